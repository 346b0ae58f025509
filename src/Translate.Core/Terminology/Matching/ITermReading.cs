namespace Translate.Core.Terminology.Matching;

/// <summary>How terms of a language are read in a text: by words, whose forms differ, or by characters.</summary>
interface ITermReading
{
    /// <summary>A term made ready to be found; null where it has nothing that could be looked for, or too much.</summary>
    ReadyTerm? Ready(Term term);

    /// <summary>The symbols of a text.</summary>
    SymbolText Read(FoldedText text);

    /// <summary>Whether the term really stands where its symbols do.</summary>
    /// <param name="term">The term.</param>
    /// <param name="text">The text.</param>
    /// <param name="first">Its first symbol there.</param>
    /// <param name="last">Its last symbol there.</param>
    Standing Stands(ReadyTerm term, SymbolText text, int first, int last);
}

/// <summary>Whether and how a term stands at a place.</summary>
enum Standing
{
    /// <summary>It does not.</summary>
    Not,

    /// <summary>In another form.</summary>
    Inflected,

    /// <summary>As it is.</summary>
    Exact,
}

/// <summary>A term made ready to be found.</summary>
/// <param name="Term">The term.</param>
/// <param name="Symbols">What is looked for.</param>
/// <param name="Parts">Its words in lower case, or all of its characters as one.</param>
/// <param name="Written">The same as they are written; null where the case does not matter.</param>
sealed record ReadyTerm(Term Term, int[] Symbols, string[] Parts, string[]? Written)
{
    /// <summary>The Korean verb it is, if it is one; then its stem alone is looked for.</summary>
    public KoreanVerb? Verb { get; init; }
}

/// <summary>A text as symbols, and where each stands in it.</summary>
sealed class SymbolText(FoldedText text)
{
    public FoldedText Folded { get; } = text;

    /// <summary>The symbols; −1 for what no term has.</summary>
    public List<int> Symbols { get; } = new(text.Length / 4);

    /// <summary>Where each begins.</summary>
    public List<int> Starts { get; } = new(text.Length / 4);

    /// <summary>Where each ends.</summary>
    public List<int> Ends { get; } = new(text.Length / 4);

    public void Add(int symbol, int start, int end)
    {
        Symbols.Add(symbol);
        Starts.Add(start);
        Ends.Add(end);
    }
}
