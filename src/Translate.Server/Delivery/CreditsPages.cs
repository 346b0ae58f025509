using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Delivery;

/// <summary>What the page of credits shows: what holds, or what was typed and refused.</summary>
public sealed record CreditsModel(long Desk, string DeskName, DeskCredits Credits)
{
    /// <summary>What is wrong, by locale.</summary>
    public IReadOnlyDictionary<Locale, string> Wrong { get; init; } = new Dictionary<Locale, string>();

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>A document by which the words are shown.</summary>
    public Document Example { get; init; } = new() { Name = "", Format = "" };

    /// <summary>The names in it.</summary>
    public (string Translator, string Editor) Names { get; init; }
}

/// <summary>A manager words the desk's credits, and sees an example of them.</summary>
static class CreditsPages
{
    public static void MapCreditsPages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/desks/{desk:long}/credits").RequireDeskRole(DeskRole.Manager);
        page.MapGet("/", async (long desk, CreditWordings wordings, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop) => Show(await Model(desk, wordings, db, strings, stop)));
        page.MapPost("/", Save);
    }

    static RazorComponentResult<CreditsPage> Show(CreditsModel model) => new(new { Model = model }) { StatusCode = model.Wrong.Count == 0 ? 200 : 422 };

    static async Task<RazorComponentResult<CreditsPage>> Save(long desk, IFormCollection form, CreditWordings wordings, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var wrong = new Dictionary<Locale, string>();
        var before = await wordings.Of(desk, stop);
        if (Enum.TryParse<CreditsPlace>(form["place"], out var place) && Enum.IsDefined(place) && place != before.Place) await wordings.Place(desk, place, caller.Id, stop);
        foreach (var wording in before.Wordings.Where(w => form.ContainsKey($"w-{w.Locale.Tag}")))
        {
            // Words that a region has from its language are not its own because a page was saved.
            var text = form[$"w-{wording.Locale.Tag}"].ToString().ReplaceLineEndings("\n").Trim();
            if (wording.IsShipped && text == wording.Text) continue;
            if (await wordings.Word(desk, wording.Locale, text, caller.Id, stop) is { } problem)
                wrong[wording.Locale] = problem.Length == 0 ? strings["Credits.TooLong", CreditTemplate.LongestText] : strings["Credits.NoField", problem];
        }

        var model = await Model(desk, wordings, db, strings, stop);
        return Show(wrong.Count == 0
            ? model with { Done = strings["Settings.Changed"] }
            : model with { Wrong = wrong, Credits = model.Credits with { Wordings = [.. model.Credits.Wordings.Select(w => wrong.ContainsKey(w.Locale) ? w with { Text = form[$"w-{w.Locale.Tag}"].ToString() } : w)] } });
    }

    static async Task<CreditsModel> Model(long desk, CreditWordings wordings, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var example = new Document
        {
            Name = "example.txt",
            Format = "text",
            Title = strings["Credits.Example.Title"],
            Author = strings["Credits.Example.Author"],
            Publisher = strings["Credits.Example.Source"],
            Address = "https://example.org/bridges",
            Published = new(2026, 3, 1),
        };
        return new(desk, await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop), await wordings.Of(desk, stop))
        {
            Example = example,
            Names = (strings["Credits.Example.Translator"], strings["Credits.Example.Editor"]),
        };
    }
}
