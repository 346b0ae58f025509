using System.Text;
using CsCheck;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Files;
using Translate.Core.Text;

namespace Translate.Core.Tests.Terminology;

/// <summary>Termbases from and to tables.</summary>
public sealed class TermTableTests
{
    readonly List<InvalidDocumentException> problems = [];

    [Fact]
    public void A_row_is_a_term_where_there_is_a_column_for_it()
    {
        var concepts = Read("Locale,Term,Concept,Status,Case sensitive,Inflects,Note,Domain,Definition,Changed\nen,FTA,1,preferred,yes,no,\"a, b\",trade,an agreement,2024-05-01\nko,자유무역협정,1,preferred,,,,,협정,\nko,에프티에이,1,forbidden,,,,,협정,\nen,tariff,,,,,,,,\n");
        Assert.Empty(problems);
        Assert.Equal([("1", true), ("row-5", false)], concepts.Select(c => (c.Id, c.IsNamed)));
        Assert.Equal("trade", concepts[0].Domain);
        Assert.Equal([new Definition(Some.English, "an agreement"), new Definition(Some.Korean, "협정")], concepts[0].Definitions);
        Assert.Equal((TermStatus.Preferred, true, false, "a, b", 2024), (concepts[0].Terms[0].Status, concepts[0].Terms[0].IsCaseSensitive, concepts[0].Terms[0].Inflects, concepts[0].Terms[0].Note, concepts[0].Terms[0].Provenance.Changed!.Value.Year));
        Assert.Equal([TermStatus.Preferred, TermStatus.Preferred, TermStatus.Forbidden], concepts[0].Terms.Select(t => t.Status));
    }

    [Fact]
    public void A_row_is_a_concept_where_columns_are_languages()
    {
        var concepts = Read("en;ko;note\r\nalliance;동맹;x\r\ntariff;;\r\n;;\r\n;;only a note\r\n");
        Assert.Equal(["alliance|동맹", "tariff"], concepts.Select(c => string.Join('|', c.Terms.Select(t => t.Text))));
        Assert.Equal("x", concepts[0].Note);
        Assert.Equal(4, Assert.Single(problems, p => p.Problem.Contains("no term", StringComparison.Ordinal)).Position!.Value.Line - 1);
    }

    [Fact]
    public void A_bad_row_is_named_with_its_line_and_the_rest_is_kept()
    {
        var concepts = Read("locale,term,status\nen,a,\nxx_y,b,\nen,,\n\"en\"x,c,\nen,d,perhaps\nen," + new string('e', 501) + ",\nen,last,\n");
        Assert.Equal(["a", "d", "last"], concepts.SelectMany(c => c.Terms).Select(t => t.Text));
        Assert.Equal([3, 4, 5, 6, 7], problems.Select(p => p.Position!.Value.Line).Order());
    }

    [Theory]
    [InlineData("")]
    [InlineData("a,b\nc,d\n")]
    [InlineData("term,note\na,b\n")]
    [InlineData("locale,term\nen,\"a\n")]
    public void What_is_no_table_of_terms_is_refused(string csv) => Assert.Throws<InvalidDocumentException>(() => Read(csv));

    [Theory]
    [InlineData("=1+1")]
    [InlineData("+82")]
    [InlineData("-x")]
    [InlineData("@a")]
    [InlineData("'=a")]
    [InlineData("''=a")]
    [InlineData("＝a")]
    public void No_cell_is_a_formula_to_a_spreadsheet_and_all_come_back(string text)
    {
        var written = Write([new("c", [new(Some.English, text)])]);
        Assert.Contains($",'{text},", written, StringComparison.Ordinal);
        Assert.Equal(text, Read(written).Single().Terms.Single().Text);
    }

    [Fact]
    public void What_is_written_is_read_as_it_was() =>
        Gen.Select(Some.Plain, Some.Plain, Gen.Enum<TermStatus>(), Gen.Bool).Sample((term, note, status, inflects) =>
        {
            if (term.Trim().Length == 0) return;
            Concept concept = new("c\"1", [new(Some.English, term.Trim()) { Status = status, Inflects = inflects, Note = note.Trim() is { Length: > 0 } said ? said : null }]);
            Assert.Equal(concept.Terms[0] with { Other = [] }, Read(Write([concept])).Single().Terms.Single() with { Other = [] });
        });

    [Fact]
    public void A_files_name_says_what_it_is()
    {
        using var csv = new MemoryStream("en,ko\nalliance,동맹\n"u8.ToArray());
        Assert.Single(TermFile.Read(csv, "terms.CSV", problems).Concepts);
        csv.Position = 0;
        Assert.Throws<InvalidDocumentException>(() => TermFile.Read(csv, "terms.tbx", problems));
    }

    IReadOnlyList<Concept> Read(string csv)
    {
        problems.Clear();
        return TermTable.Read(SourceText.FromString("terms.csv", csv.TrimStart('\uFEFF')), problems);
    }

    static string Write(IReadOnlyList<Concept> concepts)
    {
        using var stream = new MemoryStream();
        TermTable.Write(stream, concepts);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
