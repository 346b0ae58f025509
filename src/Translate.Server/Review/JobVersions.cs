using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Review;

/// <summary>A version of a segment's translation.</summary>
/// <param name="Ordinal">The segment.</param>
/// <param name="Number">Which version of it.</param>
/// <param name="Text">What it says.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Score">The score of a memory match, or a machine's estimate.</param>
/// <param name="OriginName">The name of the memory or the engine.</param>
/// <param name="AuthorId">Who wrote it, where a person did.</param>
/// <param name="Changed">When it was written.</param>
public sealed record TargetVersion(int Ordinal, int Number, InlineText Text, OriginKind Origin, int? Score, string? OriginName, long? AuthorId, DateTimeOffset Changed);

/// <summary>A translation that says something else at a later moment than at an earlier one.</summary>
/// <param name="Ordinal">The segment.</param>
/// <param name="Before">What it was; null where there was none.</param>
/// <param name="After">What it is then; null where there is none any more.</param>
public sealed record ChangedText(int Ordinal, TargetVersion? Before, TargetVersion? After);

/// <summary>Reads what a job's translations said at any moment.</summary>
/// <remarks>
/// What an editor changed is decided here and nowhere else: by the texts, as they were handed in and as they are then. Whoever only says that a translation
/// is right has not changed it, and a word that was put in and taken out again is no edit.
/// </remarks>
public sealed class JobVersions(TranslateDb db)
{
    /// <summary>The acts by which a job comes before an editor. What the desk's policy had approved comes there when it is reopened.</summary>
    internal static readonly string[] HandIns = ["submitted", "machine-finished", "approved-by-policy"];

    /// <summary>When the job was handed in last; null where it never was.</summary>
    public Task<DateTimeOffset?> HandedIn(long jobId, CancellationToken stop) =>
        db.Audit.Where(a => a.JobId == jobId && HandIns.Contains(a.Act)).OrderByDescending(a => a.Id).Select(a => (DateTimeOffset?)a.At).FirstOrDefaultAsync(stop);

    /// <summary>What the translations of some segments were when the job was handed in last, by segment.</summary>
    public async Task<IReadOnlyDictionary<int, TargetVersion>> AsHandedIn(long jobId, IReadOnlyCollection<int> ordinals, CancellationToken stop) =>
        await HandedIn(jobId, stop) is { } moment ? At(await All(jobId, ordinals, stop), moment) : new Dictionary<int, TargetVersion>();

    /// <summary>Which translations say something else at a moment than at one before it, by their ordinals.</summary>
    public async Task<IReadOnlyList<ChangedText>> Between(long jobId, DateTimeOffset from, DateTimeOffset until, CancellationToken stop)
    {
        var touched = await db.Targets.Where(t => t.JobId == jobId && t.Changed > from).Select(t => t.Ordinal).ToListAsync(stop);

        // A translation whose segment was joined with another one is among the past ones only.
        var gone = await db.PastTargets.Where(t => t.JobId == jobId && !db.Targets.Any(n => n.JobId == jobId && n.Ordinal == t.Ordinal)).Select(t => t.Ordinal).Distinct().ToListAsync(stop);
        var all = await All(jobId, [.. touched, .. gone], stop);
        var (before, after) = (At(all, from), At(all, until));
        return
        [
            .. touched.Concat(gone).Distinct().Order()
                .Select(o => new ChangedText(o, before.GetValueOrDefault(o), after.GetValueOrDefault(o)))
                .Where(c => !(c.Before?.Text ?? InlineText.Empty).Equals(c.After?.Text ?? InlineText.Empty)),
        ];
    }

    /// <summary>All versions of the translations of some segments.</summary>
    public async Task<IReadOnlyList<TargetVersion>> All(long jobId, IReadOnlyCollection<int> ordinals, CancellationToken stop)
    {
        if (ordinals.Count == 0) return [];
        var now = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal))
            .Select(t => new TargetVersion(t.Ordinal, t.Version, t.Text, t.Origin, t.Score, t.OriginName, t.AuthorId, t.Changed)).ToListAsync(stop);
        var past = await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal))
            .Select(t => new TargetVersion(t.Ordinal, t.Version, t.Text, t.Origin, t.Score, t.OriginName, t.AuthorId, t.Changed)).ToListAsync(stop);
        return [.. now, .. past];
    }

    static Dictionary<int, TargetVersion> At(IEnumerable<TargetVersion> versions, DateTimeOffset moment) =>
        versions.Where(v => v.Changed <= moment).GroupBy(v => v.Ordinal).ToDictionary(g => g.Key, g => g.MaxBy(v => v.Number)!);
}
