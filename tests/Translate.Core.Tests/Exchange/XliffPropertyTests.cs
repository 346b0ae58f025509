using System.Globalization;
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

    static InlineText Read(Unit unit, bool asTarget = false)
    {
        var read = Assert.Single(Assert.Single(Exchanged.Read(Exchanged.Write([unit])).Files).Units);
        Assert.Null(read.Problem);
        var matching = new CodeMatching(new(unit.Source), read.Data);
        var text = matching.Match([.. read.Parts.SelectMany(part => asTarget ? part.Shown : part.Source)]);
        Assert.Null(matching.Problem);
        return text;
    }

    [Fact]
    public void Any_text_with_any_codes_is_read_back_as_it_was() =>
        Soup.Sample(text => Assert.Equal(text, Read(new("a", default, text))), iter: 10_000);

    [Fact]
    public void Any_text_with_any_codes_has_a_file_with_the_structure_that_the_standard_prescribes() =>
        Gen.Select(Soup, Anything, Anything).Sample(
            (text, id, note) => XliffStructure.Check(Exchanged.Write([new(id, default, text) { Note = note }])), iter: 3_000);

    [Fact]
    public void Every_id_has_a_token_of_its_own_that_leads_back_to_it()
    {
        var ids = Gen.OneOf(Anything, Gen.String[Gen.Char["_x0054F"], 0, 15]);
        ids.Sample(id =>
        {
            System.Xml.XmlConvert.VerifyNMTOKEN(NameToken.Of(id));
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
