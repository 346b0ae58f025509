using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Analysis;

/// <summary>How many jobs are about to be analysed.</summary>
public sealed record AnalysisAsked(int Jobs);

static class AnalysisEndpoints
{
    public static void MapAnalysis(this IEndpointRouteBuilder api)
    {
        var document = api.MapGroup("/documents/{document:long}/analysis").RequireDeskRole(DeskRole.Editor);
        document.MapGet("/", async (long document, DocumentAnalyses analyses, CancellationToken stop) => TypedResults.Ok(await analyses.Read(document, stop)))
            .WithSummary("How much of the document the desk's memories knew when each of its jobs was analysed: segments, words and characters by band, and weighted words");
        document.MapGet("/csv", async (long document, DocumentAnalyses analyses, CancellationToken stop) => Csv.File(AnalysisTables.Of(await analyses.Read(document, stop)), "analysis.csv"))
            .WithSummary("The same as comma-separated values");
        document.MapPost("/", async (long document, DocumentAnalyses analyses, CancellationToken stop) => TypedResults.Accepted($"/api/v1/documents/{document}/analysis", new AnalysisAsked(await analyses.Again(document, stop))))
            .WithSummary("Has the document's jobs analysed again, in the background, against the memories as they are now");

        var desk = api.MapGroup("/desks/{desk:long}").RequireDeskRole(DeskRole.Editor);
        desk.MapGet("/analysis", async (long desk, HttpRequest request, DeskAnalyses analyses, LocalTime time, TimeProvider clock, CancellationToken stop) => TypedResults.Ok(await analyses.Read(desk, Question(request.Query, time, clock), stop)))
            .WithSummary("What was known of the documents taken in from and to (days, the last four weeks without), by locale and state; narrowed by locale, state");
        desk.MapGet("/analysis/csv", async (long desk, HttpRequest request, DeskAnalyses analyses, LocalTime time, TimeProvider clock, CancellationToken stop) => Csv.File(AnalysisTables.Of(await analyses.Read(desk, Question(request.Query, time, clock), stop)), "analysis.csv"))
            .WithSummary("The same as comma-separated values");
        desk.MapGet("/analysis/documents", async (long desk, HttpRequest request, DeskAnalyses analyses, LocalTime time, TimeProvider clock, CancellationToken stop, string? after = null, int take = DeskAnalyses.PageSize) =>
            TypedResults.Ok(await analyses.Documents(desk, Question(request.Query, time, clock), after, Math.Clamp(take, 1, 200), stop)))
            .WithSummary("The same for each document, newest first; on with after=next");
        desk.MapGet("/rates", async (long desk, DeskRates rates, CancellationToken stop) => TypedResults.Ok(DeskRates.ByName(await rates.Of(desk, stop)))).WithSummary("What a word of each band counts, where a new one counts 1");
        desk.MapPut("/rates", SetRates).RequireDeskRole(DeskRole.Manager).WithSummary("Sets what words count, as {\"exact\":0.25,…}; a band that is not named is as usual");
        desk.MapGet("/effort", async (long desk, HttpRequest request, Efforts efforts, LocalTime time, TimeProvider clock, CancellationToken stop) => TypedResults.Ok(await efforts.Read(desk, Period.Read(request.Query, time, clock), AddressQuery.LocaleOf(request.Query["locale"]), stop)))
            .WithSummary("What people changed of what memories and engines offered them, and how fast they were, in jobs approved from and to (days, the last four weeks without); narrowed by locale");
        desk.MapGet("/effort/csv", async (long desk, HttpRequest request, Efforts efforts, LocalTime time, TimeProvider clock, CancellationToken stop) => Csv.File(AnalysisTables.Of(await efforts.Read(desk, Period.Read(request.Query, time, clock), AddressQuery.LocaleOf(request.Query["locale"]), stop)), "effort.csv"))
            .WithSummary("The same as comma-separated values");
    }

    /// <summary>Reads a question from an address; what makes no sense is as if it were not there.</summary>
    internal static DeskAnalysisQuestion Question(IQueryCollection query, LocalTime time, TimeProvider clock) => new(
        Period.Read(query, time, clock), AddressQuery.LocaleOf(query["locale"]), AddressQuery.Named<JobState>(query["state"]));

    static async Task<Results<NoContent, ProblemHttpResult>> SetRates(long desk, JsonElement table, DeskRates rates, Caller caller, CancellationToken stop)
    {
        try
        {
            await rates.Set(desk, table.GetRawText(), caller.Id, stop);
            return TypedResults.NoContent();
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Invalid(e.Message);
        }
    }
}
