namespace Translate.Core.Exchange.Validation;

/// <summary>Constraints of XLIFF 1.2: identities and what refers to them, as its strict schema has them, and what its text says of codes and references.</summary>
/// <remarks>The standard's sections of elements and attributes have no numbers; they are cited by their anchors: <c>1.2:trans-unit</c>.</remarks>
static class Xliff1Rules
{
    /// <summary>Constraints on a <c>file</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfFile { get; } =
    [
        new("id-unique", "1.2:id", file => StructureRules.Twice(Named(file, "trans-unit", "bin-unit"), "the unit id")),
        new("id-unique", "1.2:id", file => StructureRules.Twice(Named(file, "group"), "the group id")),
        new("name-unique", "1.2:count-group", file => Twice(Named(file, "count-group"), "name")),
        new("name-unique", "1.2:context-group", file => Twice(Named(file, "context-group"), "name")),
        new("name-unique", "1.2:uid", file => Twice(Named(file, "external-file"), "uid")),
        new("name-unique", "1.2:tool-id", file => Twice(Named(file, "tool"), "tool-id")),
        new("name-unique", "1.2:phase-name", file => Twice(Named(file, "phase"), "phase-name")),
        new("tool-unknown", "1.2:tool-id", file => Unknown(Named(file, "phase", "alt-trans").Prepend(file), "tool-id", Named(file, "tool"), "tool-id", "tool of the header")),
        new("phase-unknown", "1.2:phase-name", file => Unknown(Named(file, "count", "trans-unit", "target", "bin-unit", "bin-target"), "phase-name", Named(file, "phase"), "phase-name", "phase of the header")),
        new("unit-unknown", "1.2:xid", file => Unknown(Named(file, "bpt", "ept", "it", "ph", "g", "x", "bx", "ex", "sub"), "xid", Named(file, "trans-unit", "bin-unit"), "id", "unit of the file")),
    ];

    /// <summary>Constraints on a <c>trans-unit</c> or an <c>alt-trans</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfUnit { get; } =
    [
        new("segment-unique", "1.2:mid", unit => Twice(Marks(unit, "seg-source"), "mid")),
        new("segment-unknown", "1.2:mid", unit => Unknown(Marks(unit, "target").Concat(unit.Children.Where(child => Is(child, "alt-trans"))), "mid", Marks(unit, "seg-source"), "mid", "segment of the seg-source")),
        new("segment-unnamed", "1.2:seg-source", unit => Child(unit, "seg-source").SelectMany(content => content.Descendants()).Where(mark => Is(mark, "mrk") && mark["mtype"] is "seg" && mark["mid"] is null)
            .Select(mark => new Broken(mark.Start, "a segment without a mid cannot be found in the target"))) { IsAdvice = true },
    ];

    /// <summary>Constraints on a <c>source</c>, <c>seg-source</c> or <c>target</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfText { get; } =
    [
        new("pair-unique", "1.2:rid", content => Twice(Named(content, "bpt"), "rid")),
        new("pair-unique", "1.2:rid", content => Twice(Named(content, "bx"), "rid")),
        new("pair-unknown", "1.2:rid", content => Unknown(Named(content, "ept"), "rid", Named(content, "bpt"), "rid", "<bpt> beside it")),
        new("pair-unknown", "1.2:rid", content => Unknown(Named(content, "ex"), "rid", Named(content, "bx"), "rid", "<bx> beside it")),
        new("pair-incomplete", "1.2:bpt", content => Alone(content, "bpt", "ept")) { IsAdvice = true },
        new("pair-incomplete", "1.2:bx", content => Alone(content, "bx", "ex")) { IsAdvice = true },
    ];

    /// <summary>Constraints on a <c>prop-group</c>.</summary>
    public static IReadOnlyList<Rule<Node>> OfProperties { get; } =
        [new("element-deprecated", "1.2:prop-group", properties => [new(properties.Start, "<prop-group> is not used any more; elements of another namespace took its place")]) { IsAdvice = true }];

    static bool Is(Node node, string element) => node.Is(XliffNames.Version12, element);

    static IEnumerable<Node> Child(Node parent, string element) => parent.Children.Where(child => Is(child, element));

    static IEnumerable<Node> Named(Node within, params string[] elements) => within.Descendants().Where(node => node.Namespace == XliffNames.Version12 && elements.Contains(node.Name));

    /// <summary>What stands as a segment in a <c>seg-source</c> or <c>target</c>: marks directly in it, and those that say so wherever they are.</summary>
    static IEnumerable<Node> Marks(Node unit, string element) =>
        Child(unit, element).SelectMany(content => Named(content, "mrk").Where(mark => mark["mid"] is not null && (mark.Parent == content || mark["mtype"] is "seg")));

    static IEnumerable<Broken> Twice(IEnumerable<Node> nodes, string attribute)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in nodes)
            if (node[attribute] is { } value && !seen.Add(value)) yield return new(node.PlaceOf(attribute), $"the {attribute} \"{value}\" is given twice");
    }

    static IEnumerable<Broken> Unknown(IEnumerable<Node> nodes, string attribute, IEnumerable<Node> known, string named, string what)
    {
        HashSet<string>? names = null;
        foreach (var node in nodes)
        {
            if (node[attribute] is not { } value) continue;
            names ??= known.Select(one => one[named]).OfType<string>().ToHashSet(StringComparer.Ordinal);
            if (!names.Contains(value)) yield return new(node.PlaceOf(attribute), $"there is no {what} with the {named} \"{value}\"");
        }
    }

    /// <summary>Halves of pairs whose other half is not there; halves go by their rid, or else by their id.</summary>
    static IEnumerable<Broken> Alone(Node content, string start, string end)
    {
        var (starts, ends) = (Halves(start), Halves(end));
        return starts.Where(pair => !ends.ContainsKey(pair.Key)).Select(pair => new Broken(pair.Value.Start, $"the <{start}> \"{pair.Key}\" has no <{end}>"))
            .Concat(ends.Where(pair => !starts.ContainsKey(pair.Key)).Select(pair => new Broken(pair.Value.Start, $"the <{end}> \"{pair.Key}\" has no <{start}>")));

        Dictionary<string, Node> Halves(string name)
        {
            var halves = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (var half in Named(content, name)) halves.TryAdd(half["rid"] ?? half["id"] ?? "", half);
            return halves;
        }
    }
}
