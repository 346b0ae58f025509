using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>How a desk words its credits in one locale.</summary>
public sealed class CreditWording
{
    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The locale of the localized documents.</summary>
    public Locale Locale { get; init; }

    /// <summary>The words, with <c>{title}</c>, <c>{author}</c>, <c>{source}</c>, <c>{address}</c>, <c>{date}</c>, <c>{licence}</c>, <c>{translator}</c> and <c>{editor}</c> in them. A line with a field that is not known is left away.</summary>
    public required string Text { get; set; }
}

/// <summary>How a delivered file goes out.</summary>
public enum OutletKind
{
    /// <summary>To an address, signed.</summary>
    Webhook,

    /// <summary>Into a folder.</summary>
    Folder,

    /// <summary>As a commit into a Git repository.</summary>
    Git,
}

/// <summary>Where a desk publishes what it delivers.</summary>
public sealed class Outlet
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>What the desk calls it.</summary>
    public required string Name { get; set; }

    /// <summary>How it goes out.</summary>
    public OutletKind Kind { get; init; }

    /// <summary>The webhook's address, the folder, or the repository.</summary>
    public required string Place { get; set; }

    /// <summary>What else its kind needs, as JSON: a branch, a path with <c>{locale}</c> and <c>{name}</c>, the author of commits.</summary>
    public string Options { get; set; } = "{}";

    /// <summary>The secret it signs or signs in with, protected by the key ring.</summary>
    public string? Secret { get; set; }

    /// <summary>Every delivery goes out by it at once; otherwise an editor sends each.</summary>
    public bool IsAutomatic { get; set; }

    /// <summary>Nothing goes out by it until somebody says so again.</summary>
    public bool IsPaused { get; set; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }
}

/// <summary>How far a publication has come.</summary>
public enum PublicationState
{
    /// <summary>To be sent.</summary>
    Due,

    /// <summary>It is out.</summary>
    Published,

    /// <summary>Given up; it can be sent again.</summary>
    Failed,
}

/// <summary>A delivered file on its way to an outlet: one for the two, so that nothing is published twice.</summary>
public sealed class Publication
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The outlet.</summary>
    public long OutletId { get; init; }

    /// <summary>The file.</summary>
    public long DeliveryId { get; init; }

    /// <summary>Names the sending for the receiver, the same in every try: by it a receiver knows what it has already.</summary>
    public Guid Message { get; init; }

    /// <summary>How far it has come.</summary>
    public PublicationState State { get; set; }

    /// <summary>When it was asked for.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>When it was out.</summary>
    public DateTimeOffset? Done { get; set; }

    /// <summary>Where it is now: a commit's id, a path, what the receiver called it.</summary>
    public string? Result { get; set; }

    /// <summary>What went wrong last.</summary>
    public string? Failure { get; set; }

    /// <summary>The outlet.</summary>
    public Outlet? Outlet { get; init; }

    /// <summary>The file.</summary>
    public DeliveredFile? Delivery { get; init; }
}

/// <summary>One try to send a publication.</summary>
public sealed class PublicationAttempt
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The publication.</summary>
    public long PublicationId { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>How long it took, in milliseconds.</summary>
    public int Took { get; init; }

    /// <summary>The receiver's HTTP status, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>What was sent, as far as it can be shown: headers without secrets, the beginning of the body.</summary>
    public string? Sent { get; init; }

    /// <summary>What the receiver answered, its beginning.</summary>
    public string? Answer { get; init; }

    /// <summary>What went wrong; null where it went well.</summary>
    public string? Failure { get; init; }
}
