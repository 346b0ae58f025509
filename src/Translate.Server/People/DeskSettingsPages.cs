using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A desk's habits and policy.</summary>
static class DeskSettingsPages
{
    public static void MapDeskSettingsPages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/desks/{desk:long}/settings").RequireDeskRole(DeskRole.Manager);
        page.MapGet("/", async (long desk, TranslateDb db, CancellationToken stop) => Show(await db.Desks.AsNoTracking().SingleAsync(d => d.Id == desk, stop)));
        page.MapPost("/", Save);
    }

    static RazorComponentResult<DeskSettingsPage> Show(Desk desk, string? done = null, string? error = null) =>
        new(new { Desk = desk, Done = done, Error = error }) { StatusCode = error is null ? 200 : 422 };

    static async Task<RazorComponentResult<DeskSettingsPage>> Save(
        long desk, [FromForm] string name, [FromForm] string from, [FromForm] string to, IFormCollection form, TranslateDb db, Caller caller, TimeProvider clock, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var row = await db.Desks.SingleAsync(d => d.Id == desk, stop);
        var tags = to.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var wrong = tags.Append(from.Trim()).FirstOrDefault(tag => !Locale.TryParse(tag, out _));
        if (wrong is not null || string.IsNullOrWhiteSpace(name)) return Show(row, error: wrong is null ? strings["Desk.NameNeeded"] : strings["Desk.NotALocale", wrong]);

        row.Name = name.Trim();
        row.SourceLocale = Locale.Parse(from.Trim());
        row.TargetLocales = [.. tags.Select(Locale.Parse).Distinct()];
        row.DeliversReviewedMemory = form.ContainsKey("delivers");
        row.FeedsMemory = form.ContainsKey("feeds");
        row.DeliversToFolder = form.ContainsKey("folder");
        db.Audit.Add(new() { DeskId = desk, PersonId = caller.Id, Act = "desk-changed", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        return Show(row, done: strings["Settings.Changed"]);
    }
}
