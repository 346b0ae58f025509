using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>How grave an error of a translation is (MQM: severity levels, with their usual weights).</summary>
public enum ErrorSeverity
{
    /// <summary>To be seen, but it costs nothing: a matter of taste.</summary>
    Neutral,

    /// <summary>It does not get in the reader's way; weight 1.</summary>
    Minor,

    /// <summary>It misleads or disturbs; weight 5.</summary>
    Major,

    /// <summary>The text cannot be used with it; weight 25.</summary>
    Critical,
}

/// <summary>An error that an editor marked in a translation, as the Multidimensional Quality Metrics classify them.</summary>
public sealed class ReviewError
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment.</summary>
    public int Ordinal { get; init; }

    /// <summary>The version of the target that has it.</summary>
    public int Version { get; init; }

    /// <summary>Where it begins in that version's plain text, in UTF-16 code units.</summary>
    public int Start { get; init; }

    /// <summary>How long it is; 0 where something is missing.</summary>
    public int Length { get; init; }

    /// <summary>What kind it is, by its name in the MQM core typology: <c>accuracy/omission</c>.</summary>
    public required string Category { get; init; }

    /// <summary>How grave it is.</summary>
    public ErrorSeverity Severity { get; init; }

    /// <summary>What the editor says about it.</summary>
    public string? Note { get; init; }

    /// <summary>Who marked it.</summary>
    public long? EditorId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>How a review came out.</summary>
public enum ReviewOutcome
{
    /// <summary>Approved as it was handed in.</summary>
    Approved,

    /// <summary>Approved, with changes of the editor's.</summary>
    ApprovedWithEdits,

    /// <summary>Given back to its translator.</summary>
    Returned,

    /// <summary>Approved at once: the desk trusts its translator.</summary>
    Trusted,
}

/// <summary>One review of a job, for the statistics of people and languages. Its numbers are those of its moment.</summary>
public sealed class JobReview
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The locale.</summary>
    public Locale Locale { get; init; }

    /// <summary>Whose work it was.</summary>
    public long? TranslatorId { get; init; }

    /// <summary>Who reviewed it; null where nobody had to.</summary>
    public long? EditorId { get; init; }

    /// <summary>How it came out.</summary>
    public ReviewOutcome Outcome { get; init; }

    /// <summary>What the editor said with it.</summary>
    public string? Reason { get; init; }

    /// <summary>The words of its source.</summary>
    public int Words { get; init; }

    /// <summary>The segments it had.</summary>
    public int Segments { get; init; }

    /// <summary>Those of them that the editor changed.</summary>
    public int Edited { get; init; }

    /// <summary>The weights of the errors marked in it, together; null where none was looked for.</summary>
    public int? Penalty { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }
}

/// <summary>Words with which a desk's editors give jobs back, kept so that nobody types them twice.</summary>
public sealed class ReturnReason
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>Whose they are; null where they are the whole desk's.</summary>
    public long? PersonId { get; init; }

    /// <summary>The words.</summary>
    public required string Text { get; set; }
}
