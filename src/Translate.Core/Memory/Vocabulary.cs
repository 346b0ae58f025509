namespace Translate.Core.Memory;

/// <summary>Numbers for tokens, from 0 in the order in which they came: one writer adds while others read, without a lock.</summary>
/// <remarks>The platform's string hash is seeded by process, so nobody can choose words that all fall into one place.</remarks>
sealed class Vocabulary
{
    /// <summary>A token that the vocabulary does not have.</summary>
    public const int Unknown = -1;

    readonly Arena<char> texts = new(12);
    readonly Column<(uint Place, int Length)> tokens = new();

    /// <summary>The numbers of single characters plus one, 0 where free, by pages of 256: nearly all tokens of Hangul, Han and Kana, found without a hash.</summary>
    readonly int[]?[] singles = new int[]?[256];

    /// <summary>All others. Open addressing: the hash in the upper half, in the lower the number plus one; 0 where free. A power of two, at most half full.</summary>
    ulong[] slots = new ulong[64];

    int hashed;

    public int Count => tokens.Count;

    /// <summary>The number of a token, or <see cref="Unknown"/>.</summary>
    public int Find(ReadOnlySpan<char> token)
    {
        if (token.Length == 1) return Volatile.Read(ref singles[token[0] >> 8]) is { } page ? Volatile.Read(ref page[token[0] & 0xFF]) - 1 : Unknown;
        var hash = (uint)string.GetHashCode(token, StringComparison.Ordinal);
        var table = Volatile.Read(ref slots);
        return Find(table, hash, token, out _);
    }

    /// <summary>The numbers of all tokens that begin so. It looks at each, which for a language's whole vocabulary takes about a millisecond.</summary>
    public HashSet<int> StartingWith(ReadOnlySpan<char> beginning)
    {
        var found = new HashSet<int>();
        var count = tokens.Count;
        for (var number = 0; number < count; number++)
        {
            var (place, length) = tokens[number];
            if (length >= beginning.Length && texts.Read(place, length).StartsWith(beginning)) found.Add(number);
        }

        return found;
    }

    /// <summary>The number of a token, a new one where it is new.</summary>
    public int Add(ReadOnlySpan<char> token)
    {
        if (token.Length == 1) return AddSingle(token);
        var hash = (uint)string.GetHashCode(token, StringComparison.Ordinal);
        var number = Find(slots, hash, token, out var slot);
        if (number != Unknown) return number;

        number = tokens.Add((texts.Add(token), token.Length));
        Volatile.Write(ref slots[slot], Slot(hash, number));
        if (2 * ++hashed > slots.Length) Grow();
        return number;
    }

    int AddSingle(ReadOnlySpan<char> token)
    {
        ref var page = ref singles[token[0] >> 8];
        if (page is null) Volatile.Write(ref page, new int[256]);
        ref var known = ref page![token[0] & 0xFF];
        if (known == 0) Volatile.Write(ref known, tokens.Add((texts.Add(token), 1)) + 1);
        return known - 1;
    }

    int Find(ulong[] table, uint hash, ReadOnlySpan<char> token, out int slot)
    {
        for (slot = (int)(hash & (uint)(table.Length - 1)); ; slot = (slot + 1) & (table.Length - 1))
        {
            var entry = Volatile.Read(ref table[slot]);
            if (entry == 0) return Unknown;
            if ((uint)(entry >> 32) != hash) continue;
            var number = (int)(uint)entry - 1;
            var (place, length) = tokens[number];
            if (length == token.Length && texts.Read(place, length).SequenceEqual(token)) return number;
        }
    }

    void Grow()
    {
        var larger = new ulong[2 * slots.Length];
        foreach (var entry in slots)
        {
            if (entry == 0) continue;
            var slot = (int)((entry >> 32) & (uint)(larger.Length - 1));
            while (larger[slot] != 0) slot = (slot + 1) & (larger.Length - 1);
            larger[slot] = entry;
        }

        Volatile.Write(ref slots, larger);
    }

    static ulong Slot(uint hash, int number) => ((ulong)hash << 32) | (uint)(number + 1);
}
