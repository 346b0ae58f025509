using Translate.Core.Formats;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
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
        var (written, units) = Listed(format, source, locale, exchanged);
        foreach (var unit in units)
        {
            if (!exchanged.Remove(unit.Id, out var given))
            {
                problems.Add(new(file.Document, $"unit \"{unit.Id}\" of {source.Name} is not in the XLIFF file. It is left as it is."));
                continue;
            }

            if (Target(given, unit.Source, format.IsBilingual ? unit.Standing ?? new(InlineText.Empty, TargetState.Initial) : null, changed, out var target) is { } problem)
                problems.Add(new(file.Document, given.Place, $"unit \"{unit.Id}\": {problem}. It is left as it is."));
            else if (target is not null && WhyUnwritable(format, written, unit, target) is { } unwritable)
                problems.Add(new(file.Document, given.Place, $"{unwritable} It is left as it is."));
            else if (target is not null) targets.Add(unit.Id, target);
        }

        foreach (var unit in exchanged.Values)
            problems.Add(new(file.Document, unit.Place, $"unit \"{unit.Id}\" is not in {source.Name} any more."));
        return Reassembly.Write(format, source, locale, unit => targets.GetValueOrDefault(unit.Id));
    }

    /// <summary>The units that went out: those of the file as it is, or as its locale has it, whichever the XLIFF file has more of.</summary>
    static (SourceText Source, IReadOnlyList<Unit> Units) Listed(IFormat format, SourceText source, Locale locale, Dictionary<string, XliffUnit> exchanged)
    {
        var units = format.Extract(source);
        if (format.Localized(source, locale) is var localized && ReferenceEquals(localized, source)) return (source, units);
        var those = format.Extract(localized);
        return Strange(those) < Strange(units) ? (localized, those) : (source, units);

        int Strange(IReadOnlyList<Unit> listed) => listed.Count + exchanged.Count - (2 * listed.Count(unit => exchanged.ContainsKey(unit.Id)));
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
    /// <param name="unit">What came back.</param>
    /// <param name="source">The unit's source.</param>
    /// <param name="standing">The target that the file has already, where it has targets.</param>
    /// <param name="changed">What to say where the sources differ.</param>
    /// <param name="target">The target.</param>
    /// <returns>Why the unit cannot be merged; null where it can.</returns>
    static string? Target(XliffUnit unit, InlineText source, Standing? standing, string changed, out InlineText? target)
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

        // Codes that only the file's own target has went out as text.
        if (standing is { } own && string.Equals(text.Render(XmlScanner.NormalizeLineEnds), own.Text.Render(XmlScanner.NormalizeLineEnds), StringComparison.Ordinal))
        {
            // Somebody has looked at a doubtful one, and left it as it is.
            if (own is { State: TargetState.Initial, Text.IsEmpty: false } && !unit.Parts.Any(part => part.IsInitial)) target = own.Text;
            return null;
        }

        if (after.Problem is null && (standing is not null || !IsSame(text, source))) target = text;
        return after.Problem;
    }

    /// <summary>The same text with the same codes. Many tools write a line feed where a carriage return was: the file knows its line ends itself.</summary>
    static bool IsSame(InlineText one, InlineText other) =>
        one.Equals(other)
        || (one.Codes.Select(code => code with { Offset = 0 }).SequenceEqual(other.Codes.Select(code => code with { Offset = 0 }))
            && string.Equals(one.Render(XmlScanner.NormalizeLineEnds), other.Render(XmlScanner.NormalizeLineEnds), StringComparison.Ordinal));
}
