using System.Text;
using System.Xml.Linq;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Exchange;

/// <summary>A file given out as XLIFF, and what is made of it when it comes back.</summary>
sealed class Exchanged(IFormat format, SourceText source, string version = "2.1")
{
    public static readonly XNamespace Core = "urn:oasis:names:tc:xliff:document:2.0";

    static readonly XNamespace Core1 = "urn:oasis:names:tc:xliff:document:1.2";

    /// <summary>The versions of XLIFF that files are given out in.</summary>
    public static readonly string[] Versions = ["2.1", "1.2"];

    public static readonly Segmenter Segmenter = SegmentationRules.Shipped.For(Some.English);

    public static Exchanged Of(string name, string text, string version = "2.1")
    {
        var opened = FileFormats.Open(Encoding.UTF8.GetBytes(text), name);
        return new(opened.Format, opened.Source, version);
    }

    /// <summary>The XLIFF file as it is given out.</summary>
    public string Xliff { get; } = Write(format.Extract(source), XliffOrigin.Of("in/" + Path.GetFileName(source.Name), format, source), version);

    /// <summary>The problems of the last merge.</summary>
    public List<InvalidDocumentException> Problems { get; } = [];

    public static string Write(IReadOnlyList<Unit> units, XliffOrigin? origin = null, string version = "2.1")
    {
        using var xliff = new MemoryStream();
        origin ??= new("a.txt", "text", "utf-8", null);
        if (version is "1.2") Xliff1Writer.Write(xliff, origin, units, Segmenter, Some.English, Some.Korean);
        else XliffWriter.Write(xliff, origin, units, Segmenter, Some.English, Some.Korean);
        return Encoding.UTF8.GetString(xliff.ToArray());
    }

    public static XliffDocument Read(string xliff) => XliffReader.Read(Encoding.UTF8.GetBytes(xliff), "back.xlf");

    public static XDocument Parse(string xliff) => XDocument.Parse(xliff, LoadOptions.PreserveWhitespace);

    public byte[] Merge(string xliff)
    {
        Problems.Clear();
        return XliffMerge.Write(Assert.Single(Read(xliff).Files), format, source, Some.Korean, Problems);
    }

    /// <summary>The localized file, from an XLIFF file in which a piece of text was replaced.</summary>
    public string Merge(string old, string replacement)
    {
        Assert.Contains(old, Xliff, StringComparison.Ordinal);
        return Encoding.UTF8.GetString(Merge(Xliff.Replace(old, replacement, StringComparison.Ordinal)));
    }

    /// <summary>The XLIFF file with a target beside each source: the same, or with its text changed.</summary>
    /// <remarks>It is written as many tools write: what was a carriage return is a line feed afterwards.</remarks>
    public string Filled(Func<string, string>? change = null)
    {
        var xliff = Parse(Xliff);
        if (version is "1.2") return Filled1(xliff, change);
        xliff.Descendants(Core + "target").Remove();
        foreach (var original in xliff.Descendants(Core + "source").ToList())
        {
            var target = new XElement(original) { Name = Core + "target" };
            if (change is not null && original.Parent!.Name.LocalName == "segment")
                foreach (var text in target.DescendantNodes().OfType<XText>()) text.Value = change(text.Value);
            original.AddAfterSelf(target);
        }

        return xliff.Declaration + xliff.ToString(SaveOptions.DisableFormatting);
    }

    /// <summary>The same of XLIFF 1.2: the segments of the source are those of the target.</summary>
    static string Filled1(XDocument xliff, Func<string, string>? change)
    {
        xliff.Descendants(Core1 + "target").Remove();
        foreach (var unit in xliff.Descendants(Core1 + "trans-unit").ToList())
        {
            var original = unit.Element(Core1 + "seg-source") ?? unit.Element(Core1 + "source")!;
            var target = new XElement(original) { Name = Core1 + "target" };
            target.SetAttributeValue("state", "translated");
            foreach (var text in target.DescendantNodes().OfType<XText>())
                if (change is not null && IsTranslated(text)) text.Value = change(text.Value);
            original.AddAfterSelf(target);

            bool IsTranslated(XText text) => text.Parent!.Name.LocalName is "mrk" || (text.Parent == target && original.Name.LocalName is "source");
        }

        return xliff.Declaration + xliff.ToString(SaveOptions.DisableFormatting);
    }
}
