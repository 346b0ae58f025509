using System.Collections.Frozen;

namespace Translate.Core.Exchange.Validation;

/// <summary>Within what inline elements belong together: a unit, or a translation candidate, which has original data and codes of its own.</summary>
sealed class CodeScope
{
    static readonly FrozenSet<string> Inline = FrozenSet.Create(StringComparer.Ordinal, "cp", "ph", "pc", "sc", "ec", "mrk", "sm", "em");

    CodeScope(Node owner, IReadOnlyList<Part> parts)
    {
        Owner = owner;
        Parts = parts;
        Source = new(IsTarget: false, [.. parts.SelectMany(part => InlineOf(part.Source))]);
        Target = new(IsTarget: true, [.. parts.SelectMany(part => InlineOf(part.Target))]);
        Data = owner.First("originalData")?.All("data").Select(data => data["id"]).OfType<string>().ToHashSet(StringComparer.Ordinal) ?? [];
    }

    /// <summary>A segment or ignorable; a candidate as a whole.</summary>
    internal sealed record Part(Node Element, Node? Source, Node? Target);

    /// <summary>All inline elements of the sources, or of the targets, in their order.</summary>
    internal sealed record Side(bool IsTarget, IReadOnlyList<Node> Inline)
    {
        /// <summary>Those of some names.</summary>
        public IEnumerable<Node> Named(params string[] names) => Inline.Where(node => names.Contains(node.Name));
    }

    /// <summary>The unit or the candidate.</summary>
    public Node Owner { get; }

    /// <summary>It is a unit.</summary>
    public bool IsUnit => Owner.Is("unit");

    /// <summary>Its parts, in their order.</summary>
    public IReadOnlyList<Part> Parts { get; }

    /// <summary>What stands in the sources.</summary>
    public Side Source { get; }

    /// <summary>What stands in the targets.</summary>
    public Side Target { get; }

    /// <summary>Both sides.</summary>
    public IEnumerable<Side> Sides => [Source, Target];

    /// <summary>All inline elements.</summary>
    public IEnumerable<Node> All => Source.Inline.Concat(Target.Inline);

    /// <summary>The codes: inline elements that are no annotation and no character.</summary>
    public IEnumerable<Node> Codes => All.Where(IsCode);

    /// <summary>The ids of its original data.</summary>
    public IReadOnlySet<string> Data { get; }

    /// <summary>The element stands for a code.</summary>
    public static bool IsCode(Node node) => node.Name is "ph" or "pc" or "sc" or "ec";

    /// <summary>The element begins an annotation.</summary>
    public static bool IsAnnotation(Node node) => node.Name is "mrk" or "sm";

    /// <summary>The scope of a unit.</summary>
    public static CodeScope OfUnit(Node unit) =>
        new(unit, [.. unit.Children.Where(child => child.Is("segment") || child.Is("ignorable")).Select(part => new Part(part, part.First("source"), part.First("target")))]);

    /// <summary>The scope of a translation candidate.</summary>
    public static CodeScope OfMatch(Node match) => new(match, [new(match, match.First("source"), match.First("target"))]);

    /// <summary>The inline elements of a source or target.</summary>
    public static IEnumerable<Node> InlineOf(Node? content) => content?.Descendants().Where(node => node.Namespace == XliffNames.Core && Inline.Contains(node.Name)) ?? [];
}
