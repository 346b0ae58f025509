using System.Buffers;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>A bracket of the target has no partner, where those of the source have.</summary>
/// <remarks>A bracket may change its form, for languages have their own. A closing one behind a number or a letter at the beginning (<c>1)</c>, <c>a)</c>) counts in a list, and in <c>:)</c> it smiles.</remarks>
sealed class Brackets : ICheck
{
    const string Opening = "([{（［｛【〔「『《〈", Closing = ")]}）］｝】〕」』》〉";

    static readonly SearchValues<char> All = SearchValues.Create(Opening + Closing);

    /// <inheritdoc/>
    public string Name => "brackets";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!target.Text.AsSpan().ContainsAny(All)) return [];
        var alone = Alone(target.Text);
        return alone.Count == 0 || Alone(source.Text).Count > 0
            ? []
            : alone.Select(at => new Finding(Name, Severity, null, Place.Of(target.Text, new(at, 1)), $"The bracket {target.Text[at]} has no partner."));
    }

    /// <summary>The brackets without a partner, in their order.</summary>
    static List<int> Alone(string text)
    {
        var open = new Stack<(int At, int Kind)>();
        var alone = new List<int>();
        for (var at = 0; at < text.Length; at++)
        {
            if (Opening.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var kind) open.Push((at, kind));
            else if (Closing.IndexOf(text[at], StringComparison.Ordinal) is >= 0 and var closed && !IsSign(text, at))
            {
                // A wide one may close a narrow one: （a).
                if (open.TryPeek(out var last) && (last.Kind == closed || (last.Kind < 6 && last.Kind % 3 == closed % 3 && closed < 6))) open.Pop();
                else alone.Add(at);
            }
        }

        alone.AddRange(open.Select(left => left.At));
        alone.Sort();
        return alone;
    }

    static bool IsSign(string text, int at)
    {
        if (at == 0) return false;
        if ((text[at - 1] is ':' or ';' && (at == 1 || char.IsWhiteSpace(text[at - 2]))) || (text[at - 1] is '-' && at > 1 && text[at - 2] is ':' or ';')) return true;
        var start = at;
        while (start > 0 && at - start < 4 && char.IsLetterOrDigit(text[start - 1])) start--;
        return start < at && (at - start == 1 || char.IsAsciiDigit(text[start])) && (start == 0 || text[start - 1] is '\n' or ' ') && (start < 2 || !text.AsSpan(0, start).Contains('('));
    }
}
