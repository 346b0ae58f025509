using Translate.Core.Formats;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>Puts the targets of an XLIFF file into the file that it was made from.</summary>
/// <remarks>A unit is matched with its own as soon as it is read, and only its target is kept: exchange files are several times as large as what they were made from.</remarks>
public sealed class XliffMerge
{
    readonly IFormat format;
    readonly SourceText source;
    readonly Locale locale;
    readonly string document, changed;

    /// <summary>The units that may have gone out: those of the file as it is, and as its locale has it where that is another thing.</summary>
    readonly List<Listing> listings = [];

    int exchanged;

    /// <summary>Merges a file that came back.</summary>
    /// <param name="file">What came back; its units are still to be taken.</param>
    /// <param name="format">The source file's format.</param>
    /// <param name="source">The source file as it is now.</param>
    /// <param name="locale">The locale of the targets.</param>
    /// <exception cref="InvalidDocumentException">The source file is not a valid one of its format.</exception>
    public XliffMerge(XliffFile file, IFormat format, SourceText source, Locale locale)
    {
        (this.format, this.source, this.locale, document) = (format, source, locale, file.Document);
        changed = string.Equals(file.Origin?.Hash, XliffOrigin.HashOf(source), StringComparison.OrdinalIgnoreCase)
            ? "its source was changed in the XLIFF file"
            : "its source has changed since it was extracted";
        listings.Add(new(source, format.Extract(source)));
        if (format.Localized(source, locale) is var localized && !ReferenceEquals(localized, source)) listings.Add(new(localized, format.Extract(localized)));
    }

    /// <summary>Anything has been translated.</summary>
    public bool HasTargets { get; private set; }

    /// <summary>The bytes of the localized file.</summary>
    /// <param name="file">What came back.</param>
    /// <param name="format">The source file's format.</param>
    /// <param name="source">The source file as it is now.</param>
    /// <param name="locale">The locale of the targets.</param>
    /// <param name="problems">Takes every unit that cannot be merged, as <see cref="Write(ICollection{InvalidDocumentException})"/> says.</param>
    /// <exception cref="InvalidDocumentException">The file as a whole cannot be written.</exception>
    public static byte[] Write(XliffFile file, IFormat format, SourceText source, Locale locale, ICollection<InvalidDocumentException> problems)
    {
        var merge = new XliffMerge(file, format, source, locale);
        merge.Take(file);
        return merge.Write(problems);
    }

    /// <summary>Takes all units of the file that came back, as they are read.</summary>
    /// <exception cref="InvalidDocumentException">The XLIFF file is not well-formed, or lacks what XLIFF prescribes.</exception>
    public void Take(XliffFile file)
    {
        foreach (var unit in file.Units) Take(unit);
    }

    /// <summary>The bytes of the localized file. Done once: what was read is given up for it.</summary>
    /// <param name="problems">
    /// Takes every unit that cannot be merged, with its place in the XLIFF file: its source has changed, a code is missing or too many, or it
    /// is in one of the two files only, or its target cannot be written in this file. Such a unit stays as it is in the source.
    /// </param>
    /// <exception cref="InvalidDocumentException">The file as a whole cannot be written.</exception>
    public byte[] Write(ICollection<InvalidDocumentException> problems)
    {
        // What went out is what the XLIFF file has more of.
        var listing = listings.MinBy(listing => listing.Units.Count + exchanged - (2 * listing.Outcomes.Count))!;
        var targets = Targets(listing, problems);
        var units = listing.Source;
        listings.Clear();
        try
        {
            return Written();
        }
        catch (InvalidDocumentException)
        {
            // One that cannot be written does not keep back the others. That is rare: they are not all written to see whether they can be.
            if (!TakeOut(units, targets, problems)) throw;
            return Written();
        }

        byte[] Written() => Reassembly.Write(format, source, locale, unit => targets.TryGetValue(unit.Id, out var outcome) ? outcome.Target : null);
    }

    void Take(XliffUnit given)
    {
        exchanged++;
        HasTargets |= given.Parts.Any(part => part.IsTranslated);
        (Unit Unit, Outcome Outcome)? before = null;
        foreach (var listing in listings)
        {
            if (!listing.ById.TryGetValue(given.Id, out var unit))
            {
                listing.Strangers.Add((given.Id, given.Place));
                continue;
            }

            var outcome = before is { } other && other.Unit.Source.Equals(unit.Source) && Equals(other.Unit.Standing, unit.Standing) ? other.Outcome : Match(given, unit);
            listing.Outcomes.Add(given.Id, outcome);
            before = (unit, outcome);
        }
    }

    Outcome Match(XliffUnit given, Unit unit)
    {
        var standing = format.IsBilingual ? unit.Standing ?? new(InlineText.Empty, TargetState.Initial) : null;
        var problem = Target(given, unit.Source, standing, changed, out var target);
        return new(given.Place, problem is null ? target : null, problem);
    }

    /// <summary>What has a target, by the units' ids.</summary>
    Dictionary<string, Outcome> Targets(Listing listing, ICollection<InvalidDocumentException> problems)
    {
        var targets = new Dictionary<string, Outcome>(StringComparer.Ordinal);
        foreach (var unit in listing.Units)
        {
            if (!listing.Outcomes.TryGetValue(unit.Id, out var outcome))
                problems.Add(new(document, $"unit \"{unit.Id}\" of {source.Name} is not in the XLIFF file. It is left as it is."));
            else if (outcome.Problem is { } problem)
                problems.Add(new(document, outcome.Place, $"unit \"{unit.Id}\": {problem}. It is left as it is."));
            else if (outcome.Target is not null)
                targets.Add(unit.Id, outcome);
        }

        foreach (var (id, place) in listing.Strangers) problems.Add(new(document, place, $"unit \"{id}\" is not in {source.Name} any more."));
        return targets;
    }

    /// <summary>Takes out the targets that cannot be written, each asked for alone; whether there are any.</summary>
    bool TakeOut(SourceText from, Dictionary<string, Outcome> targets, ICollection<InvalidDocumentException> problems)
    {
        var unicode = new Lazy<SourceText>(() => format.InUnicode(from) ?? from);
        var before = targets.Count;
        foreach (var unit in format.Extract(from))
        {
            if (!targets.TryGetValue(unit.Id, out var outcome) || WhyUnwritable(format, from, unicode, unit, outcome.Target!) is not { } unwritable) continue;
            problems.Add(new(document, outcome.Place, $"{unwritable} It is left as it is."));
            targets.Remove(unit.Id);
        }

        return targets.Count < before;
    }

    /// <summary>What a unit that came back means for its own.</summary>
    /// <param name="Place">Where it stands in the XLIFF file.</param>
    /// <param name="Target">Its target; null where nothing was translated.</param>
    /// <param name="Problem">Why it cannot be merged; null where it can.</param>
    sealed record Outcome(FilePosition Place, InlineText? Target, string? Problem);

    /// <summary>Units that may have gone out, and what has come back of them.</summary>
    sealed record Listing(SourceText Source, IReadOnlyList<Unit> Units)
    {
        public Dictionary<string, Unit> ById { get; } = Units.ToDictionary(unit => unit.Id, StringComparer.Ordinal);

        public Dictionary<string, Outcome> Outcomes { get; } = new(StringComparer.Ordinal);

        /// <summary>What came back and is none of them.</summary>
        public List<(string Id, FilePosition Place)> Strangers { get; } = [];
    }

    static string? WhyUnwritable(IFormat format, SourceText source, Lazy<SourceText> unicode, Unit unit, InlineText target)
    {
        try
        {
            var text = format.Encode(source, unit, target);
            return source.WhyUnencodable(text) is not null && unicode.Value.WhyUnencodable(text) is { } problem ? $"unit \"{unit.Id}\": {problem}." : null;
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
