using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Search;

namespace Translate.Server.Tests.Search;

public sealed class SearchOnPostgresTests : SearchTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>What a desk's search finds, on every database.</summary>
public class SearchTests : ServerTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    [Theory]
    [InlineData("bridge", "bridges.txt")]
    [InlineData("BRIDG", "bridges.txt")]
    [InlineData("ridg", "bridges.txt")]
    [InlineData("다리", "bridges.txt")]
    [InlineData("리", "bridges.txt")]
    [InlineData("월요", "bridges.txt")]
    [InlineData("\"opens on monday\"", "bridges.txt")]
    [InlineData("monday opens", "bridges.txt")]
    [InlineData("동맹", "alliance.txt")]
    [InlineData("alliance", "alliance.txt")]
    [InlineData("Jane", "alliance.txt")]
    [InlineData("외교", "alliance.txt")]
    [InlineData("the", "alliance.txt", "bridges.txt")]
    [InlineData("\"monday opens\"")]
    [InlineData("bridge alliance")]
    [InlineData("forest")]
    [InlineData("다라")]
    public async Task Words_and_parts_of_words_are_found_in_every_language(string query, params string[] names)
    {
        var desk = await Server.NewDesk();
        await Document(desk, "bridges.txt", ["The bridge opens on Monday."], ["다리는 월요일에 열린다."]);
        await Document(desk, "alliance.txt", ["The alliance is evolving."], ["한미동맹은 진화한다."], author: "Jane Kim", topic: "외교");
        await CatchUp();

        Assert.Equal(names, await Found(desk, query));
    }

    [Fact]
    public async Task What_was_changed_is_found_as_it_is_now_whoever_changed_it_and_however()
    {
        var desk = await Server.NewDesk();
        var (document, job) = await Document(desk, "a.txt", ["One thing."], ["첫째 문장"]);
        await CatchUp();
        Assert.Equal(["a.txt"], await Found(desk, "첫째"));

        await Server.Rows(db => db.Targets.Where(t => t.JobId == job).ExecuteUpdateAsync(set => set.SetProperty(t => t.Text, new InlineText("둘째 문장"))));
        await CatchUp();
        Assert.Empty(await Found(desk, "첫째"));
        Assert.Equal(["a.txt"], await Found(desk, "둘째"));

        await Server.Rows(db => db.Documents.Where(d => d.Id == document).ExecuteUpdateAsync(set => set.SetProperty(d => d.Title, "Something New")));
        await Server.Rows(db => db.Targets.Where(t => t.JobId == job).ExecuteDeleteAsync());
        await CatchUp();
        Assert.Empty(await Found(desk, "둘째"));
        Assert.Equal(["a.txt"], await Found(desk, "something"));
        Assert.Equal(0, await Server.Rows(db => db.SearchDue.CountAsync()));

        await Server.Rows(async db =>
        {
            await db.Jobs.Where(j => j.DocumentId == document).ExecuteDeleteAsync();
            return await db.Documents.Where(d => d.Id == document).ExecuteDeleteAsync();
        });
        await CatchUp();
        Assert.Empty(await Found(desk, "something"));
        Assert.Equal(0, await Server.Rows(db => db.SearchTexts.CountAsync()));
    }

    [Fact]
    public async Task A_desk_finds_its_own_documents_only()
    {
        var (mine, other) = (await Server.NewDesk(), await Server.NewDesk("Politics"));
        await Document(other, "secret.txt", ["A secret treaty."], ["비밀 조약"]);
        await Document(mine, "open.txt", ["An open treaty."], ["열린 조약"]);
        await CatchUp();

        Assert.Equal(["open.txt"], await Found(mine, "조약"));
        Assert.Empty(await Found(mine, "secret"));
        Assert.Equal(["secret.txt"], await Found(other, "treaty"));
    }

    [Fact]
    public async Task Pages_follow_each_other_without_gap_or_repetition()
    {
        var desk = await Server.NewDesk();
        for (var i = 0; i < 25; i++) await Document(desk, $"{i}.txt", ["A common word.", "And a common word again."], ["흔한 말", "또 흔한 말"]);
        await CatchUp();

        var names = new List<string>();
        long? before = null;
        do
        {
            var page = await Server.Do(services => services.GetRequiredService<DeskSearch>().Find(desk, "common", before, null, default));
            Assert.True(page.Documents.Count <= DeskSearch.PageSize);
            names.AddRange(page.Documents.Select(Name));
            before = page.Next;
        }
        while (before is not null);
        Assert.Equal(Enumerable.Range(0, 25).Reverse().Select(i => $"{i}.txt"), names);
    }

    [Fact]
    public async Task A_long_document_does_not_hide_the_others()
    {
        var desk = await Server.NewDesk();
        await Document(desk, "short.txt", ["A common word."], ["흔한 말"]);
        await Document(desk, "long.txt", [.. Enumerable.Range(0, 700).Select(i => $"A common word, number {i}.")], [.. Enumerable.Range(0, 700).Select(i => $"흔한 말 {i}")]);
        await CatchUp();

        var found = await Server.Do(services => services.GetRequiredService<DeskSearch>().Find(desk, "common", null, null, default));
        Assert.Equal(["long.txt", "short.txt"], found.Documents.Select(Name));
        Assert.True(found.Documents[0].HasMore);
        Assert.False(found.Documents[1].HasMore);
        var alone = await Server.Do(services => services.GetRequiredService<DeskSearch>().Find(desk, "common", null, found.Documents[0].Id, default));
        Assert.True(Assert.Single(alone.Documents).Segments.Count > found.Documents[0].Segments.Count);
    }

    [Fact]
    public async Task The_page_shows_the_segment_in_both_languages_and_leads_to_it()
    {
        var desk = await Server.NewDesk();
        var (_, job) = await Document(desk, "a.txt", ["One thing.", "The bridge opens."], ["한 가지.", "다리가 열린다."]);
        await CatchUp();
        var reader = await Server.Browser(await Server.NewPerson("Anna", desk));

        var page = await reader.Get($"/desks/{desk}/search?q={Uri.EscapeDataString("다리")}");
        Assert.Contains("The bridge opens.", page.Text, StringComparison.Ordinal);
        Assert.Equal("다리", page.Html.QuerySelector("mark")!.TextContent);
        Assert.NotNull(page.Html.QuerySelector($"a[href='/jobs/{job}/edit#s1']"));
        Assert.DoesNotContain("One thing.", page.Text, StringComparison.Ordinal);
        Assert.Contains("Nothing was found", (await reader.Get($"/desks/{desk}/search?q=nowhere")).Text, StringComparison.Ordinal);

        using var program = await Server.Program(await Server.NewPerson("Ben", desk));
        var answer = await program.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/search?q=bridge");
        Assert.Equal(1, answer.GetProperty("documents")[0].GetProperty("segments")[0].GetProperty("ordinal").GetInt32());
    }

    static string Name(FoundDocument document) => string.Concat(document.Name.Select(p => p.Text));

    async Task<IEnumerable<string>> Found(long desk, string query) => (await Server.Do(services => services.GetRequiredService<DeskSearch>().Find(desk, query, null, null, default))).Documents.Select(Name);

    Task<bool> CatchUp() => Server.Do(async services =>
    {
        await services.GetRequiredService<SearchCatchUp>().All(default);
        return true;
    });

    Task<(long Document, long Job)> Document(long desk, string name, string[] sources, string[] targets, string? author = null, string? topic = null) => Server.Rows(async db =>
    {
        var document = new Document { DeskId = desk, Name = name, Format = "text", SourceLocale = English, State = DocumentState.Ready, Segments = sources.Length, Author = author, Topic = topic, Created = Server.Clock.GetUtcNow() };
        var job = new Job { DeskId = desk, Document = document, Locale = Korean, State = JobState.Claimed, Segments = sources.Length, Since = Server.Clock.GetUtcNow() };
        db.Add(job);
        await db.SaveChangesAsync();
        db.Segments.AddRange(sources.Select((s, i) => new DocumentSegment { DocumentId = document.Id, Ordinal = i, UnitId = $"{i}", Source = new InlineText(s), Words = 3 }));
        db.Targets.AddRange(targets.Select((t, i) => new SegmentTarget { JobId = job.Id, Ordinal = i, Text = new InlineText(t), Version = 1, Changed = Server.Clock.GetUtcNow() }));
        await db.SaveChangesAsync();
        return (document.Id, job.Id);
    });
}
