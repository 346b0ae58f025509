using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Revision;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Revision;

/// <summary>A revised document beside the one before it.</summary>
/// <param name="Document">The later revision.</param>
/// <param name="Before">The revision before.</param>
/// <param name="Name">The name of both.</param>
/// <param name="Revision">The number of the later one, from 1.</param>
/// <param name="State">Proposed while nothing is decided; preparing while it is being compared.</param>
/// <param name="Failure">Why it could not be compared.</param>
/// <param name="Counts">How many units became what.</param>
/// <param name="Locales">What becomes of the jobs.</param>
/// <param name="Units">A page of the units.</param>
/// <param name="Total">How many units there are of those asked for.</param>
public sealed record RevisionView(
    long Document, long Before, string Name, int Revision, DocumentState State, string? Failure, IReadOnlyDictionary<Revised, int> Counts, IReadOnlyList<RevisedLocale> Locales, IReadOnlyList<RevisedUnitView> Units, int Total)
{
    /// <summary>The locale of the source.</summary>
    public Locale SourceLocale { get; init; }

    /// <summary>The desk.</summary>
    public long Desk { get; init; }
}

/// <summary>What becomes of a locale's job.</summary>
/// <param name="Locale">The locale.</param>
/// <param name="Job">The job of the revision before.</param>
/// <param name="State">Where that stands, or stood.</param>
/// <param name="Translator">Who holds it, or held it.</param>
/// <param name="Kept">Segments that keep what they have: a translation, or nothing.</param>
/// <param name="Reopened">Segments whose translation becomes a draft.</param>
/// <param name="New">Segments that are new.</param>
/// <param name="Words">Words of those that are reopened or new: what is queued.</param>
public sealed record RevisedLocale(Locale Locale, long Job, JobState State, string? Translator, int Kept, int Reopened, int New, int Words);

/// <summary>A unit with what became of it.</summary>
/// <param name="Id">By which its choice is named.</param>
/// <param name="Change">What became of it.</param>
/// <param name="IsMinor">For one that was changed: its translation is kept. Proposed by the service, until somebody chooses.</param>
/// <param name="Kind">What it is.</param>
/// <param name="Unit">Its id now.</param>
/// <param name="BeforeUnit">Its id before.</param>
/// <param name="Before">What it said, with its codes as the file has them.</param>
/// <param name="After">What it says.</param>
/// <param name="Diff">What changed from one to the other.</param>
/// <param name="Translations">What it was translated to, where it was changed or removed.</param>
public sealed record RevisedUnitView(
    long Id, Revised Change, bool IsMinor, UnitKind Kind, string? Unit, string? BeforeUnit, string? Before, string? After, IReadOnlyList<DiffPart> Diff, IReadOnlyList<UnitTranslation> Translations);

/// <summary>What a unit was translated to.</summary>
/// <param name="Locale">The locale.</param>
/// <param name="Text">The translation, as far as there is one.</param>
/// <param name="IsWhole">Every sentence of it is translated.</param>
public sealed record UnitTranslation(Locale Locale, string Text, bool IsWhole);

/// <summary>One revision of a document.</summary>
public sealed record RevisionStep(long Document, int Revision, DocumentState State, DateTimeOffset Created, string? TakenInBy);

/// <summary>Reads revisions for those who decide on them.</summary>
public sealed class RevisionReader(TranslateDb db, CarryPlans plans)
{
    /// <summary>As many revisions of one document as are told.</summary>
    const int MostSteps = 100;

    /// <summary>All revisions of a document, the first first; those that are proposed, too.</summary>
    public async Task<IReadOnlyList<RevisionStep>> Steps(long documentId, CancellationToken stop)
    {
        var first = documentId;
        for (var step = 0; step < MostSteps && await db.Documents.Where(d => d.Id == first).Select(d => d.RevisionOfId).SingleAsync(stop) is { } before; step++) first = before;
        var steps = new List<RevisionStep>();
        for (List<long> ids = [first]; ids.Count > 0 && steps.Count < MostSteps; ids = await db.Documents.Where(d => d.RevisionOfId != null && ids.Contains(d.RevisionOfId.Value)).Select(d => d.Id).ToListAsync(stop))
            steps.AddRange(await db.Documents.Where(d => ids.Contains(d.Id)).OrderBy(d => d.Id).Select(d => new RevisionStep(d.Id, d.Revision, d.State, d.Created, d.TakenInBy!.DisplayName)).ToListAsync(stop));
        return steps;
    }

    /// <summary>The revision that waits for a decision about a document; null where there is none.</summary>
    public Task<long?> Waiting(long documentId, CancellationToken stop) =>
        db.Documents.Where(d => d.RevisionOfId == documentId && (d.State == DocumentState.Preparing || d.State == DocumentState.Proposed || d.State == DocumentState.Failed)).Select(d => (long?)d.Id).FirstOrDefaultAsync(stop);

    /// <summary>A later revision with a page of its units; null where the document is the first.</summary>
    /// <param name="documentId">The later revision.</param>
    /// <param name="all">Those that say the same are told, too.</param>
    /// <param name="skip">So many units are left out.</param>
    /// <param name="take">So many are told.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<RevisionView?> Read(long documentId, bool all, int skip, int take, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == documentId, stop);
        if (document.RevisionOfId is not { } before) return null;

        var units = db.RevisedUnits.Where(u => u.DocumentId == documentId);
        var counts = await units.GroupBy(u => u.Change).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count, stop);
        var jobs = await db.Jobs.AsNoTracking().Include(j => j.Translator).Where(j => j.DocumentId == before).OrderBy(j => j.Id).ToListAsync(stop);
        var shown = units.Where(u => all || u.Change != Revised.Same);
        var page = await shown.AsNoTracking().OrderBy(u => u.Id).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, 1000)).ToListAsync(stop);
        return new(
            documentId, before, document.Name, document.Revision, document.State, document.Failure, counts,
            document.State is DocumentState.Preparing or DocumentState.Failed ? [] : await Locales(document, jobs, stop),
            await Views(document, before, jobs, page, stop),
            await shown.CountAsync(stop))
        {
            SourceLocale = document.SourceLocale,
            Desk = document.DeskId,
        };
    }

    async Task<IReadOnlyList<RevisedLocale>> Locales(Document document, List<Job> jobs, CancellationToken stop)
    {
        var words = await db.Segments.Where(s => s.DocumentId == document.Id).Select(s => new { s.Ordinal, s.Words }).ToDictionaryAsync(s => s.Ordinal, s => s.Words, stop);
        var locales = new List<RevisedLocale>();
        foreach (var parts in jobs.GroupBy(j => j.Locale))
        {
            var plan = await plans.Of(document.Id, parts.Key, stop);
            var ids = parts.Select(j => j.Id).ToList();
            var done = (await db.Targets.Where(t => ids.Contains(t.JobId) && t.State >= TargetState.Translated).Select(t => new { t.JobId, t.Ordinal }).ToListAsync(stop)).Select(t => (t.JobId, t.Ordinal)).ToHashSet();

            // What was no more than a draft before is none the less for it.
            var reopened = plan.Segments.Where(s => !s.IsKept && s.From.Any(f => done.Contains((f.JobId, f.Segment.Ordinal)))).Select(s => s.Ordinal).ToList();
            var known = plan.Segments.Select(s => s.Ordinal).Concat(plan.Shape.Select(s => s.Ordinal)).ToHashSet();
            var fresh = words.Keys.Where(o => !known.Contains(o)).ToList();
            locales.Add(new(
                parts.Key, parts.First().Id, FormerStates.Of([.. parts]), parts.Select(p => p.Translator?.DisplayName).Distinct().ToList() is [var one] ? one : null,
                plan.Segments.Count - reopened.Count, reopened.Count, fresh.Count, reopened.Concat(fresh).Sum(o => words.GetValueOrDefault(o))));
        }

        return locales;
    }

    async Task<IReadOnlyList<RevisedUnitView>> Views(Document document, long before, List<Job> jobs, List<RevisedUnit> page, CancellationToken stop)
    {
        var (now, then) = (page.ConvertAll(u => u.UnitId), page.ConvertAll(u => u.BeforeId));
        var rows = (await db.Segments.AsNoTracking().Where(s => s.DocumentId == document.Id && now.Contains(s.UnitId)).OrderBy(s => s.Ordinal).ToListAsync(stop)).ToLookup(s => s.UnitId, StringComparer.Ordinal);
        var former = (await db.Segments.AsNoTracking().Where(s => s.DocumentId == before && then.Contains(s.UnitId)).OrderBy(s => s.Ordinal).ToListAsync(stop)).ToLookup(s => s.UnitId, StringComparer.Ordinal);
        var kept = now.Exists(id => id is not null && !rows.Contains(id)) ? await Texts(document.Id, stop) : [];
        var gone = then.Exists(id => id is not null && !former.Contains(id)) ? await Texts(before, stop) : [];
        var translations = await Translations(jobs, [.. page.Where(u => u.Change is Revised.Changed or Revised.Removed).SelectMany(u => former[u.BeforeId!])], stop);
        return page.ConvertAll(u =>
        {
            var (was, becomes) = (Text(u.BeforeId, former, gone), Text(u.UnitId, rows, kept));
            var kind = (u.UnitId is { } id ? rows[id] : former[u.BeforeId!]).FirstOrDefault()?.Kind ?? UnitKind.Paragraph;
            return new RevisedUnitView(
                u.Id, u.Change, u.IsMinor, kind, u.UnitId, u.BeforeId, was, becomes, u.Change is Revised.Changed ? DiffPart.Between(was ?? "", becomes ?? "") : [],
                u.BeforeId is { } key && translations.TryGetValue(key, out var some) ? some : []);
        });
    }

    static string? Text(string? unit, ILookup<string, DocumentSegment> rows, Dictionary<string, string> others) =>
        unit is null ? null : rows.Contains(unit) ? CarryPlans.Text(rows[unit]).Render() : others.GetValueOrDefault(unit);

    /// <summary>The texts of all units as the file says: also of those that are not translated.</summary>
    async Task<Dictionary<string, string>> Texts(long documentId, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.File).SingleAsync(d => d.Id == documentId, stop);
        var (format, source) = document.Open();
        return format.Extract(source).ToDictionary(u => u.Id, u => u.Source.Render(), StringComparer.Ordinal);
    }

    /// <summary>What the units of some segments were translated to, in each locale.</summary>
    async Task<Dictionary<string, IReadOnlyList<UnitTranslation>>> Translations(List<Job> jobs, List<DocumentSegment> rows, CancellationToken stop)
    {
        if (rows.Count == 0) return [];
        var (ordinals, ids) = (rows.ConvertAll(r => r.Ordinal), jobs.ConvertAll(j => j.Id));
        var cut = (await db.JobSegments.AsNoTracking().Where(s => ids.Contains(s.JobId) && ordinals.Contains(s.First)).ToListAsync(stop)).ToLookup(s => s.JobId);
        var names = ordinals.Concat(cut.SelectMany(c => c).Select(c => c.Ordinal)).Distinct().ToList();
        var targets = (await db.Targets.AsNoTracking().Where(t => ids.Contains(t.JobId) && names.Contains(t.Ordinal)).ToListAsync(stop)).ToDictionary(t => (t.JobId, t.Ordinal));
        return rows.GroupBy(r => r.UnitId, StringComparer.Ordinal).ToDictionary(u => u.Key, u => (IReadOnlyList<UnitTranslation>)[.. jobs.Select(job => Of(job, [.. u])).OfType<UnitTranslation>()], StringComparer.Ordinal);

        UnitTranslation? Of(Job job, List<DocumentSegment> unit)
        {
            var parts = cut[job.Id].Where(p => unit.Exists(r => r.Ordinal == p.First)).ToList();
            var order = unit.Where(r => !parts.Exists(p => p.Ordinal == r.Ordinal)).Select(r => (First: r.Ordinal, Start: 0, r.Ordinal)).Concat(parts.Where(p => !p.IsGone).Select(p => (p.First, p.Start, p.Ordinal))).Order();
            var there = order.Select(o => targets.GetValueOrDefault((job.Id, o.Ordinal))).ToList();
            var text = string.Join(' ', there.OfType<SegmentTarget>().Where(t => !t.Text.IsEmpty).Select(t => t.Text.Render()));
            return text.Length == 0 ? null : new(job.Locale, text, there.TrueForAll(t => t is { State: >= TargetState.Translated }));
        }
    }
}
