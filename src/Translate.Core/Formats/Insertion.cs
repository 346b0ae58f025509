using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Where in its running text something is put into a document.</summary>
public enum InsertionPlace
{
    /// <summary>At its beginning, behind the title.</summary>
    Top,

    /// <summary>At its end.</summary>
    Bottom,
}

/// <summary>A piece of a line that is put in.</summary>
/// <param name="Text">The words, or the address.</param>
/// <param name="IsAddress">It is an address that a reader may follow, where the format has links.</param>
public readonly record struct InsertedPiece(string Text, bool IsAddress);

/// <summary>What is put into a localized document that its source does not have: lines of credits, what is said of it to programs, that it is a draft.</summary>
/// <param name="Place">Where the lines stand; null for nowhere.</param>
/// <param name="Lines">The lines, each in its pieces.</param>
/// <param name="Metadata">What is said to programs, as names and values: <c>author</c>, <c>translator</c>.</param>
/// <param name="DraftNote">Says that the document is a draft; null where it is none.</param>
public sealed record Insertion(
    InsertionPlace? Place, IReadOnlyList<IReadOnlyList<InsertedPiece>> Lines, IReadOnlyList<KeyValuePair<string, string>> Metadata, string? DraftNote = null)
{
    /// <summary>The lines stand in the document.</summary>
    internal bool HasText => Place is not null && Lines.Count > 0;

    /// <summary>Puts this into a localized file, and proves that everything else still is what it was.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="bytes">The localized file.</param>
    /// <param name="name">Its name.</param>
    /// <param name="encoding">The encoding in which it was written.</param>
    /// <param name="isPlaced">The lines stand in it now. They do not where the format has no running text, its encoding lacks one of their letters, or the file read back would say anything else.</param>
    public byte[] Into(IFormat format, byte[] bytes, string name, string encoding, out bool isPlaced)
    {
        isPlaced = false;
        var written = format.Decode(bytes, name, encoding);
        var edits = format.Insert(written, this).OrderBy(e => e.Span.Start).ToList();
        if (edits.Count == 0 || edits.Exists(e => e.Span.Length > 0 || written.WhyUnencodable(e.Text) is not null)) return bytes;

        var result = written.Encode(Splice.Apply(written.Text, edits));
        if (!SaysTheSame(format, written, format.Decode(result, name, written.Encoding.WebName), edits)) return bytes;
        isPlaced = HasText;
        return result;
    }

    /// <summary>Outside of what was put in, the file has the units that it had; within it, nothing is to be read but the lines.</summary>
    bool SaysTheSame(IFormat format, SourceText before, SourceText after, List<Edit> edits)
    {
        var inserted = new List<TextSpan>(edits.Count);
        var moved = 0;
        foreach (var edit in edits)
        {
            inserted.Add(new(edit.Span.Start + moved, edit.Text.Length));
            moved += edit.Text.Length;
        }

        try
        {
            var units = format.Extract(after);
            var own = units.Where(IsOwn).ToList();
            return units.Where(u => !IsOwn(u)).Select(u => u.Source.Render()).SequenceEqual(format.Extract(before).Select(u => u.Source.Render()), StringComparer.Ordinal)
                && Letters(string.Concat(own.Select(u => u.Source.Text))) is var found
                && (found.Equals(HasText ? Letters(Words(withAddresses: true)) : "", StringComparison.Ordinal) || found.Equals(HasText ? Letters(Words(withAddresses: false)) : "", StringComparison.Ordinal));
        }
        catch (InvalidDocumentException)
        {
            return false;
        }

        bool IsOwn(Unit unit) => inserted.Exists(span => unit.Slot.Start >= span.Start && unit.Slot.End <= span.End);
    }

    string Words(bool withAddresses) => string.Concat(Lines.SelectMany(line => line).Where(piece => withAddresses || !piece.IsAddress).Select(piece => piece.Text));

    static string Letters(string text)
    {
        var letters = new StringBuilder();
        foreach (var rune in text.EnumerateRunes())
            if (Rune.IsLetter(rune)) letters.Append(rune.ToString());
        return letters.ToString();
    }
}

/// <summary>Where a paragraph can be put into a text whose paragraphs are divided by blank lines.</summary>
static class ParagraphPlace
{
    /// <summary>Puts a paragraph in.</summary>
    /// <param name="source">The text.</param>
    /// <param name="place">Where.</param>
    /// <param name="title">The end of its title; null where it begins without one.</param>
    /// <param name="start">Where its running text begins.</param>
    /// <param name="paragraph">The paragraph, without a line end behind it.</param>
    public static Edit Put(SourceText source, InsertionPlace place, int? title, int start, string paragraph)
    {
        var (text, gap) = (source.Text, source.LineEnd + source.LineEnd);
        if (place is InsertionPlace.Bottom) return new(new(text.AsSpan().TrimEnd("\r\n").Length, 0), gap + paragraph);
        if (title is not { } end) return new(new(start, 0), paragraph + gap);

        var line = EndOfLine(text, end);
        var next = line < text.Length ? line + (text[line] == '\r' && line + 1 < text.Length && text[line + 1] == '\n' ? 2 : 1) : line;
        var below = EndOfLine(text, next);
        var rule = text.AsSpan(next, below - next).Trim();
        return new(new(rule.Length > 0 && (rule.Trim('=').IsEmpty || rule.Trim('-').IsEmpty) ? below : line, 0), gap + paragraph);
    }

    static int EndOfLine(string text, int from) => text.AsSpan(from).IndexOfAny('\r', '\n') is >= 0 and var length ? from + length : text.Length;
}
