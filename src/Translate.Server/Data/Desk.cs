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

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }
}
