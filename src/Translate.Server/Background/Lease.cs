using Translate.Server.Data;

namespace Translate.Server.Background;

/// <summary>The right to work on a batch, until it runs out. Every result is written under it.</summary>
/// <param name="Batch">The batch, as it was when the lease was taken.</param>
/// <param name="Id">Told from every other lease ever taken.</param>
public sealed record Lease(Batch Batch, Guid Id);

/// <summary>The lease ran out and somebody else took the batch: what this worker was about to write is not wanted any more.</summary>
public sealed class LeaseLostException(Lease lease) : Exception($"Batch {lease.Batch.Id} belongs to another worker now.");
