using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>What a piece of a paragraph is.</summary>
enum PieceKind
{
    /// <summary>Text of a run.</summary>
    Text,

    /// <summary>Something else in a run: a tab, a break, a drawing.</summary>
    InRun,

    /// <summary>Something in a run without text: a note's mark.</summary>
    Alone,

    /// <summary>Something that stands between runs, or a run kept whole.</summary>
    Whole,

    /// <summary>The beginning of what holds runs: a hyperlink, a content control.</summary>
    Open,

    /// <summary>Its end.</summary>
    Close,

    /// <summary>Something across which no sentence goes on; a text box, perhaps.</summary>
    Divider,
}

/// <summary>A run, or what of it stands between two text boxes in it.</summary>
/// <param name="Span">Where it stands in its part.</param>
/// <param name="Before">What has to stand before anything else that is put in its place: the end of the run, where it begins within one.</param>
/// <param name="After">What has to stand behind it: the beginning of a run, where it ends within one.</param>
sealed record RunPart(TextSpan Span, string Before = "", string After = "");

/// <summary>A piece of a paragraph.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands in its part.</param>
/// <param name="Data">Its text, or what it is in the file.</param>
/// <param name="Run">Of a piece of a run: the run.</param>
/// <param name="Format">Of a piece of a run: how it looks.</param>
/// <param name="Element">Of a divider: what may hold text boxes.</param>
readonly record struct Piece(PieceKind Kind, TextSpan Span, string Data, RunPart? Run = null, RunFormat? Format = null, Element? Element = null)
{
    /// <summary>Where it stands, with all of its run.</summary>
    public TextSpan Outer => Run?.Span ?? Span;
}
