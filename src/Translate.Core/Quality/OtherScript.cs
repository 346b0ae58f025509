using System.Buffers;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The target is not written in a script of its locale: Korean with hardly any Hangul, English in Hangul.</summary>
/// <remarks>
/// Said where the letters of other scripts outweigh the locale's own (a syllable or an ideograph weighs two or three letters) and are at least
/// <see cref="Least"/>. Latin words that the source has too are names, brands or code, and count for neither side; so does all that is no letter, and, where the locale's
/// script stands beside them, Latin words with capitals and parts of identifiers. A long Japanese text without any kana is Chinese;
/// and Chinese in Simplified characters is none for Taiwan, nor in Traditional ones for China (<see cref="ChineseForms"/>).
/// </remarks>
sealed class OtherScript : ICheck
{
    /// <summary>Fewer letters of another script are a name or a sign.</summary>
    const int Least = 4;

    /// <summary>Japanese headlines may do without kana; no sentence of this length does.</summary>
    const int LongestWithoutKana = 25;

    /// <inheritdoc/>
    public string Name => "script";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        var scripts = Scripts.Of(context.To);
        var names = scripts.Contains("Latn", StringComparer.Ordinal) ? null : new Lazy<HashSet<string>>(() => LatinWords(source.Text));
        int own = 0, other = 0, others = 0, kana = 0, han = 0, named = 0;
        var text = target.Text;
        for (var at = 0; at < text.Length;)
        {
            Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length);
            if (Scripts.Of(rune) is not { } script)
            {
                at += length;
                continue;
            }

            if (script is "Latn" && names is not null)
            {
                var end = LatinEnd(text, at);
                if (!names.Value.Contains(text[at..end].ToUpperInvariant()))
                {
                    (other, others) = (other + end - at, others + end - at);
                    if (IsName(text, at, end)) named += end - at;
                }

                at = end;
                continue;
            }

            at += length;
            if (script is "Hira") kana++;
            if (script is "Hani") han++;
            if (scripts.Contains(script, StringComparer.Ordinal)) own += Scripts.Weight(script);
            else (other, others) = (other + Scripts.Weight(script), others + 1);
        }

        if (Place.Whole(text) is not { } all) yield break;

        // Between words of the locale's script, names and identifiers are no words of another language.
        if (own > 0) (other, others) = (other - named, others - named);
        if (others >= Least && other > own && HasWords(source.Text))
            yield return new(Name, Severity, null, all, $"The target is not written in {string.Join(" or ", scripts)}, the script of {context.To}.");
        else if (ChineseForms.IsOther(text, context.To) && (context.From.Language == context.To.Language || !ChineseForms.IsOther(source.Text, context.To)))
            yield return new(Name, Severity, null, all, $"The target is not written in the characters of {context.To}: Simplified and Traditional Chinese are two.");
        else if (context.To.Language is "ja" && kana == 0 && han >= LongestWithoutKana)
            yield return new(Name, Severity, null, all, "The target has no kana: it is hardly Japanese.");
    }

    /// <summary>A Latin word that is written as a name (<c>Lynx</c>, <c>CD</c>), or a part of an address, a path or an identifier.</summary>
    static bool IsName(string text, int start, int end)
    {
        if (text.AsSpan(start, end - start).IndexOfAnyInRange('A', 'Z') >= 0) return true;
        return (start > 0 && IsJoint(text[start - 1])) || (end < text.Length && (IsJoint(text[end]) || (text[end] is '.' && end + 1 < text.Length && char.IsAsciiLetterOrDigit(text[end + 1]))));
    }

    static bool IsJoint(char c) => c is '_' or '/' or '\\' or '@' or '=' or '-' || char.IsAsciiDigit(c);

    static bool HasWords(string source)
    {
        foreach (var rune in source.EnumerateRunes())
            if (Scripts.Of(rune) is not null) return true;
        return false;
    }

    static HashSet<string> LatinWords(string text)
    {
        var words = new HashSet<string>(StringComparer.Ordinal);
        for (var at = 0; at < text.Length; at++)
        {
            var end = LatinEnd(text, at);
            if (end > at) words.Add(text[at..end].ToUpperInvariant());
            at = Math.Max(at, end);
        }

        return words;
    }

    /// <summary>The end of the run of Latin letters at an offset, accents included.</summary>
    static int LatinEnd(string text, int at)
    {
        while (Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out var length) == OperationStatus.Done && (Scripts.Of(rune) is "Latn" || Scripts.IsMark(rune))) at += length;
        return at;
    }
}
