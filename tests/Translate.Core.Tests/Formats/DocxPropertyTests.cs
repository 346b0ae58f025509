using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

/// <summary>Whatever runs a paragraph is made of, and wherever a translator puts its codes: what was written is what is read.</summary>
public sealed class DocxPropertyTests
{
    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    static readonly Gen<string> Looks = OneOf("", "", "<w:rPr><w:b/></w:rPr>", "<w:rPr><w:i/><w:lang w:val=\"en-GB\"/></w:rPr>", "<w:rPr><w:b/><w:bCs/><w:noProof/></w:rPr>");

    static readonly Gen<string> Words = OneOf("one", " two ", "a & b", "가나 ", "", " ", "מילה", "👩‍👩‍👧‍👦.");

    static readonly Gen<string> InRun = Gen.Frequency((6, Words.Select(w => $"<w:t xml:space=\"preserve\">{w.Replace("&", "&amp;", StringComparison.Ordinal)}</w:t>")), (1, OneOf("<w:tab/>", "<w:br/>", "<w:noBreakHyphen/>", "<w:lastRenderedPageBreak/>", "<w:sym w:char=\"F0A7\"/>")));

    static readonly Gen<string> Run = Gen.Select(Looks, InRun.Array[0, 3]).Select((looks, inner) => $"<w:r>{looks}{string.Concat(inner)}</w:r>");

    static readonly Gen<string> Between = OneOf(
        "<w:r><w:rPr><w:rStyle w:val=\"FootnoteReference\"/></w:rPr><w:footnoteReference w:id=\"2\"/></w:r>",
        "<w:bookmarkStart w:id=\"3\" w:name=\"here\"/><w:bookmarkEnd w:id=\"3\"/>",
        "<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText>PAGE</w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r><w:r><w:t>1</w:t></w:r><w:r><w:fldChar w:fldCharType=\"end\"/></w:r>",
        "<w:r><w:rPr><w:vanish/></w:rPr><w:t>hidden</w:t></w:r>",
        "<w:del w:id=\"1\"><w:r><w:delText>gone</w:delText></w:r></w:del>",
        "<m:oMath><m:r><m:t>x</m:t></m:r></m:oMath>",
        "<w:proofErr w:type=\"spellStart\"/>");

    static readonly Gen<string> Holder = Gen.Select(
        OneOf(("<w:hyperlink w:anchor=\"a\">", "</w:hyperlink>"), ("<w:ins w:id=\"2\">", "</w:ins>"), ("<w:sdt><w:sdtPr/><w:sdtContent>", "</w:sdtContent></w:sdt>"),
            ("<w:r><w:fldChar w:fldCharType=\"begin\"/></w:r><w:r><w:instrText> HYPERLINK \"b\" </w:instrText></w:r><w:r><w:fldChar w:fldCharType=\"separate\"/></w:r>", "<w:r><w:fldChar w:fldCharType=\"end\"/></w:r>")),
        Gen.Frequency((4, Run), (1, Between)).Array[1, 3]).Select((tags, inner) => $"{tags.Item1}{string.Concat(inner)}{tags.Item2}");

    static readonly Gen<string> Content = Gen.Frequency((6, Run), (2, Between), (2, Holder)).Array[1, 8].Select(string.Concat);

    [Fact]
    public void A_target_with_its_codes_among_other_words_is_read_back_as_it_was_written() => Gen.Select(Content, Words.Array[12]).Sample(
        (content, words) =>
        {
            var (format, source) = FileFormats.Open(WordFile.Paragraph(content), "a.docx");
            Reassembly.Write(format, source, Some.Korean, unit => InlineText.Concat(
                unit.Source.Codes.SelectMany((code, i) => new InlineText[] { words[i % words.Length], new("", code with { Offset = 0 }) }).Append("end" + words[0])));
        },
        iter: 4_000);

    [Fact]
    public void Codes_that_stand_alone_may_go_anywhere() => Gen.Select(Content, Gen.Int[0, 1000].Array[8], Words.Array[6]).Sample(
        (content, places, words) =>
        {
            var (format, source) = FileFormats.Open(WordFile.Paragraph(content), "a.docx");
            Reassembly.Write(format, source, Some.Korean, unit =>
            {
                var parts = unit.Source.Codes.Where(c => c.Kind is not CodeKind.Standalone).Select(c => new InlineText("", c with { Offset = 0 })).ToList();
                for (var i = 0; i < words.Length; i++) parts.Insert(places[i % places.Length] % (parts.Count + 1), words[i]);
                foreach (var (i, code) in unit.Source.Codes.Where(c => c.Kind is CodeKind.Standalone).Index()) parts.Insert(places[i % places.Length] % (parts.Count + 1), new("", code with { Offset = 0 }));
                return InlineText.Concat(parts.Append("."));
            });
        },
        iter: 4_000);

    [Fact]
    public void Text_as_it_is_with_a_word_before_it_or_behind_it_is_read_back() => Gen.Select(Content, Words).Sample(
        (content, word) =>
        {
            var (format, source) = FileFormats.Open(WordFile.Paragraph(content), "a.docx");
            Reassembly.Write(format, source, Some.Korean, unit => InlineText.Concat([word, unit.Source]));
            Reassembly.Write(format, source, Some.Korean, unit => InlineText.Concat([unit.Source, word]));
            Reassembly.Write(format, source, Some.Korean, unit => Pseudo.Translate(unit.Source));
        },
        iter: 4_000);
}
