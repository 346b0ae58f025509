using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A desk's settings as they stand in the form: what holds, or what was typed and refused.</summary>
public sealed record DeskSettings(long Desk, string DeskName, string Name, string From, string To, bool Delivers, bool Feeds, bool Folder)
{
    /// <summary>What was changed.</summary>
    public string? Done { get; init; }

    /// <summary>Why nothing was changed.</summary>
    public string? Error { get; init; }

    /// <summary>The settings that hold.</summary>
    public static DeskSettings Of(Desk desk) =>
        new(desk.Id, desk.Name, desk.Name, desk.SourceLocale.Tag, string.Join(", ", desk.TargetLocales), desk.DeliversReviewedMemory, desk.FeedsMemory, desk.DeliversToFolder);
}

/// <summary>A desk's habits and policy.</summary>
static class DeskSettingsPages
{
    public static void MapDeskSettingsPages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/desks/{desk:long}/settings").RequireDeskRole(DeskRole.Manager);
        page.MapGet("/", async (long desk, TranslateDb db, CancellationToken stop) => Show(DeskSettings.Of(await db.Desks.AsNoTracking().SingleAsync(d => d.Id == desk, stop))));
        page.MapPost("/", Save);
    }

    static RazorComponentResult<DeskSettingsPage> Show(DeskSettings settings) => new(new { Settings = settings }) { StatusCode = settings.Error is null ? 200 : 422 };

    static async Task<RazorComponentResult<DeskSettingsPage>> Save(
        long desk, IFormCollection form, TranslateDb db, Caller caller, TimeProvider clock, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var row = await db.Desks.SingleAsync(d => d.Id == desk, stop);
        var typed = new DeskSettings(
            desk, row.Name, form["name"].ToString().Trim(), form["from"].ToString().Trim(), form["to"].ToString().Trim(), form.ContainsKey("delivers"), form.ContainsKey("feeds"), form.ContainsKey("folder"));
        var tags = typed.To.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var wrong = tags.Append(typed.From).FirstOrDefault(tag => !Locale.TryParse(tag, out _));
        if (wrong is not null || typed.Name.Length == 0) return Show(typed with { Error = wrong is null ? strings["Desk.NameNeeded"] : strings["Desk.NotALocale", wrong] });

        row.Name = typed.Name;
        row.SourceLocale = Locale.Parse(typed.From);
        row.TargetLocales = [.. tags.Select(Locale.Parse).Distinct()];
        row.DeliversReviewedMemory = typed.Delivers;
        row.FeedsMemory = typed.Feeds;
        row.DeliversToFolder = typed.Folder;
        db.Audit.Add(new() { DeskId = desk, PersonId = caller.Id, Act = "desk-changed", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        return Show(DeskSettings.Of(row) with { Done = strings["Settings.Changed"] });
    }
}
