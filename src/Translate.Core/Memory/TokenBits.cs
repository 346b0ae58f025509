using System.Numerics;

namespace Translate.Core.Memory;

/// <summary>A bit for each token of a sequence, in 256: what is missing there is missing in the sequence.</summary>
struct TokenBits
{
    ulong a, b, c, d;

    public void Add(int token)
    {
        var place = ((uint)token * 0x9E3779B1u) >> 24;
        var bit = 1UL << (int)place;
        switch (place >> 6)
        {
            case 0: a |= bit; break;
            case 1: b |= bit; break;
            case 2: c |= bit; break;
            default: d |= bit; break;
        }
    }

    /// <summary>How many distinct tokens at the least are not in the other sequence.</summary>
    public readonly int MissingFrom(in TokenBits other) =>
        BitOperations.PopCount(a & ~other.a) + BitOperations.PopCount(b & ~other.b) +
        BitOperations.PopCount(c & ~other.c) + BitOperations.PopCount(d & ~other.d);
}
