using System.Runtime.InteropServices;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Candidates;

/// <summary>How often phrases stand in other texts of a language: a memory, older documents. Against it the terms of a new one stand out.</summary>
/// <param name="locale">The language.</param>
public sealed class PhraseBackground(Locale locale)
{
    /// <summary>Beyond this many different phrases new ones are not kept; the common ones are long there.</summary>
    const int MostPhrases = 5_000_000;

    readonly Dictionary<string, int> counts = new(StringComparer.Ordinal);
    readonly Phrases phrases = new(locale);

    /// <summary>The language.</summary>
    public Locale Locale => locale;

    /// <summary>How many phrases were seen, each as often as it was.</summary>
    public long Total { get; private set; }

    /// <summary>Adds a text to those seen.</summary>
    public void Add(string text)
    {
        foreach (var phrase in phrases.Of(text))
        {
            Total++;
            if (counts.Count < MostPhrases || counts.ContainsKey(phrase.Key)) CollectionsMarshal.GetValueRefOrAddDefault(counts, phrase.Key, out _)++;
        }
    }

    /// <summary>How often a phrase was seen.</summary>
    internal int Times(string key) => counts.GetValueOrDefault(key);

    /// <summary>Whether a word is so common that no term begins or ends with it: more than one in two thousand phrases are it.</summary>
    internal bool IsCommon(string word) => Times(word) is > 4 and var times && times * 2000L > Total;
}
