using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Review;

/// <summary>What an editor made of a job that was handed in.</summary>
/// <param name="Outcome">How the review ended; null while it goes on, or before there was one.</param>
/// <param name="Editor">Who decided.</param>
/// <param name="Comment">What the editor said.</param>
/// <param name="At">When.</param>
/// <param name="Score">What the marked errors come to; null where none was looked for.</param>
/// <param name="Changes">What was changed in the review, and what has errors marked in it, in the order of the document.</param>
public sealed record ReviewChangesView(ReviewOutcome? Outcome, string? Editor, string? Comment, DateTimeOffset? At, ReviewScore? Score, IReadOnlyList<ReviewChange> Changes)
{
    /// <summary>In how many translations the editor changed the text.</summary>
    public int Edited => Changes.Count(c => c.IsEdit);
}

/// <summary>A translation that was changed in a review, or that has errors marked in it. Texts are written as people type them.</summary>
public sealed record ReviewChange(
    int Ordinal, string Source, string Before, string After, IReadOnlyList<DiffPart> Diff, string? Editor, DateTimeOffset Changed, IReadOnlyList<CommentView> Comments, IReadOnlyList<ErrorView> Errors)
{
    /// <summary>Its text was changed.</summary>
    public bool IsEdit => !string.Equals(Before, After, StringComparison.Ordinal);
}

/// <summary>Reads what came of the last time that a job was handed in.</summary>
public sealed class ReviewChanges(TranslateDb db, JobSegments segments, JobVersions versions, Reviews reviews, ReviewErrors errors, EditorReader reader, Comments comments, TimeProvider clock)
{
    static readonly string[] Decisions = ["approved", "approved-by-trust", "returned"];

    /// <summary>The last review.</summary>
    public async Task<ReviewChangesView> Read(long jobId, long callerId, CancellationToken stop)
    {
        var acts = await db.Audit.Where(a => a.JobId == jobId && (JobVersions.HandIns.Contains(a.Act) || Decisions.Contains(a.Act)))
            .OrderBy(a => a.Id).Select(a => new { a.Act, a.Detail, a.At, Person = a.Person!.DisplayName }).ToListAsync(stop);
        var begun = acts.FindLastIndex(a => !Decisions.Contains(a.Act, StringComparer.Ordinal));
        if (begun < 0) return new(null, null, null, null, null, []);

        var decision = acts.Skip(begun + 1).LastOrDefault();
        var marked = (await errors.Of(jobId, callerId, stop)).Where(e => e.Counts).ToLookup(e => e.Ordinal);
        var changes = await Changes(jobId, acts[begun].At, decision?.At ?? clock.GetUtcNow(), callerId, marked, stop);
        ReviewOutcome? outcome = decision?.Act switch
        {
            "returned" => ReviewOutcome.Returned,
            "approved-by-trust" => ReviewOutcome.Trusted,
            "approved" => changes.Exists(c => c.IsEdit) ? ReviewOutcome.ApprovedWithEdits : ReviewOutcome.Approved,
            _ => null,
        };
        var score = outcome is ReviewOutcome.Trusted ? null : await reviews.Score(jobId, stop);
        return new(outcome, decision?.Person, decision?.Detail, decision?.At, score is { IsLookedFor: true } ? score : null, changes);
    }

    async Task<List<ReviewChange>> Changes(long jobId, DateTimeOffset from, DateTimeOffset until, long callerId, ILookup<int, ErrorView> marked, CancellationToken stop)
    {
        var changed = (await versions.Between(jobId, from, until, stop)).ToDictionary(c => c.Ordinal);
        var ordinals = changed.Keys.Union(marked.Select(e => e.Key)).ToList();
        if (ordinals.Count == 0) return [];
        var before = await versions.AsHandedIn(jobId, ordinals, stop);
        var rows = await segments.Some(jobId, ordinals, stop);
        var said = await comments.Of(jobId, callerId, stop);
        var names = await reader.Names([.. changed.Values.Select(c => c.After?.AuthorId)], stop);
        var order = (await segments.Order(jobId, stop)).Index().ToDictionary(o => o.Item, o => o.Index);
        return
        [
            .. ordinals.Where(rows.ContainsKey).OrderBy(o => order[o]).Select(o =>
            {
                var (source, change, same) = (rows[o].Source, changed.GetValueOrDefault(o), before.GetValueOrDefault(o));
                var was = Typed(change is null ? same : change.Before, source);
                var then = change is null ? was : Typed(change.After, source);
                var editor = change?.After?.AuthorId is { } id ? names.GetValueOrDefault(id) : null;
                return new ReviewChange(o, Notation.Write(source), was, then, DiffPart.Between(was, then), editor, (change?.After ?? same)?.Changed ?? from, [.. said[o]], [.. marked[o]]);
            }),
        ];

        static string Typed(TargetVersion? version, InlineText source) => version is null ? "" : Notation.Write(version.Text, source);
    }
}
