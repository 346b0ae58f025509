using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Review;

/// <summary>How a review ended.</summary>
public enum ReviewOutcome
{
    /// <summary>Approved as it was handed in.</summary>
    Approved,

    /// <summary>Approved with the editor's corrections.</summary>
    ApprovedWithEdits,

    /// <summary>Sent back.</summary>
    Returned,
}

/// <summary>What an editor made of a job that was handed in.</summary>
/// <param name="Outcome">How the review ended; null while it goes on, or before there was one.</param>
/// <param name="Editor">Who decided.</param>
/// <param name="Comment">What the editor said.</param>
/// <param name="At">When.</param>
/// <param name="Changes">What was changed in the review, in the order of the document.</param>
public sealed record ReviewChangesView(ReviewOutcome? Outcome, string? Editor, string? Comment, DateTimeOffset? At, IReadOnlyList<ReviewChange> Changes);

/// <summary>A translation that was changed in a review. Texts are written as people type them.</summary>
public sealed record ReviewChange(int Ordinal, string Source, string Before, string After, IReadOnlyList<DiffPart> Diff, string? Editor, DateTimeOffset Changed, IReadOnlyList<CommentView> Comments);

/// <summary>Reads what came of the last time that a job was handed in.</summary>
public sealed class ReviewChanges(TranslateDb db, JobSegments segments, EditorReader reader, Comments comments, TimeProvider clock)
{
    static readonly string[] Decisions = ["approved", "returned"];

    /// <summary>The last review.</summary>
    public async Task<ReviewChangesView> Read(long jobId, long callerId, CancellationToken stop)
    {
        var acts = await db.Audit.Where(a => a.JobId == jobId && (a.Act == "submitted" || a.Act == "machine-finished" || Decisions.Contains(a.Act)))
            .OrderBy(a => a.Id).Select(a => new { a.Act, a.Detail, a.At, Person = a.Person!.DisplayName }).ToListAsync(stop);
        var begun = acts.FindLastIndex(a => !Decisions.Contains(a.Act, StringComparer.Ordinal));
        if (begun < 0) return new(null, null, null, null, []);

        var decision = acts.Skip(begun + 1).LastOrDefault();
        var changes = await Changes(jobId, acts[begun].At, decision?.At ?? clock.GetUtcNow(), callerId, stop);
        ReviewOutcome? outcome = decision?.Act switch
        {
            "returned" => ReviewOutcome.Returned,
            "approved" => changes.Count > 0 ? ReviewOutcome.ApprovedWithEdits : ReviewOutcome.Approved,
            _ => null,
        };
        return new(outcome, decision?.Person, decision?.Detail, decision?.At, changes);
    }

    async Task<IReadOnlyList<ReviewChange>> Changes(long jobId, DateTimeOffset from, DateTimeOffset until, long callerId, CancellationToken stop)
    {
        var touched = await db.Targets.Where(t => t.JobId == jobId && t.Changed > from).Select(t => t.Ordinal).ToListAsync(stop);
        if (touched.Count == 0) return [];
        var now = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && touched.Contains(t.Ordinal)).Select(t => new Version(t.Ordinal, t.Version, t.Text, t.AuthorId, t.Changed)).ToListAsync(stop);
        var past = await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && touched.Contains(t.Ordinal)).Select(t => new Version(t.Ordinal, t.Version, t.Text, t.AuthorId, t.Changed)).ToListAsync(stop);
        var rows = await segments.Some(jobId, touched, stop);
        var said = await comments.Of(jobId, callerId, stop);
        var names = await reader.Names([.. now.Concat(past).Select(v => v.AuthorId)], stop);
        var order = (await segments.Order(jobId, stop)).Index().ToDictionary(o => o.Item, o => o.Index);
        var changes = new List<ReviewChange>();
        foreach (var versions in now.Concat(past).Where(v => rows.ContainsKey(v.Ordinal)).GroupBy(v => v.Ordinal).OrderBy(v => order[v.Key]))
        {
            var sorted = versions.OrderBy(v => v.Number).ToList();
            var (before, after) = (sorted.FindLast(v => v.Changed <= from), sorted.FindLast(v => v.Changed <= until));
            if (before is null || after is null || before.Text.Equals(after.Text)) continue;
            var source = rows[versions.Key].Source;
            var (was, then) = (Notation.Write(before.Text, source), Notation.Write(after.Text, source));
            changes.Add(new(versions.Key, Notation.Write(source), was, then, DiffPart.Between(was, then), after.AuthorId is { } id ? names.GetValueOrDefault(id) : null, after.Changed, [.. said[versions.Key]]));
        }

        return changes;
    }

    sealed record Version(int Ordinal, int Number, InlineText Text, long? AuthorId, DateTimeOffset Changed);
}
