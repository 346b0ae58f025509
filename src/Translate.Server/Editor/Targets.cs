using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>What became of a save.</summary>
public abstract record SaveResult
{
    SaveResult()
    {
    }

    /// <summary>It is kept, as the version given.</summary>
    public sealed record Saved(SegmentTarget Target) : SaveResult;

    /// <summary>Somebody changed the target since it was read: nothing was overwritten, and here is what stands there.</summary>
    public sealed record Conflict(SegmentTarget? Current) : SaveResult;

    /// <summary>The job is not in the writer's hands, or has no such segment.</summary>
    public sealed record Refused : SaveResult;

    /// <summary>The text holds a character that no file can hold.</summary>
    public sealed record Invalid(string Problem) : SaveResult;
}

/// <summary>Takes what people write. A target is changed only by naming the version that is changed, and what it was is kept.</summary>
public sealed class Targets(TranslateDb db, TimeProvider clock)
{
    /// <summary>Saves a person's translation of a segment.</summary>
    /// <param name="jobId">The job: claimed by the person, or submitted and the person an editor.</param>
    /// <param name="ordinal">The segment.</param>
    /// <param name="version">The version that the person saw; 0 where there was no target yet.</param>
    /// <param name="text">The translation; empty to take it away.</param>
    /// <param name="state">Initial for a draft, translated when the person means it.</param>
    /// <param name="personId">Who writes.</param>
    /// <param name="asEditor">The person may review in this desk.</param>
    /// <param name="stop">Breaks off; nothing is saved then.</param>
    public async Task<SaveResult> Save(long jobId, int ordinal, int version, InlineText text, TargetState state, long personId, bool asEditor, CancellationToken stop)
    {
        if (Unwritable(text.Text) is { } problem) return new SaveResult.Invalid(problem);
        if (text.IsEmpty) state = TargetState.Initial;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the job's row: whoever saves, submits or expires it at the same time waits, and then sees what is true.
        var mine = await db.Jobs
            .Where(j => j.Id == jobId && ordinal >= 0 && ordinal < j.Segments)
            .Where(j => (j.State == JobState.Claimed && j.TranslatorId == personId) || (j.State == JobState.Submitted && asEditor))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated), stop);
        if (mine == 0) return new SaveResult.Refused();

        var current = await db.Targets.AsNoTracking().SingleOrDefaultAsync(t => t.JobId == jobId && t.Ordinal == ordinal, stop);
        if ((current?.Version ?? 0) != version) return new SaveResult.Conflict(current);

        var next = Next(current, jobId, ordinal, text, state, personId);
        if (ReferenceEquals(next, current)) return new SaveResult.Saved(current);

        if (current is null)
        {
            db.Targets.Add(next);
        }
        else
        {
            db.PastTargets.Add(Past(current));
            db.Targets.Update(next);
        }

        await db.SaveChangesAsync(stop);
        var change = Counts(next) - Counts(current);
        if (change != 0)
            await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated + change), stop);
        await transaction.CommitAsync(stop);
        return new SaveResult.Saved(next);
    }

    /// <summary>The target as it is after the save; the current one itself where nothing changes.</summary>
    SegmentTarget Next(SegmentTarget? current, long jobId, int ordinal, InlineText text, TargetState state, long personId)
    {
        var same = current is not null && current.Text.Equals(text);
        if (same && current!.State == state) return current;

        // A match that a person confirms as it is remains a match; a changed one is the person's.
        return new()
        {
            JobId = jobId,
            Ordinal = ordinal,
            Text = text,
            State = state,
            Origin = same ? current!.Origin : OriginKind.Human,
            Score = same ? current!.Score : null,
            OriginName = same ? current!.OriginName : null,
            AuthorId = personId,
            Version = (current?.Version ?? 0) + 1,
            Changed = clock.GetUtcNow(),
        };
    }

    /// <summary>Names the first character that is half of a surrogate pair or a control character other than tab and line ends.</summary>
    static string? Unwritable(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if ((char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)) || (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r')))
                return string.Create(CultureInfo.InvariantCulture, $"Character {i + 1} of the text, U+{(int)text[i]:X4}, cannot stand in a file. Take it out.");
        }

        return null;
    }

    static int Counts(SegmentTarget? target) => target?.State >= TargetState.Translated ? 1 : 0;

    static PastTarget Past(SegmentTarget target) => new()
    {
        JobId = target.JobId,
        Ordinal = target.Ordinal,
        Version = target.Version,
        Text = target.Text,
        State = target.State,
        Origin = target.Origin,
        Score = target.Score,
        OriginName = target.OriginName,
        AuthorId = target.AuthorId,
        Changed = target.Changed,
    };
}
