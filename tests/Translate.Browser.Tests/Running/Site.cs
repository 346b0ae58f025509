using System.Collections.Concurrent;
using System.Net.Http.Json;
using System.Text.Json;
using Translate.Server.Data;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests.Running;

/// <summary>
/// The service as a process on loopback, with a SQLite file and the demonstration desk, for a class of tests (<c>IClassFixture&lt;Site&gt;</c>).
/// It can be killed and started again at the same address, while pages of it are open.
/// </summary>
public class Site : IAsyncLifetime
{

    readonly ConcurrentDictionary<string, Lazy<Task<string>>> people = new(StringComparer.Ordinal);
    readonly List<Visitor> visitors = [];
    ServerProcess server = null!;

    /// <summary>Where the service's files lie.</summary>
    public Place Place { get; } = new();

    /// <summary>Its rows.</summary>
    public Rows Rows { get; private set; } = null!;

    /// <summary>A program with the first manager's token, to prepare by the API what a test begins with.</summary>
    public HttpClient Manager { get; private set; } = null!;

    /// <summary>Where the service is.</summary>
    public Uri Address { get; private set; } = null!;

    /// <summary>What the service printed.</summary>
    public string Output => server.Output;

    public async Task InitializeAsync()
    {
        server = ServerProcess.Start(Place, Settings);
        Address = server.Address;
        await server.Answers();
        Rows = Rows.InSqlite(Place);
        Manager = await server.Client(Place, Settings);
        await Wait.Until(() => Rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 5 """) == 2, say: () => Output);
        await Prepare();
    }

    public virtual async Task DisposeAsync()
    {
        foreach (var visitor in visitors) await visitor.Context.CloseAsync();
        Manager.Dispose();
        server.Dispose();
        Place.Dispose();
    }

    /// <summary>What the operator has set, named as in the environment, without <c>Translate__</c>.</summary>
    protected virtual (string Name, string Value)[] Settings => [("ReconcileEvery", "00:00:01")];

    /// <summary>What all tests of the class begin with.</summary>
    protected virtual Task Prepare() => Task.CompletedTask;

    /// <summary>Somebody who is not signed in.</summary>
    public Task<Visitor> Anybody(Look? look = null) => Open(look, null);

    /// <summary>A person of the demonstration desk, signed in; made at the first mention of the name.</summary>
    public async Task<Visitor> Person(string name, DeskRole role = DeskRole.Translator, Look? look = null) =>
        await Open(look, await SignedIn(name, () => Link(name, role)));

    /// <summary>The first manager, who is an operator too.</summary>
    public async Task<Visitor> Operator(Look? look = null) =>
        await Open(look, await SignedIn("Manager", () => Task.FromResult(Output.Split("first manager: ")[1].Split('\n')[0].Trim())));

    /// <summary>A new one-time sign-in link for a new person of the desk.</summary>
    public async Task<string> Link(string name, DeskRole role) =>
        (await Api(Manager.PostAsJsonAsync("/api/v1/desks/1/people", new { email = $"{name.ToLowerInvariant()}@example.org", name, role = JsonNamingPolicy.CamelCase.ConvertName(role.ToString()) }))).GetProperty("link").GetString()!;

    /// <summary>Hands a text in and waits until its job waits for people.</summary>
    /// <returns>The job.</returns>
    public async Task<long> TakeIn(string text, string name = "article.txt", string to = "ko")
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent(name), "name" }, { new StringContent("en"), "from" }, { new StringContent(to), "to" } };
        var job = (await Api(Manager.PostAsync(new Uri("/api/v1/desks/1/documents", UriKind.Relative), form))).GetProperty("jobs")[0].GetInt64();
        await Wait.Until(async () => (await Job(job)).GetProperty("state").GetString() is not "preparing");
        return job;
    }

    /// <summary>A job, as the API tells it.</summary>
    public async Task<JsonElement> Job(long job) => await Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}");

    /// <summary>A job's segments, as the API tells them.</summary>
    public async Task<JsonElement[]> Segments(long job) => (await Manager.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/segments"))!;

    /// <summary>What the API answers, which must not be an error.</summary>
    public static async Task<JsonElement> Api(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Ends the service at once, as a power cut would.</summary>
    public Task Kill() => server.Kill();

    /// <summary>Starts it again, on the same data and at the same address.</summary>
    public async Task Restart()
    {
        server.Dispose();
        server = ServerProcess.Start(Place, Address, Settings);
        await server.Answers();
    }

    /// <summary>The test is over: its visitors go, and have had nothing to complain of.</summary>
    internal async Task Leave()
    {
        List<Visitor> gone;
        lock (visitors)
        {
            gone = [.. visitors];
            visitors.Clear();
        }

        foreach (var visitor in gone) await visitor.Context.CloseAsync();
        Assert.Empty(gone.SelectMany(v => v.Complaints));
    }

    async Task<Visitor> Open(Look? look, string? storage)
    {
        var visitor = await Visitor.Open(Address, look ?? new(), storage);
        lock (visitors) visitors.Add(visitor);
        return visitor;
    }

    /// <summary>From now on the person's browsers are signed in as this one is: what it did made the cookies of before worthless.</summary>
    protected async Task Keep(string name, Visitor visitor)
    {
        var storage = await visitor.Context.StorageStateAsync();
        people[name] = new(() => Task.FromResult(storage));
    }

    Task<string> SignedIn(string name, Func<Task<string>> link) => people.GetOrAdd(name, _ => new(() => SignIn(link))).Value;

    async Task<string> SignIn(Func<Task<string>> link)
    {
        var visitor = await Visitor.Open(Address, new(), null);
        await visitor.Go(await link());
        await visitor.Page.Locator("main form button").ClickAsync();
        await visitor.Page.WaitForURLAsync("**/welcome");
        var storage = await visitor.Context.StorageStateAsync();
        await visitor.Context.CloseAsync();
        return storage;
    }
}

/// <summary>Tests in a browser. Whatever a browser complains of in a test, fails it.</summary>
/// <param name="site">The service they visit.</param>
public abstract class BrowserTests(Site site) : IAsyncLifetime
{
    Task IAsyncLifetime.InitializeAsync() => Task.CompletedTask;

    Task IAsyncLifetime.DisposeAsync() => site.Leave();
}
