using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Engines.Lane;
using Translate.Server.Background;
using Translate.Server.Checking;
using Translate.Server.Data;
using Translate.Server.Jobs;

namespace Translate.Server.Engines;

/// <summary>Has a desk's engines translate what memory does not know in a range of a job's segments. What they cannot do goes to people, with the reason.</summary>
/// <remarks>
/// It may be broken off at any line. What engines answered is kept as soon as it comes, so that the next worker is not charged for it; targets are
/// written under the lease, and only where there is none.
/// </remarks>
public sealed class MachineBatch(
    TranslateDb db, Batches batches, LeaseKeeper keeper, Nudges nudges, DeskLanes lanes, EngineLanes engines, Estimates estimates, CheckChoices checks, MachineWork work, JobMoves moves, TimeProvider clock) : IBatchWork
{
    /// <summary>So often a batch waits for engines that rest; then people do not wait any longer.</summary>
    const int MostWaits = 12;

    /// <summary>As much of the document as a language model is told of what came before.</summary>
    const int MostSummary = 1500;

    /// <summary>A title stands at the head of a document, or there is none.</summary>
    const int TitleWithin = 50;

    /// <inheritdoc/>
    public BatchKind Kind => BatchKind.Machine;

    /// <inheritdoc/>
    public async Task Run(Lease lease, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document).SingleAsync(j => j.Id == lease.Batch.JobId, stop);
        if (job.State is not JobState.Preparing)
        {
            // Cancelled meanwhile: nothing is spent on it before somebody takes it up again.
            await batches.PutBack(lease, stop);
            return;
        }

        var desk = await lanes.Find(job.DeskId, job.Document!.SourceLocale, job.Locale, stop);
        var wanted = await Wanted(job, desk, lease.Batch, stop);
        var (results, estimated) = await keeper.During(
            lease,
            async Task<(IReadOnlyList<LaneResult>, IReadOnlyDictionary<int, Estimated>)> (kept) =>
            {
                // The route may be gone by now, or send these to people.
                if (wanted.Segments.Count == 0) return ([], new Dictionary<int, Estimated>());
                var run = await engines.Open(job.DeskId, (job.Document.SourceLocale, job.Locale), desk, lease, kept);
                var asked = run.Work(wanted.Segments, wanted.Title, wanted.Summary, wanted.Around, await checks.Of(job.DocumentId, kept));
                var results = await run.Translate(asked, kept);
                return (results, await estimates.Of(job.DeskId, run, asked, results, kept));
            },
            stop);
        await Write(job, desk, lease, results, estimated, stop);
        nudges.Send(await work.Next(job.Id, 1, stop));
    }

    /// <summary>The segments of the range, as far as nobody has split or joined them, that still have neither a target nor a reason why people translate them, with what an engine may want to know.</summary>
    async Task<(IReadOnlyList<DocumentSegment> Segments, string Title, string? Summary, (string? Before, string? After) Around)> Wanted(Job job, DeskLane desk, Batch batch, CancellationToken stop)
    {
        var rows = await db.Segments.AsNoTracking()
            .Where(s => s.DocumentId == batch.DocumentId && s.Ordinal >= batch.First - 1 && s.Ordinal <= batch.First + batch.Count)
            .OrderBy(s => s.Ordinal)
            .ToListAsync(stop);
        var done = await db.Targets.Where(t => t.JobId == job.Id && t.Ordinal >= batch.First && t.Ordinal < batch.First + batch.Count).Select(t => t.Ordinal)
            .Union(db.JobSegments.Where(s => s.JobId == job.Id && s.Ordinal >= batch.First && s.Ordinal < batch.First + batch.Count).Select(s => s.Ordinal))
            .Union(db.MachineOutcomes.Where(o => o.JobId == job.Id && o.Ordinal >= batch.First && o.Ordinal < batch.First + batch.Count).Select(o => o.Ordinal))
            .ToListAsync(stop);
        var left = done.ToHashSet();
        var segments = rows.FindAll(s => s.Ordinal >= batch.First && s.Ordinal < batch.First + batch.Count && !left.Contains(s.Ordinal) && Routing.SendsToMachine(desk.Route, s, job.Document!.Name));
        var before = await db.Segments.AsNoTracking().Where(s => s.DocumentId == batch.DocumentId && s.Ordinal < batch.First).OrderBy(s => s.Ordinal).Take(20).Select(s => s.Source).ToListAsync(stop);
        var title = await db.Segments.AsNoTracking().Where(s => s.DocumentId == batch.DocumentId && s.Ordinal < TitleWithin && s.Kind == UnitKind.Heading).OrderBy(s => s.Ordinal).Select(s => s.Source).FirstOrDefaultAsync(stop);
        var around = (rows.Find(s => s.Ordinal < batch.First)?.Source.Text, rows.Find(s => s.Ordinal >= batch.First + batch.Count)?.Source.Text);
        return (segments, title?.Text ?? job.Document!.Name, Summary(before.Select(s => s.Text)), around);
    }

    /// <summary>How the document begins: a news article says first what it is about.</summary>
    static string? Summary(IEnumerable<string> sentences)
    {
        var summary = new System.Text.StringBuilder();
        foreach (var sentence in sentences.TakeWhile(s => summary.Length + s.Length < MostSummary)) summary.Append(sentence).Append(' ');
        return summary.Length == 0 ? null : summary.ToString().TrimEnd();
    }

    async Task Write(Job job, DeskLane desk, Lease lease, IReadOnlyList<LaneResult> results, IReadOnlyDictionary<int, Estimated> estimated, CancellationToken stop)
    {
        var later = results.OfType<LaneResult.Later>().ToList();
        var waits = later.Count > 0 && lease.Batch.Waits < MostWaits;
        var decided = waits ? [.. results.Except<LaneResult>(later)] : results.Select(GivenUp).ToList();
        var targets = decided.OfType<LaneResult.Translated>().Select(r => Target(job, desk, r, estimated.GetValueOrDefault(r.Ordinal))).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await work.Lock(job.Id, stop);
        if (waits) await batches.Await(lease, later.Min(r => r.Until), later[0].Detail, stop);
        else await batches.Finish(lease, stop);

        // Nobody writes into a job that is being prepared; but what a person has written is never touched, whatever comes to pass.
        var ordinals = targets.ConvertAll(t => t.Ordinal);
        var taken = (await db.Targets.Where(t => t.JobId == job.Id && ordinals.Contains(t.Ordinal)).Select(t => t.Ordinal).ToListAsync(stop)).ToHashSet();
        targets.RemoveAll(t => taken.Contains(t.Ordinal));
        db.Targets.AddRange(targets);
        db.MachineOutcomes.AddRange(decided.Select(r => Outcome(job, lease.Batch, r, estimated.GetValueOrDefault(r.Ordinal))));
        await db.SaveChangesAsync(stop);

        int machine = targets.Count, cached = decided.OfType<LaneResult.Translated>().Count(r => r.FromCache && !taken.Contains(r.Ordinal));
        var people = waits ? decided.Count - machine : Math.Max(0, lease.Batch.Wanted - lease.Batch.FromMachine - lease.Batch.ToPeople - machine);
        var left = waits ? 1 : 0;
        await db.Batches.Where(b => b.Id == lease.Batch.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(b => b.FromMachine, b => b.FromMachine + machine)
                .SetProperty(b => b.FromCache, b => b.FromCache + cached)
                .SetProperty(b => b.ToPeople, b => b.ToPeople + people)
                .SetProperty(b => b.Waits, b => b.Waits + left),
            stop);
        var translated = targets.Count(t => t.State >= TargetState.Translated);
        await db.Jobs.Where(j => j.Id == job.Id).ExecuteUpdateAsync(
            set => set
                .SetProperty(j => j.Prepared, j => j.Prepared + machine + people)
                .SetProperty(j => j.Translated, j => j.Translated + translated)
                .SetProperty(j => j.BatchesLeft, j => j.BatchesLeft - 1 + left),
            stop);
        var delivery = waits ? null : await moves.Prepared(job.Id, stop);

        // A crash before this line repeats the batch from the answers that are kept; after it, nothing is lost but the nudge.
        await transaction.CommitAsync(stop);
        if (delivery is not null) nudges.Send(delivery.Kind, delivery.Id);
    }

    static LaneResult GivenUp(LaneResult result) =>
        result is LaneResult.Later later ? new LaneResult.ForPeople(later.Ordinal, Refusal.Unavailable, later.Detail) : result;

    SegmentTarget Target(Job job, DeskLane desk, LaneResult.Translated result, Estimated? estimated) => new()
    {
        JobId = job.Id,
        Ordinal = result.Ordinal,
        Text = result.Text,
        State = desk.Route!.Choice is LaneChoice.Machine && (estimated is null || estimated.Percent >= desk.Route.PeopleBelow) ? TargetState.Translated : TargetState.Initial,
        Origin = OriginKind.Machine,
        Score = estimated?.Percent,
        OriginName = desk.Engines.First(e => e.Id == result.Engine.Id).Name,
        Version = 1,
        Changed = clock.GetUtcNow(),
    };

    static MachineOutcome Outcome(Job job, Batch batch, LaneResult result, Estimated? estimated) => result switch
    {
        LaneResult.Translated t => new()
        {
            JobId = job.Id,
            Ordinal = t.Ordinal,
            BatchId = batch.Id,
            Text = t.Text,
            EngineId = t.Engine.Id,
            Model = t.Model,
            Rung = t.Rung,
            FromCache = t.FromCache,
            Score = estimated?.Score,
            Signals = estimated?.Signals,
        },
        LaneResult.ForPeople p => new() { JobId = job.Id, Ordinal = p.Ordinal, BatchId = batch.Id, Refusal = p.Reason, Detail = p.Detail },
        _ => throw new ArgumentOutOfRangeException(nameof(result)),
    };
}
