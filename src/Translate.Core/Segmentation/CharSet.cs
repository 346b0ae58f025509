using System.Globalization;
using System.Numerics;

namespace Translate.Core.Segmentation;

/// <summary>A set of UTF-16 code units: what one place of a rule's pattern accepts.</summary>
sealed class CharSet
{
    const int Words = 65536 / 64;

    static readonly Lazy<UnicodeCategory[]> Categories = new(() => [.. Enumerable.Range(0, 65536).Select(c => CharUnicodeInfo.GetUnicodeCategory((char)c))]);

    readonly ulong[] bits = new ulong[Words];

    /// <summary>Code points above U+FFFF that belong to the set; they are matched as two units.</summary>
    readonly List<(int First, int Last)> supplementary = [];

    public static CharSet Any => new CharSet().Negate();

    /// <summary>What <c>.</c> leaves out, and what <c>(?m)^</c> looks behind for.</summary>
    public static CharSet LineEnds => Of('\n', '\v', '\f', '\r', '\u0085', '\u2028', '\u2029');

    public static CharSet WhiteSpace => Where(char.IsWhiteSpace);

    /// <summary>Letters, marks, decimal digits and connectors (UTS 18, annex C), and the two joiners.</summary>
    public static CharSet Word => Of(
        UnicodeCategory.UppercaseLetter, UnicodeCategory.LowercaseLetter, UnicodeCategory.TitlecaseLetter, UnicodeCategory.ModifierLetter, UnicodeCategory.OtherLetter,
        UnicodeCategory.NonSpacingMark, UnicodeCategory.SpacingCombiningMark, UnicodeCategory.EnclosingMark, UnicodeCategory.LetterNumber,
        UnicodeCategory.DecimalDigitNumber, UnicodeCategory.ConnectorPunctuation).Add('\u200C', '\u200D');

    public IReadOnlyList<(int First, int Last)> Supplementary => supplementary;

    public int Count => bits.Sum(BitOperations.PopCount);

    /// <summary>Its code units, in order.</summary>
    public IEnumerable<char> Chars
    {
        get
        {
            for (var word = 0; word < Words; word++)
            {
                for (var rest = bits[word]; rest != 0; rest &= rest - 1)
                    yield return (char)((word * 64) + BitOperations.TrailingZeroCount(rest));
            }
        }
    }

    public static CharSet Of(params ReadOnlySpan<char> chars)
    {
        var set = new CharSet();
        foreach (var c in chars) set.Add(c, c);
        return set;
    }

    public static CharSet Of(params UnicodeCategory[] categories)
    {
        var wanted = categories.Aggregate(0UL, (all, category) => all | (1UL << (int)category));
        var known = Categories.Value;
        return Where(c => (wanted >> (int)known[c] & 1) != 0);
    }

    public static CharSet Where(Func<char, bool> belongs)
    {
        var set = new CharSet();
        for (var c = 0; c < 65536; c++)
        {
            if (belongs((char)c)) set.bits[c >> 6] |= 1UL << (c & 63);
        }

        return set;
    }

    public bool Contains(char c) => (bits[c >> 6] >> (c & 63) & 1) != 0;

    public CharSet Add(int first, int last)
    {
        for (var c = first; c <= Math.Min(last, 0xFFFF); c++) bits[c >> 6] |= 1UL << (c & 63);
        if (last > 0xFFFF) supplementary.Add((Math.Max(first, 0x10000), last));
        return this;
    }

    public CharSet Add(CharSet other)
    {
        for (var i = 0; i < Words; i++) bits[i] |= other.bits[i];
        supplementary.AddRange(other.supplementary);
        return this;
    }

    public CharSet Intersect(CharSet other)
    {
        for (var i = 0; i < Words; i++) bits[i] &= other.bits[i];
        supplementary.RemoveAll(range => !other.supplementary.Contains(range));
        return this;
    }

    public CharSet Except(CharSet other)
    {
        for (var i = 0; i < Words; i++) bits[i] &= ~other.bits[i];
        supplementary.RemoveAll(other.supplementary.Contains);
        return this;
    }

    /// <summary>Everything else; the halves of surrogate pairs count as something else, so that an emoji is "not a letter".</summary>
    public CharSet Negate()
    {
        for (var i = 0; i < Words; i++) bits[i] = ~bits[i];
        supplementary.Clear();
        return this;
    }

    public CharSet WithBothCases()
    {
        foreach (var c in Chars.ToList())
        {
            var (upper, lower) = (char.ToUpperInvariant(c), char.ToLowerInvariant(c));
            Add(upper, upper).Add(lower, lower);
        }

        return this;
    }

    public bool SameAs(CharSet other) => ReferenceEquals(this, other) || bits.AsSpan().SequenceEqual(other.bits);

    /// <summary>As a class of .NET's regular expressions.</summary>
    public string ToRegex()
    {
        var text = new System.Text.StringBuilder("[");
        for (var first = 0; first < 65536; first++)
        {
            if (!Contains((char)first)) continue;
            var last = first;
            while (last < 65535 && Contains((char)(last + 1))) last++;
            text.Append(CultureInfo.InvariantCulture, $"\\u{first:X4}-\\u{last:X4}");
            first = last;
        }

        return text.Length == 1 ? "[^\\s\\S]" : text.Append(']').ToString();
    }
}
