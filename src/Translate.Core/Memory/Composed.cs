namespace Translate.Core.Memory;

/// <summary>Characters that composing (NFC) leaves as they are, whatever other of them stands before or behind: most of what is written, which then need not be composed.</summary>
static class Composed
{
    /// <summary>All characters of a text are such.</summary>
    public static bool Is(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!Is(c)) return false;
        return true;
    }

    /// <summary>The character is one of the scripts and signs that are used most.</summary>
    public static bool Is(char c) =>
        c is < '\u0300' or (>= '\uAC00' and <= '\uD7A3') or (>= '\u4E00' and <= '\u9FFF') or (>= '\u3041' and <= '\u3096') or (>= '\u30A1' and <= '\u30FA')
        or (>= '\u0391' and <= '\u03CE') or (>= '\u0410' and <= '\u044F') or (>= '\u05D0' and <= '\u05EA') or (>= '\u0620' and <= '\u064A')
        or (>= '\u2010' and <= '\u2027') or (>= '\u3000' and <= '\u3011') or (>= '\uFF01' and <= '\uFF5E');
}
