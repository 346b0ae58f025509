using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>The target does not end with the mark that its source ends with: a question without a question mark, a label with a full stop.</summary>
/// <remarks>
/// Marks are compared by what they say, whatever form a locale gives them; quotation marks and brackets behind them count for nothing. Not looked at: full
/// stops in languages that have none (Thai, Lao, Tibetan) or write their marks into the words (Armenian), and behind an abbreviation (<c>U.S.</c>).
/// </remarks>
sealed class Ending : ICheck
{
    /// <inheritdoc/>
    public string Name => "ending";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var (wanted, from, _) = Last(source, context.From);
        var (found, at, end) = Last(target, context.To);
        if (wanted == found || end == 0 || from < 0) yield break;
        if (wanted is MarkKind.None && found is MarkKind.Stop && IsAbbreviation(target.Text, at)) yield break;
        if (wanted is MarkKind.Stop && (IsAbbreviation(source.Text, from) || MarkForms.Own(MarkKind.Stop, context.To) is null)) yield break;
        if (found is MarkKind.Stop && MarkForms.Own(MarkKind.Stop, context.From) is null) yield break;
        if (context.To.Language is "hy" || context.From.Language is "hy") yield break;
        if (wanted is MarkKind.Question && MarkForms.Own(wanted, context.To) is null) yield break;

        TextSpan? there = wanted is MarkKind.None ? null : Place.Of(source.Text, new(from, 1));
        var here = found is MarkKind.None ? Place.Of(target.Text, TextSpan.FromBounds(end - 1, end)) : Place.Of(target.Text, new(at, 1));
        yield return new(Name, Severity, there, here, wanted is MarkKind.None ? "The source does not end with this mark." : "The target does not end with the mark of its source.")
        {
            // Where nothing stands behind the last letter, there is one place for the mark.
            Fix = found is MarkKind.None && wanted is not MarkKind.Pause && end == target.Text.Length && char.IsLetterOrDigit(target.Text[^1]) && MarkForms.Own(wanted, context.To) is { } own
                ? new(new(end, 0), own.ToString())
                : null,
        };
    }

    /// <summary>The mark at the end, where it stands, and where the text ends without white space. Behind a code at the end nothing is known.</summary>
    static (MarkKind Kind, int At, int End) Last(InlineText text, Locale locale)
    {
        var end = text.Text.AsSpan().TrimEnd().Length;
        var at = end - 1;

        // A key that opens a menu stands behind the text where it is no letter of it: 저장...(_S)
        if (end >= 4 && text.Text[end - 1] is ')' && text.Text[end - 4] is '(' && text.Text[end - 3] is '_' or '&') at = end - 5;
        while (at >= 0 && MarkForms.IsCloser(text.Text[at])) at--;
        if (at < 0) return (MarkKind.None, -1, 0);
        if (text.Codes.Length > 0 && text.Codes[^1] is { Kind: CodeKind.Standalone } last && last.Offset > at) return (MarkKind.None, at, end);
        var kind = MarkForms.Kind(text.Text[at], locale);
        if (kind is MarkKind.Stop && at >= 2 && text.Text[at] == text.Text[at - 1] && text.Text[at - 2] == text.Text[at]) kind = MarkKind.Ellipsis;
        return (kind, at, end);
    }

    /// <summary>The stop may belong to its word, which has another one or is short: U.S., e.g., No., Inc.</summary>
    static bool IsAbbreviation(string text, int at)
    {
        if (at < 1 || text[at] != '.') return false;
        var start = at;
        while (start > 0 && (char.IsAsciiLetter(text[start - 1]) || text[start - 1] == '.')) start--;
        var word = text.AsSpan(start, at - start);
        return word.Length > 0 && (word.Contains('.') || word.Length == 1 || word is "Inc" or "Ltd" or "Co" or "Corp" or "Jr" or "Sr" or "etc" or "vs" or "No" or "St" or "Dr" or "Mr" or "Mrs" or "Ms");
    }
}
