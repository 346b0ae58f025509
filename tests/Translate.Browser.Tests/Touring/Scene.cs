using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests.Touring;

/// <summary>A service in which something goes on: engines, a route, and a job in each state that looks different.</summary>
public sealed class Scene : Site
{
    StandInEngine engine = null!;

    /// <summary>What the addresses of a <see cref="Tour"/> name in braces.</summary>
    public Dictionary<string, string> Names { get; } = new(StringComparer.Ordinal);

    /// <summary>A page's address here.</summary>
    public string Path(string path)
    {
        foreach (var (name, value) in Names) path = path.Replace($"{{{name}}}", value, StringComparison.Ordinal);
        return path;
    }

    /// <summary>Somebody to look at a page.</summary>
    public Task<Visitor> Onlooker(Onlooker who, Look look) => who switch
    {
        Touring.Onlooker.Anybody => Anybody(look),
        Touring.Onlooker.Stranger => Person("Stranger", look: look),
        Touring.Onlooker.Translator => Person("Jiwoo", look: look),
        _ => Operator(look),
    };

    /// <summary>Opens a page that is to be looked at. Whoever is signed in must not end up before the door: every page would look the same from there.</summary>
    public async Task<Visitor> Look(string path, Onlooker who, Look look, Action<IPage>? before = null)
    {
        var visitor = await Onlooker(who, look);
        before?.Invoke(visitor.Page);
        await visitor.Page.GotoAsync(Path(path), new() { WaitUntil = WaitUntilState.Load });
        if (who is not Touring.Onlooker.Anybody) Assert.DoesNotContain("/sign-in", visitor.Page.Url, StringComparison.Ordinal);
        return visitor;
    }

    /// <inheritdoc/>
    public override async Task DisposeAsync()
    {
        await base.DisposeAsync();
        await engine.DisposeAsync();
    }

    /// <inheritdoc/>
    protected override async Task Prepare()
    {
        engine = await StandInEngine.Start(TimeSpan.Zero);
        await new MachineDesk(Manager).Use(engine.Address, calls: 2, price: 0);
        await Api(Manager.PostAsJsonAsync("/api/v1/desks/1/engines", new { kind = "pseudo", name = "Pseudo", values = new { } }));

        var delivered = (await Api(Manager.GetAsync(new Uri("/api/v1/desks/1/jobs?state=delivered&locale=ko", UriKind.Relative))))[0].GetProperty("id").GetInt64();
        var machine = await TakeIn(StandInEngine.Text(3), "talks.txt");
        var decided = await TakeIn(StandInEngine.Text(12), "more-talks.txt");
        var claimed = await TakeIn("# Bridges\n\nThe **new bridge** opens on Monday. Nobody has [crossed it](https://example.org) yet.", "bridges.md", "ja");
        var submitted = await TakeIn("The museum is free on Sundays.", "museum.txt", "ja");

        var jiwoo = await Person("Jiwoo");
        foreach (var job in new[] { claimed, submitted, decided }) await jiwoo.Api("POST", $"/api/v1/jobs/{job}/claim");
        await jiwoo.Api("PUT", $"/api/v1/jobs/{submitted}/segments/0", new { version = 0, typed = "美術館は日曜日に無料です。" });
        await jiwoo.Api("POST", $"/api/v1/jobs/{submitted}/submit");
        foreach (var segment in await Segments(decided))
            await jiwoo.Api("PUT", $"/api/v1/jobs/{decided}/segments/{segment.GetProperty("ordinal")}", new { version = segment.GetProperty("target").GetProperty("version").GetInt32(), typed = segment.GetProperty("target").GetProperty("text").GetProperty("text").GetString()!.Replace("저녁", "밤", StringComparison.Ordinal) });
        await jiwoo.Api("POST", $"/api/v1/jobs/{decided}/submit");
        await Api(Manager.PostAsync(new Uri($"/api/v1/jobs/{decided}/approve", UriKind.Relative), null));

        var edited = await TakeIn("The zoo has a new bear.", "zoo.txt", "ja");
        await jiwoo.Api("POST", $"/api/v1/jobs/{edited}/claim");
        await jiwoo.Api("PUT", $"/api/v1/jobs/{edited}/segments/0", new { version = 0, typed = "動物園に新しい熊がいる。" });
        await jiwoo.Api("POST", $"/api/v1/jobs/{edited}/submit");
        await Api(Manager.PutAsJsonAsync("/api/v1/desks/1/reviews/policy", new { reviews = "everybody", passMark = 90 }));
        await Api(Manager.PostAsJsonAsync("/api/v1/desks/1/return-reasons", new { text = "Please read it aloud once.", isOwn = true }));
        await Api(Manager.PostAsJsonAsync("/api/v1/desks/1/return-reasons", new { text = "See the style guide.", isOwn = false }));
        foreach (var job in new[] { submitted, edited })
            await Api(Manager.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/0/errors", new { version = 1, start = 1, length = 2, category = "terminology/wrong-term", severity = "minor", note = "Not in our termbase." }));
        await Api(Manager.PutAsJsonAsync($"/api/v1/jobs/{edited}/segments/0", new { version = 1, typed = "動物園に新しいクマが来た。" }));
        await Api(Manager.PostAsJsonAsync($"/api/v1/jobs/{edited}/segments/0/comments", new { text = "@Jiwoo We write animals in katakana." }));
        await Api(Manager.PostAsJsonAsync($"/api/v1/jobs/{edited}/approve", new { comment = "Well done." }));
        await jiwoo.Api("PUT", "/api/v1/me/pairs", new[] { new { from = "en", to = "ko" }, new { from = "en", to = "ja" } });

        // Terms, a forbidden one among them, and a proposal.
        Names["concept"] = $"{(await Api(Manager.PostAsJsonAsync("/api/v1/desks/1/terms", new { domain = "Architecture", note = "Of roads, not of noses.", terms = new object[] { new { locale = "en", text = "bridge", partOfSpeech = "noun" }, new { locale = "ja", text = "橋" }, new { locale = "ja", text = "橋梁", status = "forbidden", note = "Too formal." } } }))).GetProperty("id")}";
        await jiwoo.Api("POST", "/api/v1/desks/1/terms/proposals", new { from = "en", to = "ja", source = "museum", target = "美術館", note = "Of art only.", job = submitted });

        await Revise(jiwoo);

        // A webhook to an address of the house, which is never spoken to: its publication fails, and is seen.
        Names["outlet"] = $"{(await Api(Manager.PostAsJsonAsync("/api/v1/desks/1/outlets", new { kind = "webhook", name = "Site", place = "http://10.0.0.1/hook" }))).GetProperty("outlet").GetProperty("id")}";

        // One who is setting the second step up: the page shows the picture.
        await jiwoo.Go("/settings/security");
        await jiwoo.Page.Locator("form[action='/settings/security/begin'] button").ClickAsync();
        await jiwoo.Page.Locator("svg.qr").WaitForAsync();
        await Keep("Jiwoo", jiwoo);

        await Person("Stranger");
        await Api(Manager.DeleteAsync(new Uri($"/api/v1/desks/1/people/{Rows.Count("SELECT \"Id\" FROM \"AspNetUsers\" WHERE \"DisplayName\" = 'Stranger'")}", UriKind.Relative)));

        foreach (var (name, file, text) in new[]
        {
            ("page", "bridge.html", await File.ReadAllTextAsync(System.IO.Path.Combine(Place.Repository, "tests", "Translate.Server.Tests", "Documents", "Fixtures", "bridge.html"))),
            ("strings", "en.json", """{"title": "Bridges", "open": "Open on Monday"}"""),
        })
        {
            using var form = new MultipartFormDataContent { { new StringContent(text), "file", file } };
            Names[name] = (await Api(Manager.PostAsync(new Uri("/api/v1/desks/1/proposals", UriKind.Relative), form))).GetProperty("documents")[0].GetRawText();
        }

        using var documents = new MultipartFormDataContent
        {
            { new StringContent("en"), "from" }, { new StringContent("ko"), "to" }, { new StringContent("Published"), "memory" },
            { new StringContent("The bridge is open. It was closed for two years.\n\nNobody minded. The ferry sailed."), "sources", "bridge.en.txt" },
            { new StringContent("다리가 열렸다. 2년 동안 닫혀 있었다.\n\n배가 다녔다."), "targets", "bridge.ko.txt" },
        };
        Names["alignment"] = $"{(await Api(Manager.PostAsync(new Uri("/api/v1/desks/1/alignments", UriKind.Relative), documents))).GetProperty("made")[0].GetProperty("id")}";

        // The first of its kind here.
        Names["engine"] = Names["route"] = "1";
        await Wait.Until(() => Rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 5 """) == 4);
        await Api(Manager.PostAsync(new Uri($"/api/v1/jobs/{edited}/publications/{Names["outlet"]}", UriKind.Relative), null));
        await Wait.Until(() => Rows.Count("""SELECT COUNT(*) FROM "Publications" WHERE "State" = 2 """) == 1);
        Names["invitation"] = (await Api(Manager.PostAsJsonAsync("/api/v1/desks/1/invitations", new { role = "translator", people = 50 }))).GetProperty("link").GetString()!;
        var practice = (await jiwoo.Api("POST", "/api/v1/practice?to=ko")).GetProperty("job").GetInt64();
        await Wait.Until(async () => (await Job(practice)).GetProperty("state").GetString() is "claimed");
        foreach (var (ordinal, words) in new[] { (1, "본인 말고는 아무도 여기서 하는 일을 볼 수 없습니다."), (2, "문장마다 옆에 번역을 쓰고 ⟦1⟧확정⟦/1⟧ 키를 누르면 다음 문장으로 넘어갑니다."), (3, "해 볼 수 있는 것"), (6, "문장을 쓰다가 창을 닫고 다시 열어 보세요.") })
            await jiwoo.Api("PUT", $"/api/v1/jobs/{practice}/segments/{ordinal}", new { version = 0, typed = words });
        Names["practice"] = $"{practice}";
        Names["link"] = await Link("Guest", DeskRole.Translator);
        foreach (var (name, id) in new[] { ("delivered", delivered), ("machine", machine), ("claimed", claimed), ("submitted", submitted), ("edited", edited) })
            Names[name] = $"{id}";
    }

    /// <summary>A source that was revised behind its delivery, and a revision that waits for a decision.</summary>
    async Task Revise(Visitor jiwoo)
    {
        const string Before = "The tower\n\nThe tower was built in 1897, by a society of citizens. It is 40 metres high.\n\nThe lift is out of order.\n\nThe café opens at ten.";
        var job = await TakeIn(Before, "tower.txt", "ja");
        await jiwoo.Api("POST", $"/api/v1/jobs/{job}/claim");
        foreach (var (ordinal, words) in new[] { "塔", "この塔は市民の会によって1897年に建てられた。", "高さは40メートルである。", "エレベーターは故障している。", "カフェは10時に開く。" }.Index())
            await jiwoo.Api("PUT", $"/api/v1/jobs/{job}/segments/{ordinal}", new { version = 0, typed = words });
        await jiwoo.Api("POST", $"/api/v1/jobs/{job}/submit");
        await Api(Manager.PostAsync(new Uri($"/api/v1/jobs/{job}/approve", UriKind.Relative), null));
        await Wait.Until(async () => (await Job(job)).GetProperty("state").GetString() is "delivered");
        var first = await Propose(job, Before.Replace("1897, by", "1897 by", StringComparison.Ordinal).Replace("The lift is out of order.", "Since last summer, a lift made of glass brings visitors up.", StringComparison.Ordinal));
        await Api(Manager.PostAsync(new Uri($"/api/v1/documents/{first}/revision/confirm", UriKind.Relative), null));
        var later = (await Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/later")).GetProperty("job").GetInt64();
        await Wait.Until(async () => (await Job(later)).GetProperty("state").GetString() is "available");
        Names["superseded"] = $"{job}";
        Names["revised"] = $"{later}";
        Names["takenIn"] = $"{first}";

        // Other texts: what the memory knows all of is delivered at once.
        var another = Before.Replace("tower", "lighthouse", StringComparison.Ordinal);
        var other = await TakeIn(another, "waits.txt", "ja");
        Names["proposed"] = $"{await Propose(other, "The café opens at ten.\n\nThe lighthouse\n\nThe lighthouse was built in 1897 by a society of citizens. It is 42 metres high.\n\nDogs have to stay outside.")}";
        Names["waiting"] = $"{(await Job(other)).GetProperty("document")}";
        Names["revisable"] = $"{(await Job(await TakeIn(another, "revisable.txt", "ja"))).GetProperty("document")}";
    }

    async Task<long> Propose(long job, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" } };
        return (await Api(Manager.PostAsync(new Uri($"/api/v1/documents/{(await Job(job)).GetProperty("document")}/revisions", UriKind.Relative), form))).GetProperty("document").GetInt64();
    }
}

/// <summary>The tests that only look share one scene.</summary>
[CollectionDefinition(nameof(Scene))]
public sealed class SceneTests : ICollectionFixture<Scene>;
