using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Analysis;

public sealed class AnalysisOnPostgresTests : AnalysisTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>How much of a document was known is counted when it comes in, for each of its jobs, and again when somebody asks.</summary>
public class AnalysisTests : ServerTests
{
    /// <summary>A sentence of each kind, held against <see cref="Memory"/>.</summary>
    const string Mixed = """
        The committee approved the budget for schools today.

        It cost 7 dollars in total last year.

        The committee approved the budget for twelve schools today.

        Rain fell on the northern hills all night.

        Rain fell on the northern hills all night.

        Rain fell on the northern hills all day.
        """;

    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    static readonly (string, string)[] Memory = [("The committee approved the budget for schools today.", "위원회는 오늘 학교 예산을 승인했다."), ("It cost 5 dollars in total last year.", "작년에 모두 5달러가 들었다.")];

    [Fact]
    public async Task A_document_is_analysed_by_band_when_it_comes_in()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Remember(desk, Memory);
        var document = await TakeIn(desk, Mixed);

        var (analysis, job) = await Read(editor, document);

        Assert.Equal("exact 1 8, repetition 1 8, from95 1 8, from85 1 9, internalFuzzy 1 8, new 1 8", Say(job));
        Assert.Equal(22.1m, job.GetProperty("analysis").GetProperty("weightedWords").GetDecimal());
        Assert.Equal((6, 49), (analysis.GetProperty("total").GetProperty("segments").GetInt32(), analysis.GetProperty("total").GetProperty("words").GetInt32()));
        Assert.Equal(Mixed.Split("\n\n").Sum(line => line.Trim().Length), job.GetProperty("analysis").GetProperty("characters").GetInt32());
        Assert.Equal(Server.Clock.GetUtcNow(), job.GetProperty("at").GetDateTimeOffset(), TimeSpan.FromMilliseconds(1));
        Assert.Equal(JobState.Available, await Server.Rows(db => db.Jobs.Select(j => j.State).SingleAsync()));
    }

    [Fact]
    public async Task Into_the_language_that_it_is_written_in_there_is_nothing_to_translate()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var document = await TakeIn(desk, "Two words.\n", Locale.Parse("en-US"));

        Assert.Equal("copied 1 2", Say((await Read(editor, document)).Job));
    }

    [Fact]
    public async Task What_a_catalogue_has_translated_already_is_no_new_work()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var document = await TakeIn(
            desk, "msgid \"\"\nmsgstr \"Language: ko\\nContent-Type: text/plain; charset=UTF-8\\n\"\n\nmsgid \"Close the window.\"\nmsgstr \"창 닫기\"\n\nmsgid \"Open it\"\nmsgstr \"\"\n", name: "ko.po");

        Assert.Equal("translated 1 3, new 1 2", Say((await Read(editor, document)).Job));
    }

    [Fact]
    public async Task Analysed_again_it_counts_what_has_come_into_the_memory_since()
    {
        var desk = await Server.NewDesk();
        var person = await Server.NewPerson("Editor", desk, DeskRole.Editor);
        using var editor = await Server.Program(person);
        var document = await TakeIn(desk, "The harbour was closed for a week.\n");
        var before = (await Read(editor, document)).Job;
        Assert.Equal("new 1 7", Say(before));
        await Remember(desk, ("The harbour was closed for a week.", "항구는 일주일 동안 닫혀 있었다."));
        Server.Clock.Advance(TimeSpan.FromDays(1));

        Assert.Equal(1, await Again());
        var due = (await Read(editor, document)).Job;
        Assert.Equal((true, "new 1 7"), (due.GetProperty("isDue").GetBoolean(), Say(due)));
        Assert.Equal(0, await Again());
        await Work();

        var after = (await Read(editor, document)).Job;
        Assert.Equal((false, "exact 1 7"), (after.GetProperty("isDue").GetBoolean(), Say(after)));
        Assert.Equal(before.GetProperty("at").GetDateTimeOffset().AddDays(1), after.GetProperty("at").GetDateTimeOffset());
        Assert.Equal(2, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "analysis-asked" && a.PersonId == person && a.DocumentId == document)));

        async Task<int> Again()
        {
            using var answer = await editor.PostAsync($"/api/v1/documents/{document}/analysis", null);
            Assert.Equal(HttpStatusCode.Accepted, answer.StatusCode);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("jobs").GetInt32();
        }
    }

    [Fact]
    public async Task A_long_document_that_is_read_in_pieces_is_counted_as_one()
    {
        // Two pieces and a bit of a third; the 6th sentence comes again as the 1,506th, and the 1,001st is known with the neighbours it has.
        var random = new Random(5);
        string Word() => string.Concat(Enumerable.Range(0, 7).Select(_ => (char)('a' + random.Next(26))));
        var lines = Enumerable.Range(0, 2100).Select(_ => $"{Word()} {Word()} {Word()} {Word()}.").ToList();
        lines[1505] = lines[5];
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Server.Rows(async db =>
        {
            MemoryEntrySide Side(Locale locale, string text, string? previous, string? next) => new() { Locale = locale, Text = text, Key = MemoryKey.Of(text), Previous = previous, Next = next };
            db.MemoryEntries.Add(new()
            {
                Memory = new() { DeskId = desk, Name = "Old", Created = Server.Clock.GetUtcNow() },
                Fingerprint = 1,
                Source = Side(English, lines[1000], MemoryKey.Normalize(lines[999]), MemoryKey.Normalize(lines[1001])),
                Target = Side(Korean, "천한 번째", null, null),
                State = TargetState.Reviewed,
            });
            return await db.SaveChangesAsync();
        });

        var document = await TakeIn(desk, string.Join("\n\n", lines));

        Assert.Equal("inContext 1 4, repetition 1 4, new 2098 8392", Say((await Read(editor, document)).Job));
    }

    [Fact]
    public async Task A_part_is_analysed_by_its_own_segments()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var document = await TakeIn(desk, "The harbour was closed.\n\nRain fell on the hills.\n\nThe harbour was closed.\n");
        await Server.Rows(async db =>
        {
            await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Part, 1).SetProperty(j => j.End, 1).SetProperty(j => j.Segments, 1));
            db.Jobs.Add(new() { DeskId = desk, DocumentId = document, Locale = Korean, Part = 2, First = 1, Segments = 2, Prepared = 2, State = JobState.Available, Since = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        await editor.PostAsync($"/api/v1/documents/{document}/analysis", null);
        await Work();

        // Whoever has the second part does not have what stands in the first.
        var jobs = (await editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{document}/analysis")).GetProperty("jobs").EnumerateArray().ToList();
        Assert.Equal(["new 1 4", "new 2 9"], jobs.Select(j => Say(j)));
    }

    [Fact]
    public async Task An_analysis_that_cannot_be_made_is_said_and_holds_nothing_up()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var document = await TakeIn(desk, "The harbour was closed.\n");
        await editor.Submit(await editor.Get($"/documents/{document}/analysis"), $"/documents/{document}/analysis");
        var batch = await Server.Rows(db => db.Batches.Where(b => b.Kind == BatchKind.Analyze && b.State == BatchState.Due).Select(b => b.Id).SingleAsync());
        await Server.Do(async services =>
        {
            var batches = services.GetRequiredService<Batches>();
            await batches.Fail((await batches.Take(batch, default))!, "The disk is full.", default);
            return true;
        });

        var page = await editor.Get($"/documents/{document}/analysis");

        Assert.Contains("The disk is full.", page.Text, StringComparison.Ordinal);
        Assert.Null(await Server.Rows(db => db.Jobs.Select(j => j.Failure).SingleAsync()));
        Assert.Equal(DocumentState.Ready, await Server.Rows(db => db.Documents.Select(d => d.State).SingleAsync()));
        await editor.Submit(page, $"/documents/{document}/analysis");
        await Work();
        Assert.DoesNotContain("The disk is full.", (await editor.Get($"/documents/{document}/analysis")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_page_of_a_document_shows_its_bands_as_a_picture_with_words_and_as_a_table()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        await Remember(desk, Memory);
        var document = await TakeIn(desk, Mixed);

        var page = await editor.Get($"/documents/{document}/analysis");

        var picture = page.Html.QuerySelector("svg.bands")!;
        Assert.Equal("img", picture.GetAttribute("role"));
        Assert.StartsWith("Korean", picture.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Contains("Exact 16", picture.GetAttribute("aria-label"), StringComparison.Ordinal);
        Assert.Equal(6, picture.QuerySelectorAll("rect").Length);
        Assert.Equal(1000, picture.QuerySelectorAll("rect").Sum(r => double.Parse(r.GetAttribute("width")!, CultureInfo.InvariantCulture)), 0.1);
        Assert.Contains("49 words, which are as much work as 22.1 new ones", page.Text, StringComparison.Ordinal);
        Assert.Equal(11, page.Html.QuerySelectorAll("tbody tr").Length);
        Assert.NotNull(page.Html.QuerySelector($"a[href='/api/v1/documents/{document}/analysis/csv']"));
        Assert.NotNull((await editor.Get($"/jobs/{await Server.Rows(db => db.Jobs.Select(j => j.Id).SingleAsync())}")).Html.QuerySelector($"a[href='/documents/{document}/analysis']"));
    }

    [Fact]
    public async Task As_comma_separated_values_a_name_computes_nothing()
    {
        var desk = await Server.NewDesk();
        using var editor = await Server.Program(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var document = await TakeIn(desk, "Two words.\n", name: "=1+1, a.txt");

        using var answer = await editor.GetAsync(new Uri($"/api/v1/documents/{document}/analysis/csv", UriKind.Relative));

        Assert.Equal("text/csv", answer.Content.Headers.ContentType?.MediaType);
        var lines = Encoding.UTF8.GetString(await answer.Content.ReadAsByteArrayAsync()).Split("\r\n");
        Assert.Equal("\uFEFFdocument,locale,part,state,analysed,band,segments,words,characters,share,rate,weightedWords", lines[0]);
        Assert.Equal(13, lines.Length);
        Assert.StartsWith("\"'=1+1, a.txt\",ko,0,available,", lines[11], StringComparison.Ordinal);
        Assert.EndsWith(",new,1,2,10,1,1,2", lines[11], StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_proposal_tells_all_bands_before_work_begins_but_of_a_long_one_only_what_is_known_word_for_word()
    {
        var desk = await Server.NewDesk();
        var person = await Server.NewPerson("Editor", desk, DeskRole.Editor);
        using var editor = await Server.Program(person);
        await Remember(desk, Memory);
        var (one, other) = (await Propose(Mixed), await Propose(string.Join("\n\n", Enumerable.Range(0, 2001).Select(i => $"The tide of day {i} was high."))));

        var estimate = (await editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{one}/proposal?to=ko")).GetProperty("estimates")[0];
        Assert.Equal("exact 1 8, repetition 1 8, from95 1 8, from85 1 9, internalFuzzy 1 8, new 1 8", Say(estimate));
        var page = await (await Server.Browser(person)).Get($"/intake/{one}");
        Assert.NotNull(page.Html.QuerySelector("svg.bands"));
        Assert.Contains("85–94 %", page.Text, StringComparison.Ordinal);

        var estimates = (await editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{other}/proposal?to=ko")).GetProperty("estimates");
        Assert.Equal(JsonValueKind.Null, estimates[0].GetProperty("analysis").ValueKind);
        Assert.Equal(2001, estimates[0].GetProperty("segments").GetInt32());
        Assert.Equal(0, await Server.Rows(db => db.JobBands.CountAsync()));

        async Task<long> Propose(string text)
        {
            using var form = new MultipartFormDataContent { { new StringContent(text), "text" }, { new StringContent("a.txt"), "name" }, { new StringContent("en"), "from" } };
            using var answer = await editor.PostAsync($"/api/v1/desks/{desk}/proposals", form);
            return (await answer.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("documents")[0].GetInt64();
        }
    }

    /// <summary>The bands of a job that have something in them, as <c>band segments words</c>.</summary>
    static string Say(JsonElement job) => string.Join(", ", job.GetProperty("analysis").GetProperty("bands").EnumerateArray()
        .Where(b => b.GetProperty("segments").GetInt32() > 0)
        .Select(b => $"{b.GetProperty("band").GetString()} {b.GetProperty("segments")} {b.GetProperty("words")}"));

    static async Task<(JsonElement Analysis, JsonElement Job)> Read(HttpClient editor, long document)
    {
        var analysis = await editor.GetFromJsonAsync<JsonElement>($"/api/v1/documents/{document}/analysis");
        return (analysis, analysis.GetProperty("jobs")[0]);
    }

    async Task<long> TakeIn(long desk, string text, Locale? to = null, string name = "a.txt")
    {
        var document = await Server.Do(services => services.GetRequiredService<Intake>().Take(desk, null, new(name, Encoding.UTF8.GetBytes(text), English, [to ?? Korean]), default));
        await Work();
        return document.Id;
    }

    async Task Remember(long desk, params (string Source, string Target)[] pairs)
    {
        using var boss = await Server.Program(await Server.NewPerson($"boss{Guid.NewGuid():N}", desk, DeskRole.Manager));
        using var tmx = new MemoryStream();
        TmxWriter.Write(tmx, pairs.Select(p => new MemoryPair(new(English, p.Source), new(Korean, p.Target)) { State = TargetState.Reviewed }));
        using var answer = await boss.PostAsync($"/api/v1/desks/{desk}/memory?name=Old", new ByteArrayContent(tmx.ToArray()));
        answer.EnsureSuccessStatusCode();
    }
}
