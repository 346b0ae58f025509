using System.Globalization;

namespace Translate.Core.Segmentation;

/// <summary>Tells whether an offset lies between two grapheme clusters (UAX 29, 3); asked at offsets that never decrease.</summary>
/// <remarks>Work is linear in the text: it never reads before the last boundary it knows.</remarks>
struct Graphemes(string text)
{
    /// <summary>The last offset known to be a boundary.</summary>
    int known;

    public bool IsBoundary(int offset)
    {
        if (offset <= 0 || offset >= text.Length || Certain(text, offset)) return true;

        var start = offset - 1;
        while (start > known && !Certain(text, start)) start--;
        while (start < offset)
        {
            known = start;
            start += StringInfo.GetNextTextElementLength(text.AsSpan(start));
        }

        return start == offset;
    }

    /// <summary>The last boundary at or before the offset.</summary>
    public int Floor(int offset) => IsBoundary(offset) ? offset : known;

    /// <summary>Two characters that no rule of UAX 29 keeps together; a false answer means only that one has to look.</summary>
    static bool Certain(string text, int offset)
    {
        var (before, after) = (text[offset - 1], text[offset]);
        return Plain(before) && Plain(after) && !(before == '\r' && after == '\n');
    }

    /// <summary>Neither a mark, a joiner, a jamo, a sign that goes with its neighbour, nor half of a pair.</summary>
    static bool Plain(char c) => c
        is < '\u0300' and not '\u00AD'
        or >= '\u0370' and <= '\u0482' or >= '\u048A' and <= '\u058F' // Greek, Cyrillic, Armenian
        or >= '\u05D0' and <= '\u05EA' or >= '\u0620' and <= '\u064A' // Hebrew, Arabic
        or >= '\u0904' and <= '\u0939' // Devanagari
        or >= '\u2010' and <= '\u2027' or >= '\u3001' and <= '\u3029'
        or >= '\u3041' and <= '\u3096' or >= '\u30A1' and <= '\u30FF' // kana
        or >= '\u4E00' and <= '\u9FFF' or >= '\uAC00' and <= '\uD7A3';
}
