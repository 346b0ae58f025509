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
    IReadOnlyList<long> Jobs);

static class DocumentEndpoints
{
    public static void MapDocuments(this IEndpointRouteBuilder api)
    {
        api.MapGet("/desks/{desk:long}/documents", List).RequireDeskRole(DeskRole.Translator).WithSummary("The desk's documents, newest first");
        api.MapPost("/desks/{desk:long}/documents", TakeIn).RequireDeskRole(DeskRole.Editor).DisableAntiforgery().WithSummary("Takes a document in: a form with file, or name and text; from; to (several); format; encoding; topic; due");
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
        d.Id, d.DeskId, d.Name, d.Format, d.SourceLocale, d.State, d.Failure, d.Units, d.Segments, d.Words, d.Size, d.Created, d.Topic, db.Jobs.Where(JobRights.For(db, caller)).Where(j => j.DocumentId == d.Id).OrderBy(j => j.Id).Select(j => j.Id).ToList()));
}
