using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Jobs;

namespace Translate.Server.Tests.Documents;

public sealed class ProposalOnPostgresTests : ProposalTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>A document before anything is queued, what an editor decides about it, and what becomes of that at delivery.</summary>
public class ProposalTests : ServerTests
{
    static string Bridge => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Documents", "Fixtures", "bridge.html"));

    /// <summary>What is said of a page to programs behind its credits.</summary>
    static readonly string[] Credited = ["publisher", "source", "date", "rights", "translator", "editor"];

    [Fact]
    public async Task Furniture_of_an_article_is_left_out_of_the_delivery_and_what_is_kept_stays_as_it_is()
    {
        var (editor, _, document) = await Propose("article.txt", "A Title\n\nBy Jane Doe\n\nMay 23, 2022\n\nOne thing.\n\nAbout this publication\n\n\nBe the first to comment\n\nLeave a Reply\n");
        var proposal = await Proposal(editor, document);
        Assert.Equal(("A Title", "Jane Doe", "2022-05-23"), (Text(proposal, "article", "title"), Text(proposal, "article", "author"), Text(proposal, "article", "published")));
        Assert.Equal(["translate", "translate", "translate", "translate", "leaveOut", "leaveOut", "leaveOut"], proposal.GetProperty("units").EnumerateArray().Select(u => u.GetProperty("treatment").GetString()));
        Assert.Equal(0, await Server.Rows(db => db.Jobs.CountAsync()) + await Server.Rows(db => db.Batches.CountAsync()) + await Server.Rows(db => db.Segments.CountAsync()));

        await Ok(editor.PatchAsJsonAsync($"/api/v1/documents/{document}/proposal", new { units = new Dictionary<string, string> { ["2"] = "keep", ["3"] = "keep", ["5"] = "keep" }, notes = "Short sentences, please.", title = "A Better Title" }));
        await Ok(editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", new { wanted = new[] { new { locale = "ko" } } }));
        await Work();
        var job = await Server.Rows(db => db.Jobs.AsNoTracking().Include(j => j.Document).SingleAsync());
        Assert.Equal((2, "Short sentences, please.", "A Better Title"), (job.Segments, job.Document!.Notes, job.Document.Title));

        await Deliver(job.Id, ["제목", "한 가지."]);
        Assert.Equal("제목\n\nBy Jane Doe\n\nMay 23, 2022\n\n한 가지.\n\nAbout this publication\n", await Delivered(editor, job.Id));
    }

    [Fact]
    public async Task Of_a_page_the_article_is_found_and_the_rest_of_it_is_not_delivered()
    {
        var (editor, _, document) = await Propose("bridge.html", Bridge);
        var proposal = await Proposal(editor, document);
        Assert.Equal(
            ("A Bridge That Nobody Crossed", "Jane Doe", "The Harbor Courier", "2022-05-23", "https://courier.example/news/bridge", "CC BY 4.0 (https://creativecommons.org/licenses/by/4.0/)", "en"),
            (Text(proposal, "article", "title"), Text(proposal, "article", "author"), Text(proposal, "article", "publisher"), Text(proposal, "article", "published"), Text(proposal, "article", "address"), Text(proposal, "article", "licence"), Text(proposal, "from")));
        var units = proposal.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(9, units.Count(u => u.GetProperty("treatment").GetString() == "translate"));
        Assert.All(units, u => Assert.Equal(u.GetProperty("furniture").ValueKind is not JsonValueKind.Null, u.GetProperty("treatment").GetString() == "leaveOut"));

        await Ok(editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", new { wanted = new[] { new { locale = "ko" } } }));
        await Work();
        var job = await Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync());
        var sources = await Server.Rows(db => db.Segments.OrderBy(s => s.Ordinal).Select(s => s.Source).ToListAsync());
        await Deliver(job.Id, [.. sources.Select(s => Notation.Write(s).Replace("Bridge", "Brücke", StringComparison.Ordinal))]);

        // By hand: each element that was left out with its lines, and the two words.
        var expected = Bridge.Replace("\r\n", "\n", StringComparison.Ordinal).Replace("lang=\"en\"", "lang=\"ko\"", StringComparison.Ordinal).Replace("A Bridge That", "A Brücke That", StringComparison.Ordinal);
        foreach (var (from, to) in new[] { ("<header", "</header>\n"), ("<div class=\"cookie", "</div>\n"), ("  <ul class=\"share\"", "</ul>\n"), ("<aside", "</aside>\n"), ("<footer", "</footer>\n") })
            expected = expected.Remove(expected.IndexOf(from, StringComparison.Ordinal), expected.IndexOf(to, expected.IndexOf(from, StringComparison.Ordinal), StringComparison.Ordinal) + to.Length - expected.IndexOf(from, StringComparison.Ordinal));
        var (comments, form) = (expected.IndexOf("<h3>Leave", StringComparison.Ordinal), expected.IndexOf("<form", StringComparison.Ordinal));
        expected = expected.Remove(comments, form - comments).Replace("<input name=\"n\" placeholder=\"Your name\">", "", StringComparison.Ordinal).Replace("<input type=\"submit\" value=\"Post Comment\">", "", StringComparison.Ordinal);

        // Who made it stands in its metadata besides, which is the delivery's affair.
        Assert.Equal(expected, string.Join('\n', (await Delivered(editor, job.Id)).Split('\n').Where(line => !Credited.Any(name => line.StartsWith($"<meta name=\"{name}\"", StringComparison.Ordinal)))));
    }

    [Fact]
    public async Task An_entry_of_a_resource_file_can_be_kept_and_not_left_out()
    {
        var (editor, _, document) = await Propose("en.json", """{"a": "Comments", "b": "Two"}""");
        Assert.All((await Proposal(editor, document)).GetProperty("units").EnumerateArray(), u => Assert.Equal((false, "translate"), (u.GetProperty("canLeaveOut").GetBoolean(), u.GetProperty("treatment").GetString())));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.PatchAsJsonAsync($"/api/v1/documents/{document}/proposal", new { units = new Dictionary<string, string> { ["/a"] = "leaveOut" } })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.PatchAsJsonAsync($"/api/v1/documents/{document}/proposal", new { units = new Dictionary<string, string> { ["/c"] = "keep" } })).StatusCode);
        await Ok(editor.PatchAsJsonAsync($"/api/v1/documents/{document}/proposal", new { units = new Dictionary<string, string> { ["/a"] = "keep" } }));
        await Ok(editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", new { wanted = new[] { new { locale = "ko" } } }));
        await Work();
        var job = await Server.Rows(db => db.Jobs.Select(j => j.Id).SingleAsync());
        await Deliver(job, ["둘"]);
        Assert.Equal("""{"a": "Comments", "b": "둘"}""", await Delivered(editor, job));
    }

    [Fact]
    public async Task A_proposal_begins_once_or_is_discarded_and_an_old_one_goes()
    {
        var (editor, desk, document) = await Propose("a.txt", "One thing.");
        var begin = new { wanted = new[] { new { locale = "ko" } } };
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", new { wanted = Array.Empty<object>() })).StatusCode);
        var begun = await Task.WhenAll(editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", begin), editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", begin));
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.Conflict], begun.Select(b => b.StatusCode).Order());
        Assert.Equal(HttpStatusCode.Conflict, (await editor.DeleteAsync($"/api/v1/documents/{document}/proposal")).StatusCode);
        Assert.Equal((1, 1), (await Server.Rows(db => db.Jobs.CountAsync()), await Server.Rows(db => db.Batches.CountAsync())));

        var discarded = await Hand(editor, desk, "b.txt", "Be the first to comment\n\nTwo things.");
        await Ok(editor.DeleteAsync($"/api/v1/documents/{discarded}/proposal"));
        Assert.Equal((1, 0), (await Server.Rows(db => db.Documents.CountAsync()), await Server.Rows(db => db.UnitChoices.CountAsync())));

        var (old, touched) = (await Hand(editor, desk, "c.txt", "Three things."), await Hand(editor, desk, "d.txt", "Four things."));
        Server.Clock.Advance(TimeSpan.FromDays(5));
        await Ok(editor.PatchAsJsonAsync($"/api/v1/documents/{touched}/proposal", new { topic = "Things" }));
        Server.Clock.Advance(TimeSpan.FromDays(3));
        await Server.Do(async services =>
        {
            await services.GetRequiredService<Intake>().Sweep(default);
            return true;
        });
        Assert.Equal([document, touched], await Server.Rows(db => db.Documents.OrderBy(d => d.Id).Select(d => d.Id).ToListAsync()));
        Assert.DoesNotContain(old, await Server.Rows(db => db.Documents.Select(d => d.Id).ToListAsync()));
    }

    [Fact]
    public async Task Two_translators_do_their_parts_and_the_file_comes_when_both_are_approved()
    {
        var (editor, desk, document) = await Propose("long.txt", "First part one. First part two.\n\nFirst part three.\n\nSecond part one. Second part two.\n\nSecond part three.\n");
        var (anna, ben) = (await Server.NewPerson("Anna", desk), await Server.NewPerson("Ben", desk));
        await Ok(editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", new { wanted = new[] { new { locale = "ko", parts = 2, assignees = new[] { anna, ben } } } }));
        await Work();

        var jobs = await Server.Rows(db => db.Jobs.AsNoTracking().OrderBy(j => j.Part).ToListAsync());
        Assert.Equal([(1, 0, (int?)3, 3, (long?)anna, JobState.Claimed), (2, 3, null, 3, ben, JobState.Claimed)], jobs.Select(j => (j.Part, j.First, j.End, j.Segments, j.TranslatorId, j.State)));
        using var pair = new Pair(await Server.Program(anna), await Server.Program(ben));
        var (first, second) = pair;
        Assert.Equal(["First part one.", "First part two.", "First part three."], await Sources(first, jobs[0].Id));
        Assert.Equal(["Second part one.", "Second part two.", "Second part three."], await Sources(second, jobs[1].Id));
        Assert.Equal((2, 2, 9), (await first.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{jobs[1].Id}")) is var view ? (view.GetProperty("part").GetInt32(), view.GetProperty("parts").GetInt32(), view.GetProperty("words").GetInt32()) : default);

        // Nobody writes into the other's part, neither by their job nor by the other's.
        Assert.False((await first.PutAsJsonAsync($"/api/v1/jobs/{jobs[0].Id}/segments/3", new { version = 0, typed = "셋" })).IsSuccessStatusCode);
        Assert.False((await first.PutAsJsonAsync($"/api/v1/jobs/{jobs[1].Id}/segments/3", new { version = 0, typed = "셋" })).IsSuccessStatusCode);

        for (var i = 0; i < 3; i++) await Ok(first.PutAsJsonAsync($"/api/v1/jobs/{jobs[0].Id}/segments/{i}", new { version = 0, typed = $"가{i}" }));
        await Ok(second.PutAsJsonAsync($"/api/v1/jobs/{jobs[1].Id}/segments/3", new { version = 0, typed = "나3" }));
        Assert.Equal("가0 가1\n\n가2\n\n나3 Second part two.\n\nSecond part three.\n", await (await first.GetAsync($"/api/v1/jobs/{jobs[0].Id}/draft")).Content.ReadAsStringAsync());
        var preview = await (await second.GetAsync($"/jobs/{jobs[1].Id}/preview")).Content.ReadAsStringAsync();
        Assert.Contains("가0", preview, StringComparison.Ordinal);
        Assert.Contains("data-segment=\"3\"", preview, StringComparison.Ordinal);
        Assert.DoesNotContain("data-segment=\"0\"", preview, StringComparison.Ordinal);

        await Approve(jobs[0].Id, anna);
        Assert.Equal(JobState.Approved, (await Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == jobs[0].Id))).State);
        Assert.Equal(HttpStatusCode.NotFound, (await first.GetAsync($"/api/v1/jobs/{jobs[0].Id}/file")).StatusCode);
        Assert.Equal(0, await Server.Rows(db => db.Batches.CountAsync(b => b.Kind == BatchKind.Deliver)));

        for (var i = 4; i < 6; i++) await Ok(second.PutAsJsonAsync($"/api/v1/jobs/{jobs[1].Id}/segments/{i}", new { version = 0, typed = $"나{i}" }));
        await Approve(jobs[1].Id, ben);
        Assert.All(await Server.Rows(db => db.Jobs.AsNoTracking().ToListAsync()), j => Assert.Equal(JobState.Delivered, j.State));
        foreach (var job in jobs) Assert.Equal("가0 가1\n\n가2\n\n나3 나4\n\n나5\n", await Delivered(editor, job.Id));
        Assert.Equal(6, await Server.Rows(db => db.MemoryEntries.CountAsync()));

        // One part is opened again and approved again: the file is made anew, of all parts.
        await Server.Do(services => services.GetRequiredService<JobMoves>().Reopen(jobs[0].Id, anna, null, default));
        await Server.Do(services => services.GetRequiredService<JobMoves>().Approve(jobs[0].Id, anna, null, false, default));
        await Work();
        Assert.All(await Server.Rows(db => db.Jobs.AsNoTracking().ToListAsync()), j => Assert.Equal(JobState.Delivered, j.State));
        Assert.Equal(2, await Server.Rows(db => db.Deliveries.CountAsync()));
    }

    [Fact]
    public async Task A_job_is_claimed_by_those_to_whom_it_is_open_the_urgent_ones_first()
    {
        var (editor, desk, document) = await Propose("a.txt", "One thing.");
        var (newcomer, trusted) = (await Server.NewPerson("Newcomer", desk), await Server.NewPerson("Trusted", desk));
        await Server.Rows(db => db.Memberships.Where(m => m.PersonId == trusted).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsTrusted, true)));
        foreach (var person in new[] { newcomer, trusted }) using (var one = await Server.Program(person)) await Ok(one.PutAsJsonAsync("/api/v1/me/pairs", new[] { new { from = "en", to = "ko" } }));
        await Ok(editor.PostAsJsonAsync($"/api/v1/documents/{document}/begin", new { wanted = new[] { new { locale = "ko" } }, openTo = "trusted", priority = "low", due = "2026-12-01T00:00:00Z" }));
        var urgent = await Hand(editor, desk, "b.txt", "Two things.");
        await Ok(editor.PostAsJsonAsync($"/api/v1/documents/{urgent}/begin", new { wanted = new[] { new { locale = "ko" } }, priority = "urgent" }));
        var given = await Hand(editor, desk, "c.txt", "Three things.");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.PostAsJsonAsync($"/api/v1/documents/{given}/begin", new { wanted = new[] { new { locale = "ko" } }, openTo = "assignee" })).StatusCode);
        await Ok(editor.PostAsJsonAsync($"/api/v1/documents/{given}/begin", new { wanted = new[] { new { locale = "ko", assignees = new[] { newcomer } } }, openTo = "assignee" }));
        await Work();

        // What is assigned is theirs at once, and they are told.
        var theirs = await Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.DocumentId == given));
        Assert.Equal((JobState.Claimed, (long?)newcomer), (theirs.State, theirs.TranslatorId));
        Assert.Equal([("assigned", newcomer)], (await Server.Rows(db => db.Notices.ToListAsync())).Select(n => (n.Kind, n.PersonId)));

        using var one2 = await Server.Program(newcomer);
        using var other = await Server.Program(trusted);
        var forTrusted = await Server.Rows(db => db.Jobs.Where(j => j.DocumentId == document).Select(j => j.Id).SingleAsync());
        Assert.Equal(["b.txt"], await Names(one2));
        Assert.Equal(["b.txt", "a.txt"], await Names(other));
        var refused = await one2.PostAsync($"/api/v1/jobs/{forTrusted}/claim", null);
        Assert.Equal(HttpStatusCode.Conflict, refused.StatusCode);
        Assert.Contains("not opened", await refused.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        Assert.Contains("whom the desk trusts", (await (await Server.Browser(newcomer)).Get($"/jobs/{forTrusted}")).Text, StringComparison.Ordinal);
        await Ok(other.PostAsync($"/api/v1/jobs/{forTrusted}/claim", null));

        // Given back, it is still for the one it is assigned to, until an editor gives it to somebody else.
        await Ok(one2.PostAsync($"/api/v1/jobs/{theirs.Id}/release", null));
        Assert.Equal(HttpStatusCode.Conflict, (await other.PostAsync($"/api/v1/jobs/{theirs.Id}/claim", null)).StatusCode);
        await Ok(editor.PostAsJsonAsync($"/api/v1/jobs/{theirs.Id}/offer", new { assignee = trusted, priority = "high" }));
        theirs = await Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == theirs.Id));
        Assert.Equal((JobState.Claimed, (long?)trusted, Priority.High), (theirs.State, theirs.TranslatorId, theirs.Priority));
    }

    [Fact]
    public async Task Words_leverage_and_cost_are_counted_before_anything_is_queued()
    {
        var (editor, desk, document) = await Propose("a.txt", "Known sentence here.\n\nNew words.\n\nNew words.\n\n12345 678\n\nLeave a Reply\n");
        await Server.Do(async services =>
        {
            var tmx = """<tmx version="1.4"><header srclang="en" datatype="plaintext" segtype="sentence" adminlang="en" o-tmf="x" creationtool="x" creationtoolversion="1"/><body><tu><tuv xml:lang="en"><seg>Known sentence here.</seg></tuv><tuv xml:lang="ko"><seg>아는 문장.</seg></tuv></tu></body></tmx>""";
            await services.GetRequiredService<Server.Memory.DeskMemory>().Import(desk, "M", "m.tmx", new MemoryStream(Encoding.UTF8.GetBytes(tmx)), default);
            var db = services.GetRequiredService<TranslateDb>();
            var engine = new DeskEngine { DeskId = desk, Kind = "google", Name = "G", PricePerMillion = 20m, Created = Server.Clock.GetUtcNow() };
            db.Engines.Add(engine);
            await db.SaveChangesAsync();
            db.Routes.Add(new() { DeskId = desk, From = Locale.Parse("en"), To = Locale.Parse("ko"), Choice = LaneChoice.Machine, Engines = [engine.Id] });
            await db.SaveChangesAsync();
            return true;
        });

        var estimates = (await editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{document}/proposal?to=ko&to=ja")).GetProperty("estimates").EnumerateArray().ToList();
        Assert.Equal(["ko", "ja"], estimates.Select(e => e.GetProperty("locale").GetString()));
        int[] Numbers(JsonElement e) => [.. new[] { "words", "inContext", "exact", "repeated", "new", "forMachine" }.Select(n => e.GetProperty(n).GetInt32())];
        Assert.Equal([7, 0, 3, 2, 2, 2], Numbers(estimates[0]));
        Assert.Equal(0.0004m, estimates[0].GetProperty("cost").GetDecimal());
        Assert.Equal([7, 0, 0, 2, 5, 0], Numbers(estimates[1]));
        Assert.Equal(JsonValueKind.Null, estimates[1].GetProperty("cost").ValueKind);
        Assert.Equal(0, await Server.Rows(db => db.Batches.CountAsync()));
    }

    [Fact]
    public async Task Several_files_are_handed_in_and_one_that_is_refused_does_not_keep_the_others_out()
    {
        var (editor, desk, _) = await Propose("a.txt", "One thing.");
        using var form = new MultipartFormDataContent { { new StringContent("Two things."), "file", "b.txt" }, { new ByteArrayContent([0x89, 0x50, 0x4E, 0x47]), "file", "c.md" }, { new StringContent("# Four things"), "file", "d.md" } };
        var handed = await (await editor.PostAsync($"/api/v1/desks/{desk}/proposals", form)).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(2, handed.GetProperty("documents").GetArrayLength());
        Assert.Contains("PNG", handed.GetProperty("refused")[0].GetString(), StringComparison.Ordinal);
        Assert.Equal(["d.md", "b.txt", "a.txt"], (await editor.GetFromJsonAsync<JsonElement[]>($"/api/v1/desks/{desk}/proposals"))!.Select(d => d.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task On_the_page_a_block_is_chosen_by_one_click_and_a_kind_by_one_button()
    {
        var (_, desk, document) = await Propose("a.txt", "A title\n\nOne thing.\n\nShare\n\nTweet\n\nLeave a Reply\n");
        var editor = await Server.Browser(await Server.NewPerson("Browsing", desk, DeskRole.Editor));
        var page = await editor.Get($"/intake/{document}");
        Assert.Equal(["Translate", "Translate", "LeaveOut", "LeaveOut", "LeaveOut"], Checked(page));

        page = await editor.Submit(page, $"/intake/{document}", ("do", "kind:Sharing:Keep"), ("b1", "LeaveOut"));
        Assert.Equal(["Translate", "LeaveOut", "Keep", "Keep", "LeaveOut"], Checked(page));
        page = await editor.Submit(page, $"/intake/{document}", ("do", "save"), ("to", "ko"), ("to", "ja"), ("parts-ko", "3"), ("address", "not an address"));
        Assert.Equal((HttpStatusCode.UnprocessableEntity, "not an address"), (page.Status, page.Html.QuerySelector("#address")!.GetAttribute("value")));
        page = await editor.Submit(page, $"/intake/{document}", ("do", "save"), ("to", "ko"), ("to", "ja"), ("parts-ko", "3"), ("address", ""));
        Assert.Equal((HttpStatusCode.OK, 3), (page.Status, page.Html.QuerySelectorAll("select[name='assignee-ko']").Length));
        Assert.NotNull(page.Html.QuerySelector("#to-ja"));

        // All left out: said, and nothing begun.
        var all = await editor.Submit(page, $"/intake/{document}", ("do", "kind:All:LeaveOut"));
        all = await editor.Submit(all, $"/intake/{document}", ("do", "begin"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, all.Status);
        await editor.Submit(all, $"/intake/{document}", ("do", "kind:All:Translate"));
        page = await editor.Submit(await editor.Get($"/intake/{document}"), $"/intake/{document}", ("do", "begin"), ("parts-ko", "2"));
        Assert.Equal($"/desks/{desk}", page.Address);
        await Work();
        Assert.Equal([1, 2], await Server.Rows(db => db.Jobs.OrderBy(j => j.Part).Select(j => j.Part).ToListAsync()));
        Assert.Equal($"/desks/{desk}", (await editor.Get($"/intake/{document}")).Address);
        Assert.Contains("part 2 of 2", (await editor.Get($"/jobs/{await Server.Rows(db => db.Jobs.MaxAsync(j => j.Id))}")).Heading, StringComparison.Ordinal);
    }

    sealed record Pair(HttpClient First, HttpClient Second) : IDisposable
    {
        public void Dispose()
        {
            First.Dispose();
            Second.Dispose();
        }

        public void Deconstruct(out HttpClient first, out HttpClient second) => (first, second) = (First, Second);
    }

    static IEnumerable<string?> Checked(Page page) => page.Html.QuerySelectorAll(".block input[checked]").Select(i => i.GetAttribute("value"));

    async Task<(HttpClient Editor, long Desk, long Document)> Propose(string name, string text)
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        return (editor, desk, await Hand(editor, desk, name, text));
    }

    static async Task<long> Hand(HttpClient editor, long desk, string name, string text)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text.Replace("\r\n", "\n", StringComparison.Ordinal))), "file", name } };
        var answer = await editor.PostAsync($"/api/v1/desks/{desk}/proposals", form);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, await answer.Content.ReadAsStringAsync());
        return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("documents")[0].GetInt64();
    }

    static Task<JsonElement> Proposal(HttpClient editor, long document) => editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{document}/proposal");

    static string? Text(JsonElement element, params ReadOnlySpan<string> path)
    {
        foreach (var name in path) element = element.GetProperty(name);
        return element.GetString();
    }

    static async Task<IEnumerable<string?>> Sources(HttpClient program, long job) =>
        (await program.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/segments"))!.Select(s => s.GetProperty("source").GetProperty("text").GetString());

    static async Task<IEnumerable<string?>> Names(HttpClient program) =>
        (await program.GetFromJsonAsync<JsonElement>("/api/v1/available")).GetProperty("jobs").EnumerateArray().Select(j => j.GetProperty("name").GetString());

    static async Task Ok(Task<HttpResponseMessage> asked)
    {
        var answer = await asked;
        Assert.True(answer.IsSuccessStatusCode, $"{answer.StatusCode}: {await answer.Content.ReadAsStringAsync()}");
    }

    /// <summary>A translator of the desk writes all of a job, and it is approved.</summary>
    async Task Deliver(long job, IReadOnlyList<string> translations)
    {
        var desk = await Server.Rows(db => db.Jobs.Where(j => j.Id == job).Select(j => j.DeskId).SingleAsync());
        var translator = await Server.NewPerson("Translator", desk);
        using var program = await Server.Program(translator);
        await Ok(program.PostAsync($"/api/v1/jobs/{job}/claim", null));
        for (var i = 0; i < translations.Count; i++) await Ok(program.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/{i}", new { version = 0, typed = translations[i] }));
        await Approve(job, translator);
    }

    async Task Approve(long job, long translator)
    {
        Assert.Equal(MoveResult.Done, await Server.Do(services => services.GetRequiredService<JobMoves>().Submit(job, translator, default)));
        Assert.Equal(MoveResult.Done, await Server.Do(services => services.GetRequiredService<JobMoves>().Approve(job, translator, null, false, default)));
        await Work();
    }

    static async Task<string> Delivered(HttpClient program, long job) => await (await program.GetAsync($"/api/v1/jobs/{job}/file")).Content.ReadAsStringAsync();
}
