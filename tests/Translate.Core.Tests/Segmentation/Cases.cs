using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Segmentation;

/// <summary>Expected sentences are written into the text itself: a bar stands where a sentence begins.</summary>
static partial class Cases
{
    static readonly string Folder = Path.Combine(AppContext.BaseDirectory, "Segmentation", "Fixtures");

    public static void Check(string locale, string marked)
    {
        var segmenter = SegmentationRules.Shipped.For(Locale.Parse(locale));
        Assert.Equal(marked, Mark(segmenter, Plain(marked)));
    }

    /// <summary>The text with a bar before each sentence but the first.</summary>
    public static string Mark(Segmenter segmenter, string text) =>
        string.Join('|', segmenter.Segment(text).Select(segment => segment.Before.Text + segment.Source.Text + segment.After.Text));

    /// <summary>The text without its bars.</summary>
    public static string Plain(string marked) => marked.Replace("|", "", StringComparison.Ordinal);

    /// <summary>The names of the files of a folder of fixtures, without their extension.</summary>
    public static IEnumerable<string> Names(string folder) => Directory.GetFiles(Path.Combine(Folder, folder), "*.txt").Select(file => Path.GetFileNameWithoutExtension(file)).Order(StringComparer.Ordinal);

    /// <summary>The marked texts of a file of fixtures, a line each, with what is escaped in them as it is meant.</summary>
    public static IEnumerable<string> Read(string folder, string name) =>
        File.ReadLines(Path.Combine(Folder, folder, name + ".txt")).Where(line => line.Length > 0 && line[0] != '#').Select(Unescape);

    /// <summary>The marked texts of a file under their headings.</summary>
    public static ILookup<string, string> Sections(string folder, string name)
    {
        var heading = "";
        return File.ReadLines(Path.Combine(Folder, folder, name + ".txt"))
            .Select(line => (Heading: heading = line.StartsWith("## ", StringComparison.Ordinal) ? line[3..] : heading, Line: line))
            .Where(line => line.Line.Length > 0 && line.Line[0] != '#')
            .ToLookup(line => line.Heading, line => Unescape(line.Line), StringComparer.Ordinal);
    }

    static string Unescape(string line) => Escape().Replace(line, escape => escape.Value[1] switch
    {
        'n' => "\n",
        'r' => "\r",
        't' => "\t",
        'u' => ((char)int.Parse(escape.Value.AsSpan(2), NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture)).ToString(),
        var c => c.ToString(),
    });

    [GeneratedRegex(@"\\(?:[nrt\\]|u[0-9A-Fa-f]{4})", RegexOptions.CultureInvariant, 1_000)]
    private static partial Regex Escape();
}
