using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Delivery;

static class DeliveryEndpoints
{
    public static void MapDelivery(this IEndpointRouteBuilder api)
    {
        var job = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        job.MapGet("/file", Delivered).WithSummary("The localized file that was delivered last");
        job.MapGet("/draft", Draft).WithSummary("The localized file as it is now, under a name that says so");
    }

    internal static async Task<Results<FileContentHttpResult, NotFound>> Delivered(long job, TranslateDb db, CancellationToken stop) =>
        await db.Deliveries.AsNoTracking().Where(d => d.JobId == job).OrderByDescending(d => d.Id).FirstOrDefaultAsync(stop) is { } file
            ? TypedResults.File(file.Bytes, "application/octet-stream", file.Name)
            : TypedResults.NotFound();

    internal static async Task<Results<FileContentHttpResult, ProblemHttpResult>> Draft(long job, LocalizedFiles files, HttpResponse response, CancellationToken stop)
    {
        try
        {
            var draft = await files.Draft(job, stop);
            response.Headers["X-Untranslated-Segments"] = draft.Untranslated.ToString(System.Globalization.CultureInfo.InvariantCulture);
            return TypedResults.File(draft.Bytes, "application/octet-stream", draft.Name);
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }
}
