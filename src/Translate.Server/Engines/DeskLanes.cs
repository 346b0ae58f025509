using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Server.Data;

namespace Translate.Server.Engines;

/// <summary>A desk's way for a pair of locales: its rules, and the engines they name, in their order.</summary>
/// <param name="Route">The rules; null where the desk has none for the pair, and people translate.</param>
/// <param name="Engines">The engines that are there, those at rest or stopped too.</param>
public sealed record DeskLane(PairRoute? Route, IReadOnlyList<DeskEngine> Engines)
{
    /// <summary>The engine that is asked first: the first that is not stopped.</summary>
    public DeskEngine? First => Engines.FirstOrDefault(e => !e.IsStopped);

    /// <summary>What it may cost to have these characters translated, in millionths of the desk's currency: by the dearest engine of the route, for any of them may have to do it.</summary>
    /// <remarks>A token counts as a character: it is about two of the text, and as much again is said around the text, question and answer together.</remarks>
    public long Estimate(long characters)
    {
        var costs = Engines
            .Select(e => KnownEngines.Find(e.Kind)?.Profile.PriceUnit is PriceUnit.Character or PriceUnit.Token ? Money.Of(characters, e.PricePerMillion) : 0)
            .OrderDescending()
            .ToList();
        if (costs.Count == 0) return 0;
        return (costs[0] * (Route!.TranslatesBack ? 2 : 1)) + (Route.AsksSecondEngine ? costs.ElementAtOrDefault(1) : 0);
    }
}

/// <summary>Looks up where a desk's segments go.</summary>
public sealed class DeskLanes(TranslateDb db)
{
    /// <summary>The desk's way for the pair.</summary>
    public async Task<DeskLane> Find(long deskId, Locale from, Locale to, CancellationToken stop)
    {
        var route = Routing.Find(await db.Routes.AsNoTracking().Where(r => r.DeskId == deskId).ToListAsync(stop), from, to);
        if (route is null || route.Choice is LaneChoice.People || route.Engines.Count == 0) return new(route, []);
        var rows = await db.Engines.AsNoTracking().Where(e => e.DeskId == deskId && !e.IsRemoved).ToListAsync(stop);
        return new(route, [.. route.Engines.Select(id => rows.Find(e => e.Id == id)).OfType<DeskEngine>()]);
    }
}
