using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Where in a document a text stands, which decides what would be markup in it.</summary>
enum Place
{
    Paragraph,
    Heading,
    Cell,

    /// <summary>An image's description.</summary>
    Description,
    Title,
    FrontMatter,

    /// <summary>A block of raw HTML.</summary>
    Html,
}

/// <summary>A unit with what its writer has to know.</summary>
/// <param name="Unit">The unit.</param>
/// <param name="Place">Where it stands.</param>
/// <param name="Codes">The pieces that are codes, in the order of the unit's codes.</param>
sealed record Passage(Unit Unit, Place Place, ImmutableArray<Token> Codes)
{
    /// <summary>The block's text, which the offsets of the codes refer to; empty where there are none.</summary>
    public string Flat { get; init; } = "";

    /// <summary>Of a paragraph: its lines in the file, from its first word on.</summary>
    public IReadOnlyList<TextSpan> Lines { get; init; } = [];

    /// <summary>A line ends in its text, and not at a line break.</summary>
    public bool IsWrapped { get; init; }

    /// <summary>Something of its block stands before it on its line: a check box, say.</summary>
    public bool StartsInLine { get; init; }

    /// <summary>It is in a table, where a bar ends it.</summary>
    public bool IsInCell { get; init; }

    /// <summary>Of a value of front matter: how it is written.</summary>
    public FrontValue? Front { get; init; }

    /// <summary>Of a text in a block of HTML: how it is written.</summary>
    public HtmlText? Html { get; init; }

    /// <summary>A passage of a block's text; null where nothing in it is for people to translate.</summary>
    public static Passage? Of(string id, Place place, FlatText flat, ReadOnlySpan<Token> tokens)
    {
        var text = new StringBuilder(tokens.Length == 1 ? 0 : tokens[^1].End - tokens[0].Start);
        var codes = ImmutableArray.CreateBuilder<InlineCode>(0);
        var codeTokens = ImmutableArray.CreateBuilder<Token>(0);
        var pairs = new Dictionary<int, string>();
        var last = 0;
        var isWrapped = false;
        foreach (var token in tokens)
        {
            if (token.Kind == TokenKind.Text)
            {
                if (tokens.Length > 1) text.Append(token.Value);
                isWrapped |= flat.Text.AsSpan(token.Start, token.End - token.Start).Contains('\n');
                continue;
            }

            var kind = token.Kind switch { TokenKind.Opening => CodeKind.Opening, TokenKind.Closing => CodeKind.Closing, _ => CodeKind.Standalone };
            if (kind != CodeKind.Closing || !pairs.TryGetValue(token.Pair, out var name))
            {
                name = (++last).ToString(CultureInfo.InvariantCulture);
                if (kind == CodeKind.Opening) pairs[token.Pair] = name;
            }

            codes.Add(new(text.Length, kind, name, token.Value));
            codeTokens.Add(token);
        }

        var source = new InlineText(tokens is [{ Kind: TokenKind.Text, Value: var all }] ? all : text.ToString(), codes.DrainToImmutable());
        if (!source.Text.EnumerateRunes().Any(Rune.IsLetterOrDigit)) return null;
        var slot = flat.ToSource(tokens[0].Start, tokens[^1].End);
        return new(new(id, slot, source), place, codeTokens.DrainToImmutable()) { Flat = source.Codes.IsEmpty ? "" : flat.Text, IsInCell = flat.IsCell, IsWrapped = isWrapped };
    }
}
