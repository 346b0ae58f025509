namespace Translate.Core.Memory;

/// <summary>A list that only grows: one writer adds while others read, without a lock.</summary>
/// <remarks>
/// What is read below <see cref="Count"/> has been written before the count rose, so it is whole. The pieces stay where they are, and
/// none is large enough for the large object heap.
/// </remarks>
sealed class Column<T>
{
    const int Bits = 10;
    const int Mask = (1 << Bits) - 1;

    T[][] pieces = [];
    int count;

    public int Count => Volatile.Read(ref count);

    public ref T this[int index] => ref Volatile.Read(ref pieces)[index >> Bits][index & Mask];

    /// <summary>Adds a value and returns its place.</summary>
    public int Add(T value)
    {
        var place = count;
        if ((place & Mask) == 0) Pieces.Put(ref pieces, place >> Bits, new T[1 << Bits]);
        pieces[place >> Bits][place & Mask] = value;
        Volatile.Write(ref count, place + 1);
        return place;
    }
}
