using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Engines;
using Translate.Server.Memory;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>A desk's habits and policy, all of them: what is left out of a change is refused, not reset. Amounts are in the desk's currency.</summary>
public sealed record DeskPolicy
{
    /// <summary>The largest amount that makes sense.</summary>
    internal const decimal MostMoney = 1_000_000_000;

    /// <summary>The desk's name.</summary>
    public required string Name { get; init; }

    /// <summary>The locale that its documents are mostly written in.</summary>
    public required Locale SourceLocale { get; init; }

    /// <summary>The locales that they are mostly translated into.</summary>
    public required IReadOnlyList<Locale> TargetLocales { get; init; }

    /// <summary>What reviewed memory matches exactly is delivered without a person.</summary>
    public required bool DeliversReviewedMemory { get; init; }

    /// <summary>Approved translations are added to the memory.</summary>
    public required bool FeedsMemory { get; init; }

    /// <summary>Of what memory has similar, from this score on, new segments have a draft: 50 to 99; null for none.</summary>
    public required int? DraftsFrom { get; init; }

    /// <summary>A confirmed segment fills those of its job that repeat it.</summary>
    public required bool FillsRepetitions { get; init; }

    /// <summary>Delivered files are also written to the translations folder.</summary>
    public required bool DeliversToFolder { get; init; }

    /// <summary>The currency, by its ISO 4217 code.</summary>
    public required string Currency { get; init; }

    /// <summary>What engines may cost in a month; null for no limit.</summary>
    public required decimal? MonthlyBudget { get; init; }

    /// <summary>From this share of the budget on, in per cent, people are warned.</summary>
    public required int BudgetWarnsAt { get; init; }

    /// <summary>A job that costs more is translated by machine only after an editor was asked.</summary>
    public required decimal AsksAbove { get; init; }

    /// <summary>With a larger share of machine text that nobody changed, in per cent, a document is delivered only with an editor's consent.</summary>
    public required int MostUnreadMachine { get; init; }

    /// <summary>Only people whose sign-in takes a second step, or a passkey, see the desk.</summary>
    public required bool AsksSecondStep { get; init; }

    /// <summary>What becomes of the bylines of somebody who wants to be forgotten.</summary>
    public required ForgottenBylines Bylines { get; init; }

    /// <summary>What formats are told about files that are taken in from now on, by their options' names; null to leave it as it is.</summary>
    public IReadOnlyDictionary<string, string>? FormatOptions { get; init; }

    /// <summary>The first thing that is wrong with it, as the name of a member; null where nothing is.</summary>
    internal string? Wrong => this switch
    {
        { Name: null or { Length: 0 or > 100 } } => nameof(Name),
        { TargetLocales: null } => nameof(TargetLocales),
        { Currency: not { Length: 3 } } => nameof(Currency),
        _ when !Currency.All(char.IsAsciiLetterUpper) => nameof(Currency),
        { DraftsFrom: < DeskDrafts.Least or > DeskDrafts.Most } => nameof(DraftsFrom),
        { MonthlyBudget: < 0 or > MostMoney } => nameof(MonthlyBudget),
        { BudgetWarnsAt: < 0 or > 100 } => nameof(BudgetWarnsAt),
        { AsksAbove: < 0 or > MostMoney } => nameof(AsksAbove),
        { MostUnreadMachine: < 0 or > 100 } => nameof(MostUnreadMachine),
        _ when !Enum.IsDefined(Bylines) => nameof(Bylines),
        { FormatOptions: { } told } when DocumentFile.WhyNot(told) is not null => nameof(FormatOptions),
        _ => null,
    };

    /// <summary>The policy that holds.</summary>
    internal static DeskPolicy Of(Desk desk) => new()
    {
        Name = desk.Name,
        SourceLocale = desk.SourceLocale,
        TargetLocales = desk.TargetLocales,
        DeliversReviewedMemory = desk.DeliversReviewedMemory,
        FeedsMemory = desk.FeedsMemory,
        DraftsFrom = desk.DraftsFrom,
        FillsRepetitions = desk.FillsRepetitions,
        DeliversToFolder = desk.DeliversToFolder,
        Currency = desk.Currency,
        MonthlyBudget = desk.MachineBudget is { } budget ? Money.Amount(budget) : null,
        BudgetWarnsAt = desk.BudgetWarnsAt,
        AsksAbove = Money.Amount(desk.AsksAbove),
        MostUnreadMachine = desk.MostUnreadMachine,
        AsksSecondStep = desk.AsksSecondStep,
        Bylines = desk.Bylines,
        FormatOptions = DocumentFile.Options(desk.FormatOptions)?.Values ?? new Dictionary<string, string>(),
    };

    /// <summary>Lets it hold for a desk.</summary>
    internal void Set(Desk desk)
    {
        desk.Name = Name;
        desk.SourceLocale = SourceLocale;
        desk.TargetLocales = [.. TargetLocales.Distinct()];
        desk.DeliversReviewedMemory = DeliversReviewedMemory;
        desk.FeedsMemory = FeedsMemory;
        desk.DraftsFrom = DraftsFrom;
        desk.FillsRepetitions = FillsRepetitions;
        desk.DeliversToFolder = DeliversToFolder;
        desk.Currency = Currency;
        desk.MachineBudget = MonthlyBudget is { } budget ? Money.Of(budget) : null;
        desk.BudgetWarnsAt = BudgetWarnsAt;
        desk.AsksAbove = Money.Of(AsksAbove);
        desk.MostUnreadMachine = MostUnreadMachine;
        desk.AsksSecondStep = AsksSecondStep;
        desk.Bylines = Bylines;
        if (FormatOptions is { } told) desk.FormatOptions = DocumentFile.Kept(told);
    }
}

static class DeskSettingsEndpoints
{
    public static void MapDeskSettings(this IEndpointRouteBuilder api)
    {
        var settings = api.MapGroup("/desks/{desk:long}/settings").RequireDeskRole(DeskRole.Manager);
        settings.MapGet("/", async (long desk, TranslateDb db, CancellationToken stop) => TypedResults.Ok(DeskPolicy.Of(await db.Desks.AsNoTracking().SingleAsync(d => d.Id == desk, stop)))).WithSummary("The desk's habits and policy");
        settings.MapPut("/", Change).WithSummary("Changes the desk's habits and policy, all at once");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Change(long desk, DeskPolicy policy, TranslateDb db, Caller caller, TimeProvider clock, CancellationToken stop)
    {
        if (policy.Wrong is { } wrong)
        {
            return Problems.Invalid(wrong switch
            {
                nameof(DeskPolicy.Name) => "Give \"name\", of at most 100 characters.",
                nameof(DeskPolicy.TargetLocales) => "Give \"targetLocales\", a list of language tags.",
                nameof(DeskPolicy.Currency) => "\"currency\" is three capital letters, as EUR.",
                nameof(DeskPolicy.DraftsFrom) => $"\"draftsFrom\" is a score from {DeskDrafts.Least} to {DeskDrafts.Most}, or null for no drafts.",
                nameof(DeskPolicy.MonthlyBudget) => "\"monthlyBudget\" is an amount of at least 0, or null for no limit.",
                nameof(DeskPolicy.Bylines) => "\"bylines\" is removed or kept.",
                nameof(DeskPolicy.FormatOptions) => DocumentFile.WhyNot(policy.FormatOptions!)!,
                nameof(DeskPolicy.AsksAbove) => "\"asksAbove\" is an amount of at least 0.",
                _ => "\"budgetWarnsAt\" and \"mostUnreadMachine\" are per cent, from 0 to 100.",
            });
        }

        policy.Set(await db.Desks.SingleAsync(d => d.Id == desk, stop));
        db.Audit.Add(new() { DeskId = desk, PersonId = caller.Id, Act = "desk-changed", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        return TypedResults.NoContent();
    }
}
