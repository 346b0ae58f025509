using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Memory.Files;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Operations;

namespace Translate.Server.Memory;

/// <summary>What came of an import.</summary>
/// <param name="Added">Pairs that the memory did not have.</param>
/// <param name="Known">Pairs that it had.</param>
/// <param name="LeftOut">How many units were left out.</param>
/// <param name="Problems">The first of these, each with its place and reason.</param>
public sealed record MemoryImport(int Added, int Known, int LeftOut, IReadOnlyList<InvalidDocumentException> Problems);

/// <summary>A desk's memories: the rows are the store, and each look-up reads the pairs that can match.</summary>
public sealed class DeskMemory(TranslateDb db, MemoryRows rows, JobSegments segments, TimeProvider clock)
{
    /// <summary>An index over the pairs of the memories that are read, from either side, whose text is one of those given.</summary>
    public async Task<MemoryIndex> Find(long deskId, IEnumerable<InlineText> sources, CancellationToken stop)
    {
        var keys = sources.Select(MemoryKey.Of).Distinct().ToList();
        var kept = await db.Desks.Where(d => d.Id == deskId).Select(d => d.Scoring).SingleAsync(stop);
        var memories = await db.Memories.AsNoTracking().Where(m => m.DeskId == deskId && m.IsRead).ToListAsync(stop);
        var read = memories.ToDictionary(m => m.Id, m => m.Name);
        var entries = await db.MemoryEntries.AsNoTracking()
            .Where(e => read.Keys.Contains(e.MemoryId) && (keys.Contains(e.Source.Key) || keys.Contains(e.Target.Key)))
            .OrderBy(e => e.Id)
            .ToListAsync(stop);

        var index = new MemoryIndex(DeskScoring.Of(kept, memories.Select(m => (m.Name, m.Place, m.IsRead))));
        foreach (var entry in entries) index.Add(MemoryRows.Pair(entry), read[entry.MemoryId]);
        return index;
    }

    /// <summary>Takes a file of pairs into a memory of the desk, which is made where there is none of that name. What is known is not added again.</summary>
    /// <exception cref="InvalidDocumentException">The file holds no pairs at all, or breaks off; the pairs before that place are kept.</exception>
    public async Task<MemoryImport> Import(long deskId, string memoryName, string fileName, Stream file, CancellationToken stop, long? byId = null)
    {
        // First the record: a file that breaks off has been taken in as far as it goes.
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "memory-imported", Detail = memoryName, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        var problems = new FirstProblems();
        var (added, known) = await Keep(deskId, memoryName, PairFile.Read(file, fileName, problems), stop);
        return new(added, known, problems.Total, problems);
    }

    /// <summary>Puts pairs into a memory of the desk, which is made where there is none of that name. What is known is not added again.</summary>
    /// <returns>How many were new, and how many were known.</returns>
    public async Task<(int Added, int Known)> Keep(long deskId, string memoryName, IEnumerable<MemoryPair> pairs, CancellationToken stop)
    {
        var memory = await Named(deskId, memoryName, stop);
        int added = 0, known = 0;
        foreach (var chunk in pairs.Chunk(MemoryRows.ChunkSize))
        {
            var fresh = await rows.Add(memory.Id, chunk, stop);
            added += fresh;
            known += chunk.Length - fresh;
        }

        return (added, known);
    }

    /// <summary>Pairs in the order in which they came, read as they are asked for.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="which">Which of its pairs; all where it says nothing.</param>
    public IAsyncEnumerable<MemoryPair> Pairs(long deskId, PairChoice? which = null) =>
        (which ?? new()).Of(db, deskId).OrderBy(e => e.Id).AsAsyncEnumerable().Select(MemoryRows.Pair);

    /// <summary>The same for somebody who takes them out: it is recorded.</summary>
    public async IAsyncEnumerable<MemoryPair> Export(long deskId, PairChoice which, long byId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        var name = which.Memory is { } id ? await db.Memories.Where(m => m.Id == id && m.DeskId == deskId).Select(m => m.Name).SingleOrDefaultAsync(stop) : null;
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "memory-exported", Detail = name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await foreach (var pair in Pairs(deskId, which).WithCancellation(stop)) yield return pair;
    }

    /// <summary>Adds what people wrote in a job to the memories that are written, in the transaction that delivers it.</summary>
    public async Task Learn(Job job, CancellationToken stop)
    {
        var written = await Written(job.DeskId, job.Document!.Desk!.Name, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == job.Id).ToDictionaryAsync(t => t.Ordinal, stop);

        // Of a document in parts, a job has the segments of its own.
        var there = (await segments.All(job.Id, stop)).FindAll(r => targets.ContainsKey(r.Ordinal));
        var writers = targets.Values.Select(t => t.AuthorId).Append(job.TranslatorId).Append(job.EditorId).OfType<long>().Distinct().ToList();
        var names = await db.Users.Where(p => writers.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        var source = SegmentContexts.Of([.. there.Select(r => (r.Source, Key(r)))]);
        var target = SegmentContexts.Of([.. there.Select(r => (targets[r.Ordinal].Text, Key(r)))]);
        var pairs = there.Index().Where(r => targets[r.Item.Ordinal].Origin is OriginKind.Human).Select(r => (Place: r.Index, Row: r.Item)).Select(r => new MemoryPair(
            new(job.Document.SourceLocale, r.Row.Source) { Context = source[r.Place] },
            new(job.Locale, targets[r.Row.Ordinal].Text) { Context = target[r.Place] })
        {
            State = TargetState.Reviewed,
            Document = job.Document.Name,
            Author = names.GetValueOrDefault(targets[r.Row.Ordinal].AuthorId ?? job.TranslatorId ?? 0),
            Editor = names.GetValueOrDefault(job.EditorId ?? 0),
            Changed = targets[r.Row.Ordinal].Changed,
        });
        foreach (var chunk in pairs.Chunk(MemoryRows.ChunkSize))
            foreach (var memory in written) await rows.Add(memory, job.Document.RevisionOfId is null ? chunk : await New(memory, chunk, stop), stop);

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

    /// <summary>The memories that are written; where a desk has none, the one of its name is.</summary>
    async Task<List<long>> Written(long deskId, string deskName, CancellationToken stop)
    {
        var written = await db.Memories.Where(m => m.DeskId == deskId && m.IsWritten).OrderBy(m => m.Place).ThenBy(m => m.Id).Select(m => m.Id).ToListAsync(stop);
        if (written.Count > 0) return written;
        var own = await Named(deskId, deskName, stop);
        await db.Memories.Where(m => m.Id == own.Id).ExecuteUpdateAsync(set => set.SetProperty(m => m.IsWritten, true), stop);
        return [own.Id];
    }

    /// <summary>The memory of a name, made behind the others where there is none; it is read, and not written.</summary>
    internal async Task<TranslationMemory> Named(long deskId, string name, CancellationToken stop)
    {
        if (await db.Memories.FirstOrDefaultAsync(m => m.DeskId == deskId && m.Name == name, stop) is { } memory) return memory;

        var last = await db.Memories.Where(m => m.DeskId == deskId).MaxAsync(m => (int?)m.Place, stop) ?? -1;
        memory = new() { DeskId = deskId, Name = name, Place = last + 1, Created = clock.GetUtcNow() };
        db.Memories.Add(memory);
        await db.SaveChangesAsync(stop);
        return memory;
    }
}
