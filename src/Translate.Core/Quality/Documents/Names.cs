using Translate.Core.Quality.Korean;
using Translate.Core.Terminology.Matching;

namespace Translate.Core.Quality.Documents;

/// <summary>A name is spelled in another way than elsewhere in the document: 바이던 where it is 바이든 otherwise.</summary>
/// <remarks>
/// A name is a word of a source in Latin letters that always has a capital and stands in three segments or more. Its usual spelling is the word that most of their targets have; told is a word that
/// differs from it by one letter or syllable, in a target that lacks the usual one. Korean particles are left off; in other languages a last letter that differs is an ending.
/// </remarks>
sealed class Names : IDocumentCheck
{
    /// <summary>What comes behind in a long segment is not looked at.</summary>
    const int MostNames = 20, MostWords = 100;

    const int LeastSegments = 3;

    /// <inheritdoc/>
    public string Name => "names";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        if (!Scripts.Of(context.From).Contains("Latn", StringComparer.Ordinal) || !Scripts.HasSpaces(context.To)) yield break;
        var (places, small) = (new Dictionary<string, List<int>>(StringComparer.Ordinal), new HashSet<string>(StringComparer.Ordinal));
        for (var i = 0; i < segments.Count; i++)
            if (!segments[i].Target.IsEmpty) Gather(segments[i].Source.Text, i, places, small);

        var words = new Dictionary<int, List<(string Stem, Range Range)>>();
        foreach (var (name, at) in places)
        {
            if (at.Count < LeastSegments || small.Contains(name.ToLowerInvariant())) continue;
            foreach (var i in at)
                if (!words.ContainsKey(i)) words[i] = Words(segments[i].Target.Text, context.To.Language is "ko");
            var counts = at.SelectMany(i => words[i].Select(word => word.Stem).Distinct(StringComparer.Ordinal)).CountBy(stem => stem, StringComparer.Ordinal).ToDictionary(StringComparer.Ordinal);
            foreach (var (usual, count) in counts.Where(stem => stem.Value >= 2 && stem.Value * 5 >= at.Count * 3))
                foreach (var i in at.Where(i => !words[i].Exists(word => word.Stem == usual)))
                    foreach (var (stem, range) in words[i].Where(word => counts[word.Stem] * 2 <= count && IsNear(usual, word.Stem, context.To.Language is "ko")))
                        yield return new(i, new(Name, Severity, null, Place.Of(segments[i].Target.Text, new(range.Start.Value, stem.Length)), $"{name} is “{usual}” elsewhere in the document.") { Fix = new(new(range.Start.Value, stem.Length), usual), Detail = usual });
        }
    }

    static void Gather(string source, int segment, Dictionary<string, List<int>> places, HashSet<string> small)
    {
        var names = 0;
        foreach (var range in new WordRanges(source))
        {
            var word = source[range];
            if (word.Length < 3) continue;
            if (!char.IsUpper(word[0]))
            {
                small.Add(word);
                continue;
            }

            if (++names > MostNames) return;
            if (!places.TryGetValue(word, out var at)) places[word] = at = [];
            if (at.Count == 0 || at[^1] != segment) at.Add(segment);
        }
    }

    static List<(string Stem, Range Range)> Words(string target, bool isKorean)
    {
        var words = new List<(string, Range)>();
        foreach (var range in new WordRanges(target))
        {
            var word = target[range];
            var stem = isKorean ? WithoutParticle(word) : word;
            if (isKorean ? stem.Length >= 3 && KoreanSuffixes.IsHangul(stem[0]) : stem.Length >= 5 && char.IsUpper(stem[0])) words.Add((stem, range));
            if (words.Count == MostWords) break;
        }

        return words;
    }

    static string WithoutParticle(string word)
    {
        for (var at = word.Length - 1; at >= Math.Max(2, word.Length - 3); at--)
            if (Particle.Of(word.AsSpan(at)) is not null || KoreanSuffixes.IsIndependent(word.AsSpan(at)) || word.AsSpan(at) is "씨") return word[..at];
        return word;
    }

    /// <summary>One letter was replaced, added or left out.</summary>
    static bool IsNear(string one, string other, bool isKorean)
    {
        var same = 0;
        while (same < Math.Min(one.Length, other.Length) && one[same] == other[same]) same++;
        if (one == other || Math.Abs(one.Length - other.Length) > 1 || same == 0) return false;
        if (!isKorean && same >= Math.Min(one.Length, other.Length) - 1) return false;
        if (isKorean && one.Length != other.Length) return false;
        return one.AsSpan(same + (one.Length >= other.Length ? 1 : 0)).SequenceEqual(other.AsSpan(same + (other.Length >= one.Length ? 1 : 0)));
    }
}
