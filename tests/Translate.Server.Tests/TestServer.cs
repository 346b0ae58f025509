using System.Net.Http.Headers;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Tests;

/// <summary>The service in the test's own process, on a database of its own. It serves, and does no background work.</summary>
/// <param name="folder">Where its data lies.</param>
/// <param name="postgres">The connection string of a PostgreSQL database; without it, SQLite in the folder.</param>
/// <param name="settings">Other settings, named without <c>Translate:</c>.</param>
/// <param name="configure">What stands in for services of its own.</param>
public sealed class TestServer(string folder, string? postgres, IReadOnlyDictionary<string, string>? settings = null, Action<IServiceCollection>? configure = null) : WebApplicationFactory<Program>
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    /// <summary>The service's clock: it stands until it is turned.</summary>
    public FakeTimeProvider Clock { get; } = new(TimeProvider.System.GetUtcNow());

    /// <summary>Does something with the service's own services, as a request would.</summary>
    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> act)
    {
        await using var scope = Services.CreateAsyncScope();
        return await act(scope.ServiceProvider);
    }

    /// <summary>Reads or writes rows.</summary>
    public Task<T> Rows<T>(Func<TranslateDb, Task<T>> act) => Do(services => act(services.GetRequiredService<TranslateDb>()));

    /// <summary>A new desk without people.</summary>
    public Task<long> NewDesk(string name = "Culture") => Rows(async db =>
    {
        var desk = new Desk { Name = name, SourceLocale = English, TargetLocales = [Korean], Created = Clock.GetUtcNow() };
        db.Desks.Add(desk);
        await db.SaveChangesAsync();
        return desk.Id;
    });

    /// <summary>A new person, who belongs to a desk or to none.</summary>
    public Task<long> NewPerson(string name, long? desk = null, DeskRole role = DeskRole.Translator, bool isOperator = false, string? password = null) => Do(async services =>
    {
        var db = services.GetRequiredService<TranslateDb>();
        var people = services.GetRequiredService<Microsoft.AspNetCore.Identity.UserManager<Person>>();
        var person = new Person { UserName = Address(name), Email = Address(name), DisplayName = name, IsOperator = isOperator, Created = Clock.GetUtcNow() };
        Assert.True((password is null ? await people.CreateAsync(person) : await people.CreateAsync(person, password)).Succeeded);
        if (desk is { } id) db.Memberships.Add(new() { DeskId = id, PersonId = person.Id, Role = role });
        await db.SaveChangesAsync();
        return person.Id;
    });

    /// <summary>The address of a person made here.</summary>
    public static string Address(string name) => $"{name.ToLowerInvariant()}@example.org";

    /// <summary>A program that calls the API with a person's token.</summary>
    public async Task<HttpClient> Program(long person) =>
        WithToken(await Do(services => services.GetRequiredService<AccessTokens>().Create(person, "a test", default)));

    /// <summary>A program that calls the API with a token.</summary>
    public HttpClient WithToken(string token)
    {
        var client = CreateClient(new() { AllowAutoRedirect = false });
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", token);
        return client;
    }

    /// <summary>A browser that nobody is signed in with.</summary>
    public Browser Browser() => new(this);

    /// <summary>A person's browser, signed in by a link.</summary>
    public async Task<Browser> Browser(long person)
    {
        var browser = Browser();
        var page = await browser.Get($"/sign-in/link/{await NewLink(person)}");
        await browser.Submit(page, "/sign-in/link/");
        return browser;
    }

    /// <summary>The secret of a new sign-in link.</summary>
    public Task<string> NewLink(long person) => Do(services => services.GetRequiredService<SignInLinks>().Create(person, SignInLinks.ForKnown, default));

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Translate:DataFolder", Path.Combine(folder, "data"));
        builder.UseSetting("Translate:SeedsFolder", Path.Combine(folder, "seeds"));
        builder.UseSetting("Translate:TranslationsFolder", Path.Combine(folder, "translations"));
        builder.UseSetting("Translate:DictionariesFolder", "");
        builder.UseSetting("Translate:Role", "Web");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        foreach (var (name, value) in settings ?? new Dictionary<string, string>()) builder.UseSetting($"Translate:{name}", value);
        if (postgres is not null) builder.UseSetting("Translate:Postgres", postgres);
        builder.ConfigureTestServices(services =>
        {
            services.AddSingleton<TimeProvider>(Clock);
            configure?.Invoke(services);
        });
    }
}

/// <summary>Tests of the running service. The database is one choice, so that the same tests can run on the other.</summary>
public abstract class ServerTests : IAsyncLifetime
{
    readonly string folder = Directory.CreateTempSubdirectory("translate-server-").FullName;
    readonly Lazy<string?> database;
    Lazy<TestServer> server;

    protected ServerTests()
    {
        database = new(NewDatabase);
        server = new(Start);
    }

    /// <summary>The service under test.</summary>
    protected TestServer Server => server.Value;

    /// <summary>Where its data lies.</summary>
    protected string Folder => folder;

    /// <summary>Other settings, named without <c>Translate:</c>.</summary>
    protected virtual IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>();

    /// <summary>Lets something stand in for the service's own services.</summary>
    protected virtual void Configure(IServiceCollection services)
    {
    }

    /// <summary>The connection string of a new PostgreSQL database, or null for a SQLite file.</summary>
    protected virtual string? NewDatabase() => null;

    /// <summary>Ends the service and starts it anew on the same data.</summary>
    protected async Task Restart()
    {
        await Server.DisposeAsync();
        server = new(Start);
    }

    Task IAsyncLifetime.InitializeAsync() => Begin();

    Task IAsyncLifetime.DisposeAsync() => Over();

    /// <summary>The test is over.</summary>
    protected async Task Over()
    {
        await End();
        await Server.DisposeAsync();
        Directory.Delete(folder, recursive: true);
    }

    /// <summary>Starts what the tests need besides the service.</summary>
    protected virtual Task Begin() => Task.CompletedTask;

    /// <summary>Ends what <see cref="Begin"/> started.</summary>
    protected virtual Task End() => Task.CompletedTask;

    /// <summary>Does all background work that is due, one batch after the other.</summary>
    protected async Task Work()
    {
        while (await Server.Rows(db => db.Batches.Where(b => b.State == BatchState.Due && b.DueAt <= Server.Clock.GetUtcNow()).OrderBy(b => b.Id).Select(b => (long?)b.Id).FirstOrDefaultAsync()) is { } batch)
            await Server.Do(async services =>
            {
                await services.GetRequiredService<BatchJob>().Run(batch, default);
                return true;
            });
    }

    TestServer Start()
    {
        if (database.Value is null) ReadyDatabases.Lay(Path.Combine(folder, "data"));
        return new(folder, database.Value, Settings, Configure);
    }
}
