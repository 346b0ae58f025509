using System.Buffers;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Escapes in a text what would be markup in its place, and nothing else where that can be told cheaply.</summary>
sealed partial class Escape(SourceText source, Passage passage, InlineText target)
{
    readonly bool hasFormulas = target.Text.AsSpan().Count('$') > 1;
    readonly bool hasTildes = target.Text.AsSpan().Count('~') + target.Codes.Count(code => code.Data.StartsWith('~')) > 1;

    /// <summary>A character that is not ASCII may have to be written as a reference.</summary>
    readonly bool refers = !source.HasAllCharacters || passage.Unit.Source.Text.EnumerateRunes().Any(IsUnseen);

    /// <summary>What may be markup in a text, and what may begin an address there.</summary>
    static readonly SearchValues<char> Signs = SearchValues.Create("\\`[*_~]!^<&${hHwWfF");

    /// <summary>What may be markup in a title.</summary>
    static readonly SearchValues<char> SignsInTitle = SearchValues.Create("\\\"'()&");

    /// <summary>Writes all pieces.</summary>
    public void Write(List<Piece> pieces)
    {
        var brackets = passage.Place == Place.Description ? 1 : 0;
        var quote = passage.Place == Place.Title ? TitleQuote() : '\0';
        var quotes = new Stack<char>();
        var last = '\0';
        for (var i = 0; i < pieces.Count; i++)
        {
            var piece = pieces[i];
            if (piece.IsText)
            {
                var next = i + 1 < pieces.Count ? pieces[i + 1].Text[0] : '\0';
                var isLineStart = passage.Place == Place.Paragraph && (i == 0 || pieces[i - 1].IsBreak);
                piece.Written = Text(piece, last, next, isLineStart, i == pieces.Count - 1, i > 0 && pieces[i - 1].Role == Role.LinkEnd, brackets > 0, quote);
            }
            else
            {
                piece.Written = piece.Text;
                if (piece.Role == Role.Bracket) brackets++;
                if (piece.Role == Role.LinkEnd) (brackets, quote) = (brackets - (quote == '\0' ? 1 : 0), '\0');
                if (piece.Role == Role.TitleStart) (brackets, quote) = (brackets - 1, piece.Text[^1]);
            }

            last = piece.Written[^1];
        }
    }

    char TitleQuote() => source.Text[passage.Unit.Slot.Start - 1];

    string Text(Piece piece, char before, char after, bool isLineStart, bool isEnd, bool isAfterLink, bool inBrackets, char quote)
    {
        var text = piece.Text;
        var written = new StringBuilder(text.Length + 16);
        var marker = isLineStart ? LineStart().Match(text) is { Success: true } match ? match.Groups["mark"].Index : -1 : -1;
        var hash = isEnd && passage.Place == Place.Heading && Closing().Match(text) is { Success: true } closing ? closing.Groups["mark"].Index : -1;
        for (var i = 0; i < text.Length;)
        {
            if (Plain(piece, i, marker, hash, quote) is > 0 and var plain)
            {
                written.Append(text, i, plain);
                i += plain;
                if (i == text.Length) break;
            }

            Rune.DecodeFromUtf16(text.AsSpan(i), out var rune, out var length);
            if (IsReferred(piece, i, rune, length))
            {
                written.Append(Entities.Of(rune));
                i += length;
                continue;
            }

            if (quote == '\0' && text[i] is 'h' or 'H' or 'w' or 'W' or 'f' or 'F' && Autolinks.EndOfBare(text, i) is > 0 and var address)
            {
                // A reader does not undo a backslash within an address.
                written.Append(text, i, address - i);
                i = address;
                continue;
            }

            var previous = i > 0 ? written[^1] : before;
            var next = i + length < text.Length ? First(piece, i + length) : after;
            if (i == marker || i == hash || (i == 0 && isAfterLink && text[0] is '(' or ':')
                || (quote == '\0' ? IsMarkup(text, i, previous, next, isLineStart && i == 0, after, inBrackets) : IsMarkupInTitle(text, i, quote)))
                written.Append('\\');
            written.Append(text, i, length);
            i += length;
        }

        return written.ToString();
    }

    /// <summary>How many characters at an offset are written as they are, and can be nothing else: not the first of a piece, nor its last.</summary>
    int Plain(Piece piece, int at, int marker, int hash, char quote)
    {
        if (refers || at == 0 || at == marker || at == hash) return 0;
        var rest = piece.Text.AsSpan(at);
        if (marker > at) rest = rest[..(marker - at)];
        if (hash > at) rest = rest[..Math.Min(rest.Length, hash - at)];
        var length = rest.IndexOfAny(quote == '\0' ? Signs : SignsInTitle) is >= 0 and var sign ? sign : rest.Length;

        // The last character may be one of two halves.
        return at + length == piece.Text.Length ? Math.Max(0, length - 2) : length;
    }

    /// <summary>The first character that is written for the one at an offset.</summary>
    char First(Piece piece, int at)
    {
        Rune.DecodeFromUtf16(piece.Text.AsSpan(at), out var rune, out var length);
        return IsReferred(piece, at, rune, length) ? '&' : piece.Text[at];
    }

    bool IsReferred(Piece piece, int at, Rune rune, int length) =>
        (piece.RefersFirst && at == 0) || (piece.RefersLast && at + length == piece.Text.Length) || MustBeReferred(rune, piece.Text.AsSpan(at, length));

    bool IsMarkup(string text, int at, char previous, char next, bool isLineStart, char after, bool inBrackets)
    {
        bool spaceBefore = previous == '\0' || char.IsWhiteSpace(previous), spaceAfter = next == '\0' || char.IsWhiteSpace(next);
        var isApart = spaceBefore && spaceAfter && !isLineStart;
        return text[at] switch
        {
            '\\' or '`' or '[' => true,
            '*' => !isApart,
            '_' => !isApart && !(char.IsLetterOrDigit(previous) && char.IsLetterOrDigit(next)),
            '~' => hasTildes && !isApart,
            ']' => inBrackets,
            '!' => next == '[' && at == text.Length - 1,
            '^' => at == 0 && previous == '[',
            '<' => next is '/' or '!' or '?' || char.IsAsciiLetter(next) || (at == text.Length - 1 && after != '\0'),
            '&' => Entities.End(text, at) > 0 || (after != '\0' && text.AsSpan(at + 1).IndexOfAnyExcept(EntityCharacters) < 0),
            '$' => hasFormulas && !char.IsAsciiLetterOrDigit(previous) && !spaceAfter,
            '{' => passage.Place == Place.Heading && next is '#' or '.',
            _ => false,
        };
    }

    static bool IsMarkupInTitle(string text, int at, char quote) =>
        text[at] == '\\' || text[at] == quote || (quote is '(' or ')' && text[at] is '(' or ')') || (text[at] == '&' && Entities.End(text, at) > 0);

    /// <summary>The file's encoding lacks the character, or the source shows one that cannot be seen as an entity.</summary>
    bool MustBeReferred(Rune rune, ReadOnlySpan<char> characters)
    {
        if (rune.IsAscii || rune == Rune.ReplacementChar) return false;
        if (!source.CanEncode(rune)) return true;
        return IsUnseen(rune) && !source.Text.AsSpan(passage.Unit.Slot.Start, passage.Unit.Slot.Length).Contains(characters, StringComparison.Ordinal) && passage.Unit.Source.Text.AsSpan().Contains(characters, StringComparison.Ordinal);
    }

    static bool IsUnseen(Rune rune) => !rune.IsAscii && Rune.GetUnicodeCategory(rune) is UnicodeCategory.SpaceSeparator or UnicodeCategory.Format;

    static readonly SearchValues<char> EntityCharacters =
        SearchValues.Create("#abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>What begins a block, or ends a paragraph, at the beginning of a line.</summary>
    [GeneratedRegex(
        """^(?:(?<mark>\#){1}\#{0,5}(?:\s|$)|(?<mark>>)|(?<mark>[-+*])(?:\s|$)|(?<mark>-)[- \t]*$|(?<mark>-)-|(?<mark>=)=*\s*$|[0-9]{1,9}(?<mark>[.)])(?:\s|$)|(?<mark>_)|(?<mark>~)~~|(?<mark>:)::|(?<mark>\{)(?:\{[<%]|%))""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex LineStart();

    /// <summary>What would close a heading instead of being its end.</summary>
    [GeneratedRegex(@"(?:^|[ \t])(?<mark>#)#*$", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Closing();
}
