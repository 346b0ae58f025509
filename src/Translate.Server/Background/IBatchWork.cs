using Translate.Server.Data;

namespace Translate.Server.Background;

/// <summary>What one kind of batch does. It may be broken off at any line and begun again: it commits nothing without its lease.</summary>
public interface IBatchWork
{
    /// <summary>The kind of batch it does.</summary>
    BatchKind Kind { get; }

    /// <summary>Does the batch and finishes it under its lease.</summary>
    /// <exception cref="LeaseLostException">Somebody else does it now.</exception>
    /// <exception cref="Core.Text.InvalidDocumentException">It can never be done: the file is at fault.</exception>
    Task Run(Lease lease, CancellationToken stop);
}
