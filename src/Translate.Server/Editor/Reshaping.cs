using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Jobs;

namespace Translate.Server.Editor;

/// <summary>What became of a split or a join.</summary>
public enum ReshapeResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The job is not in the writer's hands.</summary>
    Refused,

    /// <summary>The job has no such segment, or nothing that it could be joined with.</summary>
    Unknown,

    /// <summary>Somebody has changed a translation since it was read.</summary>
    Moved,

    /// <summary>A split here would cut a code or a character, or leave one side without text.</summary>
    Impossible,
}

/// <summary>Splits and joins the segments of one job. The document's own segments stay as they are, for its other jobs.</summary>
public sealed class Reshaping(TranslateDb db, JobSegments segments, Targets targets, JobMoves moves, JobFeeds feeds, TimeProvider clock)
{
    /// <summary>The acts in a job's record.</summary>
    internal const string SplitAct = "segment-split", JoinedAct = "segment-joined";

    /// <summary>Splits a segment in two. Its translation stays with the first part, as a draft.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="ordinal">The segment.</param>
    /// <param name="at">Where, in the source as it is typed.</param>
    /// <param name="version">The version of its translation; 0 where there is none.</param>
    /// <param name="writer">Who splits.</param>
    /// <param name="stop">Breaks off; nothing is changed then.</param>
    public async Task<ReshapeResult> Split(long jobId, int ordinal, int at, int version, Writer writer, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await targets.Hold(jobId, writer, stop)) return ReshapeResult.Refused;
        var unit = await segments.Unit(jobId, ordinal, stop);
        if (unit.Find(s => s.Ordinal == ordinal) is not { } segment) return ReshapeResult.Unknown;
        var target = await db.Targets.AsNoTracking().SingleOrDefaultAsync(t => t.JobId == jobId && t.Ordinal == ordinal, stop);
        if ((target?.Version ?? 0) != version) return ReshapeResult.Moved;
        if (TypedPlaces.Of(Notation.Write(segment.Source), segment.Source).Plain(at) is not { } place || InlineSplit.At(segment.Source, place.Offset, place.CodesBefore) is not { } split)
            return ReshapeResult.Impossible;

        var left = await Part(jobId, segment, stop);
        var (first, start) = await Place(segment, left, split.Left.Text.Length + split.Between.Text.Length, stop);
        var right = new JobSegment
        {
            JobId = jobId,
            Ordinal = await NewName(jobId, segment.DocumentId, stop),
            First = first,
            Start = start,
            Source = split.Right,
            After = segment.After,
            Words = WordCount.Of(split.Right.Text),
        };
        (left.Source, left.After, left.Words) = (split.Left, split.Between, WordCount.Of(split.Left.Text));
        db.JobSegments.Add(right);
        if (target is not null) Change(target, target.Text, TargetState.Initial, target.Origin, target.OriginName, target.AuthorId, target.Origin is OriginKind.Machine ? null : target.Score);
        await Commit(jobId, +1, -Targets.Counts(target), SplitAct, segment, writer, transaction, stop);
        return ReshapeResult.Done;
    }

    /// <summary>Joins a segment with the next one of its unit. Their translations are joined too, translated only if both were.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="ordinal">The first of the two; it keeps its ordinal.</param>
    /// <param name="version">The version of its translation; 0 where there is none.</param>
    /// <param name="nextVersion">The version of the next one's translation.</param>
    /// <param name="writer">Who joins.</param>
    /// <param name="stop">Breaks off; nothing is changed then.</param>
    public async Task<ReshapeResult> Join(long jobId, int ordinal, int version, int nextVersion, Writer writer, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await targets.Hold(jobId, writer, stop)) return ReshapeResult.Refused;
        var unit = await segments.Unit(jobId, ordinal, stop);
        var index = unit.FindIndex(s => s.Ordinal == ordinal);
        if (index < 0 || index + 1 == unit.Count) return ReshapeResult.Unknown;
        var (first, second) = (unit[index], unit[index + 1]);
        var target = await db.Targets.AsNoTracking().SingleOrDefaultAsync(t => t.JobId == jobId && t.Ordinal == first.Ordinal, stop);
        var next = await db.Targets.AsNoTracking().SingleOrDefaultAsync(t => t.JobId == jobId && t.Ordinal == second.Ordinal, stop);
        if ((target?.Version ?? 0) != version || (next?.Version ?? 0) != nextVersion) return ReshapeResult.Moved;

        var between = InlineText.Concat([first.After, second.Before]);
        var (left, right) = (await Part(jobId, first, stop), await Part(jobId, second, stop));
        left.Source = InlineText.Concat([first.Source, between, second.Source]);
        (left.After, left.Words) = (second.After, WordCount.Of(left.Source.Text));
        right.IsGone = true;
        var joined = JoinTargets(jobId, first.Ordinal, target, between, next);

        // What was said about the second is about the whole now.
        await db.Comments.Where(c => c.JobId == jobId && c.Ordinal == second.Ordinal).ExecuteUpdateAsync(set => set.SetProperty(c => c.Ordinal, first.Ordinal), stop);

        // So are the errors marked in it; their places in a text of its own are gone.
        await db.ReviewErrors.Where(e => e.JobId == jobId && e.Ordinal == second.Ordinal).ExecuteUpdateAsync(set => set.SetProperty(e => e.Ordinal, first.Ordinal).SetProperty(e => e.Version, 0), stop);
        await Commit(jobId, -1, Targets.Counts(joined) - Targets.Counts(target) - Targets.Counts(next), JoinedAct, first, writer, transaction, stop);
        return ReshapeResult.Done;
    }

    SegmentTarget? JoinTargets(long jobId, int ordinal, SegmentTarget? one, InlineText between, SegmentTarget? other)
    {
        if (other is not null)
        {
            db.PastTargets.Add(PastTarget.Of(other));
            db.Targets.Remove(other);
        }

        if (one is null && other is null) return null;
        if (one is null || other is null)
        {
            var only = one ?? other!;
            return Change(one, only.Text, TargetState.Initial, only.Origin, only.OriginName, only.AuthorId, null, jobId, ordinal);
        }

        // Of what a machine wrote and nobody has read, nothing is passed off as a person's.
        var text = one.Text.IsEmpty ? other.Text : other.Text.IsEmpty ? one.Text : InlineText.Concat([one.Text, between, other.Text]);
        var isTranslated = one.State >= TargetState.Translated && other.State >= TargetState.Translated;
        var lead = one.Origin == other.Origin || one.Origin is OriginKind.Machine ? one : other.Origin is OriginKind.Machine ? other : one;
        var origin = one.Origin == other.Origin ? one.Origin : lead.Origin is OriginKind.Machine ? OriginKind.Machine : OriginKind.Human;
        var author = one.AuthorId == other.AuthorId ? one.AuthorId : origin is OriginKind.Machine ? null : one.AuthorId ?? other.AuthorId;
        return Change(one, text, isTranslated ? TargetState.Translated : TargetState.Initial, origin, origin is OriginKind.Human ? null : lead.OriginName, author, null);
    }

    SegmentTarget Change(SegmentTarget? before, InlineText text, TargetState state, OriginKind origin, string? name, long? author, int? score, long jobId = 0, int ordinal = 0)
    {
        var after = new SegmentTarget
        {
            JobId = before?.JobId ?? jobId,
            Ordinal = before?.Ordinal ?? ordinal,
            Text = text,
            State = state,
            Origin = origin,
            OriginName = name,
            AuthorId = author,
            Score = score,
            Spent = before?.Spent ?? 0,
            SpentInReview = before?.SpentInReview ?? 0,
            Version = (before?.Version ?? 0) + 1,
            Changed = clock.GetUtcNow(),
        };
        if (before is null)
        {
            db.Targets.Add(after);
            return after;
        }

        db.PastTargets.Add(PastTarget.Of(before));
        db.Targets.Update(after);
        return after;
    }

    /// <summary>The job's own row of a segment, made where there is none.</summary>
    async Task<JobSegment> Part(long jobId, DocumentSegment segment, CancellationToken stop)
    {
        if (await db.JobSegments.SingleOrDefaultAsync(s => s.JobId == jobId && s.Ordinal == segment.Ordinal, stop) is { } part) return part;
        part = new() { JobId = jobId, Ordinal = segment.Ordinal, First = segment.Ordinal, Before = segment.Before, Source = segment.Source, After = segment.After, Words = segment.Words };
        db.JobSegments.Add(part);
        return part;
    }

    /// <summary>The document's segment, and the place in it, that lies so many characters behind the beginning of a part.</summary>
    async Task<(int First, int Start)> Place(DocumentSegment segment, JobSegment part, int behind, CancellationToken stop)
    {
        var homes = await db.Segments.AsNoTracking().Where(s => s.DocumentId == segment.DocumentId && s.UnitId == segment.UnitId && s.Ordinal >= part.First).OrderBy(s => s.Ordinal).ToListAsync(stop);
        var (at, start) = (0, part.Start + behind);
        while (at + 1 < homes.Count && homes[at].Source.Text.Length + homes[at].After.Text.Length + homes[at + 1].Before.Text.Length is var length && length <= start)
        {
            start -= length;
            at++;
        }

        return (homes[at].Ordinal, start);
    }

    async Task<int> NewName(long jobId, long documentId, CancellationToken stop) => 1 + Math.Max(
        await db.Segments.Where(s => s.DocumentId == documentId).MaxAsync(s => s.Ordinal, stop),
        await db.JobSegments.Where(s => s.JobId == jobId).MaxAsync(s => (int?)s.Ordinal, stop) ?? 0);

    async Task Commit(
        long jobId, int more, int translated, string act, DocumentSegment segment, Writer writer, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken stop)
    {
        await db.SaveChangesAsync(stop);

        // What people have cut anew does not pass without a person any more.
        await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Segments, j => j.Segments + more)
                .SetProperty(j => j.Prepared, j => j.Prepared + more)
                .SetProperty(j => j.Translated, j => j.Translated + translated)
                .SetProperty(j => j.Assured, 0),
            stop);
        await moves.Record(jobId, writer.PersonId, act, Detail(segment), stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        feeds.Changed(jobId, JobChange.All);
    }

    internal static string Detail(DocumentSegment segment) => string.Create(CultureInfo.InvariantCulture, $"#{segment.Ordinal} {Shown(segment.Source.Text)}");

    /// <summary>The ordinal that the record of a split or a join names: of the segment that is another one since. Its other part had no translation before, or has none now.</summary>
    internal static int? Named(string? detail) =>
        detail is ['#', .. var rest] && int.TryParse(rest.AsSpan(0, rest.IndexOf(' ', StringComparison.Ordinal) is >= 0 and var end ? end : rest.Length), NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) ? ordinal : null;

    static string Shown(string text)
    {
        var info = new StringInfo(text);
        return info.LengthInTextElements <= 60 ? text : info.SubstringByTextElements(0, 60) + "…";
    }
}
