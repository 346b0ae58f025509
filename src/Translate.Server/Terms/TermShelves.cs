using System.Collections.Concurrent;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Terms;

/// <summary>The desks' termbases in this process, pair by pair, made ready to be found in texts. The rows are the store: each use asks for the desk's version, and reads what changed since the last.</summary>
/// <remarks>
/// A pair has the concepts with terms in both languages. One that has no translation would say nothing, and hide shorter ones that have.
/// </remarks>
public sealed class TermShelves(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>So many concepts are read at once.</summary>
    const int PageSize = 2000;

    /// <summary>Up to so many that changed are asked for one by one; more are read with all others.</summary>
    const int FewChanges = 500;

    readonly ConcurrentDictionary<(long Desk, Locale From, Locale To), Shelf> shelves = [];

    /// <summary>The termbase of a desk for a pair, with everything that is committed by now.</summary>
    public async Task<Termbase> Of(long deskId, Locale from, Locale to, CancellationToken stop)
    {
        var shelf = shelves.GetOrAdd((deskId, from, to), _ => new());
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        if (shelf.Ready is { } ready && ready.Version == await Version(db, deskId, stop)) return ready.Terms;

        await shelf.Turn.WaitAsync(stop);
        try
        {
            // The version comes first: what is written after it was read is read again with the next version.
            var version = await Version(db, deskId, stop);
            if (shelf.Ready?.Version != version) shelf.Ready = new(version, await Follow(db, deskId, from, to, shelf.Concepts, stop));
            return shelf.Ready!.Terms;
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var shelf in shelves.Values) shelf.Turn.Dispose();
    }

    static Task<int> Version(TranslateDb db, long deskId, CancellationToken stop) => db.Desks.Where(d => d.Id == deskId).Select(d => d.TermsVersion).SingleOrDefaultAsync(stop);

    static async Task<Termbase> Follow(TranslateDb db, long deskId, Locale from, Locale to, Dictionary<long, (int Version, Concept Concept)> concepts, CancellationToken stop)
    {
        // An index over locales answers; those of other desks do no harm.
        var locales = await db.ConceptTerms.Select(t => t.Locale).Distinct().ToListAsync(stop);
        var (sources, targets) = (locales.FindAll(l => l.SharesLanguage(from)), locales.FindAll(l => l.SharesLanguage(to)));
        Expression<Func<TermConcept, bool>> isOfPair = c => c.DeskId == deskId && c.Terms.Any(t => sources.Contains(t.Locale)) && c.Terms.Any(t => targets.Contains(t.Locale));
        var heads = await db.Concepts.Where(isOfPair).OrderBy(c => c.Id).Select(c => new { c.Id, c.Version }).ToListAsync(stop);
        var changed = heads.Where(h => !concepts.TryGetValue(h.Id, out var known) || known.Version != h.Version).Select(h => h.Id).ToList();

        if (changed.Count > FewChanges)
        {
            for (long after = 0; ;)
            {
                var page = await Read(db.Concepts.Where(isOfPair).Where(c => c.Id > after).OrderBy(c => c.Id).Take(PageSize));
                if (page.Count < PageSize) break;
                after = page[^1].Id;
            }
        }
        else if (changed.Count > 0)
        {
            await Read(db.Concepts.Where(c => changed.Contains(c.Id)));
        }

        foreach (var gone in concepts.Keys.Except(heads.Select(h => h.Id)).ToList()) concepts.Remove(gone);
        return new(concepts.OrderBy(c => c.Key).Select(c => c.Value.Concept));

        async Task<List<TermConcept>> Read(IQueryable<TermConcept> some)
        {
            var rows = await some.AsNoTracking().Include(c => c.Terms.Where(t => sources.Contains(t.Locale) || targets.Contains(t.Locale))).ToListAsync(stop);
            foreach (var row in rows) concepts[row.Id] = (row.Version, Concept(row));
            return rows;
        }
    }

    /// <summary>What of a concept is needed where its terms are used.</summary>
    static Concept Concept(TermConcept row) => new(row.Key ?? "", [.. ConceptRows.InOrder(row).Select(t => new Term(t.Locale, t.Text)
    {
        Status = t.Status,
        PartOfSpeech = t.PartOfSpeech,
        Note = t.Note,
        IsCaseSensitive = t.IsCaseSensitive,
        Inflects = t.Inflects,
    })])
    {
        Domain = row.Domain,
        Note = row.Note,
    };

    /// <summary>The terms as they were in a version of the desk's termbase.</summary>
    sealed record ReadyTerms(int Version, Termbase Terms);

    sealed class Shelf
    {
        public SemaphoreSlim Turn { get; } = new(1, 1);

        public Dictionary<long, (int Version, Concept Concept)> Concepts { get; } = [];

        public ReadyTerms? Ready { get; set; }
    }
}
