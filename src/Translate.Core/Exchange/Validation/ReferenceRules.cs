namespace Translate.Core.Exchange.Validation;

/// <summary>Constraints on what elements refer to elsewhere in their file. Asked of a file, so that what is referred to is gathered once.</summary>
static class ReferenceRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule<Node>> OfFile { get; } =
    [
        new("sub-flow-unknown", "4.3.1.32", file => SubFlows(file, "subFlows")),
        new("sub-flow-unknown", "4.3.1.33", file => SubFlows(file, "subFlowsEnd")),
        new("sub-flow-unknown", "4.3.1.34", file => SubFlows(file, "subFlowsStart")),
        new("span-reference", "5.1", file => Spans(file, node => node.Is(XliffNames.Matches, "match"))),
        new("span-reference", "5.2", file => Spans(file, node => node.Is(XliffNames.Glossary, "glossEntry") || node.Is(XliffNames.Glossary, "translation"))),
        new("resource-reference", "5.5", Resources),
        new("size-value", "5.6", Sizes),
        new("size-reference", "5.6", SizeData),
        new("its-reference", "5.8", file => Records(file, "locQualityIssuesRef", "locQualityIssues")),
        new("its-reference", "5.8", file => Records(file, "provenanceRecordsRef", "provenanceRecords")),
        new("revision-reference", "2.0:5.6", Revisions),
    ];

    static IEnumerable<Broken> SubFlows(Node file, string attribute)
    {
        var units = file.Descendants().Where(node => node.Is("unit")).Select(unit => unit["id"]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return from code in file.Descendants()
               where code[attribute] is not null && code.Namespace == XliffNames.Core && CodeScope.IsCode(code)
               from id in ValueKind.Tokens(code[attribute]!)
               where !units.Contains(id)
               select new Broken(code.PlaceOf(attribute), $"the file has no unit \"{id}\"");
    }

    /// <summary>References to a span of text in the same unit, a segment or an inline element; the Schematron takes its bare id, too.</summary>
    static IEnumerable<Broken> Spans(Node file, Func<Node, bool> refers)
    {
        foreach (var unit in file.Descendants().Where(node => node.Is("unit")))
        {
            HashSet<string>? spans = null;
            foreach (var node in unit.Children.Where(child => child.Namespace != XliffNames.Core).SelectMany(child => child.Descendants()).Where(refers))
            {
                if (node["ref"] is not { } reference) continue;
                if (reference.StartsWith('#') && FragmentIdentifier.WhyWrong(reference) is { } problem)
                {
                    yield return new(node.PlaceOf("ref"), problem);
                    continue;
                }

                spans ??= SpansOf(CodeScope.OfUnit(unit));
                var id = FragmentIdentifier.LastId(reference);
                if (!spans.Contains(id)) yield return new(node.PlaceOf("ref"), $"the unit has no span of text with the id \"{id}\"");
            }
        }
    }

    static HashSet<string> SpansOf(CodeScope scope) =>
        scope.All.Concat(scope.Parts.Select(part => part.Element)).Select(node => node["id"]).OfType<string>().ToHashSet(StringComparer.Ordinal);

    static IEnumerable<Broken> Resources(Node file)
    {
        var items = file.Children.Where(child => child.Is(XliffNames.Resources, "resourceData")).SelectMany(data => data.Children)
            .Where(item => item.Is(XliffNames.Resources, "resourceItem")).Select(item => item["id"]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        return from reference in file.Descendants()
               where reference.Is(XliffNames.Resources, "resourceItemRef") && reference["ref"] is { } id && !items.Contains(id)
               select new Broken(reference.PlaceOf("ref"), $"the file has no <resourceItem> with the id \"{reference["ref"]}\"");
    }

    /// <summary>The values of the profiles that the specification itself defines; others have their own.</summary>
    static IEnumerable<Broken> Sizes(Node file)
    {
        var profiles = file.Children.FirstOrDefault(child => child.Is(XliffNames.Sizes, "profiles"));
        foreach (var node in file.WithDescendants())
        {
            foreach (var attribute in node.Attributes.Where(attribute => attribute.Namespace == XliffNames.Sizes))
            {
                var profile = attribute.Name is "storageRestriction" or "equivStorage" ? profiles?["storageProfile"] : profiles?["generalProfile"];
                if (profile is not (null or "" or "xliff:codepoints" or "xliff:utf8" or "xliff:utf16" or "xliff:utf32")) continue;
                var kind = attribute.Name switch
                {
                    "storageRestriction" or "sizeRestriction" => ValueKind.Of("size"),
                    "equivStorage" or "sizeInfo" when attribute.Value.Length > 0 => ValueKind.Of("integer"),
                    _ => null,
                };
                if (kind?.Accepts(attribute.Value) == false) yield return new(attribute.Start, $"{attribute.Name} is \"{attribute.Value}\"; expected {kind.Expected}");
            }
        }
    }

    /// <summary>References to data of the size and length restriction module, which stand beside the element or beside what it stands in.</summary>
    static IEnumerable<Broken> SizeData(Node file)
    {
        var data = Gathered(file, child => child.Is(XliffNames.Sizes, "data"), records => records.Descendants().Select(node => node["id"]));
        return from node in file.WithDescendants()
               let reference = node.Find(XliffNames.Sizes, "sizeInfoRef")
               where reference is not null && !node.Ancestors().Any(outer => data.TryGetValue(outer, out var ids) && ids.Contains(reference.Value.Value))
               select new Broken(reference.Value.Start, $"no <data> of the module beside it, or beside what it stands in, has an element with the id \"{reference.Value.Value}\"");
    }

    /// <summary>References to records of the Internationalization Tag Set in the same unit or around it: <c>#its=</c> and their id.</summary>
    static IEnumerable<Broken> Records(Node file, string attribute, string element)
    {
        var records = Gathered(file, child => child.Is(XliffNames.Its, element), found => [found["id"] ?? found.Find(XliffNames.Xml, "id")?.Value]);
        foreach (var node in file.WithDescendants())
        {
            if (node.Find(XliffNames.Its, attribute) is not { } reference) continue;
            var at = reference.Value.LastIndexOf("its=", StringComparison.Ordinal);
            if (at < 0 || !node.Ancestors().Prepend(node).Any(outer => records.TryGetValue(outer, out var ids) && ids.Contains(reference.Value[(at + 4)..])))
                yield return new(reference.Start, $"\"{reference.Value}\" leads to no <{element}> of the unit, or of what it stands in; expected \"#its=\" and an id");
        }
    }

    static IEnumerable<Broken> Revisions(Node file)
    {
        var named = new Dictionary<Node, HashSet<(string, string)>>();
        foreach (var revisions in file.Descendants().Where(node => node.Is(XliffNames.Changes, "revisions")))
        {
            if (revisions["ref"] is not { } id || revisions["appliesTo"] is not { } element) continue;
            var container = revisions.Ancestors().First(outer => outer.Is("unit") || outer.Is("group") || outer.Is("file"));
            if (!named.TryGetValue(container, out var names))
                named[container] = names = container.Descendants().Where(node => node["id"] is not null).Select(node => (node.Name, node["id"]!)).ToHashSet();
            if (!names.Contains((element, id))) yield return new(revisions.PlaceOf("ref"), $"<{container.Name}> has no <{element}> with the id \"{id}\"");
        }
    }

    /// <summary>The ids in some children of each element that has such children.</summary>
    static Dictionary<Node, HashSet<string>> Gathered(Node file, Func<Node, bool> holds, Func<Node, IEnumerable<string?>> ids)
    {
        var gathered = new Dictionary<Node, HashSet<string>>();
        foreach (var holder in file.Descendants().Where(holds))
        {
            if (!gathered.TryGetValue(holder.Parent!, out var set)) gathered[holder.Parent!] = set = new(StringComparer.Ordinal);
            set.UnionWith(ids(holder).OfType<string>());
        }

        return gathered;
    }
}
