using System.Collections.Concurrent;

namespace Translate.Core.Memory;

/// <summary>What an index holds: the pairs, and a table for each direction that was asked for. One writer changes it while others read.</summary>
sealed class Holdings
{
    /// <summary>The directions in which there are pairs, as languages; null where nobody asked yet.</summary>
    readonly ConcurrentDictionary<(string From, string To), TokenTable?> tables = new();

    int count;

    public Shelf Shelf { get; } = new();

    /// <summary>How many pairs there are.</summary>
    public int Count => Volatile.Read(ref count);

    /// <summary>How many were removed whose room is still taken.</summary>
    public int Waste { get; private set; }

    /// <summary>The directions in which there are pairs, as languages.</summary>
    public IEnumerable<(string From, string To)> Directions => tables.Keys;

    public bool Has(string from, string to) => tables.ContainsKey((from, to));

    public TokenTable? Table(string from, string to) => tables.GetValueOrDefault((from, to));

    public int Add(MemoryPair pair, string? memory)
    {
        var number = Shelf.Add(pair, memory);
        var (source, target) = (pair.Source.Locale.Language, pair.Target.Locale.Language);
        tables.GetOrAdd((source, target), _ => null)?.Add(pair.Source.Text, Owner(number, backwards: false));
        tables.GetOrAdd((target, source), _ => null)?.Add(pair.Target.Text, Owner(number, backwards: true));
        Volatile.Write(ref count, count + 1);
        return number;
    }

    public bool Remove(int number)
    {
        if (number < 0 || number >= Shelf.Count || !Shelf.Remove(number)) return false;
        Waste++;
        Volatile.Write(ref count, count - 1);
        return true;
    }

    /// <summary>Makes the table of a direction.</summary>
    public TokenTable Index(string from, string to)
    {
        var table = new TokenTable();
        for (var number = 0; number < Shelf.Count; number++)
        {
            if (Shelf.Locales(number) is not (var source, var target)) continue;
            if (source.Language == from && target.Language == to) table.Add(Shelf.Text(number, ofTarget: false), Owner(number, backwards: false));
            if (target.Language == from && source.Language == to) table.Add(Shelf.Text(number, ofTarget: true), Owner(number, backwards: true));
        }

        tables[(from, to)] = table;
        return table;
    }

    /// <summary>The same pairs under the same numbers, in less room. Who reads the old one is not disturbed.</summary>
    public Holdings WithoutWaste()
    {
        var tidy = new Holdings();
        for (var number = 0; number < Shelf.Count; number++)
        {
            if (Shelf.Read(number) is (var pair, var memory)) tidy.Add(pair, memory);
            else tidy.Shelf.AddGone();
        }

        foreach (var ((from, to), table) in tables)
            if (table is not null && tidy.Has(from, to)) tidy.Index(from, to);
        return tidy;
    }

    /// <summary>The pair that a table's entry belongs to, and whether it is read from its target to its source.</summary>
    public static (int Number, bool Backwards) Pair(int owner) => (owner / 2, owner % 2 == 1);

    static int Owner(int number, bool backwards) => (2 * number) + (backwards ? 1 : 0);
}
