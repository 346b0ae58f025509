using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Memory;
using Translate.Server.Documents;
using Translate.Server.Memory;

namespace Translate.Server.Tests.Memory;

public sealed class DeskMemoriesOnPostgresTests : DeskMemoriesTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Several memories in an order, each read or written, and what is taken off for what: every look-up goes by it at once, in each process.</summary>
public class DeskMemoriesTests : MemoryTests
{
    [Fact]
    public async Task Of_equal_matches_that_of_the_first_memory_comes_first_word_for_word_and_similar()
    {
        await Remember("General", ("The party shall pay the price.", "일행이 값을 치른다."));
        await Remember("Legal", ("The party shall pay the price.", "당사자는 대금을 지급하여야 한다."));
        using var other = AnotherProcess();
        Assert.Equal(["General", "Legal"], (await Find("The party shall pay the prices.", other)).Select(m => m.Memory));
        Assert.Equal("일행이 값을 치른다.", await Filled());

        await Put(await Memory("Legal"), new { place = 0 });

        Assert.Equal(["Legal", "General"], (await Find("The party shall pay the prices.", other)).Select(m => m.Memory));
        Assert.Equal("당사자는 대금을 지급하여야 한다.", await Filled());
        Assert.Equal(["Legal", "General"], (await List()).Select(m => m.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task What_is_not_read_is_offered_by_no_process_and_filled_in_nowhere()
    {
        await Remember("General", ("The party shall pay the price.", "일행이 값을 치른다."));
        using var other = AnotherProcess();
        Assert.Single(await Find("The party shall pay the price.", other));

        await Put(await Memory("General"), new { isRead = false });

        Assert.Empty(await Find("The party shall pay the price.", other));
        Assert.Null(await Filled());
        Assert.Single(await Pairs("q=party"));
    }

    [Fact]
    public async Task A_new_name_is_told_by_the_matches_and_keeps_its_points()
    {
        await Remember("General", ("The party shall pay the price.", "일행이 값을 치른다."));
        await Put(await Memory("General"), new { points = 7 });
        Assert.Equal(93, Assert.Single(await Find("The party shall pay the price.")).Score);

        await Put(await Memory("General"), new { name = "Everything" });

        var match = Assert.Single(await Find("The party shall pay the price."));
        Assert.Equal(("Everything", 93, PenaltyKind.Memory), (match.Memory, match.Score, match.Penalties.Single().Kind));
        await Remember("Everything", ("The party shall wait.", "일행이 기다린다."));
        Assert.Single(await List());
    }

    [Fact]
    public async Task What_an_engine_or_a_program_paired_says_so_out_and_in_and_is_worth_less_as_the_desk_says()
    {
        await Take("Old", Tmx(
            Unit("The tower was built of stone.", "탑은 돌로 지어졌다.", """<prop type="x-origin">machine</prop>"""), Unit("The bridge was built of wood.", "다리는 나무로 지어졌다.", """<prop type="x-origin">aligned</prop>""")));
        Assert.Equal(97, (await Find("The tower was built of stone."))[0].Score);
        Assert.Equal(98, (await Find("The bridge was built of wood."))[0].Score);

        (await Manager.PutAsJsonAsync($"{Api}/memories/scoring", new { machine = 20, numbers = 2 })).EnsureSuccessStatusCode();

        var match = (await Find("The tower was built of stone."))[0];
        Assert.Equal((80, new Penalty(PenaltyKind.Machine, 20)), (match.Score, match.Penalties.Single()));
        Assert.Equal(2, (await Manager.GetFromJsonAsync<JsonElement>($"{Api}/memories/scoring")).GetProperty("aligned").GetInt32());
        var tmx = await Manager.GetStringAsync($"{Api}/memory");
        Assert.Contains("<prop type=\"x-origin\">machine</prop>", tmx, StringComparison.Ordinal);
        Assert.Contains("<prop type=\"x-origin\">aligned</prop>", tmx, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Manager.PutAsJsonAsync($"{Api}/memories/scoring", new { machine = 101 })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await Manager.PutAsJsonAsync($"{Api}/memories/scoring", new { memory = 1 })).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await Editor.PutAsJsonAsync($"{Api}/memories/scoring", new { machine = 1 })).StatusCode);
    }

    [Fact]
    public async Task Points_that_nobody_has_changed_are_not_kept()
    {
        await Remember("General", ("One.", "하나."));
        await Put(await Memory("General"), new { points = 7 });
        await Put(await Memory("General"), new { points = 0 });
        (await Manager.PutAsJsonAsync($"{Api}/memories/scoring", new { machine = 3 })).EnsureSuccessStatusCode();

        Assert.Null(await Server.Rows(db => db.Desks.Where(d => d.Id == Desk).Select(d => d.Scoring).SingleAsync()));
    }

    [Fact]
    public async Task What_is_approved_goes_into_every_memory_that_is_written()
    {
        await Deliver("One thing was said here.", "여기서 한 가지가 언급되었다.");
        Assert.Equal([("Culture", true, 1)], await Held());

        await Manager.PostAsJsonAsync($"{Api}/memories", new { name = "House" });
        await Remember("Old", ("Nothing was said.", "아무것도 언급되지 않았다."));
        await Put(await Memory("House"), new { isWritten = true });
        await Deliver("Another thing was said there.", "거기서 또 한 가지가 언급되었다.");
        Assert.Equal([("Culture", true, 2), ("House", true, 1), ("Old", false, 1)], await Held());

        await Put(await Memory("Culture"), new { isWritten = false });
        await Deliver("A third thing was said somewhere.", "어디선가 셋째 것이 언급되었다.");
        Assert.Equal([("Culture", false, 2), ("House", true, 2), ("Old", false, 1)], await Held());

        Task<List<(string, bool, int)>> Held() => Server.Rows(async db =>
            (await db.Memories.Where(m => m.DeskId == Desk).OrderBy(m => m.Place).Select(m => new { m.Name, m.IsWritten, Pairs = db.MemoryEntries.Count(e => e.MemoryId == m.Id) }).ToListAsync()).ConvertAll(m => (m.Name, m.IsWritten, m.Pairs)));
    }

    [Fact]
    public async Task A_memory_that_is_deleted_is_gone_from_every_process_with_its_pairs_and_points()
    {
        await Remember("General", ("The party shall pay the price.", "일행이 값을 치른다."));
        await Remember("Legal", ("The party shall pay the price.", "당사자는 대금을 지급하여야 한다."));
        var general = await Memory("General");
        await Put(general, new { points = 5 });
        using var other = AnotherProcess();
        Assert.Equal(2, (await Find("The party shall pay the price.", other)).Count);

        Assert.Equal(HttpStatusCode.NoContent, (await Manager.DeleteAsync($"{Api}/memories/{general}")).StatusCode);

        Assert.Equal("Legal", Assert.Single(await Find("The party shall pay the price.", other)).Memory);
        Assert.Equal(1, await Server.Rows(db => db.MemoryEntries.CountAsync()));
        Assert.Equal(HttpStatusCode.NotFound, (await Manager.DeleteAsync($"{Api}/memories/{general}")).StatusCode);
        await Remember("General", ("The party shall pay the price.", "일행이 값을 치른다."));
        Assert.All(await Find("The party shall pay the price.", other), m => Assert.Empty(m.Penalties));
    }

    [Fact]
    public async Task A_removal_that_broke_off_leaves_nothing_that_is_offered_and_is_ended_by_another()
    {
        await Remember("General", ("The party shall pay the price.", "일행이 값을 치른다."));
        await Remember("Legal", ("The party shall pay the price.", "당사자는 대금을 지급하여야 한다."));
        var general = await Memory("General");
        using var other = AnotherProcess();
        Assert.Equal(2, (await Find("The party shall pay the price.", other)).Count);

        // The last step fails: the record can name nobody who is not there.
        await Assert.ThrowsAsync<DbUpdateException>(() => Server.Do(services => services.GetRequiredService<DeskMemories>().Remove(Desk, general, -1, default)));
        Assert.Equal("Legal", Assert.Single(await Find("The party shall pay the price.", other)).Memory);
        await Put(general, new { isRead = true });
        Assert.Equal("Legal", Assert.Single(await Find("The party shall pay the price.", other)).Memory);

        Assert.Equal(HttpStatusCode.NoContent, (await Manager.DeleteAsync($"{Api}/memories/{general}")).StatusCode);
        Assert.Equal(["Legal"], (await List()).Select(m => m.GetProperty("name").GetString()));
    }

    [Fact]
    public async Task Names_are_given_once_in_a_desk_and_another_desk_s_memory_is_out_of_reach()
    {
        await Remember("General", ("One.", "하나."));
        await Remember("Legal", ("Two.", "둘."));
        var there = await Server.NewDesk("Another desk");
        var foreign = await Server.Do(async services => (await services.GetRequiredService<DeskMemories>().Make(there, "General", ManagerId, default)).Id);

        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Manager.PostAsJsonAsync($"{Api}/memories", new { name = " General " })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Manager.PostAsJsonAsync($"{Api}/memories", new { name = "" })).StatusCode);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Manager.PutAsJsonAsync($"{Api}/memories/{await Memory("Legal")}", new { name = "General" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Manager.PutAsJsonAsync($"{Api}/memories/{foreign}", new { name = "Mine" })).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await Manager.DeleteAsync($"{Api}/memories/{foreign}")).StatusCode);
        Assert.Empty(await Pairs($"memory={foreign}"));
        Assert.Empty(await Pairs($"memory={foreign}&q=one"));
    }

    [Fact]
    public async Task A_manager_does_all_of_it_on_the_pages()
    {
        await Remember("General", ("The party shall pay the price.", "일행이 값을 치른다."));
        await Remember("Legal", ("The party shall pay the price.", "당사자는 대금을 지급하여야 한다."));
        var (general, legal) = (await Memory("General"), await Memory("Legal"));
        var browser = await Server.Browser(ManagerId);
        var page = await browser.Get($"/desks/{Desk}/memory");

        page = await browser.Submit(page, $"/desks/{Desk}/memory/{legal}/place", ("place", "0"));
        Assert.Equal(["Legal", "General"], page.Html.QuerySelectorAll("th[scope=row] a").Select(a => a.TextContent));
        page = await browser.Submit(page, $"/desks/{Desk}/memory/scoring", ("Machine", "9"), ("Aligned", "4"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal("9", page.Html.QuerySelector("#points-Machine")?.GetAttribute("value"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, $"/desks/{Desk}/memory/scoring", ("Machine", "many"))).Status);

        page = await browser.Get($"/desks/{Desk}/memory/{general}");
        page = await browser.Submit(page, $"/desks/{Desk}/memory/{general}", ("name", "Everything"), ("points", "12"), ("written", "on"));
        Assert.Equal("Everything", page.Heading);
        var row = await Server.Rows(db => db.Memories.SingleAsync(m => m.Id == general));
        Assert.Equal((true, true), (row.IsRead, row.IsWritten));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, $"/desks/{Desk}/memory/{general}", ("name", "Legal"))).Status);
        page = await browser.Submit(page, $"/desks/{Desk}/memory/{general}/remove");
        Assert.Equal(["Legal"], page.Html.QuerySelectorAll("th[scope=row] a").Select(a => a.TextContent));
        page = await browser.Submit(page, $"/desks/{Desk}/memory/new", ("name", "House"));
        Assert.Equal(["Legal", "House"], page.Html.QuerySelectorAll("th[scope=row] a").Select(a => a.TextContent));
    }

    async Task Put(long memory, object input)
    {
        using var answer = await Manager.PutAsJsonAsync($"{Api}/memories/{memory}", input);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    async Task<JsonElement[]> List() => (await Editor.GetFromJsonAsync<JsonElement[]>($"{Api}/memories"))!;

    /// <summary>What a new job begins with.</summary>
    async Task<string?> Filled()
    {
        await Server.Do(services => services.GetRequiredService<Intake>().Take(Desk, null, new("price.txt", "The party shall pay the price.\n"u8.ToArray(), English, [Korean]), default));
        await Work();
        return await Server.Rows(db => db.Targets.OrderByDescending(t => t.JobId).Where(t => t.JobId == db.Jobs.Max(j => j.Id)).Select(t => t.Text).FirstOrDefaultAsync()) is { } text ? text.Text : null;
    }

    /// <summary>A document of one sentence, translated and approved.</summary>
    async Task Deliver(string english, string korean)
    {
        await Server.Do(services => services.GetRequiredService<Intake>().Take(Desk, null, new("said.txt", System.Text.Encoding.UTF8.GetBytes(english), English, [Korean]), default));
        await Work();
        var job = await Server.Rows(db => db.Jobs.MaxAsync(j => j.Id));
        (await Manager.PostAsync($"/api/v1/jobs/{job}/claim", null)).EnsureSuccessStatusCode();
        (await Manager.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = korean })).EnsureSuccessStatusCode();
        (await Manager.PostAsync($"/api/v1/jobs/{job}/submit", null)).EnsureSuccessStatusCode();
        (await Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).EnsureSuccessStatusCode();
        await Work();
    }
}
