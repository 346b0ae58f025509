using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Memory;

/// <summary>
/// What people have confirmed in jobs that are not delivered yet: memory at once for the rest of the document, and for the desk's other work into the
/// locale. The rows are the store; each look-up first reads what was changed since the last.
/// </summary>
/// <remarks>Of those who practise, nobody sees another's article.</remarks>
public sealed class WorkShelves(IServiceScopeFactory scopes) : IDisposable
{
    /// <summary>The jobs that were moved last; work that is older is hardly about the same.</summary>
    const int MostJobs = 200;

    /// <summary>A moment is noted before it is committed, and clocks of nodes differ: what is that old is read again.</summary>
    static readonly TimeSpan Overlap = TimeSpan.FromSeconds(30);

    readonly ConcurrentDictionary<Way, WorkShelf> shelves = [];

    /// <summary>What is like a segment of a job, or the same, best first; the segment itself is not among them.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="segment">The segment.</param>
    /// <param name="context">What stands around it.</param>
    /// <param name="min">The least similarity, in per cent.</param>
    /// <param name="most">So many at the most.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<IReadOnlyList<WorkMatch>> Find(long jobId, DocumentSegment segment, SegmentContext context, int min, int most, CancellationToken stop)
    {
        await using var scope = scopes.CreateAsyncScope();
        var db = scope.ServiceProvider.GetRequiredService<TranslateDb>();
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.DocumentId, From = j.Document!.SourceLocale, To = j.Locale, j.Document.Desk!.IsPractice }).SingleAsync(stop);
        var shelf = shelves.GetOrAdd(new(job.DeskId, job.From, job.To, job.IsPractice ? job.DocumentId : null), way => new(way));
        await shelf.Turn.WaitAsync(stop);
        try
        {
            await Follow(shelf, db, scope.ServiceProvider.GetRequiredService<JobSegments>(), stop);

            // One more, for the segment itself.
            var found = shelf.Index.Find(job.From, job.To, segment.Source, min, most + 1, context).Select(m => (Match: m, Place: shelf.Places[m.Number])).Where(m => m.Place != (jobId, segment.Ordinal)).ToList();
            var (jobs, ordinals) = (found.Select(m => m.Place.Job).Distinct().ToList(), found.Select(m => m.Place.Ordinal).Distinct().ToList());
            var there = (await db.Targets.Where(t => jobs.Contains(t.JobId) && ordinals.Contains(t.Ordinal)).Select(t => new { t.JobId, t.Ordinal, t.Version }).ToListAsync(stop)).ToDictionary(t => (t.JobId, t.Ordinal), t => t.Version);

            // Where segments were joined, or an article begun again, the row is gone.
            foreach (var (_, place) in found.Where(m => !there.ContainsKey(m.Place))) shelf.Remove(place);
            return [.. found.Where(m => there.ContainsKey(m.Place)).Take(most).Select(m => new WorkMatch(m.Match, shelf.Documents[m.Place.Job] == job.DocumentId))];
        }
        finally
        {
            shelf.Turn.Release();
        }
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        foreach (var shelf in shelves.Values) shelf.Turn.Dispose();
    }

    static async Task Follow(WorkShelf shelf, TranslateDb db, JobSegments segments, CancellationToken stop)
    {
        var (desk, from, to, only) = shelf.Way;
        var jobs = await db.Jobs
            .Where(j => j.DeskId == desk && j.Locale == to && j.Document!.SourceLocale == from && (only == null || j.DocumentId == only) && (j.State == JobState.Claimed || j.State == JobState.Submitted || j.State == JobState.Approved))
            .OrderByDescending(j => j.Since).Take(MostJobs).Select(j => new { j.Id, j.DocumentId, j.Document!.Name }).ToListAsync(stop);
        foreach (var gone in shelf.Documents.Keys.Except(jobs.Select(j => j.Id)).ToList()) shelf.Forget(gone);

        var (since, last) = (shelf.Last - Overlap, shelf.Last);
        var (known, fresh) = (jobs.Where(j => shelf.Documents.ContainsKey(j.Id)).Select(j => j.Id).ToList(), jobs.Where(j => !shelf.Documents.ContainsKey(j.Id)).Select(j => j.Id).ToList());

        // Of a job that was not followed before, what nobody has confirmed is not asked for: there is nothing of it to take out.
        var changed = (await db.Targets.AsNoTracking()
            .Where(t => (fresh.Contains(t.JobId) && t.State >= TargetState.Translated && t.AuthorId != null) || (known.Contains(t.JobId) && t.Changed > since)).ToListAsync(stop)).ToLookup(t => t.JobId);
        var writers = changed.SelectMany(job => job.Select(t => t.AuthorId)).OfType<long>().Distinct().ToList();
        var names = await db.Users.Where(p => writers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        foreach (var job in jobs)
        {
            var news = changed[job.Id].Where(t => shelf.Told.GetValueOrDefault((t.JobId, t.Ordinal)).Version != t.Version).ToList();
            var sources = news.Count == 0 ? [] : await segments.Some(job.Id, news.ConvertAll(t => t.Ordinal), stop);

            // Nothing breaks off from here on: what is followed is in the index with all of its targets.
            shelf.Documents[job.Id] = job.DocumentId;
            foreach (var target in news)
            {
                shelf.Remove((target.JobId, target.Ordinal));
                if (target.Changed > last) last = target.Changed;
                if (target is { State: >= TargetState.Translated, AuthorId: { } author, Text.IsEmpty: false } && sources.TryGetValue(target.Ordinal, out var row))
                    shelf.Add(target, new(new(from, row.Source), new(to, target.Text)) { State = target.State, Document = job.Name, Author = names.GetValueOrDefault(author), Changed = target.Changed });
            }
        }

        shelf.Last = last;
    }

    /// <summary>What a shelf is for: a desk's work between two locales; of those who practise, one article.</summary>
    sealed record Way(long Desk, Locale From, Locale To, long? Document);

    sealed class WorkShelf(Way way)
    {
        public Way Way => way;

        public SemaphoreSlim Turn { get; } = new(1, 1);

        public FuzzyIndex Index { get; } = new();

        /// <summary>The jobs that are followed, and their documents.</summary>
        public Dictionary<long, long> Documents { get; } = [];

        /// <summary>The version of each target that is in the index, and its number there.</summary>
        public Dictionary<(long Job, int Ordinal), (int Version, int Number)> Told { get; } = [];

        /// <summary>The same by the numbers.</summary>
        public Dictionary<int, (long Job, int Ordinal)> Places { get; } = [];

        public DateTimeOffset Last { get; set; } = DateTimeOffset.UnixEpoch;

        public void Add(SegmentTarget target, MemoryPair pair)
        {
            var number = Index.Add(pair);
            Told[(target.JobId, target.Ordinal)] = (target.Version, number);
            Places[number] = (target.JobId, target.Ordinal);
        }

        public void Remove((long Job, int Ordinal) place)
        {
            if (!Told.Remove(place, out var told)) return;
            Index.Remove(told.Number);
            Places.Remove(told.Number);
        }

        public void Forget(long jobId)
        {
            Documents.Remove(jobId);
            foreach (var place in Told.Keys.Where(p => p.Job == jobId).ToList()) Remove(place);
        }
    }
}

/// <summary>Something alike in work that is not delivered yet.</summary>
/// <param name="Match">What was found: with the document it stands in, and who wrote it.</param>
/// <param name="IsSameDocument">It stands in the very document.</param>
public sealed record WorkMatch(FuzzyMatch Match, bool IsSameDocument);
