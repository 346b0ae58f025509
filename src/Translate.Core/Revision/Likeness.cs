using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Core.Revision;

/// <summary>How alike texts are: 1 − edit distance ⁄ longer length, in the tokens by which memories compare. When its work is used up, nothing is alike any more.</summary>
sealed class Likeness
{
    /// <summary>Steps of 64 tokens, about a second.</summary>
    long work = 1L << 26;

    readonly Vocabulary vocabulary = new();
    readonly Dictionary<InlineText, int[]> known = new(ReferenceEqualityComparer.Instance);
    (InlineText Text, TokenPattern Pattern)? last;

    /// <summary>A text's tokens, as numbers.</summary>
    public int[] Tokens(InlineText text)
    {
        if (known.TryGetValue(text, out var tokens)) return tokens;
        var read = new List<int>();
        for (var reader = new TokenReader(text.Text); reader.Read();) read.Add(vocabulary.Add(reader.Folded));
        tokens = [.. read];
        known.Add(text, tokens);
        return tokens;
    }

    /// <summary>How alike two texts are, from 0 to 1; 0 where it is less than asked for.</summary>
    public double Of(InlineText one, InlineText other, double least)
    {
        var (a, b) = (Tokens(one), Tokens(other));
        var longer = Math.Max(a.Length, b.Length);
        if (longer == 0) return 0;
        var limit = (int)((1 - least) * longer);
        if (Math.Abs(a.Length - b.Length) > limit || work <= 0) return 0;

        if (last is not { } ready || !ReferenceEquals(ready.Text, one))
        {
            last = ready = (one, new(a));
            work -= a.Length / 8;
        }

        work -= 1 + ready.Pattern.Steps(b.Length, limit);
        var distance = ready.Pattern.Distance(b, limit);
        return distance < 0 ? 0 : Math.Max(0, (double)(longer - distance) / longer);
    }
}
