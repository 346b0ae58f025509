using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Reads the link reference definitions with which a paragraph may begin (CommonMark 0.31.2, 4.7).</summary>
static class Definitions
{
    /// <summary>A definition.</summary>
    /// <param name="Label">Its label as it is written.</param>
    /// <param name="Title">Where its title stands in the paragraph, with its quotation marks; empty where it has none.</param>
    public readonly record struct Definition(string Label, TextSpan Title);

    /// <summary>The definitions at the beginning, and the offset at which the text behind them begins.</summary>
    public static (IReadOnlyList<Definition> Definitions, int End) Read(ReadOnlySpan<char> text)
    {
        List<Definition>? found = null;
        var at = 0;
        while (at < text.Length && text[at] == '[' && Next(text, at, out var definition) is > 0 and var end)
        {
            (found ??= []).Add(definition);
            at = end;
        }

        return (found ?? [], at);
    }

    /// <summary>A paragraph is nothing but definitions.</summary>
    public static bool AreAll(string text, Leaf paragraph)
    {
        if (text[paragraph.Lines[0].Start] != '[') return false;
        var flat = FlatText.Of(text, paragraph.Lines).Text;
        return Read(flat).End == flat.Length;
    }

    static int Next(ReadOnlySpan<char> text, int start, out Definition definition)
    {
        definition = default;
        var label = Labels.End(text, start + 1);
        if (label < 0 || label + 1 >= text.Length || text[label + 1] != ':') return -1;
        var destination = Labels.SkipSpace(text, label + 2);
        var end = Labels.EndOfDestination(text, destination);
        if (end <= destination) return -1;

        var title = Labels.SkipSpace(text, end);
        var titleEnd = title > end ? Labels.EndOfTitle(text, title) : -1;
        var name = text[(start + 1)..label].ToString();
        if (titleEnd > 0 && EndOfLine(text, titleEnd) is > 0 and var withTitle)
        {
            definition = new(name, TextSpan.FromBounds(title, titleEnd));
            return withTitle;
        }

        definition = new(name, default);
        return EndOfLine(text, end);
    }

    /// <summary>The offset behind the line's end if nothing but white space stands before it, else -1.</summary>
    static int EndOfLine(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && text[at] is ' ' or '\t') at++;
        return at == text.Length ? at : text[at] == '\n' ? at + 1 : -1;
    }
}
