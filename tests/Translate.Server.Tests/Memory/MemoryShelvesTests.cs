using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Memory;

namespace Translate.Server.Tests.Memory;

public sealed class MemoryShelvesOnPostgresTests : MemoryShelvesTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>The index of a process follows the rows: what anybody adds is found by the next look-up, and a desk sees its own.</summary>
public class MemoryShelvesTests : ServerTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    [Fact]
    public async Task A_pair_added_after_a_look_up_is_found_by_the_next()
    {
        var desk = await Server.NewDesk();
        await Add(desk, ("The committee approved the budget.", "위원회는 예산을 승인했다."));
        Assert.Single(await Find(desk, "The committee approved a budget."));

        await Add(desk, ("The committee rejected a budget.", "위원회는 예산을 부결했다."));

        Assert.Equal(["위원회는 예산을 승인했다.", "위원회는 예산을 부결했다."], (await Find(desk, "The committee approved a budget.")).Select(m => m.Pair.Target.Text.Text));
    }

    [Fact]
    public async Task A_desk_finds_nothing_in_the_memory_of_another()
    {
        var (one, other) = (await Server.NewDesk(), await Server.NewDesk("Another desk"));
        await Add(one, ("The committee approved the budget.", "위원회는 예산을 승인했다."));

        Assert.Empty(await Find(other, "The committee approved the budget."));
        Assert.Single(await Find(one, "The committee approved the budget."));
    }

    [Fact]
    public async Task A_row_whose_transaction_ended_late_is_not_passed_over()
    {
        var desk = await Server.NewDesk();
        await Add(desk, ("One thing was said.", "한 가지가 언급되었다."), ("Another thing was said.", "다른 것이 언급되었다."));
        var row = await Server.Rows(db => db.MemoryEntries.AsNoTracking().OrderBy(e => e.Id).FirstAsync());
        await Server.Rows(db => db.MemoryEntries.Where(e => e.Id == row.Id).ExecuteDeleteAsync());
        Assert.Single(await Find(desk, "One thing was said."));

        await Server.Rows(async db =>
        {
            db.MemoryEntries.Add(row);
            return await db.SaveChangesAsync();
        });

        Assert.Equal("한 가지가 언급되었다.", (await Find(desk, "One thing was said."))[0].Pair.Target.Text.Text);
    }

    [Fact]
    public async Task A_row_whose_transaction_ended_after_thousands_of_others_is_found_two_seconds_later()
    {
        var desk = await Server.NewDesk();
        await Add(desk, ("One thing was said.", "한 가지가 언급되었다."), ("Another thing was said.", "다른 것이 언급되었다."));
        var row = await Server.Rows(db => db.MemoryEntries.AsNoTracking().OrderBy(e => e.Id).FirstAsync());
        await Server.Rows(db => db.MemoryEntries.Where(e => e.Id == row.Id).ExecuteDeleteAsync());
        await Add(desk, [.. Enumerable.Range(0, 2500).Select(i => ($"Line {i}", $"{i}번째 줄"))]);
        Assert.Single(await Find(desk, "One thing was said."));
        Assert.Single(await Find(desk, "One thing was said."));

        await Server.Rows(async db =>
        {
            db.MemoryEntries.Add(row);
            return await db.SaveChangesAsync();
        });
        Server.Clock.Advance(TimeSpan.FromSeconds(2));

        Assert.Equal("한 가지가 언급되었다.", (await Find(desk, "One thing was said."))[0].Pair.Target.Text.Text);
    }

    Task<IReadOnlyList<FuzzyMatch>> Find(long desk, string text) =>
        Server.Do(async services => (await services.GetRequiredService<MemoryShelves>().Of(desk, default)).Find(English, Korean, text, min: 60));

    Task<MemoryImport> Add(long desk, params (string English, string Korean)[] pairs) => Server.Do(async services =>
    {
        var units = string.Concat(pairs.Select(p => $"""<tu><tuv xml:lang="en"><seg>{p.English}</seg></tuv><tuv xml:lang="ko"><seg>{p.Korean}</seg></tuv></tu>"""));
        var tmx = $"""<tmx version="1.4"><header creationtool="t" creationtoolversion="1" segtype="sentence" o-tmf="t" adminlang="en" srclang="en" datatype="plaintext"/><body>{units}</body></tmx>""";
        return await services.GetRequiredService<DeskMemory>().Import(desk, "Old", "old.tmx", new MemoryStream(Encoding.UTF8.GetBytes(tmx)), default);
    });
}
