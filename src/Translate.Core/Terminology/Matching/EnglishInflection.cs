using System.Collections.Frozen;

namespace Translate.Core.Terminology.Matching;

/// <summary>English: plurals, possessives, and the forms of verbs; irregular ones are in <c>english.txt</c>.</summary>
/// <remarks>A term is its base form: <c>sanction</c> is found in <c>sanctions</c>, but <c>news</c> not in <c>new</c>. What is said to be a noun has no verb's forms.</remarks>
sealed class EnglishInflection : Inflection
{
    /// <summary>Irregular forms, and the word each belongs to.</summary>
    static readonly FrozenDictionary<string, string> Irregular = LanguageData.Lines("english.txt")
        .SelectMany(line => line.Skip(1).Select(form => (form, word: line[0]))).DistinctBy(pair => pair.form).ToFrozenDictionary(pair => pair.form, pair => pair.word, StringComparer.Ordinal);

    static readonly FrozenDictionary<string, string>.AlternateLookup<ReadOnlySpan<char>> Forms = Irregular.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <inheritdoc/>
    public override int Stem(ReadOnlySpan<char> word, Span<char> stem)
    {
        word = WithoutPossessive(word);
        if (Forms.TryGetValue(word, out var regular)) word = regular;

        // The plural, then the verb's ending; what is left of either may end in a vowel or a doubled consonant that the other form lacks.
        if (!Drop(ref word, "ies") && !Drop(ref word, "es")) Drop(ref word, "s");
        if (!Drop(ref word, "ing") && !Drop(ref word, "ied")) Drop(ref word, "ed");
        while (word.Length > 1 && word[^1] is 'e' or 'y' or 'i') word = word[..^1];
        if (word.Length > 2 && word[^1] == word[^2]) word = word[..^1];
        word.CopyTo(stem);
        return word.Length;
    }

    /// <inheritdoc/>
    public override bool IsForm(string term, ReadOnlySpan<char> word, string? partOfSpeech)
    {
        var bare = WithoutPossessive(word);
        var isVerb = partOfSpeech is null or "verb";
        return bare.SequenceEqual(term)
            || (Forms.TryGetValue(bare, out var regular) && string.Equals(regular, term, StringComparison.Ordinal))
            || (partOfSpeech is not ("adjective" or "adverb") && IsPlural(term, bare))
            || (isVerb && term.Length > 2 && (Has(term, bare, "ed") || Has(term, bare, "ing")));
    }

    /// <summary>The plural of a noun, and a verb's third person.</summary>
    static bool IsPlural(string term, ReadOnlySpan<char> word)
    {
        if (term.Length < 2 || !char.IsLetterOrDigit(term[^1])) return false;
        if (EndsInConsonantY(term)) return Is(word, term.AsSpan(0, term.Length - 1), "ies") || (char.IsUpper(term[0]) && Is(word, term, "s"));
        if (term.EndsWith("is", StringComparison.Ordinal) && Is(word, term.AsSpan(0, term.Length - 2), "es")) return true;
        var hisses = term[^1] is 's' or 'x' or 'z' || term.EndsWith("ch", StringComparison.Ordinal) || term.EndsWith("sh", StringComparison.Ordinal);
        return (!hisses && Is(word, term, "s")) || ((hisses || term[^1] == 'o') && Is(word, term, "es"));
    }

    /// <summary>The word is the verb with an ending that begins with a vowel.</summary>
    static bool Has(string verb, ReadOnlySpan<char> word, string ending)
    {
        if (verb.EndsWith("ie", StringComparison.Ordinal) && ending is "ing") return Is(word, verb.AsSpan(0, verb.Length - 2), "ying");
        if (verb[^1] == 'e') return Is(word, verb.AsSpan(0, verb.Length - 1), ending) || (verb[^2] == 'e' && Is(word, verb, ending));
        if (EndsInConsonantY(verb) && ending is "ed") return Is(word, verb.AsSpan(0, verb.Length - 1), "ied");
        return Is(word, verb, ending) || (word.Length == verb.Length + 1 + ending.Length && word[verb.Length] == verb[^1] && Is(word, word[..(verb.Length + 1)], ending) && word.StartsWith(verb));
    }

    static bool EndsInConsonantY(string word) => word.Length > 1 && word[^1] == 'y' && word[^2] is not ('a' or 'e' or 'i' or 'o' or 'u');

    static bool Is(ReadOnlySpan<char> word, ReadOnlySpan<char> stem, ReadOnlySpan<char> ending) =>
        word.Length == stem.Length + ending.Length && word.StartsWith(stem) && word.EndsWith(ending);

    static ReadOnlySpan<char> WithoutPossessive(ReadOnlySpan<char> word) =>
        word.EndsWith("'s", StringComparison.Ordinal) && word.Length > 2 ? word[..^2] : word;

    static bool Drop(ref ReadOnlySpan<char> word, string ending)
    {
        if (word.Length < ending.Length + 2 || !word.EndsWith(ending, StringComparison.Ordinal)) return false;
        word = word[..^ending.Length];
        return true;
    }
}
