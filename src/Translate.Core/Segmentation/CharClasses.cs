namespace Translate.Core.Segmentation;

/// <summary>The characters in classes that no pattern of a language tells apart: an automaton's table has a column a class.</summary>
sealed class CharClasses
{
    readonly ushort[] classes = new ushort[65536];

    /// <summary>A character of each class, to ask a set about the class.</summary>
    readonly char[] samples;

    CharClasses(IEnumerable<CharSet> sets)
    {
        var count = 1;
        foreach (var set in sets)
        {
            // Every class that the set cuts through gives its share within the set to a new class.
            var inside = new Dictionary<ushort, ushort>();
            foreach (var c in set.Chars)
            {
                if (!inside.TryGetValue(classes[c], out var split)) inside[classes[c]] = split = (ushort)count++;
                classes[c] = split;
            }

            if (count > 30_000) count = Compact();
        }

        count = Compact();
        samples = new char[count];
        for (var c = 65535; c >= 0; c--) samples[classes[c]] = (char)c;

        int Compact()
        {
            var numbers = new Dictionary<ushort, ushort>();
            for (var c = 0; c < 65536; c++)
            {
                if (!numbers.TryGetValue(classes[c], out var number)) numbers[classes[c]] = number = (ushort)numbers.Count;
                classes[c] = number;
            }

            return numbers.Count;
        }
    }

    public int Count => samples.Length;

    public int this[char c] => classes[c];

    public char Sample(int index) => samples[index];

    public static CharClasses Of(IEnumerable<CharSet> sets)
    {
        var distinct = new List<CharSet>();
        foreach (var set in sets)
        {
            if (!distinct.Exists(set.SameAs)) distinct.Add(set);
        }

        return new(distinct);
    }
}
