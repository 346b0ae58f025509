using System.Collections.Immutable;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>What a piece of a page is.</summary>
enum TokenKind
{
    Text,
    Start,
    End,

    /// <summary>A comment, or what reads as one: it may stand within a sentence.</summary>
    Comment,

    /// <summary>A whole element that is kept and stands within a sentence as an image does.</summary>
    Picture,

    /// <summary>Anything else that is kept: document types, scripts, what does not end.</summary>
    Kept,
}

/// <summary>A piece of a page: all of them, one after the other, are the page.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Span">Where it stands.</param>
/// <param name="Name">Of a tag: its name in lower case.</param>
/// <param name="Attributes">Of a start tag.</param>
/// <param name="IsEmpty">Of a start tag: it has no content and no end tag.</param>
sealed record Token(TokenKind Kind, TextSpan Span, string Name = "", ImmutableArray<Attribute> Attributes = default, bool IsEmpty = false)
{
    /// <summary>The value of an attribute as a reader reads it, or null.</summary>
    public string? Value(string text, string name) => Find(name) is { } attribute ? CharacterReferences.Decode(text, attribute.Value, Place.Quoted) : null;

    public Attribute? Find(string name)
    {
        if (Attributes.IsDefault) return null;
        foreach (var attribute in Attributes)
            if (string.Equals(attribute.Name, name, StringComparison.Ordinal)) return attribute;
        return null;
    }
}

/// <summary>An attribute of a start tag.</summary>
/// <param name="Name">Its name in lower case.</param>
/// <param name="NameEnd">The offset behind its name.</param>
/// <param name="Value">The place of its value, without quotation marks; empty behind the name where it has none.</param>
/// <param name="Quote">The quotation mark around the value; NUL where there is none.</param>
sealed record Attribute(string Name, int NameEnd, TextSpan Value, char Quote)
{
    /// <summary>What has to be escaped in its value.</summary>
    public Place Place => Quote switch { '"' => Place.Quoted, '\'' => Place.SingleQuoted, _ => Place.Unquoted };

    /// <summary>It has a value, if only an empty one.</summary>
    public bool HasValue => Quote != '\0' || Value.Length > 0;
}

/// <summary>Where a text stands, which decides what would be markup in it.</summary>
enum Place
{
    /// <summary>Between tags.</summary>
    Content,

    /// <summary>In an attribute between double quotation marks.</summary>
    Quoted,

    /// <summary>In an attribute between single ones.</summary>
    SingleQuoted,

    /// <summary>In an attribute without any.</summary>
    Unquoted,
}
