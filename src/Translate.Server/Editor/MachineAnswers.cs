using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Engines.Lane;
using Translate.Server.Checking;
using Translate.Server.Data;
using Translate.Server.Engines;

namespace Translate.Server.Editor;

/// <summary>What came of asking an engine.</summary>
public abstract record AskResult
{
    AskResult()
    {
    }

    /// <summary>It has a translation that holds.</summary>
    public sealed record Answered(OfferView Offer) : AskResult;

    /// <summary>The job has no such segment.</summary>
    public sealed record Unknown : AskResult;

    /// <summary>No engine of the desk's route can be asked for this pair, or not the one that was named.</summary>
    public sealed record NoEngine : AskResult;

    /// <summary>What the desk spends on engines in a month is spent.</summary>
    public sealed record Spent : AskResult;

    /// <summary>It rests until then.</summary>
    public sealed record Rests(DateTimeOffset Until, string Why) : AskResult;

    /// <summary>It gave nothing that holds.</summary>
    public sealed record Nothing(string Why) : AskResult;
}

/// <summary>Asks a desk's engines about one segment, for a person who wants to see what they say. No translation is written.</summary>
public sealed class MachineAnswers(TranslateDb db, JobSegments segments, DeskLanes lanes, EngineLanes engines, Estimates estimates, SegmentChecks checks, CheckChoices choices, TimeProvider clock)
{
    /// <summary>Asks: through the lane, so that answers are kept, budgeted and noted as all others.</summary>
    public async Task<AskResult> Ask(long jobId, int ordinal, long? engineId, CancellationToken stop)
    {
        var (around, at) = await segments.Around(jobId, ordinal, stop);
        if (at < 0) return new AskResult.Unknown();
        var segment = around[at];

        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.Document!.Name, j.Document.SourceLocale, j.Locale }).SingleAsync(stop);
        var desk = await lanes.Find(job.DeskId, job.SourceLocale, job.Locale, stop);
        var there = desk.Engines.Where(e => !e.IsStopped && (engineId is null || e.Id == engineId)).ToList();
        if (there.Count == 0) return new AskResult.NoEngine();
        var now = clock.GetUtcNow();
        var awake = there.FindAll(e => e.RestsUntil is not { } until || until <= now);
        if (awake.Count == 0) return new AskResult.Rests(there.Min(e => e.RestsUntil!.Value), there[0].Problem ?? "");

        var run = await engines.Open(job.DeskId, (job.SourceLocale, job.Locale), desk with { Engines = awake }, null, stop);
        if (run.Engines.Count == 0) return new AskResult.NoEngine();
        var work = run.Work([segment], job.Name, null, (at > 0 ? around[at - 1].Source.Text : null, at + 1 < around.Count ? around[at + 1].Source.Text : null), await choices.Of(segment.DocumentId, stop));
        var results = await run.Translate(work, stop);
        switch (results[0])
        {
            case LaneResult.Translated translated:
                var estimated = await estimates.Of(job.DeskId, run, work, results, stop);
                var typed = Notation.Write(translated.Text, segment.Source);
                return new AskResult.Answered(new(
                    awake.First(e => e.Id == translated.Engine.Id).Name, typed, estimated.GetValueOrDefault(ordinal)?.Percent, translated.FromCache,
                    (await checks.Check(jobId, ordinal, typed, stop))!.Findings));
            case LaneResult.ForPeople { Reason: Refusal.Budget }:
                return new AskResult.Spent();
            case LaneResult.Later later:
                return new AskResult.Rests(later.Until, later.Detail);
            case LaneResult.ForPeople people:
                return new AskResult.Nothing(people.Detail);
            default:
                throw new InvalidOperationException($"The lane gave {results[0]}.");
        }
    }
}
