using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Review;

/// <summary>A moment of a job's way, at which its text can be looked at.</summary>
/// <param name="Id">Names it in a comparison.</param>
/// <param name="Act">What was done then, as one word of the workflow; <c>now</c> for now.</param>
/// <param name="Person">Who did it.</param>
/// <param name="At">When.</param>
public sealed record JobMoment(string Id, string Act, string? Person, DateTimeOffset At);

/// <summary>What a job's text says at one moment beside what it says at another.</summary>
/// <param name="From">The first.</param>
/// <param name="To">The second.</param>
/// <param name="Segments">Every segment that differs, in the order of the document.</param>
/// <param name="IsReshaped">Segments were split or joined between the two: they are shown as they are cut now.</param>
public sealed record JobComparison(JobMoment From, JobMoment To, IReadOnlyList<SegmentComparison> Segments, bool IsReshaped);

/// <summary>Two versions of a segment's translation, as people type them.</summary>
public sealed record SegmentComparison(int Ordinal, string Source, string Before, string After, IReadOnlyList<DiffPart> Diff);

/// <summary>Compares any two versions: of a segment, or of a whole job at two moments.</summary>
public sealed class Comparison(TranslateDb db, JobSegments segments, JobVersions versions, TimeProvider clock)
{
    /// <summary>The moment that is now.</summary>
    public const string Now = "now";

    static readonly string[] Acts = ["prepared", "submitted", "machine-finished", "returned", "approved", "approved-by-policy", "approved-by-trust", "delivered"];

    /// <summary>The moments at which a job can be looked at, the first first; the last is now.</summary>
    public async Task<IReadOnlyList<JobMoment>> Moments(long jobId, CancellationToken stop)
    {
        var acts = await db.Audit.Where(a => a.JobId == jobId && Acts.Contains(a.Act)).OrderBy(a => a.Id).Select(a => new { a.Id, a.Act, a.At, Person = a.Person!.DisplayName }).ToListAsync(stop);
        return [.. acts.Select(a => new JobMoment(a.Id.ToString(CultureInfo.InvariantCulture), a.Act, a.Person, a.At)), new(Now, Now, null, clock.GetUtcNow())];
    }

    /// <summary>A job at two of its moments; null where it has no such moment. Without names, the last hand-in, or else the beginning, and now.</summary>
    public async Task<JobComparison?> Of(long jobId, string? from, string? to, CancellationToken stop)
    {
        var moments = await Moments(jobId, stop);
        var first = from is null ? moments.LastOrDefault(m => JobVersions.HandIns.Contains(m.Act, StringComparer.Ordinal)) ?? moments[0] : moments.FirstOrDefault(m => m.Id == from);
        var second = to is null ? moments[^1] : moments.FirstOrDefault(m => m.Id == to);
        if (first is null || second is null) return null;

        var (early, late) = first.At <= second.At ? (first, second) : (second, first);
        var changed = (await versions.Between(jobId, early.At, late.At, stop)).ToDictionary(c => c.Ordinal);
        var rows = await segments.InOrder(jobId, [.. (await segments.Order(jobId, stop)).Where(changed.ContainsKey)], stop);
        var compared = rows.ConvertAll(row => Between(row, changed[row.Ordinal].Before?.Text, changed[row.Ordinal].After?.Text));
        var isReshaped = await db.Audit.AnyAsync(a => a.JobId == jobId && a.At >= early.At && a.At <= late.At && (a.Act == Reshaping.SplitAct || a.Act == Reshaping.JoinedAct), stop);
        return new(early, late, compared, isReshaped);
    }

    /// <summary>Two versions of a segment's translation; null where it has no such versions. Version 0 is before there was one.</summary>
    public async Task<SegmentComparison?> Of(long jobId, int ordinal, int from, int to, CancellationToken stop)
    {
        if (!(await segments.Some(jobId, [ordinal], stop)).TryGetValue(ordinal, out var row)) return null;
        var all = (await versions.All(jobId, [ordinal], stop)).ToDictionary(v => v.Number, v => v.Text);
        if ((from != 0 && !all.ContainsKey(from)) || (to != 0 && !all.ContainsKey(to))) return null;
        return Between(row, all.GetValueOrDefault(from), all.GetValueOrDefault(to));
    }

    static SegmentComparison Between(DocumentSegment row, InlineText? before, InlineText? after)
    {
        var (was, then) = (Notation.Write(before ?? InlineText.Empty, row.Source), Notation.Write(after ?? InlineText.Empty, row.Source));
        return new(row.Ordinal, Notation.Write(row.Source), was, then, DiffPart.Between(was, then));
    }
}
