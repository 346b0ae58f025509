using Translate.Core.Text;

namespace Translate.Core.Memory;

/// <summary>Finds the pairs in which a phrase stands, on one side of a direction.</summary>
/// <param name="table">The tokens of that side.</param>
/// <param name="phrase">The phrase.</param>
sealed class Concordance(TokenTable table, Phrase phrase)
{
    /// <summary>
    /// The entries that have the phrase: those in which it begins a word first, and of each kind the newest first. An entry that has all its tokens in a row is told
    /// only if its text has them too, for numbers are one token to the table.
    /// </summary>
    /// <param name="textOf">The text of an entry's owner; null where it is gone.</param>
    /// <param name="most">How many at the most.</param>
    public List<(int Owner, IReadOnlyList<TextSpan> Places)> Find(Func<int, string?> textOf, int most)
    {
        var (beginning, within) = (new List<(int, IReadOnlyList<TextSpan>)>(), new List<(int, IReadOnlyList<TextSpan>)>());
        if (Tokens() is not { } tokens) return beginning;

        var last = phrase.IsOpen ? table.StartingWith(phrase[^1]) : null;
        var seen = new HashSet<int>();
        foreach (var token in Rarest(tokens, last))
        {
            table.Visit(token, entry =>
            {
                if (beginning.Count == most) return false;
                if (!Has(table.Tokens(entry), tokens, last) || !seen.Add(entry)) return true;
                var owner = table.Owner(entry);
                if (textOf(owner) is not { } text || phrase.In(text) is not { Places: [_, ..] places } found) return true;
                if (found.BeginsWord) beginning.Add((owner, places));
                else if (within.Count < most) within.Add((owner, places));
                return true;
            });
        }

        beginning.AddRange(within.Take(most - beginning.Count));
        return beginning;
    }

    /// <summary>The phrase's tokens, an open last one as unknown; null where the table has not all of them.</summary>
    int[]? Tokens()
    {
        var tokens = new int[phrase.Length];
        for (var i = 0; i < tokens.Length; i++)
        {
            tokens[i] = i == tokens.Length - 1 && phrase.IsOpen ? Vocabulary.Unknown : table.Token(phrase[i]);
            if (tokens[i] == Vocabulary.Unknown && !(i == tokens.Length - 1 && phrase.IsOpen)) return null;
        }

        return tokens;
    }

    /// <summary>The token that the fewest entries have; where the phrase is one open word, all that it may become.</summary>
    IEnumerable<int> Rarest(int[] tokens, HashSet<int>? last)
    {
        var known = tokens.Where(token => token != Vocabulary.Unknown).ToList();
        return known.Count > 0 ? [known.MinBy(table.CountOf)] : last!.OrderByDescending(token => table.Token(phrase[0]) == token);
    }

    static bool Has(ReadOnlySpan<int> entry, int[] tokens, HashSet<int>? last)
    {
        for (var i = 0; i + tokens.Length <= entry.Length; i++)
        {
            var at = 0;
            while (at < tokens.Length && (tokens[at] == entry[i + at] || (tokens[at] == Vocabulary.Unknown && last!.Contains(entry[i + at])))) at++;
            if (at == tokens.Length) return true;
        }

        return false;
    }
}
