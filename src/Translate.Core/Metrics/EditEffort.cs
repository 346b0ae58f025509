using System.Text;
using Translate.Core.Quality;
using Translate.Core.Text;

namespace Translate.Core.Metrics;

/// <summary>How much of what was offered for a segment is still there in what was confirmed: by it a desk sees whether its memory and engines help.</summary>
/// <param name="Edits">Words put in, taken out, replaced or moved, as <see cref="Metrics.Ter"/> counts them.</param>
/// <param name="Words">The words of what was confirmed.</param>
/// <param name="ChrF">chrF2 of what was offered, held against what was confirmed: 100 where nothing was changed.</param>
/// <remarks>
/// Unlike for TER, capitals count, a punctuation mark is a word, and so is each character where words have no spaces between them (Han, Kana):
/// what a person has to touch, not what a test set agrees on.
/// </remarks>
public readonly record struct EditEffort(int Edits, int Words, double ChrF)
{
    /// <summary>Edits in percent of words, as TER is told; 0 where nothing was changed.</summary>
    public double Ter => Metrics.Ter.Rate(Edits, Words);

    /// <summary>The way from one text to another.</summary>
    /// <param name="offered">What a memory or an engine gave, without its inline codes.</param>
    /// <param name="confirmed">What a person made of it.</param>
    public static EditEffort Of(string offered, string confirmed)
    {
        if (string.Equals(offered, confirmed, StringComparison.Ordinal)) return new(0, Tokens(confirmed).Count, 100);
        var (edits, words) = Metrics.Ter.Edits(Tokens(offered), Tokens(confirmed));
        return new(edits, words, Metrics.ChrF.Score(offered, confirmed));
    }

    static List<string> Tokens(string text)
    {
        var tokens = new List<string>();
        var word = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
        {
            if (!WordCount.IsIdeographOrKana(rune) && (Rune.IsLetterOrDigit(rune) || Scripts.IsMark(rune)))
            {
                word.Append(rune.ToString());
                continue;
            }

            End();
            if (!Rune.IsWhiteSpace(rune)) tokens.Add(rune.ToString());
        }

        End();
        return tokens;

        void End()
        {
            if (word.Length > 0) tokens.Add(word.ToString());
            word.Clear();
        }
    }
}
