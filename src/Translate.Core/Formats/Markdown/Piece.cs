using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>A part of a target on its way into the file: text, or a code.</summary>
sealed class Piece(string text)
{
    public Piece(InlineCode code, string text, Role role)
        : this(text)
    {
        Code = code;
        Role = role;
    }

    /// <summary>The text without escapes, or the code as it is to be written.</summary>
    public string Text { get; set; } = text;

    public InlineCode? Code { get; }

    public Role Role { get; }

    public bool IsText => Code is null;

    /// <summary>It ends a line.</summary>
    public bool IsBreak => Code is not null && Text.EndsWith('\n');

    /// <summary>A shorter way to write a link's end, if the text of the link names its label.</summary>
    public string? Short { get; set; }

    /// <summary>The first character is to be written as a reference.</summary>
    public bool RefersFirst { get; set; }

    /// <summary>The last character is.</summary>
    public bool RefersLast { get; set; }

    /// <summary>What is written.</summary>
    public string Written { get; set; } = "";
}
