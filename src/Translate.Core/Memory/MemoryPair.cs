using System.Text.Json.Serialization;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A pair of segments that say the same in two locales, with what is known of where it came from. It can be read either way.</summary>
public sealed record MemoryPair(MemorySide Source, MemorySide Target)
{
    /// <summary>How far the pair's target can be trusted: only <see cref="TargetState.Reviewed"/> and above pass without a person.</summary>
    public TargetState State { get; init; } = TargetState.Translated;

    /// <summary>Who or what put the two together.</summary>
    public PairOrigin Origin { get; init; }

    /// <summary>How sure the program that paired the two was, in per cent; null where it did not say, or a person put them together.</summary>
    public int? Confidence { get; init; }

    /// <summary>The document it comes from, if known.</summary>
    public string? Document { get; init; }

    /// <summary>Who wrote the target, if known.</summary>
    public string? Author { get; init; }

    /// <summary>Who approved it, if known.</summary>
    public string? Editor { get; init; }

    /// <summary>When it was last changed, if known.</summary>
    public DateTimeOffset? Changed { get; init; }

    /// <summary>The pair read from its target to its source.</summary>
    [JsonIgnore]
    public MemoryPair Reversed => this with { Source = Target, Target = Source };

    /// <summary>Both texts, for a person or a debugger. A record would print its properties, and <see cref="Reversed"/> has no end.</summary>
    public override string ToString() => $"{Source.Locale} {Source.Text} = {Target.Locale} {Target.Text}";
}

/// <summary>Who or what made a pair of two segments.</summary>
public enum PairOrigin
{
    /// <summary>A person translated the one into the other, or nothing else is known.</summary>
    Human,

    /// <summary>An engine translated it.</summary>
    Machine,

    /// <summary>A program found them in two documents that say the same, and may have paired the wrong ones.</summary>
    Aligned,
}

/// <summary>One side of a pair: a segment in a locale, and what stood around it.</summary>
public sealed record MemorySide(Locale Locale, InlineText Text)
{
    /// <summary>What stood around the segment in its document; unknown by default.</summary>
    public SegmentContext Context { get; init; } = SegmentContext.Unknown;
}

/// <summary>What stands around a segment, by which an in-context match is told from an exact one.</summary>
/// <param name="Previous">The plain text of the segment before, in the same locale; empty at the start of the document; null if unknown.</param>
/// <param name="Next">The plain text of the segment after; empty at the end of the document; null if unknown.</param>
/// <param name="Key">The id of the unit where the format gives one that means something (a resource key); else null.</param>
public sealed record SegmentContext(string? Previous, string? Next, string? Key)
{
    /// <summary>Nothing is known of the surroundings.</summary>
    public static readonly SegmentContext Unknown = new(null, null, null);

    /// <summary>
    /// The segment stands in running text, where a line break is as good as a space: its neighbours are known, and its unit has no key. In a resource's
    /// string, and where nothing is known, a line break is one.
    /// </summary>
    [JsonIgnore]
    public bool Flows => Key is null && Previous is not null && Next is not null;
}
