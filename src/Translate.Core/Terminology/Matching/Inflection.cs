using Translate.Core.Text;

namespace Translate.Core.Terminology.Matching;

/// <summary>How words of a language change their form.</summary>
abstract class Inflection
{
    static readonly EnglishInflection English = new();

    /// <summary>The inflection of a locale's language; where nothing is known of it, words have one form only.</summary>
    public static Inflection Of(Locale locale) => locale.Language is "en" ? English : EndingInflection.Of(locale.Language);

    /// <summary>What all forms of a word have in common; other words may have it too.</summary>
    /// <param name="word">A word in lower case.</param>
    /// <param name="stem">Takes it; as long as the word, at least.</param>
    /// <returns>Its length.</returns>
    public abstract int Stem(ReadOnlySpan<char> word, Span<char> stem);

    /// <summary>Whether a word that has the same stem, and is not the same, is a form of a term's word.</summary>
    public abstract bool IsForm(string term, ReadOnlySpan<char> word, string? partOfSpeech);
}
