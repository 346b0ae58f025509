using System.Xml;
using System.Xml.Linq;

namespace Translate.Core.Tests.Exchange;

/// <summary>What XLIFF 2.1 prescribes for what we write, read with another XML reader than our own.</summary>
static class XliffStructure
{
    static readonly string[] Inline = ["pc", "sc", "ec", "ph"];

    public static void Check(string xliff)
    {
        var document = Exchanged.Parse(xliff);
        Assert.Equal(Exchanged.Core + "xliff", document.Root!.Name);
        Assert.Equal("2.1", (string?)document.Root.Attribute("version"));
        var file = Assert.Single(document.Root.Elements());
        Assert.Equal(["skeleton", "metadata"], file.Elements().Take(2).Select(e => e.Name.LocalName));
        Assert.All(file.Elements().Skip(2), e => Assert.Contains(e.Name.LocalName, (string[])["unit", "group"]));
        Assert.True(file.Elements().Count() > 2, "a file needs a unit or a group");
        Assert.Distinct(file.Elements(Exchanged.Core + "unit").Select(u => (string)u.Attribute("id")!));
        foreach (var unit in file.Elements(Exchanged.Core + "unit")) Unit(unit);
        Assert.All(document.Descendants().Attributes().Where(a => a.Name.LocalName == "id"), id => XmlConvert.VerifyNMTOKEN(id.Value));
    }

    static void Unit(XElement unit)
    {
        Assert.Equal("preserve", (string?)unit.Attribute(XNamespace.Xml + "space"));
        Assert.NotEmpty(unit.Elements(Exchanged.Core + "segment"));
        string[] order = ["notes", "originalData", "segment", "ignorable"];
        var places = unit.Elements().Select(e => Math.Min(2, Array.IndexOf(order, e.Name.LocalName))).ToList();
        Assert.DoesNotContain(-1, places);
        Assert.Equal(places.Order(), places);

        var data = unit.Elements(Exchanged.Core + "originalData").Elements().Select(d => (string)d.Attribute("id")!).ToList();
        Assert.Distinct(data);
        Assert.Distinct(unit.Elements().Where(e => e.Name.LocalName is "segment" or "ignorable").SelectMany(e => e.DescendantsAndSelf()).Where(e => !e.Ancestors(Exchanged.Core + "target").Any()).Attributes("id").Select(a => a.Value));
        var references = unit.Descendants().Attributes().Where(a => a.Name.LocalName.StartsWith("dataRef", StringComparison.Ordinal)).Select(a => a.Value).ToList();
        Assert.Subset(data.ToHashSet(), references.ToHashSet());
        Assert.Subset(references.ToHashSet(), data.ToHashSet());

        var starts = unit.Descendants(Exchanged.Core + "sc").ToDictionary(sc => (string)sc.Attribute("id")!);
        var closed = new HashSet<string>();
        foreach (var end in unit.Descendants(Exchanged.Core + "ec"))
        {
            if ((string?)end.Attribute("isolated") == "yes")
            {
                Assert.NotNull(end.Attribute("id"));
                Assert.Null(end.Attribute("startRef"));
                continue;
            }

            // An end that is not isolated has no id, and the one start that it refers to is not isolated either.
            Assert.Null(end.Attribute("id"));
            var start = starts[(string)end.Attribute("startRef")!];
            Assert.Null(start.Attribute("isolated"));
            Assert.True(closed.Add((string)start.Attribute("id")!));
        }

        Assert.All(starts.Values, start => Assert.NotEqual(closed.Contains((string)start.Attribute("id")!), (string?)start.Attribute("isolated") == "yes"));
        Assert.All(unit.Descendants().Where(e => Inline.Contains(e.Name.LocalName)), e => Assert.Equal("no", (string?)e.Attribute("canDelete")));
    }
}
