using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Review;

/// <summary>How a desk reviews: all of it; what is left out of a change is refused, not reset.</summary>
public sealed record ReviewPolicy
{
    /// <summary>Whose work an editor has to review.</summary>
    public required ReviewRule Reviews { get; init; }

    /// <summary>From this score on, of 100, a review passes; null for no pass mark.</summary>
    public required int? PassMark { get; init; }

    /// <summary>The pass mark is none that could be reached or missed, or the rule is none.</summary>
    internal bool IsWrong => PassMark is < 1 or > 100 || !Enum.IsDefined(Reviews);
}

/// <summary>A desk's habits in reviews: whose work is reviewed, what passes, and what is said when something is returned.</summary>
public sealed class ReviewHabits(TranslateDb db, ReturnReasons reasons, Caller caller, TimeProvider clock)
{
    /// <summary>The policy that holds.</summary>
    public Task<ReviewPolicy> Policy(long deskId, CancellationToken stop) =>
        db.Desks.Where(d => d.Id == deskId).Select(d => new ReviewPolicy { Reviews = d.Reviews, PassMark = d.PassMark }).SingleAsync(stop);

    /// <summary>Lets a policy hold.</summary>
    public async Task Change(long deskId, ReviewPolicy policy, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Desks.Where(d => d.Id == deskId).ExecuteUpdateAsync(set => set.SetProperty(d => d.Reviews, policy.Reviews).SetProperty(d => d.PassMark, policy.PassMark), stop);
        db.Audit.Add(new() { DeskId = deskId, PersonId = caller.Id, Act = "desk-changed", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>What the page of them shows.</summary>
    public async Task<ReviewHabitsModel> Read(long deskId, CancellationToken stop) =>
        new(deskId, await db.Desks.Where(d => d.Id == deskId).Select(d => d.Name).SingleAsync(stop), await Policy(deskId, stop), await reasons.Of(deskId, caller.Id, stop));
}
