using System.Globalization;
using Translate.Core.Exchange;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Quality.Rooms;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xliff;

/// <summary>
/// XLIFF 1.0 to 1.2: one unit a <c>trans-unit</c>. Where it is segmented, the segments' marks (<c>mrk mtype="seg"</c> in <c>seg-source</c>) are codes of the
/// text, so that the target has the same.
/// </summary>
sealed class Xliff1Reading(SourceText source, NamespacedXml xml) : XliffReading(source, xml)
{
    public override void Document()
    {
        var number = 0;
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("file")) OneFile(++number);
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }
    }

    void OneFile(int number)
    {
        var tag = Here();
        SourceLanguage ??= tag["source-language"]?.Value;
        Languages.Add(new(tag["target-language"], AttributesEnd(tag), "target-language"));
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("body")) Container(number.ToString(CultureInfo.InvariantCulture), isTranslated: true);
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }
    }

    /// <summary>The body or a group.</summary>
    void Container(string file, bool isTranslated)
    {
        isTranslated = Translates(isTranslated);
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("group")) Container(file, isTranslated);
            else if (Is("trans-unit")) Unit(file, isTranslated);
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }
    }

    bool Translates(bool inherited) => Xml.Attribute("translate") switch { "no" => false, "yes" => true, _ => inherited };

    void Unit(string file, bool isTranslated)
    {
        IsTranslated = Translates(isTranslated);
        var tag = Here();
        Element? original = null, segmented = null, target = null;
        var notes = new List<string>();
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("source") && original is null && target is null) original = Content();
            else if (Is("seg-source") && segmented is null && target is null && original is not null) segmented = Content();
            else if (Is("target") && target is null && original is not null) target = Content();
            else if (Is("note")) notes.Add(Xml.Content().Trim());
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }

        Edit[] unapproved = tag["approved"] is { } approved ? [new(approved.Span, "no")] : [];
        if (target is not null) Stands(target, unapproved);
        if (original is null) return;
        Edit[] state = target is null ? [] : [Set(target.Tag, "state", "translated"), .. Remove(target.Tag, "state-qualifier")];
        Add(
            $"{file}/{tag["id"]?.Value ?? tag["resname"]?.Value}", (segmented ?? original).Text, original, segmented ?? original, target, " state=\"translated\"",
            target is not null && LacksSegments(target.Text) ? TargetState.Initial : Xliff1Names.State(target?.Tag["state"]?.Value, tag["approved"]?.Value), state, unapproved,
            unit => unit with { MostCharacters = Most(tag), Note = string.Join('\n', [.. notes, .. Room(tag) is { Length: > 0 } room ? [room] : Array.Empty<string>()]) is { Length: > 0 } note ? note : null });
    }

    /// <summary>A segment of the target is empty: somebody has translated some of them, and not all.</summary>
    static bool LacksSegments(InlineText target)
    {
        var begun = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var code in target.Codes)
        {
            if (IsSegment(code.Data) && code.Kind is CodeKind.Standalone) return true;
            if (IsSegment(code.Data)) begun[code.Id] = code.Offset;
            else if (code.Kind is CodeKind.Closing && begun.TryGetValue(code.Id, out var start) && start == code.Offset) return true;
        }

        return false;
    }

    static bool IsSegment(string tag) => tag.Contains("mtype=\"seg\"", StringComparison.Ordinal) || tag.Contains("mtype='seg'", StringComparison.Ordinal);

    /// <summary>What people see as one (2.3, <c>size-unit</c>: <c>glyph</c>) and what Unicode does (<c>char</c>) are counted alike; few texts know a difference.</summary>
    static int? Most(Tag tag) =>
        tag["size-unit"]?.Value is "char" or "glyph" && int.TryParse(tag["maxwidth"]?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;

    /// <summary>
    /// What the place holds in pixels, rows and bytes, as notes say it (2.3, <c>maxwidth</c>, <c>maxheight</c>, <c>maxbytes</c>, <c>size-unit</c>, whose default is pixels; <c>font</c> has a name, a size in
    /// points and more, parted by semicolons). A point is as high as on a screen of 96 pixels an inch. In which encoding bytes are counted the file does not say: in UTF-8.
    /// </summary>
    static string Room(Tag tag)
    {
        var unit = tag["size-unit"]?.Value ?? "pixel";
        int? Number(string name) => int.TryParse(tag[name]?.Value, NumberStyles.None, CultureInfo.InvariantCulture, out var number) && number is > 0 and < 1_000_000 ? number : null;
        var (pixels, lines) = (unit is "pixel" ? Number("maxwidth") : null, unit is "row" ? Number("maxheight") : null);
        var bytes = new[] { unit is "byte" ? Number("maxwidth") : null, Number("maxbytes") }.Min();
        if ((pixels, lines, bytes) is (null, null, null)) return "";
        var font = tag["font"]?.Value.Split(';');
        return new Room(lines, pixels, font?[0].Trim() is { Length: > 0 } name ? name : null, font is [_, var size, ..] && double.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var points) && points is > 0 and < 1000 ? Math.Round(points * 96 / 72, 3) : null)
        {
            Bytes = bytes is { } most ? new(most, "UTF-8") : null,
        }.ToString();
    }

    protected override XliffCode Code(NamespacedXml element)
    {
        string? id = element.Attribute("id"), pair = element.Attribute("rid") ?? id;
        return (element.Namespace == Core ? element.Name : "") switch
        {
            "g" => new(CodeKind.Opening, id, IsWhole: false),
            "mrk" => element.Attribute("mtype") is "protected"
                ? new(CodeKind.Standalone, element.Attribute("mid"), IsWhole: true)
                : new(CodeKind.Opening, "m" + element.Attribute("mid"), IsWhole: false, Translates: element.Attribute("mtype") is "x-its-translate-yes"),
            "bx" or "bpt" => new(CodeKind.Opening, pair, IsWhole: true),
            "ex" or "ept" => new(CodeKind.Closing, pair, IsWhole: true),
            "it" => new(element.Attribute("pos") switch { "open" => CodeKind.Opening, "close" => CodeKind.Closing, _ => CodeKind.Standalone }, id, IsWhole: true),
            _ => new(CodeKind.Standalone, id, IsWhole: true),
        };
    }
}
