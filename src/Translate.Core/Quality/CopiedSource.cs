using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The target is the source, or is in the source's language: nothing was translated.</summary>
/// <remarks>
/// What may rightly stay as it is, is not looked at: names, brands, acronyms, numbers, code, and texts of a few words. So only ordinary words count:
/// letters only, and in scripts with capitals without one. Said are a target whose words are mostly the source's, and one whose small words
/// (articles, prepositions) are those of the source's language and not of its own, for the languages whose small words are known here.
/// </remarks>
sealed class CopiedSource : ICheck
{
    /// <summary>Languages so near to each other that whole sentences are alike.</summary>
    static readonly string[][] Families =
    [
        ["nb", "nn", "no", "da"], ["sr", "hr", "bs", "cnr", "sh"], ["ms", "id"], ["cs", "sk"], ["gl", "pt"], ["af", "nl"],
        ["zh", "yue", "wuu", "nan", "hak", "gan", "lzh"],
    ];

    /// <inheritdoc/>
    public string Name => "copied";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.From.SharesLanguage(context.To) || AreNear(context.From.Language, context.To.Language) || Place.Whole(target.Text) is not { } all) yield break;

        var share = Scripts.Of(context.From).Intersect(Scripts.Of(context.To), StringComparer.Ordinal).Any();
        var words = Words(target.Text).ToList();
        var known = words.Count == 0 ? [] : Words(source.Text.ToLowerInvariant()).ToHashSet(StringComparer.Ordinal);
        var copied = words.Count(known.Contains);

        // Where the languages share a script, cognates and names are alike in both: it takes a sentence.
        var (least, letters, part) = share ? (4, 20, 0.8) : (3, 14, 0.66);
        var size = words.Where(known.Contains).Sum(word => word.Length);
        if (copied >= least && copied >= words.Count * part && size >= letters && (share || OwnSize(target.Text, context.To) < size))
            yield return new(Name, Severity, Place.Whole(source.Text), all, "The target is the source: nothing was translated.");
        else if (share && InLanguage(words, context.From.Language, context.To.Language))
            yield return new(Name, Severity, null, all, $"The target is written in {context.From}, not in {context.To}.");
        else if (!share && Unchanged(source.Text, target.Text))
            yield return new(Name, Severity, Place.Whole(source.Text), all, "The target is the source: nothing was translated.");
    }

    /// <summary>How much of a text is in its locale's scripts: beside it, what the source has too is quoted, as commands and their options are.</summary>
    static int OwnSize(string text, Locale locale)
    {
        var scripts = Scripts.Of(locale);
        var size = 0;
        foreach (var rune in text.EnumerateRunes())
            if (Scripts.Of(rune) is { } script && scripts.Contains(script, StringComparer.Ordinal)) size += Scripts.Weight(script);
        return size;
    }

    static bool AreNear(string from, string to) =>
        Families.Any(family => family.Contains(from, StringComparer.Ordinal) && family.Contains(to, StringComparer.Ordinal));

    /// <summary>The same text in a script that has no capitals, and that the target's language is not written in: no name stays so.</summary>
    static bool Unchanged(string source, string target) =>
        source.AsSpan().Trim().SequenceEqual(target.AsSpan().Trim())
        && source.EnumerateRunes().Count(rune => Scripts.Of(rune) is not (null or "Latn" or "Grek" or "Cyrl" or "Armn" or "Geor")) >= 2;

    static bool InLanguage(List<string> words, string from, string to) =>
        words.Count >= 6 && SmallWords.Of(from) is { } theirs && SmallWords.Of(to) is { } own && SmallWords.Tell(words, theirs, own);

    /// <summary>The ordinary words of a text: between white space, but for the punctuation around them all letters, none a capital.</summary>
    static IEnumerable<string> Words(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
            var start = at;
            while (at < text.Length && !char.IsWhiteSpace(text[at])) at++;
            if (at - start > 60) continue;
            var end = at;
            while (start < end && !char.IsLetter(text[start]) && !char.IsSurrogate(text[start])) start++;
            while (end > start && !IsLetterOrMark(text[end - 1])) end--;
            if (end > start && (end - start > 1 || text[start] >= 0x80) && IsOrdinary(text.AsSpan(start, end - start))) yield return text[start..end];
        }
    }

    static bool IsOrdinary(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
            if (!(IsLetterOrMark(c) || c is '\'' or '’' or '-') || char.IsUpper(c)) return false;
        return true;
    }

    static bool IsLetterOrMark(char c) => char.IsLetter(c) || char.IsSurrogate(c) || Scripts.IsMark(new Rune(char.IsSurrogate(c) ? ' ' : c));
}
