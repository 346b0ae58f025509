using System.Collections.Immutable;
using Translate.Core.Formats;
using Translate.Core.Memory.Aligning;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Memory.Aligning;

/// <summary>Two documents of which a person has said what belongs together; the first of the fixtures says how they are written.</summary>
sealed record GoldAlignment(string Name, AlignableDocument Source, AlignableDocument Target, ImmutableArray<Bead> Beads)
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Memory", "Aligning", "Fixtures");

    public static readonly IReadOnlyList<GoldAlignment> All = [.. Directory.GetFiles(Folder, "*.txt").Order(StringComparer.Ordinal).Select(Read)];

    public static GoldAlignment Named(string name) => All.Single(gold => gold.Name == name);

    static GoldAlignment Read(string file)
    {
        var name = Path.GetFileNameWithoutExtension(file);
        var locales = Path.GetExtension(name)[1..].Split('-').Select(Locale.Parse).ToArray();
        var groups = File.ReadAllText(file).Split("\n\n").Select(block => block.Split('\n').Where(line => line is ['<' or '>', ..]).ToArray()).Where(lines => lines.Length > 0);
        return Of(name[..name.IndexOf('.', StringComparison.Ordinal)], locales[0], locales[1], [.. groups]);
    }

    /// <summary>An alignment of groups of lines as the fixtures have them.</summary>
    public static GoldAlignment Of(string name, Locale from, Locale to, IReadOnlyList<string[]> groups)
    {
        var (source, target, beads) = (new List<AlignableSegment>(), new List<AlignableSegment>(), ImmutableArray.CreateBuilder<Bead>());
        foreach (var group in groups)
        {
            var (i, j) = (source.Count, target.Count);
            foreach (var line in group) Add(line[0] == '<' ? source : target, line[1..]);
            beads.Add(new(i, source.Count - i, j, target.Count - j, 1));
        }

        return new(name, AlignableDocument.Of(from, source), AlignableDocument.Of(to, target), beads.DrainToImmutable());
    }

    static void Add(List<AlignableSegment> segments, string line)
    {
        var begins = segments.Count == 0 || line[0] is '¶' or '#' || segments[^1].Kind is UnitKind.Heading;
        var unit = segments.Count == 0 ? 0 : segments[^1].Unit + (begins ? 1 : 0);
        segments.Add(new(new Segment("", line[1..].Trim(), " "), unit, line[0] == '#' ? UnitKind.Heading : UnitKind.Paragraph));
    }

    /// <summary>What was found of what there is to find; beads that leave a segment alone count as any other.</summary>
    public (double Precision, double Recall, double F1) Measure(IReadOnlyList<Bead> found, bool pairsOnly = false)
    {
        var expected = Beads.Where(bead => bead.IsPair || !pairsOnly).Select(Bare).SelectMany(Single).ToHashSet();
        var actual = found.Where(bead => bead.IsPair || !pairsOnly).Select(Bare).SelectMany(Single).ToHashSet();
        var right = (double)actual.Count(expected.Contains);
        var (precision, recall) = (right / Math.Max(1, actual.Count), right / Math.Max(1, expected.Count));
        return (precision, recall, precision + recall == 0 ? 0 : 2 * precision * recall / (precision + recall));
    }

    static Bead Bare(Bead bead) => bead with { Confidence = 0 };

    /// <summary>Of several that stand alone beside one another, each is a bead of its own, and where in the other document it would stand means nothing.</summary>
    static IEnumerable<Bead> Single(Bead bead) => bead.IsPair ? [bead]
        : Enumerable.Range(bead.Source, bead.SourceCount).Select(i => new Bead(i, 1, 0, 0, 0)).Concat(Enumerable.Range(bead.Target, bead.TargetCount).Select(j => new Bead(0, 0, j, 1, 0)));
}
