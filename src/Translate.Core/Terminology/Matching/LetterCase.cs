namespace Translate.Core.Terminology.Matching;

/// <summary>Whether the case in which a term stands in a text is one in which it may.</summary>
static class LetterCase
{
    /// <summary>Whether the case of a term matters at all.</summary>
    public static bool Matters(Term term, ReadOnlySpan<char> written)
    {
        if (term.IsCaseSensitive is { } said) return said;
        foreach (var c in written)
            if (char.IsUpper(c)) return true;
        return false;
    }

    /// <summary>Whether a word of a text has the case of the term's word, as far as they are the same; or, where that is allowed, is all in capitals.</summary>
    public static bool Fits(string term, ReadOnlySpan<char> text, bool capitalsWillDo)
    {
        var same = true;
        for (var i = 0; i < Math.Min(term.Length, text.Length) && same; i++)
            same = term[i] == text[i] || char.ToLowerInvariant(term[i]) != char.ToLowerInvariant(text[i]);
        if (same || !capitalsWillDo) return same;
        foreach (var c in text)
            if (char.IsLower(c)) return false;
        return true;
    }
}
