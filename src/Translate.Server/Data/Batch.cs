namespace Translate.Server.Data;

/// <summary>What a batch does.</summary>
public enum BatchKind
{
    /// <summary>Reads a document's segments and cuts the filling of its jobs into batches.</summary>
    Extract,

    /// <summary>Fills a range of a job's segments from memory.</summary>
    Fill,

    /// <summary>Makes a job's localized file.</summary>
    Deliver,

    /// <summary>Has engines translate what memory does not know in a range of a job's segments.</summary>
    Machine,

    /// <summary>Sends a delivered file to an outlet.</summary>
    Publish,

    /// <summary>Reads a revised document, and aligns its units to those of the revision before.</summary>
    Compare,

    /// <summary>Carries the work on a document over into a job of its later revision.</summary>
    Carry,

    /// <summary>Counts how much of a job's text the desk's memories know.</summary>
    Analyze,
}

/// <summary>Whether a batch is still to be done.</summary>
public enum BatchState
{
    /// <summary>To be done at <see cref="Batch.DueAt"/> or after, unless somebody holds its lease.</summary>
    Due,

    /// <summary>Done; its results are in the database.</summary>
    Done,

    /// <summary>Given up; <see cref="Batch.Failure"/> says why. A person can ask for it again.</summary>
    Failed,

    /// <summary>Ready, but not to be done before all of the job's costs are known, and allowed.</summary>
    Held,

    /// <summary>A person decided that it is not to be done.</summary>
    Cancelled,
}

/// <summary>A piece of background work. The row is the truth; the queue only carries its id.</summary>
public sealed class Batch
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>What it does.</summary>
    public BatchKind Kind { get; init; }

    /// <summary>The document.</summary>
    public long DocumentId { get; init; }

    /// <summary>The job, where it belongs to one.</summary>
    public long? JobId { get; init; }

    /// <summary>The publication, where it sends one.</summary>
    public long? PublicationId { get; init; }

    /// <summary>The first segment it fills.</summary>
    public int First { get; init; }

    /// <summary>The number of segments it fills.</summary>
    public int Count { get; init; }

    /// <summary>Whether it is still to be done.</summary>
    public BatchState State { get; set; }

    /// <summary>Not to be tried before; of an analysis that is done, when it was.</summary>
    public DateTimeOffset DueAt { get; set; }

    /// <summary>How often it was begun.</summary>
    public int Attempts { get; set; }

    /// <summary>Who works on it: results are written under this id only.</summary>
    public Guid? LeaseId { get; set; }

    /// <summary>Until when the lease holds, unless it is renewed.</summary>
    public DateTimeOffset? LeasedUntil { get; set; }

    /// <summary>When the reconciler last put its id into the queue, so that it does not flood it. Null for a new one: whoever made it may have died before the nudge.</summary>
    public DateTimeOffset? NudgedAt { get; set; }

    /// <summary>What went wrong in the last attempt.</summary>
    public string? Failure { get; set; }

    /// <summary>What its engine calls are expected to cost, in millionths of the desk's currency.</summary>
    public long Estimate { get; init; }

    /// <summary>How often it had to wait for engines that rest.</summary>
    public int Waits { get; set; }

    /// <summary>Segments that engines are to translate.</summary>
    public int Wanted { get; set; }

    /// <summary>Segments filled from memory.</summary>
    public int FromMemory { get; set; }

    /// <summary>Segments filled with their source.</summary>
    public int Copied { get; set; }

    /// <summary>Segments filled by an engine.</summary>
    public int FromMachine { get; set; }

    /// <summary>Those of them that had been paid for before.</summary>
    public int FromCache { get; set; }

    /// <summary>Segments left to people.</summary>
    public int ToPeople { get; set; }
}
