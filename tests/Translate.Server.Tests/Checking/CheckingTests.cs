using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Tests.Editor;

namespace Translate.Server.Tests.Checking;

public sealed class CheckingOnPostgresTests : CheckingTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Which checks are made, as a desk, a document or a unit wants it; and findings that people let pass, and mend.</summary>
public class CheckingTests : EditorTests
{
    string Dictionaries => Path.Combine(Folder, "dictionaries");

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal) { ["DictionariesFolder"] = Dictionaries };

    [Fact]
    public async Task The_desk_the_document_and_the_unit_say_which_checks_are_made_the_narrower_over_the_wider()
    {
        var job = await Claimed("Is it?\n\nWas it?\n");
        var (manager, document) = (await Manager(), await Document(job));
        Assert.Equal("warning", await Severity(job, 0));

        await Put(manager, $"/api/v1/desks/{Desk}/checks", new { checks = new Dictionary<string, string> { ["ending"] = "off" } });
        Assert.Null(await Severity(job, 0));
        await Put(Editor, $"/api/v1/documents/{document}/checks", new { checks = new Dictionary<string, string> { ["ending"] = "error" } });
        Assert.Equal(("error", "error"), (await Severity(job, 0), await Severity(job, 1)));
        await Put(Editor, $"/api/v1/documents/{document}/checks/unit", new { unit = await Unit(job, 0), check = "ending", said = "warning" });
        Assert.Equal(("warning", "error"), (await Severity(job, 0), await Severity(job, 1)));
        var unit = (await Get(Anna, $"/api/v1/jobs/{job}/segments/0/beside")).GetProperty("unitChecks").EnumerateArray().Single();
        Assert.Equal($"{unit}", $"{(await Post(Anna, $"/api/v1/jobs/{job}/segments/0/check", new { typed = "" })).GetProperty("unitChecks").EnumerateArray().Single()}");
        Assert.Equal(("ending", "warning", "End of the sentence"), (unit.GetProperty("check").GetString(), unit.GetProperty("said").GetString(), unit.GetProperty("title").GetString()));

        await Put(Editor, $"/api/v1/documents/{document}/checks/unit", new { unit = await Unit(job, 0), check = "ending", said = (string?)null });
        Assert.Equal("error", await Severity(job, 0));
        Assert.Empty((await Get(Anna, $"/api/v1/documents/{document}/checks")).GetProperty("units").EnumerateArray());
        Assert.Equal(["ending: off", "ending: error"], await Server.Rows(db => db.Audit.Where(a => a.Act == "checks-changed" || a.Act == "document-checks-changed").OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync()));

        var ending = (await Get(Anna, $"/api/v1/desks/{Desk}/checks")).EnumerateArray().Single(c => c.GetProperty("name").GetString() == "ending");
        Assert.Equal(("off", "warning"), (ending.GetProperty("said").GetString(), ending.GetProperty("usual").GetString()));
    }

    [Fact]
    public async Task Nothing_is_said_of_what_could_not_be_delivered_nor_by_who_may_not()
    {
        var job = await Claimed("Is it?\n");
        var (manager, document) = (await Manager(), await Document(job));
        var off = new { checks = new Dictionary<string, string> { ["ending"] = "off" } };

        Assert.Equal(HttpStatusCode.Forbidden, (await Editor.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks", off)).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Anna.PutAsJsonAsync($"/api/v1/documents/{document}/checks", off)).StatusCode);
        foreach (var (check, said) in new[] { ("codes", "off"), ("limit", "warning"), ("syntax", "off"), ("nothing", "off"), ("ending", "loud") })
            Assert.Equal(HttpStatusCode.BadRequest, (await manager.PutAsJsonAsync($"/api/v1/desks/{Desk}/checks", new { checks = new Dictionary<string, string> { [check] = said } })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Editor.PutAsJsonAsync($"/api/v1/documents/{document}/checks/unit", new { unit = "x", check = "codes", said = "off" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.PutAsJsonAsync($"/api/v1/documents/{document}/checks/unit", new { unit = "x", check = "ending", said = "off" })).StatusCode);
        Assert.Equal("warning", await Severity(job, 0));
    }

    [Fact]
    public async Task A_message_that_became_none_keeps_a_job_until_it_is_one_again()
    {
        var job = await Claimed("{n, plural, one {# file} other {# files}}\n");
        await Save(Anna, job, (0, 0, "{n, plural, other {파일 #개}"));

        Assert.Equal((0, "syntax"), Named((await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks").EnumerateArray().Single()));
        Assert.Equal(HttpStatusCode.Conflict, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);

        await Save(Anna, job, (0, 1, "{n, plural, other {파일 #개}}"));
        Assert.Empty((await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks").EnumerateArray());
        Assert.Equal(HttpStatusCode.NoContent, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);
    }

    [Fact]
    public async Task What_the_desk_makes_an_error_keeps_a_job_until_it_is_mended_or_somebody_says_why_it_may_stay()
    {
        var job = await Claimed("Is it?\n\nWas it?\n");
        await Put(await Manager(), $"/api/v1/desks/{Desk}/checks", new { checks = new Dictionary<string, string> { ["ending"] = "error" } });
        await Save(Anna, job, (0, 0, "그런가"), (1, 0, "그랬나"));

        var blocks = (await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks").EnumerateArray().ToList();
        Assert.Equal([(0, "ending"), (1, "ending")], blocks.Select(Named));
        Assert.Equal(HttpStatusCode.Conflict, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);

        await Dismiss(Anna, job, blocks[0], "It is a headline.");
        await Save(Anna, job, (1, 1, blocks[1].GetProperty("mended").GetString()!));
        var ready = await Get(Anna, $"/api/v1/jobs/{job}/readiness");
        Assert.Empty(ready.GetProperty("blocks").EnumerateArray());
        Assert.Equal((0, "ending"), Named(ready.GetProperty("dismissed").EnumerateArray().Single()));
        Assert.Equal("그랬나?", (await Segments(Anna, job))[1].GetProperty("target").GetProperty("typed").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);

        // Who reviews sees it, may take it back, and approves nothing that keeps it.
        var dismissal = ready.GetProperty("dismissed")[0];
        Assert.Equal("It is a headline.", (await Get(Editor, $"/api/v1/jobs/{job}/readiness")).GetProperty("dismissed")[0].GetProperty("dismissed").GetProperty("reason").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await Editor.DeleteAsync($"/api/v1/jobs/{job}/segments/0/dismissals/{dismissal.GetProperty("key")}")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).StatusCode);
        Assert.Equal(JobState.Submitted, (await Server.Rows(db => db.Jobs.SingleAsync())).State);
    }

    [Fact]
    public async Task A_misspelt_word_that_the_desk_makes_an_error_keeps_a_job_although_nobody_has_opened_the_dictionary_yet()
    {
        Directory.CreateDirectory(Dictionaries);
        await File.WriteAllTextAsync(Path.Combine(Dictionaries, "fr.aff"), "SET UTF-8\n");
        await File.WriteAllTextAsync(Path.Combine(Dictionaries, "fr.dic"), "2\nouvrir\nfichier\n");
        var job = await Claimed("Open the file\n", to: "fr");
        await Put(await Manager(), $"/api/v1/desks/{Desk}/checks", new { checks = new Dictionary<string, string> { ["spelling"] = "error" } });
        await Save(Anna, job, (0, 0, "ouvrir fichjer"));

        Assert.Equal(HttpStatusCode.Conflict, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);
        Assert.Equal((0, "spelling"), Named((await Get(Anna, $"/api/v1/jobs/{job}/readiness")).GetProperty("blocks").EnumerateArray().Single()));

        await Save(Anna, job, (0, 1, "ouvrir fichier"));
        Assert.Equal(HttpStatusCode.NoContent, (await Anna.PostAsync($"/api/v1/jobs/{job}/submit", null)).StatusCode);
        await Server.Rows(async db =>
        {
            (await db.Targets.SingleAsync()).Text = "ouvrir fichjer";
            return await db.SaveChangesAsync();
        });
        await Restart();
        var again = await Server.Program(await Server.NewPerson("Erik", Desk, DeskRole.Editor));
        Assert.Equal(HttpStatusCode.Conflict, (await again.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).StatusCode);
    }

    [Fact]
    public async Task A_finding_that_was_let_pass_says_by_whom_and_comes_back_when_the_translation_changes()
    {
        var job = await Claimed("Is it?\n");
        await Save(Anna, job, (0, 0, "그런가"));
        var finding = await Finding(job, "그런가", "ending");

        await Dismiss(Anna, job, finding, "It is a headline.");
        var passed = (await Finding(job, "그런가", "ending")).GetProperty("dismissed");
        Assert.Equal(("Anna", "It is a headline."), (passed.GetProperty("person").GetString(), passed.GetProperty("reason").GetString()));
        Assert.Equal(JsonValueKind.Null, (await Finding(job, "그런가 봐", "ending")).GetProperty("dismissed").ValueKind);

        Assert.Equal(HttpStatusCode.NoContent, (await Anna.DeleteAsync($"/api/v1/jobs/{job}/segments/0/dismissals/{finding.GetProperty("key")}")).StatusCode);
        Assert.Equal(JsonValueKind.Null, (await Finding(job, "그런가", "ending")).GetProperty("dismissed").ValueKind);
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.DeleteAsync($"/api/v1/jobs/{job}/segments/0/dismissals/{finding.GetProperty("key")}")).StatusCode);
        Assert.Equal(["1: ending: It is a headline.", "1: ending"], await Server.Rows(db => db.Audit.Where(a => a.Act == "finding-dismissed" || a.Act == "dismissal-taken-back").OrderBy(a => a.Id).Select(a => a.Detail).ToListAsync()));
    }

    [Fact]
    public async Task Only_who_works_at_the_job_lets_a_finding_pass_with_a_reason_and_none_that_could_not_be_delivered()
    {
        var job = await Claimed("Is it?\n");
        var (key, address) = ((await Finding(job, "그런가", "ending")).GetProperty("key").GetString()!, $"/api/v1/jobs/{job}/segments/0/dismissals");

        Assert.Equal(HttpStatusCode.Conflict, (await Ben.PostAsJsonAsync(address, new { check = "ending", key, reason = "So." })).StatusCode);
        foreach (var wrong in new object[] { new { check = "ending", key, reason = " " }, new { check = "ending", key = "x", reason = "So." }, new { check = "codes", key, reason = "So." }, new { check = "nothing", key, reason = "So." } })
            Assert.Equal(HttpStatusCode.BadRequest, (await Anna.PostAsJsonAsync(address, wrong)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/9/dismissals", new { check = "ending", key, reason = "So." })).StatusCode);
        Assert.Empty(await Server.Rows(db => db.DismissedFindings.ToListAsync()));
    }

    [Fact]
    public async Task A_sure_fix_is_offered_as_it_would_be_typed_one_by_one_and_all_of_a_kind()
    {
        var job = await Claimed("Press **Enter** and delete the file and the folder.\n", "a.md");
        var segment = (await Segments(Anna, job))[0];
        var (open, close) = (segment.GetProperty("marks")[0].GetProperty("mark").GetString()!, segment.GetProperty("marks")[1].GetProperty("mark").GetString()!);
        var typed = $"{open}Enter{close}를 누르고 파일를 삭제하고 폴더을 삭제하세요.";

        var found = (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/check", new { typed })).GetProperty("findings").EnumerateArray().Where(f => f.GetProperty("check").GetString() == "particles").ToList();

        Assert.Equal([typed.Replace("파일를", "파일을", StringComparison.Ordinal), typed.Replace("폴더을", "폴더를", StringComparison.Ordinal)], found.Select(f => f.GetProperty("mended").GetString()));
        Assert.All(found, f => Assert.Equal(typed.Replace("파일를", "파일을", StringComparison.Ordinal).Replace("폴더을", "폴더를", StringComparison.Ordinal), f.GetProperty("allMended").GetString()));
        Assert.Equal("“를” does not fit the word before it: “을”.", found[0].GetProperty("message").GetString());
    }

    [Fact]
    public async Task The_pages_say_what_each_check_finds_and_keep_what_is_chosen()
    {
        var job = await Claimed("Is it?\n");
        var document = await Document(job);
        var manager = await Server.Browser(await Server.NewPerson("Manager", Desk, DeskRole.Manager));

        var page = await manager.Get($"/desks/{Desk}/checks");
        Assert.Equal(Translate.Core.Quality.KnownChecks.All.Count - 2, page.Html.QuerySelectorAll("tbody tr").Length);
        Assert.DoesNotContain("Check.", page.Text, StringComparison.Ordinal);
        page = await manager.Submit(page, $"/desks/{Desk}/checks", ("check-ending", "error"));
        Assert.Equal("""{"ending":"error"}""", await Server.Rows(db => db.Desks.Where(d => d.Id == Desk).Select(d => d.Checks).SingleAsync()));

        page = await manager.Get($"/documents/{document}/checks");
        Assert.Empty(page.Html.QuerySelectorAll("tbody tr"));
        page = await manager.Submit(page, $"/documents/{document}/checks", ("more", "ending"), ("said", "off"));
        Assert.Single(page.Html.QuerySelectorAll("tbody tr"));
        Assert.Null(await Severity(job, 0));
        await manager.Submit(page, $"/documents/{document}/checks", ("check-ending", ""));
        Assert.Null(await Server.Rows(db => db.Documents.Where(d => d.Id == document).Select(d => d.Checks).SingleAsync()));
    }

    async Task<HttpClient> Manager() => await Server.Program(await Server.NewPerson("Manager", Desk, DeskRole.Manager));

    Task<long> Document(long job) => Server.Rows(db => db.Jobs.Where(j => j.Id == job).Select(j => j.DocumentId).SingleAsync());

    async Task<string> Unit(long job, int segment) => (await Segments(Anna, job))[segment].GetProperty("unit").GetString()!;

    async Task<JsonElement> Finding(long job, string typed, string check) => (await Post(Anna, $"/api/v1/jobs/{job}/segments/0/check", new { typed })).GetProperty("findings").EnumerateArray().SingleOrDefault(f => f.GetProperty("check").GetString() == check);

    /// <summary>What an answer without its question mark weighs; null where it is not found.</summary>
    async Task<string?> Severity(long job, int ordinal) => (await Post(Anna, $"/api/v1/jobs/{job}/segments/{ordinal}/check", new { typed = "그런가" })).GetProperty("findings").EnumerateArray()
        .Where(f => f.GetProperty("check").GetString() == "ending").Select(f => f.GetProperty("severity").GetString()).SingleOrDefault();

    static async Task Dismiss(HttpClient who, long job, JsonElement finding, string reason)
    {
        var ordinal = finding.TryGetProperty("ordinal", out var named) ? named.GetInt32() : 0;
        using var answer = await who.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/{ordinal}/dismissals", new { check = finding.GetProperty("check").GetString(), key = finding.GetProperty("key").GetString(), reason });
        Assert.Equal(HttpStatusCode.NoContent, answer.StatusCode);
    }

    static async Task Put(HttpClient who, string address, object body)
    {
        using var answer = await who.PutAsJsonAsync(address, body);
        Assert.True(answer.StatusCode is HttpStatusCode.NoContent, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    static (int, string?) Named(JsonElement item) => (item.GetProperty("ordinal").GetInt32(), item.GetProperty("check").GetString());
}
