namespace Translate.Core.Exchange.Validation;

/// <summary>Constraints on inline codes: their ids, pairs, data, copies, and what may be done with them.</summary>
static class CodeRules
{
    static readonly string[] Reserved = ["xlf:lb", "xlf:pb", "xlf:b", "xlf:i", "xlf:u"];

    /// <summary>All of them.</summary>
    public static IReadOnlyList<Rule<CodeScope>> All { get; } =
    [
        new("id-unique", "4.3.1.21", SourceIds),
        new("id-unique", "4.3.1.21", TargetIds),
        new("id-corresponding", "4.3.1.21", Corresponding),
        new("start-without-end", "4.2.3.4", scope => scope.Sides.SelectMany(Starts)),
        new("end-without-start", "4.2.3.5", scope => scope.Sides.SelectMany(Ends)),
        new("end-reference", "4.2.3.5", scope => scope.All.Where(node => node.Name is "ec").SelectMany(EndReference)),
        new("end-direction", "4.2.3.5", scope => scope.All.Where(node => node.Name is "ec" && !IsIsolated(node) && node["dir"] is not null)
            .Select(node => new Broken(node.PlaceOf("dir"), "dir may stand on an <ec> only where it is isolated"))),
        new("pair-hints", "4.2.3.4", scope => Pairs(scope).SelectMany(pair => Hints(pair.Start, pair.End))),
        new("pair-differs", "4.7.2.2", scope => Pairs(scope).SelectMany(pair => Differing(pair.Start, pair.End))),
        new("data-reference", "4.3.1.9", scope => References(scope, "dataRef")),
        new("data-reference", "4.3.1.10", scope => References(scope, "dataRefEnd")),
        new("data-reference", "4.3.1.11", scope => References(scope, "dataRefStart")),
        new("half-of-pair", "4.2.3.3", scope => scope.All.Where(node => node.Name is "pc").SelectMany(Halves)) { IsAdvice = true },
        new("copy-of-unknown", "4.3.1.8", scope => Copies(scope).Where(copy => copy.Base is null)
            .Select(copy => new Broken(copy.Copy.PlaceOf("copyOf"), $"no code in the {Scope(scope)} has the id \"{copy.Copy["copyOf"]}\""))),
        new("copy-of-data", "4.7.2.4.1", scope => Copies(scope).Where(copy => HasData(copy.Copy) || (copy.Base is not null && HasData(copy.Base)))
            .Select(copy => new Broken(copy.Copy.PlaceOf("copyOf"), "copyOf is for copies of codes without original data; a copy of others refers to the same data"))),
        new("copy-forbidden", "4.7.2.4.1", scope => Copies(scope).Where(copy => copy.Base?["canCopy"] is "no")
            .Select(copy => new Broken(copy.Copy.PlaceOf("copyOf"), $"the code \"{copy.Copy["copyOf"]}\" says that it cannot be copied"))),
        new("sub-type-without-type", "4.3.1.36", scope => scope.Codes.Where(code => code["subType"] is not null && code["type"] is null)
            .Select(code => new Broken(code.PlaceOf("subType"), "subType is given without type"))),
        new("sub-type-of-type", "4.3.1.36", scope => scope.Codes.SelectMany(SubType)),
        new("reorder-hints", "4.7.2.6", scope => scope.Codes.Where(code => code["canReorder"] is "no" or "firstNo" && (code["canCopy"] is not "no" || code["canDelete"] is not "no"))
            .Select(code => new Broken(code.PlaceOf("canReorder"), $"canReorder is \"{code["canReorder"]}\", so canCopy and canDelete have to be \"no\""))),
        new("reorder-sequence", "4.7.2.6", scope => scope.Sides.SelectMany(Sequences)),
        new("reorder-changed", "4.7.2.6", Reordered),
        new("code-deleted", "4.7.2.6", Deleted),
        new("character-writable", "4.2.3.1", scope => scope.All.Where(node => node.Name is "cp").SelectMany(Writable)),
    ];

    internal static bool IsIsolated(Node node) => node["isolated"] is "yes";

    static string Scope(CodeScope scope) => scope.IsUnit ? "unit" : "match";

    static IEnumerable<Broken> SourceIds(CodeScope scope)
    {
        var nodes = scope.IsUnit ? scope.Parts.SelectMany(part => CodeScope.InlineOf(part.Source).Prepend(part.Element)) : scope.Source.Inline;
        return StructureRules.Twice(nodes, "the id");
    }

    static IEnumerable<Broken> TargetIds(CodeScope scope) => StructureRules.Twice(scope.Target.Inline, "the id");

    /// <summary>A target's element has the id of the one that it corresponds to in the source beside it, and an id of its own where there is none.</summary>
    static IEnumerable<Broken> Corresponding(CodeScope scope)
    {
        var sources = new Dictionary<string, (Node Node, CodeScope.Part Part)>(StringComparer.Ordinal);
        foreach (var part in scope.Parts)
        {
            foreach (var node in CodeScope.InlineOf(part.Source).Concat(scope.IsUnit ? [part.Element] : []))
                if (node["id"] is { } id) sources.TryAdd(id, (node, part));
        }

        foreach (var part in scope.Parts)
        {
            foreach (var node in CodeScope.InlineOf(part.Target))
            {
                if (node["id"] is not { } id || !sources.TryGetValue(id, out var found)) continue;
                if (found.Part != part) yield return new(node.PlaceOf("id"), $"the id \"{id}\" is that of an element in another part of the {Scope(scope)}");
                else if (Shape(found.Node) != Shape(node)) yield return new(node.PlaceOf("id"), $"the id \"{id}\" is that of a <{found.Node.Name}> in the source, and this is a <{node.Name}>");
            }
        }
    }

    /// <summary>A span may be written in two ways (4.7.2.2, 4.7.3.2).</summary>
    static string Shape(Node node) => node.Name switch { "pc" or "sc" => "span", "mrk" or "sm" => "annotation", var name => name };

    static IEnumerable<Broken> Starts(CodeScope.Side side)
    {
        var ends = side.Named("ec").Where(end => end["startRef"] is not null).ToLookup(end => end["startRef"]!, StringComparer.Ordinal);
        foreach (var start in side.Named("sc"))
        {
            var own = ends[start["id"] ?? ""];
            if (IsIsolated(start) && own.Any()) yield return new(start.PlaceOf("isolated"), $"the <sc> \"{start["id"]}\" says that it is isolated, and an <ec> refers to it");
            else if (!IsIsolated(start) && !own.Any()) yield return new(start.Start, $"the <sc> \"{start["id"]}\" has no <ec>, and does not say that it is isolated");
            else if (own.Skip(1).FirstOrDefault() is { } second) yield return new(second.PlaceOf("startRef"), $"the <sc> \"{start["id"]}\" has a second <ec>");
        }
    }

    static IEnumerable<Broken> Ends(CodeScope.Side side)
    {
        var starts = side.Named("sc").Where(start => start["id"] is not null).ToLookup(start => start["id"]!, StringComparer.Ordinal);
        foreach (var end in side.Named("ec").Where(end => end["startRef"] is not null))
        {
            var reference = end["startRef"]!;
            if (!starts.Contains(reference)) yield return new(end.PlaceOf("startRef"), $"no <sc> has the id \"{reference}\"");
            else if (starts[reference].First().Start > end.Start) yield return new(end.PlaceOf("startRef"), $"the <ec> stands before its <sc> \"{reference}\"");
        }
    }

    static IEnumerable<Broken> EndReference(Node end)
    {
        if (IsIsolated(end) && end["id"] is null) yield return new(end.Start, "an isolated <ec> has to have an id");
        if (IsIsolated(end) && end["startRef"] is not null) yield return new(end.PlaceOf("startRef"), "an isolated <ec> has no startRef");
        if (!IsIsolated(end) && end["startRef"] is null) yield return new(end.Start, "an <ec> that is not isolated has to have a startRef");
        if (!IsIsolated(end) && end["id"] is not null) yield return new(end.PlaceOf("id"), "an <ec> that is not isolated has no id");
    }

    static IEnumerable<(Node Start, Node End)> Pairs(CodeScope scope)
    {
        foreach (var side in scope.Sides)
        {
            var starts = new Dictionary<string, Node>(StringComparer.Ordinal);
            foreach (var start in side.Named("sc"))
                if (start["id"] is { } id) starts.TryAdd(id, start);
            foreach (var end in side.Named("ec"))
                if (end["startRef"] is { } reference && starts.TryGetValue(reference, out var start)) yield return (start, end);
        }
    }

    static IEnumerable<Broken> Hints(Node start, Node end)
    {
        foreach (var hint in new[] { "canCopy", "canDelete", "canOverlap" })
        {
            if (!string.Equals(start[hint] ?? "yes", end[hint] ?? "yes", StringComparison.Ordinal))
                yield return new(end.PlaceOf(hint), $"{hint} is \"{start[hint] ?? "yes"}\" on the <sc> \"{start["id"]}\" and \"{end[hint] ?? "yes"}\" on its <ec>");
        }

        var expected = start["canReorder"] is "firstNo" ? "no" : start["canReorder"] ?? "yes";
        if (!string.Equals(expected, end["canReorder"] ?? "yes", StringComparison.Ordinal))
            yield return new(end.PlaceOf("canReorder"), $"canReorder is \"{start["canReorder"] ?? "yes"}\" on the <sc> \"{start["id"]}\", so it has to be \"{expected}\" on its <ec>");
    }

    /// <summary>The two markers of a code say the same of it, where both say anything.</summary>
    static IEnumerable<Broken> Differing(Node start, Node end)
    {
        foreach (var attribute in new[] { "type", "subType", "copyOf" })
        {
            if (start[attribute] is { } one && end[attribute] is { } other && !string.Equals(one, other, StringComparison.Ordinal))
                yield return new(end.PlaceOf(attribute), $"{attribute} is \"{one}\" on the <sc> \"{start["id"]}\" and \"{other}\" on its <ec>");
        }
    }

    static IEnumerable<Broken> References(CodeScope scope, string attribute) =>
        scope.Codes.Where(code => code[attribute] is { } reference && !scope.Data.Contains(reference))
            .Select(code => new Broken(code.PlaceOf(attribute), $"{attribute} is \"{code[attribute]}\", and the {Scope(scope)} has no <data> with that id"));

    static IEnumerable<Broken> Halves(Node code)
    {
        foreach (var name in new[] { "dataRef", "equiv", "subFlows" })
        {
            var (start, end) = (name + "Start", name + "End");
            if ((code[start] is null) == (code[end] is null)) continue;
            var (given, missing) = code[start] is null ? (end, start) : (start, end);
            yield return new(code.PlaceOf(given), $"{given} is given without {missing}");
        }
    }

    static IEnumerable<(Node Copy, Node? Base)> Copies(CodeScope scope)
    {
        var codes = scope.Codes.Where(code => code["id"] is not null).ToLookup(code => code["id"]!, StringComparer.Ordinal);
        return scope.Codes.Where(code => code["copyOf"] is not null).Select(copy => (copy, codes[copy["copyOf"]!].FirstOrDefault()));
    }

    static bool HasData(Node code) => code["dataRef"] is not null || code["dataRefStart"] is not null || code["dataRefEnd"] is not null;

    static IEnumerable<Broken> SubType(Node code)
    {
        if (code["subType"] is not { } sub || !sub.StartsWith("xlf:", StringComparison.Ordinal)) yield break;
        var type = Reserved.Contains(sub) ? "fmt" : sub is "xlf:var" ? "ui" : null;
        if (type is null) yield return new(code.PlaceOf("subType"), $"\"{sub}\" is none of the reserved sub-types");
        else if (code["type"] is { } given && given != type) yield return new(code.PlaceOf("type"), $"the sub-type \"{sub}\" goes with the type \"{type}\", not with \"{given}\"");
    }

    /// <summary>A code that cannot be reordered follows one of its sequence.</summary>
    static IEnumerable<Broken> Sequences(CodeScope.Side side)
    {
        var held = side.Named("sc").Where(start => start["canReorder"] is "no" or "firstNo").Select(start => start["id"]).OfType<string>().ToHashSet(StringComparer.Ordinal);
        var isOpen = false;
        foreach (var code in side.Inline.Where(CodeScope.IsCode))
        {
            var hint = code["canReorder"] ?? "yes";

            // The end of a code that is in a sequence is part of it wherever it stands.
            if (code.Name is "ec" && hint is "no" && code["startRef"] is { } start && held.Contains(start)) continue;
            if (hint is "no" && !isOpen) yield return new(code.PlaceOf("canReorder"), "canReorder is \"no\", and the code before it is not of a sequence that begins with \"firstNo\"");
            isOpen = hint is "firstNo" or "no";
        }
    }

    /// <summary>The markers of each sequence in the target stand as they do in the source.</summary>
    static IEnumerable<Broken> Reordered(CodeScope scope)
    {
        var target = Markers(scope.Target);
        var places = new Dictionary<string, (int Place, Node Code)>(StringComparer.Ordinal);
        for (var i = 0; i < target.Count; i++) places.TryAdd(target[i].Key, (i, target[i].Code));
        var sequence = new List<string>();
        foreach (var (key, hint, _) in Markers(scope.Source).Append(("", "yes", scope.Owner)))
        {
            if (hint is "no")
            {
                sequence.Add(key);
                continue;
            }

            var found = sequence.Where(places.ContainsKey).Select(marker => places[marker]).ToList();
            for (var i = 1; i < found.Count; i++)
            {
                if (found[i].Place > found[i - 1].Place) continue;
                yield return new(found[i].Code.Start, "codes that cannot be reordered stand in another order than in the source");
                break;
            }

            sequence = hint is "firstNo" ? [key] : [];
        }
    }

    /// <summary>Where codes begin and end, each with a name that is the same in the source and in the target.</summary>
    static List<(string Key, string Hint, Node Code)> Markers(CodeScope.Side side)
    {
        var markers = new List<(string, string, Node)>();
        var open = new Stack<Node>();
        foreach (var code in side.Inline.Where(CodeScope.IsCode))
        {
            while (open.TryPeek(out var outer) && !code.Ancestors().Contains(outer)) Close(open.Pop());
            var isEnd = code.Name is "ec" && code["startRef"] is not null;
            markers.Add(((isEnd ? "/" : "") + (code["id"] ?? code["startRef"]), code["canReorder"] ?? "yes", code));
            if (code.Name is "pc") open.Push(code);
        }

        while (open.TryPop(out var last)) Close(last);
        return markers;

        void Close(Node span) => markers.Add(("/" + span["id"], span["canReorder"] is "no" or "firstNo" ? "no" : "yes", span));
    }

    /// <summary>A code that cannot be deleted is in the target, where there is one; before a segment is final that is advice in XLIFF 2.1, a rule in 2.0.</summary>
    static IEnumerable<Broken> Deleted(CodeScope scope)
    {
        if (!scope.IsUnit) yield break;
        var isOld = scope.Owner.Ancestors().Last()["version"] is "2.0";
        var present = scope.Target.Inline.Where(code => code["id"] is not null).Select(code => code["id"]!).ToHashSet(StringComparer.Ordinal);
        foreach (var part in scope.Parts.Where(part => part.Target is not null))
        {
            foreach (var code in CodeScope.InlineOf(part.Source).Where(code => CodeScope.IsCode(code) && code["canDelete"] is "no" && code["id"] is { } id && !present.Contains(id)))
                yield return new(part.Target!.Start, $"the code \"{code["id"]}\" cannot be deleted and is not in the target", IsAdvice: !isOld && part.Element["state"] is not "final");
        }
    }

    static IEnumerable<Broken> Writable(Node node)
    {
        if (int.TryParse(node["hex"], System.Globalization.NumberStyles.AllowHexSpecifier, System.Globalization.CultureInfo.InvariantCulture, out var point)
            && point is >= 0 and <= 0x10FFFF && (point > 0xFFFF || System.Xml.XmlConvert.IsXmlChar((char)point)))
            yield return new(node.PlaceOf("hex"), $"the character U+{node["hex"]} can stand in XML as it is");
    }
}
