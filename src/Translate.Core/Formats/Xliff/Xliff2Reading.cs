using System.Globalization;
using Translate.Core.Exchange;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xliff;

/// <summary>XLIFF 2.0 and later: one unit a <c>segment</c>. What stands between segments (<c>ignorable</c>) is left as it is.</summary>
sealed class Xliff2Reading(SourceText source, NamespacedXml xml) : XliffReading(source, xml)
{
    bool countsCodePoints;

    sealed record Part(Tag Tag, Element? Source, Element? Target);

    public override void Document()
    {
        var root = Here();
        SourceLanguage = root["srcLang"]?.Value;
        Languages.Add(new(root["trgLang"], AttributesEnd(root), "trgLang"));
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("file"))
            {
                countsCodePoints = false;
                Container(Xml.Attribute("id") ?? "", isTranslated: true);
            }
            else if (Xml.Token is XmlToken.Start)
            {
                Xml.Skip();
            }
        }
    }

    protected override InlineText Inline() => new XliffInline(File, Xml, Code).Read();

    /// <summary>A file or a group.</summary>
    void Container(string file, bool isTranslated)
    {
        isTranslated = Translates(isTranslated);
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("group")) Container(file, isTranslated);
            else if (Is("unit")) Unit(file, isTranslated);
            else if (Xml.Is(XliffNames.Sizes, "profiles")) countsCodePoints = Xml.Attribute("generalProfile") is "xliff:codepoints";
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }
    }

    bool Translates(bool inherited) => Xml.Attribute("translate") switch { "no" => false, "yes" => true, _ => inherited };

    void Unit(string file, bool isTranslated)
    {
        isTranslated = Translates(isTranslated);
        var id = Xml.Attribute("id") ?? "";
        var most = countsCodePoints ? Most(Here().Find(XliffNames.Sizes, "sizeRestriction")?.Value) : null;
        var notes = new List<string>();
        var parts = new List<Part>();
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("notes")) continue;
            if (Is("note")) notes.Add(Plain());
            else if (Is("segment")) parts.Add(Read());
            else if (Is("ignorable")) Read();
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }

        if (!isTranslated) return;
        var number = 0;
        foreach (var part in parts)
        {
            number++;
            if (part.Source is not { } original) continue;
            var name = part.Tag["id"]?.Value ?? string.Create(CultureInfo.InvariantCulture, $"#{number}");
            Add(
                $"{file}/{id}/{name}", original.Text, original, original, part.Target, "", State(part.Tag["state"]?.Value), [], [Set(part.Tag, "state", "translated"), .. Remove(part.Tag, "subState")],
                unit => unit with { MostCharacters = parts.Count == 1 ? most : null, Note = notes.Count == 0 ? null : string.Join('\n', notes) });
        }
    }

    /// <summary>A segment or an ignorable.</summary>
    Part Read()
    {
        var tag = Here();
        Element? original = null, target = null;
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("source") && original is null && target is null) original = Content();
            else if (Is("target") && target is null && original is not null) target = Content();
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }

        if (target is not null) Stands(target, [.. tag["state"] is { } state ? new[] { new Edit(state.Span, "initial") } : [], .. Remove(tag, "subState")]);
        return new(tag, original, target);
    }

    /// <summary>The maximum of a size restriction: <c>[minimum,]maximum</c> (XLIFF 2.1, 5.6).</summary>
    static int? Most(string? restriction) => int.TryParse(restriction?.Split(',')[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var most) ? most : null;

    static TargetState State(string? state) => state switch
    {
        "translated" => TargetState.Translated,
        "reviewed" => TargetState.Reviewed,
        "final" => TargetState.Final,
        _ => TargetState.Initial,
    };

    XliffCode Code(NamespacedXml element)
    {
        var id = element.Attribute("id");
        return (element.Namespace == Core ? element.Name : "") switch
        {
            "pc" => new(CodeKind.Opening, id, IsWhole: false),
            "mrk" => new(element.Attribute("translate") is "no" ? CodeKind.Standalone : CodeKind.Opening, id, IsWhole: element.Attribute("translate") is "no"),
            "sc" or "sm" => new(CodeKind.Opening, id, IsWhole: true),
            "ec" or "em" => new(CodeKind.Closing, element.Attribute("startRef") ?? id, IsWhole: true),
            _ => new(CodeKind.Standalone, id, IsWhole: true),
        };
    }
}
