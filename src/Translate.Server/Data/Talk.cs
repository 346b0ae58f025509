namespace Translate.Server.Data;

/// <summary>What somebody says about a segment of a job.</summary>
public sealed class SegmentComment
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment.</summary>
    public int Ordinal { get; init; }

    /// <summary>Who says it; null where the person is no longer there.</summary>
    public long? PersonId { get; init; }

    /// <summary>What is said. People are named by <c>@</c> and their name.</summary>
    public required string Text { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was settled; null while it is open.</summary>
    public DateTimeOffset? Resolved { get; set; }

    /// <summary>Who settled it.</summary>
    public long? ResolvedById { get; set; }

    /// <summary>Who says it.</summary>
    public Person? Person { get; init; }
}

/// <summary>Something that a person should know, shown on the page and sent by e-mail.</summary>
public sealed class Notice
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>Who should know.</summary>
    public long PersonId { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The job, where it is about one.</summary>
    public long? JobId { get; init; }

    /// <summary>The segment, where it is about one.</summary>
    public int? Ordinal { get; init; }

    /// <summary>What it is, as one word of the workflow, by which pages and e-mails word it: <c>claim-ends</c>, <c>mentioned</c>.</summary>
    public required string Kind { get; init; }

    /// <summary>What makes it one and the same notice, so that nobody is told twice: <c>claim-ends:12:2026-11-24T12:00Z</c>.</summary>
    public required string Key { get; init; }

    /// <summary>What was said, or until when.</summary>
    public string? Detail { get; init; }

    /// <summary>When it came up.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When the person saw it on a page.</summary>
    public DateTimeOffset? Seen { get; set; }

    /// <summary>When its e-mail was handed over, or it was decided that there is none to send.</summary>
    public DateTimeOffset? Mailed { get; set; }

    /// <summary>Until when a process is sending its e-mail; nobody else does meanwhile.</summary>
    public DateTimeOffset? MailingUntil { get; set; }

    /// <summary>How often sending it was begun.</summary>
    public int MailAttempts { get; set; }

    /// <summary>Who should know.</summary>
    public Person? Person { get; init; }
}

/// <summary>How e-mails of one kind of notice come.</summary>
public enum MailWish
{
    /// <summary>Each at once.</summary>
    AtOnce,

    /// <summary>All of a day together.</summary>
    Daily,

    /// <summary>Not at all.</summary>
    Never,
}

/// <summary>How a person wants to be told of one kind of thing, where it is not as usual.</summary>
public sealed class NoticeWish
{
    /// <summary>The person.</summary>
    public long PersonId { get; init; }

    /// <summary>The kind: <see cref="Notice.Kind"/>.</summary>
    public required string Kind { get; init; }

    /// <summary>It is shown on the page.</summary>
    public bool OnPage { get; set; } = true;

    /// <summary>How its e-mails come.</summary>
    public MailWish Mail { get; set; }
}

/// <summary>An e-mail that is not a single notice's: an invitation, the way back in, a day's notices together. It is tried again until it is taken, and goes once.</summary>
public sealed class Letter
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>What makes it one and the same letter: <c>invitation:12</c>, <c>digest:3:2026-11-24</c>.</summary>
    public required string Key { get; init; }

    /// <summary>Where it goes.</summary>
    public required string Address { get; init; }

    /// <summary>Whom it is for, where that is somebody known.</summary>
    public long? PersonId { get; init; }

    /// <summary>It, encrypted, for it may hold a secret; null while it is still to be written, and once it is sent.</summary>
    public byte[]? Sealed { get; set; }

    /// <summary>When it came up.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>When it was handed over, or it was decided that there is nothing to send.</summary>
    public DateTimeOffset? Sent { get; set; }

    /// <summary>Until when a process is sending it; nobody else does meanwhile.</summary>
    public DateTimeOffset? SendingUntil { get; set; }

    /// <summary>How often sending it was begun.</summary>
    public int Attempts { get; set; }
}

/// <summary>Who has a job open in an editor, and where.</summary>
public sealed class Presence
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The open editor: one for each page of a browser.</summary>
    public Guid Place { get; init; }

    /// <summary>Who.</summary>
    public long PersonId { get; init; }

    /// <summary>The segment that the person is at; null while only reading.</summary>
    public int? Ordinal { get; set; }

    /// <summary>The last sign of life.</summary>
    public DateTimeOffset SeenAt { get; set; }

    /// <summary>Who.</summary>
    public Person? Person { get; init; }
}
