namespace Translate.Core.Exchange.Validation;

/// <summary>Constraints on annotations: <c>mrk</c>, and <c>sm</c> with <c>em</c>.</summary>
static class AnnotationRules
{
    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule<CodeScope>> All { get; } =
    [
        new("start-without-end", "4.2.3.7", scope => scope.Sides.SelectMany(Starts)),
        new("end-without-start", "4.2.3.8", scope => scope.Sides.SelectMany(Ends)),
        new("annotation-translate", "4.7.3.1.1", scope => Annotations(scope, "generic").Where(node => node["translate"] is null && !HasIts(node))
            .Select(node => new Broken(node.Start, $"a <{node.Name}> of the type \"generic\" has to say translate"))),
        new("annotation-comment", "4.7.3.1.3", scope => Annotations(scope, "comment").Where(node => (node["value"] is null) == (node["ref"] is null))
            .Select(node => new Broken(node.Start, node["value"] is null ? "a comment has to have a value or a ref" : "a comment has either a value or a ref"))),
        new("comment-reference", "4.7.3.1.3", NoteReferences),
        new("match-reference", "5.1", scope => Annotations(scope, "mtc:match").Where(node => node["ref"] is not null)
            .Select(node => new Broken(node.PlaceOf("ref"), "a translation candidate annotation has no ref"))),
        new("fragment-syntax", "3", scope => scope.All.Where(node => CodeScope.IsAnnotation(node) && node["ref"]?.StartsWith('#') == true && FragmentIdentifier.WhyWrong(node["ref"]!) is not null)
            .Select(node => new Broken(node.PlaceOf("ref"), FragmentIdentifier.WhyWrong(node["ref"]!)!))),
        new("fragment-prefix", "3.2", scope => scope.All.Where(node => CodeScope.IsAnnotation(node)).SelectMany(Prefixes)) { IsAdvice = true },
    ];

    static IEnumerable<Node> Annotations(CodeScope scope, string type) => scope.All.Where(node => CodeScope.IsAnnotation(node) && (node["type"] ?? "generic") == type);

    internal static bool HasIts(Node node) => node.Attributes.Any(attribute => attribute.Namespace is XliffNames.Its or XliffNames.ItsModule);

    static IEnumerable<Broken> Starts(CodeScope.Side side)
    {
        var ends = side.Named("em").ToLookup(end => end["startRef"] ?? "", StringComparer.Ordinal);
        foreach (var start in side.Named("sm"))
        {
            var own = ends[start["id"] ?? ""];
            if (!own.Any()) yield return new(start.Start, $"the <sm> \"{start["id"]}\" has no <em>");
            else if (own.Skip(1).FirstOrDefault() is { } second) yield return new(second.PlaceOf("startRef"), $"the <sm> \"{start["id"]}\" has a second <em>");
        }
    }

    static IEnumerable<Broken> Ends(CodeScope.Side side)
    {
        var starts = side.Named("sm").ToLookup(start => start["id"] ?? "", StringComparer.Ordinal);
        foreach (var end in side.Named("em"))
        {
            if (end["startRef"] is not { } reference) continue;
            if (!starts.Contains(reference)) yield return new(end.PlaceOf("startRef"), $"no <sm> has the id \"{reference}\"");
            else if (starts[reference].First().Start > end.Start) yield return new(end.PlaceOf("startRef"), $"the <em> stands before its <sm> \"{reference}\"");
        }
    }

    /// <summary>The note is in the same unit; the schema's Schematron takes its bare id, too.</summary>
    static IEnumerable<Broken> NoteReferences(CodeScope scope)
    {
        var unit = scope.IsUnit ? scope.Owner : scope.Owner.Enclosing("unit");
        var notes = unit?.First("notes")?.All("note").Select(note => note["id"]).OfType<string>().ToHashSet(StringComparer.Ordinal) ?? [];
        return from annotation in Annotations(scope, "comment")
               where annotation["ref"] is not null && annotation["value"] is null
               let id = FragmentIdentifier.LastId(annotation["ref"]!)
               where !notes.Contains(id)
               select new Broken(annotation.PlaceOf("ref"), $"the unit has no note with the id \"{id}\"");
    }

    static IEnumerable<Broken> Prefixes(Node annotation)
    {
        if (annotation["ref"] is not { } reference || !reference.StartsWith('#') || FragmentIdentifier.WhyWrong(reference) is not null) yield break;
        foreach (var prefix in FragmentIdentifier.UnknownPrefixes(reference))
            yield return new(annotation.PlaceOf("ref"), $"\"{prefix}\" is no prefix of XLIFF's core and modules; one of an extension has to be registered");
    }
}
