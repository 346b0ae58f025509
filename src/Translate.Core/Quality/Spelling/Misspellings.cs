using System.Text;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Quality.Spelling;

/// <summary>A word is not in the dictionary of its language.</summary>
/// <remarks>
/// Not looked at: words of the source and translations of the desk's terms, which are as they should be; words with digits or capitals inside, in capitals only, and those that begin with a capital within
/// a sentence, but for languages that write nouns so: they are names; and what belongs to an address or a placeholder. A word that is written with letters of another script is that language's.
/// </remarks>
sealed class Misspellings : ICheck
{
    /// <summary>Longer ones are no words.</summary>
    const int LongestWord = 60;

    /// <summary>Of more words no compound is made.</summary>
    const int MostParts = 4;

    /// <summary>For so many words of one text others are proposed: it takes time.</summary>
    const int MostProposals = 3;

    /// <inheritdoc/>
    public string Name => "spelling";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Spelling is not { } dictionary) yield break;
        var scripts = Scripts.Of(context.To);
        var known = new Lazy<HashSet<string>>(() => Known(source.Text, context.Terms));
        var others = Addresses.In(target.Text).Select(a => a.Span).Concat(Placeholders.PlaceholderReader.In(target.Text).Select(p => p.Span)).ToList();
        var (told, proposals) = (new HashSet<string>(StringComparer.Ordinal), 0);
        foreach (var span in Words(target))
        {
            var word = target.Text.Substring(span.Start, span.Length).Normalize(NormalizationForm.FormC);
            if (word.Length is < 2 or > LongestWord || !IsOrdinary(word, target.Text, span.Start, scripts, context.To) || others.Exists(o => o.Start < span.End && span.Start < o.End)) continue;
            if (dictionary.Knows(word) || known.Value.Contains(word.ToUpperInvariant()) || (context.To.Language is "ko" && IsCompound(word, dictionary, MostParts)) || !told.Add(word)) continue;
            var meant = proposals++ < MostProposals ? dictionary.Suggest(word) : [];
            yield return new(Name, Severity, null, Place.Of(target.Text, span), $"“{word}” is not in the dictionary{(meant.Count > 0 ? $"; {string.Join(", ", meant)}?" : ".")}") { Detail = meant.Count > 0 ? string.Join(", ", meant) : null };
        }
    }

    /// <summary>Korean nouns may be written together (한글 맞춤법 49, 50): the word is made of words of two syllables and more.</summary>
    static bool IsCompound(string word, ISpelling dictionary, int parts)
    {
        for (var at = 2; parts > 1 && at <= word.Length - 2; at++)
            if (dictionary.Knows(word[..at]) && (dictionary.Knows(word[at..]) || IsCompound(word[at..], dictionary, parts - 1))) return true;
        return false;
    }

    static HashSet<string> Known(string source, IReadOnlyList<TermPair> terms)
    {
        var known = new HashSet<string>(StringComparer.Ordinal);
        foreach (var text in terms.Where(t => t.Status is not TermStatus.Forbidden).Select(t => t.Target).Prepend(source))
            foreach (var range in new WordRanges(text)) known.Add(text[range].Normalize(NormalizationForm.FormC).ToUpperInvariant());
        return known;
    }

    /// <summary>The words; those that an apostrophe or an inline code joins are one.</summary>
    static IEnumerable<TextSpan> Words(InlineText target)
    {
        TextSpan? begun = null;
        foreach (var range in new WordRanges(target.Text))
        {
            var span = TextSpan.FromBounds(range.Start.Value, range.End.Value);
            if (begun is { } word && span.Start == word.End + 1 && target.Text[word.End] is '\'' or '’') begun = TextSpan.FromBounds(word.Start, span.End);
            else
            {
                if (begun is { } whole) yield return whole;
                begun = span;
            }
        }

        if (begun is { } last) yield return last;
    }

    static bool IsOrdinary(string word, string text, int start, IReadOnlyList<string> scripts, Locale locale)
    {
        if (start > 0 && (char.IsDigit(text[start - 1]) || text[start - 1] is '_' or '@' or '#' or '/' or '\\' or '.' or '&')) return false;
        var end = start + word.Length;
        if (end < text.Length && (char.IsDigit(text[end]) || text[end] is '_' or '@' or '/' or '\\' or '(')) return false;
        foreach (var rune in word.EnumerateRunes())
            if (Scripts.Of(rune) is { } script && !scripts.Contains(script, StringComparer.Ordinal)) return false;
        if (word.Skip(1).Any(char.IsUpper)) return false;
        return !char.IsUpper(word[0]) || locale.Language is "de" or "lb" || BeginsSentence(text, start);
    }

    /// <summary>Nothing stands before it, or the end of another sentence.</summary>
    static bool BeginsSentence(string text, int start)
    {
        var before = text.AsSpan(0, start).TrimEnd(" \t\r\n\u00A0\"'“”‘’«»([¿¡");
        return before.IsEmpty || before[^1] is '.' or '!' or '?' or '…' or ':';
    }
}
