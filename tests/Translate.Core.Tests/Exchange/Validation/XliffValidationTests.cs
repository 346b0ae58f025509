using System.Text;
using CsCheck;
using Translate.Core.Exchange.Validation;
using Translate.Core.Text;
using static Translate.Core.Tests.Exchange.Validation.Validated;

namespace Translate.Core.Tests.Exchange.Validation;

public sealed class XliffValidationTests
{
    static readonly string Fixture = System.IO.File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "xliff", "harbour.xlf"));

    [Fact]
    public void Nothing_that_is_done_to_a_file_keeps_it_from_being_decided_about() =>
        Gen.Select(Gen.Int[0, Fixture.Length - 1], Gen.Int[0, 60], Gen.String[Gen.Char["<>\"/= idsegmntourcaph1&;"], 0, 12]).Sample(
            (at, length, text) => Examine(Fixture[..at] + text + Fixture[Math.Min(Fixture.Length, at + length)..]), iter: 3_000);

    [Fact]
    public void Any_tree_of_its_elements_is_decided_about()
    {
        string[] names =
        [
            "file", "unit", "group", "segment", "ignorable", "source", "target", "pc", "sc", "ec", "ph", "mrk", "sm", "em", "cp", "notes", "note", "originalData", "data", "skeleton",
            "mtc:matches", "mtc:match", "gls:glossary", "gls:glossEntry", "mda:metadata", "res:resourceItemRef", "slr:data", "val:rule", "ctr:revisions", "ctr:item", "its:locQualityIssue", "my:a",
        ];
        string[] attributes =
        [
            "", "id=\"1\"", "id=\"2\" ref=\"#1\"", "startRef=\"1\" isolated=\"no\"", "copyOf=\"1\" id=\"3\"", "order=\"1\" xml:lang=\"x\"", "canReorder=\"no\" id=\"4\"",
            "appliesTo=\"note\" ref=\"1\"", "its:locQualityIssuesRef=\"#its=1\" slr:sizeInfoRef=\"1\"",
        ];
        Tree(5).Sample(tree => Assert.NotEmpty(Examine(Document("<x/>" + tree))), iter: 2_000);

        Gen<string> Tree(int depth) =>
            from name in Gen.Int[0, names.Length - 1]
            from attribute in Gen.Int[0, attributes.Length - 1]
            from children in depth == 0 ? Gen.Const(Array.Empty<string>()) : Tree(depth - 1).Array[0, 3]
            select $"<{names[name]} {attributes[attribute]}>{string.Concat(children)}</{names[name]}>";
    }

    [Fact]
    public void What_was_left_out_of_a_large_file_is_found_however_much_there_is()
    {
        var units = new StringBuilder("<unit id=\"u\"><notes><note id=\"n\"/></notes>");
        for (var i = 0; i < 20_000; i++)
            units.Append(System.Globalization.CultureInfo.InvariantCulture, $"<segment id=\"s{i}\"><source><mrk id=\"m{i}\" type=\"comment\" ref=\"#n=n\"><sc id=\"c{i}\"/>a<ec startRef=\"c{i}\"/></mrk></source></segment>");
        Assert.Empty(Examine(File(units + "</unit>")));
        Assert.Equal("comment-reference", Examine(File(units.ToString().Replace("m777\" type=\"comment\" ref=\"#n=n", "m777\" type=\"comment\" ref=\"#n=m", StringComparison.Ordinal) + "</unit>"))[0].Rule);
    }

    [Theory]
    [InlineData("<xliff version=\"1.2\" xmlns=\"urn:oasis:names:tc:xliff:document:1.2\"/>", true)]
    [InlineData("<xliff version=\"1.1\" xmlns=\"urn:oasis:names:tc:xliff:document:1.1\"/>", false)]
    [InlineData("<xliff version=\"1.0\"/>", false)]
    [InlineData("<xliff version=\"2.1\" xmlns=\"urn:oasis:names:tc:xliff:document:2.0\"/>", true)]
    [InlineData("<xliff version=\"2.0\"/>", true)]
    [InlineData("<xliff", true)]
    public void Versions_1_0_and_1_1_have_other_rules(string text, bool decides) => Assert.Equal(decides, XliffValidation.Decides(SourceText.FromString("a.xlf", text)));
}
