namespace Translate.Engines.Protection;

/// <summary>A stretch of an answer.</summary>
/// <param name="Piece">The piece of the source that was recognised; <see cref="TextAlone"/> or <see cref="LineEnd"/> where it is none.</param>
/// <param name="Text">The text, where it is text.</param>
readonly record struct Stretch(int Piece, string Text)
{
    /// <summary>Stands for a piece: it is text.</summary>
    public const int TextAlone = -1;

    /// <summary>Stands for a piece: any of the line ends.</summary>
    public const int LineEnd = -2;

    /// <summary>It is text.</summary>
    public bool IsText => Piece == TextAlone;
}

/// <summary>What was read of an answer: its stretches, or the first thing that is wrong with it.</summary>
sealed class Answer
{
    readonly List<Stretch> stretches = [];

    /// <summary>The stretches, in their order.</summary>
    public IReadOnlyList<Stretch> Stretches => stretches;

    /// <summary>What is wrong, in words; null as long as nothing is.</summary>
    public string? Problem { get; private set; }

    /// <summary>The last stretch is text that ends in white space, or there is none yet.</summary>
    public bool EndsBlank => stretches.Count == 0 || (stretches[^1].IsText && Blank.Is(stretches[^1].Text[^1]));

    /// <summary>Text follows.</summary>
    public void Add(string text)
    {
        if (text.Length > 0) stretches.Add(new(Stretch.TextAlone, text));
    }

    /// <summary>A piece of the source follows, or a line end.</summary>
    public void Add(int piece) => stretches.Add(new(piece, ""));

    /// <summary>Something is wrong. The first problem stands.</summary>
    public Answer Fail(string problem)
    {
        Problem ??= problem;
        return this;
    }
}
