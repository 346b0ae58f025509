using System.Globalization;
using System.Text;
using System.Xml;
using DocumentFormat.OpenXml;
using DocumentFormat.OpenXml.CustomProperties;
using DocumentFormat.OpenXml.Packaging;
using DocumentFormat.OpenXml.VariantTypes;
using DocumentFormat.OpenXml.Wordprocessing;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Delivery;

/// <summary>A job as a Word document: a table with number, source, target, state and comments.</summary>
/// <remarks>
/// A row is known again by a bookmark around its number, whose name is the segment's <see cref="Translate.Core.Exchange.SegmentMark"/>: word processors keep bookmarks whatever is
/// written beside them, through other formats and back. Codes are written as people type them in the editor.
/// </remarks>
static class BilingualDocx
{
    /// <summary>Begins the name of the bookmark that says which job it is.</summary>
    public const string JobMark = "job_";

    /// <summary>The columns, in twentieths of a point, of a page that lies on its side.</summary>
    static readonly int[] Widths = [700, 5200, 5200, 1300, 2300];

    /// <summary>The document, its headings in the language of whoever asks for it.</summary>
    public static byte[] Write(JobContent content, string? draft, IStringLocalizer<Strings> strings)
    {
        var (from, to) = (content.Job.Document!.SourceLocale, content.Job.Locale);
        using var bytes = new MemoryStream();
        using (var package = WordprocessingDocument.Create(bytes, WordprocessingDocumentType.Document))
        {
            Properties(package, content, draft);
            var main = package.AddMainDocumentPart();
            Styles(main);
            var body = new Body();
            var marks = 0;
            body.Append(Marked(string.Create(CultureInfo.InvariantCulture, $"{JobMark}{content.Job.Id}"), ref marks, Paragraph(content.Title, from, "Title")));
            body.Append(Paragraph($"{BilingualHtml.Name(from)} → {BilingualHtml.Name(to)}", null));
            if (draft is not null) body.Append(Paragraph(draft, null, "Draft"));
            if (content.Credits.Place is not CreditsPlace.Nowhere)
                foreach (var line in content.Credits.Words) body.Append(Paragraph(line, to));

            var table = new Table(
                new TableProperties(
                    new TableWidth { Width = Widths.Sum().ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa },
                    new TableBorders(Border<TopBorder>(), Border<LeftBorder>(), Border<BottomBorder>(), Border<RightBorder>(), Border<InsideHorizontalBorder>(), Border<InsideVerticalBorder>()),
                    new TableLayout { Type = TableLayoutValues.Fixed }),
                new TableGrid(Widths.Select(w => new GridColumn { Width = w.ToString(CultureInfo.InvariantCulture) })));
            table.Append(new TableRow(
                new TableRowProperties(new TableHeader()),
                Cell(0, [Paragraph(strings["Export.Number"], null, "Head")]),
                Cell(1, [Paragraph(BilingualHtml.Name(from), null, "Head")]),
                Cell(2, [Paragraph(BilingualHtml.Name(to), null, "Head")]),
                Cell(3, [Paragraph(strings["Export.State"], null, "Head")]),
                Cell(4, [Paragraph(strings["Export.Comments"], null, "Head")])));
            foreach (var segment in content.Units.SelectMany(u => u.Segments))
                table.Append(new TableRow(
                    new TableRowProperties(new CantSplit()),
                    Cell(0, [Marked(segment.Mark.ToString(), ref marks, Paragraph(segment.Number.ToString(CultureInfo.InvariantCulture), null))]),
                    Cell(1, [Paragraph(Notation.Write(segment.Source), from)]),
                    Cell(2, [Paragraph(segment.Target is { } target ? Notation.Write(target.Text, segment.Source) : "", to)]),
                    Cell(3, [Paragraph(BilingualHtml.State(segment.Target, strings), null)]),
                    Cell(4, [.. segment.Comments.Select(c => Paragraph(string.Create(CultureInfo.InvariantCulture, $"{c.Person}, {c.At:yyyy-MM-dd}: {c.Text}"), null)).DefaultIfEmpty(Paragraph("", null))])));
            body.Append(table, Paragraph("", null));
            body.Append(new SectionProperties(
                new PageSize { Width = 16838, Height = 11906, Orient = PageOrientationValues.Landscape },
                new PageMargin { Top = 1000, Bottom = 1000, Left = 1069U, Right = 1069U, Header = 500, Footer = 500, Gutter = 0 }));
            main.Document = new DocumentFormat.OpenXml.Wordprocessing.Document(body);
        }

        return bytes.ToArray();
    }

    static void Properties(WordprocessingDocument package, JobContent content, string? draft)
    {
        package.PackageProperties.Title = Clean(content.Title);
        package.PackageProperties.Language = content.Job.Locale.Tag;
        if (content.Credits.Author is { } author) package.PackageProperties.Creator = Clean(author);
        if (draft is not null) package.PackageProperties.ContentStatus = "Draft";
        if (content.Credits.Words.Count > 0) package.PackageProperties.Description = Clean(string.Join("\n", content.Credits.Words));
        var said = content.Credits.Metadata.Where(m => m.Key is not "author").ToList();
        if (said.Count == 0) return;

        var custom = package.AddCustomFilePropertiesPart();
        custom.Properties = new Properties(said.Select((m, i) => new CustomDocumentProperty(new VTLPWSTR(Clean(m.Value))) { FormatId = "{D5CDD505-2E9C-101B-9397-08002B2CF9AE}", PropertyId = i + 2, Name = m.Key }));
    }

    static void Styles(MainDocumentPart main) => main.AddNewPart<StyleDefinitionsPart>().Styles = new Styles(
        new DocDefaults(
            new RunPropertiesDefault(new RunPropertiesBaseStyle(new FontSize { Val = "21" }, new FontSizeComplexScript { Val = "21" })),
            new ParagraphPropertiesDefault(new ParagraphPropertiesBaseStyle(new SpacingBetweenLines { Before = "40", After = "40" }))),
        new Style(new StyleName { Val = "Normal" }, new PrimaryStyle()) { Type = StyleValues.Paragraph, StyleId = "Normal", Default = true },
        new Style(new StyleName { Val = "Title" }, new BasedOn { Val = "Normal" }, new PrimaryStyle(), new StyleRunProperties(new Bold(), new FontSize { Val = "32" }, new FontSizeComplexScript { Val = "32" })) { Type = StyleValues.Paragraph, StyleId = "Title" },
        new Style(new StyleName { Val = "Head" }, new BasedOn { Val = "Normal" }, new StyleRunProperties(new Bold())) { Type = StyleValues.Paragraph, StyleId = "Head", CustomStyle = true },
        new Style(new StyleName { Val = "Draft" }, new BasedOn { Val = "Normal" }, new StyleRunProperties(new Bold(), new Color { Val = "A15C00" })) { Type = StyleValues.Paragraph, StyleId = "Draft", CustomStyle = true });

    static T Border<T>()
        where T : BorderType, new() => new() { Val = BorderValues.Single, Size = 4, Color = "999999" };

    static TableCell Cell(int column, IEnumerable<Paragraph> paragraphs) =>
        new([new TableCellProperties(new TableCellWidth { Width = Widths[column].ToString(CultureInfo.InvariantCulture), Type = TableWidthUnitValues.Dxa }), .. paragraphs]);

    static Paragraph Marked(string name, ref int marks, Paragraph paragraph)
    {
        var id = (++marks).ToString(CultureInfo.InvariantCulture);
        paragraph.InsertBefore(new BookmarkStart { Id = id, Name = name }, paragraph.GetFirstChild<Run>());
        paragraph.Append(new BookmarkEnd { Id = id });
        return paragraph;
    }

    static Paragraph Paragraph(string text, Locale? locale, string? style = null)
    {
        var properties = new ParagraphProperties();
        if (style is not null) properties.ParagraphStyleId = new() { Val = style };
        if (locale is { IsRightToLeft: true }) properties.BiDi = new();
        var run = new Run();
        if (locale is { } known) run.RunProperties = Language(known);
        foreach (var (i, line) in Clean(text).ReplaceLineEndings("\n").Split('\n').Index())
        {
            if (i > 0) run.Append(new Break());
            foreach (var (j, piece) in line.Split('\t').Index())
            {
                if (j > 0) run.Append(new TabChar());
                run.Append(new Text(piece) { Space = SpaceProcessingModeValues.Preserve });
            }
        }

        return new(properties, run);
    }

    static RunProperties Language(Locale locale)
    {
        var properties = new RunProperties();
        if (locale.IsRightToLeft) properties.RightToLeftText = new();
        properties.Languages = locale.Language is "ko" or "ja" or "zh" ? new() { EastAsia = locale.Tag } : locale.IsRightToLeft ? new() { Bidi = locale.Tag } : new() { Val = locale.Tag };
        return properties;
    }

    /// <summary>What XML cannot hold is shown as U+FFFD.</summary>
    static string Clean(string text)
    {
        if (text.All(XmlConvert.IsXmlChar)) return text;
        var clean = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            if (XmlConvert.IsXmlChar(text[i])) clean.Append(text[i]);
            else if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) clean.Append(text[i]).Append(text[++i]);
            else clean.Append('\uFFFD');
        }

        return clean.ToString();
    }
}
