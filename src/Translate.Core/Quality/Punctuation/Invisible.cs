using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>A character that nobody sees, or that stands for one that was lost, is in the target and not in the source.</summary>
/// <remarks>
/// Control characters, zero-width spaces and joiners, marks of direction where nothing is written from right to left, byte-order marks, replacement characters and halves of surrogate pairs. What scripts need stays: joiners in emoji and in
/// scripts that join, zero-width spaces where words have no spaces, soft hyphens.
/// </remarks>
sealed class Invisible : ICheck
{
    /// <inheritdoc/>
    public string Name => "invisible";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (Ascii.IsValid(target.Text) && target.Text.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && !target.Text.Contains('\u007F', StringComparison.Ordinal)) yield break;
        HashSet<char>? known = null;
        for (var at = 0; at < target.Text.Length; at++)
        {
            if (!IsInvisible(target.Text, at, context.To)) continue;
            known ??= [.. source.Text];
            var sign = target.Text[at];
            if (known.Contains(sign) && !char.IsSurrogate(sign)) continue;
            yield return new(Name, Severity, null, Place.Of(target.Text, new(at, 1)), string.Create(CultureInfo.InvariantCulture, $"The character U+{(int)sign:X4} is not seen, and not in the source."))
            {
                Detail = string.Create(CultureInfo.InvariantCulture, $"U+{(int)sign:X4}"),
                // For a lost character somebody has to find the right one.
                Fix = sign is '\uFFFD' or '\uFFFC' || char.IsSurrogate(sign) ? null : new(new(at, 1), ""),
            };
        }
    }

    /// <summary>Whether letters from right to left stand in the text, beside which marks of direction have a meaning.</summary>
    static bool HasRightToLeft(string text) => text.AsSpan().ContainsAnyInRange('\u0590', '\u08FF') && text.Any(c => c != '\u061C' && char.IsBetween(c, '\u0590', '\u08FF'));

    static bool IsInvisible(string text, int at, Locale locale)
    {
        var sign = text[at];
        return sign switch
        {
            '\t' or '\n' or '\r' => false,
            < ' ' or (>= '\u007F' and <= '\u009F') or '\uFEFF' or '\u2060' or '\uFFFC' or '\uFFFD' or '\uFFFE' or '\uFFFF' => true,
            '\u200E' or '\u200F' or '\u061C' or (>= '\u202A' and <= '\u202E') or (>= '\u2066' and <= '\u2069') => !locale.IsRightToLeft && !HasRightToLeft(text),
            '\u200B' => Scripts.HasSpaces(locale),
            '\u200C' or '\u200D' => at > 0 && !char.IsSurrogate(text[at - 1]) && Scripts.Of(new Rune(text[at - 1])) is "Latn" or "Hang" or "Hani" or "Hira" or "Cyrl" or "Grek",
            _ => char.IsSurrogate(sign) && !(char.IsHighSurrogate(sign) ? at + 1 < text.Length && char.IsLowSurrogate(text[at + 1]) : at > 0 && char.IsHighSurrogate(text[at - 1])),
        };
    }
}
