using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>What a translator sees first: jobs to choose from.</summary>
static class AvailablePages
{
    public static void MapAvailablePages(this IEndpointRouteBuilder app) => app.MapGet("/available", Show).RequireAuthorization();

    public static void MapAvailable(this IEndpointRouteBuilder api) =>
        api.MapGet("/available", async (HttpRequest request, AvailableJobs available, Caller caller, CancellationToken stop, int skip = 0) =>
            TypedResults.Ok(await available.Read(caller.Id, AvailableFilter.Read(request.Query), skip, stop)))
            .RequireAuthorization()
            .WithSummary("Jobs that I can claim, in all my desks: by pair (en>ko, or all; mine by default), desk, topic, minutes, days until due; order=due, newest, shortest, longest");

    static async Task<RazorComponentResult<AvailableJobsPage>> Show(HttpRequest request, AvailableJobs available, Caller caller, CancellationToken stop, int skip = 0, bool filter = false, [Microsoft.AspNetCore.Mvc.FromQuery(Name = "new")] bool isNew = false)
    {
        // A form by GET works without scripts, and its address can be kept; what was chosen last is also kept here.
        var chosen = filter ? AvailableFilter.Read(request.Query) : await available.Remembered(caller.Id, stop);
        if (filter && skip == 0) await available.Remember(caller.Id, chosen, stop);
        return new(new { Model = await available.Read(caller.Id, chosen, skip, stop), Filter = chosen, Skip = Math.Max(0, skip), IsNew = isNew });
    }
}
