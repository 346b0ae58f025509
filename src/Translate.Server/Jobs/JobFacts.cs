using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Server.Data;

namespace Translate.Server.Jobs;

/// <summary>How much of a job is filled already, by what, and what is left to do.</summary>
/// <param name="NewWords">Words of segments with no translation at all.</param>
/// <param name="DraftWords">Words of segments with a draft that somebody has to look at.</param>
/// <param name="ByMemory">Segments filled from memory.</param>
/// <param name="ByMachine">Segments filled by a machine.</param>
/// <param name="ByPeople">Segments that people wrote, or confirmed.</param>
/// <param name="HasEarlierDrafts">Somebody has worked on it before.</param>
public sealed record JobFacts(int NewWords, int DraftWords, int ByMemory, int ByMachine, int ByPeople, bool HasEarlierDrafts)
{
    /// <summary>Of a job of which nothing is filled and nothing known.</summary>
    public static readonly JobFacts None = new(0, 0, 0, 0, 0, false);

    /// <summary>Words of segments that are not translated yet.</summary>
    public int WordsLeft => NewWords + DraftWords;
}

/// <summary>What is in a job, and how many minutes the rest may take somebody: an estimate.</summary>
public sealed record JobOutlook(JobFacts Facts, Pace Pace, int EstimatedMinutes);

/// <summary>A person's pace, in words an hour.</summary>
/// <param name="Words">New words; drafts go twice as fast.</param>
/// <param name="IsOwn">It was measured on what the person wrote lately, not assumed.</param>
public readonly record struct Pace(int Words, bool IsOwn)
{
    /// <summary>What is assumed of somebody unknown.</summary>
    public const int Usual = 300;

    /// <summary>How much faster a draft is looked through than a sentence is translated.</summary>
    const int Drafts = 2;

    /// <summary>How long the rest of a job takes: an estimate, never a promise.</summary>
    public TimeSpan For(JobFacts facts) => TimeSpan.FromHours((facts.NewWords / (double)Words) + (facts.DraftWords / (double)(Drafts * Words)));
}

/// <summary>Counts what is in jobs, and how fast people work.</summary>
public sealed class JobFactsReader(TranslateDb db)
{
    /// <summary>Who writes nothing for so long has gone away.</summary>
    static readonly TimeSpan Pause = TimeSpan.FromMinutes(10);

    /// <summary>Fewer words say nothing about a pace.</summary>
    const int FewestWords = 200;

    /// <summary>The facts of a page of jobs.</summary>
    public async Task<IReadOnlyDictionary<long, JobFacts>> Of(IReadOnlyCollection<long> jobs, CancellationToken stop)
    {
        if (jobs.Count == 0) return new Dictionary<long, JobFacts>();

        var rows = await (
            from job in db.Jobs.Where(j => jobs.Contains(j.Id))
            join segment in db.Segments on job.DocumentId equals segment.DocumentId
            where segment.Ordinal >= job.First && (job.End == null || segment.Ordinal < job.End)
            join target in db.Targets.Where(t => t.Version > 0) on new { JobId = job.Id, segment.Ordinal } equals new { target.JobId, target.Ordinal } into targets
            from target in targets.DefaultIfEmpty()
            group segment.Words by new
            {
                job.Id,
                Origin = (OriginKind?)target!.Origin,
                IsDone = target != null && target.State >= TargetState.Translated,
                IsPersons = target != null && target.AuthorId != null,
                IsEmpty = target == null || target.Text.Equals(Core.Text.InlineText.Empty),
            }
            into same
            select new { same.Key, Segments = same.Count(), Words = same.Sum() }).ToListAsync(stop);
        return rows.GroupBy(r => r.Key.Id).ToDictionary(g => g.Key, g =>
        {
            var filled = g.Where(r => !r.Key.IsEmpty).ToList();
            return new JobFacts(
                NewWords: g.Where(r => r.Key.IsEmpty).Sum(r => r.Words),
                DraftWords: filled.Where(r => !r.Key.IsDone).Sum(r => r.Words),
                ByMemory: filled.Where(r => r.Key is { Origin: OriginKind.Memory, IsPersons: false }).Sum(r => r.Segments),
                ByMachine: filled.Where(r => r.Key is { Origin: OriginKind.Machine, IsPersons: false }).Sum(r => r.Segments),
                ByPeople: filled.Where(r => r.Key.IsPersons).Sum(r => r.Segments),
                HasEarlierDrafts: filled.Exists(r => r.Key.IsPersons));
        });
    }

    /// <summary>What is in a job, and how long the rest may take a person.</summary>
    public async Task<JobOutlook> Outlook(long jobId, long personId, CancellationToken stop)
    {
        var facts = (await Of([jobId], stop)).GetValueOrDefault(jobId, JobFacts.None);
        var pace = await PaceOf(personId, stop);
        return new(facts, pace, (int)Math.Ceiling(pace.For(facts).TotalMinutes));
    }

    /// <summary>A person's pace, by what they wrote into their last jobs; the usual one where that is too little.</summary>
    public async Task<Pace> PaceOf(long personId, CancellationToken stop)
    {
        var written = await (
            from job in db.Jobs.Where(j => j.TranslatorId == personId).OrderByDescending(j => j.Since).Take(10)
            join target in db.Targets.Where(t => t.AuthorId == personId && t.RepeatOf == null) on job.Id equals target.JobId
            join segment in db.Segments on new { job.DocumentId, target.Ordinal } equals new { segment.DocumentId, segment.Ordinal }
            orderby target.Changed
            select new { target.Changed, segment.Words }).ToListAsync(stop);

        // A sentence takes as long as it came after the one before it; the first one of a sitting is not counted.
        var (words, busy) = (0, TimeSpan.Zero);
        for (var i = 1; i < written.Count; i++)
        {
            var since = written[i].Changed - written[i - 1].Changed;
            if (since > Pause) continue;
            words += written[i].Words;
            busy += since;
        }

        return words >= FewestWords && busy > TimeSpan.FromMinutes(5) ? new(Math.Clamp((int)(words / busy.TotalHours), 100, 2000), IsOwn: true) : new(Pace.Usual, IsOwn: false);
    }
}
