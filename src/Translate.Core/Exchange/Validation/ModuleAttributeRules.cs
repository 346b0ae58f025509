using System.Collections.Frozen;
using Translate.Core.Formats.Xml;

namespace Translate.Core.Exchange.Validation;

/// <summary>Constraints on the modules' attributes that stand on elements of the core.</summary>
static class ModuleAttributeRules
{
    /// <summary>The attributes of the modules by their prefixed names: on which elements, and what their values look like.</summary>
    static readonly FrozenDictionary<(string Namespace, string Name), (string[] Elements, ValueKind Kind)> Known = new Dictionary<string, (string, string)>(StringComparer.Ordinal)
    {
        ["fs:fs"] = ("xliff file group unit note segment source target ph pc sc ec mrk sm", "style"),
        ["fs:subFs"] = ("xliff file group unit note segment source target ph pc sc ec mrk sm", "text"),
        ["slr:storageRestriction"] = ("file group unit mrk sm pc sc", "text"),
        ["slr:sizeRestriction"] = ("file group unit mrk sm pc sc", "text"),
        ["slr:equivStorage"] = ("pc sc ec ph", "text"),
        ["slr:sizeInfo"] = ("file group unit pc sc ec ph", "text"),
        ["slr:sizeInfoRef"] = ("file group unit pc sc ec ph", "token"),
    }.ToFrozenDictionary(pair => XliffNames.Expand(pair.Key), pair => (pair.Value.Item1.Split(' '), ValueKind.Of(pair.Value.Item2)));

    static readonly FrozenSet<string> Categories = FrozenSet.Create(
        StringComparer.Ordinal,
        "allowed-characters", "directionality", "domain", "elements-within-text", "external-resource", "id-value", "language-information", "locale-filter", "localization-note",
        "localization-quality-issue", "localization-quality-rating", "mt-confidence", "preserve-space", "provenance", "storage-size", "target-pointer", "terminology", "text-analysis", "translate");

    static readonly string[] Agents = ["org", "orgRef", "person", "personRef", "revOrg", "revOrgRef", "revPerson", "revPersonRef", "revTool", "revToolRef", "tool", "toolRef"];

    static readonly string[] Issue = ["locQualityIssueType", "locQualityIssueComment", "locQualityIssueSeverity", "locQualityIssueProfileRef", "locQualityIssueEnabled"];

    /// <summary>Those of the Internationalization Tag Set that are numbers, with what they look like.</summary>
    static readonly FrozenDictionary<string, ValueKind> Numbers = new Dictionary<string, ValueKind>(StringComparer.Ordinal)
    {
        ["locQualityIssueSeverity"] = ValueKind.Of("percent"),
        ["locQualityIssueEnabled"] = ValueKind.Of("yesNo"),
        ["locQualityRatingScore"] = ValueKind.Of("percent"),
        ["locQualityRatingScoreThreshold"] = ValueKind.Of("percent"),
        ["locQualityRatingVote"] = ValueKind.Of("integer"),
        ["locQualityRatingVoteThreshold"] = ValueKind.Of("integer"),
        ["mtConfidence"] = ValueKind.Of("unitInterval"),
        ["taConfidence"] = ValueKind.Of("unitInterval"),
        ["termConfidence"] = ValueKind.Of("unitInterval"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Constraints on an element of the core.</summary>
    public static IReadOnlyList<Rule<Node>> All { get; } =
    [
        new("module-attribute", "5", node => node.Attributes.Where(attribute => attribute.Namespace is XliffNames.Styles or XliffNames.Sizes && !IsKnown(attribute, node))
            .Select(attribute => new Broken(attribute.Start, $"<{node.Name}> has no attribute {attribute.Name} of a module"))),
        new("module-attribute-value", "5", node => node.Attributes.Where(attribute => Known.TryGetValue((attribute.Namespace, attribute.Name), out var known) && !known.Kind.Accepts(attribute.Value))
            .Select(attribute => new Broken(attribute.Start, $"{attribute.Name} is \"{attribute.Value}\"; expected {Known[(attribute.Namespace, attribute.Name)].Kind.Expected}"))),
        new("style-isolated", "5.3", node => OnEnd(node, XliffNames.Styles)),
        new("sub-style-without-style", "5.3", node => node.Find(XliffNames.Styles, "subFs") is { } sub && node.Find(XliffNames.Styles, "fs") is null ? [new(sub.Start, "subFs is given without fs")] : []),
        new("size-isolated", "5.6", node => OnEnd(node, XliffNames.Sizes)),
        new("size-twice", "5.6", node => node.Find(XliffNames.Sizes, "sizeInfo") is not null && node.Find(XliffNames.Sizes, "sizeInfoRef") is { } reference
            ? [new(reference.Start, "sizeInfo and sizeInfoRef do not stand together")] : []),
        new("its-value", "5.8", node => Its(node).Where(attribute => Numbers.TryGetValue(attribute.Name, out var kind) && !kind.Accepts(attribute.Value))
            .Select(attribute => new Broken(attribute.Start, $"{attribute.Name} is \"{attribute.Value}\"; expected {Numbers[attribute.Name].Expected}"))),
        new("its-annotators", "5.8", Annotators),
        new("its-type", "5.8", node => CodeScope.IsAnnotation(node) && node["type"] is "generic" or "comment" && AnnotationRules.HasIts(node)
            ? [new(node.PlaceOf("type"), $"an ITS annotation has the type \"its:generic\", or none; this one has \"{node["type"]}\"")] : []),
        new("its-exclusive", "5.8", node => Exclusive(node, "locQualityIssuesRef", Issue)),
        new("its-exclusive", "5.8", node => Exclusive(node, "provenanceRecordsRef", Agents)),
        new("its-exclusive", "5.8", node => Exclusive(node, "locQualityRatingScore", "locQualityRatingVote")),
        new("its-exclusive", "5.8", node => Exclusive(node, "taIdentRef", "taSource", "taIdent")),
        new("its-pair", "5.8", node => (node.Find(XliffNames.Its, "taSource") is null) != (node.Find(XliffNames.Its, "taIdent") is null) ? [new(node.Start, "taSource and taIdent go together")] : []),
        new("its-threshold", "5.8", node => Threshold(node, "locQualityRatingScore")),
        new("its-threshold", "5.8", node => Threshold(node, "locQualityRatingVote")),
    ];

    static bool IsKnown(NamespacedAttribute attribute, Node node) => Known.TryGetValue((attribute.Namespace, attribute.Name), out var known) && known.Elements.Contains(node.Name);

    static IEnumerable<NamespacedAttribute> Its(Node node) => node.Attributes.Where(attribute => attribute.Namespace == XliffNames.Its);

    /// <summary>What is said of a span is said where it begins: an end says it only where its beginning is elsewhere.</summary>
    static IEnumerable<Broken> OnEnd(Node node, string module) => node.Name is "ec" && !CodeRules.IsIsolated(node)
        ? node.Attributes.Where(attribute => attribute.Namespace == module).Select(attribute => new Broken(attribute.Start, $"{attribute.Name} may stand on an <ec> only where it is isolated"))
        : [];

    static IEnumerable<Broken> Annotators(Node node)
    {
        if (node.Find(XliffNames.Its, "annotatorsRef") is not { } annotators) yield break;
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var annotator in ValueKind.Tokens(annotators.Value))
        {
            var category = annotator.Split('|')[0];
            if (!annotator.Contains('|', StringComparison.Ordinal) || !Categories.Contains(category))
                yield return new(annotators.Start, $"\"{category}\" is no data category of ITS; expected one, \"|\" and an IRI");
            else if (!seen.Add(category)) yield return new(annotators.Start, $"the data category \"{category}\" is given twice");
        }
    }

    static IEnumerable<Broken> Exclusive(Node node, string one, params string[] others) =>
        node.Find(XliffNames.Its, one) is null ? [] : others.Select(other => node.Find(XliffNames.Its, other)).OfType<NamespacedAttribute>()
            .Select(other => new Broken(other.Start, $"{other.Name} and {one} do not stand together"));

    static IEnumerable<Broken> Threshold(Node node, string rating) =>
        node.Find(XliffNames.Its, rating + "Threshold") is { } threshold && !node.Ancestors().Prepend(node).Any(outer => outer.Find(XliffNames.Its, rating) is not null)
            ? [new(threshold.Start, $"{threshold.Name} is given without {rating}, here or above")]
            : [];
}
