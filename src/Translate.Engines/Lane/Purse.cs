namespace Translate.Engines.Lane;

/// <summary>Asks whether calls may be made; once the budget is used up, not again in this work.</summary>
sealed class Purse(ILaneStore store)
{
    volatile bool isEmpty;

    /// <summary>The call's number; null where it may not be made.</summary>
    public async Task<long?> Begin(Call call, EngineRequest request)
    {
        if (isEmpty) return null;
        // Not broken off: a call noted by halves would be one more of which nobody knows whether it was charged.
        var number = await store.Begin(call.Standing.Engine, call.Questions.Count, call.Characters, call.Estimate(request), CancellationToken.None);
        if (number is null) isEmpty = true;
        return number;
    }
}
