namespace Translate.Core.Memory;

/// <summary>How lists of pieces grow under the eyes of readers.</summary>
static class Pieces
{
    /// <summary>Puts the next piece in its place; where the list is full a longer copy takes over, and who reads the old one loses nothing.</summary>
    public static void Put<T>(ref T[][] pieces, int index, T[] piece)
    {
        if (index < pieces.Length)
        {
            pieces[index] = piece;
            return;
        }

        var longer = new T[Math.Max(4, 2 * pieces.Length)][];
        pieces.CopyTo(longer, 0);
        longer[index] = piece;
        Volatile.Write(ref pieces, longer);
    }
}
