using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>Whose work an editor has to review.</summary>
public enum ReviewRule
{
    /// <summary>Everybody's.</summary>
    Everybody,

    /// <summary>Newcomers'; what people whom the desk trusts hand in is approved at once.</summary>
    Newcomers,
}

/// <summary>Where the credits stand in a localized document.</summary>
public enum CreditsPlace
{
    /// <summary>Nowhere in it; in its metadata only.</summary>
    Nowhere,

    /// <summary>At its beginning, behind the title.</summary>
    Top,

    /// <summary>At its end.</summary>
    Bottom,
}

/// <summary>What becomes of the bylines of somebody who wants to be forgotten.</summary>
public enum ForgottenBylines
{
    /// <summary>The name goes from everything; credits say that a translator of the desk did it.</summary>
    Removed,

    /// <summary>Credits in what was delivered keep the name, as a published byline.</summary>
    Kept,
}

/// <summary>A team's place: its people, documents, memory and policy.</summary>
public sealed class Desk
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk's name, as its people call it.</summary>
    public required string Name { get; set; }

    /// <summary>The locale that its documents are mostly written in; proposed at intake.</summary>
    public Locale SourceLocale { get; set; }

    /// <summary>The locales that its documents are mostly translated into; proposed at intake.</summary>
    public List<Locale> TargetLocales { get; set; } = [];

    /// <summary>
    /// A job whose every segment is an exact match of reviewed memory, or the source itself, is delivered without a person.
    /// </summary>
    public bool DeliversReviewedMemory { get; set; }

    /// <summary>Approved translations are added to the desk's memory.</summary>
    public bool FeedsMemory { get; set; } = true;

    /// <summary>The demonstration desk whose seeds are still to be taken in: set at its creation, cleared when all are.</summary>
    public bool AwaitsSeeds { get; set; }

    /// <summary>Delivered files are also written to the translations folder, as <c>LOCALE/NAME</c>.</summary>
    public bool DeliversToFolder { get; set; }

    /// <summary>The currency of prices and budgets, by its ISO 4217 code.</summary>
    public string Currency { get; set; } = "EUR";

    /// <summary>What engines may cost in a month, in millionths of the currency; null for no limit. Nothing is spent beyond it.</summary>
    public long? MachineBudget { get; set; }

    /// <summary>From this share of the budget on, in per cent, the desk's people are warned.</summary>
    public int BudgetWarnsAt { get; set; } = 80;

    /// <summary>A job's machine translation begins by itself up to this cost, in millionths of the currency; above it, an editor is shown the cost and asked.</summary>
    public long AsksAbove { get; set; }

    /// <summary>With a larger share of machine translations that no person changed, in per cent, a document is delivered only with an editor's consent.</summary>
    public int MostUnreadMachine { get; set; } = 30;

    /// <summary>Whose work an editor has to review.</summary>
    public ReviewRule Reviews { get; set; }

    /// <summary>From this score on, of 100, a review with scored errors passes; null where the desk has no pass mark.</summary>
    public int? PassMark { get; set; }

    /// <summary>Where the credits stand in its localized documents.</summary>
    public CreditsPlace CreditsAt { get; set; }

    /// <summary>What becomes of the bylines of somebody who wants to be forgotten.</summary>
    public ForgottenBylines Bylines { get; set; }

    /// <summary>Only people whose sign-in takes a second step, or a passkey, see it.</summary>
    public bool AsksSecondStep { get; set; }

    /// <summary>What the desk tells formats about its files, as a JSON object of options by name; null for nothing.</summary>
    public string? FormatOptions { get; set; }

    /// <summary>What it takes off the scores of matches, as a JSON object of points by name; null for the usual.</summary>
    public string? Scoring { get; set; }

    /// <summary>Of pairs from this score on a draft is made for a new segment, which a person has to confirm; null for none.</summary>
    public int? DraftsFrom { get; set; }

    /// <summary>A confirmed segment fills those that repeat it.</summary>
    public bool FillsRepetitions { get; set; } = true;

    /// <summary>What words of each band count, as JSON (<see cref="Core.Pretranslation.RateTable"/>); null for the usual.</summary>
    public string? RateTable { get; set; }

    /// <summary>Which checks are made, as JSON (<see cref="Core.Quality.CheckSettings"/>); null for the usual.</summary>
    public string? Checks { get; set; }

    /// <summary>Counts the changes of its termbase, by which each process knows whether it has read the last.</summary>
    public int TermsVersion { get; set; }

    /// <summary>Its articles are to play with: each person has their own, and they are nobody's work.</summary>
    public bool IsPractice { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }
}
