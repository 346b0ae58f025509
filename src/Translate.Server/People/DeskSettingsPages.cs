using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Engines;

namespace Translate.Server.People;

/// <summary>A desk's settings as they stand in the form: what holds, or what was typed and refused.</summary>
public sealed record DeskSettings(long Desk, string DeskName, string Name, string From, string To, bool Delivers, bool Feeds, bool Folder)
{
    /// <summary>The currency of prices and budgets.</summary>
    public string Currency { get; init; } = "";

    /// <summary>The month's budget; empty for none.</summary>
    public string Budget { get; init; } = "";

    /// <summary>From which share of it on people are warned.</summary>
    public string WarnsAt { get; init; } = "";

    /// <summary>The cost above which an editor is asked.</summary>
    public string AsksAbove { get; init; } = "";

    /// <summary>The share of unread machine text that is delivered without an editor's consent.</summary>
    public string MostUnread { get; init; } = "";

    /// <summary>The field that the error is about.</summary>
    public string? Wrong { get; init; }

    /// <summary>What was changed.</summary>
    public string? Done { get; init; }

    /// <summary>Why nothing was changed.</summary>
    public string? Error { get; init; }

    /// <summary>The settings that hold.</summary>
    public static DeskSettings Of(Desk desk) =>
        new(desk.Id, desk.Name, desk.Name, desk.SourceLocale.Tag, string.Join(", ", desk.TargetLocales), desk.DeliversReviewedMemory, desk.FeedsMemory, desk.DeliversToFolder)
        {
            Currency = desk.Currency,
            Budget = desk.MachineBudget is { } budget ? Shown(budget) : "",
            WarnsAt = desk.BudgetWarnsAt.ToString(CultureInfo.InvariantCulture),
            AsksAbove = Shown(desk.AsksAbove),
            MostUnread = desk.MostUnreadMachine.ToString(CultureInfo.InvariantCulture),
        };

    static string Shown(long millionths) => Money.Amount(millionths).ToString("0.00####", CultureInfo.InvariantCulture);
}

/// <summary>A desk's habits and policy.</summary>
static class DeskSettingsPages
{
    const decimal MostMoney = 1_000_000_000;

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
            desk, row.Name, form["name"].ToString().Trim(), form["from"].ToString().Trim(), form["to"].ToString().Trim(), form.ContainsKey("delivers"), form.ContainsKey("feeds"), form.ContainsKey("folder"))
        {
            Currency = form["currency"].ToString().Trim().ToUpperInvariant(),
            Budget = form["budget"].ToString().Trim(),
            WarnsAt = form["warns"].ToString().Trim(),
            AsksAbove = form["asks"].ToString().Trim(),
            MostUnread = form["unread"].ToString().Trim(),
        };
        var tags = typed.To.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var wrong = tags.Append(typed.From).FirstOrDefault(tag => !Locale.TryParse(tag, out _));
        if (wrong is not null || typed.Name.Length == 0) return Show(typed with { Error = wrong is null ? strings["Desk.NameNeeded"] : strings["Desk.NotALocale", wrong] });

        var money = (Budget: Amount(typed.Budget), Asks: Amount(typed.AsksAbove));
        if (typed.Currency is not { Length: 3 } || !typed.Currency.All(char.IsAsciiLetterUpper)) return Refused("currency", strings["Desk.NoCurrency"]);
        if (typed.Budget.Length > 0 && money.Budget is null) return Refused("budget", strings["Desk.NoAmount"]);
        if (Share(typed.WarnsAt) is not { } warns) return Refused("warns", strings["Desk.NoShare"]);
        if (money.Asks is not { } asks) return Refused("asks", strings["Desk.NoAmount"]);
        if (Share(typed.MostUnread) is not { } unread) return Refused("unread", strings["Desk.NoShare"]);

        row.Currency = typed.Currency;
        row.MachineBudget = money.Budget;
        row.BudgetWarnsAt = warns;
        row.AsksAbove = asks;
        row.MostUnreadMachine = unread;
        row.Name = typed.Name;
        row.SourceLocale = Locale.Parse(typed.From);
        row.TargetLocales = [.. tags.Select(Locale.Parse).Distinct()];
        row.DeliversReviewedMemory = typed.Delivers;
        row.FeedsMemory = typed.Feeds;
        row.DeliversToFolder = typed.Folder;
        db.Audit.Add(new() { DeskId = desk, PersonId = caller.Id, Act = "desk-changed", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        return Show(DeskSettings.Of(row) with { Done = strings["Settings.Changed"] });

        RazorComponentResult<DeskSettingsPage> Refused(string field, string problem) => Show(typed with { Wrong = field, Error = problem });
    }

    /// <summary>An amount as millionths, written with a point in every language; null where it is none.</summary>
    static long? Amount(string typed) => decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) && amount <= MostMoney ? Money.Of(amount) : null;

    static int? Share(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var share) && share <= 100 ? share : null;
}
