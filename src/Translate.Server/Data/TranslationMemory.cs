using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>A translation memory of a desk.</summary>
public sealed class TranslationMemory
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>Its name, which targets taken from it carry.</summary>
    public required string Name { get; set; }

    /// <summary>Its place among the desk's memories: of equal matches that of the first one stands first.</summary>
    public int Place { get; set; }

    /// <summary>Its pairs are offered.</summary>
    public bool IsRead { get; set; } = true;

    /// <summary>What people translate and editors approve goes into it.</summary>
    public bool IsWritten { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }
}

/// <summary>A pair that is in its memory no more. Rows are only added, so that the index of each process can follow them.</summary>
public sealed class RemovedEntry
{
    /// <summary>The row's id; it grows.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The pair that was removed, by its row's id.</summary>
    public long EntryId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A pair of segments in a memory. It is found from either side by the side's key.</summary>
public sealed class MemoryEntry
{
    /// <summary>The row's id; it grows, so that an index can follow what is new.</summary>
    public long Id { get; init; }

    /// <summary>The memory.</summary>
    public long MemoryId { get; init; }

    /// <summary>A hash of everything that makes the pair what it is: the same pair is kept once.</summary>
    public long Fingerprint { get; init; }

    /// <summary>The side it was translated from.</summary>
    public required MemoryEntrySide Source { get; init; }

    /// <summary>The side it was translated into.</summary>
    public required MemoryEntrySide Target { get; init; }

    /// <summary>How far the pair can be trusted.</summary>
    public TargetState State { get; init; }

    /// <summary>Who or what put the two together.</summary>
    public PairOrigin Origin { get; init; }

    /// <summary>How sure the program was that put the two together, in per cent; null where none did.</summary>
    public int? Confidence { get; init; }

    /// <summary>The document it comes from.</summary>
    public string? Document { get; init; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; init; }

    /// <summary>Who approved it.</summary>
    public string? Editor { get; init; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>The memory.</summary>
    public TranslationMemory? Memory { get; init; }
}

/// <summary>One side of a pair.</summary>
public sealed class MemoryEntrySide
{
    /// <summary>Its locale.</summary>
    public Locale Locale { get; init; }

    /// <summary>Its text.</summary>
    public required InlineText Text { get; init; }

    /// <summary>The text's key, by which it is looked up.</summary>
    public long Key { get; init; }

    /// <summary>The segment before it; empty at the start of the document, null if unknown.</summary>
    public string? Previous { get; init; }

    /// <summary>The segment after it; empty at the end of the document, null if unknown.</summary>
    public string? Next { get; init; }

    /// <summary>The unit's key, if it has one that means something.</summary>
    public string? UnitKey { get; init; }
}
