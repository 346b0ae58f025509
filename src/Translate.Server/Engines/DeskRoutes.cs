using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>What a manager says of a pair's route.</summary>
/// <param name="Choice">To people, to a machine, or to both in turn.</param>
/// <param name="Engines">The engines to ask, the first first.</param>
public sealed record RouteInput(LaneChoice Choice, IReadOnlyList<long> Engines)
{
    /// <summary>Headings go to people at once.</summary>
    public bool HeadingsToPeople { get; init; }

    /// <summary>Words by which units go to people at once, one a line.</summary>
    public string UnitsToPeople { get; init; } = "";

    /// <summary>Segments of more words go to people at once; null for no limit.</summary>
    public int? MostWords { get; init; }

    /// <summary>In the machine's own lane, what is estimated below this (0 to 100) waits for a person.</summary>
    public int PeopleBelow { get; init; } = 40;

    /// <summary>Words that stay as they are, one a line.</summary>
    public string KeptWords { get; init; } = "";

    /// <summary>A second engine is asked as well.</summary>
    public bool AsksSecondEngine { get; init; }

    /// <summary>The translation is translated back.</summary>
    public bool TranslatesBack { get; init; }
}

/// <summary>What can be wrong with what is said of a route.</summary>
public enum RouteWrong
{
    /// <summary>This is no locale.</summary>
    NoLocale,

    /// <summary>It leads from a locale to itself.</summary>
    SamePair,

    /// <summary>The pair has a route.</summary>
    Taken,

    /// <summary>There is no such choice.</summary>
    NoChoice,

    /// <summary>A machine is to translate, and there is no engine to ask.</summary>
    NoEngine,

    /// <summary>The desk has no such engine, or it is named twice.</summary>
    UnknownEngine,

    /// <summary>A second engine is to be asked, and there is only one.</summary>
    OnlyOne,

    /// <summary>This is no number of words.</summary>
    NoWords,

    /// <summary>This is no share from 0 to 100.</summary>
    NoShare,

    /// <summary>It is longer than anything sensible.</summary>
    TooLong,
}

/// <summary>Something wrong, the field that it is about, and what there is wrong with it: a line's number, an engine's.</summary>
public sealed record RouteProblem(string Field, RouteWrong Wrong, string? What = null);

/// <summary>A desk's routes: where its segments go, pair by pair.</summary>
public sealed class DeskRoutes(TranslateDb db, TimeProvider clock)
{
    const int LongestText = 100_000;

    /// <summary>The desk's routes by their pairs.</summary>
    public async Task<List<PairRoute>> Of(long deskId, CancellationToken stop) =>
        [.. (await db.Routes.AsNoTracking().Where(r => r.DeskId == deskId).ToListAsync(stop)).OrderBy(r => r.From.Tag, StringComparer.Ordinal).ThenBy(r => r.To.Tag, StringComparer.Ordinal)];

    /// <summary>A route of the desk, or null.</summary>
    public Task<PairRoute?> Find(long deskId, long routeId, CancellationToken stop) => db.Routes.SingleOrDefaultAsync(r => r.Id == routeId && r.DeskId == deskId, stop);

    /// <summary>Adds a route for a pair that has none.</summary>
    /// <returns>Its id; or what is wrong, all of it.</returns>
    public async Task<(long? Id, IReadOnlyList<RouteProblem> Problems)> Add(long deskId, string? from, string? to, RouteInput input, long byId, CancellationToken stop)
    {
        var problems = new List<RouteProblem>();
        if (!Locale.TryParse(from?.Trim(), out var source)) problems.Add(new("from", RouteWrong.NoLocale, from));
        if (!Locale.TryParse(to?.Trim(), out var target)) problems.Add(new("to", RouteWrong.NoLocale, to));
        if (problems.Count == 0 && source == target) problems.Add(new("to", RouteWrong.SamePair));
        if (problems.Count == 0 && await db.Routes.AnyAsync(r => r.DeskId == deskId && r.From == source && r.To == target, stop)) problems.Add(new("to", RouteWrong.Taken));
        problems.AddRange(await Check(deskId, input, stop));
        if (problems.Count > 0) return (null, problems);

        var row = new PairRoute { DeskId = deskId, From = source, To = target };
        Set(row, input);
        db.Routes.Add(row);
        Record(deskId, byId, "route-changed", row);
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException) when (db.ChangeTracker.Entries<PairRoute>().Any(e => e.State is EntityState.Added))
        {
            // Somebody else added the pair's route between the look and the write.
            db.ChangeTracker.Clear();
            if (!await db.Routes.AnyAsync(r => r.DeskId == deskId && r.From == source && r.To == target, stop)) throw;
            return (null, [new("to", RouteWrong.Taken)]);
        }

        return (row.Id, []);
    }

    /// <summary>Changes a route. Jobs that are taken in from now on follow it.</summary>
    /// <returns>What is wrong; null where the desk has no such route.</returns>
    public async Task<IReadOnlyList<RouteProblem>?> Change(long deskId, long routeId, RouteInput input, long byId, CancellationToken stop)
    {
        if (await Find(deskId, routeId, stop) is not { } row) return null;
        if (await Check(deskId, input, stop) is { Count: > 0 } problems) return problems;

        Set(row, input);
        Record(deskId, byId, "route-changed", row);
        await db.SaveChangesAsync(stop);
        return [];
    }

    /// <summary>Removes a route: the pair's segments go to people.</summary>
    /// <returns>False where the desk has no such route.</returns>
    public async Task<bool> Remove(long deskId, long routeId, long byId, CancellationToken stop)
    {
        if (await Find(deskId, routeId, stop) is not { } row) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Routes.Where(r => r.Id == routeId).ExecuteDeleteAsync(stop) == 0) return false;
        Record(deskId, byId, "route-removed", row);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    async Task<List<RouteProblem>> Check(long deskId, RouteInput input, CancellationToken stop)
    {
        var problems = new List<RouteProblem>();
        var known = await db.Engines.Where(e => e.DeskId == deskId && !e.IsRemoved).Select(e => e.Id).ToListAsync(stop);
        if (!Enum.IsDefined(input.Choice)) problems.Add(new("choice", RouteWrong.NoChoice));
        if (input.Engines.Any(id => !known.Contains(id)) || input.Engines.Distinct().Count() != input.Engines.Count) problems.Add(new("engines", RouteWrong.UnknownEngine));
        else if (input.Choice is not LaneChoice.People && input.Engines.Count == 0) problems.Add(new("engines", RouteWrong.NoEngine));
        if (input.AsksSecondEngine && input.Engines.Count < 2) problems.Add(new("second", RouteWrong.OnlyOne));
        if (input.MostWords < 1) problems.Add(new("words", RouteWrong.NoWords));
        if (input.PeopleBelow is < 0 or > 100) problems.Add(new("below", RouteWrong.NoShare));
        foreach (var (field, text) in new[] { ("units", input.UnitsToPeople), ("kept", input.KeptWords) })
            if (text.Length > LongestText) problems.Add(new(field, RouteWrong.TooLong));
        return problems;
    }

    static void Set(PairRoute row, RouteInput input)
    {
        row.Choice = input.Choice;
        row.Engines = [.. input.Engines];
        row.HeadingsToPeople = input.HeadingsToPeople;
        row.UnitsToPeople = input.UnitsToPeople.ReplaceLineEndings("\n").Trim();
        row.MostWords = input.MostWords;
        row.PeopleBelow = input.PeopleBelow;
        row.KeptWords = input.KeptWords.ReplaceLineEndings("\n").Trim();
        row.AsksSecondEngine = input.AsksSecondEngine;
        row.TranslatesBack = input.TranslatesBack;
    }

    void Record(long deskId, long byId, string act, PairRoute row) =>
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = act, Detail = $"{row.From} → {row.To}", At = clock.GetUtcNow() });
}
