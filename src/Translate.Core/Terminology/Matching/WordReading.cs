using System.Globalization;

namespace Translate.Core.Terminology.Matching;

/// <summary>Reads languages that put spaces between words: a symbol is what the forms of a word have in common, or a sign.</summary>
/// <remarks>White space, hyphens and inline codes only separate: <c>free-trade zone</c> is the term <c>free trade zone</c>.</remarks>
sealed class WordReading(Inflection inflection) : ITermReading
{
    const int LongestWord = 100, MostWords = 50;

    readonly Dictionary<string, int> symbols = new(StringComparer.Ordinal);
    readonly Dictionary<string, string> parts = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public ReadyTerm? Ready(Term term)
    {
        var text = FoldedText.Of(term.Text);
        var words = new SymbolText(text);
        Read(words, addsSymbols: true);
        if (words.Symbols.Count is 0 or > MostWords || words.Symbols.Contains(-1)) return null;
        var written = LetterCase.Matters(term, text.Written);
        return new(term, [.. words.Symbols], Words(text.Text), written ? Words(text.Written) : null);

        string[] Words(ReadOnlySpan<char> all)
        {
            var result = new string[words.Symbols.Count];
            for (var i = 0; i < result.Length; i++) result[i] = Shared(all[words.Starts[i]..words.Ends[i]]);
            return result;
        }
    }

    /// <inheritdoc/>
    public SymbolText Read(FoldedText text)
    {
        var words = new SymbolText(text);
        Read(words, addsSymbols: false);
        return words;
    }

    /// <inheritdoc/>
    public Standing Stands(ReadyTerm term, SymbolText text, int first, int last)
    {
        var standing = Standing.Exact;
        for (var i = 0; i < term.Parts.Length; i++)
        {
            var word = text.Folded.Text[text.Starts[first + i]..text.Ends[first + i]];
            if (!word.SequenceEqual(term.Parts[i]))
            {
                if (!term.Term.Inflects || !inflection.IsForm(term.Parts[i], word, term.Term.PartOfSpeech)) return Standing.Not;
                standing = Standing.Inflected;
            }

            if (term.Written is { } written &&
                !LetterCase.Fits(written[i], text.Folded.Written[text.Starts[first + i]..text.Ends[first + i]], term.Term.IsCaseSensitive is null)) return Standing.Not;
        }

        return standing;
    }

    void Read(SymbolText words, bool addsSymbols)
    {
        var text = words.Folded.Text;
        var known = symbols.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> stem = stackalloc char[LongestWord];
        for (var at = 0; at < text.Length;)
        {
            var c = text[at];
            if (c is ' ' or '-' or FoldedText.Code)
            {
                at++;
                continue;
            }

            var start = at++;
            if (IsPart(text, start))
            {
                while (at < text.Length && (IsPart(text, at) || (text[at] == '\'' && at + 1 < text.Length && IsPart(text, at + 1)))) at++;
            }

            scoped var key = text[start..at];
            if (key.Length > LongestWord)
            {
                words.Add(-1, start, at);
                continue;
            }

            if (key.Length > 1) key = stem[..inflection.Stem(key, stem)];
            if (!known.TryGetValue(key, out var symbol))
            {
                symbol = addsSymbols ? symbols.Count : -1;
                if (addsSymbols) symbols.Add(key.ToString(), symbol);
            }

            words.Add(symbol, start, at);
        }
    }

    string Shared(ReadOnlySpan<char> word)
    {
        var lookup = parts.GetAlternateLookup<ReadOnlySpan<char>>();
        if (lookup.TryGetValue(word, out var kept)) return kept;
        var part = word.ToString();
        parts.Add(part, part);
        return part;
    }

    static bool IsPart(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < 0x80) return char.IsAsciiLetterOrDigit(c);
        if (char.IsLetterOrDigit(c)) return true;
        if (char.IsSurrogate(c))
        {
            var high = char.IsLowSurrogate(c) ? at - 1 : at;
            return high >= 0 && high + 1 < text.Length && char.IsSurrogatePair(text[high], text[high + 1]) && char.IsLetter(char.ConvertFromUtf32(char.ConvertToUtf32(text[high], text[high + 1])), 0);
        }

        return CharUnicodeInfo.GetUnicodeCategory(c) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark or UnicodeCategory.Format;
    }
}
