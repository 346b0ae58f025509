using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Review;

/// <summary>Words with which jobs are given back.</summary>
/// <param name="Id">Told from every other.</param>
/// <param name="Text">The words.</param>
/// <param name="IsOwn">They are the caller's own; else the whole desk's.</param>
public sealed record ReasonView(long Id, string Text, bool IsOwn);

/// <summary>What editors say so often that they keep it: a desk's words, and one's own.</summary>
/// <remarks>One's own are nobody else's to see or change. The desk's are read by all its editors, and kept by its managers.</remarks>
public sealed class ReturnReasons(TranslateDb db, Caller caller, TimeProvider clock)
{
    /// <summary>The longest words.</summary>
    public const int LongestText = 4000;

    /// <summary>As many can be looked through; of each kind.</summary>
    const int Most = 100;

    /// <summary>One's own, then the desk's; in the order in which they were made.</summary>
    public async Task<IReadOnlyList<ReasonView>> Of(long deskId, long personId, CancellationToken stop) =>
        await db.ReturnReasons.Where(r => r.DeskId == deskId && (r.PersonId == null || r.PersonId == personId))
            .OrderBy(r => r.PersonId == null).ThenBy(r => r.Id).Select(r => new ReasonView(r.Id, r.Text, r.PersonId != null)).ToListAsync(stop);

    /// <summary>Keeps words.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="personId">Whose they are; null for the whole desk's.</param>
    /// <param name="text">The words.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>Null where there are so many that nobody would find them again.</returns>
    public async Task<ReasonView?> Add(long deskId, long? personId, string text, CancellationToken stop)
    {
        if (await db.ReturnReasons.CountAsync(r => r.DeskId == deskId && r.PersonId == personId, stop) >= Most) return null;
        var reason = new ReturnReason { DeskId = deskId, PersonId = personId, Text = text };
        db.ReturnReasons.Add(reason);
        await Record(deskId, stop);
        return new(reason.Id, reason.Text, personId is not null);
    }

    /// <summary>Changes words: one's own, or the desk's where one keeps them.</summary>
    /// <returns>Whether there were any to change.</returns>
    public Task<bool> Change(long deskId, long reasonId, long personId, bool keepsDesks, string text, CancellationToken stop) =>
        Recorded(deskId, () => Kept(deskId, reasonId, personId, keepsDesks).ExecuteUpdateAsync(set => set.SetProperty(r => r.Text, text), stop), stop);

    /// <summary>Drops words: one's own, or the desk's where one keeps them.</summary>
    /// <returns>Whether there were any to drop.</returns>
    public Task<bool> Drop(long deskId, long reasonId, long personId, bool keepsDesks, CancellationToken stop) =>
        Recorded(deskId, () => Kept(deskId, reasonId, personId, keepsDesks).ExecuteDeleteAsync(stop), stop);

    async Task<bool> Recorded(long deskId, Func<Task<int>> act, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await act() != 1) return false;
        await Record(deskId, stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    async Task Record(long deskId, CancellationToken stop)
    {
        db.Audit.Add(new() { DeskId = deskId, PersonId = caller.Id, Act = "return-reasons-changed", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
    }

    IQueryable<ReturnReason> Kept(long deskId, long reasonId, long personId, bool keepsDesks) =>
        db.ReturnReasons.Where(r => r.Id == reasonId && r.DeskId == deskId && (r.PersonId == personId || (r.PersonId == null && keepsDesks)));
}
