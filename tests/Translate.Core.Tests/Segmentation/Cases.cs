using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Segmentation;

/// <summary>Expected sentences are written into the text itself: a bar stands where a sentence begins.</summary>
static class Cases
{
    public static void Check(string locale, string marked)
    {
        var segmenter = SegmentationRules.Shipped.For(Locale.Parse(locale));
        Assert.Equal(marked, Mark(segmenter, marked.Replace("|", "", StringComparison.Ordinal)));
    }

    /// <summary>The text with a bar before each sentence but the first.</summary>
    public static string Mark(Segmenter segmenter, string text) =>
        string.Join('|', segmenter.Segment(text).Select(segment => segment.Before.Text + segment.Source.Text + segment.After.Text));
}
