using System.Globalization;

namespace Translate.Benchmarks;

/// <summary>News that nobody wrote: sentences of many lengths, put together from parts, always the same ones in the same order, and hardly ever one twice.</summary>
sealed class Prose
{
    static readonly string[] Subjects =
    [
        "The harbor authority", "Capt. Dana R. Whitlock", "A committee of the Senate", "The union’s lawyers", "Dr. Lena Ochoa of the University of Busan", "Gov. Ellis", "Nobody in the town",
        "The two governments", "An engineer from Rotterdam", "Hanbit News", "The alliance", "Most of the insurers", "A second report", "The mayor, who had been away since Jan. 9,", "Every fourth household",
    ];

    static readonly string[] Verbs =
    [
        "has tested", "will rebuild", "never wanted", "paid for", "is looking into", "called off", "may yet approve", "sold", "has put off", "speaks of", "counted", "went back to", "disputes", "welcomed",
    ];

    static readonly string[] Objects =
    [
        "the contracts", "what was left of Pier No. 6", "a plan to cut emissions", "the U.S. bases in the south", "an offer from Pacific Freight Inc.", "the hearing", "three of its cranes", "the café by the quay",
        "“a promise, nothing more”", "a law from the 1950s", "new orders & old debts", "the north–south line", "tariffs on steel", "its own figures", "the families of the crew", "the “first light” of the project",
    ];

    static readonly string[] Ends =
    [
        "after a fire destroyed the shed", "for approx. {0} million dollars", "within {0} days", "as the price of grain rose by {0}.5%", "although {0} firefighters were on their way", "in Washington, D.C.", "at about 4:40 a.m.",
        "when the tide allowed it", "because owners rarely count lost contracts", "with help from the Netherlands", "for the sake of {0} workers who had been idle since the night of the storm", "by 2031", "(see the annex, pp. {0}–19)",
        "and said so in a letter to all members", "before anyone had asked", "unless the court says otherwise",
    ];

    uint state = 20261129;

    /// <summary>The next of that many numbers, from 0.</summary>
    public int Next(int count)
    {
        state ^= state << 13;
        state ^= state >> 17;
        state ^= state << 5;
        return (int)(state % (uint)count);
    }

    /// <summary>One of some things.</summary>
    public T One<T>(IReadOnlyList<T> of) => of[Next(of.Count)];

    /// <summary>The next sentence.</summary>
    public string Sentence() => $"{Clause()}{(Next(4) == 0 ? ", and " + char.ToLowerInvariant(Clause() is var more ? more[0] : ' ') + more[1..] : "")}{One([".", ".", ".", "?", "!"])}";

    /// <summary>The next few sentences.</summary>
    public string Paragraph(int least, int most) => string.Join(' ', Enumerable.Range(0, least + Next(most - least + 1)).Select(_ => Sentence()));

    /// <summary>The next few words, as on a button.</summary>
    public string Label() => $"{One(Verbs)} {One(Objects)}" is var label ? char.ToUpperInvariant(label[0]) + label[1..] : "";

    string Clause() => $"{One(Subjects)} {One(Verbs)} {One(Objects)} {string.Format(CultureInfo.InvariantCulture, One(Ends), 2 + Next(900))}";
}
