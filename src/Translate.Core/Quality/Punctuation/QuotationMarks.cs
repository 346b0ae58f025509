using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>A quotation is not closed or not opened, or has marks that the locale does not use.</summary>
/// <remarks>
/// Only double marks are looked at: single ones are apostrophes and feet, too. Straight ones (<c>"</c>) may stand where the source has some, double or single, and in scripts from right to left; an inch mark behind a digit is none. A source that
/// leaves a quotation open (it goes on in the next segment) lets its target do so.
/// </remarks>
sealed class QuotationMarks : ICheck
{
    /// <inheritdoc/>
    public string Name => "quotes";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (QuotationStyle.Of(context.To) is not { } style) yield break;
        var text = target.Text;
        var marks = Marks(text);
        if (marks.Count == 0) yield break;

        var isStraightIn = context.To.IsRightToLeft || IsStraight(source.Text);
        var foreign = marks.FindAll(at => text[at] is '"' ? !isStraightIn : !style.Has(text[at]));

        // A sign that closes here may open elsewhere: “…” is no pair in German, for all that “ is one of its marks.
        if (foreign.Count == 1 && marks.Count == 2) foreign = marks;
        var isPair = foreign.Count == 2 && marks.Count == 2 && target.Codes.IsEmpty;
        for (var i = 0; i < foreign.Count; i++)
            yield return new(Name, Severity, null, Place.Of(text, new(foreign[i], 1)), $"{context.To} uses {style.Opening[0]} and {style.Closing[0]}.")
            {
                // French has spaces within its marks, which are for a person to set.
                Fix = isPair && style.Opening[0] is not '«' ? new(new(foreign[i], 1), (i == 0 ? style.Opening[0] : style.Closing[0]).ToString()) : null,
            };
        if (foreign.Count > 0 || Marks(source.Text).Count % 2 != 0) yield break;
        if (Unpaired(text, marks, style) is { } alone) yield return new(Name, Severity, null, Place.Of(text, new(alone, 1)), "The quotation has only one of its marks.");
    }

    /// <summary>Whether a text has straight quotation marks, double or single; an apostrophe is between letters.</summary>
    static bool IsStraight(string text)
    {
        for (var at = 0; at < text.Length; at++)
            if (text[at] is '"' or '`' || (text[at] is '\'' && (at == 0 || !char.IsLetterOrDigit(text[at - 1])))) return true;
        return false;
    }

    static List<int> Marks(string text)
    {
        var marks = new List<int>();
        for (var at = 0; at < text.Length; at++)
            if (QuotationStyle.IsDouble(text[at]) && !(text[at] is '"' or '”' && at > 0 && char.IsAsciiDigit(text[at - 1]) && (marks.Count % 2 == 0))) marks.Add(at);
        return marks;
    }

    /// <summary>The first mark that has no partner; in a locale in which a sign both opens and closes, an odd one at the end.</summary>
    static int? Unpaired(string text, List<int> marks, QuotationStyle style)
    {
        var open = new Stack<int>();
        foreach (var at in marks)
        {
            if (open.TryPeek(out var last) && IsPair(text[last], text[at], style)) open.Pop();
            else if (text[at] is '"' || style.Opening.Contains(text[at], StringComparison.Ordinal)) open.Push(at);
            else return at;
        }

        return open.TryPop(out var left) ? left : null;
    }

    static bool IsPair(char one, char other, QuotationStyle style)
    {
        if (one == '"') return other == '"';
        for (var i = 0; i < style.Opening.Length; i++)
            if (style.Opening[i] == one && style.Closing[i] == other) return true;
        return false;
    }
}
