using System.Runtime.InteropServices;

namespace Translate.Core.Segmentation;

/// <summary>The states of an automaton that have been built, a row each, with a cell a column that says what comes next.</summary>
/// <remarks>Cells may be read while another thread writes: a row is complete before a cell names it. All else is for who holds the builder's lock.</remarks>
sealed class StateTable
{
    /// <summary>What a cell says instead of a row: nothing yet, or that reading ends and no rule breaks, or one does. The negative of a row: reading ends, and this comes then.</summary>
    public const int Unbuilt = 0, No = -1, Yes = -2;

    /// <summary>The row of the first state.</summary>
    public const int Start = 0;

    /// <summary>Above so many cells, or nodes held, a table is thrown away: no language needs a tenth of it, and hostile rules get no more than some megabytes.</summary>
    public const int Most = 1 << 22;

    /// <summary>One position alone can need so many states.</summary>
    const int FewestRows = 3 * RuleAutomaton.Window;

    readonly int columns, most;
    readonly List<State> states = [];
    readonly Dictionary<State, int> rows = [];
    int held;

    /// <summary>A table of the first state alone.</summary>
    public StateTable(int columns, int most)
    {
        (this.columns, this.most) = (columns, most);
        Cells = new int[64 * columns];
        Row(new(Reading.Start, [], 0));
    }

    StateTable(StateTable smaller)
    {
        (columns, most, states, rows, held) = (smaller.columns, smaller.most, smaller.states, smaller.rows, smaller.held);
        Cells = new int[2 * smaller.Cells.Length];
        smaller.Cells.CopyTo(Cells, 0);
    }

    /// <summary>What comes next, by row and column.</summary>
    public int[] Cells { get; }

    /// <summary>No state more can be added.</summary>
    public bool IsFull => states.Count * columns == Cells.Length || held > Most;

    /// <summary>The state of a row.</summary>
    public State this[int row] => states[row / columns];

    /// <summary>One of twice the size with the same states, or an empty one where that would be too much.</summary>
    public StateTable Grown() => held > Most || Cells.Length >= Math.Max(most, FewestRows * columns) ? new(columns, most) : new(this);

    /// <summary>The row of a state.</summary>
    public int Row(State state)
    {
        if (rows.TryGetValue(state, out var row)) return row;
        row = states.Count * columns;
        states.Add(state);
        rows.Add(state, row);
        held += state.Place.Length;
        return row;
    }
}

/// <summary>What an automaton is about to read.</summary>
enum Reading : byte
{
    /// <summary>The character behind the position, once for all.</summary>
    Start,

    /// <summary>What stands before the position, backwards.</summary>
    Behind,

    /// <summary>The character before the position once more, to begin forwards with the rules that are left.</summary>
    Turn,

    /// <summary>What follows the position.</summary>
    Ahead,

    /// <summary>Nothing: rules are to be confirmed.</summary>
    Unsure,
}

/// <summary>Where reading stands: the nodes of a graph, or rules, in order, and what the last character was to assertions.</summary>
readonly struct State(Reading reading, int[] place, ulong seen) : IEquatable<State>
{
    public Reading Reading => reading;

    public int[] Place => place;

    public ulong Seen => seen;

    public bool Equals(State other) => reading == other.Reading && seen == other.Seen && place.AsSpan().SequenceEqual(other.Place);

    public override bool Equals(object? obj) => obj is State other && Equals(other);

    public override int GetHashCode()
    {
        var hash = new HashCode();
        hash.Add(reading);
        hash.Add(seen);
        hash.AddBytes(MemoryMarshal.AsBytes(place.AsSpan()));
        return hash.ToHashCode();
    }
}
