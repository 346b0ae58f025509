using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Revision;

/// <summary>Whether the translation of a changed unit is kept.</summary>
/// <param name="Id">The unit's <c>id</c> in the revision.</param>
/// <param name="IsMinor">It is kept; else it is open again.</param>
public sealed record UnitDecision(long Id, bool IsMinor);

static class RevisionEndpoints
{
    /// <summary>As many decisions as are taken at once.</summary>
    const int MostDecisions = 10_000;

    /// <summary>As many segments as are asked for at once.</summary>
    const int MostOrdinals = 2000;

    public static void MapRevision(this IEndpointRouteBuilder api)
    {
        var document = api.MapGroup("/documents/{document:long}").RequireDeskRole(DeskRole.Translator);
        document.MapGet("/revisions", async (long document, RevisionReader reader, CancellationToken stop) => TypedResults.Ok(await reader.Steps(document, stop))).WithSummary("All revisions of the document, the first first");
        document.MapPost("/revisions", Propose).RequireDeskRole(DeskRole.Editor).DisableAntiforgery().WithSummary("Proposes a revised source: a form with file, or text; encoding. Nothing changes until it is taken in");
        document.MapPost("/revisions/fetch", (long document, Revisions revisions, RevisionReader reader, Caller caller, CancellationToken stop) => Proposed(() => revisions.Fetch(document, caller.Id, stop), reader, stop))
            .RequireDeskRole(DeskRole.Editor).WithSummary("Fetches the document from its address again, and proposes what is there now");
        document.MapGet("/revision", Show).WithSummary("What became of the units since the revision before, what they were translated to, and what will be queued; all=true tells those that say the same, too");
        document.MapPut("/revision/units", Choose).RequireDeskRole(DeskRole.Editor).WithSummary("Decides of changed units whether their translations are kept");
        document.MapPost("/revision/confirm", (long document, Revisions revisions, Caller caller, CancellationToken stop) => Said(revisions.Confirm(document, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Takes the proposed revision in: its jobs take over what was done");
        document.MapDelete("/revision", (long document, Revisions revisions, Caller caller, CancellationToken stop) => Said(revisions.Discard(document, caller.Id, stop))).RequireDeskRole(DeskRole.Editor).WithSummary("Discards the proposed revision");

        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        job.MapGet("/later", Later).WithSummary("The job of a later revision that this one's work has gone to, and what some of its segments (ordinals=1,2) are called there");
        job.MapGet("/comparison", async Task<Results<Ok<SinceDeliveryView>, NotFound>> (long job, SinceDelivery comparison, CancellationToken stop, long? delivery = null) =>
            await comparison.Read(job, delivery, stop) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound()).WithSummary("What was delivered, of this or an earlier revision, beside what would be delivered now");
    }

    static Task<Results<Created<RevisionView>, ProblemHttpResult>> Propose(long document, HttpRequest request, Revisions revisions, RevisionReader reader, Settings settings, LocalTime time, Caller caller, CancellationToken stop) =>
        Proposed(async () => await revisions.Propose(document, caller.Id, await IntakeForm.Read(request, settings, time, stop), stop), reader, stop);

    static async Task<Results<Created<RevisionView>, ProblemHttpResult>> Proposed(Func<Task<(RevisionResult Result, long? Document)>> propose, RevisionReader reader, CancellationToken stop)
    {
        try
        {
            var (result, proposal) = await propose();
            return proposal is { } id ? TypedResults.Created($"/api/v1/documents/{id}/revision", await reader.Read(id, all: false, 0, 500, stop)) : Problem(result);
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Results<Ok<RevisionView>, NotFound>> Show(long document, RevisionReader reader, CancellationToken stop, bool all = false, int skip = 0, int take = 500) =>
        await reader.Read(document, all, skip, take, stop) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound();

    static async Task<Results<NoContent, ProblemHttpResult>> Choose(long document, IReadOnlyList<UnitDecision> decisions, Revisions revisions, CancellationToken stop) =>
        decisions.Count > MostDecisions
            ? Problems.Invalid(string.Create(CultureInfo.InvariantCulture, $"At most {MostDecisions} decisions at once."))
            : await Said(revisions.Choose(document, decisions.DistinctBy(d => d.Id).ToDictionary(d => d.Id, d => d.IsMinor), stop));

    static async Task<Results<Ok<LaterJob>, NotFound, ProblemHttpResult>> Later(long job, Successors successors, CancellationToken stop, string? ordinals = null)
    {
        var asked = new List<int>();
        foreach (var one in (ordinals ?? "").Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries))
        {
            if (!int.TryParse(one, NumberStyles.None, CultureInfo.InvariantCulture, out var ordinal) || asked.Count == MostOrdinals) return Problems.Invalid($"\"ordinals\" are numbers with commas between them, at most {MostOrdinals} of them.");
            asked.Add(ordinal);
        }

        return await successors.Find(job, asked, stop) is { } later ? TypedResults.Ok(later) : TypedResults.NotFound();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Said(Task<RevisionResult> act) => await act is var result and not RevisionResult.Done ? Problem(result) : TypedResults.NoContent();

    static ProblemHttpResult Problem(RevisionResult result) => TypedResults.Problem(
        result is RevisionResult.Waits
            ? "Another revision of this document waits for a decision: take it in or discard it first."
            : "The document is not in a state that allows this: it is not ready, was revised already, or the proposal is decided on. Read it again.",
        statusCode: StatusCodes.Status409Conflict,
        title: "Nothing was changed.");
}
