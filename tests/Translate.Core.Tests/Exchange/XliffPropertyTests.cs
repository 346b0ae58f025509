using System.Globalization;
using System.Text;
using System.Xml;
using CsCheck;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Exchange;

/// <summary>Any text with any codes comes through XLIFF as it was.</summary>
public sealed class XliffPropertyTests
{
    static readonly Gen<string> Anything = Gen.Frequency(
        (2, Some.Wild),
        (1, Gen.String[Gen.Char["\0\u0001\b\t\n\u000B\f\r\u001F\u0085\u2028\uFFFE\uFFFF\uD83D\uDE00\u0301\u1100\u1161<>&\"'] .!?\u00A0a가"], 0, 20]));

    static readonly Gen<InlineText> Soup = Some.Inline(Anything, Anything);

    static InlineText Read(Unit unit, string version = "2.1")
    {
        var read = Assert.Single(Assert.Single(Exchanged.Read(Exchanged.Write([unit], version: version)).Files).Units);
        Assert.Null(read.Problem);
        var matching = new CodeMatching(new(unit.Source), read.Data);
        var text = matching.Match([.. read.Parts.SelectMany(part => part.Source)]);
        Assert.Null(matching.Problem);
        return text;
    }

    [Fact]
    public void Any_text_with_any_codes_is_read_back_as_it_was() =>
        Soup.Sample(text => Assert.All(Exchanged.Versions, version => Assert.Equal(text, Read(new("a", default, text), version))), iter: 10_000);

    [Fact]
    public void Any_text_with_any_codes_has_a_file_with_the_structure_that_the_standard_prescribes() =>
        Gen.Select(Soup, Anything, Anything).Sample(
            (text, id, note) => XliffStructure.Check(Exchanged.Write([new(id, default, text) { Note = note }])), iter: 3_000);

    /// <summary>A file of one unit that is told what its target is, and is changed by any other.</summary>
    sealed class OneUnit(InlineText text) : IFormat
    {
        public string Name => "one";

        public IReadOnlyList<string> Extensions => [".one"];

        public bool HasKeys => false;

        public IReadOnlyList<Unit> Extract(SourceText source) => [new("a", new(0, source.Text.Length), text)];

        public string Encode(SourceText source, Unit unit, InlineText target) => "changed";
    }

    [Fact]
    public void A_text_divided_anywhere_with_its_targets_in_any_order_is_put_together_again() =>
        Gen.Select(Soup, Gen.Int[0, 50].Array[0, 4], Gen.Int[0, int.MaxValue]).Sample(
            (text, at, seed) =>
            {
                var pieces = Contents(text, text.Cut([.. at.Select(cut => Math.Min(cut, text.Text.Length)).Order()]));
                var order = Enumerable.Range(0, pieces.Count).ToArray();
                new Random(seed).Shuffle(order);
                var segments = pieces.Select((piece, i) => $"<segment state=\"translated\"><source>{piece}</source><target order=\"{order[i] + 1}\">{pieces[order[i]]}</target></segment>");
                var whole = Exchanged.Write([new("a", default, text) { Kind = UnitKind.Heading }]).Replace("<ignorable", "<segment", StringComparison.Ordinal);
                var divided = whole[..whole.IndexOf("<segment", StringComparison.Ordinal)] + string.Concat(segments) + whole[whole.IndexOf("</unit>", StringComparison.Ordinal)..];

                var problems = new List<InvalidDocumentException>();
                var source = SourceText.FromString("a.one", "as it was");
                Assert.Equal("as it was"u8, XliffMerge.Write(Assert.Single(Exchanged.Read(divided).Files), new OneUnit(text), source, Some.Korean, problems));
                Assert.Empty(problems);
            },
            iter: 5_000);

    static List<string> Contents(InlineText text, IReadOnlyList<InlineText> pieces)
    {
        var contents = new List<string>();
        var codes = new CodeIds(text);
        var written = new StringBuilder();
        using var xml = XmlWriter.Create(written, new() { ConformanceLevel = ConformanceLevel.Fragment, NewLineHandling = NewLineHandling.Entitize });
        var content = new XliffContent(xml, codes);
        foreach (var piece in pieces)
        {
            content.Write(piece);
            xml.Flush();
            contents.Add(written.ToString());
            written.Clear();
        }

        return contents;
    }

    [Fact]
    public void Every_id_has_a_token_of_its_own_that_leads_back_to_it()
    {
        var ids = Gen.OneOf(Anything, Gen.String[Gen.Char["_x0054F"], 0, 15]);
        ids.Sample(id =>
        {
            XmlConvert.VerifyNMTOKEN(NameToken.Of(id));
            Assert.Equal(id, NameToken.Read(NameToken.Of(id)));
        }, iter: 20_000);
        Assert.NotEqual(NameToken.Of(""), NameToken.Of("_"));
        Assert.NotEqual(NameToken.Of(""), NameToken.Of("_x005F_"));
        Assert.Equal("데이터.Key-1", NameToken.Of("데이터.Key-1"));
    }

    [Fact]
    public void Pairs_nested_a_thousand_deep_are_written_flat_and_read_back()
    {
        const int Deep = 1000;
        var codes = Enumerable.Range(0, Deep).Select(i => Some.Open(0, i.ToString(CultureInfo.InvariantCulture), "<b>"))
            .Concat(Enumerable.Range(0, Deep).Reverse().Select(i => Some.Close(1, i.ToString(CultureInfo.InvariantCulture), "</b>")));
        var text = new InlineText("x", [.. codes]);
        Assert.Equal(text, Read(new("a", default, text)));
        XliffStructure.Check(Exchanged.Write([new("a", default, text)]));
    }

    [Fact]
    public void Half_of_a_surrogate_pair_and_a_code_within_one_come_through()
    {
        InlineText text = new("a\uD83D\uDE00b\uD800", Some.Alone(2, "1", "{0}"));
        Assert.Equal(text, Read(new("a", default, text)));
        Assert.Contains("<cp hex=\"D800\"", Exchanged.Write([new("a", default, text)]), StringComparison.Ordinal);
    }
}
