using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Aligning;

/// <summary>What the page of a desk's alignments shows.</summary>
public sealed record AlignmentsModel(long Desk, string DeskName, Locale From, Locale? To, IReadOnlyList<string> Memories, IReadOnlyList<AlignmentView> Alignments)
{
    /// <summary>There are more behind these.</summary>
    public bool HasMore { get; init; }

    /// <summary>So many newer ones stand before these.</summary>
    public int Skip { get; init; }

    /// <summary>What became of what was brought.</summary>
    public Brought? Brought { get; init; }
}

/// <summary>A row as the page shows it.</summary>
/// <param name="Number">Its place, from 0.</param>
/// <param name="Row">The row.</param>
/// <param name="Source">What the one document says.</param>
/// <param name="Target">What the other does.</param>
public sealed record AlignedLine(int Number, AlignedRow Row, string Source, string Target);

/// <summary>What an alignment's own page shows.</summary>
public sealed record AlignmentModel(long Desk, AlignmentView Alignment, IReadOnlyList<AlignedLine> Lines, int Rows, int Pairs, int Doubtful)
{
    /// <summary>Only the rows that a person should look at.</summary>
    public bool OnlyDoubtful { get; init; }

    /// <summary>So many rows stand before these.</summary>
    public int Skip { get; init; }

    /// <summary>There is a correction that can be taken back.</summary>
    public bool CanUndo { get; init; }

    /// <summary>Why an act was refused.</summary>
    public string? Error { get; init; }
}

/// <summary>An editor brings documents that were translated before, looks at how their sentences were paired, and takes them into a memory.</summary>
static class AlignmentPages
{
    /// <summary>Alignments, and rows of one, a page.</summary>
    public const int PageSize = 50;

    public static void MapAlignmentPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/desks/{desk:long}/alignments").RequireDeskRole(DeskRole.Editor);
        pages.MapGet("/", async (long desk, TranslateDb db, CancellationToken stop, int skip = 0) => Show(await List(desk, db, skip, stop)));
        pages.MapPost("/", Bring);
        pages.MapGet("/{alignment:long}", Open);
        pages.MapPost("/{alignment:long}", Correct);
        pages.MapPost("/{alignment:long}/take", Take);
        pages.MapPost("/{alignment:long}/remove", Remove);
        pages.MapGet("/{alignment:long}/{form}", (long desk, long alignment) => TypedResults.LocalRedirect($"/desks/{desk}/alignments/{alignment}"));
    }

    static RazorComponentResult<AlignmentsPage> Show(AlignmentsModel model) => new(new { Model = model }) { StatusCode = model.Brought is { Made: [], Refused: not [] } ? 422 : 200 };

    static async Task<AlignmentsModel> List(long desk, TranslateDb db, int skip, CancellationToken stop)
    {
        var place = await db.Desks.Where(d => d.Id == desk).Select(d => new { d.Name, d.SourceLocale, d.TargetLocales }).SingleAsync(stop);
        var memories = await db.Memories.Where(m => m.DeskId == desk).OrderBy(m => m.Place).ThenBy(m => m.Id).Select(m => m.Name).ToListAsync(stop);
        var rows = await AlignmentEndpoints.Views(db, desk, skip, PageSize + 1).ToListAsync(stop);
        return new(desk, place.Name, place.SourceLocale, place.TargetLocales.Count > 0 ? place.TargetLocales[0] : null, memories, [.. rows.Take(PageSize)]) { HasMore = rows.Count > PageSize, Skip = Math.Max(0, skip) };
    }

    static async Task<IResult> Bring(long desk, HttpRequest request, IAntiforgery antiforgery, BroughtPairs pairs, TranslateDb db, Caller caller, CancellationToken stop)
    {
        Brought brought;
        try
        {
            // The form is read with our limit first; the token within it is looked at after.
            var form = await pairs.Read(request, stop);
            await antiforgery.ValidateRequestAsync(request.HttpContext);
            brought = await pairs.Make(desk, caller.Id, form, stop);
        }
        catch (AntiforgeryValidationException)
        {
            return TypedResults.BadRequest();
        }
        catch (InvalidDocumentException e)
        {
            brought = new([], [e]);
        }

        return brought is { Made: [var only], Refused: [] }
            ? TypedResults.LocalRedirect($"/desks/{desk}/alignments/{only.Id}")
            : Show(await List(desk, db, 0, stop) with { Brought = brought });
    }

    static async Task<IResult> Open(long desk, long alignment, Alignments all, CancellationToken stop, string? show = null, int skip = 0) =>
        await Model(desk, alignment, all, show, skip, stop) is { } model ? Show(model) : TypedResults.NotFound();

    static RazorComponentResult<AlignmentPage> Show(AlignmentModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 409 };

    static async Task<AlignmentModel?> Model(long desk, long id, Alignments all, string? show, int skip, CancellationToken stop)
    {
        if (await all.Find(desk, id, stop) is not { } alignment) return null;
        var rows = Alignments.Rows(alignment);
        var (source, target) = Alignments.Documents(alignment);
        var isDoubtful = show is "doubtful";
        var shown = rows.Index().Where(r => !isDoubtful || r.Item.IsDoubtful).ToList();
        skip = Math.Clamp(skip, 0, Math.Max(0, shown.Count - 1));
        return new(
            desk, AlignmentEndpoints.View(alignment),
            [.. shown.Skip(skip).Take(PageSize).Select(r => new AlignedLine(r.Index, r.Item, source.Text(r.Item.Sources).Render(), target.Text(r.Item.Targets).Render()))],
            shown.Count, rows.Count(r => r.IsTaken), rows.Count(r => r.IsDoubtful))
        {
            OnlyDoubtful = isDoubtful,
            Skip = skip,
            CanUndo = alignment is { LinksBefore: not null, Taken: null },
        };
    }

    /// <summary>A button's value says what to do with which row: <c>SourceDown:12</c>, or <c>undo</c>.</summary>
    static async Task<IResult> Correct(long desk, long alignment, IFormCollection form, Alignments all, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (show, skip) = (form["show"].ToString(), int.TryParse(form["skip"], NumberStyles.None, CultureInfo.InvariantCulture, out var before) ? before : 0);
        var version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        var said = form["act"].ToString().Split(':');
        var row = 0;
        var result = said is ["undo"] ? await all.Undo(desk, alignment, version, caller.Id, stop)
            : said is [var name, var number] && Enum.TryParse<RowAct>(name, out var act) && Enum.IsDefined(act) && int.TryParse(number, NumberStyles.None, CultureInfo.InvariantCulture, out row) ? await all.Correct(desk, alignment, version, act, row, caller.Id, stop)
            : AlignmentResult.Refused;
        return result switch
        {
            AlignmentResult.None => TypedResults.NotFound(),
            AlignmentResult.Done => TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/desks/{desk}/alignments/{alignment}?show={Uri.EscapeDataString(show)}&skip={skip}#row{Math.Max(0, row)}")),
            _ => await Refused(desk, alignment, all, show, skip, result, strings, stop),
        };
    }

    static async Task<IResult> Take(long desk, long alignment, IFormCollection form, Alignments all, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var version = int.TryParse(form["version"], NumberStyles.None, CultureInfo.InvariantCulture, out var seen) ? seen : 0;
        return await all.Take(desk, alignment, version, form.ContainsKey("read"), caller.Id, stop) switch
        {
            AlignmentResult.None => TypedResults.NotFound(),
            AlignmentResult.Done => TypedResults.LocalRedirect($"/desks/{desk}/alignments/{alignment}"),
            var result => await Refused(desk, alignment, all, null, 0, result, strings, stop),
        };
    }

    static async Task<IResult> Remove(long desk, long alignment, IFormCollection form, Alignments all, Caller caller, CancellationToken stop) =>
        await all.Remove(desk, alignment, caller.Id, stop) is AlignmentResult.Done ? TypedResults.LocalRedirect($"/desks/{desk}/alignments") : TypedResults.NotFound();

    static async Task<IResult> Refused(long desk, long alignment, Alignments all, string? show, int skip, AlignmentResult result, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await Model(desk, alignment, all, show, skip, stop) is { } model ? Show(model with { Error = strings[$"Problem.alignment.{result}"] }) : TypedResults.NotFound();
}
