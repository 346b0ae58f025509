namespace Translate.Core.Formats.Html;

/// <summary>What is a text of its own in a page, and what is part of the one around it.</summary>
static class Flow
{
    /// <summary>No sentence goes on across its tags: as its name says, or the page itself (Elements Within Text of ITS 2.0).</summary>
    /// <remarks>What is <c>nested</c> is as its name says: a text within another cannot be told. The parts of a table, and what holds a whole page or text without markup, stay what they are.</remarks>
    public static bool IsBlock(Token tag, string text)
    {
        var isBlock = Elements.Blocks.Contains(tag.Name);
        return (tag.Value(text, "its-within-text") ?? tag.Value(text, "its:withintext"))?.Trim().ToLowerInvariant() switch
        {
            "no" when !tag.IsEmpty => true,
            "yes" when !Elements.RawText.Contains(tag.Name) && !Elements.TableParts.Contains(tag.Name) && !Elements.Scopes.Contains(tag.Name) && tag.Name is not ("html" or "head" or "body") => false,
            _ => isBlock,
        };
    }
}
