using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Block scalars (YAML 1.2.2, 8.1).</summary>
static class FrontBlock
{
    /// <summary>What a block says, from its first word on; null where a line of a folded one is indented more than others, and so not joined.</summary>
    public static string? Read(string written, int indent, FrontStyle style)
    {
        var text = new StringBuilder(written.Length);
        var (isFirst, blank) = (true, 0);
        foreach (var line in written.Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n').Split('\n'))
        {
            var content = line.AsSpan(isFirst ? 0 : Math.Min(indent, line.Length));
            if (style == FrontStyle.Literal)
            {
                if (!isFirst) text.Append('\n');
                text.Append(content);
            }
            else if (content.IsWhiteSpace())
            {
                blank++;
            }
            else
            {
                if (content[0] is ' ' or '\t') return null;
                if (!isFirst) text.Append(blank == 0 ? ' ' : '\n', Math.Max(1, blank));
                text.Append(content);
                blank = 0;
            }

            isFirst = false;
        }

        return text.ToString();
    }

    /// <summary>A text as a block's lines; of a folded one each line is one in the file, with an empty one between.</summary>
    public static string Write(SourceText source, Unit unit, string target, int indent, FrontStyle style)
    {
        var text = target.ReplaceLineEndings("\n").Trim();
        if (text.Any(c => char.IsControl(c) && c is not ('\n' or '\t')))
            throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" has a control character, and a block of YAML has no form for it.");

        var written = new StringBuilder();
        var isFirst = true;
        foreach (var line in text.Split('\n').Select(line => style == FrontStyle.Folded ? line.Trim() : line.TrimEnd()))
        {
            if (!isFirst) written.Append(source.LineEnd);
            if (style == FrontStyle.Folded && !isFirst && line.Length > 0) written.Append(source.LineEnd);
            if (!isFirst && line.Length > 0) written.Append(' ', indent);
            written.Append(line);
            isFirst = false;
        }

        return written.ToString();
    }
}
