using System.Runtime.InteropServices;

namespace Translate.Core.Quality;

/// <summary>What one text has more often than another.</summary>
static class Surplus
{
    /// <summary>Those of one side for which the other has no partner; of several alike the first find theirs.</summary>
    /// <param name="one">The side whose surplus is asked for.</param>
    /// <param name="other">The other side.</param>
    /// <param name="key">What partners have in common.</param>
    public static List<T> Of<T, TKey>(IReadOnlyList<T> one, IReadOnlyList<T> other, Func<T, TKey> key)
        where TKey : notnull
    {
        var counts = other.CountBy(key).ToDictionary();
        var surplus = new List<T>();
        foreach (var item in one)
        {
            ref var left = ref CollectionsMarshal.GetValueRefOrAddDefault(counts, key(item), out _);
            if (left > 0) left--;
            else surplus.Add(item);
        }

        return surplus;
    }
}
