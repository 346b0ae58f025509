using System.Net;
using System.Net.Http.Headers;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Authorization;
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
    ];

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
        // They lead from forms' addresses back to the settings page.
        var without = Endpoints().Except(ForRoles())
            .Where(e => e.RoutePattern.Parameters.Any(p => p.Name is "desk" or "document" or "job"))
            .Select(e => $"{Methods(e)[0]} {e.RoutePattern.RawText}");

        Assert.Equal(["GET /desks/{desk:long}/invitations", "GET /desks/{desk:long}/people", "GET /desks/{desk:long}/people/{person:long}/{form}"], without.Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Strangers_find_nothing_and_small_roles_may_not()
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
        using var stranger = await Server.Program(await Server.NewPerson("Stranger", await Server.NewDesk("Another desk"), DeskRole.Manager));
        using var anonymous = Server.CreateClient(new() { AllowAutoRedirect = false });
        using var boss = await Server.Program(await Server.NewPerson("Boss", isOperator: true));
        var members = new Dictionary<DeskRole, HttpClient>();
        foreach (var role in Enum.GetValues<DeskRole>()) members[role] = await Server.Program(await Server.NewPerson(role.ToString(), desk, role));

        foreach (var endpoint in ForRoles())
            foreach (var method in Methods(endpoint))
            {
                var needed = endpoint.Metadata.GetOrderedMetadata<DeskRoleAttribute>().Max(a => a.Role);
                var address = Address(endpoint, desk, job.DocumentId, job.Id);
                var missing = Address(endpoint, 999, 999, 999);
                var accepts = endpoint.Metadata.GetMetadata<IAcceptsMetadata>()?.ContentTypes[0];
                var what = $"{method} {address} ({needed})";

                var expected = address.StartsWith("/api", StringComparison.Ordinal) ? HttpStatusCode.Unauthorized : HttpStatusCode.Redirect;
                Assert.True(expected == await Status(anonymous, method, address, accepts), $"{what} without signing in");
                Assert.True(HttpStatusCode.NotFound == await Status(stranger, method, address, accepts), $"{what} as a stranger");
                Assert.True(HttpStatusCode.NotFound == await Status(boss, method, missing, accepts), $"{what} where there is nothing");
                foreach (var (role, member) in members.Where(m => m.Key < needed))
                    Assert.True(HttpStatusCode.Forbidden == await Status(member, method, address, accepts), $"{what} as {role}");

                // Reading changes nothing, so that those who may can be asked too.
                if (method is not "GET" || address.EndsWith("/events", StringComparison.Ordinal)) continue;
                foreach (var (role, member) in members.Where(m => m.Key >= needed))
                    Assert.False(await Status(member, method, address, accepts) is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{what} as {role}");
                Assert.False(await Status(boss, method, address, accepts) is HttpStatusCode.Forbidden or HttpStatusCode.Unauthorized, $"{what} as an operator");
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

        Assert.Equal(HttpStatusCode.OK, await Status(program, "GET", $"/api/v1/desks/{mine}/people"));
        Assert.Equal(HttpStatusCode.Forbidden, await Status(program, "GET", $"/api/v1/desks/{other}/people"));
    }

    IEnumerable<RouteEndpoint> Endpoints() => Server.Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>();

    IEnumerable<RouteEndpoint> ForRoles() => Endpoints().Where(e => e.Metadata.GetMetadata<DeskRoleAttribute>() is not null);

    static IReadOnlyList<string> Methods(RouteEndpoint endpoint) => endpoint.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods ?? ["GET"];

    static string Address(RouteEndpoint endpoint, long desk, long document, long job) => Parameter().Replace(
        "/" + endpoint.RoutePattern.RawText!.TrimStart('/'),
        match => string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{match.Groups["name"].Value switch { "desk" => desk, "document" => document, "job" => job, _ => 1 }}"));

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
