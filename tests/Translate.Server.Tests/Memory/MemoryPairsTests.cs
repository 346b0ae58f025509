using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Server.Data;

namespace Translate.Server.Tests.Memory;

public sealed class MemoryPairsOnPostgresTests : MemoryPairsTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Looking into the memories, and putting right what stands there: every process knows at once.</summary>
public class MemoryPairsTests : MemoryTests
{
    [Fact]
    public async Task A_phrase_is_found_on_either_side_with_its_places_and_narrowed_by_where_a_pair_comes_from()
    {
        await Remember("General", ("The president spoke in Seoul.", "대통령이 서울에서 연설했다."), ("Nobody spoke.", "아무도 말하지 않았다."));
        await Take("Legal", Tmx(Unit("The president of the court spoke.", "법원장이 말했다.", """<prop type="x-document">court.txt</prop><prop type="x-editor">Kim Min</prop>""")));

        var pairs = await Pairs("q=presid");
        Assert.Equal(2, pairs.Length);
        Assert.All(pairs, p => Assert.Equal("president", Piece(p.GetProperty("source").GetProperty("text").GetString()!, p.GetProperty("inSource")[0])));
        var seoul = Assert.Single(await Pairs("q=%EC%84%9C%EC%9A%B8"));
        Assert.StartsWith("서울", Piece(seoul.GetProperty("target").GetProperty("text").GetString()!, seoul.GetProperty("inTarget")[0]), StringComparison.Ordinal);
        Assert.Empty(seoul.GetProperty("inSource").EnumerateArray());

        Assert.Single(await Pairs($"q=presid&memory={await Memory("Legal")}"));
        Assert.Single(await Pairs("q=presid&document=court"));
        Assert.Single(await Pairs("q=presid&author=Kim"));
        Assert.Equal(2, (await Pairs("q=presid&from=ko&to=en")).Length);
        Assert.Empty(await Pairs("q=presid&to=ja"));
        Assert.Equal(3, (await Pairs()).Length);
        Assert.Single(await Pairs("document=court"));
        Assert.Single(await Pairs("author=Kim"));
        Assert.Equal(3, (await Pairs("from=ko&to=en")).Length);
        Assert.Empty(await Pairs("from=ja"));

        static string Piece(string text, JsonElement place) => text.Substring(place.GetProperty("start").GetInt32(), place.GetProperty("length").GetInt32());
    }

    [Fact]
    public async Task Pages_of_what_is_found_follow_one_another_without_gap()
    {
        await Remember("General", [.. Enumerable.Range(1, 7).Select(i => ($"Thing number {i} was said.", $"{i}번이 언급되었다."))]);

        foreach (var query in new[] { "q=thing", "" })
        {
            var all = new List<long>();
            for (var skip = 0; skip < 9; skip += 3)
            {
                var page = await Editor.GetFromJsonAsync<JsonElement>($"{Api}/memory/pairs?{query}&skip={skip}&take=3");
                all.AddRange(page.GetProperty("pairs").EnumerateArray().Select(p => p.GetProperty("id").GetInt64()));
                Assert.Equal(skip < 6, page.GetProperty("hasMore").GetBoolean());
            }

            Assert.Equal(7, all.Distinct().Count());
            Assert.Equal(all.OrderDescending(), all);
        }
    }

    [Fact]
    public async Task A_correction_reaches_another_process_by_its_next_look_up_and_says_who_made_it()
    {
        await Take("Old", Tmx(Unit("The tower was built of stone.", "탑은 나무로 지어졌다.", """<prop type="x-origin">machine</prop><prop type="x-document">a.txt</prop>""")));
        using var other = AnotherProcess();
        Assert.Equal("탑은 나무로 지어졌다.", Assert.Single(await Find("The tower was built of stone.", other)).Pair.Target.Text.Text);
        var id = (await Pairs())[0].GetProperty("id").GetInt64();

        (await Editor.PutAsJsonAsync($"{Api}/memory/pairs/{id}", new { source = "The tower was built of stone.", target = "탑은 돌로 지어졌다." })).EnsureSuccessStatusCode();

        var match = Assert.Single(await Find("The tower was built of stone.", other));
        Assert.Equal(("탑은 돌로 지어졌다.", 100, "Eva", "a.txt"), (match.Pair.Target.Text.Text, match.Score, match.Pair.Editor, match.Pair.Document));
        Assert.Equal(HttpStatusCode.NotFound, (await Editor.PutAsJsonAsync($"{Api}/memory/pairs/{id}", new { source = "One.", target = "하나." })).StatusCode);
        Assert.Single(await Pairs());
        var now = (await Pairs())[0].GetProperty("id").GetInt64();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Editor.PutAsJsonAsync($"{Api}/memory/pairs/{now}", new { source = "One.", target = " " })).StatusCode);
    }

    [Fact]
    public async Task A_pair_that_was_removed_can_be_brought_back_as_it_was()
    {
        await Take("Old", Tmx(Unit("The tower was built of <ph x=\"1\">{0}</ph>.", "탑은 <ph x=\"1\">{0}</ph>로 지어졌다.", """<prop type="x-editor">Kim</prop><prop type="x-state">final</prop>""")));
        using var other = AnotherProcess();
        Assert.Single(await Find("The tower was built of .", other));
        var before = (await Pairs())[0];

        var removed = await Editor.DeleteAsync($"{Api}/memory/pairs/{before.GetProperty("id")}");
        Assert.Empty(await Find("The tower was built of .", other));
        Assert.Empty(await Pairs("q=tower"));
        var undo = (await removed.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("undo").GetString();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Editor.PostAsJsonAsync($"{Api}/memory/pairs/undo", new { undo = undo![..^3] })).StatusCode);
        (await Editor.PostAsJsonAsync($"{Api}/memory/pairs/undo", new { undo })).EnsureSuccessStatusCode();

        Assert.Single(await Find("The tower was built of .", other));
        var after = Assert.Single(await Pairs("q=tower"));
        foreach (var name in new[] { "source", "target", "state", "editor", "memory", "from", "to" }) Assert.Equal(before.GetProperty(name).ToString(), after.GetProperty(name).ToString());
    }

    [Fact]
    public async Task Pairs_that_say_the_same_become_the_best_of_them_after_their_number_was_shown()
    {
        await Take("Old", Tmx(
            Unit("One thing.", "한 가지.", """<prop type="x-key">a</prop><prop type="x-state">translated</prop>"""),
            Unit("One thing.", "한 가지.", """<prop type="x-key">b</prop><prop type="x-state">reviewed</prop><prop type="x-editor">Kim</prop>"""),
            Unit("One thing.", "하나.", """<prop type="x-key">c</prop>"""),
            Unit("One  thing.", "한 가지.", """<prop type="x-key">d</prop>"""),
            Unit("Another thing.", "한 가지.")));
        await Remember("Other", ("One thing.", "한 가지."));
        using var other = AnotherProcess();
        Assert.Equal(2, (await Find("One thing.", other)).Count);

        var counts = (await Editor.GetFromJsonAsync<JsonElement[]>($"{Api}/memory/duplicates"))!;
        Assert.Equal(("Old", 1), (Assert.Single(counts).GetProperty("memoryName").GetString(), counts[0].GetProperty("pairs").GetInt32()));
        Assert.Equal(6, await Server.Rows(db => db.MemoryEntries.CountAsync()));
        Assert.Equal(1, (await (await Editor.PostAsync($"{Api}/memory/duplicates", null)).Content.ReadFromJsonAsync<JsonElement>()).GetProperty("merged").GetInt32());

        Assert.Contains((await Find("One thing.", other)), m => m.Pair.Editor is "Kim");
        Assert.Empty((await Editor.GetFromJsonAsync<JsonElement[]>($"{Api}/memory/duplicates"))!);
        Assert.Equal(5, await Server.Rows(db => db.MemoryEntries.CountAsync()));
    }

    [Fact]
    public async Task An_editor_adds_a_pair_on_the_memorys_page_and_it_is_found()
    {
        await Remember("General", ("Hello.", "안녕하세요."));
        var (memory, browser) = (await Memory("General"), await Server.Browser(await Server.NewPerson("Min", Desk, DeskRole.Editor)));
        var (address, form) = ($"/desks/{Desk}/memory/{memory}", $"/desks/{Desk}/memory/{memory}/pair");
        var page = await browser.Get(address);
        Assert.Equal(["en", "ko"], new[] { "from", "to" }.Select(name => page.Html.QuerySelector($"#{name}")!.GetAttribute("value")));

        // What is wrong is said beside its field, and what was typed is still there.
        page = await browser.Submit(page, form, ("from", "English"), ("to", ""), ("source", "  "), ("target", "탑이 높다."));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(["“English” is no language tag. Write one like en, ko or pt-BR.", "“” is no language tag. Write one like en, ko or pt-BR.", "Write the source.", null], new[] { "from", "to", "source", "target" }.Select(name => page.Html.QuerySelector($"#{name}-error")?.TextContent));
        Assert.Equal("탑이 높다.", page.Html.QuerySelector("#target")!.TextContent);
        page = await browser.Submit(page, form, ("from", "ko"), ("to", "ko"), ("source", "The tower is high."), ("target", new string('a', 100_001)));
        Assert.Equal([null, "Source and translation have to be in two languages.", null, "A text has at most 100,000 characters."], new[] { "from", "to", "source", "target" }.Select(name => page.Html.QuerySelector($"#{name}-error")?.TextContent));
        Assert.Equal(1, await Server.Rows(db => db.MemoryEntries.CountAsync()));

        page = await browser.Submit(page, form, ("from", "en"), ("to", "ko"), ("source", "The tower is high.\r\n"), ("target", "탑이 높다."));
        Assert.Equal((HttpStatusCode.OK, ""), (page.Status, page.Html.QuerySelector("#source")!.TextContent));
        Assert.Contains("The pair was added.", page.Text, StringComparison.Ordinal);
        var match = Assert.Single(await Find("The tower is high."));
        Assert.Equal(("탑이 높다.", 100, "Min", TargetState.Reviewed), (match.Pair.Target.Text.Text, match.Score, match.Pair.Author, match.Pair.State));
        Assert.Contains("탑이 높다.", (await browser.Get($"/desks/{Desk}/memory/pairs?q=tower")).Text, StringComparison.Ordinal);

        page = await browser.Submit(page, form, ("source", "The tower is high."), ("target", "탑이 높다."));
        Assert.Contains("The memory has this pair already.", page.Text, StringComparison.Ordinal);
        Assert.Equal("The tower is high.", Assert.Single(await Server.Rows(db => db.Audit.Where(a => a.Act == "memory-pair-added").Select(a => a.Detail).ToListAsync())));

        // The address that the answer was shown at leads back.
        Assert.Equal(HttpStatusCode.OK, (await browser.Get(form)).Status);
    }

    [Fact]
    public async Task An_editor_corrects_removes_brings_back_and_merges_on_the_pages()
    {
        await Take("Old", Tmx(Unit("The tower <ph x=\"1\">{0}</ph> was built.", "탑 <ph x=\"1\">{0}</ph>이 지어졌다."), Unit("=cmd", "명령")));
        await Server.Rows(async db =>
        {
            var row = await db.MemoryEntries.AsNoTracking().FirstAsync();
            db.MemoryEntries.Add(new() { MemoryId = row.MemoryId, Fingerprint = row.Fingerprint + 1, Source = row.Source, Target = row.Target });
            return await db.SaveChangesAsync();
        });
        var browser = await Server.Browser(ManagerId);
        var page = await browser.Get($"/desks/{Desk}/memory/duplicates");
        page = await browser.Submit(page, $"/desks/{Desk}/memory/duplicates");
        Assert.Equal(2, await Server.Rows(db => db.MemoryEntries.CountAsync()));

        page = await browser.Get($"/desks/{Desk}/memory/pairs?q=tower");
        Assert.Equal("tower", Assert.Single(page.Html.QuerySelectorAll("mark")).TextContent);
        Assert.Contains("The tower {0} was built.", page.Text, StringComparison.Ordinal);
        page = await browser.Get(page.Html.QuerySelector("table a.btn")!.GetAttribute("href")!);
        var source = page.Html.QuerySelector("#source")!.TextContent;
        page = await browser.Submit(page, "/desks/", ("source", source.Replace("tower", "high tower", StringComparison.Ordinal)), ("target", page.Html.QuerySelector("#target")!.TextContent));
        var row = await Server.Rows(db => db.MemoryEntries.AsNoTracking().OrderByDescending(e => e.Id).FirstAsync());
        Assert.Equal(("The high tower {0} was built.", 1, "Mina"), (row.Source.Text.Render(), row.Source.Text.Codes.Length, row.Editor));

        page = await browser.Submit(page, $"/desks/{Desk}/memory/pairs/{row.Id}/remove");
        Assert.DoesNotContain("high tower", page.Html.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        page = await browser.Submit(page, $"/desks/{Desk}/memory/pairs/undo");
        Assert.Contains("high tower", page.Html.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
    }
}
