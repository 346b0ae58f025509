using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>What one has taken on, and what became of it.</summary>
static class MyWorkPages
{
    public static void MapMyWorkPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/my-work", async (MyWork work, Caller caller, CancellationToken stop, int skip = 0) =>
            new RazorComponentResult<MyWorkPage>(new { Model = await work.Of(caller.Id, skip, stop), Skip = Math.Max(0, skip) })).RequireAuthorization();

    public static void MapMyWork(this IEndpointRouteBuilder api) =>
        api.MapGet("/me/work", async (MyWork work, Caller caller, CancellationToken stop, int skip = 0) => TypedResults.Ok(await work.Of(caller.Id, skip, stop)))
            .RequireAuthorization()
            .WithSummary("What I hold, what came back, what waits for an editor, and what was published with my name");
}
