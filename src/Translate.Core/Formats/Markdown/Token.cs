namespace Translate.Core.Formats.Markdown;

/// <summary>What a piece of a text is.</summary>
enum TokenKind
{
    Text,
    Standalone,
    Opening,
    Closing,
}

/// <summary>What a code does, where the writer has to know.</summary>
enum Role
{
    /// <summary>Nothing that depends on what stands beside it.</summary>
    None,

    /// <summary>It marks emphasis, and does so only beside certain characters.</summary>
    Marker,

    /// <summary>It opens a link's text or an image's description.</summary>
    Bracket,

    /// <summary>It ends that, and the title between quotation marks begins.</summary>
    TitleStart,

    /// <summary>It ends a link or an image.</summary>
    LinkEnd,

    /// <summary>It is an address without anything around it.</summary>
    Address,
}

/// <summary>A piece of a text: what stands there, and what it means.</summary>
/// <param name="Kind">Text, or how it stands as a code.</param>
/// <param name="Start">Its offset in the flat text.</param>
/// <param name="End">The offset behind it.</param>
/// <param name="Value">Of text: what a reader reads. Of a code: its data, the same for all ways to write it.</param>
/// <param name="Pair">Of the two halves of a pair: a number that they share.</param>
/// <param name="Role">What it does.</param>
readonly record struct Token(TokenKind Kind, int Start, int End, string Value, int Pair = 0, Role Role = Role.None);
