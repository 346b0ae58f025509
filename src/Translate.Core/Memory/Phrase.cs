using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>A word or phrase that is looked for within texts, as tokens.</summary>
/// <remarks>
/// It is read as texts are (<see cref="TokenReader"/>): case, spacing and punctuation do not count. Numbers have to be the very same. The last word may go
/// on: who types <c>presid</c> finds president, and who types a Korean noun finds it with its particles, for Hangul is read by syllable.
/// </remarks>
sealed class Phrase
{
    readonly List<Token> tokens;

    Phrase(List<Token> tokens) => this.tokens = tokens;

    /// <summary>How a token is written, in one form of case, and where it is a number the number.</summary>
    readonly record struct Token(string Folded, string? Number);

    /// <summary>How many tokens it has.</summary>
    public int Length => tokens.Count;

    /// <summary>The last word may go on.</summary>
    public bool IsOpen { get; private init; }

    /// <summary>What a token of it is compared by.</summary>
    public string this[Index token] => tokens[token].Folded;

    /// <summary>A phrase; null where it has no word and no number.</summary>
    public static Phrase? Of(string text)
    {
        var read = new List<Token>();
        var isOpen = false;
        for (var reader = new TokenReader(text); reader.Read();)
        {
            if (reader.Span.Length == 0) return null;
            var kind = Letters.At(text, reader.Span.Start, out _);
            if (kind is Letter.Between or Letter.Mark or Letter.Joiner) return null;
            read.Add(new(reader.Folded.ToString(), reader.IsNumber ? text.Substring(reader.Span.Start, reader.Span.Length) : null));

            // A space behind it says that the word has ended.
            isOpen = kind is Letter.OfWord && reader.Span.End == text.Length;
        }

        return read.Count == 0 ? null : new(read) { IsOpen = isOpen };
    }

    /// <summary>Where it stands in a text: all places, and whether one of them is the beginning of a word.</summary>
    public (List<TextSpan> Places, bool BeginsWord) In(string text)
    {
        var read = new List<(TextSpan Span, string Folded)>();
        for (var reader = new TokenReader(text); reader.Read();) read.Add((reader.Span, reader.Folded.ToString()));

        var (places, beginsWord) = (new List<TextSpan>(), false);
        for (var i = 0; i + Length <= read.Count; i++)
        {
            var at = 0;
            while (at < Length && Matches(at, read[i + at].Folded, text, read[i + at].Span)) at++;
            if (at < Length) continue;
            var place = TextSpan.FromBounds(read[i].Span.Start, read[i + Length - 1].Span.End);
            places.Add(place);
            beginsWord |= place.Start == 0 || Letters.At(text, place.Start, out _) is not Letter.Hangul || !char.IsLetterOrDigit(text[place.Start - 1]);
            i += Length - 1;
        }

        return (places, beginsWord);
    }

    bool Matches(int at, string folded, string text, TextSpan span) =>
        tokens[at].Number is { } number ? text.AsSpan(span.Start, span.Length).SequenceEqual(number)
        : at == Length - 1 && IsOpen ? folded.StartsWith(tokens[at].Folded, StringComparison.Ordinal)
        : folded == tokens[at].Folded;
}
