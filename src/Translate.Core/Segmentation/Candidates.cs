using System.Buffers;

namespace Translate.Core.Segmentation;

/// <summary>
/// The positions at which a rule that breaks could match at all, found by a vectorised search for the rarest characters its
/// pattern cannot do without.
/// </summary>
/// <remarks>
/// A match of <c>[.?!]+["”)]*</c> ends with a stop and, behind it, closing marks only. So every such rule gives a set of stops and
/// a set of characters that may follow them; all positions from behind a stop to the end of what may follow are candidates. A rule
/// with nothing before the break gives the characters that must follow it.
/// </remarks>
sealed class Candidates
{
    const byte Behind = 1, Trail = 2, Ahead = 4;

    readonly byte[] kinds = new byte[65536];
    readonly SearchValues<char>? search;

    /// <summary>The candidates of rules that break.</summary>
    public Candidates(IEnumerable<Rule> rules)
    {
        CharSet behind = new(), trail = new(), ahead = new();
        foreach (var rule in rules)
        {
            if (Best(rule.Before, last: true) is { } stop)
            {
                behind.Add(stop.Key);
                trail.Add(stop.Beside);
            }
            else if (Best(rule.After, last: false) is { } start)
            {
                // What may stand between the break and the key stands before the key: the break is anywhere in there.
                ahead.Add(start.Key).Add(start.Beside);
            }
            else
            {
                ahead = CharSet.Any;
            }
        }

        foreach (var c in behind.Chars) kinds[c] |= Behind;
        foreach (var c in trail.Chars) kinds[c] |= Trail;
        foreach (var c in ahead.Chars) kinds[c] |= Ahead;
        var keys = behind.Add(ahead);
        // A set of many characters is in every word: then looking at each character is as fast.
        if (keys.Count < 1_000) search = SearchValues.Create([.. keys.Chars]);
    }

    /// <summary>The first candidate at or behind <paramref name="from"/>, or -1. Never 0 and never the end of the text.</summary>
    public int Next(string text, int from)
    {
        var at = Math.Max(from, 1);
        if (at >= text.Length) return -1;
        if ((kinds[text[at]] & Ahead) != 0 || InTrail(text, at)) return at;

        var i = at;
        while (i < text.Length)
        {
            var c = text[i];
            if ((kinds[c] & Ahead) != 0) return i;
            if ((kinds[c] & Behind) != 0) return i + 1 < text.Length ? i + 1 : -1;
            if (search is null)
            {
                i++;
                continue;
            }

            var skip = text.AsSpan(i).IndexOfAny(search);
            if (skip < 0) return -1;
            i += skip;
        }

        return -1;
    }

    /// <summary>Whether a stop and nothing but what may follow one stands directly before the position.</summary>
    bool InTrail(string text, int at)
    {
        for (var i = at - 1; i >= 0 && i >= at - RuleAutomaton.Window; i--)
        {
            if ((kinds[text[i]] & Behind) != 0) return true;
            if ((kinds[text[i]] & Trail) == 0) return false;
        }

        return false;
    }

    /// <summary>The rarest characters that every match has, and what may stand between them and the break; null where there are none.</summary>
    static (CharSet Key, CharSet Beside)? Best(Pattern pattern, bool last)
    {
        switch (pattern)
        {
            case Chars { Set: var set }:
                return (set, new());
            case Group { Item: var item }:
                return Best(item, last);
            case Repeat { Min: > 0, Item: var item }:
                return Best(item, last);
            case Choice { Items: var items }:
                CharSet key = new(), beside = new();
                foreach (var item in items)
                {
                    if (Best(item, last) is not { } one) return null;
                    key.Add(one.Key);
                    beside.Add(one.Beside);
                }

                return (key, beside);
            case Sequence { Items: var items }:
                (CharSet Key, CharSet Beside)? best = null;
                var passed = new CharSet();
                foreach (var item in last ? items.Reverse() : items)
                {
                    if (Best(item, last) is { } one)
                    {
                        one.Beside.Add(passed);
                        if (best is null || Cost(one) < Cost(best.Value)) best = one;
                    }

                    passed.Add(item.Alphabet);
                }

                return best;
            default:
                return null;
        }
    }

    /// <summary>About how many positions in a hundred of running text the characters make candidates.</summary>
    static double Cost((CharSet Key, CharSet Beside) found)
    {
        return Frequency(found.Key) + (Frequency(found.Beside) / 10);

        static double Frequency(CharSet set) => set.Chars.Sum(c => c switch
        {
            ' ' => 16,
            >= 'a' and <= 'z' => 3,
            >= 'A' and <= 'Z' or >= '0' and <= '9' => 0.2,
            < (char)128 => 0.1,
            _ => 0.01,
        });
    }
}
