using Translate.Core.Memory.Aligning;
using Xunit.Abstractions;

namespace Translate.Core.Tests.Memory.Aligning;

public sealed class AlignmentAccuracyTests(ITestOutputHelper output)
{
    /// <summary>What a person said belongs together is found; the least F1 of beads, those that leave a segment alone included.</summary>
    [Theory]
    [InlineData("night-buses", 0.95)]
    [InlineData("observatory", 0.95)]
    [InlineData("manual", 0.95)]
    [InlineData("harbor", 0.95)]
    [InlineData("library", 0.95)]
    public void The_beads_of_a_translated_text_are_found(string name, double least)
    {
        var gold = GoldAlignment.Named(name);
        var found = DocumentAligner.Align(gold.Source, gold.Target);

        var (precision, recall, f1) = gold.Measure(found);
        output.WriteLine($"{name}: precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000}");
        foreach (var bead in found)
        {
            output.WriteLine($"{bead}{(gold.Beads.Any(b => b with { Confidence = 0 } == bead with { Confidence = 0 }) ? "" : " wrong")}");
        }

        Assert.True(f1 >= least, $"{name}: precision {precision:0.000}, recall {recall:0.000}, F1 {f1:0.000}");
    }
}
