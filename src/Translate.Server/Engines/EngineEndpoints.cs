using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Engines;

/// <summary>Whether an engine can be asked.</summary>
public enum EngineState
{
    /// <summary>It can.</summary>
    Ready,

    /// <summary>Not before a time: its quota is used up.</summary>
    Resting,

    /// <summary>Not before a manager has looked at it.</summary>
    Stopped,
}

/// <summary>An engine of a desk. Of its secrets only the names are told.</summary>
public sealed record EngineView(
    long Id, string Kind, string Name, IReadOnlyDictionary<string, string> Values, IReadOnlyCollection<string> KeptSecrets, PriceUnit? PriceUnit, decimal PricePerMillion, int? MostCalls,
    EngineState State, DateTimeOffset? RestsUntil, string? Problem, int Version)
{
    /// <summary>The view of an engine's row.</summary>
    public static EngineView Of(DeskEngine row, EngineKeys keys, DateTimeOffset now) => new(
        row.Id, row.Kind, row.Name, EngineKeys.Open(row), keys.Kept(row), KnownEngines.Find(row.Kind)?.Profile.PriceUnit, row.PricePerMillion, row.MostCalls,
        StateOf(row, now), row.RestsUntil > now ? row.RestsUntil : null, row.Problem, row.Version);

    /// <summary>Whether an engine can be asked at a time.</summary>
    public static EngineState StateOf(DeskEngine row, DateTimeOffset now) => row.IsStopped ? EngineState.Stopped : row.RestsUntil > now ? EngineState.Resting : EngineState.Ready;
}

/// <summary>An engine that a desk may set up.</summary>
public sealed record EngineKind(string Name, string Title, PriceUnit PriceUnit, IReadOnlyList<EngineField> Fields, IReadOnlyDictionary<string, Figure> Limits, LanguageSupport Languages)
{
    /// <summary>All there are.</summary>
    public static IReadOnlyList<EngineKind> All { get; } =
    [
        .. KnownEngines.All.Select(e => new EngineKind(e.Profile.Name, e.Profile.Title, e.Profile.PriceUnit, e.Fields, LimitsOf(e.Profile), e.Profile.Languages)),
    ];

    static Dictionary<string, Figure> LimitsOf(EngineProfile profile) => new(StringComparer.Ordinal)
    {
        ["texts"] = profile.MostTexts,
        ["characters"] = profile.MostCharacters,
        ["calls"] = profile.MostCalls,
    };
}

/// <summary>An engine to be added.</summary>
public sealed record NewEngine(string? Kind, string? Name, decimal? PricePerMillion, int? MostCalls, Dictionary<string, string>? Values);

/// <summary>An engine as it is to be.</summary>
/// <param name="Version">The version that is changed; without it, whatever stands there.</param>
/// <param name="Name">What the desk calls it.</param>
/// <param name="PricePerMillion">What a million of its price units cost, in the desk's currency.</param>
/// <param name="MostCalls">Calls at once; null for what the engine itself declares.</param>
/// <param name="Values">Its settings. A secret that is left out stays what it was.</param>
public sealed record ChangedEngine(int? Version, string? Name, decimal? PricePerMillion, int? MostCalls, Dictionary<string, string>? Values);

/// <summary>A pair to try an engine with; without it, the desk's own.</summary>
public sealed record TestPair(Locale? From, Locale? To);

static class EngineEndpoints
{
    public static void MapEngines(this IEndpointRouteBuilder api)
    {
        var engines = api.MapGroup("/desks/{desk:long}/engines").RequireDeskRole(DeskRole.Manager);
        engines.MapGet("/", List).WithSummary("The desk's engines; secrets are never told");
        engines.MapGet("/kinds", () => TypedResults.Ok(EngineKind.All)).WithSummary("The engines that can be set up: their settings, languages and limits, with sources");
        engines.MapPost("/", Add).WithSummary("Adds an engine");
        engines.MapGet("/{engine:long}", Show).WithSummary("One engine");
        engines.MapPut("/{engine:long}", Change).WithSummary("Changes an engine; a secret that is left out stays what it was");
        engines.MapDelete("/{engine:long}", Remove).WithSummary("Takes an engine away; what it translated keeps its name");
        engines.MapPost("/{engine:long}/test", Test).WithSummary("Has an engine translate one short sentence");
    }

    static async Task<Ok<List<EngineView>>> List(long desk, TranslateDb db, EngineKeys keys, TimeProvider clock, CancellationToken stop)
    {
        var rows = await db.Engines.AsNoTracking().Where(e => e.DeskId == desk && !e.IsRemoved).OrderBy(e => e.Id).ToListAsync(stop);
        return TypedResults.Ok(rows.ConvertAll(row => EngineView.Of(row, keys, clock.GetUtcNow())));
    }

    static async Task<Results<Ok<EngineView>, NotFound>> Show(long desk, long engine, DeskEngines engines, EngineKeys keys, TimeProvider clock, CancellationToken stop) =>
        await engines.Find(desk, engine, stop) is { } row ? TypedResults.Ok(EngineView.Of(row, keys, clock.GetUtcNow())) : TypedResults.NotFound();

    static async Task<Results<Created<EngineView>, ProblemHttpResult>> Add(long desk, NewEngine added, DeskEngines engines, EngineKeys keys, Caller caller, TimeProvider clock, CancellationToken stop)
    {
        var (id, problems) = await engines.Add(desk, added.Kind, new(added.Name, added.PricePerMillion, added.MostCalls, added.Values), caller.Id, stop);
        if (id is not { } made) return Refused(problems);
        return TypedResults.Created($"/api/v1/desks/{desk}/engines/{made}", EngineView.Of((await engines.Find(desk, made, stop))!, keys, clock.GetUtcNow()));
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(long desk, long engine, ChangedEngine changed, DeskEngines engines, Caller caller, CancellationToken stop) =>
        await engines.Change(desk, engine, changed.Version, new(changed.Name, changed.PricePerMillion, changed.MostCalls, changed.Values), caller.Id, stop) switch
        {
            null => TypedResults.NotFound(),
            { Count: > 0 } problems => Refused(problems),
            _ => TypedResults.NoContent(),
        };

    static async Task<Results<NoContent, NotFound>> Remove(long desk, long engine, DeskEngines engines, Caller caller, CancellationToken stop) =>
        await engines.Remove(desk, engine, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static async Task<Results<Ok<EngineTest>, NotFound>> Test(long desk, long engine, TestPair? pair, DeskEngines engines, TranslateDb db, Caller caller, CancellationToken stop)
    {
        var (from, to) = await Pair(desk, db, stop);
        return await engines.Test(desk, engine, pair?.From ?? from, pair?.To ?? to, caller.Id, stop) is { } test ? TypedResults.Ok(test) : TypedResults.NotFound();
    }

    /// <summary>What the desk mostly translates from and into.</summary>
    internal static async Task<(Locale From, Locale To)> Pair(long desk, TranslateDb db, CancellationToken stop)
    {
        var row = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == desk, stop);
        return (row.SourceLocale, row.TargetLocales.Append(Locale.Parse(row.SourceLocale.Language is "en" ? "ko" : "en")).First(to => to != row.SourceLocale));
    }

    static ProblemHttpResult Refused(IReadOnlyList<EngineProblem> problems) => problems is [{ Wrong: EngineWrong.Stale }]
        ? TypedResults.Problem("Read it again, and say what should be different.", statusCode: StatusCodes.Status409Conflict, title: "Somebody changed the engine meanwhile.")
        : Problems.Invalid(string.Join(" ", problems.Select(InWords)));

    static string InWords(EngineProblem problem) => problem.Wrong switch
    {
        EngineWrong.NoKind => $"\"kind\" is one of {string.Join(", ", KnownEngines.All.Select(e => e.Profile.Name))}.",
        EngineWrong.NoName => $"Give \"name\", of at most {DeskEngines.LongestName} characters.",
        EngineWrong.Missing => $"Give \"{problem.Field}\" in \"values\": the engine does not work without it.",
        EngineWrong.Unknown => $"The engine has no setting \"{problem.Field}\".",
        EngineWrong.NoAddress => $"\"{problem.Field}\" is an address that begins with http:// or https://.",
        EngineWrong.NoChoice => $"\"{problem.Field}\" is none of its choices: see the engine's kind.",
        EngineWrong.TooLong => $"\"{problem.Field}\" is too long.",
        EngineWrong.NoPrice => "Give \"pricePerMillion\", at least 0.",
        _ => "\"mostCalls\" is a number from 1 to 1000, or left out.",
    };
}
