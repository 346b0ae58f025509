using Translate.Core.Pretranslation;

namespace Translate.Server.Data;

/// <summary>How much of a job was known when it was prepared, by band.</summary>
public sealed class JobBand
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The band.</summary>
    public MatchBand Band { get; init; }

    /// <summary>Its segments.</summary>
    public int Segments { get; set; }

    /// <summary>Their words.</summary>
    public int Words { get; set; }

    /// <summary>Their characters.</summary>
    public int Characters { get; set; }
}

/// <summary>Whose changes an effort counts.</summary>
public enum EffortPass
{
    /// <summary>From what was offered to what the translator handed in.</summary>
    Translation,

    /// <summary>From what was handed in to what was approved.</summary>
    Review,
}

/// <summary>What people changed in a job of what they were offered, summed over the segments with offers of one kind.</summary>
public sealed class JobEffort
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>Whose changes.</summary>
    public EffortPass Pass { get; init; }

    /// <summary>Where the offers came from; what people wrote without one is <see cref="OriginKind.Human"/>.</summary>
    public OriginKind Origin { get; init; }

    /// <summary>The memory or the engine; empty where there is no name.</summary>
    public required string OriginName { get; init; }

    /// <summary>The band of a memory's matches; of all others <see cref="MatchBand.New"/>.</summary>
    public MatchBand Band { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>How many segments.</summary>
    public int Segments { get; init; }

    /// <summary>How many of them were left as they were.</summary>
    public int Unchanged { get; init; }

    /// <summary>Words of the source.</summary>
    public int SourceWords { get; init; }

    /// <summary>Words put in, taken out, replaced or moved.</summary>
    public int Edits { get; init; }

    /// <summary>Words of what came of it: edits in per cent of them are the TER.</summary>
    public int Words { get; init; }

    /// <summary>chrF of each segment's offer against what came of it, times the segment's words, summed.</summary>
    public double ChrFWords { get; init; }

    /// <summary>Seconds that people spent in these segments.</summary>
    public int Seconds { get; init; }

    /// <summary>When the job was approved.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>A segment that repeats another in its job, and is translated by itself all the same.</summary>
public sealed class LoneRepetition
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment.</summary>
    public int Ordinal { get; init; }
}
