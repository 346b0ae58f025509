using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Pretranslation;

/// <summary>A document's units split into segments, in order: what pretranslation fills and reassembly joins again.</summary>
public sealed class SegmentedDocument
{
    readonly List<Segment> segments;
    readonly Dictionary<string, Range> units;

    SegmentedDocument(List<Segment> segments, Dictionary<string, Range> units, IReadOnlyList<PretranslationSource> sources)
    {
        this.segments = segments;
        this.units = units;
        Sources = sources;
    }

    /// <summary>The segments' sources with what stands around them.</summary>
    public IReadOnlyList<PretranslationSource> Sources { get; }

    /// <summary>Splits units into segments.</summary>
    public static SegmentedDocument Of(IReadOnlyList<Unit> units, Segmenter segmenter)
    {
        var all = new List<Segment>(units.Count);
        var owners = new List<Unit>(units.Count);
        var ranges = new Dictionary<string, Range>(units.Count, StringComparer.Ordinal);
        foreach (var unit in units)
        {
            var first = all.Count;
            all.AddRange(segmenter.Segment(unit));
            owners.AddRange(Enumerable.Repeat(unit, all.Count - first));
            ranges.Add(unit.Id, first..all.Count);
        }

        var contexts = SegmentContexts.Of([.. all.Zip(owners, (s, unit) => (s.Source, unit.Kind is UnitKind.Entry ? unit.Id : null))]);
        return new(all, ranges, [.. all.Zip(contexts, owners).Select(s => new PretranslationSource(s.First.Source, s.Second) { Standing = s.Third.Standing })]);
    }

    /// <summary>The function that gives each unit its target for reassembly; a segment without one stays as it is in the source, a unit that is not here as it is in the file.</summary>
    /// <param name="targets">A target or null for each of <see cref="Sources"/>.</param>
    public Func<Unit, InlineText?> Join(IReadOnlyList<Target?> targets) => unit =>
    {
        if (!units.TryGetValue(unit.Id, out var own)) return null;
        var (first, count) = own.GetOffsetAndLength(segments.Count);
        return Enumerable.Range(first, count).All(i => targets[i] is null)
            ? null
            : InlineText.Concat(Enumerable.Range(first, count).SelectMany(i => new[] { segments[i].Before, targets[i]?.Text ?? segments[i].Source, segments[i].After }));
    };
}
