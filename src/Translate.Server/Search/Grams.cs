using System.Globalization;
using System.Text;

namespace Translate.Server.Search;

/// <summary>
/// A text as the search compares it, and the pieces by which it is found: of words written with an alphabet each three letters in a row (a short word is one
/// piece), of Chinese, Japanese and Korean each character and each two in a row. Case, width and composition make no difference, and punctuation is a space.
/// </summary>
/// <remarks>
/// A text that holds a term has all of the term's pieces; the other way round that is likely, and is looked up in the text. So parts of words and single
/// syllables are found without a dictionary, by an index that any database has.
/// </remarks>
public sealed class Grams
{
    readonly int[] origins;

    Grams(string text, int[] origins)
    {
        Text = text;
        this.origins = origins;
    }

    /// <summary>The text as it is compared: words with a space between them, and one at either end.</summary>
    public string Text { get; }

    /// <summary>Reads a text.</summary>
    public static Grams Of(string text)
    {
        var (folded, origins) = (new StringBuilder(text.Length + 2).Append(' '), new List<int>(text.Length + 2) { 0 });
        for (var i = 0; i < text.Length;)
        {
            // What is composed of several characters is compared as one: 각 may be written with three.
            var length = StringInfo.GetNextTextElementLength(text, i);
            foreach (var rune in Folded(text.Substring(i, length)).EnumerateRunes())
            {
                var isWord = Rune.IsLetterOrDigit(rune) || Rune.GetUnicodeCategory(rune) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.LetterNumber;
                if (!isWord && folded[^1] is ' ') continue;
                var at = folded.Length;
                if (isWord) folded.Append(rune.ToString());
                else folded.Append(' ');
                for (; at < folded.Length; at++) origins.Add(i);
            }

            i += length;
        }

        if (folded[^1] is not ' ')
        {
            folded.Append(' ');
            origins.Add(text.Length);
        }

        origins.Add(text.Length);
        return new(folded.ToString(), [.. origins]);
    }

    /// <summary>The pieces by which the text is found.</summary>
    public IReadOnlyCollection<string> All()
    {
        var pieces = new HashSet<string>(StringComparer.Ordinal);
        foreach (var run in Runs())
        {
            if (run.IsDense)
                foreach (var one in run.Letters) pieces.Add(one);
            foreach (var piece in run.Pieces) pieces.Add(piece);
        }

        return pieces;
    }

    /// <summary>The pieces that every text has which holds this one, as part of its words.</summary>
    public IReadOnlyCollection<string> Needed()
    {
        var runs = Runs().ToList();
        var sure = runs.Where(r => r.IsDense || r.Letters.Count >= Run.Long).SelectMany(r => r.Pieces).ToHashSet(StringComparer.Ordinal);

        // One or two letters of an alphabet are in too many words to be a part of any: they are a word.
        return sure.Count > 0 ? sure : runs.SelectMany(r => r.Pieces).ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Where a term stands in the text, in the text's own characters.</summary>
    public IEnumerable<(int Start, int Length)> Find(Grams term)
    {
        var sought = term.Text.Trim(' ');
        if (sought.Length == 0) yield break;

        var runs = term.Runs().ToList();
        if (runs is [{ IsDense: false, Letters.Count: < Run.Long }]) sought = term.Text;
        for (var at = Text.IndexOf(sought, StringComparison.Ordinal); at >= 0; at = Text.IndexOf(sought, at + 1, StringComparison.Ordinal))
        {
            var (first, last) = sought[0] is ' ' ? (at + 1, at + sought.Length - 2) : (at, at + sought.Length - 1);
            var end = last + 1;
            while (end < origins.Length - 1 && origins[end] == origins[last]) end++;
            yield return (origins[first], Math.Max(1, origins[end] - origins[first]));
        }
    }

    /// <summary>Half of a surrogate pair has no form to be brought into.</summary>
    static string Folded(string element) => element is [< '\u0080'] ? element.ToLowerInvariant() : element.Any(char.IsSurrogate) && !Rune.TryGetRuneAt(element, 0, out _) ? " " : element.Normalize(NormalizationForm.FormKC).ToLowerInvariant();

    IEnumerable<Run> Runs()
    {
        var letters = new List<string>();
        var dense = false;
        foreach (var rune in Text.EnumerateRunes())
        {
            var (isSpace, isDense) = (rune.Value is ' ', IsDense(rune.Value));
            if (letters.Count > 0 && (isSpace || isDense != dense))
            {
                yield return new(letters, dense);
                letters = [];
            }

            if (isSpace) continue;
            dense = isDense;
            letters.Add(rune.ToString());
        }
    }

    /// <summary>A character says about as much as a syllable or a word: Han, Kana, Bopomofo, Hangul.</summary>
    static bool IsDense(int rune) => rune is (>= 0x2E80 and <= 0x2FDF) or (>= 0x3005 and <= 0x3007) or (>= 0x3041 and <= 0x31FF) or (>= 0x3400 and <= 0x4DBF) or (>= 0x4E00 and <= 0x9FFF)
        or (>= 0x1100 and <= 0x11FF) or (>= 0xAC00 and <= 0xD7FF) or (>= 0xF900 and <= 0xFAFF) or (>= 0x20000 and <= 0x3FFFF);

    /// <summary>Letters in a row, of one kind of script.</summary>
    sealed record Run(IReadOnlyList<string> Letters, bool IsDense)
    {
        /// <summary>Letters of an alphabet a piece.</summary>
        public const int Long = 3;

        /// <summary>As few pieces as there can be to find it by.</summary>
        public IEnumerable<string> Pieces => (IsDense, Letters.Count) switch
        {
            (true, > 2) => Enumerable.Range(0, Letters.Count - 1).Select(i => Letters[i] + Letters[i + 1]),
            (false, > Long) => Enumerable.Range(0, Letters.Count - 2).Select(i => Letters[i] + Letters[i + 1] + Letters[i + 2]),
            _ => [string.Concat(Letters)],
        };
    }
}
