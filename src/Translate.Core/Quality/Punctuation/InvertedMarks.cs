using System.Buffers;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>A Spanish question or exclamation lacks its mark at the beginning or at the end (¿…?, ¡…!).</summary>
/// <remarks>Marks that stand together count as one, and of two kinds one will do: «¿Qué?!», «¡¿Cómo?!». Within words, as in addresses, they are not marks.</remarks>
sealed class InvertedMarks : ICheck
{
    static readonly SearchValues<char> Ends = SearchValues.Create("?!¿¡.:;,…");

    /// <inheritdoc/>
    public string Name => "inverted";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var text = target.Text;
        if (context.To.Language is not ("es" or "ast") || !text.AsSpan().ContainsAny('?', '!') && !text.AsSpan().ContainsAny('¿', '¡')) yield break;

        var isOnlyOne = text.AsSpan(0, text.AsSpan().TrimEnd().Length) is [.., '?' or '!'] and var all && !all[..^1].ContainsAny(Ends) && target.Codes.IsEmpty;
        var open = -1;
        for (var at = 0; at < text.Length; at++)
        {
            if (text[at] is '¿' or '¡')
            {
                if (open >= 0 && at - open > 1) yield return Unclosed(text, open);
                open = at;
                continue;
            }

            if (text[at] is not ('?' or '!')) continue;
            var end = at + 1;
            while (end < text.Length && text[end] is '?' or '!') end++;
            if (end == text.Length || !char.IsLetterOrDigit(text[end]))
            {
                if (open < 0 && (at == 0 || !(text[at - 1] is '(' || char.IsWhiteSpace(text[at - 1]))))
                    yield return new(Name, Severity, null, Place.Of(text, TextSpan.FromBounds(at, end)), "The mark at the beginning is missing.")
                    {
                        Fix = isOnlyOne && text.AsSpan().TrimStart().Length == text.Length ? new(new(0, 0), text[at] == '?' ? "¿" : "¡") : null,
                    };
                open = -1;
            }

            at = end - 1;
        }

        if (open >= 0) yield return Unclosed(text, open);
    }

    Finding Unclosed(string text, int at) => new(Name, Severity, null, Place.Of(text, new(at, 1)), "The mark at the end is missing.");
}
