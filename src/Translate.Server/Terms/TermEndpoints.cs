using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Terms;

/// <summary>What came of an import, as the API tells it.</summary>
public sealed record TermImportView(int Added, int Changed, int Known, int LeftOut, IReadOnlyList<string> Problems)
{
    /// <summary>The view of an import.</summary>
    public static TermImportView Of(TermImport import) => new(import.Added, import.Changed, import.Known, import.LeftOut, [.. import.Problems.Select(p => p.Message)]);
}

/// <summary>How many terms a document proposes.</summary>
public sealed record ProposedView(int Proposed);

static class TermEndpoints
{
    public static void MapTerms(this IEndpointRouteBuilder api)
    {
        var terms = api.MapGroup("/desks/{desk:long}/terms").RequireDeskRole(DeskRole.Translator);
        terms.MapGet("/", List).WithSummary("The desk's concepts with their terms, those made last first, page by page (after, take); by words in a term (q), locale, status, domain");
        terms.MapPost("/", Add).RequireDeskRole(DeskRole.Editor).WithSummary("Adds a concept with its terms");
        terms.MapGet("/{concept:long}", async Task<Results<Ok<ConceptView>, NotFound>> (long desk, long concept, DeskTerms store, CancellationToken stop) =>
            await store.Find(desk, concept, stop) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound()).WithSummary("One concept");
        terms.MapPut("/{concept:long}", Change).RequireDeskRole(DeskRole.Editor).WithSummary("Changes a concept of the version given: what is not said of it goes, but for definitions");
        terms.MapDelete("/{concept:long}", Remove).RequireDeskRole(DeskRole.Editor).WithSummary("Removes a concept of the version given");
        terms.MapGet("/file", Export).RequireDeskRole(DeskRole.Editor).WithSummary("The termbase as a file: format=tbx (TBX 3, ISO 30042:2019) or csv");
        terms.MapPost("/file", Import).RequireDeskRole(DeskRole.Manager).DisableAntiforgery().WithSummary("Takes in a file of terms, sent as the body: TBX 2 or 3, or a table where its name ends in .csv or .tsv");

        var proposals = terms.MapGroup("/proposals");
        proposals.MapGet("/", async (long desk, TermProposals store, CancellationToken stop) => TypedResults.Ok(await store.Open(desk, stop))).WithSummary("Proposed terms that wait for an editor, the oldest first, up to a hundred");
        proposals.MapPost("/", async (long desk, TermProposal proposal, TermProposals store, Caller caller, CancellationToken stop) => Answer(await store.Propose(desk, proposal, caller.Id, stop))).WithSummary("Proposes a term and its translation");
        proposals.MapPost("/jobs/{job:long}", FromJob).RequireDeskRole(DeskRole.Editor).WithSummary("Proposes what the document of an approved job uses more than other texts do, with what stands in its translations");
        proposals.MapPost("/{proposal:long}/accept", async (long desk, long proposal, TermDecision? decision, TermProposals store, Caller caller, CancellationToken stop) =>
            Answer(await store.Accept(desk, proposal, decision ?? new(), caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Takes a proposed term into the termbase, as it is or as it is given here");
        proposals.MapPost("/{proposal:long}/refuse", async (long desk, long proposal, TermProposals store, Caller caller, CancellationToken stop) =>
            Answer(await store.Refuse(desk, proposal, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Refuses a proposed term");
    }

    /// <summary>The type of a file of terms, and its name.</summary>
    internal static (string Type, string Name) File(string format) => format is "csv" ? ("text/csv; charset=utf-8", "terms.csv") : ("application/x-tbx+xml", "terms.tbx");

    static async Task<Results<Ok<TermPage>, ProblemHttpResult>> List(long desk, HttpRequest request, TermList list, CancellationToken stop, long? after = null, int take = TermList.PageSize)
    {
        if (request.Query["locale"] is [{ Length: > 0 } tag] && !Locale.TryParse(tag, out _)) return Problems.Invalid("\"locale\" is a language tag as in BCP 47: en, ko, pt-BR.");
        if (request.Query["status"] is [{ Length: > 0 } status] && !Enum.TryParse<TermStatus>(status, ignoreCase: true, out _)) return Problems.Invalid("\"status\" is preferred, admitted or forbidden.");
        return TypedResults.Ok(await list.Read(desk, TermFilter.Read(request.Query), after, Math.Clamp(take, 1, TermList.MostAtOnce), stop));
    }

    static async Task<Results<Created<ConceptView>, ProblemHttpResult>> Add(long desk, ConceptInput input, DeskTerms store, Caller caller, CancellationToken stop) =>
        await store.Add(desk, input, caller.Id, stop) switch
        {
            ConceptChange.Done done => TypedResults.Created($"/api/v1/desks/{desk}/terms/{done.Concept.Id}", done.Concept),
            var other => Refused(other),
        };

    static async Task<Results<Ok<ConceptView>, NotFound, ProblemHttpResult>> Change(long desk, long concept, ConceptInput input, DeskTerms store, Caller caller, CancellationToken stop) =>
        await store.Change(desk, concept, input, caller.Id, stop) switch
        {
            ConceptChange.Done done => TypedResults.Ok(done.Concept),
            ConceptChange.Unknown => TypedResults.NotFound(),
            var other => Refused(other),
        };

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Remove(long desk, long concept, int version, DeskTerms store, Caller caller, CancellationToken stop) =>
        await store.Remove(desk, concept, version, caller.Id, stop) switch
        {
            ConceptChange.Done => TypedResults.NoContent(),
            ConceptChange.Unknown => TypedResults.NotFound(),
            var other => Refused(other),
        };

    static async Task<Results<FileStreamHttpResult, ProblemHttpResult>> Export(long desk, TermExports exports, Caller caller, CancellationToken stop, string format = "tbx")
    {
        if (!TermExports.Formats.Contains(format, StringComparer.Ordinal)) return Problems.Invalid("\"format\" is tbx or csv.");
        var (type, name) = File(format);
        return TypedResults.File(await exports.Write(desk, format, caller.Id, stop), type, name);
    }

    static async Task<Results<Ok<TermImportView>, ProblemHttpResult>> Import(long desk, HttpContext http, TermImports imports, Caller caller, CancellationToken stop, string name = "terms.tbx")
    {
        try
        {
            await using var file = await http.Spool(stop);
            return TypedResults.Ok(TermImportView.Of(await imports.Take(desk, Path.GetFileName(name), file, caller.Id, stop)));
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Results<Ok<ProposedView>, NotFound, ProblemHttpResult>> FromJob(long desk, long job, TermProposals store, Caller caller, CancellationToken stop) =>
        await store.FromJob(desk, job, caller.Id, stop) switch
        {
            (ProposalResult.Done, var proposed) => TypedResults.Ok(new ProposedView(proposed)),
            (ProposalResult.Unknown, _) => TypedResults.NotFound(),
            (var result, _) => Refused(result),
        };

    static Results<NoContent, NotFound, ProblemHttpResult> Answer(ProposalResult result) => result switch
    {
        ProposalResult.Done => TypedResults.NoContent(),
        ProposalResult.Unknown => TypedResults.NotFound(),
        _ => Refused(result),
    };

    static ProblemHttpResult Refused(ProposalResult result) => Problems.Of($"term.{result}", result is ProposalResult.NoPair or ProposalResult.NoText or ProposalResult.TooLong ? StatusCodes.Status400BadRequest : StatusCodes.Status409Conflict);

    static ProblemHttpResult Refused(ConceptChange change) => change switch
    {
        ConceptChange.Stale => Problems.Of("term.Stale", StatusCodes.Status409Conflict),
        ConceptChange.Wrong wrong => Problems.Invalid(string.Join(" ", wrong.Problems.Take(20).Select(InWords))),
        _ => throw new ArgumentOutOfRangeException(nameof(change)),
    };

    static string InWords(ConceptProblem problem)
    {
        var field = problem.Term is { } term ? string.Create(CultureInfo.InvariantCulture, $"\"terms[{term}].{problem.Field}\"") : $"\"{problem.Field}\"";
        return problem.Wrong switch
        {
            ConceptWrong.NoTerm => "A concept has at least one of \"terms\".",
            ConceptWrong.TooMany => string.Create(CultureInfo.InvariantCulture, $"A concept has at most {ConceptRules.MostTerms} terms."),
            ConceptWrong.NoLocale => $"{field} is a language tag as in BCP 47: en, ko, pt-BR.",
            ConceptWrong.NoText => $"{field} is empty.",
            ConceptWrong.Twice => $"{field} is in the concept twice.",
            ConceptWrong.NoStatus => $"{field} is preferred, admitted or forbidden.",
            _ => $"{field} is too long.",
        };
    }
}
