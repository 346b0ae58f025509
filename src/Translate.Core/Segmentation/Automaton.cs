using System.Runtime.InteropServices;

namespace Translate.Core.Segmentation;

/// <summary>
/// One side of all rules of a language at once: it reads away from a position and tells which rules' patterns match there.
/// </summary>
/// <remarks>
/// A Thompson automaton whose deterministic states are built as texts ask for them, so that reading costs one table look-up a
/// character however many rules there are, and no pattern can make it backtrack. The table is thrown away when it grows too large.
/// Whether a state accepts is known one character late: assertions like <c>\b</c> look at the next one.
/// </remarks>
sealed class Automaton
{
    /// <summary>How far a pattern may look from its position. Rules look at words; text behind that is not read.</summary>
    public const int Window = 256;

    const int MostStates = 4_000;
    const ulong Edge = 1UL << 63;

    readonly bool backwards;
    readonly CharClasses classes;
    readonly int words;
    readonly List<Node> nodes = [];
    readonly List<CharSet> sets = [];
    readonly List<CharSet> asserted = [];
    readonly int[] entries;
    readonly int[] owners;
    readonly ulong[] signatures;
    readonly int[] visited;
    readonly Lock building = new();
    int visit;
    Table table;

    /// <summary>An automaton for one pattern a rule.</summary>
    /// <exception cref="FormatException">The patterns together are too large, or assert too many different things.</exception>
    public Automaton(IReadOnlyList<Pattern> patterns, CharClasses classes, bool backwards)
    {
        this.backwards = backwards;
        this.classes = classes;
        words = Math.Max(1, (patterns.Count + 63) / 64);
        entries = [.. patterns.Select((pattern, rule) => Compile(pattern, Add(new(Op.Accept, rule, 0))))];
        if (nodes.Count > 500_000) throw new FormatException("the rules of this language are too large together");
        if (asserted.Count > 60) throw new FormatException("the rules of this language look around for more than 60 different sets of characters");

        owners = Owners();
        signatures = [.. Enumerable.Range(0, classes.Count).Select(Signature), Edge];
        visited = new int[nodes.Count];
        table = new(classes.Count + 1);
    }

    enum Op : byte
    {
        Read,
        Split,
        Assert,
        Accept,
    }

    /// <summary>The rules whose pattern may match at the position, by the first character alone.</summary>
    public void Glance(string text, int at, Span<ulong> possible, ref long work)
    {
        var state = Begin(text, at, out var i);
        var column = Column(text, i);
        state = state.Next[column] ?? Build(state, column, ref work);
        state.Alive.CopyTo(possible);
        if (state.Accepted is not { } accepted) return;
        for (var w = 0; w < possible.Length; w++) possible[w] |= accepted[w];
    }

    /// <summary>Marks the rules whose pattern matches at the position.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">The position to read away from.</param>
    /// <param name="wanted">The rules that are of interest, as bits; empty for all.</param>
    /// <param name="decisive">When none of these matches, the others are of no interest; empty where only the first of the wanted ones that match is.</param>
    /// <param name="matched">Receives the rules.</param>
    /// <param name="work">What building states may still cost; below zero the caller should give up.</param>
    public void Run(string text, int at, ReadOnlySpan<ulong> wanted, ReadOnlySpan<ulong> decisive, Span<ulong> matched, ref long work)
    {
        var state = Begin(text, at, out var i);
        var step = backwards ? -1 : 1;
        for (var left = Window; left > 0; left--, i += step)
        {
            var column = Column(text, i);
            state = state.Next[column] ?? Build(state, column, ref work);
            if (state.Accepted is { } accepted)
            {
                for (var w = 0; w < matched.Length; w++) matched[w] |= accepted[w];
            }

            if (state.Kernel.Length == 0 || column == classes.Count || work < 0) return;
            if (!wanted.IsEmpty && !(decisive.IsEmpty ? IsFirstOpen(state.Alive, wanted, matched) : IsOpen(state.Alive, wanted, decisive, matched))) return;
        }
    }

    /// <summary>Whether a wanted rule can still match, and a decisive one can or has.</summary>
    static bool IsOpen(ulong[] alive, ReadOnlySpan<ulong> wanted, ReadOnlySpan<ulong> decisive, ReadOnlySpan<ulong> matched)
    {
        ulong open = 0, decided = 0;
        for (var w = 0; w < alive.Length; w++)
        {
            open |= alive[w] & wanted[w];
            decided |= (alive[w] | matched[w]) & wanted[w] & decisive[w];
        }

        return open != 0 && decided != 0;
    }

    /// <summary>Whether reading on can still change which wanted rule comes first.</summary>
    static bool IsFirstOpen(ulong[] alive, ReadOnlySpan<ulong> wanted, ReadOnlySpan<ulong> matched)
    {
        for (var w = 0; w < alive.Length; w++)
        {
            var open = alive[w] & wanted[w];
            var found = matched[w] & wanted[w];
            if (found != 0) return (open & ((found & (~found + 1)) - 1)) != 0;
            if (open != 0) return true;
        }

        return false;
    }

    /// <summary>The state before the first character that is read, which stands at <paramref name="first"/>.</summary>
    State Begin(string text, int at, out int first)
    {
        first = backwards ? at - 1 : at;
        return Start(Column(text, backwards ? at : at - 1));
    }

    int Column(string text, int at) => (uint)at < (uint)text.Length ? classes[text[at]] : classes.Count;

    int Add(Node node)
    {
        nodes.Add(node);
        return nodes.Count - 1;
    }

    /// <summary>The node at which the pattern begins, when <paramref name="next"/> is where it goes on.</summary>
    int Compile(Pattern pattern, int next)
    {
        switch (pattern)
        {
            case Chars { Set: var set }:
                return Add(new(Op.Read, Index(sets, set), next));
            case Sequence { Items: var items }:
                for (var i = 0; i < items.Count; i++) next = Compile(items[backwards ? i : items.Count - 1 - i], next);
                return next;
            case Choice { Items: var items }:
                var entry = Compile(items[0], next);
                for (var i = 1; i < items.Count; i++) entry = Add(new(Op.Split, entry, Compile(items[i], next)));
                return entry;
            case Repeat { Item: var item, Min: var min, Max: null }:
                var loop = Add(new(Op.Split, next, next));
                nodes[loop] = new(Op.Split, Compile(item, loop), next);
                next = loop;
                for (var i = 0; i < min; i++) next = Compile(item, next);
                return next;
            case Repeat { Item: var item, Min: var min, Max: { } max }:
                var exit = next;
                for (var i = min; i < max; i++) next = Add(new(Op.Split, Compile(item, next), exit));
                for (var i = 0; i < min; i++) next = Compile(item, next);
                return next;
            case Group { Item: var item }:
                return Compile(item, next);
            case Assertion { Set: var set } assertion:
                Index(asserted, set);
                return Add(new(Op.Assert, next, 0) { Assertion = assertion, Bit = 1UL << Math.Min(60, Index(asserted, set)) });
            case BackReference:
                return Compile(new Repeat(new Chars(CharSet.Any), 0, null), next); // anything: the rule is confirmed afterwards
            default:
                return next; // a look around: the same
        }
    }

    static int Index(List<CharSet> known, CharSet set)
    {
        var index = known.FindIndex(set.SameAs);
        if (index >= 0) return index;
        known.Add(set);
        return known.Count - 1;
    }

    ulong Signature(int index)
    {
        var c = classes.Sample(index);
        var bits = 0UL;
        for (var i = 0; i < asserted.Count; i++)
        {
            if (asserted[i].Contains(c)) bits |= 1UL << i;
        }

        return bits;
    }

    State Start(int neighbour)
    {
        var current = table;
        return current.Starts[neighbour] ?? (current.Starts[neighbour] = new(entries, signatures[neighbour], null, Rules(entries), current, classes.Count + 1));
    }

    State Build(State state, int column, ref long work)
    {
        lock (building)
        {
            var (left, right) = backwards ? (signatures[column], state.Seen) : (state.Seen, signatures[column]);
            var kernel = new List<int>();
            var accepted = new ulong[words];
            var any = false;
            var stack = new Stack<int>(state.Kernel);
            visit++;
            while (stack.TryPop(out var n))
            {
                work--;
                if (visited[n] == visit) continue;
                visited[n] = visit;
                var node = nodes[n];
                switch (node.Op)
                {
                    case Op.Split:
                        stack.Push(node.B);
                        stack.Push(node.A);
                        break;
                    case Op.Assert when node.Holds(left, right):
                        stack.Push(node.A);
                        break;
                    case Op.Accept:
                        accepted[node.A >> 6] |= 1UL << (node.A & 63);
                        any = true;
                        break;
                    case Op.Read when column < classes.Count && sets[node.A].Contains(classes.Sample(column)):
                        kernel.Add(node.B);
                        break;
                }
            }

            // A rule that has matched need not be read on.
            var next = kernel.Where(n => !IsSet(accepted, owners[n])).Distinct().Order().ToArray();
            var seen = next.Length > 0 && MayLook(next) ? signatures[column] : 0;
            var home = state.Home;
            var key = new Key(next, seen, any ? accepted : null);
            if (!home.States.TryGetValue(key, out var built))
            {
                if (home.States.Count >= MostStates)
                {
                    // Readers that are under way go on with the old table; it is collected behind them.
                    if (table == home) table = new(classes.Count + 1);
                    home = table;
                }

                built = new(next, seen, any ? accepted : null, Rules(next), home, classes.Count + 1);
                home.States.TryAdd(key, built);
            }

            return state.Next[column] = built;
        }
    }

    static bool IsSet(ulong[] bits, int index) => (bits[index >> 6] >> (index & 63) & 1) != 0;

    /// <summary>Whether an assertion can come before the next character is read.</summary>
    bool MayLook(int[] kernel)
    {
        if (asserted.Count == 0) return false;
        var stack = new Stack<int>(kernel);
        visit++;
        while (stack.TryPop(out var n))
        {
            if (visited[n] == visit) continue;
            visited[n] = visit;
            if (nodes[n].Op == Op.Assert) return true;
            if (nodes[n].Op != Op.Split) continue;
            stack.Push(nodes[n].A);
            stack.Push(nodes[n].B);
        }

        return false;
    }

    /// <summary>The rules that the nodes belong to.</summary>
    ulong[] Rules(int[] kernel)
    {
        var bits = new ulong[words];
        foreach (var n in kernel)
        {
            bits[owners[n] >> 6] |= 1UL << (owners[n] & 63);
        }

        return bits;
    }

    /// <summary>The rule of each node: a rule's nodes lie together, its accepting node first.</summary>
    int[] Owners()
    {
        var result = new int[nodes.Count];
        var rule = -1;
        for (var n = 0; n < nodes.Count; n++)
        {
            if (nodes[n].Op == Op.Accept) rule = nodes[n].A;
            result[n] = rule;
        }

        return result;
    }

    readonly record struct Node(Op Op, int A, int B)
    {
        public Assertion? Assertion { get; init; }
        public ulong Bit { get; init; }

        public bool Holds(ulong left, ulong right)
        {
            var asserted = Assertion!;
            var holds = asserted.Side switch
            {
                Side.Left => (left & Bit) != 0 || (asserted.OrEdge && (left & Edge) != 0),
                Side.Right => (right & Bit) != 0 || (asserted.OrEdge && (right & Edge) != 0),
                _ => (left & Bit) != 0 != ((right & Bit) != 0),
            };
            return holds != asserted.Negative;
        }
    }

    /// <summary>Where reading stands: the nodes reached, what the last character was to assertions, and the rules just accepted.</summary>
    sealed class State(int[] kernel, ulong seen, ulong[]? accepted, ulong[] alive, Table home, int columns)
    {
        public readonly int[] Kernel = kernel;
        public readonly ulong Seen = seen;
        public readonly ulong[]? Accepted = accepted;
        public readonly ulong[] Alive = alive;
        public readonly Table Home = home;
        public readonly State?[] Next = kernel.Length == 0 ? [] : new State?[columns];
    }

    sealed class Table(int columns)
    {
        public readonly State?[] Starts = new State?[columns];
        public readonly Dictionary<Key, State> States = [];
    }

    readonly struct Key(int[] kernel, ulong seen, ulong[]? accepted) : IEquatable<Key>
    {
        readonly int[] kernel = kernel;
        readonly ulong seen = seen;
        readonly ulong[]? accepted = accepted;

        public bool Equals(Key other) => seen == other.seen && kernel.AsSpan().SequenceEqual(other.kernel) && accepted.AsSpan().SequenceEqual(other.accepted);

        public override bool Equals(object? obj) => obj is Key other && Equals(other);

        public override int GetHashCode()
        {
            var hash = new HashCode();
            hash.Add(seen);
            hash.AddBytes(MemoryMarshal.AsBytes(kernel.AsSpan()));
            hash.AddBytes(MemoryMarshal.AsBytes(accepted.AsSpan()));
            return hash.ToHashCode();
        }
    }
}
