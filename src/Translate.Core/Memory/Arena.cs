namespace Translate.Core.Memory;

/// <summary>Room for many short sequences that never change: one writer adds while others read, without a lock or an object each.</summary>
/// <remarks>A sequence lies in one piece. One that is longer than a piece gets a piece to itself, as long as it is.</remarks>
sealed class Arena<T>(int bits)
{
    T[][] pieces = [];
    int count, used;

    /// <summary>Keeps a copy of a sequence.</summary>
    /// <returns>By what it is read again.</returns>
    /// <exception cref="InvalidOperationException">The arena is full: 2³² elements.</exception>
    public uint Add(ReadOnlySpan<T> items)
    {
        var place = Reserve(items.Length);
        items.CopyTo(Write(place, items.Length));
        return place;
    }

    /// <summary>Room for a sequence that is written later, before anyone is told of it.</summary>
    public uint Reserve(int length)
    {
        var size = 1 << bits;
        if (count == 0 || used == size || length > size - used)
        {
            if (count == 1L << (32 - bits)) throw new InvalidOperationException("The memory is full.");
            Pieces.Put(ref pieces, count++, new T[Math.Max(length, size)]);
            used = 0;
        }

        var place = ((uint)(count - 1) << bits) | (uint)used;
        used = Math.Min(size, used + length);
        return place;
    }

    public Span<T> Write(uint place, int length) => pieces[place >> bits].AsSpan((int)(place & ((1u << bits) - 1)), length);

    public ReadOnlySpan<T> Read(uint place, int length) => Volatile.Read(ref pieces)[place >> bits].AsSpan((int)(place & ((1u << bits) - 1)), length);
}
