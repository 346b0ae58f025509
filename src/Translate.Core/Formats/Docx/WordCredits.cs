using System.Security;

namespace Translate.Core.Formats.Docx;

/// <summary>Puts lines of credits into a document, as a paragraph each.</summary>
static class WordCredits
{
    /// <summary>The insertion, before the properties of the last section or behind a heading at the beginning; none where the lines have no place.</summary>
    public static IEnumerable<Edit> Edits(WordDocument document, Insertion insertion)
    {
        if (!insertion.HasText || document.Root(PartKind.Body) is not { } main || main.Root.Child("body") is not { IsEmpty: false } body) yield break;
        var first = body.Children.FirstOrDefault(child => child.Name.Length > 0);
        var isTitled = first is not null && document.Passages.Any(p => ReferenceEquals(p.Passage.Paragraph.Element, first) && p.Passage.Kind.Kind is UnitKind.Heading);
        var at = insertion.Place is InsertionPlace.Top
            ? isTitled ? first!.Span.End : body.Content.Start
            : body.Children.LastOrDefault(child => child.Name.Length > 0) is { } last && last.Is("sectPr") ? last.Span.Start : body.Content.End;
        yield return new(new(main.Part.Start + at, 0), string.Concat(insertion.Lines.Select(line => $"<{body.Prefix}p>{string.Concat(line.Select(piece => Piece(piece, body.Prefix)))}</{body.Prefix}p>")));
    }

    /// <summary>Words; or an address as a field, which needs no entry among the package's relationships.</summary>
    static string Piece(InsertedPiece piece, string w)
    {
        var text = $"<{w}r><{w}t xml:space=\"preserve\">{SecurityElement.Escape(piece.Text)}</{w}t></{w}r>";
        if (!piece.IsAddress || piece.Text.Contains('"', StringComparison.Ordinal) || w.Length == 0) return text;
        return $"{Mark("begin")}<{w}r><{w}instrText xml:space=\"preserve\"> HYPERLINK \"{SecurityElement.Escape(piece.Text)}\" </{w}instrText></{w}r>{Mark("separate")}{text}{Mark("end")}";

        string Mark(string type) => $"<{w}r><{w}fldChar {w}fldCharType=\"{type}\"/></{w}r>";
    }
}
