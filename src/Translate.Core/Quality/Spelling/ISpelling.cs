namespace Translate.Core.Quality.Spelling;

/// <summary>The dictionary of a language.</summary>
public interface ISpelling
{
    /// <summary>Whether it has the word, in any of its forms.</summary>
    bool Knows(string word);

    /// <summary>Words that may have been meant, the likeliest first; at most three.</summary>
    IReadOnlyList<string> Suggest(string word);
}
