using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>The target does not end with the mark that its source ends with: a question without a question mark, a label with a full stop.</summary>
/// <remarks>
/// Marks are compared by what they say, whatever form a locale gives them; quotation marks and brackets behind them count for nothing. Not looked at: full
/// stops in languages that have none (Thai, Lao, Tibetan) or write their marks into the words (Armenian), and behind an abbreviation (<c>U.S.</c>). The mark of a
/// quotation may stand within the other text (<see cref="QuotedEnds"/>), and a question in Korean or Japanese that says so by its ending may close with a full stop.
/// </remarks>
sealed class Ending : ICheck
{
    /// <summary>The place of ㄴ among the final consonants (The Unicode Standard, 3.12).</summary>
    const int Nieun = 4;

    /// <inheritdoc/>
    public string Name => "ending";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var (wanted, from, _) = Last(source, context.From);
        var (found, at, end) = Last(target, context.To);
        if (wanted == found || end == 0 || from < 0 || (IsBoth(source.Text, from) && IsBoth(target.Text, at))) yield break;
        if (wanted is MarkKind.None && found is MarkKind.Stop && Abbreviations.IsAt(target.Text, at)) yield break;
        if (wanted is MarkKind.Stop && (Abbreviations.IsAt(source.Text, from) || MarkForms.Own(MarkKind.Stop, context.To) is null)) yield break;
        if (found is MarkKind.Stop && MarkForms.Own(MarkKind.Stop, context.From) is null) yield break;
        if (context.To.Language is "hy" || context.From.Language is "hy") yield break;
        if (wanted is MarkKind.Question && MarkForms.Own(wanted, context.To) is null) yield break;
        if (IsQuestion(source.Text, from, wanted, context.From) && found is MarkKind.Question) yield break;
        if (IsQuestion(target.Text, at, found, context.To) && wanted is MarkKind.Question) yield break;
        if (QuotedEnds.GoesOn(source.Text, from, wanted, target.Text, context.To) || QuotedEnds.GoesOn(target.Text, at, found, source.Text, context.From)) yield break;
        if (wanted is MarkKind.Stop && found is MarkKind.None && QuotedEnds.IsOptional(source.Text, from, target.Text, context.To)) yield break;
        if (found is MarkKind.Stop && wanted is MarkKind.None && QuotedEnds.IsOptional(target.Text, at, source.Text, context.From)) yield break;

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

    /// <summary>A question that is called out, whichever mark comes first: !?, ?!</summary>
    static bool IsBoth(string text, int at) => at > 0 && (text[at - 1], text[at]) is ('!' or '！', '?' or '？' or '؟') or ('?' or '？' or '؟', '!' or '！');

    /// <summary>A question that ends with a full stop, as its particle or ending says that it is one: 来ましたか。 갔을까. 무엇인가.</summary>
    static bool IsQuestion(string text, int at, MarkKind mark, Locale locale)
    {
        if (mark is not MarkKind.Stop) return false;
        var words = text.AsSpan(0, at).TrimEnd();
        return locale.Language switch
        {
            "ja" => words is [.., 'か'],
            "ko" => words is [.., '까' or '냐'] or [.., '까', '요'] || (words is [.., var before, '가'] && KoreanSuffixes.IsHangul(before) && (before - '가') % 28 == Nieun),
            _ => false,
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
}
