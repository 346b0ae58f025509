using System.Collections.Concurrent;
using System.Collections.Frozen;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Editor;

/// <summary>Which segments of a document may say the same: its sources by their keys, kept in this process, as a document's segments never change.</summary>
/// <remarks>The forms of a plural say the same where their language has fewer of them than the translation's; they are translated apart.</remarks>
public sealed class SameSources
{
    /// <summary>So many segments together: some tens of megabytes.</summary>
    const int MostSegments = 2_000_000;

    readonly ConcurrentDictionary<long, DocumentSources> documents = [];

    /// <summary>The segments of a job by what they say, as they are in that job.</summary>
    public async Task<JobSources> Of(TranslateDb db, long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DocumentId, j.First, j.End, j.State }).SingleAsync(stop);
        var sources = await Of(db, job.DocumentId, isWhole: job.State is not JobState.Preparing, stop);
        var changed = await db.JobSegments.AsNoTracking().Where(s => s.JobId == jobId)
            .Join(db.Segments.Where(s => s.DocumentId == job.DocumentId), s => s.First, s => s.Ordinal, (own, home) => new { own.Ordinal, own.IsGone, own.Source, home.UnitId, home.Kind })
            .ToListAsync(stop);
        return new(
            sources, job.First, job.End ?? int.MaxValue, [.. changed.Select(s => s.Ordinal)], [.. changed.Where(s => !s.IsGone).Select(s => (sources.Key(s.UnitId, s.Kind, s.Source), s.Ordinal))]);
    }

    /// <summary>In units of this kind a line break is as good as a space: where the text is wrapped is no part of what it says.</summary>
    internal static bool Flows(UnitKind kind) => kind is not UnitKind.Entry;

    async Task<DocumentSources> Of(TranslateDb db, long documentId, bool isWhole, CancellationToken stop)
    {
        if (documents.TryGetValue(documentId, out var known)) return known;

        var plurals = FrozenDictionary<string, PluralCategory>.Empty;
        if (await db.Segments.AnyAsync(s => s.DocumentId == documentId && s.Kind == UnitKind.Entry, stop))
        {
            var (format, source) = (await db.Documents.AsNoTracking().Include(d => d.File).SingleAsync(d => d.Id == documentId, stop)).Open();
            plurals = format.Extract(source).Where(u => u.Plural is not null).ToFrozenDictionary(u => u.Id, u => u.Plural!.Category, StringComparer.Ordinal);
        }

        var keys = new List<(long Key, int Ordinal)>();
        await foreach (var segment in db.Segments.Where(s => s.DocumentId == documentId).Select(s => new { s.Ordinal, s.UnitId, s.Kind, s.Source }).AsAsyncEnumerable().WithCancellation(stop))
            keys.Add((DocumentSources.Key(plurals, segment.UnitId, segment.Kind, segment.Source), segment.Ordinal));
        var found = new DocumentSources([.. keys.Order()], plurals);

        // While it is prepared, more of it may come.
        if (!isWhole) return found;
        if (documents.Values.Sum(d => d.Keys.Length) > MostSegments) documents.Clear();
        return documents[documentId] = found;
    }
}

/// <summary>The segments of a document by what they say.</summary>
/// <param name="Keys">Keys and ordinals, in their order.</param>
/// <param name="Plurals">Of which numbers the units speak that are forms of plurals.</param>
sealed record DocumentSources((long Key, int Ordinal)[] Keys, FrozenDictionary<string, PluralCategory> Plurals)
{
    /// <summary>By what a segment is found: what it says, and the numbers that it speaks of.</summary>
    public long Key(string unit, UnitKind kind, InlineText source) => Key(Plurals, unit, kind, source);

    /// <inheritdoc cref="Key(string, UnitKind, InlineText)"/>
    public static long Key(FrozenDictionary<string, PluralCategory> plurals, string unit, UnitKind kind, InlineText source) =>
        MemoryKey.OfExact(source, SameSources.Flows(kind)) ^ (plurals.TryGetValue(unit, out var category) ? ((long)category + 1) << 56 : 0);
}

/// <summary>The segments of a job by what they say.</summary>
public sealed class JobSources
{
    readonly DocumentSources document;
    readonly int first, end;
    readonly HashSet<int> changed;
    readonly IReadOnlyList<(long Key, int Ordinal)> own;

    internal JobSources(DocumentSources document, int first, int end, HashSet<int> changed, IReadOnlyList<(long Key, int Ordinal)> own) =>
        (this.document, this.first, this.end, this.changed, this.own) = (document, first, end, changed, own);

    /// <summary>The ordinals of those that may say the same as a segment, codes included, itself among them; <see cref="MemoryKey.Exact"/> decides.</summary>
    public IReadOnlyList<int> Of(DocumentSegment segment)
    {
        var (key, keys) = (document.Key(segment.UnitId, segment.Kind, segment.Source), document.Keys);
        var found = own.Where(s => s.Key == key).Select(s => s.Ordinal).ToList();
        var at = Array.BinarySearch(keys, (key, int.MinValue));
        for (var i = at < 0 ? ~at : at; i < keys.Length && keys[i].Key == key; i++)
            if (keys[i].Ordinal >= first && keys[i].Ordinal < end && !changed.Contains(keys[i].Ordinal)) found.Add(keys[i].Ordinal);
        return found;
    }
}
