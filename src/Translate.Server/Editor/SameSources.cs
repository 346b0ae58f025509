using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>Which segments of a document may say the same: its sources by their keys, kept in this process, as a document's segments never change.</summary>
public sealed class SameSources
{
    /// <summary>So many segments together: some tens of megabytes.</summary>
    const int MostSegments = 2_000_000;

    readonly ConcurrentDictionary<long, (long Key, int Ordinal)[]> documents = [];

    /// <summary>The segments of a job by what they say, as they are in that job.</summary>
    public async Task<JobSources> Of(TranslateDb db, long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DocumentId, j.First, j.End, j.State }).SingleAsync(stop);
        var changed = await db.JobSegments.AsNoTracking().Where(s => s.JobId == jobId).ToListAsync(stop);
        return new(await Keys(db, job.DocumentId, isWhole: job.State is not JobState.Preparing, stop), job.First, job.End ?? int.MaxValue, changed);
    }

    async Task<(long Key, int Ordinal)[]> Keys(TranslateDb db, long documentId, bool isWhole, CancellationToken stop)
    {
        if (documents.TryGetValue(documentId, out var known)) return known;

        var keys = new List<(long Key, int Ordinal)>();
        await foreach (var segment in db.Segments.Where(s => s.DocumentId == documentId).Select(s => new { s.Ordinal, s.Source }).AsAsyncEnumerable().WithCancellation(stop))
            keys.Add((MemoryKey.Of(segment.Source), segment.Ordinal));
        (long Key, int Ordinal)[] sorted = [.. keys.Order()];

        // While it is prepared, more of it may come.
        if (!isWhole) return sorted;
        if (documents.Values.Sum(d => d.Length) > MostSegments) documents.Clear();
        return documents[documentId] = sorted;
    }
}

/// <summary>The segments of a job by what they say.</summary>
public sealed class JobSources
{
    readonly (long Key, int Ordinal)[] document;
    readonly int first, end;
    readonly HashSet<int> changed;
    readonly List<(long Key, int Ordinal)> own;

    internal JobSources((long Key, int Ordinal)[] document, int first, int end, IReadOnlyCollection<JobSegment> changed)
    {
        (this.document, this.first, this.end) = (document, first, end);
        this.changed = [.. changed.Select(s => s.Ordinal)];
        own = [.. changed.Where(s => !s.IsGone).Select(s => (MemoryKey.Of(s.Source), s.Ordinal))];
    }

    /// <summary>The ordinals of those whose source may be the same, codes included; <see cref="MemoryKey.Same"/> decides.</summary>
    public IReadOnlyList<int> Of(InlineText source)
    {
        var key = MemoryKey.Of(source);
        var found = own.Where(s => s.Key == key).Select(s => s.Ordinal).ToList();
        var at = Array.BinarySearch(document, (key, int.MinValue));
        for (var i = at < 0 ? ~at : at; i < document.Length && document[i].Key == key; i++)
            if (document[i].Ordinal >= first && document[i].Ordinal < end && !changed.Contains(document[i].Ordinal)) found.Add(document[i].Ordinal);
        return found;
    }
}
