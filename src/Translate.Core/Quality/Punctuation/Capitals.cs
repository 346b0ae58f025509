using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality.Punctuation;

/// <summary>The target begins with a small letter where its source begins with a capital, or the other way round.</summary>
/// <remarks>
/// Only in languages whose script has capitals: at the beginning of a Korean sentence Latin letters are a name. Names that begin small (iPhone), words that the source has as they are, names and identifiers that stand elsewhere in the target, what English
/// always begins with a capital (<see cref="EnglishCapitals"/>), and what begins with a code, a number or a sign are passed over; German begins nouns with capitals, so that there only small letters are looked at.
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
        if (word.AsSpan(here.Length).ContainsAnyInRange('A', 'Z') || Stands(source.Text, word)) yield break;
        if (HasMoved(source.Text, there, target.Text) || (isUpper && EnglishCapitals.Begin(source.Text, there, context.From, context.To))) yield break;

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

    /// <summary>The source begins with a name or an identifier, which says nothing of the sentence: it has capitals or digits inside (<c>SSL</c>, <c>prc10</c>), or stands elsewhere in the target.</summary>
    static bool HasMoved(string source, TextSpan first, string target)
    {
        var end = source.AsSpan(first.Start).IndexOfAny(" \t\r\n\u00A0");
        var token = (end < 0 ? source.AsSpan(first.Start) : source.AsSpan(first.Start, end)).TrimEnd(".,;:!?)]\"'”’»…").ToString();
        if (token.Length < 2) return false;
        foreach (var c in token.AsSpan(1))
            if (char.IsUpper(c) || char.IsDigit(c) || c is '_' or '(' or '/' or '=') return true;
        return Stands(target, token);
    }

    /// <summary>Whether the text has the word as it is, and not as a part of another.</summary>
    static bool Stands(string text, string word)
    {
        for (var at = 0; (at = text.IndexOf(word, at, StringComparison.Ordinal)) >= 0; at++)
            if ((at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at + word.Length == text.Length || !char.IsLetterOrDigit(text[at + word.Length]))) return true;
        return false;
    }

    /// <summary>A word in capitals, a name of one letter (I), or one with capitals inside.</summary>
    static bool IsName(string text, TextSpan first)
    {
        var word = Word(text, first.Start);
        return word.Length == first.Length || word.AsSpan(first.Length).ContainsAnyInRange('A', 'Z');
    }
}
