using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Engines;

/// <summary>What the routes page shows.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="DeskName">Its name.</param>
/// <param name="Routes">Its routes.</param>
/// <param name="Engines">Its engines, by their ids.</param>
public sealed record RoutesModel(long Desk, string DeskName, IReadOnlyList<PairRoute> Routes, IReadOnlyDictionary<long, DeskEngine> Engines);

/// <summary>What a route's own page shows: what holds, or what was typed and refused.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Engines">The engines that can be asked.</param>
/// <param name="From">The locale translated from.</param>
/// <param name="To">The locale translated into.</param>
/// <param name="Rules">The rules.</param>
public sealed record RouteModel(long Desk, IReadOnlyList<DeskEngine> Engines, string From, string To, RouteInput Rules)
{
    /// <summary>The route; null for a new one.</summary>
    public long? Route { get; init; }

    /// <summary>The most words of a segment, as they are typed.</summary>
    public string MostWords { get; init; } = "";

    /// <summary>The threshold, as it is typed.</summary>
    public string PeopleBelow { get; init; } = "40";

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Wrong { get; init; } = new Dictionary<string, string>();

    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}

/// <summary>A manager says where the desk's segments go.</summary>
static class RoutePages
{
    public static void MapRoutePages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/desks/{desk:long}/routes").RequireDeskRole(DeskRole.Manager);
        pages.MapGet("/", List);
        pages.MapGet("/new", async (long desk, RoutePageReader page, CancellationToken stop) => Show(await page.New(desk, stop)));
        pages.MapPost("/new", Add);
        pages.MapGet("/{route:long}", async Task<IResult> (long desk, long route, RoutePageReader page, CancellationToken stop) => await page.Route(desk, route, stop) is { } model ? Show(model) : TypedResults.NotFound());
        pages.MapPost("/{route:long}", Change);
        pages.MapPost("/{route:long}/remove", Remove);
        pages.MapGet("/{route:long}/{form}", (long desk, long route) => TypedResults.LocalRedirect($"/desks/{desk}/routes/{route}"));
    }

    static RazorComponentResult<RoutePage> Show(RouteModel model) => new(new { Model = model }) { StatusCode = model.Wrong.Count == 0 ? 200 : 422 };

    static async Task<RazorComponentResult<RoutesPage>> List(long desk, DeskRoutes routes, TranslateDb db, CancellationToken stop)
    {
        var engines = await db.Engines.AsNoTracking().Where(e => e.DeskId == desk && !e.IsRemoved).ToDictionaryAsync(e => e.Id, stop);
        var name = await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop);
        return new(new { Model = new RoutesModel(desk, name, await routes.Of(desk, stop), engines) });
    }

    static async Task<IResult> Add(long desk, IFormCollection form, DeskRoutes routes, RoutePageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var model = Typed(await page.New(desk, stop), form) with { From = form["from"].ToString(), To = form["to"].ToString() };
        var (id, problems) = await routes.Add(desk, model.From, model.To, model.Rules, caller.Id, stop);
        return id is null ? Show(model with { Wrong = InWords(problems, strings) }) : TypedResults.LocalRedirect($"/desks/{desk}/routes");
    }

    static async Task<IResult> Change(long desk, long route, IFormCollection form, DeskRoutes routes, RoutePageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await page.Route(desk, route, stop) is not { } model) return TypedResults.NotFound();
        var typed = Typed(model, form);
        return await routes.Change(desk, route, typed.Rules, caller.Id, stop) switch
        {
            null => TypedResults.NotFound(),
            { Count: > 0 } problems => Show(typed with { Wrong = InWords(problems, strings) }),
            _ => Show((await page.Route(desk, route, stop))! with { Done = strings["Settings.Changed"] }),
        };
    }

    static async Task<IResult> Remove(long desk, long route, IFormCollection form, DeskRoutes routes, Caller caller, CancellationToken stop) =>
        await routes.Remove(desk, route, caller.Id, stop) ? TypedResults.LocalRedirect($"/desks/{desk}/routes") : TypedResults.NotFound();

    /// <summary>What was typed. A number that is none becomes one that is refused in its place.</summary>
    static RouteModel Typed(RouteModel model, IFormCollection form) => model with
    {
        MostWords = form["words"].ToString(),
        PeopleBelow = form["below"].ToString(),
        Rules = new(
            Enum.TryParse<LaneChoice>(form["choice"], out var choice) ? choice : LaneChoice.People,
            [.. model.Engines.Select(e => (e.Id, Place: Number(form[$"e-{e.Id}"]) ?? 0)).Where(e => e.Place > 0).OrderBy(e => e.Place).Select(e => e.Id)])
        {
            HeadingsToPeople = form.ContainsKey("headings"),
            UnitsToPeople = form["units"].ToString(),
            MostWords = string.IsNullOrWhiteSpace(form["words"]) ? null : Number(form["words"]) ?? 0,
            PeopleBelow = Number(form["below"]) ?? -1,
            KeptWords = form["kept"].ToString(),
            AsksSecondEngine = form.ContainsKey("second"),
            TranslatesBack = form.ContainsKey("back"),
        },
    };

    static int? Number(string? text) => int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null;

    static Dictionary<string, string> InWords(IReadOnlyList<RouteProblem> problems, IStringLocalizer<Strings> strings) =>
        problems.GroupBy(p => p.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => strings[$"RouteWrong.{g.First().Wrong}", g.First().What ?? ""].Value, StringComparer.Ordinal);
}

/// <summary>Reads what a route's page shows.</summary>
public sealed class RoutePageReader(TranslateDb db, DeskRoutes routes)
{
    /// <summary>The form for a new route, of the first pair of the desk that has none.</summary>
    public async Task<RouteModel> New(long deskId, CancellationToken stop)
    {
        var desk = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == deskId, stop);
        var there = await routes.Of(deskId, stop);
        var to = desk.TargetLocales.Where(to => to != desk.SourceLocale && !there.Exists(r => r.From == desk.SourceLocale && r.To == to)).Select(to => to.Tag).FirstOrDefault("");
        var engines = await Engines(deskId, stop);
        return new(deskId, engines, desk.SourceLocale.Tag, to, new(engines.Count == 0 ? LaneChoice.People : LaneChoice.MachineThenPeople, [.. engines.Select(e => e.Id)]));
    }

    /// <summary>A route's page; null where the desk has no such route.</summary>
    public async Task<RouteModel?> Route(long deskId, long routeId, CancellationToken stop) =>
        await routes.Find(deskId, routeId, stop) is { } row
            ? new(deskId, await Engines(deskId, stop), row.From.Tag, row.To.Tag, RouteView.Of(row).Rules)
            {
                Route = row.Id,
                MostWords = row.MostWords?.ToString(CultureInfo.InvariantCulture) ?? "",
                PeopleBelow = row.PeopleBelow.ToString(CultureInfo.InvariantCulture),
            }
            : null;

    Task<List<DeskEngine>> Engines(long deskId, CancellationToken stop) =>
        db.Engines.AsNoTracking().Where(e => e.DeskId == deskId && !e.IsRemoved).OrderBy(e => e.Id).ToListAsync(stop);
}
