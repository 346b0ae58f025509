using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Engines.Lane;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Engines;

namespace Translate.Server.Tests.Engines;

public sealed class LaneStoreOnPostgresTests : LaneStoreTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>What was paid for is kept once and counted once, and nothing is spent beyond the budget, however many ask at the same time.</summary>
public class LaneStoreTests : ServerTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");
    static readonly EngineException Fault = new("Stand-in", EngineFault.Transient, "it broke.");

    [Fact]
    public async Task What_is_kept_is_found_again_and_paid_once()
    {
        var (desk, engine) = await NewEngine();
        var store = Store(desk);
        var key = CacheKey.Of(engine, English, Korean, Markup.Plain, "Good morning.");

        var call = await store.Begin(engine, 1, 13, 13, default);
        await store.Keep(call!.Value, [(key, new("좋은 아침입니다.", "next-gen"))], 13, 0, TimeSpan.FromMilliseconds(5), default);

        Assert.Equal(new CachedAnswer("좋은 아침입니다.", "next-gen"), (await Store(desk).Find([key], default))[key]);
        Assert.Equal((13 * 20, 0, 0), await Spent(desk));
        Assert.Equal((EngineCallState.Answered, 13L, 260L), await Server.Rows(db => db.EngineCalls.Select(c => new ValueTuple<EngineCallState, long, long>(c.State, c.Billed, c.Cost)).SingleAsync()));
    }

    [Fact]
    public async Task An_answer_belongs_to_its_desk()
    {
        var (desk, engine) = await NewEngine();
        var (other, _) = await NewEngine();
        var key = CacheKey.Of(engine, English, Korean, Markup.Plain, "Good morning.");
        var call = await Store(desk).Begin(engine, 1, 13, 13, default);
        await Store(desk).Keep(call!.Value, [(key, new("좋은 아침입니다.", null))], 13, 0, default, default);

        Assert.Empty(await Store(other).Find([key], default));
    }

    [Fact]
    public async Task A_failed_call_costs_nothing_and_says_why()
    {
        var (desk, engine) = await NewEngine();
        var call = await Store(desk).Begin(engine, 1, 100, 100, default);
        Assert.Equal((0, 2000, 0), await Spent(desk));

        await Store(desk).Fail(call!.Value, Fault, 3, TimeSpan.FromSeconds(1), default);

        Assert.Equal((0, 0, 0), await Spent(desk));
        Assert.Contains("it broke", await Server.Rows(db => db.EngineCalls.Select(c => c.Problem).SingleAsync()), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_model_charges_for_an_answer_that_cannot_be_used_is_paid()
    {
        var (desk, engine) = await NewEngine();
        var call = await Store(desk).Begin(engine, 1, 100, 100, default);

        await Store(desk).Fail(call!.Value, new("Stand-in", EngineFault.Payload, "the answer was cut off.") { Billed = 70 }, 0, default, default);

        Assert.Equal((1400, 0, 0), await Spent(desk));
        Assert.Equal((EngineCallState.Failed, 1400L), await Server.Rows(db => db.EngineCalls.Select(c => new ValueTuple<EngineCallState, long>(c.State, c.Cost)).SingleAsync()));
    }

    [Fact]
    public async Task Money_set_aside_for_a_batch_that_nobody_takes_again_does_not_stay_so()
    {
        var (desk, engine) = await NewEngine();
        await Store(desk, Lease(7)).Begin(engine, 1, 100, 100, default);

        await Server.Rows(async db =>
        {
            await LaneStore.SettleStale(db, Server.Clock.GetUtcNow() + TimeSpan.FromMinutes(5), default);
            return true;
        });
        Assert.Equal((0, 2000, 0), await Spent(desk));
        await Server.Rows(async db =>
        {
            await LaneStore.SettleStale(db, Server.Clock.GetUtcNow() + TimeSpan.FromHours(1), default);
            return true;
        });
        Assert.Equal((0, 0, 2000), await Spent(desk));
    }

    [Fact]
    public async Task Of_many_who_ask_at_once_no_more_begin_than_the_budget_allows()
    {
        var (desk, engine) = await NewEngine(budget: 10_000);

        var calls = await Task.WhenAll(Enumerable.Range(0, 40).Select(_ => Task.Run(() => Store(desk).Begin(engine, 1, 100, 100, default))));

        // 100 characters at 20 millionths each are 2000: five calls fit.
        Assert.Equal(5, calls.Count(c => c is not null));
        Assert.Equal((0, 10_000, 0), await Spent(desk));
    }

    [Fact]
    public async Task A_call_whose_worker_died_counts_against_the_budget_until_somebody_hears_of_it()
    {
        var (desk, engine) = await NewEngine(budget: 4000);
        var (dead, alive) = (Lease(7), Lease(7));
        var call = await Store(desk, dead).Begin(engine, 1, 100, 100, default);

        Assert.Equal(1, await Store(desk, alive).SettleLost(default));
        Assert.Equal((0, 0, 2000), await Spent(desk));
        Assert.Equal(0, await Store(desk, alive).SettleLost(default));
        Assert.NotNull(await Store(desk, alive).Begin(engine, 1, 100, 100, default));
        Assert.Null(await Store(desk, alive).Begin(engine, 1, 100, 100, default));

        // It was only slow: what it got is kept, and paid for once.
        await Store(desk, dead).Keep(call!.Value, [], 90, 0, default, default);
        Assert.Equal((1800, 2000, 0), await Spent(desk));
    }

    [Fact]
    public async Task A_new_month_has_a_new_budget_and_a_call_is_paid_in_the_month_it_began()
    {
        var (desk, engine) = await NewEngine(budget: 2000);
        var call = await Store(desk).Begin(engine, 1, 100, 100, default);
        var month = LaneStore.Month(Server.Clock.GetUtcNow());
        Server.Clock.Advance(TimeSpan.FromDays(32));

        Assert.NotNull(await Store(desk).Begin(engine, 1, 100, 100, default));
        await Store(desk).Keep(call!.Value, [], 100, 0, default, default);
        Assert.Equal(2000, await Server.Rows(db => db.Spending.Where(s => s.DeskId == desk && s.Month == month).Select(s => s.Cost).SingleAsync()));
    }

    [Fact]
    public async Task A_resting_engine_says_until_when_and_a_stopped_one_is_told_to_people_once()
    {
        var (desk, engine) = await NewEngine();
        var store = Store(desk);
        Assert.Null(await store.RestsUntil(engine, default));

        var until = Server.Clock.GetUtcNow() + TimeSpan.FromHours(1);
        await store.Rest(engine, until, Fault, default);
        Assert.Equal(until, (await store.RestsUntil(engine, default))!.Value, TimeSpan.FromMilliseconds(1));
        Server.Clock.Advance(TimeSpan.FromHours(2));
        Assert.Null(await store.RestsUntil(engine, default));

        await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => store.Stop(engine, Fault, default)));
        Assert.Equal(DateTimeOffset.MaxValue, await store.RestsUntil(engine, default));
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "engine-stopped")));
    }

    async Task<(long Desk, LaneEngine Engine)> NewEngine(long? budget = null)
    {
        var desk = await Server.NewDesk($"Desk {Guid.NewGuid()}");
        var row = new DeskEngine { DeskId = desk, Kind = "libretranslate", Name = "Stand-in", PricePerMillion = 20, Values = """{"address":"http://127.0.0.1:9"}""", Created = Server.Clock.GetUtcNow() };
        await Server.Rows(async db =>
        {
            await db.Desks.Where(d => d.Id == desk).ExecuteUpdateAsync(set => set.SetProperty(d => d.MachineBudget, budget));
            db.Engines.Add(row);
            return await db.SaveChangesAsync();
        });
        return (desk, Server.Services.GetRequiredService<EngineRoom>().Of(row));
    }

    LaneStore Store(long desk, Lease? lease = null) => new(Server.Services.GetRequiredService<IServiceScopeFactory>(), Server.Clock, desk, lease);

    static Lease Lease(long batch) => new(new() { Id = batch }, Guid.NewGuid());

    async Task<(long Cost, long Reserved, long Lost)> Spent(long desk) =>
        await Server.Rows(db => db.Spending.Where(s => s.DeskId == desk).Select(s => new ValueTuple<long, long, long>(s.Cost, s.Reserved, s.Lost)).SingleAsync());
}
