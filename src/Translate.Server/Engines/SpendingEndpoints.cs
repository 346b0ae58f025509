using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Engines;

/// <summary>What a desk's engines may cost in a month and have cost, in millionths of its currency.</summary>
/// <param name="Month">The month in UTC, as <c>2026-11</c>.</param>
/// <param name="Currency">The currency, by its ISO 4217 code.</param>
/// <param name="Limit">The budget; null for none.</param>
/// <param name="WarnsAt">From this share on, in per cent, people are warned.</param>
/// <param name="Spent">Paid.</param>
/// <param name="Aside">Set aside for calls that are being made.</param>
/// <param name="Lost">Set aside for calls of which nobody knows the end: perhaps charged.</param>
public sealed record DeskBudget(string Month, string Currency, long? Limit, int WarnsAt, long Spent, long Aside, long Lost)
{
    /// <summary>All that counts against the budget.</summary>
    public long Taken => Spent + Aside + Lost;

    /// <summary>The share of the budget that is taken, in per cent; null without a budget.</summary>
    public int? Share => Limit switch
    {
        null => null,
        0 => 100,
        { } limit => (int)Math.Min(999, Taken * 100m / limit),
    };

    /// <summary>People are to be warned.</summary>
    public bool IsPastWarning => Limit > 0 && Share >= WarnsAt;
}

/// <summary>What an engine did in a month.</summary>
/// <param name="Engine">The engine.</param>
/// <param name="Calls">Its calls.</param>
/// <param name="Characters">The characters of their texts.</param>
/// <param name="Cost">What they cost, in millionths of the desk's currency.</param>
/// <param name="Retries">How often calls were tried again.</param>
/// <param name="Faults">Calls that failed.</param>
/// <param name="Lost">Calls of which nobody knows the end.</param>
public sealed record EngineUse(long Engine, int Calls, long Characters, long Cost, int Retries, int Faults, int Lost);

/// <summary>Reads what a desk spends on engines.</summary>
public sealed class DeskSpending(TranslateDb db, TimeProvider clock)
{
    /// <summary>The present month.</summary>
    public string Month => LaneStore.Month(clock.GetUtcNow());

    /// <summary>The desk's budget and what is taken of it.</summary>
    public async Task<DeskBudget> Budget(long deskId, string month, CancellationToken stop)
    {
        var desk = await db.Desks.Where(d => d.Id == deskId).Select(d => new { d.Currency, d.MachineBudget, d.BudgetWarnsAt }).SingleAsync(stop);
        var row = await db.Spending.AsNoTracking().SingleOrDefaultAsync(s => s.DeskId == deskId && s.Month == month, stop);
        return new(month, desk.Currency, desk.MachineBudget, desk.BudgetWarnsAt, row?.Cost ?? 0, row?.Reserved ?? 0, row?.Lost ?? 0);
    }

    /// <summary>What the desk's engines did in a month, those that were removed too.</summary>
    public async Task<IReadOnlyList<EngineUse>> Use(long deskId, string month, CancellationToken stop)
    {
        var begins = DateTimeOffset.ParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal);
        var ends = begins.AddMonths(1);
        return await db.EngineCalls
            .Where(c => c.DeskId == deskId && c.Begun >= begins && c.Begun < ends)
            .GroupBy(c => c.EngineId)
            .Select(g => new EngineUse(
                g.Key, g.Count(), g.Sum(c => (long)c.Characters), g.Sum(c => c.Cost), g.Sum(c => c.Retries),
                g.Count(c => c.State == EngineCallState.Failed), g.Count(c => c.State == EngineCallState.Lost)))
            .ToListAsync(stop);
    }
}

/// <summary>What a desk spends on engines in a month, as the API tells it: amounts in the desk's currency.</summary>
public sealed record SpendingView(string Month, string Currency, decimal? Budget, int WarnsAt, decimal Spent, decimal SetAside, decimal PerhapsCharged, bool IsPastWarning, IReadOnlyList<EngineUseView> Engines);

/// <summary>What an engine did in a month, as the API tells it.</summary>
public sealed record EngineUseView(long Engine, int Calls, long Characters, decimal Cost, int Retries, int Faults, int Lost)
{
    /// <summary>The same with an amount.</summary>
    public static EngineUseView Of(EngineUse use) => new(use.Engine, use.Calls, use.Characters, Money.Amount(use.Cost), use.Retries, use.Faults, use.Lost);
}

static class SpendingEndpoints
{
    public static void MapSpending(this IEndpointRouteBuilder api) =>
        api.MapGet("/desks/{desk:long}/spending", Show).RequireDeskRole(DeskRole.Manager).WithSummary("What the desk's engines did and cost in a month (month=2026-11; without it, in this one)");

    static async Task<Results<Ok<SpendingView>, ProblemHttpResult>> Show(long desk, DeskSpending spending, CancellationToken stop, string? month = null)
    {
        month ??= spending.Month;
        if (!DateTime.TryParseExact(month, "yyyy-MM", CultureInfo.InvariantCulture, DateTimeStyles.None, out _)) return Problems.Invalid("\"month\" is a month like 2026-11.");
        var budget = await spending.Budget(desk, month, stop);
        return TypedResults.Ok(new SpendingView(
            month, budget.Currency, budget.Limit is { } limit ? Money.Amount(limit) : null, budget.WarnsAt, Money.Amount(budget.Spent), Money.Amount(budget.Aside), Money.Amount(budget.Lost), budget.IsPastWarning,
            [.. (await spending.Use(desk, month, stop)).Select(EngineUseView.Of)]));
    }
}
