using Translate.Core.Quality;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Candidates;

/// <summary>A phrase of a text.</summary>
/// <param name="Key">By which it is counted.</param>
/// <param name="Text">As it stands, without a particle.</param>
/// <param name="First">The key of its first word.</param>
/// <param name="Last">The key of its last word.</param>
readonly record struct Phrase(string Key, string Text, string First, string Last);

/// <summary>The phrases of a text that could be terms: one to <see cref="MostWords"/> words between which nothing stands but a space or hyphen.</summary>
/// <remarks>
/// Korean particles are taken off the last word, and no other word has one. In Japanese and Chinese a word is a run of ideographs, of Katakana or of letters:
/// what is written in Hiragana is rarely a term.
/// </remarks>
sealed class Phrases(Locale locale)
{
    /// <summary>The most words of a phrase.</summary>
    public const int MostWords = 4;

    /// <summary>No longer word is part of one.</summary>
    const int LongestWord = 50;

    readonly bool isKorean = locale.Language is "ko";
    readonly bool isByRuns = !Scripts.HasSpaces(locale);

    public IEnumerable<Phrase> Of(string text)
    {
        text = ComposedText.Of(text).Text;
        var words = Words(text);
        for (var i = 0; i < words.Count; i++)
        {
            for (var k = i; k < Math.Min(words.Count, i + MostWords) && words[k].End - words[k].Start <= LongestWord; k++)
            {
                if (k > i && !Joined(text, words[k - 1], words[k])) break;
                var whole = text[words[i].Start..words[k].Bare];
                if (whole.Length > 1) yield return new(Key(whole), whole, Key(text[words[i].Start..words[i].Bare]), Key(text[words[k].Start..words[k].Bare]));
            }
        }
    }

    static string Key(string text) => text.Replace('-', ' ').Replace('\u00A0', ' ').ToLowerInvariant();

    bool Joined(string text, (int Start, int Bare, int End) before, (int Start, int Bare, int End) after) =>
        before.Bare == before.End && (isByRuns ? before.End == after.Start : after.Start == before.End + 1 && text[before.End] is ' ' or '-' or '\u00A0');

    List<(int Start, int Bare, int End)> Words(string text)
    {
        var words = new List<(int, int, int)>();
        foreach (var range in new WordRanges(text))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (isByRuns) AddRuns(text, start, start + length, words);
            else words.Add((start, isKorean ? WithoutParticles(text, start, start + length) : start + length, start + length));
        }

        return words;
    }

    static int WithoutParticles(string text, int start, int end)
    {
        if (!KoreanSuffixes.IsHangul(text[end - 1])) return end;
        for (var bare = start + 2; bare < end; bare++)
            if (KoreanSuffixes.IsParticles(text.AsSpan(0, end), bare)) return bare;
        return end;
    }

    static void AddRuns(string text, int start, int end, List<(int, int, int)> words)
    {
        for (var at = start; at < end;)
        {
            var (kind, next) = EastAsianRun.At(text.AsSpan(0, end), at);
            if (kind is not RunKind.Hiragana) words.Add((at, next, next));
            at = next;
        }
    }
}
