using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Html;

/// <summary>Writes a target into a page: what would be markup at its place is escaped, and what the encoding of the file has no form for.</summary>
/// <param name="source">The page.</param>
/// <param name="unit">The unit.</param>
/// <param name="place">Where its text begins.</param>
/// <param name="isOnOneLine">No line may end in the text: where a line end is read as one it is written as a reference, elsewhere as a space.</param>
sealed class Escape(SourceText source, Unit unit, Place place, bool isOnOneLine = false)
{
    readonly StringBuilder result = new();

    /// <summary>A no-break space is seen in the file where the source shows it.</summary>
    readonly bool namesSpace = source.Text.AsSpan(unit.Slot.Start, unit.Slot.Length).Contains("&nbsp;", StringComparison.Ordinal);

    Place here = place;

    /// <summary>The text for the unit's slot.</summary>
    /// <remarks>A code may end within a tag, before the value of an attribute: then the text up to the next code stands there.</remarks>
    public string Write(InlineText target)
    {
        var at = 0;
        var written = 0;
        foreach (var code in target.Codes)
        {
            Text(target.Text[at..code.Offset]);
            at = code.Offset;
            var isReference = code.Data.StartsWith('&');
            if (!isReference) EndValue(written);
            result.Append(code.Data);
            if (isReference) continue;
            here = After(code.Data);
            written = result.Length;
        }

        Text(target.Text[at..]);
        EndValue(written);
        return result.ToString();
    }

    static Place After(string data) => data[^1] switch
    {
        '>' => Place.Content,
        '"' => Place.Quoted,
        '\'' => Place.SingleQuoted,
        _ => Place.Unquoted,
    };

    /// <summary>A value that is nothing needs quotation marks.</summary>
    void EndValue(int start)
    {
        if (here == Place.Unquoted && result.Length == start) result.Append("\"\"");
    }

    void Text(string text)
    {
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            var length = rune.Utf16SequenceLength;
            if (rune == Rune.ReplacementChar && text[at] != '\uFFFD') throw Refused(text[at]);
            if (Rune.IsControl(rune) && rune.Value < 0xA0 && rune.Value is not ('\t' or '\n' or '\r' or '\f')) throw Refused(text[at]);
            switch (rune.Value)
            {
                case '&': result.Append("&amp;"); break;
                case '<': result.Append("&lt;"); break;
                case '>': result.Append("&gt;"); break;
                case '"' when here is Place.Quoted or Place.Unquoted: result.Append("&quot;"); break;
                case '\'' or '=' or '`' or ' ' or '\t' or '\n' or '\f' when here == Place.Unquoted: Reference(rune); break;
                case '\'' when here == Place.SingleQuoted: Reference(rune); break;
                case '\r': Reference(rune); break;
                case '\n' when isOnOneLine && unit.Source.Text.Contains('\n'): Reference(rune); break;
                case '\n': result.Append(isOnOneLine ? " " : source.LineEnd); break;
                case 0xA0 when namesSpace: result.Append("&nbsp;"); break;
                default:
                    if (source.CanEncode(rune)) result.Append(text, at, length);
                    else Reference(rune);
                    break;
            }

            at += length;
        }
    }

    void Reference(Rune rune) => result.Append(CultureInfo.InvariantCulture, $"&#{rune.Value};");

    InvalidDocumentException Refused(char character) => source.Invalid(
        unit.Slot.Start,
        string.Create(CultureInfo.InvariantCulture, $"the translation of unit \"{unit.Id}\" holds U+{(int)character:X4}, which may not stand in HTML. Take it out."));
}
