using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Exchange;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Delivery;

/// <summary>What speaks against taking a segment that came back as it is.</summary>
public enum ReturnConflict
{
    /// <summary>Nothing: it was changed elsewhere only.</summary>
    None,

    /// <summary>The translation was changed here, too, since the file went out.</summary>
    ChangedHere,

    /// <summary>Its source is another one here than when the file went out: it was split or joined.</summary>
    OtherSource,

    /// <summary>The job has no such segment.</summary>
    Unknown,

    /// <summary>Codes are missing, surplus or crossed.</summary>
    Codes,
}

/// <summary>A segment that came back with something else than stands here.</summary>
/// <param name="Ordinal">The segment; -1 where it is not known.</param>
/// <param name="Number">Its place in the document, from 1.</param>
/// <param name="Version">The version that stands here now; a save names it.</param>
/// <param name="Source">Its source, as people see it.</param>
/// <param name="Here">What stands here, as people type it; null where there is nothing.</param>
/// <param name="There">What came back.</param>
/// <param name="IsDraft">The file says that it is not done yet.</param>
/// <param name="Conflict">What speaks against taking it as it is.</param>
/// <param name="Problem">What that is, in words, where there is more to say.</param>
public sealed record ReturnedChange(int Ordinal, int Number, int Version, string Source, string? Here, string There, bool IsDraft, ReturnConflict Conflict, string? Problem)
{
    /// <summary>It can be taken over, if somebody wants it.</summary>
    public bool CanBeTaken => Conflict is not (ReturnConflict.Unknown or ReturnConflict.OtherSource);
}

/// <summary>A file that came back beside what stands here. Nothing is written yet.</summary>
/// <param name="Name">The file's name.</param>
/// <param name="Changes">What is different.</param>
/// <param name="Unchanged">How many segments say the same.</param>
public sealed record ReturnedFile(string Name, IReadOnlyList<ReturnedChange> Changes, int Unchanged);

/// <summary>A change that somebody wants taken over.</summary>
/// <param name="Ordinal">The segment.</param>
/// <param name="Version">The version that it changes.</param>
/// <param name="Typed">The translation, as people type it.</param>
/// <param name="IsDraft">It is not done yet.</param>
public sealed record WantedChange(int Ordinal, int Version, string Typed, bool IsDraft = false);

/// <summary>What became of the changes.</summary>
/// <param name="Taken">So many stand here now.</param>
/// <param name="Left">Those that somebody changed in the very meantime, or that could not be kept.</param>
public sealed record MergedReturn(int Taken, IReadOnlyList<int> Left);

/// <summary>Takes bilingual files back in that were edited elsewhere: each segment is known by its name and the hash of its source.</summary>
public sealed class Returns(TranslateDb db, JobUnits units, Targets targets, TimeProvider clock)
{
    /// <summary>The act that the audit knows it by.</summary>
    public const string Act = "edits-taken-in";

    /// <summary>Sets a file beside what stands in a job. Nothing is written.</summary>
    /// <exception cref="InvalidDocumentException">It is no such file, broken, beyond a limit, or of another job.</exception>
    public async Task<ReturnedFile> Compare(long jobId, byte[] bytes, string name, CancellationToken stop)
    {
        var content = await units.Read(jobId, stop);
        var returned = Read(content, bytes, name);
        if (returned.Job is { } other && other != jobId)
            throw new InvalidDocumentException(name, string.Create(CultureInfo.InvariantCulture, $"it went out of another job, {other}. Upload it there."));

        var here = content.Units.SelectMany(u => u.Segments).ToDictionary(s => s.Ordinal);
        var changes = new List<ReturnedChange>();
        var seen = new HashSet<int>();
        var unchanged = 0;
        foreach (var segment in returned.Segments)
        {
            if (segment.Mark is not { } mark || !here.TryGetValue(mark.Ordinal, out var own) || !seen.Add(mark.Ordinal))
            {
                changes.Add(new(-1, 0, 0, segment.Source ?? "", null, segment.Typed ?? segment.Text?.Render() ?? "", segment.IsDraft, ReturnConflict.Unknown, null));
                continue;
            }

            var typed = (segment.Typed ?? Notation.Write(segment.Text!, own.Source)).ReplaceLineEndings("\n");
            var present = own.Target is { } target ? Notation.Write(target.Text, own.Source).ReplaceLineEndings("\n") : null;
            if (string.Equals(typed, present ?? "", StringComparison.Ordinal) || (typed.Length == 0 && segment.Typed is null))
            {
                unchanged++;
                continue;
            }

            // What stood in the file from the beginning was not changed there: here it was.
            if (mark.Version != own.Version && await WasGivenOut(jobId, mark, own, typed, stop))
            {
                unchanged++;
                continue;
            }

            var findings = segment.Problem is null && typed.Length > 0 ? TypedTarget.Read(null, typed, own.Source).Problems : [];
            var conflict = mark.Hash != own.Mark.Hash ? ReturnConflict.OtherSource
                : mark.Version != own.Version ? ReturnConflict.ChangedHere
                : segment.Problem is not null || findings.Count > 0 ? ReturnConflict.Codes
                : ReturnConflict.None;
            changes.Add(new(mark.Ordinal, own.Number, own.Version, Notation.Write(own.Source), present, typed, segment.IsDraft, conflict, segment.Problem ?? (findings.Count > 0 ? string.Join(" ", findings) : null)));
        }

        return new(name, changes, unchanged);
    }

    /// <summary>Writes the changes that somebody wants, each by the version that it was set beside. What they replace is kept as past versions.</summary>
    public async Task<MergedReturn> Merge(long jobId, string name, IReadOnlyList<WantedChange> wanted, Writer writer, CancellationToken stop)
    {
        var written = await targets.SaveAll(jobId, [.. wanted.Select(w => new Writing(w.Ordinal, w.Version, null, w.Typed, w.IsDraft ? TargetState.Initial : TargetState.Translated))], writer, stop);
        var taken = written.Count(w => w.Result is SaveResult.Saved);
        if (taken > 0) await db.Record(jobId, writer.PersonId, Act, string.Create(CultureInfo.InvariantCulture, $"{name}: {taken}"), clock.GetUtcNow(), stop);
        return new(taken, [.. written.Where(w => w.Result is not SaveResult.Saved).Select(w => w.Writing.Ordinal)]);
    }

    static ReturnedContent Read(JobContent content, byte[] bytes, string name)
    {
        if (bytes.AsSpan().StartsWith("PK\u0003\u0004"u8)) return ReturnedDocx.Read(bytes, name);
        var xliff = XliffReader.Read(bytes, name);
        if (xliff.Files is not [var file]) throw new InvalidDocumentException(name, "there is more than one <file> in it. Upload the XLIFF file of this job.");
        if (xliff.Target is { } to && to != content.Job.Locale) throw new InvalidDocumentException(name, $"it is a translation into {to}, and this job is into {content.Job.Locale}.");
        long? job = long.TryParse(file.Job, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : null;
        return new(job, BilingualXliff.Read(file, content.Units.ToDictionary(u => u.Id, u => u.Source, StringComparer.Ordinal)));
    }

    /// <summary>Whether a text is what the translation said in the version that went out.</summary>
    async Task<bool> WasGivenOut(long jobId, SegmentMark mark, BilingualSegment own, string typed, CancellationToken stop)
    {
        if (mark.Version == 0) return typed.Length == 0;
        var past = await db.PastTargets.AsNoTracking().SingleOrDefaultAsync(t => t.JobId == jobId && t.Ordinal == mark.Ordinal && t.Version == mark.Version, stop);
        return past is not null && string.Equals(Notation.Write(past.Text, own.Source).ReplaceLineEndings("\n"), typed, StringComparison.Ordinal);
    }
}
