namespace Translate.Core.Formats.Markdown;

/// <summary>Recognises a text that is nothing but an image, perhaps within a link.</summary>
static class Images
{
    /// <summary>The tokens of an image's description and title, where it has them, and the one that tells its address.</summary>
    public readonly record struct Parts(Range? Description, Range? Title, int End);

    public static Parts? Alone(IReadOnlyList<Token> tokens)
    {
        var (first, last) = (0, tokens.Count - 1);
        if (last >= 3 && IsBracket(tokens, first, "[") && tokens[last].Pair == tokens[first].Pair) (first, last) = (first + 1, last - 1);
        if (last <= first || !IsBracket(tokens, first, "![") || tokens[last] is not { Role: Role.LinkEnd } end || end.Pair != tokens[first].Pair) return null;

        for (var i = first + 1; i < last; i++)
            if (tokens[i].Role == Role.TitleStart && tokens[i].Pair == end.Pair)
                return new(i > first + 1 ? (first + 1)..i : null, (i + 1)..last, i);
        return new(last > first + 1 ? (first + 1)..last : null, null, last);
    }

    static bool IsBracket(IReadOnlyList<Token> tokens, int at, string data) => tokens[at] is { Role: Role.Bracket, Kind: TokenKind.Opening } token && string.Equals(token.Value, data, StringComparison.Ordinal);
}
