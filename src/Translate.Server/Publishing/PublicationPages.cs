using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Publishing;

/// <summary>What the page of a job's publications shows.</summary>
/// <param name="Job">The job.</param>
/// <param name="Credits">The lines of its credits.</param>
/// <param name="Publications">Where its files were published, or are to be.</param>
/// <param name="Outlets">The outlets by which the last file has not been sent.</param>
/// <param name="HasFile">A file was delivered.</param>
public sealed record PublicationsModel(JobView Job, IReadOnlyList<string> Credits, IReadOnlyList<PublicationView> Publications, IReadOnlyList<OutletView> Outlets, bool HasFile)
{
    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }
}

/// <summary>An editor publishes a job's file, and sees where it went.</summary>
static class PublicationPages
{
    public static void MapPublicationPages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/jobs/{job:long}/publications").RequireDeskRole(DeskRole.Editor);
        page.MapGet("/", Open);
        page.MapPost("/", Send);
        page.MapPost("/{publication:long}/again", async (long job, long publication, IFormCollection form, Publications publications, Caller caller, CancellationToken stop) =>
            await publications.Again(job, publication, caller.Id, stop) is SendResult.NotThere ? (IResult)TypedResults.NotFound() : TypedResults.LocalRedirect($"/jobs/{job}/publications"));
    }

    static async Task<RazorComponentResult<PublicationsPage>> Open(long job, PublicationReader reader, Credits credits, TranslateDb db, CancellationToken stop) =>
        new(new { Model = await Model(job, reader, credits, db, stop) });

    static async Task<IResult> Send(long job, IFormCollection form, Publications publications, PublicationReader reader, Credits credits, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var outlet = long.TryParse(form["outlet"], System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : 0;
        return await publications.Send(job, outlet, caller.Id, stop) is SendResult.NotThere
            ? new RazorComponentResult<PublicationsPage>(new { Model = await Model(job, reader, credits, db, stop) with { Error = strings["Publications.NotThere"] } }) { StatusCode = 422 }
            : TypedResults.LocalRedirect($"/jobs/{job}/publications");
    }

    static async Task<PublicationsModel> Model(long job, PublicationReader reader, Credits credits, TranslateDb db, CancellationToken stop)
    {
        var view = await JobView.Read(db, job, stop);
        var last = await LocalizedFiles.DeliveriesOf(db, job).OrderByDescending(d => d.Id).Select(d => (long?)d.Id).FirstOrDefaultAsync(stop);
        var open = await db.Outlets.AsNoTracking().Where(o => o.DeskId == view.Desk && !db.Publications.Any(p => p.OutletId == o.Id && p.DeliveryId == last)).OrderBy(o => o.Id).ToListAsync(stop);
        return new(view, (await credits.Of(view.Document, view.Locale, stop)).Words, await reader.OfJob(job, stop), open.ConvertAll(OutletView.Of), last is not null);
    }
}
