using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Terms;

/// <summary>What a concept's page shows: what holds, or what was typed and could not be kept.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Name">Its name.</param>
/// <param name="Typed">What stands in the form.</param>
/// <param name="Locales">The languages to propose.</param>
public sealed record ConceptModel(long Desk, string Name, ConceptInput Typed, IReadOnlyList<Locale> Locales)
{
    /// <summary>So many lines stand empty for more terms.</summary>
    public const int MoreLines = 2;

    /// <summary>The concept; null for a new one.</summary>
    public ConceptView? Concept { get; init; }

    /// <summary>What is wrong with what was typed.</summary>
    public IReadOnlyList<ConceptProblem> Problems { get; init; } = [];

    /// <summary>Somebody else has changed it meanwhile: <see cref="Concept"/> is what it is now, and what was typed would change that.</summary>
    public bool IsStale { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>A concept as it stands in the form.</summary>
    public static ConceptInput Input(ConceptView concept) => new([.. concept.Terms.Select(t => new TermInput(t.Locale.Tag, t.Text)
    {
        Id = t.Id,
        Status = t.Status,
        PartOfSpeech = t.PartOfSpeech,
        Note = t.Note,
        IsCaseSensitive = t.IsCaseSensitive,
        Inflects = t.Inflects,
    })])
    {
        Version = concept.Version,
        Domain = concept.Domain,
        Note = concept.Note,
        Source = concept.Source,
    };
}

/// <summary>One concept: looked at, added, changed, removed.</summary>
static class ConceptPages
{
    public static void MapConceptPages(this IEndpointRouteBuilder pages)
    {
        pages.MapGet("/new", async (long desk, TermPageReader page, CancellationToken stop) => Show(await page.New(desk, stop))).RequireDeskRole(DeskRole.Editor);
        pages.MapPost("/new", Add).RequireDeskRole(DeskRole.Editor);
        pages.MapGet("/{concept:long}", Look);
        pages.MapPost("/{concept:long}", Change).RequireDeskRole(DeskRole.Editor);
        pages.MapPost("/{concept:long}/remove", Remove).RequireDeskRole(DeskRole.Editor);
        pages.MapGet("/{concept:long}/{form}", (long desk, long concept) => TypedResults.LocalRedirect($"/desks/{desk}/terms/{concept}"));
    }

    static RazorComponentResult<ConceptPage> Show(ConceptModel model) => new(new { Model = model }) { StatusCode = model.IsStale ? 409 : model.Problems.Count > 0 ? 422 : 200 };

    static async Task<IResult> Look(long desk, long concept, DeskTerms terms, TermPageReader page, IStringLocalizer<Strings> strings, CancellationToken stop, bool added = false) =>
        await page.Concept(await terms.Find(desk, concept, stop), desk, stop) is { } model ? Show(added ? model with { Done = strings["Terms.Added"] } : model) : TypedResults.NotFound();

    static async Task<IResult> Add(long desk, IFormCollection form, DeskTerms terms, TermPageReader page, Caller caller, CancellationToken stop)
    {
        var typed = Typed(form);
        var model = await page.New(desk, stop) with { Typed = typed };
        if (form.ContainsKey("more")) return Show(model with { Typed = More(typed) });
        return await terms.Add(desk, typed, caller.Id, stop) switch
        {
            ConceptChange.Done done => TypedResults.LocalRedirect($"/desks/{desk}/terms/{done.Concept.Id}?added=true"),
            ConceptChange.Wrong wrong => Show(model with { Problems = wrong.Problems }),
            _ => TypedResults.NotFound(),
        };
    }

    static async Task<IResult> Change(long desk, long concept, IFormCollection form, DeskTerms terms, TermPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await page.Concept(await terms.Find(desk, concept, stop), desk, stop) is not { } model) return TypedResults.NotFound();
        var typed = Typed(form);
        if (form.ContainsKey("more")) return Show(model with { Typed = More(typed) });
        return await terms.Change(desk, concept, typed, caller.Id, stop) switch
        {
            ConceptChange.Done done => Show((await page.Concept(done.Concept, desk, stop))! with { Done = strings["Settings.Changed"] }),
            ConceptChange.Wrong wrong => Show(model with { Typed = typed, Problems = wrong.Problems }),

            // What was typed stays in the form, beside what it would change now.
            ConceptChange.Stale stale => Show(model with { Typed = typed with { Version = stale.Now.Version }, Concept = stale.Now, IsStale = true }),
            _ => TypedResults.NotFound(),
        };
    }

    static async Task<IResult> Remove(long desk, long concept, IFormCollection form, DeskTerms terms, TermPageReader page, Caller caller, CancellationToken stop) =>
        await terms.Remove(desk, concept, Number(form["version"]), caller.Id, stop) switch
        {
            ConceptChange.Done => TypedResults.LocalRedirect($"/desks/{desk}/terms?removed=true"),
            ConceptChange.Stale stale => Show((await page.Concept(stale.Now, desk, stop))! with { IsStale = true }),
            _ => TypedResults.NotFound(),
        };

    /// <summary>What was typed. A line without a term says nothing.</summary>
    static ConceptInput Typed(IFormCollection form) => new([.. Enumerable.Range(0, Math.Min(Number(form["lines"]), ConceptRules.MostTerms + ConceptModel.MoreLines))
        .Where(i => !string.IsNullOrWhiteSpace(form[$"t{i}-text"]))
        .Select(i => new TermInput(form[$"t{i}-locale"], form[$"t{i}-text"])
        {
            Id = long.TryParse(form[$"t{i}-id"], CultureInfo.InvariantCulture, out var id) ? id : null,
            Status = Enum.TryParse<TermStatus>(form[$"t{i}-status"], out var status) ? status : TermStatus.Preferred,
            PartOfSpeech = form[$"t{i}-pos"],
            Note = form[$"t{i}-note"],
            IsCaseSensitive = form[$"t{i}-case"].ToString() switch { "yes" => true, "no" => false, _ => null },
            Inflects = form[$"t{i}-fixed"].Count == 0,
        })])
    {
        Version = Number(form["version"]),
        Domain = form["domain"],
        Note = form["note"],
        Source = form["source"],
    };

    static ConceptInput More(ConceptInput typed) => typed with { Terms = [.. typed.Terms!, .. Enumerable.Repeat(new TermInput(null, null), ConceptModel.MoreLines)] };

    static int Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
