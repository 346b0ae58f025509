using Translate.Core.Memory;
using Translate.Core.Memory.Aligning;
using Xunit.Abstractions;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory.Aligning;

/// <summary>How much of what a person paired is found. Precision, recall and F1 are of beads, those that leave a segment alone included.</summary>
public sealed class AlignmentAccuracyTests(ITestOutputHelper output)
{
    [Theory]
    [InlineData("night-buses", 1.0)]
    [InlineData("observatory", 1.0)]
    [InlineData("manual", 0.95)]
    [InlineData("harbor", 1.0)]
    [InlineData("library", 1.0)]
    [InlineData("island", 0.92)]
    public void The_beads_of_a_translated_text_are_found(string name, double least)
    {
        var gold = GoldAlignment.Named(name);
        Assert.True(Told(gold, DocumentAligner.Align(gold.Source, gold.Target)) >= least);
    }

    [Fact]
    public void Our_own_article_is_paired_sentence_by_sentence()
    {
        var gold = Article();
        Assert.Equal(1, Told(gold, DocumentAligner.Align(gold.Source, gold.Target)));
    }

    /// <summary>In a hundred versions of the article one sentence in ten has no partner, one in ten is joined with the next in one language.</summary>
    [Fact]
    public void What_was_edited_in_many_ways_is_found_as_well()
    {
        var f1 = Enumerable.Range(1, 100).Average(seed =>
        {
            var gold = Edited([Article()], new Random(seed));
            return gold.Measure(DocumentAligner.Align(gold.Source, gold.Target)).F1;
        });

        output.WriteLine($"F1 {f1:0.000}");
        Assert.True(f1 >= 0.9, $"{f1:0.000}");
    }

    /// <summary>3,000 segments on a side are 9 million places to look at; a corridor of a few hundred for each segment is looked at, though 300 of the target are missing.</summary>
    [Fact]
    public void A_document_too_long_to_look_everywhere_is_aligned_as_well()
    {
        var gold = Edited([.. Enumerable.Range(0, 30).SelectMany(_ => GoldAlignment.All.Where(gold => gold.Target.Locale == Korean))], new Random(1), cut: 300);
        Assert.True((long)gold.Source.Segments.Count * gold.Target.Segments.Count > 6_000_000);

        Assert.True(Told(gold, DocumentAligner.Align(gold.Source, gold.Target)) >= 0.9);
    }

    double Told(GoldAlignment gold, IReadOnlyList<Bead> found)
    {
        var (precision, recall, f1) = gold.Measure(found);
        output.WriteLine($"{gold.Name}: precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000}");
        foreach (var bead in found.Where(bead => bead.IsPair && !gold.Beads.Contains(bead with { Confidence = 1 })).Take(20)) output.WriteLine($"wrong: {bead}");
        return f1;
    }

    /// <summary>The desk's article and its translation, from the memory in this repository.</summary>
    static GoldAlignment Article()
    {
        using var stream = File.OpenRead(Path.Combine(Root(), "translations", "memory", "en-ko.tmx"));
        return GoldAlignment.Of("article", English, Korean, [.. TmxReader.Read(stream, "en-ko.tmx", []).Select((pair, i) => new[] { $"<{(i == 0 ? '#' : '¶')} {pair.Source.Text.Text}", $">{(i == 0 ? '#' : '¶')} {pair.Target.Text.Text}" })]);
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Translate.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>Texts one after the other, with changes, and some hundred segments of the target cut out in the middle.</summary>
    static GoldAlignment Edited(IReadOnlyList<GoldAlignment> texts, Random random, int cut = 0)
    {
        // The same text many times over would be many texts only if each had something of its own.
        var groups = texts.SelectMany(Lines).Select((group, i) => texts.Count > 1 && i % 3 == 0 ? [.. group.Select(line => $"{line} ({100 + i})")] : group).ToList();
        for (var i = groups.Count - 1; i > 0; i--)
        {
            if (groups[i].Length == 2 && random.Next(10) == 0)
            {
                groups[i] = random.Next(2) == 0 ? [groups[i][0]] : [groups[i][1]];
            }
            else if (groups[i].Length == 2 && groups[i - 1].Length == 2 && groups[i][0][1] == '¶' && groups[i - 1][0][1] == '¶' && random.Next(10) == 0)
            {
                var way = random.Next(2);
                groups[i - 1] = [groups[i - 1][way], groups[i][way], groups[i - 1][1 - way] + " " + groups[i][1 - way][2..].Trim()];
                groups.RemoveAt(i);
            }
        }

        for (var i = groups.Count / 2; i < groups.Count && cut > 0; i++) (cut, groups[i]) = (cut - groups[i].Count(line => line[0] == '>'), [.. groups[i].Where(line => line[0] == '<')]);
        return GoldAlignment.Of(texts.Count == 1 ? texts[0].Name : "all", English, Korean, [.. groups.Where(group => group.Length > 0)]);
    }

    static IEnumerable<string[]> Lines(GoldAlignment gold) => gold.Beads.Select(bead => gold.Source.Segments.Skip(bead.Source).Take(bead.SourceCount).Select((s, i) => Line('<', gold.Source, bead.Source + i))
        .Concat(gold.Target.Segments.Skip(bead.Target).Take(bead.TargetCount).Select((s, i) => Line('>', gold.Target, bead.Target + i))).ToArray());

    static string Line(char side, AlignableDocument document, int at)
    {
        var segment = document.Segments[at];
        var mark = segment.Kind is Core.Formats.UnitKind.Heading ? '#' : at == 0 || document.Segments[at - 1].Unit != segment.Unit ? '¶' : ' ';
        return $"{side}{mark} {segment.Text.Text}";
    }
}
