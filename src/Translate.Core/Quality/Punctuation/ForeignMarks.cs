using System.Buffers;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>A mark is written as another language writes it: a full-width stop in Korean, a Latin question mark in Arabic or Greek, a comma in Chinese.</summary>
/// <remarks>Looked at are marks directly behind a letter of the locale's own script that end a word; behind names in Latin letters, numbers and codes both forms are in use.</remarks>
sealed class ForeignMarks : ICheck
{
    static readonly SearchValues<char> Marks = SearchValues.Create(".?!:;,。？！：；，．｡");

    /// <inheritdoc/>
    public string Name => "marks";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var text = target.Text;
        var scripts = Scripts.Of(context.To);
        for (var at = text.AsSpan().IndexOfAny(Marks) is var first && first < 0 ? text.Length : Math.Max(first, 1); at < text.Length; at++)
        {
            if (Own(text[at], context.To) is not { } own || own == text[at]) continue;
            if (!Rune.TryGetRuneAt(text, at - (char.IsLowSurrogate(text[at - 1]) && at > 1 ? 2 : 1), out var before)) continue;
            if (Scripts.IsMark(before) ? !IsMarked(text, at, scripts) : Scripts.Of(before) is not { } script || !scripts.Contains(script, StringComparer.Ordinal)) continue;
            if (at + 1 < text.Length && !char.IsWhiteSpace(text[at + 1]) && !MarkForms.IsCloser(text[at + 1]) && (!Rune.TryGetRuneAt(text, at + 1, out var after) || Scripts.Of(after) is not { } next || next is "Latn")) continue;
            if (target.HasCode(at, at)) continue;
            yield return new(Name, Severity, null, Place.Of(text, new(at, 1)), $"{context.To} writes {own} here.") { Fix = new(new(at, 1), own.ToString()), Detail = own.ToString() };
        }
    }

    static bool IsMarked(string text, int at, IReadOnlyList<string> scripts)
    {
        var last = at - 1;
        while (last > 0 && at - last < 8 && CharUnicodeInfo.GetUnicodeCategory(text[last]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark) last--;
        return Rune.TryGetRuneAt(text, last, out var letter) && Scripts.Of(letter) is { } script && scripts.Contains(script, StringComparer.Ordinal);
    }

    /// <summary>The form of the locale; null for what is no mark, and where the locale has none of its own.</summary>
    static char? Own(char mark, Locale locale)
    {
        // A Greek question mark is its own, and so is a semicolon.
        if (locale.Language is "el" && mark is ';' or '；') return null;

        // Japanese software writes both 警告: %s and 警告：%s.
        if (locale.Language is "ja" && mark is ':') return null;
        return MarkForms.Kind(mark, locale) switch
        {
            MarkKind.None or MarkKind.Ellipsis => null,
            MarkKind.Pause => MarkForms.OwnPause(mark, locale),
            var kind => MarkForms.Own(kind, locale),
        };
    }
}
