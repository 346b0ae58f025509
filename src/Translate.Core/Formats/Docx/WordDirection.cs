using Translate.Core.Text;

namespace Translate.Core.Formats.Docx;

/// <summary>Makes paragraphs and tables begin at the side from which a language is read (ECMA-376 part 1, 17.3.1.6 and 17.4.1). Runs say it of themselves, by what is written in them.</summary>
static class WordDirection
{
    /// <summary>What stands before <c>w:bidi</c> in the properties of a paragraph (CT_PPrBase).</summary>
    static readonly HashSet<string> BeforeParagraphs = new(StringComparer.Ordinal)
    {
        "pStyle", "keepNext", "keepLines", "pageBreakBefore", "framePr", "widowControl", "numPr", "suppressLineNumbers", "pBdr", "shd", "tabs",
        "suppressAutoHyphens", "kinsoku", "wordWrap", "overflowPunct", "topLinePunct", "autoSpaceDE", "autoSpaceDN",
    };

    /// <summary>What stands before <c>w:bidiVisual</c> in the properties of a table (CT_TblPrBase).</summary>
    static readonly HashSet<string> BeforeTables = new(StringComparer.Ordinal) { "tblStyle", "tblpPr", "tblOverlap" };

    /// <summary>The changes to the paragraphs and tables with units, and to the styles.</summary>
    public static IEnumerable<Edit> Edits(WordDocument document, Locale locale)
    {
        foreach (var part in document.Passages.GroupBy(p => p.Start))
        {
            var changes = new Changes(part.Key);
            var paragraphs = part.SelectMany(p => new[] { p.Passage, p.Passage.Twin }).Where(p => p is not null).Select(p => p!.Paragraph).ToList();
            foreach (var paragraph in paragraphs.Select(p => p.Element).Distinct()) Turn(changes, paragraph, "pPr", "bidi", BeforeParagraphs, locale.IsRightToLeft);
            foreach (var table in paragraphs.SelectMany(p => p.Tables).Distinct()) Turn(changes, table, "tblPr", "bidiVisual", BeforeTables, locale.IsRightToLeft);
            foreach (var edit in changes.Edits) yield return edit;
        }

        if (locale.IsRightToLeft || document.Root(PartKind.Styles) is not { } styles) yield break;
        var plain = new Changes(styles.Part.Start);
        foreach (var turned in styles.Root.All().Where(e => e.IsOn && (e.Is("bidi") || e.Is("bidiVisual") || e.Is("rtl")))) plain.Remove(turned);
        foreach (var edit in plain.Edits) yield return edit;
    }

    static void Turn(Changes changes, Element element, string propertiesName, string name, HashSet<string> before, bool isRightToLeft)
    {
        var properties = element.Child(propertiesName);
        var turn = $"<{element.Prefix}{name}/>";
        if (properties?.Child(name) is { } said)
        {
            if (said.IsOn && !isRightToLeft) changes.Remove(said);
            else if (!said.IsOn && isRightToLeft) changes.Replace(said, turn);
        }
        else if (isRightToLeft && properties is not null)
        {
            changes.Insert(properties, turn, next => !before.Contains(next.Name));
        }
        else if (isRightToLeft)
        {
            changes.Insert(element, $"<{element.Prefix}{propertiesName}>{turn}</{element.Prefix}{propertiesName}>", _ => true);
        }
    }
}
