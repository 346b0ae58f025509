using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Puts targets into their slots and proves that the file still is what it was.</summary>
public static class Reassembly
{
    /// <summary>The bytes of the localized file.</summary>
    /// <param name="format">The file's format.</param>
    /// <param name="source">The file.</param>
    /// <param name="locale">The locale of the targets.</param>
    /// <param name="target">A unit's target, or null to leave the unit as it stands in the source.</param>
    /// <exception cref="InvalidDocumentException">
    /// A target cannot be written in its place, or the file read back has other units, texts or inline codes than were written.
    /// </exception>
    public static byte[] Write(IFormat format, SourceText source, Locale locale, Func<Unit, InlineText?> target)
    {
        var units = format.Extract(source);
        var edits = new List<Edit>(units.Count);
        var expected = new InlineText[units.Count];
        for (var i = 0; i < units.Count; i++)
        {
            var text = target(units[i]);
            expected[i] = text ?? units[i].Source;
            if (text is null || text.Equals(units[i].Source)) continue;
            edits.Add(new(units[i].Slot, format.Encode(source, units[i], text)));
        }

        // Nothing to translate into means nothing to change: the locale's own edits belong to a localized file only.
        if (edits.Count == 0) return source.Encode(source.Text);

        edits.AddRange(format.Localize(source, locale));
        var bytes = source.Encode(Splice.Apply(source.Text, edits));
        Verify(format, source, units, expected, bytes);
        return bytes;
    }

    /// <summary>Reads the file back: the same units in the same order, each with the text and codes that were meant.</summary>
    static void Verify(IFormat format, SourceText source, IReadOnlyList<Unit> units, InlineText[] expected, byte[] bytes)
    {
        var written = format.Extract(SourceText.Decode(bytes, source.Name, source.Encoding.WebName));
        for (var i = 0; i < units.Count; i++)
        {
            if (i >= written.Count || !string.Equals(written[i].Id, units[i].Id, StringComparison.Ordinal))
                throw Refused(units[i], "is not found in the file that was written");
            if (!Codes(written[i].Source).SequenceEqual(Codes(expected[i]), StringComparer.Ordinal))
                throw Refused(units[i], $"has other inline codes in the file that was written: {string.Join(' ', Codes(written[i].Source))}, expected {string.Join(' ', Codes(expected[i]))}");
            if (!string.Equals(Words(written[i].Source), Words(expected[i]), StringComparison.Ordinal))
                throw Refused(units[i], "reads differently in the file that was written");
        }

        if (written.Count != units.Count)
            throw Refused(units[^1], string.Create(CultureInfo.InvariantCulture, $"is followed by {written.Count - units.Count} more units in the file that was written"));

        InvalidDocumentException Refused(Unit unit, string problem) =>
            source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" {problem}. Nothing was delivered.");
    }

    static IEnumerable<string> Codes(InlineText text) => text.Codes.Select(code => code.Data);

    /// <summary>The text without its white space, which a format may lay out anew (a paragraph wrapped at a width).</summary>
    static string Words(InlineText text) => string.Concat(text.Text.Where(c => !char.IsWhiteSpace(c)));
}
