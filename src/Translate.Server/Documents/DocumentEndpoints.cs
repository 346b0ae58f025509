using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Documents;

/// <summary>A document, as the API shows it.</summary>
public sealed record DocumentView(
    long Id, long Desk, string Name, string Format, Locale SourceLocale, DocumentState State, string? Failure, int Units, int Segments, int Words, long Size, DateTimeOffset Created, string? Topic,
    IReadOnlyList<long> Jobs)
{
    /// <summary>Counts the revisions of its source, from 1.</summary>
    public int Revision { get; init; }

    /// <summary>The document that it is a later revision of.</summary>
    public long? RevisionOf { get; init; }
}

/// <summary>What became of what was handed in.</summary>
/// <param name="Documents">The documents that wait for a decision.</param>
/// <param name="Refused">Why others were refused.</param>
public sealed record ProposedView(IReadOnlyList<long> Documents, IReadOnlyList<string> Refused);

static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/desks/{desk:long}/documents", List).RequireDeskRole(DeskRole.Translator).WithSummary("The desk's documents, newest first");
        api.MapPost("/desks/{desk:long}/documents", TakeIn).RequireDeskRole(DeskRole.Editor).DisableAntiforgery().WithSummary("Takes a document in: a form with file, or name and text; from; to (several); format; encoding; topic; due");
        api.MapGet("/desks/{desk:long}/proposals", Proposals).RequireDeskRole(DeskRole.Editor).WithSummary("What was handed in and waits for an editor's decision, newest first");
        api.MapPost("/desks/{desk:long}/proposals", Propose).RequireDeskRole(DeskRole.Editor).DisableAntiforgery().WithSummary("Hands in without queueing: a form with file (several), or name and text, or address; from; format; encoding");
        api.MapGet("/documents/{document:long}/proposal", Proposal).RequireDeskRole(DeskRole.Editor).WithSummary("What was found in it: fields, units and what is done with each; words, leverage and cost for each locale named by to");
        api.MapPatch("/documents/{document:long}/proposal", Change).RequireDeskRole(DeskRole.Editor).WithSummary("Changes fields of a proposal, and what is done with units: translate, keep, leaveOut");
        api.MapDelete("/documents/{document:long}/proposal", Discard).RequireDeskRole(DeskRole.Editor).WithSummary("Discards a proposal with its file");
        api.MapPost("/documents/{document:long}/begin", Begin).RequireDeskRole(DeskRole.Editor).WithSummary("Makes a proposal work: wanted (locale, parts, assignees), due, priority, openTo");
        api.MapGet("/documents/{document:long}", Show).RequireDeskRole(DeskRole.Translator).WithSummary("One document");
        api.MapGet("/documents/{document:long}/source", Source).RequireDeskRole(DeskRole.Translator).WithSummary("The file as it was handed in");
        api.MapPost("/documents/{document:long}/retry", Retry).RequireDeskRole(DeskRole.Editor).WithSummary("Tries again what failed in the background");
    }

    static async Task<Ok<List<DocumentView>>> List(long desk, TranslateDb db, Caller caller, CancellationToken stop, int skip = 0, int take = 100) =>
        TypedResults.Ok(await Views(db, caller, db.Documents.Where(d => d.DeskId == desk).OrderByDescending(d => d.Id).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, 1000))).ToListAsync(stop));

    static async Task<Results<Created<DocumentView>, ProblemHttpResult>> TakeIn(long desk, HttpRequest request, Intake intake, Settings settings, LocalTime time, Caller caller, TranslateDb db, CancellationToken stop)
    {
        try
        {
            var file = await IntakeForm.Read(request, settings, time, stop);
            var document = await intake.Take(desk, caller.Id, file, stop);
            return TypedResults.Created($"/api/v1/documents/{document.Id}", await Views(db, caller, db.Documents.Where(d => d.Id == document.Id)).SingleAsync(stop));
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Ok<List<DocumentView>>> Proposals(long desk, TranslateDb db, Caller caller, CancellationToken stop) =>
        TypedResults.Ok(await Views(db, caller, Intake.Proposals(db).Where(d => d.DeskId == desk).OrderByDescending(d => d.Id)).ToListAsync(stop));

    static async Task<Results<Created<ProposedView>, ProblemHttpResult>> Propose(long desk, HttpRequest request, HandingIn handing, Settings settings, Caller caller, CancellationToken stop)
    {
        try
        {
            var handed = await handing.Propose(desk, caller.Id, await IntakeForm.ReadOffered(request, settings, stop), stop);
            return handed.Documents.Count == 0 ? Problems.Of(handed.Refused[0]) : TypedResults.Created($"/api/v1/desks/{desk}/proposals", new ProposedView(handed.Documents, [.. handed.Refused.Select(r => r.Message)]));
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Results<Ok<ProposalView>, NotFound>> Proposal(long document, ProposalReader reader, CancellationToken stop, Locale[]? to = null) =>
        await reader.Read(document, (to ?? []).Distinct().Take(30).ToList(), stop) is { } proposal ? TypedResults.Ok(proposal) : TypedResults.NotFound();

    static Task<Results<NoContent, Conflict<Microsoft.AspNetCore.Mvc.ProblemDetails>, ProblemHttpResult>> Change(long document, ProposalChange change, Intake intake, Caller caller, CancellationToken stop) =>
        Done(() => intake.Change(document, caller.Id, change, stop));

    static Task<Results<NoContent, Conflict<Microsoft.AspNetCore.Mvc.ProblemDetails>, ProblemHttpResult>> Discard(long document, Intake intake, Caller caller, CancellationToken stop) =>
        Done(() => intake.Discard(document, caller.Id, stop));

    static async Task<Results<Ok<DocumentView>, Conflict<Microsoft.AspNetCore.Mvc.ProblemDetails>, ProblemHttpResult>> Begin(long document, Beginning beginning, Intake intake, Caller caller, TranslateDb db, CancellationToken stop) =>
        (await Done(() => intake.Begin(document, caller.Id, beginning, stop))).Result switch
        {
            Conflict<Microsoft.AspNetCore.Mvc.ProblemDetails> conflict => conflict,
            ProblemHttpResult problem => problem,
            _ => TypedResults.Ok(await Views(db, caller, db.Documents.Where(d => d.Id == document)).SingleAsync(stop)),
        };

    static async Task<Results<NoContent, Conflict<Microsoft.AspNetCore.Mvc.ProblemDetails>, ProblemHttpResult>> Done(Func<Task<bool>> act)
    {
        try
        {
            return await act() ? TypedResults.NoContent() : TypedResults.Conflict(new Microsoft.AspNetCore.Mvc.ProblemDetails { Status = StatusCodes.Status409Conflict, Title = "This is no proposal any more: it was begun, changed or discarded meanwhile. Read it again." });
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Ok<DocumentView>> Show(long document, TranslateDb db, Caller caller, CancellationToken stop) =>
        TypedResults.Ok(await Views(db, caller, db.Documents.Where(d => d.Id == document)).SingleAsync(stop));

    static async Task<FileContentHttpResult> Source(long document, TranslateDb db, CancellationToken stop)
    {
        var file = await db.Documents.Where(d => d.Id == document).Select(d => new { d.Name, d.File!.Bytes }).SingleAsync(stop);
        return TypedResults.File(file.Bytes, "application/octet-stream", file.Name);
    }

    static async Task<Accepted> Retry(long document, Caller caller, Batches batches, Nudges nudges, TranslateDb db, CancellationToken stop)
    {
        var again = await batches.Retry(document, caller.Id, stop);
        nudges.Send(await db.Batches.AsNoTracking().Where(b => again.Contains(b.Id)).ToListAsync(stop));
        return TypedResults.Accepted($"/api/v1/documents/{document}");
    }

    static IQueryable<DocumentView> Views(TranslateDb db, Caller caller, IQueryable<Document> documents) => documents.Select(d => new DocumentView(
        d.Id, d.DeskId, d.Name, d.Format, d.SourceLocale, d.State, d.Failure, d.Units, d.Segments, d.Words, d.Size, d.Created, d.Topic, db.Jobs.Where(JobRights.For(db, caller)).Where(j => j.DocumentId == d.Id).OrderBy(j => j.Id).Select(j => j.Id).ToList())
    {
        Revision = d.Revision,
        RevisionOf = d.RevisionOfId,
    });
}
