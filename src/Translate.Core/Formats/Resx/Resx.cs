using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Resx;

/// <summary>.NET resource files (.resx): one unit a string. Everything that is no string (files, images, types, metadata) is never touched.</summary>
/// <remarks>
/// A string is a <c>data</c> element without <c>mimetype</c>, and without <c>type</c> or with that of a string. Its name is the unit's id,
/// its comment the note to the translator, in which <c>{MaxLength=40}</c> limits the target. Names that begin with <c>&gt;&gt;</c> are the designer's own. Composite-format placeholders
/// (<c>{0:N2}</c>, <c>{name}</c>) are inline codes; <c>{{</c> and <c>}}</c> are text.
/// </remarks>
public sealed partial class Resx : IFormat
{
    /// <inheritdoc/>
    public string Name => "resx";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".resx"];

    /// <inheritdoc/>
    public bool Recognizes(string beginning) => beginning.Contains("<root", StringComparison.Ordinal) && (beginning.Contains("<resheader", StringComparison.Ordinal) || beginning.Contains("<data ", StringComparison.Ordinal));

    /// <inheritdoc/>
    public string? DeclaredEncoding(ReadOnlySpan<byte> bytes) => XmlDeclaration.Encoding(bytes);

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) =>
        [.. Entries(source).Where(e => !string.IsNullOrWhiteSpace(e.Text)).Select(e => new Unit(e.Key, e.Slot, Placeholders.Parse(e.Text)) { Kind = UnitKind.Entry, MostCharacters = MostCharacters(e.Comment), Note = e.Comment })];

    /// <inheritdoc/>
    /// <remarks>A value given as CDATA stays CDATA; white space before it stays outside of the section where the target begins with the same.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        var present = source.Slice(unit.Slot);
        if (target.Equals(unit.Source)) return present;

        var text = target.Render();
        var section = present.IndexOf("<![CDATA[", StringComparison.Ordinal);
        if (section < 0 || !present.AsSpan(0, section).IsWhiteSpace()) return XmlEscape.Text(text, source, unit);

        var before = XmlScanner.NormalizeLineEnds(present[..section]);
        return text.StartsWith(before, StringComparison.Ordinal)
            ? present[..section] + XmlEscape.CData(text[before.Length..], source, unit)
            : XmlEscape.CData(text, source, unit);
    }

    /// <inheritdoc/>
    /// <remarks><c>Name.resx</c> gives <c>Name.ko.resx</c>; so does <c>Name.en.resx</c>, whose own locale gives way.</remarks>
    public string LocalizedName(string name, Locale locale)
    {
        var extension = Path.GetExtension(name);
        var stem = name[..^extension.Length];
        var own = Path.GetExtension(stem);
        if (own.Length > 1 && Locale.TryParse(own[1..], out var present) && present.IsKnown) stem = stem[..^own.Length];
        return string.Create(CultureInfo.InvariantCulture, $"{stem}.{locale}{extension}");
    }

    readonly record struct Entry(string Key, TextSpan Slot, string Text, string? Comment);

    static List<Entry> Entries(SourceText source)
    {
        var xml = new XmlScanner(source);
        var entries = new List<Entry>();
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        while (xml.Read())
        {
            if (xml.Token is not XmlToken.Start) continue;
            if (xml.Depth == 1 && xml.Name != "root") throw source.Invalid(xml.Span.Start, $"expected <root>, the root element of a .resx file, found <{xml.Name}>.");
            if (xml.Depth != 2 || xml.Name != "data") continue;

            var start = xml.Span.Start;
            var key = xml.Attribute("name") ?? throw source.Invalid(start, "a <data> element has no name.");
            if (!seen.TryAdd(key, start)) throw source.Invalid(start, $"the name \"{key}\" was already given in line {Line(source, seen[key])}. Names are given once.");
            var isString = xml.Attribute("mimetype") is null && IsString(xml.Attribute("type")) && !key.StartsWith(">>", StringComparison.Ordinal);
            var entry = Data(xml, source, key);
            if (isString && entry is not null) entries.Add(entry.Value);
        }

        return entries;
    }

    static int? MostCharacters(string? comment) =>
        comment is not null && Limit().Match(comment) is { Success: true } match ? int.Parse(match.Groups["most"].ValueSpan, CultureInfo.InvariantCulture) : null;

    static string Line(SourceText source, int offset) => source.PositionOf(offset).Line.ToString(CultureInfo.InvariantCulture);

    static bool IsString(string? type) => type is null || string.Equals(type.Split(',')[0].Trim(), "System.String", StringComparison.Ordinal);

    /// <summary>Reads a <c>data</c> element to its end.</summary>
    static Entry? Data(XmlScanner xml, SourceText source, string key)
    {
        if (xml.IsEmpty) return null;

        TextSpan? slot = null;
        string text = "", comment = "";
        while (xml.Read() && xml.Depth >= 2)
        {
            if (xml.Token is not XmlToken.Start || xml.Depth != 3) continue;
            if (xml.Name == "comment") comment = Value(xml, source, out _);
            if (xml.Name != "value") continue;
            if (slot is not null) throw source.Invalid(xml.Span.Start, $"\"{key}\" has a second <value>.");
            text = Value(xml, source, out var span);
            slot = span;
        }

        return slot is { Length: > 0 } ? new(key, slot.Value, text, comment.Length == 0 ? null : comment) : null;
    }

    /// <summary>Reads an element of text to its end.</summary>
    static string Value(XmlScanner xml, SourceText source, out TextSpan slot)
    {
        var (depth, start, name) = (xml.Depth, xml.Span.End, xml.Name);
        var text = new StringBuilder();
        while (xml.Read() && xml.Depth >= depth)
        {
            if (xml.Token is XmlToken.Start) throw source.Invalid(xml.Span.Start, $"expected text in <{name}>, found <{xml.Name}>. Markup within a string is escaped: \"&lt;\".");
            if (xml.Token is XmlToken.Text) text.Append(xml.Decode(xml.Content));
            if (xml.Token is XmlToken.CData) text.Append(XmlScanner.NormalizeLineEnds(source.Slice(xml.Content)));
        }

        slot = TextSpan.FromBounds(start, xml.Span.Start);
        return text.ToString();
    }

    /// <summary>How many characters there is room for, as a comment tells it to translators and their tools. No place holds none.</summary>
    [GeneratedRegex(@"\{[ ]*MaxLength[ ]*=[ ]*(?<most>[1-9][0-9]{0,8})[ ]*\}", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Limit();
}
