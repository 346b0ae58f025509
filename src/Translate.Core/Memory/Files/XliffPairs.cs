using System.Globalization;
using Translate.Core.Exchange;
using Translate.Core.Formats.Xml;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>Reads the pairs of XLIFF files (2.0, 2.1 and 1.0 to 1.2), unit by unit: each segment with its translation is a pair.</summary>
/// <remarks>
/// A segment without a target, or whose target is said to be not translated yet, is none. Candidates (<c>alt-trans</c>, <c>mtc:match</c>) and other modules are passed over.
/// The data of an inline code is its native code, where the file has it, else its tag. What the file says of a target is its state, and that a machine made it; a unit that
/// <see cref="XliffPairWriter"/> has written is a pair in any state, and says in its metadata where that comes from.
/// </remarks>
public sealed class XliffPairs : IDisposable
{
    /// <summary>Characters of one unit, its codes included.</summary>
    const int MaxUnit = 1_000_000;

    readonly string name;
    readonly ICollection<InvalidDocumentException> problems;
    readonly StreamedXml xml;
    Locale? source, target;
    string? document;
    bool isSecond;
    int budget;

    XliffPairs(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        this.name = name;
        this.problems = problems;
        xml = new(stream, name);
    }

    /// <summary>The pairs of a file, read as they are asked for: a file of any size takes little memory.</summary>
    /// <param name="stream">The file; it is left open.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="problems">Takes every unit that cannot be used, with its place; it is passed over and the rest is kept.</param>
    /// <exception cref="InvalidDocumentException">While reading: the file is no well-formed XML, no XLIFF, or goes beyond a limit.</exception>
    public static IEnumerable<MemoryPair> Read(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        using var reader = new XliffPairs(stream, name, problems);
        reader.ReadRoot();
        while (reader.xml.Read())
        {
            foreach (var pair in reader.ReadHere())
                yield return pair;
        }
    }

    void IDisposable.Dispose() => xml.Dispose();

    void ReadRoot()
    {
        while (xml.Read() && !xml.IsElement)
        {
        }

        if (!xml.IsElement || xml.Element is not "xliff") throw xml.Invalid($"the root element is <{xml.Element}>, expected <xliff>.");
        isSecond = xml.Namespace == XliffNames.Core;
        if (!isSecond) return;
        source = Language("srcLang") ?? throw xml.Invalid("<xliff> has no srcLang.");
        target = Language("trgLang") ?? throw xml.Invalid("<xliff> has no trgLang: there are no translations in it.");
    }

    /// <summary>The pairs of the element that was just read, where it is a unit. What is around units is gone into.</summary>
    List<MemoryPair> ReadHere()
    {
        if (!xml.IsElement) return [];
        switch (xml.Element)
        {
            case "file":
                document = xml.Attribute("original") is { Length: > 0 } original ? Uri.UnescapeDataString(original) : null;
                if (!isSecond) (source, target) = (Language("source-language"), Language("target-language"));
                return [];
            case "body" or "group":
                return [];
            case "unit" when isSecond:
                return ReadUnit(SecondSegment);
            case "trans-unit" when !isSecond:
                return ReadUnit(null);
            default:
                xml.Skip();
                return [];
        }
    }

    List<MemoryPair> ReadUnit(Action<Unit>? segment)
    {
        var (place, unit) = (xml.Position, new Unit { IsApproved = xml.Attribute("approved") });
        budget = MaxUnit;
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
            {
                if (!xml.IsElement) continue;
                budget = Math.Max(-1, budget - 16);
                if (budget < 0) xml.Skip();
                else if (segment is null) FirstPart(unit);
                else segment(unit);
            }
        }

        if (segment is null) unit.Finish();
        if (budget < 0) unit.Problem = string.Create(CultureInfo.InvariantCulture, $"the unit has more than {MaxUnit} characters.");
        else if (unit.Found.Count > 0 && (source is null || target is null)) unit.Problem = "the file says not which languages it is in.";
        else if (unit.Found.Count > 0 && source == target) unit.Problem = $"both sides are in {source}.";
        if (unit.Problem is not null) problems.Add(new(name, place, unit.Problem));
        return unit.Problem is not null || unit.Found.Count == 0
            ? []
            : unit.Found.ConvertAll(found => new MemoryPair(unit.Side(source!.Value, found.Source, isSource: true), unit.Side(target!.Value, found.Target, isSource: false))
            {
                State = found.State,
                Origin = unit.Said(XliffPairWriter.Origin) is { } origin ? TmxNames.Origin(origin) : found.Origin,
                Document = unit.Said(XliffPairWriter.Document) ?? document,
                Author = unit.Said(XliffPairWriter.Author),
                Editor = unit.Said(XliffPairWriter.Editor),
                Confidence = TmxNames.Confidence(unit.Said(XliffPairWriter.Confidence) ?? ""),
                Changed = DateTimeOffset.TryParse(unit.Said(XliffPairWriter.Changed), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var changed) ? changed : null,
            });
    }

    /// <summary>A part of a <c>unit</c>: native codes, or a segment.</summary>
    void SecondSegment(Unit unit)
    {
        switch (xml.Element)
        {
            case "originalData":
                for (var depth = xml.Depth; !xml.IsEmptyElement && xml.Read() && xml.Depth > depth;)
                    if (xml.IsElement && xml.Element is "data" && xml.Attribute("id") is { } id) unit.Data[id] = xml.ReadContent(ref budget);
                return;
            case "metadata" when xml.Namespace == XliffNames.Metadata:
                Provenance(unit);
                return;
            case "segment":
                break;
            default:
                xml.Skip();
                return;
        }

        var (state, sub) = (xml.Attribute("state"), xml.Attribute("subState"));
        XliffPairText? from = null, to = null;
        if (!xml.IsEmptyElement)
        {
            for (var depth = xml.Depth; xml.Read() && xml.Depth > depth;)
            {
                if (!xml.IsElement) continue;
                if (xml.Element is "source") from = XliffPairText.Read(xml, unit.Data, ref budget);
                else if (xml.Element is "target") to = XliffPairText.Read(xml, unit.Data, ref budget);
                else xml.Skip();
            }
        }

        if (from is null || to is null || (state is "initial" && !unit.IsPair)) return;
        unit.Add(from.Whole, to.Whole, TmxNames.State(state ?? ""), sub?.Contains("mt", StringComparison.Ordinal) is true ? PairOrigin.Machine : PairOrigin.Human);
    }

    /// <summary>What our own files say of a pair.</summary>
    void Provenance(Unit unit)
    {
        var isOurs = false;
        for (var depth = xml.Depth; !xml.IsEmptyElement && xml.Read() && xml.Depth > depth;)
        {
            if (!xml.IsElement) continue;
            budget = Math.Max(-1, budget - 16);
            if (xml.Element is "metaGroup") isOurs = xml.Attribute("category") is XliffNames.PairGroup;
            else if (isOurs && xml.Element is "meta" && xml.Attribute("type") is { } type) unit.Say(type, xml.ReadContent(ref budget));
            else xml.Skip();
        }
    }

    /// <summary>A part of a <c>trans-unit</c>.</summary>
    void FirstPart(Unit unit)
    {
        switch (xml.Element)
        {
            case "source":
                unit.Source = XliffPairText.Read(xml, unit.Data, ref budget);
                break;
            case "seg-source":
                unit.Segmented = XliffPairText.Read(xml, unit.Data, ref budget);
                break;
            case "target":
                (unit.State, unit.Qualifier) = (xml.Attribute("state"), xml.Attribute("state-qualifier"));
                unit.Target = XliffPairText.Read(xml, unit.Data, ref budget);
                break;
            default:
                xml.Skip();
                break;
        }
    }

    Locale? Language(string attribute)
    {
        if (xml.Attribute(attribute) is not { } tag) return null;
        if (Locale.TryParse(tag, out var locale)) return locale;
        problems.Add(xml.Invalid($"{attribute} is \"{tag}\", which is no language tag. Expected one as in BCP 47: en, ko, pt-BR."));
        return null;
    }

    /// <summary>What was read of a unit.</summary>
    sealed class Unit
    {
        public List<(InlineText Source, InlineText Target, TargetState State, PairOrigin Origin)> Found { get; } = [];

        public Dictionary<string, string> Data { get; } = new(StringComparer.Ordinal);

        public string? Problem { get; set; }

        /// <summary>We have written it as a pair.</summary>
        public bool IsPair => said.Count > 0;

        readonly Dictionary<string, string> said = new(StringComparer.Ordinal);

        public void Say(string type, string value) => said.TryAdd(type, value);

        public string? Said(string type) => said.GetValueOrDefault(type);

        public MemorySide Side(Locale locale, InlineText text, bool isSource)
        {
            var (before, after, key) = XliffPairWriter.Around(isSource);
            return new(locale, text) { Context = new(Said(before), Said(after), Said(key)) };
        }

        public string? IsApproved { get; init; }

        public XliffPairText? Source { get; set; }

        public XliffPairText? Segmented { get; set; }

        public XliffPairText? Target { get; set; }

        public string? State { get; set; }

        public string? Qualifier { get; set; }

        public void Add(InlineText source, InlineText target, TargetState state, PairOrigin origin)
        {
            if (IsPair || (!string.IsNullOrWhiteSpace(source.Text) && !string.IsNullOrWhiteSpace(target.Text))) Found.Add((source, target, state, origin));
        }

        /// <summary>The pairs of a <c>trans-unit</c>: of its segments where both sides have them, else of the whole.</summary>
        public void Finish()
        {
            if (Target is null) return;
            if (Source is null)
            {
                Problem = "the unit has no <source>.";
                return;
            }

            var state = Xliff1Names.State(State, IsApproved);
            if (state is TargetState.Initial) return;
            var origin = Qualifier is "mt-suggestion" or "leveraged-mt" ? PairOrigin.Machine : PairOrigin.Human;
            if (Segmented is { Segments.Count: > 0 } && Target.Segments.Count > 0)
            {
                foreach (var (mid, text) in Segmented.Segments)
                    if (Target.Segments.TryGetValue(mid, out var translation)) Add(text, translation, state, origin);
            }
            else
            {
                Add(Source.Whole, Target.Whole, state, origin);
            }
        }
    }
}
