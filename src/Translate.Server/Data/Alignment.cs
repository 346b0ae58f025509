using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>Two documents that say the same in two languages, on their way into a memory: what a program paired, and what a person made of it.</summary>
public sealed class Alignment
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The memory that is to have the pairs, by its name.</summary>
    public required string Memory { get; set; }

    /// <summary>The name of the document in the one language.</summary>
    public required string SourceName { get; init; }

    /// <summary>The name of the one in the other.</summary>
    public required string TargetName { get; init; }

    /// <summary>The one language.</summary>
    public Locale SourceLocale { get; init; }

    /// <summary>The other.</summary>
    public Locale TargetLocale { get; init; }

    /// <summary>The segments of the one, as JSON.</summary>
    public required string Sources { get; init; }

    /// <summary>The segments of the other, as JSON.</summary>
    public required string Targets { get; init; }

    /// <summary>How they belong together, in their order, as JSON.</summary>
    public required string Links { get; set; }

    /// <summary>The links as they were before the last change, for taking it back; null where there was none.</summary>
    public string? LinksBefore { get; set; }

    /// <summary>Counts its changes, from 1; a change must name the version that it changes.</summary>
    public int Version { get; set; } = 1;

    /// <summary>Who brought the documents.</summary>
    public long? CreatedById { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When its pairs went into the memory; null before.</summary>
    public DateTimeOffset? Taken { get; set; }

    /// <summary>How many.</summary>
    public int Pairs { get; set; }
}
