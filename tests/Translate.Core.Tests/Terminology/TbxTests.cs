using System.Text;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Files;
using Translate.Core.Text;

namespace Translate.Core.Tests.Terminology;

/// <summary>Termbases from and to TBX: three ways to write the same, and files that are not what they should be.</summary>
public sealed class TbxTests
{
    readonly List<InvalidDocumentException> problems = [];

    const string Dca = """
        <?xml version="1.0" encoding="UTF-8"?>
        <tbx type="TBX-Basic" style="dca" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2">
          <tbxHeader><fileDesc><sourceDesc><p>Made for a test</p></sourceDesc></fileDesc></tbxHeader>
          <text><body>
            <conceptEntry id="c1">
              <descrip type="subjectField">politics</descrip>
              <ref type="crossReference" target="c2">treaty</ref>
              <langSec xml:lang="en">
                <descripGrp><descrip type="definition">states <hi>bound</hi> by treaty</descrip><admin type="source">a book</admin></descripGrp>
                <termSec id="t1">
                  <term>alliance</term>
                  <termNote type="partOfSpeech">noun</termNote>
                  <termNote type="administrativeStatus">preferredTerm-admn-sts</termNote>
                  <termNote type="grammaticalGender">neuter</termNote>
                  <transacGrp><transac type="transactionType">modification</transac><transacNote type="responsibility">Kim</transacNote><date>2024-05-01</date></transacGrp>
                  <note>not for companies</note>
                </termSec>
              </langSec>
              <langSec xml:lang="ko">
                <termSec><term>동맹</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></termSec>
                <termSec><term>연합</term><termNote type="administrativeStatus">supersededTerm-admn-sts</termNote></termSec>
              </langSec>
            </conceptEntry>
            <conceptEntry id="c2"><ref type="crossReference" target="c1">alliance</ref><langSec xml:lang="en"><termSec><term>treaty</term></termSec></langSec></conceptEntry>
          </body></text>
        </tbx>
        """;

    const string Dct = """
        <tbx type="TBX-Basic" style="dct" xml:lang="en" xmlns="urn:iso:std:iso:30042:ed-2" xmlns:min="http://www.tbxinfo.net/ns/min" xmlns:basic="http://www.tbxinfo.net/ns/basic">
          <tbxHeader><fileDesc><sourceDesc><p>Made for a test</p></sourceDesc></fileDesc></tbxHeader>
          <text><body>
            <conceptEntry id="c1">
              <min:subjectField>politics</min:subjectField>
              <basic:crossReference target="c2">treaty</basic:crossReference>
              <langSec xml:lang="en">
                <descripGrp><basic:definition>states bound by treaty</basic:definition><basic:source>a book</basic:source></descripGrp>
                <termSec id="t1">
                  <term>alliance</term>
                  <min:partOfSpeech>noun</min:partOfSpeech>
                  <min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus>
                  <basic:grammaticalGender>neuter</basic:grammaticalGender>
                  <transacGrp><basic:transactionType>modification</basic:transactionType><basic:responsibility>Kim</basic:responsibility><date>2024-05-01</date></transacGrp>
                  <note>not for companies</note>
                </termSec>
              </langSec>
              <langSec xml:lang="ko">
                <termSec><term>동맹</term><min:administrativeStatus>preferredTerm-admn-sts</min:administrativeStatus></termSec>
                <termSec><term>연합</term><min:administrativeStatus>deprecatedTerm-admn-sts</min:administrativeStatus></termSec>
              </langSec>
            </conceptEntry>
            <conceptEntry id="c2"><basic:crossReference target="c1">alliance</basic:crossReference><langSec xml:lang="en"><termSec><term>treaty</term></termSec></langSec></conceptEntry>
          </body></text>
        </tbx>
        """;

    const string Martif = """
        <?xml version="1.0" encoding="UTF-8"?>
        <!DOCTYPE martif SYSTEM "TBXBasiccoreStructV02.dtd">
        <martif type="TBX-Basic" xml:lang="en">
          <martifHeader><fileDesc><sourceDesc><p>Made for a test</p></sourceDesc></fileDesc></martifHeader>
          <text><body>
            <termEntry id="c1">
              <descrip type="subjectField">politics</descrip>
              <ref type="crossReference" target="c2">treaty</ref>
              <langSet xml:lang="en">
                <descripGrp><descrip type="definition">states bound by treaty</descrip><admin type="source">a book</admin></descripGrp>
                <ntig id="t1">
                  <termGrp><term>alliance</term><termNote type="partOfSpeech">noun</termNote><termNote type="administrativeStatus">preferredTerm</termNote><termNote type="grammaticalGender">neuter</termNote></termGrp>
                  <transacGrp><transac type="transactionType">modification</transac><transacNote type="responsibility">Kim</transacNote><date>2024-05-01</date></transacGrp>
                  <note>not for companies</note>
                </ntig>
              </langSet>
              <langSet xml:lang="ko">
                <tig><term>동맹</term><termNote type="administrativeStatus">preferredTerm-admn-sts</termNote></tig>
                <tig><term>연합</term><termNote type="administrativeStatus">deprecatedTerm-admn-sts</termNote></tig>
              </langSet>
            </termEntry>
            <termEntry id="c2"><ref type="crossReference" target="c1">alliance</ref><langSet xml:lang="en"><tig><term>treaty</term></tig></langSet></termEntry>
          </body><back><refObjectList type="x"/></back></text>
        </martif>
        """;

    [Theory]
    [InlineData(Dca)]
    [InlineData(Dct)]
    [InlineData(Martif)]
    public void All_styles_and_versions_say_the_same(string tbx)
    {
        var concepts = Read(tbx);
        Assert.Empty(problems);
        Assert.Equal(["c1", "c2"], concepts.Select(c => c.Id));
        var concept = concepts[0];
        Assert.Equal("politics", concept.Domain);
        Assert.Equal([new Definition(Some.English, "states bound by treaty")], concept.Definitions);
        Assert.Equal(
            [new TermDatum("ref", "crossReference", "treaty") { Target = "c2" }, new TermDatum("admin", "source", "a book") { Locale = Some.English }],
            concept.Other);

        var term = concept.Terms[0];
        Assert.Equal((Some.English, "alliance", "t1", TermStatus.Preferred, "noun", "not for companies"), (term.Locale, term.Text, term.Id, term.Status, term.PartOfSpeech, term.Note));
        Assert.Equal(new Provenance("Kim", new DateTimeOffset(2024, 5, 1, 0, 0, 0, TimeSpan.Zero), null), term.Provenance);
        Assert.Equal([new TermDatum("termNote", "grammaticalGender", "neuter")], term.Other);
        Assert.Equal([("동맹", TermStatus.Preferred), ("연합", TermStatus.Forbidden)], concept.Terms.Skip(1).Select(t => (t.Text, t.Status)));
        Assert.Equal(TermStatus.Admitted, concepts[1].Terms[0].Status);
    }

    [Fact]
    public void An_entry_without_a_name_of_its_own_gets_one_and_says_so()
    {
        using var file = new MemoryStream("<tbx><text><body><conceptEntry><langSec xml:lang='en'><termSec><term>a</term></termSec></langSec></conceptEntry><conceptEntry id='k'><langSec xml:lang='en'><termSec><term>b</term></termSec></langSec></conceptEntry></body></text></tbx>"u8.ToArray());
        Assert.Equal([false, true], TbxReader.Read(file, "terms.tbx", problems).Select(c => c.IsNamed));
    }

    [Fact]
    public void What_is_written_is_read_as_it_was()
    {
        var concepts = Read(Dca);
        var written = Write(concepts);
        Assert.Contains("type=\"TBX-Basic\" style=\"dca\"", written, StringComparison.Ordinal);
        Assert.Equal(written, Write(Read(written)));
        Assert.Empty(problems);
        Assert.Equal(Said(concepts), Said(Read(written)));
    }

    [Fact]
    public void What_TBX_Basic_has_no_category_for_makes_another_dialect()
    {
        Concept[] concepts =
        [
            new("a b", [new(Some.English, "US <1>") { IsCaseSensitive = true, Inflects = false, Id = "a b" }]) { Note = "one\ntwo", Provenance = new("Lee", null, "a file") },
            new("a b", [new(Some.Korean, "미국\uFFFF") { Note = "c" }]) { Definitions = [new(null, "x"), new(Locale.Parse("fr"), "y")] },
        ];
        var written = Write(concepts);
        Assert.Contains("type=\"TBX-Translate\"", written, StringComparison.Ordinal);
        var read = Read(written);
        Assert.Empty(problems);
        Assert.Equal(("US <1>", true, false), (read[0].Terms[0].Text, read[0].Terms[0].IsCaseSensitive, read[0].Terms[0].Inflects));
        Assert.Equal(("one\ntwo", new Provenance("Lee", null, "a file")), (read[0].Note, read[0].Provenance));
        Assert.Equal("미국", read[1].Terms[0].Text);
        Assert.Equal(["x", "y"], read[1].Definitions.Select(d => d.Text));
        Assert.Equal(3, read.Select(c => c.Id).Concat(read.SelectMany(c => c.Terms).Select(t => t.Id).OfType<string>()).Distinct(StringComparer.Ordinal).Count());
    }

    [Fact]
    public void What_cannot_be_used_is_named_with_its_line_and_the_rest_is_kept()
    {
        var concepts = Read($"""
            <tbx xmlns="urn:iso:std:iso:30042:ed-2"><text><body>
            <conceptEntry id="a"/>
            <conceptEntry id="b"><langSec><termSec><term>x</term></termSec></langSec><langSec xml:lang="en"><termSec><term>kept</term></termSec></langSec></conceptEntry>
            <conceptEntry id="b"><langSec xml:lang="en"><termSec><term>again</term></termSec></langSec></conceptEntry>
            <conceptEntry id="c"><langSec xml:lang="en"><termSec><termNote type="x">y</termNote></termSec><termSec><term>{new string('x', 501)}</term></termSec><termSec/></langSec></conceptEntry>
            <conceptEntry id="d"><langSec xml:lang="en"><termSec><term>e</term><termNote type="administrativeStatus">perhaps</termNote></termSec></langSec></conceptEntry>
            <conceptEntry id="e"><termSec><term>nowhere</term></termSec></conceptEntry>
            <conceptEntry id="f"><langSec xml:lang="en"><termSec><term>{new string('x', 1_000_001)}</term></termSec></langSec></conceptEntry>
            <conceptEntry id="g"><langSec xml:lang="en"><termSec><term>last</term></termSec></langSec></conceptEntry>
            </body></text></tbx>
            """);
        Assert.Equal(["kept", "again", "e", "last"], concepts.SelectMany(c => c.Terms).Select(t => t.Text));
        Assert.Equal(4, concepts.Select(c => c.Id).Distinct(StringComparer.Ordinal).Count());
        Assert.Equal([2, 3, 4, 5, 5, 5, 5, 6, 7, 7, 8], problems.Select(p => p.Position!.Value.Line));
    }

    [Theory]
    [InlineData("")]
    [InlineData("<html/>")]
    [InlineData("<tbx><text><body><conceptEntry>")]
    [InlineData("<!DOCTYPE tbx [<!ENTITY a \"b\">]><tbx><text><body><conceptEntry><langSec xml:lang=\"en\"><termSec><term>&a;</term></termSec></langSec></conceptEntry></body></text></tbx>")]
    public void What_is_no_TBX_is_refused_with_its_place(string tbx) => Assert.NotNull(Assert.Throws<InvalidDocumentException>(() => Read(tbx)).Position);

    [Fact]
    public void Any_cut_of_a_file_gives_concepts_or_a_typed_error()
    {
        for (var length = 0; length < Dct.Length; length += 7)
        {
            try
            {
                Read(Dct[..length]);
            }
            catch (InvalidDocumentException e)
            {
                Assert.NotEmpty(e.Problem);
            }
        }
    }

    [Fact]
    public void An_entry_with_very_many_parts_is_read_in_no_time_or_passed_over()
    {
        var notes = string.Concat(Enumerable.Repeat("<note>n</note><descrip type=\"x\">y</descrip>", 25_000));
        var concepts = Read($"<tbx><text><body><conceptEntry><langSec xml:lang=\"en\"><termSec><term>a</term>{notes}</termSec></langSec></conceptEntry></body></text></tbx>");
        Assert.Equal(25_000, concepts.Single().Terms.Single().Other.Count);
    }

    static string Said(IEnumerable<Concept> concepts) => string.Join('\n', concepts.SelectMany(c => c.Terms.Select(t =>
        $"{c.Id}|{c.Domain}|{c.Note}|{c.Provenance}|{string.Join(';', c.Definitions)}|{string.Join(';', c.Other)}|{t with { Other = [] }}|{string.Join(';', t.Other)}")));

    List<Concept> Read(string tbx)
    {
        problems.Clear();
        using var stream = new MemoryStream(Encoding.UTF8.GetBytes(tbx));
        return [.. TbxReader.Read(stream, "terms.tbx", problems)];
    }

    static string Write(IReadOnlyCollection<Concept> concepts)
    {
        using var stream = new MemoryStream();
        TbxWriter.Write(stream, concepts, "Terms", Some.English);
        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
