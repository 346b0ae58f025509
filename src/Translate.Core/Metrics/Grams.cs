using System.Runtime.InteropServices;

namespace Translate.Core.Metrics;

/// <summary>Names the n-grams of sequences by numbers: equal ones have one number, in whichever sequence they stand.</summary>
/// <remarks>
/// An n-gram is the (n−1)-gram before it and its last item, so each order takes one look-up an item, whatever n: linear, and exact where hashes of whole
/// n-grams would only be likely to be right.
/// </remarks>
sealed class Grams
{
    readonly Dictionary<ulong, int> numbers = [];

    /// <summary>How many different ones there are.</summary>
    public int Count => numbers.Count;

    /// <summary>The items of a sequence, numbered from 0.</summary>
    public int[] Single(int[] items)
    {
        var result = new int[items.Length];
        for (var i = 0; i < items.Length; i++) result[i] = Number((uint)items[i]);
        return result;
    }

    /// <summary>The n-grams of a sequence, numbered from 0, from those that are one shorter.</summary>
    /// <param name="shorter">The numbers of the (n−1)-grams, each at its start.</param>
    /// <param name="items">The items.</param>
    /// <param name="order">n, at least 2.</param>
    /// <returns>One number for each place at which an n-gram starts.</returns>
    public int[] Longer(int[] shorter, int[] items, int order)
    {
        var result = new int[Math.Max(0, items.Length - order + 1)];
        for (var i = 0; i < result.Length; i++) result[i] = Number(((ulong)(uint)shorter[i] << 32) | (uint)items[i + order - 1]);
        return result;
    }

    /// <summary>Forgets the n-grams of one order before those of the next.</summary>
    public void Clear() => numbers.Clear();

    /// <summary>How many n-grams a sequence has in common with others, each as often as it has it and one of the others has.</summary>
    public int Common(int[] one, IReadOnlyList<int[]> others)
    {
        var most = new int[Count];
        foreach (var other in others)
        {
            var counts = new int[Count];
            foreach (var number in other) most[number] = Math.Max(most[number], ++counts[number]);
        }

        var common = 0;
        foreach (var number in one)
            if (most[number]-- > 0) common++;
        return common;
    }

    int Number(ulong key)
    {
        // An odd factor is a bijection of 64 bits: it mixes without making two keys one. The hash of a plain pair collides at every turn.
        ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, key * 0x9E3779B97F4A7C15, out var isKnown);
        if (!isKnown) number = numbers.Count - 1;
        return number;
    }
}
