using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Engines;

/// <summary>A pair's route, as the API tells it.</summary>
public sealed record RouteView(long Id, Locale From, Locale To, RouteInput Rules)
{
    /// <summary>The view of a route's row.</summary>
    public static RouteView Of(PairRoute row) => new(row.Id, row.From, row.To, new(row.Choice, row.Engines)
    {
        HeadingsToPeople = row.HeadingsToPeople,
        UnitsToPeople = row.UnitsToPeople,
        MostWords = row.MostWords,
        PeopleBelow = row.PeopleBelow,
        KeptWords = row.KeptWords,
        AsksSecondEngine = row.AsksSecondEngine,
        TranslatesBack = row.TranslatesBack,
    });
}

/// <summary>A route to be added.</summary>
public sealed record NewRoute(string? From, string? To, RouteInput? Rules);

static class RouteEndpoints
{
    public static void MapRoutes(this IEndpointRouteBuilder api)
    {
        var routes = api.MapGroup("/desks/{desk:long}/routes").RequireDeskRole(DeskRole.Manager);
        routes.MapGet("/", async (long desk, DeskRoutes routes, CancellationToken stop) => TypedResults.Ok((await routes.Of(desk, stop)).ConvertAll(RouteView.Of))).WithSummary("Where the desk's segments go, pair by pair");
        routes.MapPost("/", Add).WithSummary("Adds a route for a pair of locales");
        routes.MapGet("/{route:long}", Show).WithSummary("One route");
        routes.MapPut("/{route:long}", Change).WithSummary("Changes a route");
        routes.MapDelete("/{route:long}", Remove).WithSummary("Removes a route: the pair's segments go to people");
    }

    static async Task<Results<Ok<RouteView>, NotFound>> Show(long desk, long route, DeskRoutes routes, CancellationToken stop) =>
        await routes.Find(desk, route, stop) is { } row ? TypedResults.Ok(RouteView.Of(row)) : TypedResults.NotFound();

    static async Task<Results<Created<RouteView>, ProblemHttpResult>> Add(long desk, NewRoute added, DeskRoutes routes, Caller caller, CancellationToken stop)
    {
        if (added.Rules is not { Engines: not null } rules) return Problems.Invalid("Give \"rules\" with \"choice\" and \"engines\".");
        var (id, problems) = await routes.Add(desk, added.From, added.To, rules, caller.Id, stop);
        return id is { } made ? TypedResults.Created($"/api/v1/desks/{desk}/routes/{made}", RouteView.Of((await routes.Find(desk, made, stop))!)) : Refused(problems);
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(long desk, long route, RouteInput rules, DeskRoutes routes, Caller caller, CancellationToken stop)
    {
        if (rules.Engines is null) return Problems.Invalid("Give \"choice\" and \"engines\".");
        return await routes.Change(desk, route, rules, caller.Id, stop) switch
        {
            null => TypedResults.NotFound(),
            { Count: > 0 } problems => Refused(problems),
            _ => TypedResults.NoContent(),
        };
    }

    static async Task<Results<NoContent, NotFound>> Remove(long desk, long route, DeskRoutes routes, Caller caller, CancellationToken stop) =>
        await routes.Remove(desk, route, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static ProblemHttpResult Refused(IReadOnlyList<RouteProblem> problems) => Problems.Invalid(string.Join(" ", problems.Select(InWords)));

    static string InWords(RouteProblem problem) => problem.Wrong switch
    {
        RouteWrong.NoLocale => $"\"{problem.Field}\" is a language tag as in BCP 47: en, ko, pt-BR.",
        RouteWrong.SamePair => "\"from\" and \"to\" are two locales.",
        RouteWrong.Taken => "The pair has a route already: change that one.",
        RouteWrong.NoChoice => "\"choice\" is people, machine or machineThenPeople.",
        RouteWrong.NoEngine => "Name in \"engines\" at least one engine to ask.",
        RouteWrong.UnknownEngine => "\"engines\" are ids of the desk's engines, each once.",
        RouteWrong.OnlyOne => "\"asksSecondEngine\" needs two engines.",
        RouteWrong.NoWords => "\"mostWords\" is at least 1, or left out.",
        RouteWrong.NoShare => "\"peopleBelow\" is a number from 0 to 100.",
        _ => $"\"{problem.Field}\" is too long.",
    };
}
