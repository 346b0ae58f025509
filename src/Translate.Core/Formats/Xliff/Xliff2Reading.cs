using System.Globalization;
using System.Text;
using Translate.Core.Exchange;
using Translate.Core.Formats.Xml;
using Translate.Core.Quality.Rooms;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xliff;

/// <summary>XLIFF 2.0 and later: one unit a <c>segment</c>. What stands between segments (<c>ignorable</c>) is left as it is.</summary>
sealed class Xliff2Reading(SourceText source, NamespacedXml xml) : XliffReading(source, xml)
{
    /// <summary>By what the file at hand measures its restrictions: in code points, and in the bytes of an encoding. What else there may be is for others to know.</summary>
    TextSize? codePoints, bytes;

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
                (codePoints, bytes) = (null, null);
                Container(Xml.Attribute("id") ?? "", isTranslated: true);
            }
            else if (Xml.Token is XmlToken.Start)
            {
                Xml.Skip();
            }
        }
    }

    /// <summary>A file or a group.</summary>
    void Container(string file, bool isTranslated)
    {
        isTranslated = Translates(isTranslated);
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("group")) Container(file, isTranslated);
            else if (Is("unit")) Unit(file, isTranslated);
            else if (Xml.Is(XliffNames.Sizes, "profiles")) Profiles();
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }
    }

    bool Translates(bool inherited) => Xml.Attribute("translate") switch { "no" => false, "yes" => true, _ => inherited };

    void Unit(string file, bool isTranslated)
    {
        IsTranslated = Translates(isTranslated);
        var id = Xml.Attribute("id") ?? "";
        var tag = Here();
        var room = Room.Unlimited with { CodePoints = Restricted(codePoints, tag, "sizeRestriction"), Bytes = Restricted(bytes, tag, "storageRestriction") };
        var notes = new List<string>();
        var parts = new List<Part>();
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Is("notes")) continue;
            if (Is("note")) notes.Add(Xml.Content().Trim());
            else if (Is("segment")) parts.Add(Read());
            else if (Is("ignorable")) Read();
            else if (Xml.Token is XmlToken.Start) Xml.Skip();
        }

        // What is said of the unit is said of all of its segments together.
        if (parts.Count != 1) room = Room.Unlimited;
        if (room.ToString() is { Length: > 0 } said) notes.Add(said);
        var number = 0;
        foreach (var part in parts)
        {
            number++;
            if (part.Source is not { } original) continue;
            var name = part.Tag["id"]?.Value ?? string.Create(CultureInfo.InvariantCulture, $"#{number}");
            Add(
                $"{file}/{id}/{name}", original.Text, original, original, part.Target, "", XliffElements.State(part.Tag["state"]?.Value), [], [Set(part.Tag, "state", "translated"), .. Remove(part.Tag, "subState")],
                unit => unit with { MostCharacters = room.CodePoints?.Most, Note = notes.Count == 0 ? null : string.Join('\n', notes) });
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

    /// <summary>Reads by which profiles sizes are restricted, and in which form texts are counted (XLIFF 2.1, 5.6, <c>profiles</c>, <c>normalization</c>).</summary>
    void Profiles()
    {
        var (general, storage) = (Xml.Attribute("generalProfile"), Xml.Attribute("storageProfile"));
        string? form = null, storedForm = null;
        for (var depth = Xml.Depth; Xml.Read() && Xml.Depth >= depth;)
        {
            if (Xml.Is(XliffNames.Sizes, "normalization")) (form, storedForm) = (Xml.Attribute("general"), Xml.Attribute("storage"));
            if (Xml.Token is XmlToken.Start) Xml.Skip();
        }

        codePoints = general is "xliff:codepoints" ? new(0, null, Form(form)) : null;
        bytes = storage switch { "xliff:utf8" => "UTF-8", "xliff:utf16" => "UTF-16", "xliff:utf32" => "UTF-32", _ => null } is { } encoding ? new(0, encoding, Form(storedForm)) : null;

        static NormalizationForm? Form(string? name) => name switch { "nfc" => NormalizationForm.FormC, "nfd" => NormalizationForm.FormD, _ => null };
    }

    /// <summary>The maximum of a restriction: <c>[minimum,]maximum</c>; none where it is <c>*</c> (XLIFF 2.1, 5.6, <c>sizeRestriction</c>, <c>storageRestriction</c>).</summary>
    static TextSize? Restricted(TextSize? by, Tag tag, string attribute) =>
        by is not null && int.TryParse(tag.Find(XliffNames.Sizes, attribute)?.Value.Split(',')[^1], NumberStyles.AllowLeadingWhite | NumberStyles.AllowTrailingWhite, CultureInfo.InvariantCulture, out var most) && most < 1_000_000_000 ? by with { Most = most } : null;

    protected override XliffCode Code(NamespacedXml element)
    {
        var id = element.Attribute("id");
        return (element.Namespace == Core ? element.Name : "") switch
        {
            "pc" => new(CodeKind.Opening, id, IsWhole: false),
            "mrk" => new(element.Attribute("translate") is "no" ? CodeKind.Standalone : CodeKind.Opening, id, IsWhole: element.Attribute("translate") is "no", Translates: element.Attribute("translate") is "yes"),
            "sm" => new(CodeKind.Opening, id, IsWhole: true, Protects: element.Attribute("translate") is "no", Translates: element.Attribute("translate") is "yes"),
            "sc" => new(CodeKind.Opening, id, IsWhole: true),
            "ec" or "em" => new(CodeKind.Closing, element.Attribute("startRef") ?? id, IsWhole: true),
            _ => new(CodeKind.Standalone, id, IsWhole: true),
        };
    }
}
