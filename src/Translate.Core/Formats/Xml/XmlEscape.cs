using System.Buffers;
using System.Globalization;
using System.Text;
using System.Xml;
using Translate.Core.Text;

namespace Translate.Core.Formats.Xml;

/// <summary>Writes a unit's target into XML: no more is escaped than has to be.</summary>
/// <remarks>
/// LF is written as the file's own line end. A carriage return, and what the file's encoding has no form for, becomes a character
/// reference: the one would be read back as LF, the other could not be written.
/// </remarks>
static class XmlEscape
{
    static readonly SearchValues<char> Special = SearchValues.Create("&<>\r\n");

    static readonly SearchValues<char> SpecialInAttributes = SearchValues.Create("&<>\"'\t\r\n");

    const string CDataStart = "<![CDATA[", CDataEnd = "]]>";

    /// <summary>Text as it stands between tags.</summary>
    /// <exception cref="InvalidDocumentException">The text holds a character that XML has no form for.</exception>
    public static string Text(string text, SourceText file, Unit unit) => Escape(text, file, unit, isAttribute: false);

    /// <summary>Text as the value of an attribute, between quotes of either kind. White space other than a blank becomes a character reference: it would be read back as one.</summary>
    /// <exception cref="InvalidDocumentException">The text holds a character that XML has no form for.</exception>
    public static string Attribute(string text, SourceText file, Unit unit) => Escape(text, file, unit, isAttribute: true);

    static string Escape(string text, SourceText file, Unit unit, bool isAttribute)
    {
        Check(text, file, unit);
        if (!text.AsSpan().ContainsAny(isAttribute ? SpecialInAttributes : Special) && file.WhyUnencodable(text) is null) return text;

        var result = new StringBuilder(text.Length + 8);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            switch (rune.Value)
            {
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '"' when isAttribute: result.Append("&quot;"); break;
                case '\'' when isAttribute: result.Append("&apos;"); break;
                case '\n' or '\t' when isAttribute: Reference(result, rune); break;
                case '\n': result.Append(file.LineEnd); break;
                default:
                    if (NeedsReference(rune, file)) Reference(result, rune);
                    else result.Append(text, at, rune.Utf16SequenceLength);
                    break;
            }

            at += rune.Utf16SequenceLength;
        }

        return result.ToString();
    }

    /// <summary>Text as one CDATA section, or as several where it holds what no section can: its end mark, or a character to be referred to.</summary>
    /// <exception cref="InvalidDocumentException">The text holds a character that XML has no form for.</exception>
    public static string CData(string text, SourceText file, Unit unit)
    {
        Check(text, file, unit);
        text = text.Replace(CDataEnd, "]]" + CDataEnd + CDataStart + ">", StringComparison.Ordinal);
        var result = new StringBuilder(CDataStart, text.Length + 24);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (rune.Value == '\n')
            {
                result.Append(file.LineEnd);
            }
            else if (NeedsReference(rune, file))
            {
                result.Append(CDataEnd);
                Reference(result, rune);
                result.Append(CDataStart);
            }
            else
            {
                result.Append(text, at, rune.Utf16SequenceLength);
            }

            at += rune.Utf16SequenceLength;
        }

        return result.Append(CDataEnd).ToString();
    }

    static string Hexadecimal(int character) => character.ToString("X4", CultureInfo.InvariantCulture);

    static bool NeedsReference(Rune rune, SourceText file) => rune.Value == '\r' || !file.CanEncode(rune);

    static void Reference(StringBuilder result, Rune rune) => result.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};");

    static void Check(string text, SourceText file, Unit unit)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else if (!XmlConvert.IsXmlChar(text[i])) throw file.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" holds U+{Hexadecimal(text[i])}, which may not stand in XML. Take it out.");
        }
    }
}
