using System.IO.Hashing;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Memory;

/// <summary>What came of an import.</summary>
/// <param name="Added">Pairs that the memory did not have.</param>
/// <param name="Known">Pairs that it had.</param>
/// <param name="Problems">Units that were left out, each with its place and reason.</param>
public sealed record MemoryImport(int Added, int Known, IReadOnlyList<InvalidDocumentException> Problems);

/// <summary>A desk's memories: the rows are the store, and each look-up reads the pairs that can match.</summary>
public sealed class DeskMemory(TranslateDb db, JobSegments segments, TimeProvider clock)
{
    const int ChunkSize = 500;

    /// <summary>An index over the pairs, from either side, whose text is one of those given.</summary>
    public async Task<MemoryIndex> Find(long deskId, IEnumerable<InlineText> sources, CancellationToken stop)
    {
        var keys = sources.Select(MemoryKey.Of).Distinct().ToList();
        var entries = await db.MemoryEntries.AsNoTracking()
            .Where(e => e.Memory!.DeskId == deskId && (keys.Contains(e.Source.Key) || keys.Contains(e.Target.Key)))
            .Include(e => e.Memory)
            .OrderBy(e => e.Id)
            .ToListAsync(stop);

        var index = new MemoryIndex();
        foreach (var entry in entries) index.Add(Pair(entry));
        return index;
    }

    /// <summary>Takes a TMX file into a memory of the desk, which is made where there is none of that name. What is known is not added again.</summary>
    /// <exception cref="InvalidDocumentException">The file is not TMX at all, or breaks off; the pairs before that place are kept.</exception>
    public async Task<MemoryImport> Import(long deskId, string memoryName, string fileName, Stream tmx, CancellationToken stop, long? byId = null)
    {
        // First the record: a file that breaks off has been taken in as far as it goes.
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "memory-imported", Detail = memoryName, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        var problems = new List<InvalidDocumentException>();
        var (added, known) = await Keep(deskId, memoryName, TmxReader.Read(tmx, fileName, problems), stop);
        return new(added, known, problems);
    }

    /// <summary>Puts pairs into a memory of the desk, which is made where there is none of that name. What is known is not added again.</summary>
    /// <returns>How many were new, and how many were known.</returns>
    public async Task<(int Added, int Known)> Keep(long deskId, string memoryName, IEnumerable<MemoryPair> pairs, CancellationToken stop)
    {
        var memory = await Named(deskId, memoryName, stop);
        int added = 0, known = 0;
        foreach (var chunk in pairs.Chunk(ChunkSize))
        {
            var fresh = await Add(memory.Id, chunk, stop);
            added += fresh;
            known += chunk.Length - fresh;
        }

        return (added, known);
    }

    /// <summary>All pairs of the desk, in the order in which they came, read as they are asked for.</summary>
    public IAsyncEnumerable<MemoryPair> Pairs(long deskId) =>
        db.MemoryEntries.AsNoTracking().Where(e => e.Memory!.DeskId == deskId).Include(e => e.Memory).OrderBy(e => e.Id).AsAsyncEnumerable().Select(Pair);

    /// <summary>The same for somebody who takes them out: it is recorded.</summary>
    public async IAsyncEnumerable<MemoryPair> Export(long deskId, long byId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "memory-exported", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await foreach (var pair in Pairs(deskId).WithCancellation(stop)) yield return pair;
    }

    /// <summary>Adds what people wrote in a job to the desk's memory, in the transaction that delivers it.</summary>
    public async Task Learn(Job job, CancellationToken stop)
    {
        var memory = await Named(job.DeskId, job.Document!.Desk!.Name, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == job.Id).ToDictionaryAsync(t => t.Ordinal, stop);

        // Of a document in parts, a job has the segments of its own.
        var rows = (await segments.All(job.Id, stop)).FindAll(r => targets.ContainsKey(r.Ordinal));
        var writers = targets.Values.Select(t => t.AuthorId).Append(job.TranslatorId).Append(job.EditorId).OfType<long>().Distinct().ToList();
        var names = await db.Users.Where(p => writers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        var source = SegmentContexts.Of([.. rows.Select(r => (r.Source, Key(r)))]);
        var target = SegmentContexts.Of([.. rows.Select(r => (targets[r.Ordinal].Text, Key(r)))]);
        var pairs = rows.Index().Where(r => targets[r.Item.Ordinal].Origin is OriginKind.Human).Select(r => (Place: r.Index, Row: r.Item)).Select(r => new MemoryPair(
            new(job.Document.SourceLocale, r.Row.Source) { Context = source[r.Place] },
            new(job.Locale, targets[r.Row.Ordinal].Text) { Context = target[r.Place] })
        {
            State = TargetState.Reviewed,
            Document = job.Document.Name,
            Author = names.GetValueOrDefault(targets[r.Row.Ordinal].AuthorId ?? job.TranslatorId ?? 0),
            Editor = names.GetValueOrDefault(job.EditorId ?? 0),
            Changed = targets[r.Row.Ordinal].Changed,
        });
        foreach (var chunk in pairs.Chunk(ChunkSize)) await Add(memory.Id, job.Document.RevisionOfId is null ? chunk : await New(memory.Id, chunk, stop), stop);

        static string? Key(DocumentSegment row) => row.Kind is Core.Formats.UnitKind.Entry ? row.UnitId : null;
    }

    /// <summary>Of a revised document, what the memory does not have from a revision before: other neighbours make of the same two sentences no other pair.</summary>
    async Task<MemoryPair[]> New(long memoryId, MemoryPair[] pairs, CancellationToken stop)
    {
        var (keys, document) = (pairs.Select(p => MemoryKey.Of(p.Source.Text)).Distinct().ToList(), pairs[0].Document);
        var known = (await db.MemoryEntries.AsNoTracking().Where(e => e.MemoryId == memoryId && e.Document == document && keys.Contains(e.Source.Key)).ToListAsync(stop))
            .Select(e => (e.Source.Text, e.Target.Text)).ToHashSet();
        return [.. pairs.Where(p => !known.Contains((p.Source.Text, p.Target.Text)))];
    }

    async Task<TranslationMemory> Named(long deskId, string name, CancellationToken stop)
    {
        if (await db.Memories.FirstOrDefaultAsync(m => m.DeskId == deskId && m.Name == name, stop) is { } memory) return memory;

        memory = new() { DeskId = deskId, Name = name, Created = clock.GetUtcNow() };
        db.Memories.Add(memory);
        await db.SaveChangesAsync(stop);
        return memory;
    }

    async Task<int> Add(long memoryId, IReadOnlyCollection<MemoryPair> pairs, CancellationToken stop)
    {
        var fresh = pairs.Select(pair => Entry(memoryId, pair)).DistinctBy(e => e.Fingerprint).ToDictionary(e => e.Fingerprint);
        var known = await db.MemoryEntries.Where(e => e.MemoryId == memoryId && fresh.Keys.Contains(e.Fingerprint)).Select(e => e.Fingerprint).ToListAsync(stop);
        foreach (var fingerprint in known) fresh.Remove(fingerprint);
        db.MemoryEntries.AddRange(fresh.Values);
        await db.SaveChangesAsync(stop);
        foreach (var entry in fresh.Values) db.Entry(entry).State = EntityState.Detached;
        return fresh.Count;
    }

    static MemoryEntry Entry(long memoryId, MemoryPair pair) => new()
    {
        MemoryId = memoryId,
        Fingerprint = Fingerprint(pair),
        Source = Side(pair.Source),
        Target = Side(pair.Target),
        State = pair.State,
        Origin = pair.Origin,
        Document = pair.Document,
        Author = pair.Author,
        Editor = pair.Editor,
        Changed = pair.Changed?.ToUniversalTime(),
    };

    static MemoryEntrySide Side(MemorySide side) => new()
    {
        Locale = side.Locale,
        Text = side.Text,
        Key = MemoryKey.Of(side.Text),
        Previous = side.Context.Previous,
        Next = side.Context.Next,
        UnitKey = side.Context.Key,
    };

    internal static MemoryPair Pair(MemoryEntry entry) => new(Side(entry.Source), Side(entry.Target))
    {
        State = entry.State,
        Origin = entry.Origin,
        Document = entry.Document,
        Author = entry.Author,
        Editor = entry.Editor,
        Changed = entry.Changed,
    };

    static MemorySide Side(MemoryEntrySide side) => new(side.Locale, side.Text) { Context = new(side.Previous, side.Next, side.UnitKey) };

    /// <summary>Both texts with their codes, locales and contexts; who wrote it and when do not make it another pair.</summary>
    static long Fingerprint(MemoryPair pair)
    {
        var hash = new XxHash3();
        foreach (var side in new[] { pair.Source, pair.Target })
        {
            Append(side.Locale.Tag);
            Append(side.Text.Text);
            foreach (var code in side.Text.Codes) Append($"{code.Offset} {code.Kind} {code.Data}");
            Append(side.Context.Previous);
            Append(side.Context.Next);
            Append(side.Context.Key);
        }

        return unchecked((long)hash.GetCurrentHashAsUInt64());

        void Append(string? part)
        {
            // A length before each part: no two lists of parts are the same bytes.
            hash.Append(BitConverter.GetBytes(part?.Length ?? -1));
            hash.Append(Encoding.Unicode.GetBytes(part ?? ""));
        }
    }
}
