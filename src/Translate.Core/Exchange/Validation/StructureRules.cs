namespace Translate.Core.Exchange.Validation;

/// <summary>Constraints on the elements around the text: the document, files, groups, units, segments.</summary>
static class StructureRules
{
    /// <summary>Constraints on the whole document.</summary>
    public static IReadOnlyList<Rule<Node>> OfDocument { get; } =
    [
        new("target-language-missing", "4.2.2.1", root => root["trgLang"] is null && root.Descendants().Any(node => node.Is("target") && IsPart(node.Parent))
            ? [new(root.Start, "<xliff> has no trgLang, and there are targets")] : []),
        new("id-unique", "4.3.1.21", root => Twice(root.All("file"), "the file id")),
    ];

    /// <summary>Constraints on a <c>file</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfFile { get; } =
    [
        new("id-unique", "4.3.1.21", file => Twice(file.Descendants().Where(node => node.Is("group")), "the group id")),
        new("id-unique", "4.3.1.21", file => Twice(file.Descendants().Where(node => node.Is("unit")), "the unit id")),
        new("skeleton-href", "4.2.2.3", file => file.All("skeleton").Where(skeleton => skeleton.HasContent == skeleton["href"] is not null).Select(skeleton =>
            new Broken(skeleton.Start, skeleton.HasContent ? "a <skeleton> with an href has to be empty" : "a <skeleton> that is empty has to have an href"))),
    ];

    /// <summary>Constraints on a <c>file</c>, a <c>group</c> or a <c>unit</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfContainer { get; } =
    [
        new("id-unique", "4.3.1.21", container => Twice(container.All("notes").SelectMany(notes => notes.All("note")), "the note id")),
        new("extension-id-unique", "4.9.2", container => ExtensionIds(container)),
    ];

    /// <summary>Constraints on a <c>unit</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfUnit { get; } =
    [
        new("segment-missing", "4.2.2.5", unit => unit.First("segment") is null && unit.First("ignorable") is not null ? [new(unit.Start, "<unit> has no <segment>")] : []),
        new("id-unique", "4.3.1.21", unit => Twice(unit.First("originalData")?.All("data") ?? [], "the data id")),
        new("order-range", "4.3.1.24", OutOfRange),
        new("order-unique", "4.3.1.24", OrderedTwice),
        new("order-conflict", "4.8.2", OrderConflicts),
    ];

    /// <summary>Constraints on a <c>segment</c> or <c>ignorable</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfPart { get; } =
    [
        new("sub-state-without-state", "4.3.1.35", part => part["subState"] is not null && part["state"] is null ? [new(part.PlaceOf("subState"), "subState is given without state")] : []),
        new("sub-state-reserved", "4.3.1.35", part => part["subState"]?.StartsWith("xlf:", StringComparison.Ordinal) == true
            ? [new(part.PlaceOf("subState"), "the prefix \"xlf\" is reserved, and no sub-state is defined under it")] : []),
        new("state-without-target", "4.3.1.31", part => part["state"] is "translated" or "reviewed" or "final" && part.First("target") is null
            ? [new(part.PlaceOf("state"), $"the state is \"{part["state"]}\", and there is no <target>")] : []),
        new("source-language", "4.2.2.12", part => Language(part.First("source"), "srcLang")),
        new("target-language", "4.2.2.13", part => Language(part.First("target"), "trgLang")),
        new("space-differs", "4.3.2.2", Spaces),
    ];

    /// <summary>Constraints on a <c>group</c> or <c>unit</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfTyped { get; } =
    [
        new("type-reserved", "4.3.1.40", node => node["type"]?.StartsWith("xlf:", StringComparison.Ordinal) == true ? [new(node.PlaceOf("type"), "the prefix \"xlf\" is reserved")] : []),
    ];

    /// <summary>Every id that was given before among the same elements.</summary>
    internal static IEnumerable<Broken> Twice(IEnumerable<Node> nodes, string what)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
            if (node["id"] is { } id && !seen.Add(id.Trim())) yield return new(node.PlaceOf("id"), $"{what} \"{id}\" is given twice");
    }

    static bool IsPart(Node? node) => node is not null && (node.Is("segment") || node.Is("ignorable"));

    static List<Node> Parts(Node unit) => [.. unit.Children.Where(IsPart)];

    static int? Order(Node? target) => int.TryParse(target?["order"], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var order) ? order : null;

    static IEnumerable<Broken> OutOfRange(Node unit)
    {
        var parts = Parts(unit);
        return parts.Select(part => part.First("target")).OfType<Node>().Where(target => Order(target) > parts.Count)
            .Select(target => new Broken(target.PlaceOf("order"), $"the order is {target["order"]}, and the unit has {parts.Count} segments and ignorables"));
    }

    static IEnumerable<Broken> OrderedTwice(Node unit)
    {
        var seen = new HashSet<int>();
        foreach (var target in Parts(unit).Select(part => part.First("target")).OfType<Node>())
            if (Order(target) is { } order && !seen.Add(order)) yield return new(target.PlaceOf("order"), $"the order {order} is given twice");
    }

    /// <summary>Whoever moves a target to another's place has to move that one too: a part without an order keeps its own place.</summary>
    static IEnumerable<Broken> OrderConflicts(Node unit)
    {
        var parts = Parts(unit);
        foreach (var part in parts)
        {
            if (part.First("target") is { } target && Order(target) is { } order && order <= parts.Count && order >= 1 && Order(parts[order - 1].First("target")) is null)
                yield return new(target.PlaceOf("order"), $"the order {order} is the implicit one of another <{parts[order - 1].Name}>, which has none of its own");
        }
    }

    static IEnumerable<Broken> Language(Node? content, string declared)
    {
        if (content is null) yield break;
        var attribute = new[] { content }.Concat(content.Ancestors()).Select(node => node.Find(XliffNames.Xml, "lang")).FirstOrDefault(found => found is not null);
        var language = content.Ancestors().Last()[declared];
        if (attribute is { } given && language is not null && !string.Equals(given.Value, language, StringComparison.OrdinalIgnoreCase))
            yield return new(content.Start, $"xml:lang of <{content.Name}>, its own or inherited, is \"{given.Value}\", and {declared} is \"{language}\"");
    }

    /// <summary>The committee's test suite takes it for a violation of XLIFF 2.0; in 2.1 nothing forbids it.</summary>
    static IEnumerable<Broken> Spaces(Node part)
    {
        if (part.First("source") is not { } source || part.First("target") is not { } target || Space(source) == Space(target)) yield break;
        var isAdvice = part.Ancestors().Last()["version"] is not "2.0";
        yield return new(target.Start, $"white space is \"{Space(source)}\" in the source and \"{Space(target)}\" in the target", isAdvice);
    }

    static string Space(Node node) => new[] { node }.Concat(node.Ancestors()).Select(n => n.Find(XliffNames.Xml, "space")?.Value).OfType<string>().FirstOrDefault() ?? "default";

    /// <summary>Ids of extensions are unique in the nearest file, group or unit, and name tokens.</summary>
    static IEnumerable<Broken> ExtensionIds(Node container)
    {
        var seen = new HashSet<(string, string)>();
        foreach (var node in container.Children.Where(child => child.Namespace != XliffNames.Core && !Grammar.Version2.Knows(child.Namespace)).SelectMany(child => child.WithDescendants()))
        {
            if ((node.Find("", "id") ?? node.Find(XliffNames.Xml, "id")) is not { } id || Grammar.Version2.Knows(node.Namespace)) continue;
            if (!ValueKind.IsToken(id.Value)) yield return new(id.Start, $"the id \"{id.Value}\" is no name token");
            else if (!seen.Add((node.Namespace, id.Value))) yield return new(id.Start, $"the id \"{id.Value}\" is given twice by one extension");
        }
    }
}
