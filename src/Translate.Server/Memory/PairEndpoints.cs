using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Memory;

/// <summary>A pair to add.</summary>
public sealed record PairRequest(long Memory, Locale From, Locale To, string? Source, string? Target);

/// <summary>The right texts of a pair, with codes as they are typed.</summary>
public sealed record CorrectionRequest(string? Source, string? Target);

/// <summary>What brings a removed pair back.</summary>
public sealed record UndoView(string Undo);

/// <summary>How many pairs were merged.</summary>
public sealed record MergedView(int Merged);

static class PairEndpoints
{
    public static void MapPairs(this IEndpointRouteBuilder api)
    {
        var pairs = api.MapGroup("/desks/{desk:long}/memory").RequireDeskRole(DeskRole.Editor);
        pairs.MapGet("/pairs", List).WithSummary("Pairs of the desk's memories in which the word or phrase q stands on either side, with its places, or all of them, the newest first; of a memory, between two locales, of a document, of an author");
        pairs.MapPost("/pairs", Add).WithSummary("Adds a pair to a memory; what it has is not added again");
        pairs.MapGet("/pairs/{pair:long}", async Task<Results<Ok<PairView>, NotFound>> (long desk, long pair, MemoryPairs all, CancellationToken stop) => await all.Find(desk, pair, stop) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound())
            .WithSummary("A pair");
        pairs.MapPut("/pairs/{pair:long}", Correct).WithSummary("Corrects a pair: it goes, and one with these texts comes, which is reviewed by the caller; 409 where somebody did so before");
        pairs.MapDelete("/pairs/{pair:long}", Remove).WithSummary("Removes a pair, and says what brings it back");
        pairs.MapPost("/pairs/undo", Restore).WithSummary("Brings a removed pair back");
        pairs.MapGet("/duplicates", async (long desk, Duplicates duplicates, CancellationToken stop, long? memory = null) => TypedResults.Ok(await duplicates.Count(desk, memory, stop)))
            .WithSummary("How many pairs of each memory, or of one, say the same as another");
        pairs.MapPost("/duplicates", async (long desk, Duplicates duplicates, Caller caller, CancellationToken stop, long? memory = null) => TypedResults.Ok(new MergedView(await duplicates.Merge(desk, memory, caller.Id, stop))))
            .WithSummary("Makes one of pairs that say the same: that with the best state, and of those the newest");
    }

    static async Task<Ok<PairList>> List(
        long desk, MemoryPairs pairs, CancellationToken stop, string? q = null, long? memory = null, Locale? from = null, Locale? to = null, string? document = null, string? author = null, int skip = 0, int take = MemoryPairs.PageSize) =>
        TypedResults.Ok(await pairs.List(desk, q, new(memory, from, to, PairPages.Typed(document), PairPages.Typed(author)), skip, take, stop));

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Add(long desk, PairRequest request, MemoryPairs pairs, TranslateDb db, Caller caller, CancellationToken stop)
    {
        if (!IsText(request.Source) || !IsText(request.Target)) return Problems.Of("memory.NoText", StatusCodes.Status422UnprocessableEntity);
        if (request.From == request.To) return Problems.Invalid("\"from\" and \"to\" are two locales.");
        var pair = new MemoryPair(new(request.From, request.Source!.Trim()), new(request.To, request.Target!.Trim()));
        return await pairs.Add(desk, request.Memory, pair, await db.Users.SingleAsync(p => p.Id == caller.Id, stop), stop) is null ? TypedResults.NotFound() : TypedResults.NoContent();
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Correct(long desk, long pair, CorrectionRequest request, MemoryPairs pairs, TranslateDb db, Caller caller, CancellationToken stop)
    {
        if (await pairs.Find(desk, pair, stop) is not { } there) return TypedResults.NotFound();
        if (!IsText(request.Source) || !IsText(request.Target)) return Problems.Of("memory.NoText", StatusCodes.Status422UnprocessableEntity);
        return await pairs.Correct(desk, pair, Read(request.Source!, there.Source), Read(request.Target!, there.Target), await db.Users.SingleAsync(p => p.Id == caller.Id, stop), stop)
            ? TypedResults.NoContent()
            : Problems.Of("memory.Changed", StatusCodes.Status409Conflict);
    }

    static async Task<Results<Ok<UndoView>, NotFound>> Remove(long desk, long pair, MemoryPairs pairs, Caller caller, CancellationToken stop) =>
        await pairs.Remove(desk, pair, caller.Id, stop) is { } undo ? TypedResults.Ok(new UndoView(undo)) : TypedResults.NotFound();

    static async Task<Results<NoContent, ProblemHttpResult>> Restore(long desk, UndoView request, MemoryPairs pairs, Caller caller, CancellationToken stop) =>
        request.Undo is { Length: > 0 } undo && await pairs.Restore(desk, undo, caller.Id, stop) ? TypedResults.NoContent() : Problems.Of("memory.NoUndo", StatusCodes.Status422UnprocessableEntity);

    /// <summary>Something that can be a side of a pair.</summary>
    internal static bool IsText(string? typed) => typed is { Length: <= MemoryPairs.LongestText } && !string.IsNullOrWhiteSpace(typed);

    /// <summary>A side as somebody typed it; a code that is typed no more is taken out.</summary>
    internal static InlineText Read(string typed, InlineText side) => Notation.Read(typed.ReplaceLineEndings("\n").Trim(), side).Text;
}
