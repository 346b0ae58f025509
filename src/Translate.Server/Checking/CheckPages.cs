using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Quality;
using Translate.Core.Quality.Rooms;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Checking;

/// <summary>What the page of a desk's checks shows.</summary>
public sealed record DeskChecksModel(long Desk, string DeskName, IReadOnlyList<CheckChoiceView> Checks, FontView Font)
{
    /// <summary>The name and the size of a font as they are chosen.</summary>
    public (string Name, string Size) TypedFont { get; init; } = (Font.Font?.Name ?? "", Font.Font?.Size?.ToString(CultureInfo.InvariantCulture) ?? "");

    /// <summary>Why the font was not chosen.</summary>
    public FontWrong? FontWrong { get; init; }

    /// <summary>What was changed.</summary>
    public string? Done { get; init; }
}

/// <summary>What the page of a document's checks shows: what is otherwise than in its desk.</summary>
public sealed record DocumentChecksModel(long Document, string Name, long Desk, string DeskName, IReadOnlyList<CheckChoiceView> Checks, IReadOnlyList<UnitChecksView> Units)
{
    /// <summary>What was changed.</summary>
    public string? Done { get; init; }
}

/// <summary>Which checks are made: of a desk's translations, of a document's.</summary>
static class CheckPages
{
    public static void MapCheckPages(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desks/{desk:long}/checks").RequireDeskRole(DeskRole.Translator);
        desk.MapGet("/", async (long desk, CheckChoices choices, IFonts fonts, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop) => Show(await OfDesk(desk, choices, fonts, db, strings, stop)));
        desk.MapPost("/", ChangeDesk).RequireDeskRole(DeskRole.Manager);
        desk.MapPost("/font", ChangeFont).RequireDeskRole(DeskRole.Manager);
        desk.MapGet("/font", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/checks"));
        var document = app.MapGroup("/documents/{document:long}/checks").RequireDeskRole(DeskRole.Editor);
        document.MapGet("/", async (long document, CheckChoices choices, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop) => Show(await OfDocument(document, choices, db, strings, stop)));
        document.MapPost("/", ChangeDocument);
        document.MapPost("/unit", ChangeUnit);
    }

    static RazorComponentResult<DeskChecksPage> Show(DeskChecksModel model) => new(new { Model = model }) { StatusCode = model.FontWrong is null ? 200 : 422 };

    static RazorComponentResult<DocumentChecksPage> Show(DocumentChecksModel model) => new(new { Model = model });

    static async Task<DeskChecksModel> OfDesk(long desk, CheckChoices choices, IFonts fonts, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var settings = await choices.OfDesk(desk, stop);
        return new(desk, await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop), CheckViews.Of(settings, CheckSettings.Usual, strings), FontView.Of(settings.Font, fonts));
    }

    static async Task<DocumentChecksModel> OfDocument(long document, CheckChoices choices, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var about = await db.Documents.Where(d => d.Id == document).Select(d => new { d.Name, d.DeskId, DeskName = d.Desk!.Name }).SingleAsync(stop);
        var (own, wider) = (await choices.OfDocument(document, stop), await choices.OfDesk(about.DeskId, stop));
        return new(document, about.Name, about.DeskId, about.DeskName, CheckViews.Of(own, wider, strings), DocumentChecksView.Of(own, await choices.OfUnits(document, stop)).Units);
    }

    static async Task<RazorComponentResult<DeskChecksPage>> ChangeDesk(long desk, IFormCollection form, CheckChoices choices, IFonts fonts, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await choices.ChangeDesk(desk, Typed(form), caller.Id, stop);
        return Show(await OfDesk(desk, choices, fonts, db, strings, stop) with { Done = strings["Settings.Changed"] });
    }

    static async Task<RazorComponentResult<DeskChecksPage>> ChangeFont(long desk, IFormCollection form, CheckChoices choices, IFonts fonts, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (name, size) = (form["font"].ToString().Trim(), form["size"].ToString().Trim());

        // Written with a point in every language; of the usual font only the usual size is known.
        double? pixels = size.Length == 0 ? null : double.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var typed) ? typed : 0;
        var wrong = name.Length == 0 ? size.Length == 0 ? await choices.ChangeFont(desk, null, caller.Id, stop) : FontWrong.NoFont : await choices.ChangeFont(desk, new(name, pixels), caller.Id, stop);
        var model = await OfDesk(desk, choices, fonts, db, strings, stop);
        return Show(wrong is null ? model with { Done = strings["Settings.Changed"] } : model with { TypedFont = (name, size), FontWrong = wrong });
    }

    static async Task<RazorComponentResult<DocumentChecksPage>> ChangeDocument(long document, IFormCollection form, CheckChoices choices, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var settings = Typed(form);
        if (CheckViews.CanSay(form["more"].ToString()) && Said(form["said"].ToString()) is { } said) settings = settings.With(form["more"].ToString(), said);
        await choices.ChangeDocument(document, settings, caller.Id, stop);
        return Show(await OfDocument(document, choices, db, strings, stop) with { Done = strings["Settings.Changed"] });
    }

    static async Task<RazorComponentResult<DocumentChecksPage>> ChangeUnit(long document, IFormCollection form, CheckChoices choices, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (CheckViews.CanSay(form["check"].ToString())) await choices.ChangeUnit(document, form["unit"].ToString(), form["check"].ToString(), Said(form["said"].ToString()), caller.Id, stop);
        return Show(await OfDocument(document, choices, db, strings, stop) with { Done = strings["Settings.Changed"] });
    }

    /// <summary>What the form says of each check; nothing where it is left as it is.</summary>
    static CheckSettings Typed(IFormCollection form) =>
        CheckViews.Known.Where(check => !check.IsAlways).Aggregate(CheckSettings.Usual, (all, check) => all.With(check.Name, Said(form[$"check-{check.Name}"].ToString())));

    static string? Said(string typed) => CheckViews.Choices.Contains(typed, StringComparer.Ordinal) ? typed : null;
}
