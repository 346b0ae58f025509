using Translate.Core.Text;

namespace Translate.Core.Terminology.Candidates;

/// <summary>A phrase of a document, and where it stands.</summary>
/// <param name="Phrase">The phrase as it stands first.</param>
/// <param name="Segments">The segments it stands in, each once, in their order.</param>
sealed record CountedPhrase(Phrase Phrase, List<int> Segments)
{
    /// <summary>How often it stands in the document.</summary>
    public int Times { get; set; }

    /// <summary>The most often that a longer phrase of which it is the beginning or end stands there.</summary>
    public int TimesInLonger { get; set; }

    /// <summary>It stands nowhere but in one that is longer.</summary>
    public bool IsPartOnly => TimesInLonger >= Times;
}

/// <summary>The phrases of a document. An English plural counts as its singular where the document has that, too.</summary>
sealed class PhraseTable
{
    readonly Dictionary<string, CountedPhrase> phrases = new(StringComparer.Ordinal);
    readonly List<string[]> bySegment = [];

    public IEnumerable<CountedPhrase> All => phrases.Values;

    /// <summary>How many phrases there are, each as often as it stands.</summary>
    public long Total { get; private set; }

    public static PhraseTable Of(Locale locale, IEnumerable<string> segments)
    {
        var table = new PhraseTable();
        var reading = new Phrases(locale);
        foreach (var segment in segments) table.Add([.. reading.Of(segment)]);
        if (locale.Language is "en") table.JoinPlurals();
        table.CountLonger();
        return table;
    }

    /// <summary>The keys of the phrases in a segment, each once.</summary>
    public IEnumerable<string> In(int segment) => bySegment[segment].Where(phrases.ContainsKey);

    public CountedPhrase Get(string key) => phrases[key];

    void Add(List<Phrase> segment)
    {
        Total += segment.Count;
        foreach (var phrase in segment)
        {
            if (!phrases.TryGetValue(phrase.Key, out var counted)) phrases.Add(phrase.Key, counted = new(phrase, []));
            counted.Times++;
            if (counted.Segments.Count == 0 || counted.Segments[^1] != bySegment.Count) counted.Segments.Add(bySegment.Count);
        }

        bySegment.Add([.. segment.Select(phrase => phrase.Key).Distinct(StringComparer.Ordinal)]);
    }

    void JoinPlurals()
    {
        foreach (var plural in phrases.Values.Where(phrase => phrase.Phrase.Key[^1] == 's').ToList())
        {
            var key = plural.Phrase.Key;
            string[] singulars = [key[..^1], key.EndsWith("es", StringComparison.Ordinal) ? key[..^2] : "", key.EndsWith("ies", StringComparison.Ordinal) ? key[..^3] + "y" : ""];
            if (Array.Find(singulars, phrases.ContainsKey) is not { } singular || singular.EndsWith('s')) continue;
            var one = phrases[singular];
            one.Times += plural.Times;
            var segments = one.Segments.Union(plural.Segments).Order().ToList();
            one.Segments.Clear();
            one.Segments.AddRange(segments);
            phrases.Remove(key);
            foreach (var segment in plural.Segments) bySegment[segment] = [.. bySegment[segment].Select(k => string.Equals(k, key, StringComparison.Ordinal) ? singular : k).Distinct(StringComparer.Ordinal)];
        }
    }

    void CountLonger()
    {
        foreach (var longer in phrases.Values)
        {
            var key = longer.Phrase.Key;
            if (key.IndexOf(' ', StringComparison.Ordinal) is not (> 0 and var first)) continue;
            foreach (var part in new[] { key[(first + 1)..], key[..key.LastIndexOf(' ')] })
                if (phrases.TryGetValue(part, out var shorter)) shorter.TimesInLonger = Math.Max(shorter.TimesInLonger, longer.Times);
        }
    }
}
