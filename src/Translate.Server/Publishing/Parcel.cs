using Translate.Server.Data;
using Translate.Server.Delivery;

namespace Translate.Server.Publishing;

/// <summary>A delivered file on its way to an outlet, with all that is said of it.</summary>
/// <param name="Publication">The publication.</param>
/// <param name="Outlet">The outlet.</param>
/// <param name="Delivery">The file.</param>
/// <param name="Job">The job, with its document.</param>
/// <param name="Desk">The desk's name.</param>
/// <param name="Credits">Who made it.</param>
/// <param name="Address">Where the service can be asked for the file.</param>
public sealed record Parcel(Publication Publication, Outlet Outlet, DeliveredFile Delivery, Job Job, string Desk, DocumentCredits Credits, Uri Address)
{
    /// <summary>What else the outlet's kind needs.</summary>
    public OutletOptions Options => OutletOptions.Read(Outlet.Options);

    /// <summary>Where the file goes below the outlet's place.</summary>
    /// <exception cref="PublishException">It would lead out of it.</exception>
    public string Path => Options.TryPath(Job.Locale.Tag, Delivery.Name, Job.Document!.Name, out var path)
        ? path
        : throw new PublishException($"the path for \"{Delivery.Name}\" leads out of its folder. Change the outlet's path.") { IsFinal = true };
}

/// <summary>What came of sending.</summary>
/// <param name="Result">Where the file is now.</param>
/// <param name="Status">The receiver's HTTP status.</param>
/// <param name="Request">What was sent, as far as it can be shown.</param>
/// <param name="Answer">What the receiver answered, its beginning.</param>
public sealed record Sent(string Result, int? Status = null, string? Request = null, string? Answer = null);

/// <summary>A file did not go out.</summary>
public sealed class PublishException(string message, Exception? inner = null) : Exception(message, inner)
{
    /// <summary>Trying again by itself would change nothing: somebody has to mend something first.</summary>
    public bool IsFinal { get; init; }

    /// <summary>The receiver's HTTP status, where there was one.</summary>
    public int? Status { get; init; }

    /// <summary>What was sent, as far as it can be shown.</summary>
    public string? Request { get; init; }

    /// <summary>What the receiver answered, its beginning.</summary>
    public string? Answer { get; init; }
}

/// <summary>Sends files by one kind of outlet. Sent twice, a file changes nothing.</summary>
public interface ISender
{
    /// <summary>The kind.</summary>
    OutletKind Kind { get; }

    /// <summary>Sends a file.</summary>
    /// <exception cref="PublishException">It did not go out.</exception>
    Task<Sent> Send(Parcel parcel, CancellationToken stop);
}
