using Translate.Core.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>How a text in a block of HTML is written.</summary>
/// <param name="Place">What would be markup in it.</param>
/// <param name="Block">The block, its lines without what their containers put before them.</param>
/// <param name="Span">Its place in the block.</param>
/// <param name="LineEnd">A line end, with what the containers of the block put before its next line; a space in a block of one line.</param>
/// <param name="EndsBlank">The block ends before a blank line.</param>
sealed record HtmlText(Html.Place Place, string Block, TextSpan Span, string LineEnd, bool EndsBlank)
{
    /// <summary>The text for its slot: escaped as in a page, and without a line in it at which the block would end.</summary>
    public string Write(SourceText source, Unit unit, InlineText target)
    {
        var written = new Html.Escape(source, unit, Place, isOnOneLine: true).Write(target);
        if (EndsBlank && HasBlankLine(written))
        {
            if (!written.AsSpan().Trim(" \t").IsEmpty)
                throw source.Invalid(unit.Slot.Start, $"with the translation of unit \"{unit.Id}\" there would be a blank line, at which its block of HTML ends.");
            written = InlineWriter.Nothing;
        }

        return written.Replace("\n", LineEnd, StringComparison.Ordinal);
    }

    /// <summary>Of the lines of a text one is blank, the first and the last with what stands beside it in the block.</summary>
    bool HasBlankLine(string written)
    {
        var rest = written.AsSpan();
        for (var isFirst = true; ; isFirst = false)
        {
            var end = rest.IndexOf('\n');
            var isBlank = (end < 0 ? rest : rest[..end]).Trim(" \t").IsEmpty;
            if (isBlank && (!isFirst || IsBlankBefore) && (end >= 0 || IsBlankBehind)) return true;
            if (end < 0) return false;
            rest = rest[(end + 1)..];
        }
    }

    bool IsBlankBefore
    {
        get
        {
            var at = Span.Start;
            while (at > 0 && Block[at - 1] is ' ' or '\t') at--;
            return at == 0 || Block[at - 1] == '\n';
        }
    }

    bool IsBlankBehind
    {
        get
        {
            var at = Span.End;
            while (at < Block.Length && Block[at] is ' ' or '\t') at++;
            return at == Block.Length || Block[at] == '\n';
        }
    }
}
