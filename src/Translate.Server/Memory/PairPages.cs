using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;
using Translate.Server.Search;

namespace Translate.Server.Memory;

/// <summary>What the page that looks into the memories shows.</summary>
public sealed record PairsModel(long Desk, string? Phrase, PairChoice Which, int Skip, PairList Found)
{
    /// <summary>The memories to choose from.</summary>
    public IReadOnlyList<(long Id, string Name)> Memories { get; init; } = [];

    /// <summary>What brings back what was just removed.</summary>
    public string? Undo { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>The address of what is shown, without the page.</summary>
    public string Address => $"/desks/{Desk}/memory/pairs{Query}";

    /// <summary>Something is left out.</summary>
    public bool Narrows => Query.Length > 0;

    string Query => AddressQuery.Of(Which.Parts.Prepend(("q", Phrase))) is { Length: > 0 } query ? $"?{query}" : "";
}

/// <summary>What the page shows on which a pair is corrected.</summary>
public sealed record PairModel(long Desk, PairView Pair, string Source, string Target)
{
    /// <summary>Why it was not corrected.</summary>
    public string? Error { get; init; }
}

/// <summary>What the page shows on which pairs that say the same are merged.</summary>
public sealed record DuplicatesModel(long Desk, long? Memory, IReadOnlyList<DuplicateCount> Counts)
{
    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}

/// <summary>Looks into the memories: pairs found, corrected, removed, merged.</summary>
static class PairPages
{
    public static void MapPairPages(this IEndpointRouteBuilder app)
    {
        var pairs = app.MapGroup("/desks/{desk:long}/memory").RequireDeskRole(DeskRole.Editor);
        pairs.MapGet("/pairs", List);
        pairs.MapGet("/pairs/{pair:long}", Open);
        pairs.MapPost("/pairs/{pair:long}", Correct);
        pairs.MapPost("/pairs/{pair:long}/remove", Remove);
        pairs.MapPost("/pairs/undo", Restore);
        pairs.MapGet("/duplicates", async (long desk, Duplicates duplicates, CancellationToken stop, long? memory = null) => Show(new DuplicatesModel(desk, memory, await duplicates.Count(desk, memory, stop))));
        pairs.MapPost("/duplicates", Merge);

        // Where a form's answer was shown, the address bar has the form's address: reloading it must lead somewhere.
        pairs.MapGet("/pairs/{pair:long}/remove", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/memory/pairs"));
        pairs.MapGet("/pairs/undo", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/memory/pairs"));
    }

    /// <summary>What somebody typed into a field of a filter; null for nothing.</summary>
    public static string? Typed(string? text) => text?.Trim() is { Length: > 0 and <= 200 } typed ? typed : null;

    /// <summary>A side with its codes as they are, in which places are marked.</summary>
    public static IReadOnlyList<FoundPiece> Pieces(InlineText text, IReadOnlyList<TextSpan> places)
    {
        var pieces = new List<FoundPiece>();
        var (at, code) = (0, 0);
        foreach (var place in places)
        {
            To(place.Start, isMatch: false);
            To(place.End, isMatch: true);
        }

        To(text.Text.Length, isMatch: false);
        while (code < text.Codes.Length) pieces.Add(new(text.Codes[code++].Data, false));
        return pieces;

        void To(int end, bool isMatch)
        {
            for (; code < text.Codes.Length && text.Codes[code].Offset < end; code++)
            {
                Take(text.Codes[code].Offset, isMatch);
                pieces.Add(new(text.Codes[code].Data, false));
            }

            Take(end, isMatch);
        }

        void Take(int end, bool isMatch)
        {
            if (end > at) pieces.Add(new(text.Text[at..end], isMatch));
            at = Math.Max(at, end);
        }
    }

    static async Task<RazorComponentResult<PairsPage>> List(
        long desk, MemoryPairs pairs, TranslateDb db, CancellationToken stop, string? q = null, string? memory = null, string? from = null, string? to = null, string? document = null, string? author = null, int skip = 0) =>
        Show(await Model(desk, pairs, db, Typed(q), Choice(memory, from, to, document, author), skip, stop));

    static PairChoice Choice(string? memory, string? from, string? to, string? document, string? author) => new(
        long.TryParse(memory, CultureInfo.InvariantCulture, out var id) ? id : null,
        AddressQuery.LocaleOf(from),
        AddressQuery.LocaleOf(to),
        Typed(document),
        Typed(author));

    static RazorComponentResult<PairsPage> Show(PairsModel model) => new(new { Model = model });

    static RazorComponentResult<PairPage> Show(PairModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static RazorComponentResult<DuplicatesPage> Show(DuplicatesModel model) => new(new { Model = model });

    static async Task<PairsModel> Model(long desk, MemoryPairs pairs, TranslateDb db, string? phrase, PairChoice which, int skip, CancellationToken stop)
    {
        var memories = await db.Memories.Where(m => m.DeskId == desk).OrderBy(m => m.Place).ThenBy(m => m.Id).Select(m => new { m.Id, m.Name }).ToListAsync(stop);
        return new(desk, phrase, which, skip, await pairs.List(desk, phrase, which, skip, MemoryPairs.PageSize, stop)) { Memories = memories.ConvertAll(m => (m.Id, m.Name)) };
    }

    static async Task<IResult> Open(long desk, long pair, MemoryPairs pairs, CancellationToken stop) =>
        await pairs.Find(desk, pair, stop) is { } view ? Show(new PairModel(desk, view, Notation.Write(view.Source), Notation.Write(view.Target))) : TypedResults.NotFound();

    static async Task<IResult> Correct(long desk, long pair, [FromForm] string? source, [FromForm] string? target, MemoryPairs pairs, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await pairs.Find(desk, pair, stop) is not { } view) return await Gone(desk, pairs, db, strings, stop);
        if (!PairEndpoints.IsText(source) || !PairEndpoints.IsText(target)) return Show(new PairModel(desk, view, source ?? "", target ?? "") { Error = strings["Problem.memory.NoText"] });
        var isDone = await pairs.Correct(desk, pair, PairEndpoints.Read(source!, view.Source), PairEndpoints.Read(target!, view.Target), await db.Users.SingleAsync(p => p.Id == caller.Id, stop), stop);
        return isDone ? Show(await Model(desk, pairs, db, null, new(), 0, stop) with { Done = strings["Memory.Corrected"] }) : await Gone(desk, pairs, db, strings, stop);
    }

    static async Task<IResult> Gone(long desk, MemoryPairs pairs, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        Show(await Model(desk, pairs, db, null, new(), 0, stop) with { Done = strings["Memory.Gone"] });

    static async Task<IResult> Remove(long desk, long pair, IFormCollection form, MemoryPairs pairs, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        // The list that it was removed from is shown again.
        var which = Choice(form["memory"], form["from"], form["to"], form["document"], form["author"]);
        var undo = await pairs.Remove(desk, pair, caller.Id, stop);
        var model = await Model(desk, pairs, db, Typed(form["q"]), which, int.TryParse(form["skip"], CultureInfo.InvariantCulture, out var skip) ? skip : 0, stop);
        return Show(model with { Undo = undo, Done = undo is null ? strings["Memory.Gone"] : strings["Memory.Removed"] });
    }

    static async Task<IResult> Restore(long desk, IFormCollection form, MemoryPairs pairs, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var isDone = await pairs.Restore(desk, form["undo"].ToString(), caller.Id, stop);
        return Show(await Model(desk, pairs, db, null, new(), 0, stop) with { Done = isDone ? strings["Memory.Restored"] : strings["Problem.memory.NoUndo"] });
    }

    static async Task<IResult> Merge(long desk, IFormCollection form, Duplicates duplicates, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        long? memory = long.TryParse(form["memory"], CultureInfo.InvariantCulture, out var id) ? id : null;
        var merged = await duplicates.Merge(desk, memory, caller.Id, stop);
        return Show(new DuplicatesModel(desk, memory, await duplicates.Count(desk, memory, stop)) { Done = strings.Count("Memory.Merged", merged) });
    }
}
