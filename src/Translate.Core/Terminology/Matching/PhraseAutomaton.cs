namespace Translate.Core.Terminology.Matching;

/// <summary>Finds all of many phrases in one pass over a text (Aho and Corasick, 1975). Phrases are sequences of symbols: characters, or the numbers of words.</summary>
/// <remarks>Edges lie in one hash table, so that the alphabet may be as large as a vocabulary.</remarks>
sealed class PhraseAutomaton
{
    const int Root = 0;

    const long Vacant = -1;

    readonly List<Node> building = [new(Root, 0, 0)];
    long[] keys = NewKeys(1 << 10);
    int[] targets = new int[1 << 10];
    int edges;

    /// <summary>Where the longest proper suffix of a node's phrase is a node.</summary>
    int[] failures = [];

    /// <summary>The next node on the way of failures at which a phrase ends; the root where none is.</summary>
    int[] shorter = [];

    readonly record struct Node(int Parent, int Symbol, int Depth);

    /// <summary>How many nodes there are, as long as it is being built.</summary>
    public int Count => building.Count;

    /// <summary>Adds a phrase.</summary>
    /// <returns>The node at which it ends; the same for the same phrase.</returns>
    public int Add(ReadOnlySpan<int> phrase)
    {
        var node = Root;
        foreach (var symbol in phrase)
        {
            var next = Target(node, symbol);
            if (next < 0)
            {
                next = building.Count;
                building.Add(new(node, symbol, building[node].Depth + 1));
                Connect(node, symbol, next);
            }

            node = next;
        }

        return node;
    }

    /// <summary>Makes it ready; nothing can be added after.</summary>
    /// <param name="endsPhrase">For each node whether a phrase ends there.</param>
    public void Complete(Func<int, bool> endsPhrase)
    {
        failures = new int[building.Count];
        shorter = new int[building.Count];

        // A node's failure is less deep than itself.
        foreach (var node in Enumerable.Range(1, building.Count - 1).OrderBy(n => building[n].Depth))
        {
            var (parent, symbol, depth) = building[node];
            failures[node] = depth == 1 ? Root : Next(failures[parent], symbol);
            shorter[node] = endsPhrase(failures[node]) ? failures[node] : shorter[failures[node]];
        }

        building.Clear();
    }

    /// <summary>The node after a symbol: the longest end of what was read that begins a phrase.</summary>
    public int Next(int node, int symbol)
    {
        while (true)
        {
            var next = Target(node, symbol);
            if (next >= 0) return next;
            if (node == Root) return Root;
            node = failures[node];
        }
    }

    /// <summary>The next node with a shorter phrase that ends at the same place; 0 where none does.</summary>
    public int Shorter(int node) => shorter[node];

    int Target(int node, int symbol)
    {
        var key = Key(node, symbol);
        for (var slot = Slot(key); ; slot = (slot + 1) & (keys.Length - 1))
        {
            if (keys[slot] == key) return targets[slot];
            if (keys[slot] == Vacant) return -1;
        }
    }

    void Connect(int node, int symbol, int target)
    {
        if (++edges > keys.Length / 8 * 5)
        {
            var (oldKeys, oldTargets) = (keys, targets);
            keys = NewKeys(oldKeys.Length * 2);
            targets = new int[keys.Length];
            for (var i = 0; i < oldKeys.Length; i++)
                if (oldKeys[i] != Vacant) Put(oldKeys[i], oldTargets[i]);
        }

        Put(Key(node, symbol), target);
    }

    void Put(long key, int target)
    {
        var slot = Slot(key);
        while (keys[slot] != Vacant) slot = (slot + 1) & (keys.Length - 1);
        keys[slot] = key;
        targets[slot] = target;
    }

    int Slot(long key) => (int)((ulong)key * 0x9E3779B97F4A7C15 >> 32) & (keys.Length - 1);

    static long Key(int node, int symbol) => ((long)node << 32) | (uint)symbol;

    static long[] NewKeys(int length)
    {
        var vacant = new long[length];
        Array.Fill(vacant, Vacant);
        return vacant;
    }
}
