using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>What the page of a desk's last days shows.</summary>
public sealed record ChartsModel(long Desk, string Name, IReadOnlyList<DeskDay> Days);

/// <summary>A desk's last days: work in, work out, and how long things wait.</summary>
static class ChartPages
{
    /// <summary>What can be looked at: a week, or four.</summary>
    internal static readonly int[] Spans = [7, 28];

    public static void MapChartPages(this IEndpointRouteBuilder app) => app.MapGet("/desks/{desk:long}/charts", Show).RequireDeskRole(DeskRole.Editor);

    public static void MapCharts(this IEndpointRouteBuilder api)
    {
        api.MapGet("/desks/{desk:long}/dashboard/days", async (long desk, DeskCharts charts, KeptCharts kept, LocalTime time, CancellationToken stop, int days = 7) =>
            TypedResults.Ok(await kept.Read(charts, desk, Math.Clamp(days, 1, 90), time, stop)))
            .RequireDeskRole(DeskRole.Editor).WithSummary("The desk's last days: words in, words out, median hours until claimed and until reviewed");
        api.MapGet("/jobs/{job:long}/burn-down", async Task<Results<Ok<BurnDown>, NotFound>> (long job, BurnDowns downs, CancellationToken stop) =>
            await downs.Of(job, stop) is { } down ? TypedResults.Ok(down) : TypedResults.NotFound())
            .RequireDeskRole(DeskRole.Translator).WithSummary("How many words of the job were left when, and when it may be done at this pace");
    }

    static async Task<RazorComponentResult<ChartsPage>> Show(long desk, TranslateDb db, DeskCharts charts, KeptCharts kept, LocalTime time, CancellationToken stop, int days = 7) =>
        new(new { Model = new ChartsModel(desk, await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop), await kept.Read(charts, desk, Spans.Contains(days) ? days : Spans[0], time, stop)) });
}
