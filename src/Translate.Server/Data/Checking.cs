namespace Translate.Server.Data;

/// <summary>Which checks are made of a unit, where it is to be otherwise than in the rest of its document.</summary>
public sealed class UnitChecks
{
    /// <summary>The document.</summary>
    public long DocumentId { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>The settings (<see cref="Core.Quality.CheckSettings"/>), as JSON.</summary>
    public required string Checks { get; set; }
}

/// <summary>A finding that a person has looked at and let pass.</summary>
public sealed class DismissedFinding
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment.</summary>
    public int Ordinal { get; init; }

    /// <summary>The finding's key: of another source or target it is another finding.</summary>
    public required string Key { get; init; }

    /// <summary>The check.</summary>
    public required string Check { get; init; }

    /// <summary>Why it may pass.</summary>
    public string? Reason { get; init; }

    /// <summary>Who let it pass.</summary>
    public long? PersonId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}
