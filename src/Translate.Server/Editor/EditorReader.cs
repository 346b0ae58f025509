using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.People;
using Translate.Server.Review;
using Translate.Server.Revision;

namespace Translate.Server.Editor;

/// <summary>Reads what the editor shows of a job.</summary>
public sealed class EditorReader(TranslateDb db, JobSegments segments, SameSources sources, JobVersions versions, DeskLanes lanes, JobMoves moves, Successors successors, TimeProvider clock)
{
    /// <summary>The job as somebody opens it.</summary>
    public async Task<EditorView> Open(long jobId, Caller caller, CancellationToken stop)
    {
        var job = await JobView.Read(db, jobId, stop);
        var me = new Writer(caller.Id, caller.IsAtLeast(DeskRole.Editor));

        // Of those who practise, nobody knows of the others.
        var people = await JobRights.PeopleOf(db, job.Desk, job.Locale).Where(m => !m.Desk!.IsPractice || m.PersonId == me.PersonId).OrderBy(m => m.Person!.DisplayName).Select(m => new NamedPerson(m.PersonId, m.Person!.DisplayName)).ToListAsync(stop);
        var editors = await JobRights.PeopleOf(db, job.Desk, job.Locale, DeskRole.Editor).Select(m => m.PersonId).ToListAsync(stop);
        var lane = await lanes.Find(job.Desk, job.SourceLocale, job.Locale, stop);
        var desk = await db.Desks.Where(d => d.Id == job.Desk).Select(d => new { d.FillsRepetitions, d.IsPractice }).SingleAsync(stop);
        var now = clock.GetUtcNow();
        return new(
            job,
            CanWrite: MayWrite(job.State, job.TranslatorId, me),
            CanSubmit: job.IsHeldBy(me.PersonId),
            IsEditor: me.AsEditor,
            IsTrusted: job.IsHeldBy(me.PersonId) && await moves.IsTrusted(jobId, me.PersonId, stop),
            Me: new(me.PersonId, caller.DisplayName),
            people,
            people.FindAll(p => editors.Contains(p.Id)),
            EditorLocale.Of(job.SourceLocale),
            EditorLocale.Of(job.Locale),
            [.. lane.Engines.Where(e => !e.IsStopped && (e.RestsUntil is not { } until || until <= now)).Select(e => new NamedEngine(e.Id, e.Name))],
            await moves.MachineShare(jobId, stop))
        {
            Later = await successors.Last(jobId, stop),
            Former = await successors.Former(jobId, stop),
            FillsRepetitions = desk.FillsRepetitions,
            TakesTerms = !desk.IsPractice,
        };
    }

    /// <summary>Whether somebody may write into a job that stands so.</summary>
    public static bool MayWrite(JobState state, long? translator, Writer who) =>
        (state is JobState.Claimed && (translator == who.PersonId || who.AsEditor)) || (state is JobState.Submitted && who.AsEditor);

    /// <summary>Whether somebody may write into a job as it stands now.</summary>
    public async Task<bool> MayWrite(long jobId, Caller caller, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.State, j.TranslatorId }).SingleAsync(stop);
        return MayWrite(job.State, job.TranslatorId, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)));
    }

    /// <summary>A stretch of segments.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="after">The place of the last segment that is known; -1 to begin.</param>
    /// <param name="take">So many at the most.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<SegmentPage> Segments(long jobId, int after, int take, CancellationToken stop)
    {
        var first = Math.Max(0, after + 1);
        take = Math.Clamp(take, 1, 1000);

        // One more at either end: it tells where units begin and end.
        var before = first > 0 ? 1 : 0;
        var rows = await segments.Page(jobId, first - before, take + before + 1, stop);
        var shown = await Views(jobId, rows, stop);
        var page = shown.Skip(before).Take(take).ToList();
        return new(page, rows.Count > before + take ? first + page.Count - 1 : null);
    }

    /// <summary>All segments of the unit that a segment belongs to.</summary>
    public async Task<IReadOnlyList<EditorSegment>> Unit(long jobId, int ordinal, CancellationToken stop) => await Views(jobId, await segments.Unit(jobId, ordinal, stop), stop);

    /// <summary>The translations of some segments, as far as there are any.</summary>
    public async Task<IReadOnlyDictionary<int, EditorTarget>> Targets(long jobId, IReadOnlyList<int> ordinals, CancellationToken stop)
    {
        var rows = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).ToListAsync(stop);
        var there = await segments.Some(jobId, rows.ConvertAll(t => t.Ordinal), stop);
        var names = await Names(rows.Select(t => t.AuthorId), stop);
        return rows.Where(t => there.ContainsKey(t.Ordinal)).ToDictionary(t => t.Ordinal, t => EditorTarget.Of(t, there[t.Ordinal].Source, names));
    }

    /// <summary>The translations that were changed since a moment.</summary>
    public async Task<IReadOnlyDictionary<int, EditorTarget>> ChangedSince(long jobId, DateTimeOffset since, CancellationToken stop) =>
        await Targets(jobId, await db.Targets.Where(t => t.JobId == jobId && t.Changed > since).Select(t => t.Ordinal).ToListAsync(stop), stop);

    /// <summary>The names of people.</summary>
    public async Task<IReadOnlyDictionary<long, string>> Names(IEnumerable<long?> ids, CancellationToken stop)
    {
        var some = ids.OfType<long>().Distinct().ToList();
        return some.Count == 0 ? new Dictionary<long, string>() : await db.Users.Where(p => some.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
    }

    async Task<List<EditorSegment>> Views(long jobId, List<DocumentSegment> rows, CancellationToken stop)
    {
        var ordinals = rows.ConvertAll(s => s.Ordinal);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).ToDictionaryAsync(t => t.Ordinal, stop);
        var names = await Names(targets.Values.Select(t => t.AuthorId), stop);
        var comments = await db.Comments.Where(c => c.JobId == jobId && c.Resolved == null).GroupBy(c => c.Ordinal).Select(c => new { c.Key, Open = c.Count() }).ToDictionaryAsync(c => c.Key, c => c.Open, stop);
        var errors = await db.ReviewErrors.Where(e => e.JobId == jobId).GroupBy(e => e.Ordinal).Select(e => new { e.Key, Marked = e.Count() }).ToDictionaryAsync(e => e.Key, e => e.Marked, stop);
        var handedIn = await db.Jobs.AnyAsync(j => j.Id == jobId && j.State == JobState.Submitted, stop) ? await versions.AsHandedIn(jobId, ordinals, stop) : new Dictionary<int, TargetVersion>();
        var alone = (await db.LoneRepetitions.Where(r => r.JobId == jobId && ordinals.Contains(r.Ordinal)).Select(r => r.Ordinal).ToListAsync(stop)).ToHashSet();
        var all = await sources.Of(db, jobId, stop);
        return [.. rows.Select((s, i) => View(
            s,
            starts: i == 0 || !string.Equals(rows[i - 1].UnitId, s.UnitId, StringComparison.Ordinal),
            canJoin: i + 1 < rows.Count && string.Equals(rows[i + 1].UnitId, s.UnitId, StringComparison.Ordinal),
            comments.GetValueOrDefault(s.Ordinal),
            errors.GetValueOrDefault(s.Ordinal),
            handedIn.TryGetValue(s.Ordinal, out var before) ? new(Notation.Write(before.Text, s.Source), before.Number) : null,
            targets.TryGetValue(s.Ordinal, out var target) ? EditorTarget.Of(target, s.Source, names) : null) with { Repeats = Math.Max(1, all.Of(s).Count), IsAlone = alone.Contains(s.Ordinal) })];
    }

    static EditorSegment View(DocumentSegment s, bool starts, bool canJoin, int comments, int errors, HandedInText? handedIn, EditorTarget? target)
    {
        var key = Notation.Key(s.Source);
        return new(
            s.Ordinal, s.UnitId, s.Kind, s.Level, s.Note, s.MostCharacters, starts, s.Before.Text, s.After.Text, Notation.Write(s.Source), key.Marks, key.IsNumbered, s.Words, comments, errors, canJoin, handedIn, target);
    }
}
