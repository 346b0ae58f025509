using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>The target begins with a small letter where its source begins with a capital, or the other way round.</summary>
/// <remarks>
/// Only in languages whose script has capitals: at the beginning of a Korean sentence Latin letters are a name. Names that begin small (iPhone), words that the source has as they are, and what begins with a code, a number or a sign are passed over; German begins
/// nouns with capitals, so that there only small letters are looked at.
/// </remarks>
sealed class Capitals : ICheck
{
    /// <inheritdoc/>
    public string Name => "capitals";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!HasCapitals(context.To) || First(source) is not { } there || First(target) is not { } here) yield break;
        var (wanted, found) = (Rune.GetRuneAt(source.Text, there.Start), Rune.GetRuneAt(target.Text, here.Start));
        var isUpper = Rune.IsUpper(wanted);
        if (isUpper == Rune.IsUpper(found) || !(isUpper || Rune.IsLower(wanted)) || !(Rune.IsUpper(found) || Rune.IsLower(found))) yield break;
        if (!isUpper && (context.To.Language is "de" or "lb" || IsName(target.Text, here))) yield break;
        var word = Word(target.Text, here.Start);
        if (word.AsSpan(here.Length).ContainsAnyInRange('A', 'Z') || source.Text.Contains(word, StringComparison.Ordinal)) yield break;

        var culture = context.To.Culture;
        yield return new(Name, Severity, Place.Of(source.Text, there), Place.Of(target.Text, here), isUpper ? "The source begins with a capital." : "The source begins with a small letter.")
        {
            Fix = new(here, (isUpper ? Rune.ToUpper(found, culture) : Rune.ToLower(found, culture)).ToString()),
        };
    }

    static bool HasCapitals(Locale locale) => Scripts.Of(locale).Any(script => script is "Latn" or "Cyrl" or "Grek" or "Armn");

    /// <summary>The first letter, where nothing but opening marks stands before it.</summary>
    static TextSpan? First(InlineText inline)
    {
        var text = inline.Text;
        for (var at = 0; at < text.Length; at++)
        {
            if (char.IsWhiteSpace(text[at]) || text[at] is '"' or '“' or '„' or '«' or '‘' or '(' or '[' or '¿' or '¡') continue;
            if (!Rune.TryGetRuneAt(text, at, out var rune) || !Rune.IsLetter(rune)) return null;
            return !inline.Codes.IsEmpty && inline.Codes.Any(code => code.Kind is CodeKind.Standalone && code.Offset <= at) ? null : new(at, rune.Utf16SequenceLength);
        }

        return null;
    }

    static string Word(string text, int start)
    {
        var end = start;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || char.IsSurrogate(text[end]))) end++;
        return text[start..end];
    }

    /// <summary>A word in capitals, a name of one letter (I), or one with capitals inside.</summary>
    static bool IsName(string text, TextSpan first)
    {
        var word = Word(text, first.Start);
        return word.Length == first.Length || word.AsSpan(first.Length).ContainsAnyInRange('A', 'Z');
    }
}
