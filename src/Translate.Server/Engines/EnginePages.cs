using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Engines;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Engines;

/// <summary>A row of the engines' table.</summary>
/// <param name="Row">The engine.</param>
/// <param name="Description">What it is; null where this version does not know it.</param>
/// <param name="State">Whether it can be asked.</param>
/// <param name="Use">What it did this month.</param>
public sealed record EngineLine(DeskEngine Row, EngineDescription? Description, EngineState State, EngineUse Use);

/// <summary>What the engines page shows.</summary>
public sealed record EnginesModel(long Desk, string DeskName, DeskBudget Budget, IReadOnlyList<EngineLine> Engines, int Routes, IReadOnlyList<JobAct> Record);

/// <summary>What an engine's own page shows: what holds, or what was typed and refused.</summary>
public sealed record EngineModel(long Desk, string DeskName, string Currency, EngineDescription Description)
{
    /// <summary>The engine; null for a new one.</summary>
    public DeskEngine? Row { get; init; }

    /// <summary>Its name.</summary>
    public string Name { get; init; } = "";

    /// <summary>Its price, as it is typed.</summary>
    public string Price { get; init; } = "";

    /// <summary>Its calls at once, as they are typed.</summary>
    public string MostCalls { get; init; } = "";

    /// <summary>Its settings, but for secrets.</summary>
    public IReadOnlyDictionary<string, string> Values { get; init; } = new Dictionary<string, string>();

    /// <summary>The names of the secrets that are kept.</summary>
    public IReadOnlySet<string> Kept { get; init; } = new HashSet<string>();

    /// <summary>Whether it can be asked.</summary>
    public EngineState State { get; init; }

    /// <summary>The pair that it is tried with.</summary>
    public (string From, string To) Pair { get; init; }

    /// <summary>What came of a test.</summary>
    public EngineTest? Test { get; init; }

    /// <summary>What is wrong, by field.</summary>
    public IReadOnlyDictionary<string, string> Wrong { get; init; } = new Dictionary<string, string>();

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }
}

/// <summary>A manager looks after the desk's engines.</summary>
static class EnginePages
{
    public static void MapEnginePages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/desks/{desk:long}/engines").RequireDeskRole(DeskRole.Manager);
        pages.MapGet("/", async (long desk, EnginePageReader page, CancellationToken stop) => new RazorComponentResult<EnginesPage>(new { Model = await page.Engines(desk, stop) }));
        pages.MapGet("/new", ShowNew);
        pages.MapPost("/new", Add);
        pages.MapGet("/{engine:long}", ShowOne);
        pages.MapPost("/{engine:long}", Change);
        pages.MapPost("/{engine:long}/test", Test);
        pages.MapPost("/{engine:long}/remove", Remove);

        // Where a form's answer was shown, the address bar has the form's address: reloading it must lead somewhere.
        pages.MapGet("/{engine:long}/{form}", (long desk, long engine) => TypedResults.LocalRedirect($"/desks/{desk}/engines/{engine}"));
    }

    static RazorComponentResult<EnginePage> Show(EngineModel model) => new(new { Model = model }) { StatusCode = model.Wrong.Count == 0 && model.Error is null ? 200 : 422 };

    static async Task<IResult> ShowNew(long desk, EnginePageReader page, CancellationToken stop, string? kind = null) =>
        await page.New(desk, kind, stop) is { } model ? Show(model) : new RazorComponentResult<EngineKindsPage>(new { Desk = desk });

    static async Task<IResult> Add(long desk, IFormCollection form, DeskEngines engines, EnginePageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await page.New(desk, form["kind"], stop) is not { } model) return new RazorComponentResult<EngineKindsPage>(new { Desk = desk });
        var (id, problems) = await engines.Add(desk, form["kind"], Input(form, model.Description), caller.Id, stop);
        return id is { } made ? TypedResults.LocalRedirect($"/desks/{desk}/engines/{made}?added=true") : Show(Typed(model, form, problems, strings));
    }

    static async Task<IResult> ShowOne(long desk, long engine, EnginePageReader page, IStringLocalizer<Strings> strings, CancellationToken stop, bool added = false) =>
        await page.Engine(desk, engine, stop) is { } model ? Show(added ? model with { Done = strings["Engines.Added"] } : model) : TypedResults.NotFound();

    static async Task<IResult> Change(long desk, long engine, IFormCollection form, DeskEngines engines, EnginePageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await page.Engine(desk, engine, stop) is not { } model) return TypedResults.NotFound();
        int? version = int.TryParse(form["version"], CultureInfo.InvariantCulture, out var seen) ? seen : null;
        return await engines.Change(desk, engine, version, Input(form, model.Description), caller.Id, stop) switch
        {
            null => TypedResults.NotFound(),
            { Count: > 0 } problems => Show(Typed(model, form, problems, strings)),
            _ => Show((await page.Engine(desk, engine, stop))! with { Done = strings["Settings.Changed"] }),
        };
    }

    static async Task<IResult> Test(long desk, long engine, IFormCollection form, DeskEngines engines, EnginePageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await page.Engine(desk, engine, stop) is not { } model) return TypedResults.NotFound();
        var (from, to) = form.ContainsKey("from") ? (form["from"].ToString().Trim(), form["to"].ToString().Trim()) : model.Pair;
        foreach (var (field, tag) in new[] { ("from", from), ("to", to) })
            if (!Locale.TryParse(tag, out _)) return Show(model with { Pair = (from, to), Wrong = new Dictionary<string, string> { [$"test-{field}"] = strings["Desk.NotALocale", tag] } });

        var test = await engines.Test(desk, engine, Locale.Parse(from), Locale.Parse(to), caller.Id, stop);
        return await page.Engine(desk, engine, stop) is { } after ? Show(after with { Pair = (from, to), Test = test }) : TypedResults.NotFound();
    }

    static async Task<IResult> Remove(long desk, long engine, IFormCollection form, DeskEngines engines, Caller caller, CancellationToken stop) =>
        await engines.Remove(desk, engine, caller.Id, stop) ? TypedResults.LocalRedirect($"/desks/{desk}/engines") : TypedResults.NotFound();

    /// <summary>A number that was typed and is none becomes one that is refused in its place.</summary>
    static EngineInput Input(IFormCollection form, EngineDescription description) => new(
        form["name"],
        decimal.TryParse(form["price"], NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var price) ? price : null,
        string.IsNullOrWhiteSpace(form["calls"]) ? null : int.TryParse(form["calls"], CultureInfo.InvariantCulture, out var calls) ? calls : 0,
        description.Fields.ToDictionary(f => f.Name, f => form[$"f-{f.Name}"].ToString(), StringComparer.Ordinal));

    static EngineModel Typed(EngineModel model, IFormCollection form, IReadOnlyList<EngineProblem> problems, IStringLocalizer<Strings> strings)
    {
        var stale = problems.Any(p => p.Wrong is EngineWrong.Stale);
        return model with
        {
            Name = form["name"].ToString(),
            Price = form["price"].ToString(),
            MostCalls = form["calls"].ToString(),

            // What was typed as a secret is not shown back.
            Values = model.Description.Fields.Where(f => f.Kind is not FieldKind.Secret).ToDictionary(f => f.Name, f => form[$"f-{f.Name}"].ToString(), StringComparer.Ordinal),
            Wrong = problems.GroupBy(p => p.Field, StringComparer.Ordinal).ToDictionary(g => g.Key, g => strings[$"EngineWrong.{g.First().Wrong}"].Value, StringComparer.Ordinal),
            Error = stale ? strings["EngineWrong.Stale"] : strings["Engines.Refused"],
        };
    }
}

/// <summary>Reads what the engines' pages show.</summary>
public sealed class EnginePageReader(TranslateDb db, DeskEngines engines, DeskSpending spending, EngineKeys keys, TimeProvider clock)
{
    static readonly string[] Acts = ["engine-added", "engine-changed", "engine-removed", "engine-tested", "engine-rests", "engine-stopped", "route-changed", "route-removed"];

    /// <summary>The desk's engines, those that were removed this month and have cost something too.</summary>
    public async Task<EnginesModel> Engines(long deskId, CancellationToken stop)
    {
        var month = spending.Month;
        var use = (await spending.Use(deskId, month, stop)).ToDictionary(u => u.Engine);
        var rows = await db.Engines.AsNoTracking().Where(e => e.DeskId == deskId).OrderBy(e => e.IsRemoved).ThenBy(e => e.Id).ToListAsync(stop);
        var now = clock.GetUtcNow();
        var record = await db.Audit.Where(a => a.DeskId == deskId && Acts.Contains(a.Act)).OrderByDescending(a => a.Id).Take(20).Select(a => new JobAct(a.Act, a.Person!.DisplayName, a.Detail, a.At)).ToListAsync(stop);
        return new(
            deskId,
            await db.Desks.Where(d => d.Id == deskId).Select(d => d.Name).SingleAsync(stop),
            await spending.Budget(deskId, month, stop),
            [.. rows.Where(e => !e.IsRemoved || use.ContainsKey(e.Id)).Select(e => new EngineLine(e, KnownEngines.Find(e.Kind), EngineView.StateOf(e, now), use.GetValueOrDefault(e.Id, new(e.Id, 0, 0, 0, 0, 0, 0))))],
            await db.Routes.CountAsync(r => r.DeskId == deskId, stop),
            record);
    }

    /// <summary>The form for a new engine; null where there is none of that kind.</summary>
    public async Task<EngineModel?> New(long deskId, string? kind, CancellationToken stop)
    {
        if (KnownEngines.Find(kind ?? "") is not { } description) return null;
        var desk = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == deskId, stop);
        return new(deskId, desk.Name, desk.Currency, description) { Name = description.Profile.Title };
    }

    /// <summary>An engine's page; null where the desk has no such engine, or this version does not know it.</summary>
    public async Task<EngineModel?> Engine(long deskId, long engineId, CancellationToken stop)
    {
        if (await engines.Find(deskId, engineId, stop) is not { } row || await New(deskId, row.Kind, stop) is not { } model) return null;
        var (from, to) = await EngineEndpoints.Pair(deskId, db, stop);
        return model with
        {
            Row = row,
            Name = row.Name,
            Price = row.PricePerMillion.ToString("0.######", CultureInfo.InvariantCulture),
            MostCalls = row.MostCalls?.ToString(CultureInfo.InvariantCulture) ?? "",
            Values = EngineKeys.Open(row),
            Kept = keys.Kept(row),
            State = EngineView.StateOf(row, clock.GetUtcNow()),
            Pair = (from.Tag, to.Tag),
        };
    }
}
