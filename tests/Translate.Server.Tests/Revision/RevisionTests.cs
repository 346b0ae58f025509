using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Tests.Editor;

namespace Translate.Server.Tests.Revision;

/// <summary>A source is revised while its translation is in every state that it can be in. Nobody's finished work is thrown away.</summary>
public class RevisionTests : EditorTests
{
    [Fact]
    public async Task Of_a_revised_article_each_unit_keeps_exactly_what_it_should()
    {
        var job = await Claimed(RevisedArticle.Before);
        await TranslateAll(job);
        await Said(Post(Anna, $"/api/v1/jobs/{job}/submit"));
        await Said(Post(Editor, $"/api/v1/jobs/{job}/approve"));
        await Work();
        var before = await Targets(job);

        var proposal = await Propose(job, RevisedArticle.After);
        var counts = proposal.GetProperty("counts");
        Assert.Equal((8, 1, 2, 1, 1), (Count("same"), Count("moved"), Count("changed"), Count("added"), Count("removed")));
        int Count(string change) => counts.TryGetProperty(change, out var count) ? count.GetInt32() : 0;

        // The comma is proposed as minor, the rewriting is not.
        var changed = proposal.GetProperty("units").EnumerateArray().Where(u => u.GetProperty("change").GetString() == "changed").ToList();
        Assert.Equal([true, false], changed.Select(u => u.GetProperty("isMinor").GetBoolean()));
        Assert.All(changed, u => Assert.StartsWith("번역", u.GetProperty("translations")[0].GetProperty("text").GetString(), StringComparison.Ordinal));
        Assert.Contains(changed[0].GetProperty("diff").EnumerateArray(), d => d.GetProperty("kind").GetString() == "added" && d.GetProperty("text").GetString() == ",");
        var korean = proposal.GetProperty("locales")[0];
        Assert.Equal((30, 3, 2), (korean.GetProperty("kept").GetInt32(), korean.GetProperty("reopened").GetInt32(), korean.GetProperty("new").GetInt32()));

        await TakeIn(proposal);
        var later = await Later(job);
        var after = (await Segments(Anna, later)).Select(s => (Source: s.GetProperty("source").GetString()!, Target: s.GetProperty("target"))).ToList();
        Assert.Equal(35, after.Count);

        // Same, moved, and corrected by a comma: text, state, version, author and time are what they were.
        var fresh = RevisedArticle.Added.Split(". ").Select(s => s.TrimEnd('.')).ToList();
        var kept = after.Where(s => s.Target is { ValueKind: JsonValueKind.Object } && s.Target.GetProperty("state").GetString() == "reviewed").ToList();
        Assert.Equal(30, kept.Count);
        Assert.All(kept, s =>
        {
            var was = before.Single(b => b.Text.Text == s.Target.GetProperty("typed").GetString());
            Assert.Equal((was.Version, was.AuthorId, TargetState.Reviewed), (s.Target.GetProperty("version").GetInt32(), s.Target.GetProperty("authorId").GetInt64(), was.State));
            Assert.Equal(was.Changed, s.Target.GetProperty("changed").GetDateTimeOffset());
        });
        Assert.Equal("번역: The two countries’ decision to increase cooperation in new industries, such as semiconductors, batteries and nuclear power, and South Korea’s participation in the U.S.-led Indo-Pacific Economic Framework also demonstrate this fact.",
            after.Single(s => s.Source.StartsWith("The two countries’ decision", StringComparison.Ordinal)).Target.GetProperty("typed").GetString());
        Assert.Contains("batteries, and nuclear", after.Single(s => s.Source.StartsWith("The two countries’ decision", StringComparison.Ordinal)).Source, StringComparison.Ordinal);

        // Of the rewritten paragraph the sentence that says the same keeps its state; the others are drafts, and what they were is a version before.
        Assert.Equal("reviewed", after.Single(s => s.Source.StartsWith("If the current competition", StringComparison.Ordinal)).Target.GetProperty("state").GetString());
        foreach (var start in new[] { "There are signs", "The value-first", "Nevertheless, they fear" })
        {
            var target = after.Single(s => s.Source.StartsWith(start, StringComparison.Ordinal)).Target;
            var was = before.Single(b => b.Text.Text == target.GetProperty("typed").GetString());
            Assert.Equal(("initial", was.Version + 1, was.AuthorId), (target.GetProperty("state").GetString(), target.GetProperty("version").GetInt32(), target.GetProperty("authorId").GetInt64()));
        }

        // Only what is new waits without a translation.
        Assert.Equal(fresh, after.Where(s => s.Target.ValueKind is JsonValueKind.Null).Select(s => s.Source.TrimEnd('.')));
        var (now, old) = (await Job(later), await Job(job));
        Assert.Equal((JobState.Available, 35, 30, 35, 0), (now.State, now.Segments, now.Translated, now.Prepared, now.BatchesLeft));
        Assert.Equal(JobState.Superseded, old.State);
        Assert.Equal(before.Select(t => (t.Ordinal, t.Version, t.State)), (await Targets(job)).Select(t => (t.Ordinal, t.Version, t.State)));

        // What was delivered remains, and so does the file of the removed paragraph.
        Assert.Contains("Meanwhile, the two countries", await Anna.GetStringAsync($"/api/v1/jobs/{job}/file"), StringComparison.Ordinal);
        Assert.Single(await Server.Rows(db => db.Notices.Where(n => n.PersonId == AnnaId && n.JobId == later && n.Kind == "source-revised-open").ToListAsync()));

        // The translator sees what was changed beneath a draft.
        var ordinal = (await Segments(Anna, later)).Single(s => s.GetProperty("source").GetString()!.StartsWith("Nevertheless, they fear", StringComparison.Ordinal)).GetProperty("ordinal").GetInt32();
        Assert.StartsWith("Nevertheless, they remain concerned", (await Get(Anna, $"/api/v1/jobs/{later}/segments/{ordinal}/beside")).GetProperty("former").GetProperty("source").GetString(), StringComparison.Ordinal);
        Assert.Equal(JsonValueKind.Null, (await Get(Anna, $"/api/v1/jobs/{later}/segments/0/beside")).GetProperty("former").ValueKind);
    }

    [Fact]
    public async Task What_was_delivered_can_be_compared_with_what_would_be_now()
    {
        var job = await Claimed("One bridge opens. It is long.\n\nThe museum is free.\n\nNobody goes to the zoo any more.");
        await TranslateAll(job);
        await Deliver(job);
        await TakeIn(await Propose(job, "One bridge opens. It is long.\n\nThe zoo has a bear that everybody wants to see in spring.\n\nThe museum is free, at last."));
        var later = await Later(job);

        var view = await Get(Anna, $"/api/v1/jobs/{later}/comparison");
        Assert.Equal(1, view.GetProperty("delivery").GetProperty("revision").GetInt32());
        Assert.Equal(1, view.GetProperty("same").GetInt32());
        Assert.Equal(2, view.GetProperty("untranslated").GetInt32());
        var texts = view.GetProperty("units").EnumerateArray().Select(u => (u.GetProperty("change").GetString(), u.GetProperty("before").GetString(), u.GetProperty("after").GetString())).ToList();
        Assert.Contains(("removed", "번역: Nobody goes to the zoo any more.", null), texts);
        Assert.Contains(("added", null, "The zoo has a bear that everybody wants to see in spring."), texts);
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.GetAsync($"/api/v1/jobs/{later}/comparison?delivery=999")).StatusCode);

        var untouched = await Claimed("Another text.", "other.txt");
        Assert.Equal(JsonValueKind.Null, (await Get(Anna, $"/api/v1/jobs/{untouched}/comparison")).GetProperty("delivery").ValueKind);
    }

    [Fact]
    public async Task A_claim_goes_on_in_the_new_job_and_its_words_and_comments_with_it()
    {
        var job = await Claimed("The bridge opens on Monday. Nobody has crossed it yet.\n\nThe museum is free.");
        await Save(Anna, job, (0, 0, "다리는 월요일에"), (0, 1, "다리는 월요일에 열린다."), (2, 0, "박물관은 무료다."));
        await Post(Editor, $"/api/v1/jobs/{job}/segments/2/comments", new { text = "@Anna Really?" });
        var until = (await Job(job)).ClaimedUntil;
        var claim = await Server.Rows(db => db.Audit.SingleAsync(a => a.JobId == job && a.Act == "claimed"));

        await TakeIn(await Propose(job, "The museum is free.\n\nThe bridge opens on Monday. Nobody will ever be able to cross the thing.\n\nA bear was born."));
        var later = await Later(job);
        var now = await Job(later);
        Assert.Equal((JobState.Claimed, AnnaId, until, 2, 4), (now.State, now.TranslatorId, now.ClaimedUntil, now.Translated, now.Segments));
        Assert.Equal(["박물관은 무료다.", "다리는 월요일에 열린다.", null, null], (await Segments(Anna, later)).Select(Typed));
        Assert.Equal("@Anna Really?", (await Get(Anna, $"/api/v1/jobs/{later}/segments/0/beside")).GetProperty("comments")[0].GetProperty("text").GetString());
        Assert.Equal(["다리는 월요일에", "다리는 월요일에 열린다."], (await Get(Anna, $"/api/v1/jobs/{later}/segments/1/beside")).GetProperty("history").EnumerateArray().Select(v => v.GetProperty("typed").GetString()));
        Assert.Single(await Server.Rows(db => db.Notices.Where(n => n.PersonId == AnnaId && n.JobId == later && n.Kind == "source-revised").ToListAsync()));

        // She may give it back without her work, as before: it is known since when it is hers.
        Assert.Equal(claim.At, (await Server.Rows(db => db.Audit.SingleAsync(a => a.JobId == later && a.Act == "claimed"))).At);
        await Said(Post(Anna, $"/api/v1/jobs/{later}/release?keepWork=false"));
        Assert.Equal(0, (await Job(later)).Translated);
    }

    [Fact]
    public async Task A_save_to_the_old_job_is_refused_and_led_to_the_new_one()
    {
        var job = await Claimed("The bridge opens on Monday.\n\nThe museum is free.\n\nThe zoo has a bear.");
        await TakeIn(await Propose(job, "The zoo has a bear.\n\nThe bridge opens on Monday."));
        var later = await Later(job);

        var answer = await Post(Anna, $"/api/v1/jobs/{job}/editor/saves", new { saves = new[] { new { ordinal = 0, version = 0, typed = "다리", state = "initial" } } });
        Assert.Equal("refused", answer.GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.Equal(later, answer.GetProperty("later").GetInt64());
        using var put = await Anna.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = "다리" });
        Assert.Equal(HttpStatusCode.Conflict, put.StatusCode);
        Assert.Equal(later, (await put.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("later").GetInt64());

        var led = await Get(Anna, $"/api/v1/jobs/{job}/later?ordinals=0,1,2,77");
        Assert.Equal((later, "claimed"), (led.GetProperty("job").GetInt64(), led.GetProperty("state").GetString()));
        Assert.Equal([1, null, 0, null], new[] { "0", "1", "2", "77" }.Select(o => led.GetProperty("segments").GetProperty(o) is { ValueKind: JsonValueKind.Number } to ? to.GetInt32() : (int?)null));
        Assert.Equal(HttpStatusCode.NotFound, (await Anna.GetAsync($"/api/v1/jobs/{later}/later")).StatusCode);
        Assert.Equal([job], (await Get(Anna, $"/api/v1/jobs/{later}/editor")).GetProperty("former").EnumerateArray().Select(f => f.GetInt64()));

        // Over two revisions as well.
        await TakeIn(await Propose(later, "The bridge opens on Monday.\n\nA lion, too.\n\nThe zoo has a bear."));
        var last = await Later(later);
        Assert.Equal(last, (await Get(Anna, $"/api/v1/jobs/{job}/editor")).GetProperty("later").GetInt64());
        Assert.Equal([0, 2], new[] { "0", "2" }.Select(o => Get(Anna, $"/api/v1/jobs/{job}/later?ordinals=0,2").Result.GetProperty("segments").GetProperty(o).GetInt32()));
        Assert.Equal([later, job], (await Get(Anna, $"/api/v1/jobs/{last}/editor")).GetProperty("former").EnumerateArray().Select(f => f.GetInt64()));
        Assert.Equal([1, 2, 3], (await Get(Anna, $"/api/v1/documents/{(await Job(job)).DocumentId}/revisions")).EnumerateArray().Select(r => r.GetProperty("revision").GetInt32()));
    }

    [Fact]
    public async Task Nothing_can_be_done_in_the_old_job_any_more_but_it_can_be_read()
    {
        var job = await Prepared("The bridge opens on Monday.");
        await TakeIn(await Propose(job, "The bridge opens on Monday.\n\nA bear."));
        foreach (var (who, act) in new[] { (Anna, "claim"), (Anna, "renew"), (Anna, "release"), (Anna, "submit"), (Editor, "cancel"), (Editor, "resume"), (Editor, "approve"), (Editor, "reopen") })
            Assert.Equal(HttpStatusCode.Conflict, (await who.PostAsync($"/api/v1/jobs/{job}/{act}", null)).StatusCode);
        Assert.Equal("superseded", (await Get(Anna, $"/api/v1/jobs/{job}")).GetProperty("state").GetString());
        Assert.Single(await Segments(Anna, job));
        Assert.Equal(HttpStatusCode.OK, (await Anna.GetAsync($"/api/v1/jobs/{job}/draft")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Form(Editor, (await Job(job)).DocumentId, "Once more.")).StatusCode);
    }

    [Fact]
    public async Task Unchanged_and_minor_alone_an_approved_text_waits_for_one_click_or_passes_by_the_desks_policy()
    {
        var job = await Claimed("Before lunch we left.\n\nThe museum is free.");
        await TranslateAll(job);
        await Deliver(job);
        await TakeIn(await Propose(job, "The museum is free.\n\nBefore lunch, we left."));
        var later = await Later(job);
        Assert.Equal((JobState.Submitted, AnnaId), ((await Job(later)).State, (await Job(later)).TranslatorId));
        await Said(Post(Editor, $"/api/v1/jobs/{later}/approve"));
        await Work();
        Assert.Equal(JobState.Delivered, (await Job(later)).State);

        // The desk lets reviewed text pass: nobody is asked.
        await Server.Rows(db => db.Desks.Where(d => d.Id == Desk).ExecuteUpdateAsync(set => set.SetProperty(d => d.DeliversReviewedMemory, true)));
        await TakeIn(await Propose(later, "The museum is free!\n\nBefore lunch, we left."));
        var last = await Later(later);
        Assert.Equal(JobState.Delivered, (await Job(last)).State);
        Assert.Equal("번역: The museum is free.\n\n번역: Before lunch we left.", await Anna.GetStringAsync($"/api/v1/jobs/{last}/file"));

        // Pairs that the memory has are not added to it once more.
        var learnt = await Server.Rows(db => db.MemoryEntries.AsNoTracking().ToListAsync());
        Assert.Equal(["Before lunch we left.", "Before lunch, we left.", "The museum is free!", "The museum is free."], learnt.Select(e => e.Source.Text.Text).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task What_is_called_minor_keeps_its_translation_and_what_is_not_is_open_again()
    {
        var job = await Claimed("Before lunch we left the house.\n\nThe museum of art is free today.");
        await TranslateAll(job);
        await Said(Post(Anna, $"/api/v1/jobs/{job}/submit"));
        var proposal = await Propose(job, "Before lunch, we left the house.\n\nThe museum of art is free tomorrow.");
        var units = proposal.GetProperty("units").EnumerateArray().ToList();
        Assert.Equal([true, false], units.Select(u => u.GetProperty("isMinor").GetBoolean()));
        using var chosen = await Editor.PutAsJsonAsync(
            $"/api/v1/documents/{proposal.GetProperty("document")}/revision/units", new[] { new { id = units[0].GetProperty("id").GetInt64(), isMinor = false }, new { id = units[1].GetProperty("id").GetInt64(), isMinor = true } });
        Assert.Equal(HttpStatusCode.NoContent, chosen.StatusCode);
        await TakeIn(proposal);
        var later = await Later(job);
        Assert.Equal(["initial", "translated"], (await Segments(Anna, later)).Select(s => s.GetProperty("target").GetProperty("state").GetString()));
        Assert.Equal((JobState.Available, (long?)null), ((await Job(later)).State, (await Job(later)).TranslatorId));
        Assert.True((await Get(Anna, $"/api/v1/jobs/{later}/segments/1/beside")).GetProperty("former").GetProperty("isMinor").GetBoolean());
    }

    [Fact]
    public async Task What_a_translator_has_split_and_joined_stays_so()
    {
        var job = await Claimed("He came, and she left. It rained.\n\nThe museum is free. The zoo is not.");
        await Post(Anna, $"/api/v1/jobs/{job}/segments/0/split", new { at = 8, version = 0 });
        await Post(Anna, $"/api/v1/jobs/{job}/segments/2/join", new { version = 0, nextVersion = 0 });
        foreach (var segment in await Segments(Anna, job)) await Save(Anna, job, (segment.GetProperty("ordinal").GetInt32(), 0, $"번역: {segment.GetProperty("source").GetString()}"));
        await TakeIn(await Propose(job, "Something new.\n\nThe museum is free. The zoo is not.\n\nHe came, and she left. It rained."));
        var later = await Later(job);
        var segments = await Segments(Anna, later);
        Assert.Equal(["Something new.", "The museum is free. The zoo is not.", "He came,", "and she left.", "It rained."], segments.Select(s => s.GetProperty("source").GetString()));
        Assert.Equal([null, "번역: The museum is free. The zoo is not.", "번역: He came,", "번역: and she left.", "번역: It rained."], segments.Select(Typed));
        Assert.Equal((5, 4), ((await Job(later)).Segments, (await Job(later)).Translated));

        // Its file is the whole text, and a part can be joined again.
        await Save(Anna, later, (0, 0, "새것."));
        Assert.Equal("새것.\n\n번역: The museum is free. The zoo is not.\n\n번역: He came, 번역: and she left. 번역: It rained.", await Anna.GetStringAsync($"/api/v1/jobs/{later}/draft"));
        var ordinal = segments[2].GetProperty("ordinal").GetInt32();
        await Post(Anna, $"/api/v1/jobs/{later}/segments/{ordinal}/join", new { version = 1, nextVersion = 1 });
        Assert.Equal(4, (await Segments(Anna, later)).Length);
    }

    [Fact]
    public async Task A_sentence_that_went_into_another_paragraph_keeps_its_translation()
    {
        var job = await Claimed("The bridge opens on Monday. Nobody has crossed it yet. It was built in two years by four hundred people.");
        await TranslateAll(job);
        await TakeIn(await Propose(job, "The bridge opens on Monday. Nobody has crossed it yet.\n\nIt was built in two years by four hundred people."));
        Assert.All(await Segments(Anna, await Later(job)), s => Assert.Equal($"번역: {s.GetProperty("source").GetString()}", Typed(s)));
    }

    [Fact]
    public async Task Codes_are_those_of_the_new_source()
    {
        var job = await Claimed("Read [the report](https://example.org/1) now.\n", "a.md");
        var codes = (await Segments(Anna, job))[0].GetProperty("marks").EnumerateArray().Select(m => m.GetProperty("mark").GetString()).ToList();
        await Save(Anna, job, (0, 0, $"지금 {codes[0]}보고서{codes[1]}를 읽으세요."));
        var proposal = await Propose(job, "Read [the report](https://example.org/2) now.\n");
        Assert.False(proposal.GetProperty("units")[0].GetProperty("isMinor").GetBoolean());
        using var chosen = await Editor.PutAsJsonAsync($"/api/v1/documents/{proposal.GetProperty("document")}/revision/units", new[] { new { id = proposal.GetProperty("units")[0].GetProperty("id").GetInt64(), isMinor = true } });
        await TakeIn(proposal);
        Assert.StartsWith("지금 [보고서](https://example.org/2)를 읽으세요.\n", await Anna.GetStringAsync($"/api/v1/jobs/{await Later(job)}/draft"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Keys_name_their_entries()
    {
        const string Before = """{"save":"Save","open":"Open the file","close":"Close"}""", After = """{"open":"Open the folder","close":"Close","save":"Save","print":"Print"}""";
        var job = await Claimed(Before, "a.json");
        await TranslateAll(job);
        var proposal = await Propose(job, After);
        Assert.Equal(["changed:/open", "moved:/close", "added:/print"], proposal.GetProperty("units").EnumerateArray().Select(u => $"{u.GetProperty("change").GetString()}:{u.GetProperty("unit").GetString()}"));
        await TakeIn(proposal);
        Assert.Equal(["initial", "translated", "translated", null], (await Segments(Anna, await Later(job))).Select(s => s.GetProperty("target") is { ValueKind: JsonValueKind.Object } t ? t.GetProperty("state").GetString() : null));
    }

    [Fact]
    public async Task A_cancelled_job_stays_cancelled_and_can_be_taken_up_again()
    {
        var job = await Claimed("The bridge opens.\n\nThe museum is free.");
        await TranslateAll(job);
        await Said(Post(Editor, $"/api/v1/jobs/{job}/cancel"));
        await TakeIn(await Propose(job, "The bridge opens.\n\nThe museum is free.\n\nA bear."));
        var later = await Later(job);
        Assert.Equal((JobState.Cancelled, 2), ((await Job(later)).State, (await Job(later)).Translated));
        await Said(Post(Editor, $"/api/v1/jobs/{later}/resume"));
        Assert.Equal(JobState.Available, (await Job(later)).State);
    }

    [Fact]
    public async Task A_revision_that_waits_is_no_document_that_waits_to_be_taken_in()
    {
        var job = await Claimed("The bridge opens.");
        var waiting = (await Propose(job, "The bridge closes.")).GetProperty("document").GetInt64();

        Assert.Empty((await Get(Editor, $"/api/v1/desks/{Desk}/proposals")).EnumerateArray());
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.GetAsync($"/api/v1/documents/{waiting}/proposal")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Editor.PostAsJsonAsync($"/api/v1/documents/{waiting}/begin", new { wanted = new[] { new { locale = "ko" } } })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Editor.DeleteAsync($"/api/v1/documents/{waiting}/proposal")).StatusCode);
        Server.Clock.Advance(TimeSpan.FromDays(30));
        await Server.Do(async services =>
        {
            await services.GetRequiredService<Translate.Server.Documents.Intake>().Sweep(default);
            return true;
        });
        Assert.True(await Server.Rows(db => db.Documents.AnyAsync(d => d.Id == waiting)));
    }

    [Fact]
    public async Task Only_one_revision_waits_at_a_time_and_a_discarded_one_leaves_nothing()
    {
        var job = await Claimed("The bridge opens.");
        var document = (await Job(job)).DocumentId;
        using (var same = await Form(Editor, document, "The bridge opens.")) Assert.Equal(HttpStatusCode.UnprocessableEntity, same.StatusCode);
        using (var empty = await Form(Editor, document, "  ")) Assert.Equal(HttpStatusCode.UnprocessableEntity, empty.StatusCode);
        var proposal = await Propose(job, "The bridge closes.");
        using (var second = await Form(Editor, document, "The bridge falls.")) Assert.Equal(HttpStatusCode.Conflict, second.StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Anna.DeleteAsync($"/api/v1/documents/{proposal.GetProperty("document")}/revision")).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await Editor.DeleteAsync($"/api/v1/documents/{proposal.GetProperty("document")}/revision")).StatusCode);
        Assert.Equal((1, 0), (await Server.Rows(db => db.Documents.CountAsync()), await Server.Rows(db => db.RevisedUnits.CountAsync())));
        Assert.Equal(HttpStatusCode.Conflict, (await Editor.DeleteAsync($"/api/v1/documents/{document}/revision")).StatusCode);

        // Her work was never touched.
        Assert.Equal("saved", (await Save(Anna, job, (0, 0, "다리가 열린다.")))[0].GetProperty("outcome").GetString());
        await TakeIn(await Propose(job, "The bridge falls."));
        Assert.Equal(HttpStatusCode.Conflict, (await Editor.PostAsync($"/api/v1/documents/{document}/revision/confirm", null)).StatusCode);
    }

    [Fact]
    public async Task Choices_of_units_are_carried_over()
    {
        var job = await Claimed("The bridge opens.\n\nAbout this publication\n\nThe museum is free.");
        var document = (await Job(job)).DocumentId;
        await Server.Rows(async db =>
        {
            // As intake leaves it: a unit that is kept has no segments.
            db.UnitChoices.Add(new() { DocumentId = document, UnitId = "2", Treatment = Treatment.Keep });
            await db.SaveChangesAsync();
            await db.Segments.Where(s => s.DocumentId == document && s.UnitId == "2").ExecuteDeleteAsync();
            return 0;
        });
        var proposal = await Propose(job, "New at the front.\n\nThe bridge opens.\n\nAbout this publication\n\nThe museum is free.");
        Assert.Equal(["added"], proposal.GetProperty("units").EnumerateArray().Select(u => u.GetProperty("change").GetString()));
        var choice = await Server.Rows(db => db.UnitChoices.AsNoTracking().SingleAsync(c => c.DocumentId != document));
        Assert.Equal((proposal.GetProperty("document").GetInt64(), "3", Treatment.Keep), (choice.DocumentId, choice.UnitId, choice.Treatment));
        Assert.Equal(3, await Server.Rows(db => db.Segments.CountAsync(s => s.DocumentId == choice.DocumentId)));
    }

    [Fact]
    public async Task What_is_said_of_the_checks_of_a_unit_holds_for_what_it_became()
    {
        var job = await Claimed("Is the bridge open?\n\nIs it long, and high?\n\nIs it going to be gone?\n\nIs it free?");
        var document = (await Job(job)).DocumentId;
        foreach (var unit in new[] { "1", "2", "3" })
        {
            using var said = await Editor.PutAsJsonAsync($"/api/v1/documents/{document}/checks/unit", new { unit, check = "ending", said = "off" });
            Assert.Equal(HttpStatusCode.NoContent, said.StatusCode);
        }

        // One moves down, one is changed, one goes, and one comes in its place.
        var proposal = await Propose(job, "Is anything new?\n\nIs the bridge open?\n\nIs it long and high?\n\nIs it free?");
        await TakeIn(proposal);

        var units = (await Get(Anna, $"/api/v1/documents/{proposal.GetProperty("document")}/checks")).GetProperty("units").EnumerateArray().ToList();
        Assert.Equal(["2", "3"], units.Select(u => u.GetProperty("unit").GetString()));
        Assert.All(units, u => Assert.Equal("off", u.GetProperty("checks").GetProperty("ending").GetString()));
        var later = await Later(job);
        var found = new List<bool>();
        for (var i = 0; i < 4; i++) found.Add(await Finds(later, i));
        Assert.Equal([true, false, false, true], found);

        async Task<bool> Finds(long of, int ordinal) => (await Post(Anna, $"/api/v1/jobs/{of}/segments/{ordinal}/check", new { typed = "그런가" })).GetProperty("findings").EnumerateArray().Any(f => f.GetProperty("check").GetString() == "ending");
    }

    [Fact]
    public async Task A_worker_that_dies_in_the_middle_loses_nothing_and_writes_nothing_twice()
    {
        const int Paragraphs = 1300;
        var text = Enumerable.Range(0, Paragraphs).Select(i => $"Paragraph {Letters(i)} of the long text.").ToList();
        var job = await Claimed(string.Join("\n\n", text));
        foreach (var some in Enumerable.Range(0, Paragraphs).Chunk(500)) await Save(Anna, job, [.. some.Select(i => (i, 0, $"번역: {text[i]}"))]);
        text.Insert(700, "A new one in the middle of them all.");
        text.RemoveAt(10);

        var proposal = await Propose(job, string.Join("\n\n", text));
        await Said(Editor.PostAsync($"/api/v1/documents/{proposal.GetProperty("document")}/revision/confirm", null));
        var later = await Server.Rows(db => db.Jobs.MaxAsync(j => j.Id));
        var batch = await Server.Rows(db => db.Batches.Where(b => b.Kind == BatchKind.Carry).Select(b => b.Id).SingleAsync());

        // It dies behind its first chunk: another one takes its lease in the middle.
        await Server.Do(async services =>
        {
            var lease = await services.GetRequiredService<Batches>().Take(batch, default);
            var work = services.GetServices<IBatchWork>().Single(w => w.Kind == BatchKind.Carry);
            using var stop = new CancellationTokenSource();
            var running = work.Run(lease!, stop.Token);
            while (await Server.Rows(db => db.Targets.CountAsync(t => t.JobId == later)) == 0 && !running.IsCompleted) await Task.Delay(5);
            await stop.CancelAsync();
            try
            {
                await running;
            }
            catch (OperationCanceledException)
            {
                // As asked.
            }

            await services.GetRequiredService<Batches>().GiveBack(lease!);
            return 0;
        });
        await Work();
        var now = await Job(later);
        Assert.Equal((JobState.Claimed, Paragraphs, Paragraphs - 1), (now.State, now.Segments, now.Translated));
        Assert.Equal(Paragraphs - 1, await Server.Rows(db => db.Targets.CountAsync(t => t.JobId == later)));
        var there = (await Server.Rows(db => db.Targets.AsNoTracking().Where(t => t.JobId == later).ToListAsync())).ToDictionary(t => t.Ordinal, t => t.Text.Text);
        Assert.All(text.Index().Where(t => t.Index != 699), t => Assert.Equal($"번역: {t.Item}", there[t.Index]));

        static string Letters(int i) => string.Concat(i.ToString("D4", System.Globalization.CultureInfo.InvariantCulture).Select(c => (char)(c - '0' + 'a')));
    }

    [Fact]
    public async Task Who_saves_while_it_is_taken_in_is_either_carried_over_or_led_on()
    {
        var text = string.Join("\n\n", Enumerable.Range(0, 40).Select(i => $"Paragraph {(char)('a' + (i / 26))}{(char)('a' + (i % 26))} says something."));
        var job = await Claimed(text);
        var proposal = await Propose(job, $"A new beginning.\n\n{text}");
        var saved = new Dictionary<int, string>();
        var saving = Task.Run(async () =>
        {
            for (var i = 0; i < 40; i++)
            {
                var answer = await Post(Anna, $"/api/v1/jobs/{job}/editor/saves", new { saves = new[] { new { ordinal = i, version = 0, typed = $"문단 {i}", state = "translated" } } });
                if (answer.GetProperty("results")[0].GetProperty("outcome").GetString() == "saved") saved[i] = $"문단 {i}";
                else Assert.Equal(JsonValueKind.Number, answer.GetProperty("later").ValueKind);
            }
        });
        await Task.Delay(100);
        await TakeIn(proposal);
        await saving;
        var there = (await Segments(Anna, await Later(job))).ToDictionary(s => s.GetProperty("ordinal").GetInt32(), Typed);
        Assert.All(Enumerable.Range(0, 40), i => Assert.Equal(saved.GetValueOrDefault(i), there[i + 1]));
    }

    async Task TranslateAll(long job)
    {
        foreach (var some in (await Segments(Anna, job)).Chunk(500))
            Assert.All(await Save(Anna, job, [.. some.Select(s => (s.GetProperty("ordinal").GetInt32(), 0, $"번역: {s.GetProperty("source").GetString()}"))]), r => Assert.Equal("saved", r.GetProperty("outcome").GetString()));
    }

    async Task Deliver(long job)
    {
        await Said(Anna.PostAsync($"/api/v1/jobs/{job}/submit", null));
        await Said(Editor.PostAsync($"/api/v1/jobs/{job}/approve", null));
        await Work();
        Assert.Equal(JobState.Delivered, (await Job(job)).State);
    }

    static async Task<HttpResponseMessage> Form(HttpClient who, long document, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text, Encoding.UTF8), "text" } };
        return await who.PostAsync($"/api/v1/documents/{document}/revisions", form);
    }

    async Task<JsonElement> Propose(long job, string text)
    {
        using var answer = await Form(Editor, (await Job(job)).DocumentId, text);
        Assert.True(answer.StatusCode is HttpStatusCode.Created, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    async Task TakeIn(JsonElement proposal)
    {
        await Said(Editor.PostAsync($"/api/v1/documents/{proposal.GetProperty("document")}/revision/confirm", null));
        await Work();
    }

    async Task<long> Later(long job) => (await Get(Anna, $"/api/v1/jobs/{job}/later")).GetProperty("job").GetInt64();

    Task<Job> Job(long job) => Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job));

    Task<List<SegmentTarget>> Targets(long job) => Server.Rows(db => db.Targets.AsNoTracking().Where(t => t.JobId == job).OrderBy(t => t.Ordinal).ToListAsync());

    static string? Typed(JsonElement segment) => segment.GetProperty("target") is { ValueKind: JsonValueKind.Object } target ? target.GetProperty("typed").GetString() : null;

    static async Task Said(Task<HttpResponseMessage> act)
    {
        using var answer = await act;
        Assert.True(answer.StatusCode is HttpStatusCode.NoContent, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    static Task<HttpResponseMessage> Post(HttpClient who, string address) => who.PostAsync(address, null);
}
