namespace Translate.Core.Articles;

/// <summary>Divides a text among several people: at the ends of its paragraphs, and so that each has about as much.</summary>
public static class Parts
{
    /// <summary>Where each part begins: the indices of its first paragraphs. Fewer parts than wanted where there are not as many paragraphs.</summary>
    /// <param name="words">The words of each paragraph.</param>
    /// <param name="wanted">The number of parts.</param>
    /// <remarks>Each border is put where the words before it are nearest to their share; every part has at least one paragraph.</remarks>
    public static IReadOnlyList<int> Starts(IReadOnlyList<int> words, int wanted)
    {
        var count = Math.Min(wanted, words.Count);
        if (count < 1) return [];

        var before = new long[words.Count + 1];
        for (var i = 0; i < words.Count; i++) before[i + 1] = before[i] + words[i];
        var starts = new List<int> { 0 };
        for (var part = 1; part < count; part++)
        {
            // As many paragraphs are left as there are parts to come.
            var (first, last) = (starts[^1] + 1, words.Count - (count - part));
            var share = before[^1] * part / (double)count;
            var best = first;
            for (var i = first + 1; i <= last; i++)
                if (Math.Abs(before[i] - share) < Math.Abs(before[best] - share)) best = i;
            starts.Add(best);
        }

        return starts;
    }
}
