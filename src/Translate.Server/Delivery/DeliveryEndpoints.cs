using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Delivery;

/// <summary>A localized file that was handed over.</summary>
/// <param name="Id">Told from every other.</param>
/// <param name="Name">Its file name.</param>
/// <param name="Size">Its size in bytes.</param>
/// <param name="MachineShare">The share of its segments that a machine wrote and nobody changed, in per cent.</param>
/// <param name="Created">When it was made.</param>
public sealed record DeliveryView(long Id, string Name, int Size, int MachineShare, DateTimeOffset Created);

/// <summary>Who made a localized document: as the desk words it, and as names.</summary>
public sealed record CreditsView(CreditsPlace Place, IReadOnlyList<string> Lines, IReadOnlyList<string> Translators, IReadOnlyList<string> Editors);

/// <summary>Changes of a file that came back, to be taken over.</summary>
/// <param name="Name">The file's name, for the record.</param>
/// <param name="Changes">The changes that are wanted.</param>
public sealed record MergeRequest(string? Name, IReadOnlyList<WantedChange>? Changes);

static class DeliveryEndpoints
{
    public static void MapDelivery(this IEndpointRouteBuilder api)
    {
        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        job.MapGet("/file", Delivered).WithSummary("The localized file that was delivered last");
        job.MapGet("/deliveries", Deliveries).WithSummary("The localized files that were delivered, the last first, with the share that a machine wrote and nobody changed");
        job.MapGet("/deliveries/{delivery:long}/file", One).WithSummary("One of them");
        job.MapGet("/draft", Draft).WithSummary("The localized file as it is now, under a name that says so");
        job.MapGet("/exports/{kind}", Export).WithSummary("The job as it is now, as docx or html (both languages in a table, with comments), xliff, tmx, text or markdown");
        job.MapGet("/credits", ShowCredits).WithSummary("Who made the localized document, as the desk words it");
        job.MapPost("/returns", Compare).DisableAntiforgery().WithSummary("Sets a bilingual DOCX or XLIFF file that was edited elsewhere (a form with file) beside what stands here. Nothing is written");
        job.MapPost("/returns/merge", Merge).WithSummary("Takes changes of such a file over, each by the version that it was set beside");
        api.MapGet("/documents/{document:long}/archive", Archive).RequireDeskRole(DeskRole.Translator).WithSummary("The document in all its locales as one ZIP archive; drafts where nothing was delivered yet");
    }

    internal static async Task<Results<FileContentHttpResult, NotFound>> Delivered(long job, TranslateDb db, HttpResponse response, CancellationToken stop) => File(await Last(job, db, stop), response);

    /// <summary>The file that was delivered last: the job's own, or that of the whole document which it is a part of.</summary>
    internal static Task<DeliveredFile?> Last(long job, TranslateDb db, CancellationToken stop) => LocalizedFiles.DeliveriesOf(db, job).AsNoTracking().OrderByDescending(d => d.Id).FirstOrDefaultAsync(stop);

    static async Task<Results<FileContentHttpResult, NotFound>> One(long job, long delivery, TranslateDb db, HttpResponse response, CancellationToken stop) =>
        File(await LocalizedFiles.DeliveriesOf(db, job).AsNoTracking().SingleOrDefaultAsync(d => d.Id == delivery, stop), response);

    static Results<FileContentHttpResult, NotFound> File(DeliveredFile? file, HttpResponse response)
    {
        if (file is null) return TypedResults.NotFound();
        response.Headers["X-Machine-Translated-Share"] = file.MachineShare.ToString(CultureInfo.InvariantCulture);
        return TypedResults.File(file.Bytes, "application/octet-stream", file.Name);
    }

    static async Task<Ok<List<DeliveryView>>> Deliveries(long job, TranslateDb db, CancellationToken stop) =>
        TypedResults.Ok(await LocalizedFiles.DeliveriesOf(db, job).OrderByDescending(d => d.Id).Select(d => new DeliveryView(d.Id, d.Name, d.Bytes.Length, d.MachineShare, d.Created)).ToListAsync(stop));

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Draft(long job, LocalizedFiles files, HttpResponse response, CancellationToken stop)
    {
        try
        {
            var draft = await files.Draft(job, stop);
            response.Headers["X-Untranslated-Segments"] = draft.Untranslated.ToString(CultureInfo.InvariantCulture);
            return TypedResults.File(draft.Bytes, "application/octet-stream", draft.Name);
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Export(long job, string kind, Exports exports, CancellationToken stop)
    {
        if (int.TryParse(kind, CultureInfo.InvariantCulture, out _) || !Enum.TryParse<ExportKind>(kind, ignoreCase: true, out var asked)) return Problems.Invalid("The last part of the address is docx, html, xliff, tmx, text or markdown.");
        var file = await exports.Make(job, asked, stop);
        return TypedResults.File(file.Bytes, file.MediaType, file.Name);
    }

    static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Archive(long document, Exports exports, Caller caller, CancellationToken stop)
    {
        try
        {
            var file = await exports.Archive(document, caller, stop);
            return TypedResults.File(file.Bytes, file.MediaType, file.Name);
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Ok<CreditsView>> ShowCredits(long job, Credits credits, TranslateDb db, CancellationToken stop)
    {
        var row = await db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job, stop);
        var found = await credits.Of(row.DocumentId, row.Locale, stop);
        return TypedResults.Ok(new CreditsView(found.Place, found.Words, found.Translators, found.Editors));
    }

    static async Task<Results<Ok<ReturnedFile>, ProblemHttpResult>> Compare(long job, IFormFile? file, Returns returns, CancellationToken stop)
    {
        try
        {
            var (name, bytes) = await Upload(file, stop);
            return TypedResults.Ok(await returns.Compare(job, bytes, name, stop));
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    /// <summary>The file of a form.</summary>
    /// <exception cref="InvalidDocumentException">There is none, or it is empty.</exception>
    internal static async Task<(string Name, byte[] Bytes)> Upload(IFormFile? file, CancellationToken stop)
    {
        if (file is null || file.Length == 0) throw new InvalidDocumentException(file is null ? "file" : Path.GetFileName(file.FileName), "the file is empty. Choose the DOCX or XLIFF file that was edited.");
        using var bytes = new MemoryStream();
        await file.CopyToAsync(bytes, stop);
        return (Path.GetFileName(file.FileName), bytes.ToArray());
    }

    static async Task<Results<Ok<MergedReturn>, ProblemHttpResult>> Merge(long job, MergeRequest request, Returns returns, Caller caller, CancellationToken stop)
    {
        if (request.Changes is not { Count: > 0 } changes) return Problems.Invalid("Give \"changes\", a list of { \"ordinal\", \"version\", \"typed\" }.");
        if (changes.Any(c => c?.Typed is null)) return Problems.Invalid("Each of \"changes\" has \"ordinal\", \"version\" and \"typed\".");
        return TypedResults.Ok(await returns.Merge(job, request.Name is { Length: > 0 and <= 200 } name ? name : "api", changes, new Writer(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop));
    }
}
