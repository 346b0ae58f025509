using Translate.Core.Text;

namespace Translate.Server.Data;

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

    /// <summary>Its articles are to play with: each person has their own, and they are nobody's work.</summary>
    public bool IsPractice { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }
}
