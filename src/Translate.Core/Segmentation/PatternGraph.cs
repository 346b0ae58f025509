namespace Translate.Core.Segmentation;

/// <summary>One side of all rules of a language as a graph (Thompson's construction): where a match can stand after each character.</summary>
/// <remarks>
/// A place is a set of its nodes. A rule that has matched is in it as its accepting node, and stays; the rest of the rule's nodes are
/// then gone. Not safe to share: its caller holds a lock.
/// </remarks>
sealed class PatternGraph
{
    const ulong Edge = 1UL << 63;

    readonly bool backwards;
    readonly CharClasses classes;
    readonly List<Node> nodes = [];
    readonly List<CharSet> sets = [];
    readonly List<CharSet> asserted = [];
    readonly int[] entries;
    readonly int[] owners;
    readonly ulong[] signatures;
    readonly int[] visited;
    int visit;

    /// <summary>A graph for one pattern a rule.</summary>
    /// <exception cref="FormatException">The patterns together are too large, or assert too many different things.</exception>
    public PatternGraph(IEnumerable<Pattern> patterns, CharClasses classes, bool backwards)
    {
        this.backwards = backwards;
        this.classes = classes;
        entries = [.. patterns.Select((pattern, rule) => Compile(pattern, Add(new(Op.Accept, rule, 0))))];
        if (nodes.Count > 500_000) throw new FormatException("the rules of this language are too large together");
        if (asserted.Count > 60) throw new FormatException("the rules of this language look around for more than 60 different sets of characters");

        owners = Owners();
        signatures = [.. Enumerable.Range(0, classes.Count).Select(Signature), Edge];
        visited = new int[nodes.Count];
    }

    enum Op : byte
    {
        Read,
        Split,
        Assert,
        Accept,
    }

    /// <summary>Where the patterns of some rules begin; the rules and the nodes in order.</summary>
    public int[] Begin(IEnumerable<int> rules) => [.. rules.Select(rule => entries[rule]).Order()];

    /// <summary>The rule that a node belongs to. Nodes in order are rules in order.</summary>
    public int Rule(int node) => owners[node];

    /// <summary>Whether a node says that its rule has matched.</summary>
    public bool IsMatch(int node) => nodes[node].Op == Op.Accept;

    /// <summary>What a character beside the position is to assertions; the edge of the text is the class behind the last one.</summary>
    public ulong Seen(int column) => signatures[column];

    /// <summary>Whether a rule's pattern, read forwards, can match where this character is the first, whatever stands before it.</summary>
    public bool MayBegin(int rule, int column, ref long work)
    {
        var stack = new Stack<int>([entries[rule]]);
        visit++;
        while (stack.TryPop(out var n))
        {
            work--;
            if (visited[n] == visit) continue;
            visited[n] = visit;
            var node = nodes[n];
            switch (node.Op)
            {
                case Op.Accept:
                case Op.Read when Reads(node, column):
                    return true;
                case Op.Split:
                    stack.Push(node.B);
                    stack.Push(node.A);
                    break;
                case Op.Assert when node.Assertion!.Side != Side.Right || node.Holds(0, signatures[column]):
                    stack.Push(node.A);
                    break;
            }
        }

        return false;
    }

    /// <summary>Reads a character, or the edge of the text.</summary>
    /// <param name="place">The nodes before it.</param>
    /// <param name="seen">What the character before it was to assertions; afterwards, what this one is, or 0 where no assertion can ask.</param>
    /// <param name="column">Its class, or the one behind the last for the edge.</param>
    /// <param name="work">Goes down with each step.</param>
    /// <returns>The nodes behind it, in order.</returns>
    public int[] Step(int[] place, ref ulong seen, int column, ref long work)
    {
        var (left, right) = backwards ? (signatures[column], seen) : (seen, signatures[column]);
        var reached = new List<int>();
        var stack = new Stack<int>(place);
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
                    reached.Add(n);
                    break;
                case Op.Read when Reads(node, column):
                    reached.Add(node.B);
                    break;
            }
        }

        reached.Sort();
        var next = new List<int>(reached.Count);
        foreach (var n in reached)
        {
            // A rule's accepting node comes before its others; a rule that has matched need not be read on.
            if (next.Count > 0 && (next[^1] == n || (IsMatch(next[^1]) && owners[next[^1]] == owners[n]))) continue;
            next.Add(n);
        }

        seen = MayLook(next) ? signatures[column] : 0;
        return [.. next];
    }

    bool Reads(Node node, int column) => column < classes.Count && sets[node.A].Contains(classes.Sample(column));

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

    /// <summary>Whether an assertion can come before the next character is read.</summary>
    bool MayLook(List<int> place)
    {
        if (asserted.Count == 0) return false;
        var stack = new Stack<int>(place);
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
}
