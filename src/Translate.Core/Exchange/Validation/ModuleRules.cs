using System.Collections.Frozen;

namespace Translate.Core.Exchange.Validation;

/// <summary>The modules' own constraints, each by the element that it is about.</summary>
static class ModuleRules
{
    static readonly string[] Patterns = ["isPresent", "isNotPresent", "startsWith", "endsWith"];

    /// <summary>The constraints on an element, by its prefixed name.</summary>
    public static FrozenDictionary<(string Namespace, string Name), Rule<Node>[]> ByElement { get; } = new Dictionary<string, Rule<Node>[]>(StringComparer.Ordinal)
    {
        ["mtc:matches"] = [new("id-unique", "5.1", matches => StructureRules.Twice(matches.Children, "the match id"))],
        ["mtc:match"] =
        [
            new("sub-type-without-type", "5.1", match => match["subType"] is not null && match["type"] is null ? [new(match.PlaceOf("subType"), "subType is given without type")] : []),
            new("match-language", "5.1", MatchLanguage),
        ],
        ["gls:glossary"] = [new("id-unique", "5.2", glossary => StructureRules.Twice(glossary.Descendants().Where(node => node.Namespace == XliffNames.Glossary), "the glossary id"))],
        ["gls:glossEntry"] =
        [
            new("entry-empty", "5.2", entry => entry.Children.Any(child => child.Is(XliffNames.Glossary, "translation") || child.Is(XliffNames.Glossary, "definition"))
                ? [] : [new(entry.Start, "a <glossEntry> has to have a <translation> or a <definition>")]),
        ],
        ["mda:metadata"] = [new("id-unique", "5.4", metadata => StructureRules.Twice(metadata.WithDescendants().Where(node => node.Namespace == XliffNames.Metadata), "the metadata id"))],
        ["res:resourceData"] =
        [
            new("resource-empty", "5.5", data => data.Children.Count == 0 ? [new(data.Start, "a <resourceData> has to have a <resourceItemRef> or a <resourceItem>")] : []),
            new("id-unique", "5.5", data => StructureRules.Twice(data.Children, "the resource id")),
        ],
        ["res:resourceItem"] =
        [
            new("resource-empty", "5.5", item => item.Children.Count == 0 ? [new(item.Start, "a <resourceItem> has to have a <source>, a <target> or a <reference>")] : []),
            new("mime-type-missing", "5.5", item => item["mimeType"] is null && item.Children.Any(IsEnd) && item.Children.Where(IsEnd).All(child => !child.HasContent)
                ? [new(item.Start, "a <resourceItem> whose source and target are empty has to have a mimeType")] : []),
        ],
        ["res:source"] = [new("resource-href", "5.5", Href), new("resource-language", "5.5", node => ResourceLanguage(node, "srcLang"))],
        ["res:target"] = [new("resource-href", "5.5", Href), new("resource-language", "5.5", node => ResourceLanguage(node, "trgLang"))],
        ["val:rule"] =
        [
            new("rule-pattern", "5.7", RulePattern),
            new("rule-occurs", "5.7", rule => rule["occurs"] is not null && rule["isPresent"] is null ? [new(rule.PlaceOf("occurs"), "occurs goes with isPresent only")] : []),
            new("rule-exists-in-source", "5.7", rule => rule["existsInSource"] is not null && rule["isPresent"] is null && rule["startsWith"] is null && rule["endsWith"] is null
                ? [new(rule.PlaceOf("existsInSource"), "existsInSource goes with isPresent, startsWith or endsWith only")] : []),
            new("rule-disabled", "5.7", rule => rule["disabled"] is "yes" && rule.Parent?.Parent?.Is("file") == true
                ? [new(rule.PlaceOf("disabled"), "a rule of a <file> cannot be disabled: there is none above it")] : []),
        ],
        ["its:locQualityIssue"] = [new("issue-empty", "5.8", issue => issue["locQualityIssueType"] is null && issue["locQualityIssueComment"] is null
            ? [new(issue.Start, "an issue has to have a locQualityIssueType or a locQualityIssueComment")] : [])],
        ["its:provenanceRecord"] = [new("record-empty", "5.8", record => !record.Attributes.Any(attribute => attribute.Namespace.Length == 0)
            ? [new(record.Start, "a provenance record has to say a person, an organization or a tool")] : [])],
        ["ctr:item"] = [new("revision-property", "2.0:5.6", RevisionProperty)],
    }.ToFrozenDictionary(pair => XliffNames.Expand(pair.Key), pair => pair.Value);

    /// <summary>In which elements of the core those of a module may stand, and how many.</summary>
    static readonly FrozenDictionary<(string, string), (string[] Parents, bool IsOne)> Places = new Dictionary<string, (string[], bool)>(StringComparer.Ordinal)
    {
        ["mtc:matches"] = (["unit"], true),
        ["gls:glossary"] = (["unit"], true),
        ["mda:metadata"] = (["file", "group", "unit"], true),
        ["res:resourceData"] = (["file", "unit"], true),
        ["slr:profiles"] = (["file"], true),
        ["slr:data"] = (["file", "group", "unit"], true),
        ["val:validation"] = (["file", "group", "unit"], true),
        ["its:locQualityIssues"] = (["unit"], false),
        ["its:provenanceRecords"] = (["file", "group", "unit"], false),
        ["ctr:changeTrack"] = (["file", "group", "unit"], true),
    }.ToFrozenDictionary(pair => XliffNames.Expand(pair.Key), pair => pair.Value);

    /// <summary>Constraints on a <c>file</c>, a <c>group</c> or a <c>unit</c>: which modules' elements stand in it.</summary>
    public static IReadOnlyList<Rule<Node>> OfContainer { get; } =
    [
        new("module-place", "4.2.2", container => container.Children.Where(child => child.Namespace != XliffNames.Core && Grammar.Version2.Knows(child.Namespace))
            .Where(child => !Places.TryGetValue((child.Namespace, child.Name), out var place) || !place.Parents.Contains(container.Name))
            .Select(child => new Broken(child.Start, $"<{child.Name}> of a module may not stand in <{container.Name}>"))),
        new("module-twice", "4.2.2", container => container.Children.Where(child => Places.TryGetValue((child.Namespace, child.Name), out var place) && place.IsOne)
            .GroupBy(child => (child.Namespace, child.Name)).SelectMany(same => same.Skip(1)).Select(child => new Broken(child.Start, $"<{container.Name}> may have one <{child.Name}> only"))),
    ];

    static bool IsEnd(Node node) => node.Name is "source" or "target";

    static IEnumerable<Broken> MatchLanguage(Node match)
    {
        var root = match.Ancestors().Last();
        foreach (var (content, declared) in new[] { (match.First("source"), "srcLang"), (match["reference"] is "yes" ? null : match.First("target"), "trgLang") })
        {
            if (content?.Find(XliffNames.Xml, "lang") is { } language && root[declared] is { } expected && !string.Equals(language.Value, expected, StringComparison.OrdinalIgnoreCase))
                yield return new(language.Start, $"xml:lang of a match's <{content.Name}> is \"{language.Value}\", and {declared} is \"{expected}\"");
        }
    }

    static IEnumerable<Broken> Href(Node node) => node.HasContent == node["href"] is not null
        ? [new(node.Start, node.HasContent ? $"a <{node.Name}> with an href has to be empty" : $"a <{node.Name}> that is empty has to have an href")]
        : [];

    static IEnumerable<Broken> ResourceLanguage(Node node, string declared) =>
        node.Find(XliffNames.Xml, "lang") is { } language && node.Ancestors().Last()[declared] is { } expected && !string.Equals(language.Value, expected, StringComparison.OrdinalIgnoreCase)
            ? [new(language.Start, $"xml:lang is \"{language.Value}\", and {declared} is \"{expected}\"")]
            : [];

    static IEnumerable<Broken> RulePattern(Node rule)
    {
        var given = Patterns.Count(pattern => rule[pattern] is not null);
        var isCustom = rule.Attributes.Any(attribute => attribute.Namespace.Length > 0 && attribute.Namespace != XliffNames.Xml);
        if (given > 1) yield return new(rule.Start, $"a rule has one of {string.Join(", ", Patterns)} only");
        else if (given == 0 && !isCustom) yield return new(rule.Start, $"a rule has to have one of {string.Join(", ", Patterns)}, or one of an extension");
    }

    /// <summary>An item is the former content of an element, or the former value of an attribute that it may have.</summary>
    static IEnumerable<Broken> RevisionProperty(Node item)
    {
        var element = item.Parent?.Parent?["appliesTo"] ?? "";
        if (item["property"] is { } property && property is not "content" && Grammar.Version2.OfCore(element) is { } grammar && !grammar.Attributes.Keys.Any(key => key.Name == property))
            yield return new(item.PlaceOf("property"), $"\"{property}\" is neither \"content\" nor an attribute of <{element}>");
    }
}
