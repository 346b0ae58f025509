using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Quality;
using Translate.Server.Data;

namespace Translate.Server.Checking;

/// <summary>Who let a finding pass, why, and when.</summary>
public sealed record DismissalView(string? Person, string? Reason, DateTimeOffset At);

/// <summary>Findings that people have looked at and let pass. When the source or the translation changes, it is another finding, and is told again.</summary>
public sealed class FindingDismissals(TranslateDb db, TimeProvider clock)
{
    /// <summary>The longest reason.</summary>
    public const int LongestReason = 1000;

    /// <summary>What was let pass in a job, or in some segments of it, by the finding's key and segment.</summary>
    public async Task<IReadOnlyDictionary<(int Ordinal, string Key), DismissalView>> Of(long jobId, CancellationToken stop, int? ordinal = null) =>
        (await db.DismissedFindings.Where(f => f.JobId == jobId && (ordinal == null || f.Ordinal == ordinal))
            .Select(f => new { f.Ordinal, f.Key, f.Reason, f.At, Person = db.Users.Where(p => p.Id == f.PersonId).Select(p => p.DisplayName).FirstOrDefault() })
            .ToListAsync(stop))
            .ToDictionary(f => (f.Ordinal, f.Key), f => new DismissalView(f.Person, f.Reason, f.At));

    /// <summary>Whether a finding of the check can be let pass, and the key is one of a finding.</summary>
    public static bool CanBe(string? check, string? key) => check is not null && key is { Length: 32 } && key.All(char.IsAsciiHexDigitLower) && !Gates.Blocks(check) && KnownChecks.All.Any(known => known.Name == check);

    /// <summary>Lets a finding pass. Done twice, the later reason holds.</summary>
    public async Task Dismiss(long jobId, int ordinal, string check, string key, string reason, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.DismissedFindings.Where(f => f.JobId == jobId && f.Ordinal == ordinal && f.Key == key).ExecuteDeleteAsync(stop);
        db.DismissedFindings.Add(new() { JobId = jobId, Ordinal = ordinal, Key = key, Check = check, Reason = reason, PersonId = personId, At = clock.GetUtcNow() });
        await Record(jobId, ordinal, personId, "finding-dismissed", $"{check}: {reason}", stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>Takes it back: the finding is told again.</summary>
    /// <returns>False where it was not let pass.</returns>
    public async Task<bool> TakeBack(long jobId, int ordinal, string key, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var row = await db.DismissedFindings.SingleOrDefaultAsync(f => f.JobId == jobId && f.Ordinal == ordinal && f.Key == key, stop);
        if (row is null) return false;
        db.DismissedFindings.Remove(row);
        await Record(jobId, ordinal, personId, "dismissal-taken-back", row.Check, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    Task Record(long jobId, int ordinal, long personId, string act, string said, CancellationToken stop) =>
        db.Record(jobId, personId, act, string.Create(CultureInfo.InvariantCulture, $"{ordinal + 1}: {said}"), clock.GetUtcNow(), stop);
}
