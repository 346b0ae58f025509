using System.Globalization;

namespace Translate.Core.Segmentation;

/// <summary>What a rule looks for on one side of a position, as a tree: the regular expressions of SRX 2.0 are ICU's.</summary>
/// <remarks>
/// A rule asks only whether its pattern matches, never what it captured. So lazy, greedy and possessive quantifiers are one and the same.
/// </remarks>
abstract record Pattern
{
    public static readonly Pattern Empty = new Sequence([]);

    /// <summary>The size of its automaton; a long, so that nested counts cannot overflow.</summary>
    public abstract long Size { get; }

    /// <summary>The pattern holds something an automaton cannot decide alone; it then accepts too much and must be confirmed.</summary>
    public virtual bool NeedsConfirmation => false;

    /// <summary>The pattern can match without consuming anything.</summary>
    public virtual bool IsNullable => true;

    /// <summary>As a .NET regular expression; <paramref name="prefix"/> keeps the groups of two patterns apart.</summary>
    public abstract string ToRegex(string prefix);

    /// <summary>Every code unit that a match may contain.</summary>
    public virtual CharSet Alphabet => new();
}

/// <summary>One code unit out of a set.</summary>
sealed record Chars(CharSet Set) : Pattern
{
    public override long Size => 1;
    public override bool IsNullable => false;
    public override CharSet Alphabet => new CharSet().Add(Set);
    public override string ToRegex(string prefix) => Set.ToRegex();
}

/// <summary>One pattern after the other.</summary>
sealed record Sequence(IReadOnlyList<Pattern> Items) : Pattern
{
    public override long Size => Items.Sum(item => item.Size) + 1;
    public override bool NeedsConfirmation => Items.Any(item => item.NeedsConfirmation);
    public override bool IsNullable => Items.All(item => item.IsNullable);
    public override CharSet Alphabet => Items.Aggregate(new CharSet(), (all, item) => all.Add(item.Alphabet));
    public override string ToRegex(string prefix) => string.Concat(Items.Select(item => item.ToRegex(prefix)));
}

/// <summary>One pattern or another.</summary>
sealed record Choice(IReadOnlyList<Pattern> Items) : Pattern
{
    public override long Size => Items.Sum(item => item.Size + 1);
    public override bool NeedsConfirmation => Items.Any(item => item.NeedsConfirmation);
    public override bool IsNullable => Items.Any(item => item.IsNullable);
    public override CharSet Alphabet => Items.Aggregate(new CharSet(), (all, item) => all.Add(item.Alphabet));
    public override string ToRegex(string prefix) => $"(?:{string.Join('|', Items.Select(item => item.ToRegex(prefix)))})";
}

/// <summary>A pattern several times; <paramref name="Max"/> is null where there is no limit.</summary>
sealed record Repeat(Pattern Item, int Min, int? Max) : Pattern
{
    public override long Size => (Item.Size + 1) * Math.Max(1L, Max ?? (Min + 1L));
    public override bool NeedsConfirmation => Item.NeedsConfirmation;
    public override bool IsNullable => Min == 0 || Item.IsNullable;
    public override CharSet Alphabet => Item.Alphabet;
    public override string ToRegex(string prefix) => string.Create(CultureInfo.InvariantCulture, $"(?:{Item.ToRegex(prefix)}){{{Min},{Max}}}");
}

/// <summary>A group that a back reference may ask for.</summary>
sealed record Group(Pattern Item, string Name) : Pattern
{
    public override long Size => Item.Size;
    public override bool NeedsConfirmation => Item.NeedsConfirmation;
    public override bool IsNullable => Item.IsNullable;
    public override CharSet Alphabet => Item.Alphabet;
    public override string ToRegex(string prefix) => $"(?<{prefix}{Name}>{Item.ToRegex(prefix)})";
}

/// <summary>The same text again that a group matched.</summary>
sealed record BackReference(string Name) : Pattern
{
    public override long Size => 2;
    public override bool NeedsConfirmation => true;
    public override CharSet Alphabet => CharSet.Any;
    public override string ToRegex(string prefix) => $"\\k<{prefix}{Name}>";
}

/// <summary>Looks around without consuming, over more than one character.</summary>
sealed record Look(Pattern Item, bool Ahead, bool Negative) : Pattern
{
    public override long Size => Item.Size;
    public override bool NeedsConfirmation => true;
    public override string ToRegex(string prefix) => $"(?{(Ahead ? "" : "<")}{(Negative ? "!" : "=")}{Item.ToRegex(prefix)})";
}

/// <summary>What the characters on both sides of a position must be: <c>\b</c>, <c>^</c>, <c>(?&lt;!\d)</c>.</summary>
/// <param name="Set">The set that the neighbour is looked up in.</param>
/// <param name="Side">The neighbour that is looked at.</param>
/// <param name="OrEdge">The edge of the text does as well.</param>
/// <param name="Negative">Turns the answer round.</param>
sealed record Assertion(CharSet Set, Side Side, bool OrEdge, bool Negative) : Pattern
{
    public override long Size => 1;

    public override string ToRegex(string prefix)
    {
        var set = Set.ToRegex();
        return Side switch
        {
            Side.Left => $"(?<{(Negative ? '!' : '=')}{set}{(OrEdge ? "|\\A" : "")})",
            Side.Right => $"(?{(Negative ? '!' : '=')}{set}{(OrEdge ? "|\\z" : "")})",
            _ when Negative => $"(?:(?<={set})(?={set})|(?<!{set})(?!{set}))",
            _ => $"(?:(?<={set})(?!{set})|(?<!{set})(?={set}))",
        };
    }
}

/// <summary>The neighbour of a position: the one before, the one behind, or exactly one of the two.</summary>
enum Side
{
    /// <summary>The character before the position.</summary>
    Left,

    /// <summary>The character behind the position.</summary>
    Right,

    /// <summary>One of both and not the other: a boundary.</summary>
    Between,
}
