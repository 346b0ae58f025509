using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Engines;
using Translate.Server.Memory;

namespace Translate.Server.People;

/// <summary>A desk's settings as they stand in the form: what holds, or what was typed and refused.</summary>
public sealed record DeskSettings(long Desk, string DeskName, string Name, string From, string To, bool Delivers, bool Feeds, bool Folder)
{
    /// <summary>From which score on drafts are made of what is similar; empty for none.</summary>
    public string DraftsFrom { get; init; } = "";

    /// <summary>A confirmed segment fills those that repeat it.</summary>
    public bool FillsRepetitions { get; init; }

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

    /// <summary>The desk asks for a second step when its people sign in.</summary>
    public bool AsksSecondStep { get; init; }

    /// <summary>What becomes of bylines.</summary>
    public ForgottenBylines Bylines { get; init; }

    /// <summary>What formats are told, by the options' names.</summary>
    public IReadOnlyDictionary<string, string> FormatOptions { get; init; } = new Dictionary<string, string>();

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
            DraftsFrom = desk.DraftsFrom?.ToString(CultureInfo.InvariantCulture) ?? "",
            FillsRepetitions = desk.FillsRepetitions,
            Currency = desk.Currency,
            Budget = desk.MachineBudget is { } budget ? Shown(budget) : "",
            WarnsAt = desk.BudgetWarnsAt.ToString(CultureInfo.InvariantCulture),
            AsksAbove = Shown(desk.AsksAbove),
            MostUnread = desk.MostUnreadMachine.ToString(CultureInfo.InvariantCulture),
            AsksSecondStep = desk.AsksSecondStep,
            Bylines = desk.Bylines,
            FormatOptions = DocumentFile.Options(desk.FormatOptions)?.Values ?? new Dictionary<string, string>(),
        };

    static string Shown(long millionths) => Money.Amount(millionths).ToString("0.00####", CultureInfo.InvariantCulture);
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
            desk, row.Name, form["name"].ToString().Trim(), form["from"].ToString().Trim(), form["to"].ToString().Trim(), form.ContainsKey("delivers"), form.ContainsKey("feeds"), form.ContainsKey("folder"))
        {
            DraftsFrom = form["drafts"].ToString().Trim(),
            FillsRepetitions = form.ContainsKey("repetitions"),
            Currency = form["currency"].ToString().Trim().ToUpperInvariant(),
            Budget = form["budget"].ToString().Trim(),
            WarnsAt = form["warns"].ToString().Trim(),
            AsksAbove = form["asks"].ToString().Trim(),
            MostUnread = form["unread"].ToString().Trim(),
            AsksSecondStep = form.ContainsKey("second"),
            Bylines = Enum.TryParse<ForgottenBylines>(form["bylines"], out var bylines) && Enum.IsDefined(bylines) ? bylines : ForgottenBylines.Removed,
            FormatOptions = FormatOptions.All.ToDictionary(o => o.Name, o => form[$"option-{o.Name}"].ToString(), StringComparer.OrdinalIgnoreCase),
        };
        var tags = typed.To.Split([',', ' '], StringSplitOptions.RemoveEmptyEntries);
        var wrong = tags.Append(typed.From).FirstOrDefault(tag => !Locale.TryParse(tag, out _));
        if (wrong is not null || typed.Name.Length == 0) return Show(typed with { Error = wrong is null ? strings["Desk.NameNeeded"] : strings["Desk.NotALocale", wrong] });

        var policy = new DeskPolicy
        {
            Name = typed.Name,
            SourceLocale = Locale.Parse(typed.From),
            TargetLocales = [.. tags.Select(Locale.Parse)],
            DeliversReviewedMemory = typed.Delivers,
            FeedsMemory = typed.Feeds,
            DraftsFrom = typed.DraftsFrom.Length == 0 ? null : Share(typed.DraftsFrom),
            FillsRepetitions = typed.FillsRepetitions,
            DeliversToFolder = typed.Folder,
            Currency = typed.Currency,
            MonthlyBudget = typed.Budget.Length == 0 ? null : Amount(typed.Budget),
            BudgetWarnsAt = Share(typed.WarnsAt),
            AsksAbove = Amount(typed.AsksAbove),
            MostUnreadMachine = Share(typed.MostUnread),
            AsksSecondStep = typed.AsksSecondStep,
            Bylines = typed.Bylines,
            FormatOptions = typed.FormatOptions,
        };
        if (policy.Wrong is { } member)
        {
            return Show(member switch
            {
                nameof(DeskPolicy.DraftsFrom) => typed with { Wrong = "drafts", Error = strings["Desk.NoDraftScore", DeskDrafts.Least, DeskDrafts.Most] },
                nameof(DeskPolicy.Currency) => typed with { Wrong = "currency", Error = strings["Desk.NoCurrency"] },
                nameof(DeskPolicy.MonthlyBudget) => typed with { Wrong = "budget", Error = strings["Desk.NoAmount"] },
                nameof(DeskPolicy.AsksAbove) => typed with { Wrong = "asks", Error = strings["Desk.NoAmount"] },
                nameof(DeskPolicy.BudgetWarnsAt) => typed with { Wrong = "warns", Error = strings["Desk.NoShare"] },
                nameof(DeskPolicy.MostUnreadMachine) => typed with { Wrong = "unread", Error = strings["Desk.NoShare"] },
                nameof(DeskPolicy.FormatOptions) => typed with { Error = DocumentFile.WhyNot(typed.FormatOptions) },
                _ => typed with { Error = strings["Desk.NameNeeded"] },
            });
        }

        policy.Set(row);
        db.Audit.Add(new() { DeskId = desk, PersonId = caller.Id, Act = "desk-changed", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        return Show(DeskSettings.Of(row) with { Done = strings["Settings.Changed"] });
    }

    /// <summary>An amount, written with a point in every language; one that is none becomes one that is refused.</summary>
    static decimal Amount(string typed) => decimal.TryParse(typed, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount) ? amount : -1;

    static int Share(string typed) => int.TryParse(typed, NumberStyles.None, CultureInfo.InvariantCulture, out var share) ? share : -1;
}
