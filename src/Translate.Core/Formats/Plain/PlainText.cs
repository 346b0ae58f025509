using System.Globalization;
using System.Text;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Formats.Plain;

/// <summary>Plain text: one unit a heading or paragraph. Blank lines, indentation, bullets and rules of signs are never touched.</summary>
/// <remarks>
/// <para>Lines that hold neither letter nor digit divide the text. Between them each line is a unit, except in a hard-wrapped paragraph
/// (<see cref="Wrapping"/>), which is one, with its line breaks as white space. What has no letter is no unit.</para>
/// <para>A list marker begins a new paragraph. A bullet (<c>- * + • ‣ ▪ ○ ● ◦ · – —</c> and white space) stands outside of the slot; a
/// number or letter (<c>1.</c> <c>2)</c> <c>a)</c> <c>가.</c>) within it, for a language may count differently.</para>
/// <para>A heading is a line that stands alone, or above a line of <c>=</c> or <c>-</c>, is at most <see cref="WidestHeading"/> columns
/// wide, and neither ends in nor contains the end of a sentence: a mark, or in Korean a verb's ending.</para>
/// <para>Ids count the units: a plain text offers nothing better.</para>
/// </remarks>
public sealed class PlainText : IFormat
{
    /// <summary>No heading is wider, in columns.</summary>
    const int WidestHeading = 120;

    /// <inheritdoc/>
    public string Name => "text";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".txt", ".text"];

    /// <inheritdoc/>
    public bool HasKeys => false;

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source)
    {
        var units = new List<Unit>();
        foreach (var group in Line.Groups(source.Text))
        {
            if (Wrapping.IsWrapped(source.Text, group.Lines))
            {
                Add(TextSpan.FromBounds(group.Lines[0].Words.Start, group.Lines[^1].Words.End), UnitKind.Paragraph);
                continue;
            }

            foreach (var line in group.Lines)
            {
                var alone = group.Lines.Count == 1 && (group.EndsBlock || group.IsUnderlined);
                Add(line.Words, alone && IsHeading(source.Text.AsSpan(line.Words.Start, line.Words.Length)) ? UnitKind.Heading : UnitKind.Paragraph);
            }
        }

        return units;

        void Add(TextSpan slot, UnitKind kind)
        {
            if (!Line.Has(source.Text.AsSpan(slot.Start, slot.Length), Rune.IsLetter)) return;
            units.Add(new((units.Count + 1).ToString(CultureInfo.InvariantCulture), slot, source.Slice(slot)) { Kind = kind, Level = kind is UnitKind.Heading ? 1 : 0 });
        }
    }

    /// <inheritdoc/>
    /// <remarks>A plain text has no metadata: the lines alone are put in, a paragraph of their own.</remarks>
    public IEnumerable<Edit> Insert(SourceText written, Insertion insertion)
    {
        if (!insertion.HasText) return [];
        int? title = Extract(written) is [{ Kind: UnitKind.Heading } first, ..] ? first.Slot.End : null;
        return [ParagraphPlace.Put(written, insertion.Place!.Value, title, 0, string.Join(written.LineEnd, insertion.Lines.Select(line => string.Concat(line.Select(piece => piece.Text)))))];
    }

    /// <inheritdoc/>
    /// <remarks>Line breaks in a target become spaces; in a hard-wrapped paragraph the target is wrapped at the source's width.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        var present = source.Slice(unit.Slot);
        var text = target.Render();
        if (string.Equals(text, present, StringComparison.Ordinal)) return present;

        var line = string.Join(' ', text.Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries));
        return present.AsSpan().IndexOfAny('\r', '\n') < 0 ? line : Wrapping.Wrap(source, unit.Slot, line);
    }

    /// <inheritdoc/>
    public TextSpan? Extent(SourceText source, Unit unit)
    {
        var lines = WholeLines.Of(source.Text, unit.Slot);
        return unit.Kind is UnitKind.Heading ? WholeLines.Underlined(source.Text, lines) : lines;
    }

    /// <inheritdoc/>
    public IEnumerable<TextSpan> Gaps(SourceText source, IReadOnlyList<TextSpan> extents) => WholeLines.WithBlank(source.Text, extents);

    static bool IsHeading(ReadOnlySpan<char> line)
    {
        if (Columns.Of(line) > WidestHeading || Wrapping.EndsSentence(line) || line.ContainsAny(Wrapping.Stops)) return false;
        for (var i = line.IndexOfAny(".?!"); i >= 0 && i + 1 < line.Length;)
        {
            if (char.IsWhiteSpace(line[i + 1])) return false;
            var next = line[(i + 1)..].IndexOfAny(".?!");
            if (next < 0) break;
            i += next + 1;
        }

        return !KoreanEndings.Shipped.HasSentence(ComposedText.Of(line.ToString()).Text);
    }
}
