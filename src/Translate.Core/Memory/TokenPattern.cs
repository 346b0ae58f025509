using System.Numerics;

namespace Translate.Core.Memory;

/// <summary>One sequence of tokens, ready to be measured against many: how many must be put in, left out or replaced.</summary>
/// <remarks>
/// The bit-parallel algorithm of Myers (1999), for whole sequences as in Hyyrö (2003): a bit for each token of the pattern, so that up
/// to 64 tokens cost a few instructions for each token of the other sequence. Longer ones are measured in blocks of 64 along the
/// diagonal that a distance within the limit cannot leave (Ukkonen 1985).
/// </remarks>
sealed class TokenPattern
{
    const int Word = 64;

    readonly int length;

    /// <summary>Open addressing: the token plus one, 0 where free; and beside each its own number.</summary>
    readonly int[] keys, numbers;
    readonly int shift;

    /// <summary>For each distinct token in which blocks it stands (from <see cref="starts"/>), and with which bits.</summary>
    readonly int[] starts, blocks;
    readonly ulong[] bits;

    public TokenPattern(ReadOnlySpan<int> tokens)
    {
        length = tokens.Length;
        var size = (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(8, 2 * tokens.Length));
        shift = 32 - BitOperations.Log2((uint)size);
        keys = new int[size];
        numbers = new int[size];

        var own = new int[tokens.Length];
        var counts = new List<int>();
        var last = new List<int>();
        for (var i = 0; i < tokens.Length; i++)
        {
            own[i] = tokens[i] == Vocabulary.Unknown ? -1 : NumberOf(tokens[i], counts.Count);
            if (own[i] < 0) continue;
            if (own[i] == counts.Count)
            {
                counts.Add(0);
                last.Add(-1);
            }

            if (last[own[i]] == i / Word) continue;
            last[own[i]] = i / Word;
            counts[own[i]]++;
        }

        starts = new int[counts.Count + 1];
        for (var i = 0; i < counts.Count; i++) starts[i + 1] = starts[i] + counts[i];
        blocks = new int[starts[^1]];
        bits = new ulong[starts[^1]];
        var next = starts.AsSpan(0, counts.Count).ToArray();
        for (var i = 0; i < own.Length; i++)
        {
            if (own[i] < 0) continue;
            ref var at = ref next[own[i]];
            if (at == starts[own[i]] || blocks[at - 1] != i / Word) blocks[at++] = i / Word;
            bits[at - 1] |= 1UL << i;
        }
    }

    /// <summary>A measurement takes so much work that it is worth asking for less than the limit first.</summary>
    public bool IsLong => length > Word;

    /// <summary>How much work a measurement is: a step for each block of 64 tokens and each token of the other sequence.</summary>
    public long Steps(int other, int limit) => (long)other * Math.Min((length + Word - 1) / Word, 2 + (limit / Word));

    /// <summary>The distance to another sequence; -1 where it is above the limit.</summary>
    public int Distance(ReadOnlySpan<int> other, int limit)
    {
        if (Math.Abs(length - other.Length) > limit) return -1;
        if (length == 0) return other.Length;
        if (!IsLong) return WithinWord(other, limit);

        var distance = WithinBand(other, limit);
        return distance <= limit ? distance : -1;
    }

    int WithinWord(ReadOnlySpan<int> other, int limit)
    {
        ulong up = ~0UL, down = 0;
        int distance = length, left = other.Length;
        foreach (var token in other)
        {
            var number = Find(token);
            var equal = number < 0 ? 0 : bits[number];
            var vertical = equal | down;
            var horizontal = (((equal & up) + up) ^ up) | equal;
            var rise = down | ~(horizontal | up);
            var fall = up & horizontal;
            distance += (int)((rise >> (length - 1)) & 1) - (int)((fall >> (length - 1)) & 1);
            rise = (rise << 1) | 1;
            fall <<= 1;
            up = fall | ~(vertical | rise);
            down = rise & vertical;

            // Each token that is left can take back one.
            if (distance - --left > limit) return -1;
        }

        return distance;
    }

    /// <summary>The distance where it is within the limit; else what a path within the band costs, which is more than the limit.</summary>
    int WithinBand(ReadOnlySpan<int> other, int limit)
    {
        // A path of at most so many edits stays between two diagonals.
        var (surplus, slack) = (length - other.Length, (limit - Math.Abs(length - other.Length)) / 2);
        var (lowest, highest) = (Math.Min(0, surplus) - slack, Math.Max(0, surplus) + slack);
        var count = (length + Word - 1) / Word;
        var up = new ulong[count];
        var down = new ulong[count];
        Array.Fill(up, ~0UL);

        var last = Math.Min(count - 1, Math.Max(0, highest) / Word);
        var score = Bottom(last, count);
        for (var column = 0; column < other.Length; column++)
        {
            var first = Math.Clamp((column + lowest) / Word, 0, count - 1);
            for (var lower = Math.Clamp((column + 1 + highest) / Word, 0, count - 1); last < lower; last++)
                score += Bottom(last + 1, count) - Bottom(last, count);

            var number = Find(other[column]);
            var (at, end) = number < 0 ? (0, 0) : (starts[number], starts[number + 1]);
            if (end - at > 8) at += Math.Max(0, LowerBound(blocks.AsSpan(at, end - at), first));
            var carry = 1;
            for (var block = first; block <= last; block++)
            {
                while (at < end && blocks[at] < block) at++;
                var equal = at < end && blocks[at] == block ? bits[at] : 0;
                carry = Advance(ref up[block], ref down[block], equal, carry, block == count - 1 ? (length - 1) & (Word - 1) : Word - 1);
            }

            score += carry;
        }

        return last == count - 1 ? score : limit + 1;
    }

    /// <summary>The last row of a block.</summary>
    int Bottom(int block, int count) => block == count - 1 ? length : (block + 1) * Word;

    static int Advance(ref ulong up, ref ulong down, ulong equal, int carry, int lastBit)
    {
        var vertical = equal | down;
        if (carry < 0) equal |= 1;
        var horizontal = (((equal & up) + up) ^ up) | equal;
        var rise = down | ~(horizontal | up);
        var fall = up & horizontal;
        var result = (int)((rise >> lastBit) & 1) - (int)((fall >> lastBit) & 1);
        rise = (rise << 1) | (carry > 0 ? 1UL : 0);
        fall = (fall << 1) | (carry < 0 ? 1UL : 0);
        up = fall | ~(vertical | rise);
        down = rise & vertical;
        return result;
    }

    /// <summary>The number that a token has here, a new one where it is new.</summary>
    int NumberOf(int token, int next)
    {
        var slot = Slot(token);
        while (keys[slot] != 0 && keys[slot] != token + 1) slot = (slot + 1) & (keys.Length - 1);
        if (keys[slot] == 0) (keys[slot], numbers[slot]) = (token + 1, next);
        return numbers[slot];
    }

    int Find(int token)
    {
        for (var slot = Slot(token); keys[slot] != 0; slot = (slot + 1) & (keys.Length - 1))
            if (keys[slot] == token + 1) return numbers[slot];
        return -1;
    }

    int Slot(int token) => (int)(((uint)token * 0x9E3779B1u) >> shift);

    static int LowerBound(ReadOnlySpan<int> sorted, int value)
    {
        int low = 0, high = sorted.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (sorted[middle] < value) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
