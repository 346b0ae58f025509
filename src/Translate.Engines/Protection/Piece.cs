using Translate.Core.Text;

namespace Translate.Engines.Protection;

/// <summary>A piece of a text on its way through an engine.</summary>
abstract record Piece
{
    /// <summary>The longest name that a message shows.</summary>
    const int MostShown = 60;

    /// <summary>What a message calls it.</summary>
    public abstract string Name { get; }

    /// <summary>What is in a file, for a message.</summary>
    protected static string Shown(string data)
    {
        var length = Math.Min(data.Length, MostShown);
        if (length < data.Length && char.IsHighSurrogate(data[length - 1])) length--;
        return $"\"{data.AsSpan(0, length)}{(length < data.Length ? "…" : "")}\"";
    }
}

/// <summary>Text to translate, within a line.</summary>
sealed record Words(string Text) : Piece
{
    /// <inheritdoc/>
    public override string Name => Shown(Text);
}

/// <summary>The end of a line; one is like another.</summary>
sealed record LineEnd(string Text) : Piece
{
    /// <inheritdoc/>
    public override string Name => "a line end";
}

/// <summary>The code that opens a pair with words in it.</summary>
/// <param name="Code">The code.</param>
sealed record Opening(InlineCode Code) : Piece
{
    /// <summary>Where its other half stands in the list.</summary>
    public int Closing { get; set; }

    /// <inheritdoc/>
    public override string Name => Shown(Code.Data);
}

/// <summary>The code that closes a pair.</summary>
/// <param name="Code">The code.</param>
/// <param name="Opening">Where its other half stands in the list.</param>
sealed record Closing(InlineCode Code, int Opening) : Piece
{
    /// <inheritdoc/>
    public override string Name => Shown(Code.Data);
}

/// <summary>What travels closed, as one id: codes that stand alone, what is kept as it is, pairs without words, and all such that directly follow each other.</summary>
/// <param name="Content">What it is at home.</param>
/// <param name="IsHalf">It is half of a pair that begins or ends in another sentence, or that overlaps another pair.</param>
sealed record Parcel(InlineText Content, bool IsHalf) : Piece
{
    /// <inheritdoc/>
    public override string Name => Shown(Content.Render());

    /// <summary>What of it an engine may see: text that is kept as it is. Empty where it has a code that may stand for a word.</summary>
    public string Visible => Content.Codes.Any(code => code.Kind == CodeKind.Standalone) || !Writable.Is(Content.Text) ? "" : Blank.Trim(Content.Text);
}
