using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Tests.People;

/// <summary>Walks all endpoints: whoever adds one without saying who may call it is told here.</summary>
public partial class RoleTests : ServerTests
{
    /// <summary>What anybody may ask for.</summary>
    static readonly string[] Anonymous =
    [
        "/health", "/openapi/{documentName}.json", "/appearance", "/status/{code:int}", "/error", "/sign-in", "/sign-in/link/{secret}", "/join/{secret}",
        "/sign-in/code", "/sign-in/forgotten", "/sign-in/outside", "/sign-in/outside/back", "/sign-in/passkey", "/sign-in/passkey/options", "/goodbye",
    ];

    /// <summary>What is answered in the place of an endpoint that lets the caller in: nothing is done.</summary>
    const HttpStatusCode Allowed = (HttpStatusCode)299;

    /// <summary>Who calls.</summary>
    enum Who
    {
        Anonymous,
        Revoked,
        Forgotten,
        Stranger,
        Translator,
        WithoutTheLocale,
        Editor,
        EditorOfTheLocale,
        Manager,
        Operator,
        Browser,
        OperatorsBrowser,
    }

    /// <summary>Walking all endpoints is more than a person does in a minute.</summary>
    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Limits:SignIn"] = "10000",
        ["Limits:WayBack"] = "10000",
        ["Limits:Invitations"] = "10000",
        ["Limits:Api"] = "100000",
    };

    /// <summary>Who is let in gets an answer that no endpoint gives, and the endpoint is not called: so those who may can be asked of everything.</summary>
    protected override void Configure(IServiceCollection services)
    {
        var ours = services.Last(d => d.ServiceType == typeof(IAuthorizationMiddlewareResultHandler)).ImplementationType!;
        services.AddSingleton<IAuthorizationMiddlewareResultHandler>(provider => new AtTheDoor((IAuthorizationMiddlewareResultHandler)ActivatorUtilities.CreateInstance(provider, ours)));
    }

    [Fact]
    public void Every_endpoint_says_who_may_call_it()
    {
        var open = Endpoints()
            .Where(e => e.Metadata.GetMetadata<IAllowAnonymous>() is not null || (e.Metadata.GetMetadata<IAuthorizeData>() is null && e.Metadata.GetMetadata<AuthorizationPolicy>() is null))
            .Select(e => e.RoutePattern.RawText!)
            .Distinct();

        Assert.Equal(Anonymous.Order(StringComparer.Ordinal), open.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Every_endpoint_that_asks_for_a_role_names_what_the_desk_is_found_by()
    {
        Assert.All(ForRoles(), e => Assert.Contains(e.RoutePattern.Parameters, p => p.Name is "desk" or "document" or "job"));
    }

    [Fact]
    public void Every_endpoint_about_something_of_a_desk_asks_for_a_role()
    {
        Assert.DoesNotContain(Endpoints().Except(ForRoles()), e => e.RoutePattern.Parameters.Any(p => p.Name is "desk" or "document" or "job"));
    }

    [Fact]
    public async Task Everybody_gets_exactly_as_far_as_they_may_at_every_endpoint()
    {
        var desk = await Server.NewDesk();
        var job = await Server.Rows(async db =>
        {
            var document = new Document { DeskId = desk, Name = "a.txt", Format = "txt", SourceLocale = Locale.Parse("en") };
            var made = new Job { DeskId = desk, Document = document, Locale = Locale.Parse("ko") };
            db.Add(made);
            await db.SaveChangesAsync();
            return made;
        });
        var callers = await Callers(desk);

        var wrong = new List<string>();
        foreach (var endpoint in Endpoints())
            foreach (var method in Methods(endpoint))
            {
                var address = Address(endpoint, desk, job.DocumentId, job.Id);
                var accepts = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0];
                foreach (var (who, send) in callers)
                {
                    // What anybody may do is not asked of those who could do it by that.
                    if (Declared(endpoint) is Anybody && method is not "GET") continue;
                    var expected = Expected(endpoint, who, address);
                    var got = await send(method, address, accepts);
                    if (expected is null ? got is HttpStatusCode.Unauthorized or HttpStatusCode.Forbidden : got != expected) wrong.Add($"{method} {address} as {who}: {(int)got}, not {(int?)expected}");
                }
            }

        Assert.True(wrong.Count == 0, string.Join('\n', wrong));
        using var boss = await Server.Program(await Server.NewPerson("Chief", isOperator: true));
        foreach (var endpoint in ForRoles())
            foreach (var method in Methods(endpoint))
                Assert.Equal(HttpStatusCode.NotFound, await Status(boss, method, Address(endpoint, 999, 999, 999), endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0]));
    }

    const string Anybody = "anybody", Known = "known";

    /// <summary>Who may call an endpoint, as it declares it: a role, a policy, somebody who is known, or anybody.</summary>
    static object Declared(RouteEndpoint endpoint)
    {
        if (endpoint.Metadata.GetMetadata<IAllowAnonymous>() is not null) return Anybody;
        if (endpoint.Metadata.GetOrderedMetadata<DeskRoleAttribute>() is { Count: > 0 } roles) return roles.Max(r => r.Role);
        return endpoint.Metadata.GetOrderedMetadata<IAuthorizeData>().Select(a => a.Policy).FirstOrDefault(p => p is not null) ?? Known;
    }

    static HttpStatusCode? Expected(RouteEndpoint endpoint, Who who, string address)
    {
        var declared = Declared(endpoint);
        if (declared is Anybody) return null;

        var isApi = address.StartsWith("/api", StringComparison.Ordinal);
        if (who is Who.Forgotten) return HttpStatusCode.Unauthorized;
        if (who is Who.Anonymous or Who.Revoked) return isApi ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect;

        var isOperator = who is Who.Operator or Who.OperatorsBrowser;
        if (declared is Known) return Allowed;
        if (declared is "operator") return isOperator ? Allowed : HttpStatusCode.Forbidden;
        if (declared is "browser") return who is Who.Browser or Who.OperatorsBrowser ? Allowed : HttpStatusCode.Forbidden;

        var isJob = endpoint.RoutePattern.Parameters.Any(p => p.Name is "job");
        DeskRole? role = who switch
        {
            Who.Stranger => null,
            Who.WithoutTheLocale when isJob => null,
            Who.Translator or Who.WithoutTheLocale or Who.Browser => DeskRole.Translator,
            Who.EditorOfTheLocale => isJob ? DeskRole.Editor : DeskRole.Translator,
            Who.Editor => DeskRole.Editor,
            _ => DeskRole.Manager,
        };
        return isOperator ? Allowed : role is null ? HttpStatusCode.NotFound : role >= (DeskRole)declared ? Allowed : HttpStatusCode.Forbidden;
    }

    async Task<Dictionary<Who, Func<string, string, string?, Task<HttpStatusCode>>>> Callers(long desk)
    {
        var callers = new Dictionary<Who, Func<string, string, string?, Task<HttpStatusCode>>>();
        var anonymous = Server.CreateClient(new() { AllowAutoRedirect = false });
        callers[Who.Anonymous] = (method, address, accepts) => Status(anonymous, method, address, accepts);
        await Token(Who.Stranger, await Server.NewPerson("Stranger", await Server.NewDesk("Another desk"), DeskRole.Manager));
        await Token(Who.Translator, await Server.NewPerson("Translator", desk));
        await Token(Who.Editor, await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Token(Who.Manager, await Server.NewPerson("Manager", desk, DeskRole.Manager));
        await Token(Who.Operator, await Server.NewPerson("Boss", isOperator: true));
        await Token(Who.WithoutTheLocale, await In(await Server.NewPerson("Without", desk), null));
        await Token(Who.EditorOfTheLocale, await In(await Server.NewPerson("There", desk), DeskRole.Editor));

        var gone = await Server.NewPerson("Gone", desk);
        await Token(Who.Forgotten, gone);
        Assert.Equal(Forgotten.Done, await Server.Do(services => services.GetRequiredService<Forgetting>().Forget(gone, default)));

        var own = await Cookie(Who.Revoked, await Server.NewPerson("Revoked", desk));
        await Server.Do(services => services.GetRequiredService<Sessions>().EndOthers(own, null, default));
        await Cookie(Who.Browser, await Server.NewPerson("Browser", desk));
        await Cookie(Who.OperatorsBrowser, await Server.NewPerson("Chiefs", isOperator: true));
        return callers;

        async Task Token(Who who, long person)
        {
            var client = await Server.Program(person);
            callers[who] = (method, address, accepts) => Status(client, method, address, accepts);
        }

        async Task<long> Cookie(Who who, long person)
        {
            var browser = await Server.Browser(person);
            callers[who] = async (method, address, accepts) =>
            {
                using var content = accepts is null ? null : new StringContent("", new MediaTypeHeaderValue(accepts));
                using var answer = await browser.SendOnce(new(method), address, content);
                return answer.StatusCode;
            };
            return person;
        }

        Task<long> In(long person, DeskRole? role) => Server.Rows(async db =>
        {
            db.LocaleRoles.Add(new() { DeskId = desk, PersonId = person, Locale = Locale.Parse("ko"), Role = role });
            await db.SaveChangesAsync();
            return person;
        });
    }

    /// <summary>Answers for an endpoint that lets the caller in.</summary>
    sealed class AtTheDoor(IAuthorizationMiddlewareResultHandler usual) : IAuthorizationMiddlewareResultHandler
    {
        public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
        {
            if (!authorizeResult.Succeeded) return usual.HandleAsync(next, context, policy, authorizeResult);
            context.Response.StatusCode = (int)Allowed;
            return Task.CompletedTask;
        }
    }

    [Fact]
    public async Task What_belongs_to_another_desk_is_not_found_through_ones_own()
    {
        var (mine, other) = (await Server.NewDesk(), await Server.NewDesk("Another desk"));
        var person = await Server.NewPerson("Anna", mine, DeskRole.Manager);
        await Server.Rows(async db =>
        {
            db.Memberships.Add(new() { DeskId = other, PersonId = person, Role = DeskRole.Translator });
            return await db.SaveChangesAsync();
        });
        using var program = await Server.Program(person);

        Assert.Equal(Allowed, await Status(program, "GET", $"/api/v1/desks/{mine}/people"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(program, "GET", $"/api/v1/desks/{other}/people"));
    }

    IEnumerable<RouteEndpoint> Endpoints() => Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    IEnumerable<RouteEndpoint> ForRoles() => Endpoints().Where(e => e.Metadata.GetMetadata<DeskRoleAttribute>() is not null);

    static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    static string Address(RouteEndpoint endpoint, long desk, long document, long job) => Parameter().Replace(
        "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
        match => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{match.Groups["name"].Value switch { "desk" => desk, "document" => document, "job" => job, "session" => Guid.Empty, "locale" => "ko", _ => 1 }}"));

    /// <summary>A body of a kind that no endpoint reads would be refused before anybody is asked who calls.</summary>
    static async Task<HttpStatusCode> Status(HttpClient client, string method, string address, string? accepts = null)
    {
        using var request = new HttpRequestMessage(new(method), address);
        if (accepts is not null) request.Content = new StringContent("", new MediaTypeHeaderValue(accepts));
        using var answer = await client.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        return answer.StatusCode;
    }

    [GeneratedRegex(@"\{\*{0,2}(?<name>\w+)[^}]*\}", RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Parameter();
}
