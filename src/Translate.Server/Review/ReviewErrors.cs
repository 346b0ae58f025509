using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Review;

/// <summary>An error that an editor marked, where it is typed.</summary>
/// <param name="Id">Told from every other.</param>
/// <param name="Ordinal">The segment.</param>
/// <param name="Version">The version of its translation.</param>
/// <param name="Category">What kind it is, by its name in the MQM core typology.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Weight">What it costs.</param>
/// <param name="Note">What the editor says about it.</param>
/// <param name="Start">Where it begins in that version as it is typed; null where the segment as a whole is meant.</param>
/// <param name="Length">How long it is there.</param>
/// <param name="Quote">What stands there; null where the segment as a whole is meant, or the version is not kept.</param>
/// <param name="Editor">Who marked it.</param>
/// <param name="At">When.</param>
/// <param name="IsMine">The caller marked it, and may take it away.</param>
/// <param name="Counts">It was marked since the job was handed in last, and is part of the score.</param>
public sealed record ErrorView(
    long Id, int Ordinal, int Version, string Category, ErrorSeverity Severity, int Weight, string? Note, int? Start, int? Length, string? Quote, string? Editor, DateTimeOffset At, bool IsMine, bool Counts);

/// <summary>An error to be marked.</summary>
/// <param name="Version">The version of the translation that has it.</param>
/// <param name="Start">Where it begins in that version as it is typed; left out for the segment as a whole.</param>
/// <param name="Length">How long it is there; 0 where something is missing.</param>
/// <param name="Category">What kind it is: one of those that <c>review</c> names.</param>
/// <param name="Severity">How grave it is.</param>
/// <param name="Note">What is to be said about it.</param>
public sealed record ErrorRequest(int Version, int? Start, int? Length, string? Category, ErrorSeverity? Severity, string? Note);

/// <summary>What became of a mark.</summary>
public abstract record MarkResult
{
    MarkResult()
    {
    }

    /// <summary>It is there.</summary>
    public sealed record Marked(ErrorView Error) : MarkResult;

    /// <summary>The job is not in review, or not before this person.</summary>
    public sealed record Refused : MarkResult;

    /// <summary>The job has no such segment, or its translation no such version.</summary>
    public sealed record Unknown : MarkResult;

    /// <summary>The place is outside of the text, or within a code.</summary>
    public sealed record NoPlace : MarkResult;
}

/// <summary>Errors that editors mark in what was handed in, each at its place.</summary>
public sealed class ReviewErrors(TranslateDb db, JobSegments segments, JobVersions versions, Targets targets, TimeProvider clock)
{
    /// <summary>The longest note.</summary>
    public const int LongestNote = 2000;

    /// <summary>The errors marked in a job, or in one of its segments, in the order in which they were marked.</summary>
    public async Task<IReadOnlyList<ErrorView>> Of(long jobId, long callerId, CancellationToken stop, int? ordinal = null)
    {
        var rows = await db.ReviewErrors.AsNoTracking().Where(e => e.JobId == jobId && (ordinal == null || e.Ordinal == ordinal)).OrderBy(e => e.Id)
            .Select(e => new { Error = e, Editor = db.Users.Where(p => p.Id == e.EditorId).Select(p => p.DisplayName).FirstOrDefault() }).ToListAsync(stop);
        if (rows.Count == 0) return [];
        var ordinals = rows.Select(r => r.Error.Ordinal).Distinct().ToList();
        var sources = await segments.Some(jobId, ordinals, stop);
        var texts = (await versions.All(jobId, ordinals, stop)).ToDictionary(v => (v.Ordinal, v.Number), v => v.Text);
        var since = await versions.HandedIn(jobId, stop);
        return rows.ConvertAll(r => View(r.Error, r.Editor, callerId, since, sources.GetValueOrDefault(r.Error.Ordinal)?.Source, texts.GetValueOrDefault((r.Error.Ordinal, r.Error.Version))));
    }

    /// <summary>Marks an error, in a job that is in review.</summary>
    public async Task<MarkResult> Mark(long jobId, int ordinal, ErrorRequest request, long editorId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await targets.Hold(jobId, new(editorId, AsEditor: true, InReview: true), stop)) return new MarkResult.Refused();
        if (!(await segments.Some(jobId, [ordinal], stop)).TryGetValue(ordinal, out var segment)) return new MarkResult.Unknown();
        if ((await versions.All(jobId, [ordinal], stop)).FirstOrDefault(v => v.Number == request.Version) is not { } version) return new MarkResult.Unknown();
        var (start, length) = (0, version.Text.Text.Length);
        if (request.Start is { } from)
        {
            var places = TypedPlaces.Of(Notation.Write(version.Text, segment.Source), segment.Source);
            if (places.Plain(from) is not { } first || places.Plain(from + Math.Max(0, request.Length ?? 0)) is not { } last) return new MarkResult.NoPlace();
            (start, length) = (first.Offset, last.Offset - first.Offset);
        }

        var error = new ReviewError
        {
            JobId = jobId,
            Ordinal = ordinal,
            Version = request.Version,
            Start = start,
            Length = length,
            Category = request.Category!,
            Severity = request.Severity!.Value,
            Note = string.IsNullOrWhiteSpace(request.Note) ? null : request.Note.Trim(),
            EditorId = editorId,
            At = clock.GetUtcNow(),
        };
        db.ReviewErrors.Add(error);
        await db.Record(jobId, editorId, "error-marked", error.Category, clock.GetUtcNow(), stop);
        await transaction.CommitAsync(stop);
        return new MarkResult.Marked((await Of(jobId, editorId, stop, ordinal)).Single(e => e.Id == error.Id));
    }

    /// <summary>Takes a mark away, by whoever made it, while the job is in review.</summary>
    /// <returns>Whether it was there to be taken away.</returns>
    public async Task<bool> Remove(long jobId, long errorId, long editorId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await targets.Hold(jobId, new(editorId, AsEditor: true, InReview: true), stop)) return false;
        var removed = await db.ReviewErrors.Where(e => e.Id == errorId && e.JobId == jobId && e.EditorId == editorId).ExecuteDeleteAsync(stop);
        if (removed == 0) return false;
        await db.Record(jobId, editorId, "error-unmarked", null, clock.GetUtcNow(), stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>A mark on the whole text is one on the segment.</summary>
    static ErrorView View(ReviewError e, string? editor, long callerId, DateTimeOffset? since, InlineText? source, InlineText? text)
    {
        TextSpan? typed = null;
        var quote = (string?)null;
        if (source is not null && text is not null && e.Start + e.Length <= text.Text.Length && (e.Start, e.Length) != (0, text.Text.Length))
        {
            var written = Notation.Write(text, source);
            typed = TypedPlaces.Of(written, source).Typed(new(e.Start, e.Length));
            quote = written.Substring(typed.Value.Start, typed.Value.Length);
        }

        return new(e.Id, e.Ordinal, e.Version, e.Category, e.Severity, Mqm.Weight(e.Severity), e.Note, typed?.Start, typed?.Length, quote, editor, e.At, e.EditorId == callerId, since is null || e.At >= since);
    }
}
