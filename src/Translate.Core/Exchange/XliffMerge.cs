using Translate.Core.Formats;
using Translate.Core.Formats.Xml;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Puts the targets of an XLIFF file into the file that it was made from.</summary>
public static class XliffMerge
{
    /// <summary>The bytes of the localized file.</summary>
    /// <param name="file">What came back.</param>
    /// <param name="format">The source file's format.</param>
    /// <param name="source">The source file as it is now.</param>
    /// <param name="locale">The locale of the targets.</param>
    /// <param name="problems">
    /// Takes every unit that cannot be merged, with its place in the XLIFF file: its source has changed, a code is missing or too many, or it
    /// is in one of the two files only, or its target cannot be written in this file. Such a unit stays as it is in the source.
    /// </param>
    /// <exception cref="InvalidDocumentException">The file as a whole cannot be written.</exception>
    public static byte[] Write(XliffFile file, IFormat format, SourceText source, Locale locale, ICollection<InvalidDocumentException> problems)
    {
        var exchanged = file.Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);
        var targets = new Dictionary<string, InlineText>(StringComparer.Ordinal);
        var changed = string.Equals(file.Origin?.Hash, XliffOrigin.HashOf(source), StringComparison.OrdinalIgnoreCase)
            ? "its source was changed in the XLIFF file"
            : "its source has changed since it was extracted";
        foreach (var unit in format.Extract(source))
        {
            if (!exchanged.Remove(NameToken.Of(unit.Id), out var given))
            {
                problems.Add(new(file.Document, $"unit \"{unit.Id}\" of {source.Name} is not in the XLIFF file. It is left as it is."));
                continue;
            }

            if (Target(given, unit.Source, changed, out var target) is { } problem)
                problems.Add(new(file.Document, given.Place, $"unit \"{unit.Id}\": {problem}. It is left as it is."));
            else if (target is not null && WhyUnwritable(format, source, unit, target) is { } unwritable)
                problems.Add(new(file.Document, given.Place, $"{unwritable} It is left as it is."));
            else if (target is not null) targets.Add(unit.Id, target);
        }

        foreach (var unit in exchanged.Values)
            problems.Add(new(file.Document, unit.Place, $"unit \"{NameToken.Read(unit.Id)}\" is not in {source.Name} any more."));
        return Reassembly.Write(format, source, locale, unit => targets.GetValueOrDefault(unit.Id));
    }

    /// <summary>Asked of each target alone, so that one that cannot be written does not keep back the others.</summary>
    static string? WhyUnwritable(IFormat format, SourceText source, Unit unit, InlineText target)
    {
        try
        {
            return source.WhyUnencodable(format.Encode(source, unit, target)) is { } problem ? $"unit \"{unit.Id}\": {problem}." : null;
        }
        catch (InvalidDocumentException e)
        {
            return e.Problem;
        }
    }

    /// <summary>A unit's target, null where nothing was translated.</summary>
    /// <returns>Why the unit cannot be merged; null where it can.</returns>
    static string? Target(XliffUnit unit, InlineText source, string changed, out InlineText? target)
    {
        target = null;
        if (unit.Problem is not null) return unit.Problem;
        var codes = new CodeIds(source);
        var before = new CodeMatching(codes, unit.Data);
        if (!IsSame(before.Match([.. unit.Parts.SelectMany(part => part.Source)]), source) || before.Problem is not null) return changed;
        if (!unit.Parts.Any(part => part.IsTranslated)) return null;

        var ordered = new XliffPart[unit.Parts.Count];
        for (var i = 0; i < ordered.Length; i++)
        {
            var place = (unit.Parts[i].Order ?? i + 1) - 1;
            if (place >= ordered.Length || ordered[place] is not null)
                return $"the order of its parts does not work out: {place + 1} is given twice, or there are fewer parts";
            ordered[place] = unit.Parts[i];
        }

        var after = new CodeMatching(codes, unit.Data);
        var text = after.Match([.. ordered.SelectMany(part => part.Shown)]);
        if (after.Problem is null && !IsSame(text, source)) target = text;
        return after.Problem;
    }

    /// <summary>The same text with the same codes. Many tools write a line feed where a carriage return was: the file knows its line ends itself.</summary>
    static bool IsSame(InlineText one, InlineText other) =>
        one.Equals(other)
        || (one.Codes.Select(code => code with { Offset = 0 }).SequenceEqual(other.Codes.Select(code => code with { Offset = 0 }))
            && string.Equals(one.Render(XmlScanner.NormalizeLineEnds), other.Render(XmlScanner.NormalizeLineEnds), StringComparison.Ordinal));
}
