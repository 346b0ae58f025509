using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Publishing;

/// <summary>A row of the outlets' table.</summary>
/// <param name="Outlet">The outlet.</param>
/// <param name="Published">How many files are out by it.</param>
/// <param name="Due">How many are on their way.</param>
/// <param name="Failed">How many were given up.</param>
public sealed record OutletLine(OutletView Outlet, int Published, int Due, int Failed);

/// <summary>What the page of outlets shows.</summary>
public sealed record OutletsModel(long Desk, string DeskName, IReadOnlyList<OutletLine> Outlets);

/// <summary>What an outlet's own page shows: what holds, or what was typed and refused.</summary>
public sealed record OutletModel(long Desk, string DeskName, OutletKind Kind, OutletInput Input)
{
    /// <summary>The outlet; null for a new one.</summary>
    public OutletView? Outlet { get; init; }

    /// <summary>What went out by it.</summary>
    public IReadOnlyList<PublicationView> Publications { get; init; } = [];

    /// <summary>The operator lets desks write below a folder.</summary>
    public bool HasFolder { get; init; }

    /// <summary>A secret that is shown this once.</summary>
    public string? Secret { get; init; }

    /// <summary>What is wrong.</summary>
    public IReadOnlyList<OutletWrong> Wrong { get; init; } = [];

    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}

/// <summary>A manager looks after the places where the desk publishes.</summary>
static class OutletPages
{
    public static void MapOutletPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/desks/{desk:long}/outlets").RequireDeskRole(DeskRole.Manager);
        pages.MapGet("/", List);
        pages.MapGet("/new", New);
        pages.MapPost("/new", Add);
        pages.MapGet("/{outlet:long}", Open);
        pages.MapPost("/{outlet:long}", Change);
        pages.MapPost("/{outlet:long}/secret", Rotate);
        pages.MapPost("/{outlet:long}/pause", Pause);
        pages.MapPost("/{outlet:long}/remove", Remove);

        // Where a form's answer was shown, the address bar has the form's address: reloading it must lead somewhere.
        pages.MapGet("/{outlet:long}/{form}", (long desk, long outlet) => TypedResults.LocalRedirect($"/desks/{desk}/outlets/{outlet}"));
    }

    static RazorComponentResult<OutletPage> Show(OutletModel model) => new(new { Model = model }) { StatusCode = model.Wrong.Count == 0 ? 200 : 422 };

    static async Task<RazorComponentResult<OutletsPage>> List(long desk, TranslateDb db, CancellationToken stop)
    {
        var rows = await db.Outlets.AsNoTracking().Where(o => o.DeskId == desk).OrderBy(o => o.Id).ToListAsync(stop);
        var counts = await db.Publications.Where(p => p.Outlet!.DeskId == desk).GroupBy(p => new { p.OutletId, p.State }).Select(g => new { g.Key.OutletId, g.Key.State, Count = g.Count() }).ToListAsync(stop);
        int Count(long outlet, PublicationState state) => counts.Find(c => c.OutletId == outlet && c.State == state)?.Count ?? 0;
        var lines = rows.ConvertAll(o => new OutletLine(OutletView.Of(o), Count(o.Id, PublicationState.Published), Count(o.Id, PublicationState.Due), Count(o.Id, PublicationState.Failed)));
        return new(new { Model = new OutletsModel(desk, await Name(desk, db, stop), lines) });
    }

    static async Task<RazorComponentResult<OutletPage>> New(long desk, TranslateDb db, PublishFolder folder, CancellationToken stop, OutletKind kind = OutletKind.Webhook) =>
        Show(new(desk, await Name(desk, db, stop), kind, new("", "", new(), IsAutomatic: true, null)) { HasFolder = folder.IsOpen });

    static async Task<RazorComponentResult<OutletPage>> Add(long desk, IFormCollection form, Outlets outlets, PublishFolder folder, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var kind = Enum.TryParse<OutletKind>(form["kind"], out var asked) && Enum.IsDefined(asked) ? asked : OutletKind.Webhook;
        var input = Input(form);
        var (outlet, secret, wrong) = await outlets.Add(desk, kind, input, caller.Id, stop);
        var model = new OutletModel(desk, await Name(desk, db, stop), kind, input) { HasFolder = folder.IsOpen, Wrong = wrong };
        return Show(outlet is null ? model : model with { Outlet = OutletView.Of(outlet), Secret = secret, Done = strings["Outlets.Added"] });
    }

    static async Task<IResult> Open(long desk, long outlet, Outlets outlets, PublicationReader reader, PublishFolder folder, TranslateDb db, CancellationToken stop) =>
        await Model(desk, outlet, outlets, reader, folder, db, stop) is { } model ? Show(model) : TypedResults.NotFound();

    static async Task<IResult> Change(long desk, long outlet, IFormCollection form, Outlets outlets, PublicationReader reader, PublishFolder folder, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var input = Input(form);
        if (await outlets.Change(desk, outlet, input, caller.Id, stop) is not { } wrong || await Model(desk, outlet, outlets, reader, folder, db, stop) is not { } model) return TypedResults.NotFound();
        return Show(wrong.Count > 0 ? model with { Input = input, Wrong = wrong } : model with { Done = strings["Settings.Changed"] });
    }

    static async Task<IResult> Rotate(long desk, long outlet, IFormCollection form, Outlets outlets, PublicationReader reader, PublishFolder folder, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await outlets.Rotate(desk, outlet, caller.Id, stop) is not { } secret || await Model(desk, outlet, outlets, reader, folder, db, stop) is not { } model) return TypedResults.NotFound();
        return Show(model with { Secret = secret, Done = strings["Outlets.SecretChanged"] });
    }

    static async Task<IResult> Pause(long desk, long outlet, IFormCollection form, Outlets outlets, Caller caller, CancellationToken stop) =>
        await outlets.Pause(desk, outlet, form["paused"] == "true", caller.Id, stop) ? TypedResults.LocalRedirect($"/desks/{desk}/outlets/{outlet}") : TypedResults.NotFound();

    static async Task<IResult> Remove(long desk, long outlet, IFormCollection form, Outlets outlets, Caller caller, CancellationToken stop) =>
        await outlets.Remove(desk, outlet, caller.Id, stop) ? TypedResults.LocalRedirect($"/desks/{desk}/outlets") : TypedResults.NotFound();

    static OutletInput Input(IFormCollection form) => new(
        form["name"].ToString().Trim(),
        form["place"].ToString().Trim(),
        new(Typed(form, "path"), Typed(form, "branch"), Typed(form, "author"), Typed(form, "email"), Typed(form, "user")),
        form.ContainsKey("automatic"),
        Typed(form, "token"));

    static string? Typed(IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } typed ? typed : null;

    static async Task<OutletModel?> Model(long desk, long outlet, Outlets outlets, PublicationReader reader, PublishFolder folder, TranslateDb db, CancellationToken stop)
    {
        if (await outlets.Find(desk, outlet, stop) is not { } row) return null;
        var view = OutletView.Of(row);
        return new(desk, await Name(desk, db, stop), row.Kind, new(view.Name, view.Place, view.Options, view.IsAutomatic, null))
        {
            Outlet = view,
            Publications = await reader.OfOutlet(outlet, stop),
            HasFolder = folder.IsOpen,
        };
    }

    static Task<string> Name(long desk, TranslateDb db, CancellationToken stop) => db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop);
}
