using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json;

namespace Translate.Server.Tests.Running;

/// <summary>A service that runs for a class of tests, with a manager, an editor and two translators.</summary>
public abstract class RunningService : IAsyncLifetime
{
    (string Name, string Value)[] settings = [];

    public Place Place { get; } = new();

    public ServerProcess Server { get; private set; } = null!;

    public Rows Rows { get; private set; } = null!;

    public HttpClient Manager { get; private set; } = null!;

    public HttpClient Editor { get; private set; } = null!;

    public HttpClient Translator { get; private set; } = null!;

    public HttpClient OtherTranslator { get; private set; } = null!;

    /// <summary>Somebody who is known to the service and belongs to no desk.</summary>
    public HttpClient Stranger { get; private set; } = null!;

    /// <summary>Which database it is.</summary>
    protected abstract (Rows Rows, (string Name, string Value)[] Settings) Database();

    public async Task InitializeAsync()
    {
        (Rows, var database) = Database();
        settings = [.. database, ("MaximumFileSize", "2000000"), ("ReconcileEvery", "00:00:01")];
        Server = ServerProcess.Start(Place, settings);
        await Server.Answers();
        Manager = await Server.Client(Place, settings);
        Editor = await Person("editor");
        Translator = await Person("translator");
        OtherTranslator = await Person("translator", "other");
        Stranger = await Person("translator", "stranger");
        var people = await Manager.GetFromJsonAsync<JsonElement>("/api/v1/desks/1/people");
        var stranger = people.EnumerateArray().Single(p => p.GetProperty("name").GetString() == "stranger").GetProperty("id").GetInt64();
        (await Manager.DeleteAsync($"/api/v1/desks/1/people/{stranger}")).EnsureSuccessStatusCode();
        await Wait.Until(() => Rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 5 """) == 2);
    }

    public Task DisposeAsync()
    {
        Server.Dispose();
        Place.Dispose();
        return Task.CompletedTask;
    }

    /// <summary>A client that sends nobody's token.</summary>
    public HttpClient Nobody() => new(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = Server.Address };

    /// <summary>Hands a text in and waits until its job waits for people.</summary>
    public async Task<(long Document, long Job)> TakeIn(string text, string name = "article.txt", string to = "ko")
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent(name), "name" }, { new StringContent("en"), "from" }, { new StringContent(to), "to" } };
        var response = await Editor.PostAsync("/api/v1/desks/1/documents", form);
        Assert.True(response.IsSuccessStatusCode, await response.Content.ReadAsStringAsync());
        var document = await response.Content.ReadFromJsonAsync<JsonElement>();
        var job = document.GetProperty("jobs")[0].GetInt64();
        await Wait.Until(async () => await State(job) is not "preparing");
        return (document.GetProperty("id").GetInt64(), job);
    }

    /// <summary>A job's state.</summary>
    public async Task<string> State(long job) => (await Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}")).GetProperty("state").GetString()!;

    /// <summary>A job's segments.</summary>
    public async Task<JsonElement[]> Segments(long job) => (await Manager.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/segments"))!;

    async Task<HttpClient> Person(string role, string? name = null)
    {
        name ??= role;
        (await Manager.PostAsJsonAsync("/api/v1/desks/1/people", new { email = $"{name}@example.org", name, role })).EnsureSuccessStatusCode();
        var client = new HttpClient { BaseAddress = Server.Address };
        client.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", await ServerProcess.Token(Place, $"{name}@example.org", settings));
        return client;
    }
}

/// <summary>A service on a SQLite file.</summary>
public sealed class SqliteService : RunningService
{
    protected override (Rows Rows, (string Name, string Value)[] Settings) Database() => (Rows.InSqlite(Place), []);
}

/// <summary>A service on a PostgreSQL server.</summary>
public sealed class PostgresService : RunningService
{
    protected override (Rows Rows, (string Name, string Value)[] Settings) Database()
    {
        var connection = PostgresServer.NewDatabase();
        return (Rows.InPostgres(connection), [("Postgres", connection)]);
    }
}
