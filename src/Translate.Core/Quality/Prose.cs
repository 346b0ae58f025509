namespace Translate.Core.Quality;

/// <summary>The words of a text that are written as sentences have them: not those in addresses, options, synopses and identifiers.</summary>
/// <remarks>
/// Between white space, marks of sentences around it, a word has letters only, apostrophes and hyphens; <c>init[db]</c>, <c>-o</c>, <c>a/b</c>, <c>za0</c> and <c>WAL</c> are none. An apostrophe parts words (<c>l'heure</c>).
/// </remarks>
static class Prose
{
    /// <summary>The words, in small letters.</summary>
    public static List<string> Words(string text)
    {
        var words = new List<string>();
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            var token = text.AsSpan(start, at - start).TrimStart("(\"'“„«‘‚‹¿¡*_").TrimEnd(".,;:!?…)\"'”“»’‘›*_");
            if (IsWord(token))
                foreach (var range in new WordRanges(token.ToString())) words.Add(token[range].ToString().ToLowerInvariant());
        }

        return words;
    }

    static bool IsWord(ReadOnlySpan<char> token)
    {
        if (token.IsEmpty || token[0] == '-' || token[^1] == '-') return false;
        var capitals = 0;
        foreach (var c in token)
        {
            if (!(char.IsLetter(c) || char.IsSurrogate(c) || char.IsBetween(c, '\u0300', '\u036F') || c is '\'' or '’' or '-')) return false;
            if (char.IsUpper(c)) capitals++;
        }

        return capitals == 0 || (capitals == 1 && token.Length > 1);
    }
}
