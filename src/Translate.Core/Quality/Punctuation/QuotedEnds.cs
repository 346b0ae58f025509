using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>Marks at the end of a quotation, which are the quotation's and not the sentence's.</summary>
/// <remarks>
/// <c>He asked, “Is it true?”</c> ends with the mark of what was asked; where the verb comes last, the sentence goes on behind it: <c>“사실인가?”라고 물었다.</c>
/// Korean and Japanese leave out the full stop at the end of a quotation.
/// </remarks>
static class QuotedEnds
{
    /// <summary>Whether the mark that one text ends with is that of a quotation, which in the other text is not the end.</summary>
    /// <param name="text">The text that ends with the mark.</param>
    /// <param name="at">Where the mark stands.</param>
    /// <param name="mark">What it says.</param>
    /// <param name="other">The other text.</param>
    /// <param name="locale">The other text's locale.</param>
    public static bool GoesOn(string text, int at, MarkKind mark, string other, Locale locale) =>
        mark is MarkKind.Question or MarkKind.Exclamation or MarkKind.Ellipsis && IsQuoted(text, at) && HasQuotation(other, mark, locale);

    /// <summary>Whether a full stop at the end of a quotation is left out in the other text, which ends with its quotation, too.</summary>
    /// <param name="text">The text that ends with a full stop.</param>
    /// <param name="at">Where the full stop stands.</param>
    /// <param name="other">The text that ends without.</param>
    /// <param name="locale">The locale of the one that leaves it out.</param>
    public static bool IsOptional(string text, int at, string other, Locale locale) =>
        locale.Language is "ko" or "ja" && IsQuoted(text, at) && other.AsSpan().TrimEnd() is [.., var last] && IsMark(last);

    static bool IsQuoted(string text, int at) => text.AsSpan(at + 1).TrimEnd() is [var first, ..] && IsMark(first);

    /// <summary>A quotation that ends before the text does: with the same mark, or, in double marks, with any or none.</summary>
    static bool HasQuotation(string text, MarkKind mark, Locale locale)
    {
        var last = text.Length;
        while (last > 0 && !char.IsLetterOrDigit(text[last - 1])) last--;
        for (int i = 0, doubles = 0; i < last; i++)
        {
            if (!IsMark(text[i])) continue;
            if (QuotationStyle.IsDouble(text[i]) && ++doubles == 2) return true;
            if (i > 0 && MarkForms.Kind(text[i - 1], locale) == mark) return true;
        }

        return false;
    }

    static bool IsMark(char c) => QuotationStyle.IsDouble(c) || c is '\'' or '’' or '‘' or '›' or '‹';
}
