namespace Translate.Core.Quality.Spelling;

/// <summary>A dictionary that proposes others for the first few words only that it does not know. For one document, or whatever is answered at once, and one thread.</summary>
/// <remarks>To know a word takes Hunspell microseconds; to find what may have been meant, of Korean a sixth of a second: for all unknown words of a long document, half an hour.</remarks>
/// <param name="dictionary">The dictionary.</param>
/// <param name="words">For so many words.</param>
public sealed class SparingSpelling(ISpelling dictionary, int words = SparingSpelling.Few) : ISpelling
{
    /// <summary>So many words are worth the wait.</summary>
    public const int Few = 20;

    readonly Dictionary<string, IReadOnlyList<string>> meant = new(StringComparer.Ordinal);

    /// <inheritdoc/>
    public bool Knows(string word) => dictionary.Knows(word);

    /// <inheritdoc/>
    public IReadOnlyList<string> Suggest(string word)
    {
        if (meant.TryGetValue(word, out var known)) return known;
        return meant.Count == words ? [] : meant[word] = dictionary.Suggest(word);
    }
}
