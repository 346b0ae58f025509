using System.Numerics;

namespace Translate.Core.Memory;

/// <summary>For each token the entries that have it, in the order in which they were added: one writer adds while others read, without a lock.</summary>
/// <remarks>
/// A token's list is a chain of blocks with room for 1, 2, 4 … entries, up to 512, each behind the place of the block before it.
/// So nothing is ever copied, and from how many entries there are follows which blocks there are.
/// </remarks>
sealed class Postings
{
    const int FullBits = 9;
    const int Full = 1 << FullBits;

    /// <summary>For each token the place of its newest block in the upper half, and how many entries it has in the lower.</summary>
    readonly Column<ulong> heads = new();

    readonly Arena<int> blocks = new(14);

    /// <summary>How many entries have a token.</summary>
    public int Count(int token) => token < heads.Count ? (int)(uint)Volatile.Read(ref heads[token]) : 0;

    /// <summary>Adds an entry to a token's list, unless it was the last to be added there.</summary>
    public void Add(int token, int entry)
    {
        while (token >= heads.Count) heads.Add(0);

        ref var head = ref heads[token];
        var count = (int)(uint)head;
        var place = (uint)(head >> 32);
        var before = count == 0 ? default : Newest(count);
        if (count > 0 && blocks.Read(place, before.Length + 1)[before.Length] == entry) return;

        var now = Newest(count + 1);
        if (now.Length == 1)
        {
            var older = (int)place;
            place = blocks.Reserve(1 + now.Room);
            blocks.Write(place, 1)[0] = older;
        }

        blocks.Write(place, 1 + now.Length)[now.Length] = entry;
        Volatile.Write(ref head, ((ulong)place << 32) | (uint)(count + 1));
    }

    /// <summary>The entries of a token, newest block first.</summary>
    public Blocks Of(int token) => new(blocks, token < heads.Count ? Volatile.Read(ref heads[token]) : 0);

    /// <summary>How many entries the newest block of a list holds, and for how many it has room.</summary>
    static (int Length, int Room) Newest(int count)
    {
        // Blocks of 1, 2, 4 … 512 hold 1023 together; from then on each holds 512.
        if (count >= 2 * Full) return (((count - 2 * Full) & (Full - 1)) + 1, Full);
        var room = 1 << BitOperations.Log2((uint)count);
        return (count - room + 1, room);
    }

    /// <summary>The blocks of one list as it was when asked for.</summary>
    public ref struct Blocks(Arena<int> blocks, ulong head)
    {
        uint place = (uint)(head >> 32);
        int left = (int)(uint)head;

        /// <summary>The next block; empty at the end.</summary>
        public ReadOnlySpan<int> Next()
        {
            if (left == 0) return default;
            var (length, _) = Newest(left);
            var block = blocks.Read(place, length + 1);
            place = (uint)block[0];
            left -= length;
            return block[1..];
        }
    }
}
