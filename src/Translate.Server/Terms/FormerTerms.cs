using Microsoft.EntityFrameworkCore;
using Translate.Core.Terminology;
using Translate.Server.Data;
using Translate.Server.Engines;

namespace Translate.Server.Terms;

/// <summary>Brings the terms that routes once had, as lines <c>source = target</c>, into the termbases. A line that was brought is gone from its route, so a second time changes nothing.</summary>
public sealed class FormerTerms(TranslateDb db, DeskTerms terms)
{
    /// <summary>Brings the terms of all routes.</summary>
    public async Task Move(CancellationToken stop)
    {
        foreach (var id in await db.Routes.Where(r => r.Terms != "").OrderBy(r => r.Id).Select(r => r.Id).ToListAsync(stop)) await Move(id, stop);
    }

    async Task Move(long routeId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var route = await db.Routes.SingleAsync(r => r.Id == routeId, stop);
        await terms.Raise(route.DeskId, stop);
        var name = $"{route.From} → {route.To}";
        foreach (var concept in Routing.FormerTerms(route).Where(pair => pair.Source.Length <= Term.MostCharacters && pair.Target.Length <= Term.MostCharacters).GroupBy(pair => pair.Source, StringComparer.Ordinal))
        {
            var targets = concept.Select(pair => pair.Target).Distinct(StringComparer.Ordinal).ToList();
            var known = await db.Concepts
                .Where(c => c.DeskId == route.DeskId && c.Terms.Any(t => t.Locale == route.From && t.Text == concept.Key))
                .SelectMany(c => c.Terms.Where(t => t.Locale == route.To).Select(t => t.Text)).ToListAsync(stop);
            if (targets.TrueForAll(t => known.Contains(t, StringComparer.Ordinal))) continue;

            // Of several translations any would do.
            await terms.New(
                route.DeskId,
                new([new(route.From.Tag, concept.Key), .. targets.Select((t, i) => new TermInput(route.To.Tag, t) { Status = i == 0 ? TermStatus.Preferred : TermStatus.Admitted })]) { Source = name },
                null,
                stop);
        }

        route.Terms = "";
        await terms.Record(route.DeskId, null, "terms-moved", name, stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
    }
}
