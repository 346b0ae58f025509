using Translate.Core.Memory;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>A desk's memories in this process. Whoever holds its turn changes it; anybody looks up meanwhile.</summary>
public sealed class DeskShelf
{
    readonly Lock reading = new();

    /// <summary>By a row's id its number in the index, and its memory.</summary>
    readonly Dictionary<long, (int Number, long Memory)> entries = [];

    /// <summary>The rows by their numbers.</summary>
    readonly List<long> rows = [];

    readonly Dictionary<long, GrowingIds> additions = [];

    Dictionary<long, string> memories = [];
    (string? Kept, List<(long Id, string Name, int Place, bool IsRead)> Memories) arranged = (null, []);

    /// <summary>The index.</summary>
    public FuzzyIndex Index { get; } = new();

    /// <summary>Whose turn it is to change it.</summary>
    internal SemaphoreSlim Turn { get; } = new(1, 1);

    /// <summary>The memories, by their ids.</summary>
    internal IReadOnlyCollection<long> Memories => memories.Keys;

    /// <summary>How far the removals are read; null before the first time.</summary>
    internal GrowingIds? Removals { get; set; }

    /// <summary>The row of a pair that the index found.</summary>
    public long RowOf(int number)
    {
        lock (reading) return rows[number];
    }

    internal bool Has(long entry) => entries.ContainsKey(entry);

    /// <summary>How far the pairs of a memory are read.</summary>
    internal GrowingIds Additions(long memory, TimeProvider clock) => additions.TryGetValue(memory, out var known) ? known : additions[memory] = new(clock);

    internal void Add(MemoryEntry row)
    {
        if (entries.ContainsKey(row.Id) || !memories.TryGetValue(row.MemoryId, out var memory)) return;
        lock (reading)
        {
            // The row is known before anybody can find its pair.
            rows.Add(row.Id);
            entries.Add(row.Id, (Index.Add(MemoryRows.Pair(row), memory), row.MemoryId));
        }
    }

    internal void Remove(long entry)
    {
        if (entries.Remove(entry, out var known)) Index.Remove(known.Number);
    }

    /// <summary>How the memories and the points stand now.</summary>
    internal void Arrange(List<TranslationMemory> now, string? kept)
    {
        var (names, next) = (now.ToDictionary(m => m.Id, m => m.Name), now.ConvertAll(m => (m.Id, m.Name, m.Place, m.IsRead)));
        if (kept == arranged.Kept && next.SequenceEqual(arranged.Memories)) return;

        var renamed = memories.Where(m => names.TryGetValue(m.Key, out var name) && name != m.Value).DistinctBy(m => m.Value).ToDictionary(m => m.Value, m => names[m.Key], StringComparer.Ordinal);
        if (renamed.Count > 0) Index.Rename(renamed);
        if (memories.Keys.Any(id => !names.ContainsKey(id)))
            foreach (var entry in entries.Where(e => !names.ContainsKey(e.Value.Memory)).Select(e => e.Key).ToList()) Remove(entry);
        Index.Scoring = DeskScoring.Of(kept, now.Select(m => (m.Name, m.Place, m.IsRead)));
        memories = names;
        arranged = (kept, next);
    }
}
