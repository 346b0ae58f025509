using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Matching;

/// <summary>Reads Korean, where particles follow a word, and languages without spaces between words: a symbol is a character.</summary>
/// <remarks>
/// White space and middle dots only separate: <c>한·미 동맹</c> is the term <c>한미동맹</c>. A term begins and ends where a word could: not within a run of Hangul,
/// of Katakana, of other letters or of digits, but anywhere between ideographs. Behind a Korean term Hangul may go on with particles, or with the endings of a verb.
/// </remarks>
sealed class CharacterReading(Locale locale) : ITermReading
{
    const int MostCharacters = 100;

    readonly bool hasParticles = locale.Language is "ko";

    /// <inheritdoc/>
    public ReadyTerm? Ready(Term term)
    {
        var text = FoldedText.Of(term.Text);
        var symbols = Read(text);
        if (symbols.Symbols.Count is 0 or > MostCharacters) return null;
        var (folded, written) = (Kept(symbols, text.Text), Kept(symbols, text.Written));
        var verb = hasParticles ? KoreanSuffixes.Verb(term, folded) : null;
        var length = folded.Length - (verb?.Length ?? 0);
        return new(term, [.. symbols.Symbols.Take(length)], [folded[..length]], LetterCase.Matters(term, written) ? [written[..length]] : null) { Verb = verb };
    }

    /// <inheritdoc/>
    public SymbolText Read(FoldedText text)
    {
        var symbols = new SymbolText(text);
        for (var i = 0; i < text.Length; i++)
            if (text.Text[i] is not (' ' or FoldedText.Code or '·' or '・')) symbols.Add(text.Text[i], i, i + 1);
        return symbols;
    }

    /// <inheritdoc/>
    public Standing Stands(ReadyTerm term, SymbolText text, int first, int last)
    {
        var all = text.Folded.Text;
        var (start, end) = (text.Starts[first], text.Ends[last]);
        if (start > 0 && IsWithin(Kind(all, start - 1), Kind(all, start))) return Standing.Not;
        if (!Ends(term, all, end)) return Standing.Not;
        if (term.Written is { } written && !CaseFits(term, written[0], text, first, last)) return Standing.Not;
        return term.Verb is null ? Standing.Exact : Standing.Inflected;
    }

    bool Ends(ReadyTerm term, ReadOnlySpan<char> text, int end)
    {
        if (term.Verb is { } verb)
        {
            foreach (var form in verb.Forms)
                if (text[end..].StartsWith(form, StringComparison.Ordinal)) return true;
            return false;
        }

        if (end == text.Length) return true;
        if (hasParticles && KoreanSuffixes.IsHangul(text[end]) && KoreanSuffixes.IsHangul(text[end - 1])) return KoreanSuffixes.IsParticles(text, end);
        return !IsWithin(Kind(text, end - 1), Kind(text, end));
    }

    static bool CaseFits(ReadyTerm term, string written, SymbolText text, int first, int last)
    {
        Span<char> there = stackalloc char[last - first + 1];
        for (var i = first; i <= last; i++) there[i - first] = text.Folded.Written[text.Starts[i]];
        return LetterCase.Fits(written, there, term.Term.IsCaseSensitive is null);
    }

    static string Kept(SymbolText symbols, ReadOnlySpan<char> text)
    {
        var kept = new StringBuilder(symbols.Symbols.Count);
        foreach (var start in symbols.Starts) kept.Append(text[start]);
        return kept.ToString();
    }

    /// <summary>A word does not end between two characters of these kinds.</summary>
    static bool IsWithin(CharacterKind before, CharacterKind after) => (before, after) switch
    {
        (CharacterKind.Hangul, CharacterKind.Hangul) => true,
        (CharacterKind.Katakana, CharacterKind.Katakana) => true,
        (CharacterKind.Letter or CharacterKind.Digit, CharacterKind.Letter or CharacterKind.Digit) => true,
        _ => false,
    };

    static CharacterKind Kind(ReadOnlySpan<char> text, int at) => text[at] switch
    {
        >= 'a' and <= 'z' or >= 'A' and <= 'Z' => CharacterKind.Letter,
        >= '0' and <= '9' => CharacterKind.Digit,
        < '\u0080' => CharacterKind.Other,
        >= '\uAC00' and <= '\uD7A3' or >= '\u1100' and <= '\u11FF' => CharacterKind.Hangul,
        >= '\u30A1' and <= '\u30FA' or '\u30FC' or >= '\u31F0' and <= '\u31FF' => CharacterKind.Katakana,
        >= '\u0E00' and <= '\u109F' or >= '\u1780' and <= '\u17FF' or >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => CharacterKind.Other,
        var c when char.IsLetter(c) => CharacterKind.Letter,
        var c when char.IsDigit(c) => CharacterKind.Digit,
        _ => CharacterKind.Other,
    };

    enum CharacterKind
    {
        Other,
        Letter,
        Digit,
        Hangul,
        Katakana,
    }
}
