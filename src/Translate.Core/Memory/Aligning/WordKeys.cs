using System.Runtime.InteropServices;
using Translate.Core.Quality;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Memory.Aligning;

/// <summary>The words of one document's segments, by what is likely to stay the same when they are inflected.</summary>
/// <remarks>
/// The first five letters of a word; in Korean its first two syllables, and the last two of a longer noun, for compounds (한미동맹, 동맹). Where no spaces
/// separate words it is each two neighbouring ideographs, and each run of Katakana or of other letters.
/// </remarks>
sealed class WordKeys
{
    const int Letters = 5;

    readonly Dictionary<string, int> ids = new(StringComparer.Ordinal);

    WordKeys(int[][] bySegment) => BySegment = bySegment;

    /// <summary>The numbers of each segment's words, each once.</summary>
    public int[][] BySegment { get; private set; }

    public int Count => ids.Count;

    public static WordKeys Of(AlignableDocument document)
    {
        var keys = new WordKeys([]);
        var hasSpaces = Scripts.HasSpaces(document.Locale);
        keys.BySegment = [.. document.Segments.Select(segment => keys.Read(segment.Text.Text, hasSpaces))];
        return keys;
    }

    int[] Read(string text, bool hasSpaces)
    {
        text = ComposedText.Of(text).Text.ToLowerInvariant();
        var found = new HashSet<int>();
        foreach (var range in new WordRanges(text))
        {
            var word = text.AsSpan()[range];
            if (!hasSpaces) Runs(word, found);
            else if (KoreanSuffixes.IsHangul(word[0])) Korean(word, found);
            else if (word.Length > 1) Add(word[..Math.Min(word.Length, Letters)], found);
        }

        return [.. found.Order()];
    }

    void Korean(ReadOnlySpan<char> word, HashSet<int> found)
    {
        Add(word[..Math.Min(word.Length, 2)], found);
        if (word.Length < 4) return;
        for (var bare = 4; bare <= word.Length; bare++)
        {
            if (bare < word.Length && !KoreanSuffixes.IsParticles(word, bare)) continue;
            Add(word[(bare - 2)..bare], found);
            return;
        }
    }

    void Runs(ReadOnlySpan<char> word, HashSet<int> found)
    {
        for (var at = 0; at < word.Length;)
        {
            var (kind, end) = EastAsianRun.At(word, at);
            if (kind is RunKind.Ideographs or RunKind.Other)
            {
                for (var i = at; i + 1 < end; i++) Add(word.Slice(i, 2), found);
                if (end - at == 1) Add(word.Slice(at, 1), found);
            }
            else if (kind is not RunKind.Hiragana)
            {
                Add(word[at..Math.Min(end, at + Letters)], found);
            }

            at = end;
        }
    }

    void Add(ReadOnlySpan<char> key, HashSet<int> found)
    {
        ref var id = ref CollectionsMarshal.GetValueRefOrAddDefault(ids.GetAlternateLookup<ReadOnlySpan<char>>(), key, out var exists);
        if (!exists) id = ids.Count - 1;
        found.Add(id);
    }
}
