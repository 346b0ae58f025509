using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
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

static class DeliveryEndpoints
{
    public static void MapDelivery(this IEndpointRouteBuilder api)
    {
        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        job.MapGet("/file", Delivered).WithSummary("The localized file that was delivered last");
        job.MapGet("/deliveries", Deliveries).WithSummary("The localized files that were delivered, the last first, with the share that a machine wrote and nobody changed");
        job.MapGet("/draft", Draft).WithSummary("The localized file as it is now, under a name that says so");
    }

    internal static async Task<Results<FileContentHttpResult, NotFound>> Delivered(long job, TranslateDb db, HttpResponse response, CancellationToken stop)
    {
        if (await LocalizedFiles.DeliveriesOf(db, job).AsNoTracking().OrderByDescending(d => d.Id).FirstOrDefaultAsync(stop) is not { } file) return TypedResults.NotFound();
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
}
