using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Memory.Aligning;
using Translate.Core.Segmentation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory.Aligning;

public sealed class DocumentAlignerTests
{
    static readonly string[] Sentences =
    [
        "Nobody knows why.", "The alliance lasted for 70 years.", "Is it a choice?", "“No,” he said.", "See https://example.org for 3 more.", "서울은 크다.", "NATO는 70년 됐다.",
        "왜 그런지는 아무도 모른다.", "1.5 million people left, and another 200,000 followed them in the spring of 2024.", "봄에 20만 명이 더 떠났다.", "…", "!", "한", "e\u0301", "\uD800", "😀 {0}",
    ];

    static readonly Gen<AlignableSegment[]> Segments = Gen.Select(Gen.Int[0, Sentences.Length - 1], Gen.Int[0, 1], Gen.Enum<UnitKind>()).Array[0, 14].Select(choices =>
    {
        var unit = 0;
        return choices.Select((c, i) => new AlignableSegment(new Segment("", Sentences[c.Item1], " "), unit += c.Item2, c.Item3)).ToArray();
    });

    static readonly Gen<(AlignableDocument Source, AlignableDocument Target)> Documents =
        Gen.Select(Segments, Segments).Select(two => (AlignableDocument.Of(English, two.Item1), AlignableDocument.Of(Korean, two.Item2)));

    static AlignableDocument Document(Locale locale, params string[] paragraphs) =>
        AlignableDocument.Of(locale, paragraphs.Select((text, i) => new AlignableSegment(new Segment("", text, ""), i, UnitKind.Paragraph)));

    static AlignableDocument Resources(Locale locale, params (string Key, string Text)[] entries) => AlignableDocument.Of(
        [.. entries.Select(entry => new Unit(entry.Key, default, entry.Text) { Kind = UnitKind.Entry })], locale, SegmentationRules.Shipped.For(locale));

    [Fact]
    public void Every_segment_is_in_one_bead_and_the_order_is_kept() => Documents.Sample(two =>
    {
        var beads = DocumentAligner.Align(two.Source, two.Target);

        var (i, j) = (0, 0);
        foreach (var bead in beads)
        {
            Assert.Equal((i, j), (bead.Source, bead.Target));
            Assert.InRange(bead.SourceCount + bead.TargetCount, 1, 4);
            Assert.InRange(bead.SourceCount, 0, 2);
            Assert.InRange(bead.TargetCount, 0, 2);
            Assert.InRange(bead.Confidence, 0, 1);
            (i, j) = (i + bead.SourceCount, j + bead.TargetCount);
        }

        Assert.Equal((two.Source.Segments.Count, two.Target.Segments.Count), (i, j));
    });

    [Fact]
    public void Either_document_may_be_the_source() => Assert.All(GoldAlignment.All, gold =>
    {
        var there = DocumentAligner.Align(gold.Source, gold.Target).Where(bead => bead.IsPair).ToList();
        var back = DocumentAligner.Align(gold.Target, gold.Source).Where(bead => bead.IsPair).Select(bead => bead.Reversed).ToList();

        Assert.Equal(there.Select(bead => bead with { Confidence = 0 }), back.Select(bead => bead with { Confidence = 0 }));
        Assert.All(there.Zip(back), two => Assert.Equal(two.First.Confidence, two.Second.Confidence, 0.02));
    });

    [Fact]
    public void A_document_beside_itself_is_paired_one_to_one() => Assert.All(GoldAlignment.All.SelectMany(gold => new[] { gold.Source, gold.Target }), document =>
    {
        var beads = DocumentAligner.Align(document, document);
        Assert.Equal(document.Segments.Count, beads.Count);
        Assert.All(beads, bead => Assert.True(bead is { SourceCount: 1, TargetCount: 1 } && bead.Source == bead.Target && bead.Confidence > 0.8, bead.ToString()));
    });

    [Fact]
    public void What_is_left_out_and_put_in_stands_alone()
    {
        var source = Document(English, "The ship sails on May 3, 1999.", "It carries 240 people and a dog.", "Tickets cost 85 dollars at https://example.org.");
        var target = Document(Korean, "배는 1999년 5월 3일 떠난다.", "표는 https://example.org에서 85달러다.", "선장은 김철수 씨다.");

        Assert.Equal(
            ["0+1 = 0+1", "1+1 = 1+0", "2+1 = 1+1", "3+0 = 2+1"],
            DocumentAligner.Align(source, target).Select(bead => bead.ToString()[..9]));
    }

    [Fact]
    public void Without_segments_there_is_nothing_to_pair()
    {
        var (some, none) = (Document(English, "One.", "Two."), Document(Korean));
        Assert.Equal([new Bead(0, 1, 0, 0, 1), new Bead(1, 1, 0, 0, 1)], DocumentAligner.Align(some, none));
        Assert.Equal([new Bead(0, 0, 0, 1, 1), new Bead(0, 0, 1, 1, 1)], DocumentAligner.Align(none, some));
        Assert.Empty(DocumentAligner.Align(none, Document(English, "")));
    }

    [Fact]
    public void Keys_decide_where_files_have_them_whatever_the_order()
    {
        var source = Resources(English, ("open", "Open the file."), ("close", "Close"), ("saved", "The file was saved. You may close it now."), ("gone", "Gone"));
        var target = Resources(Korean, ("new", "새로"), ("saved", "파일을 저장했습니다. 이제 닫아도 됩니다."), ("close", "닫기"), ("open", "파일을 엽니다."));

        var beads = DocumentAligner.Align(source, target);

        string Text(AlignableDocument document, int start, int count) => string.Join(" + ", document.Segments.Skip(start).Take(count).Select(segment => segment.Text.Text));
        Assert.Equal(
            [
                "Open the file. = 파일을 엽니다.", "Close = 닫기", "The file was saved. = 파일을 저장했습니다.", "You may close it now. = 이제 닫아도 됩니다.", "Gone = ", " = 새로",
            ],
            beads.Select(bead => $"{Text(source, bead.Source, bead.SourceCount)} = {Text(target, bead.Target, bead.TargetCount)}"));
        Assert.All(beads.Where(bead => bead.IsPair), bead => Assert.True(bead.Confidence > 0.8, bead.ToString()));
    }

    [Fact]
    public void Keys_of_files_that_have_few_in_common_decide_nothing()
    {
        var source = Resources(English, ("a1", "Open file 17."), ("a2", "Close 25 windows."), ("a3", "Wait."));
        var target = Resources(Korean, ("b1", "파일 17을 엽니다."), ("b2", "창 25개를 닫습니다."), ("a3", "기다립니다."));

        Assert.Equal(["0+1 = 0+1", "1+1 = 1+1", "2+1 = 2+1"], DocumentAligner.Align(source, target).Select(bead => bead.ToString()[..9]));
    }

    [Fact]
    public void Documents_that_have_nothing_to_do_with_one_another_are_not_trusted()
    {
        var (buses, manual) = (GoldAlignment.Named("night-buses"), GoldAlignment.Named("manual"));

        var right = DocumentAligner.Align(buses.Source, buses.Target).Where(bead => bead.IsPair).Average(bead => bead.Confidence);
        var wrong = DocumentAligner.Align(buses.Source, manual.Target).Where(bead => bead.IsPair).Select(bead => bead.Confidence).DefaultIfEmpty(0).Average();

        Assert.True(right > 0.8 && wrong < 0.6, $"{right:0.00} {wrong:0.00}");
    }

    [Fact]
    public void Paragraphs_may_be_divided_otherwise()
    {
        // The Korean press likes a paragraph for each sentence.
        var gold = GoldAlignment.Named("observatory");
        var target = AlignableDocument.Of(Korean, gold.Target.Segments.Select((segment, i) => segment with { Unit = i }));

        var measured = gold.Measure(DocumentAligner.Align(gold.Source, target));
        Assert.True(measured.F1 >= 0.85, $"{measured.F1:0.000}");
    }

    [Theory]
    [InlineData(0, 700)]
    [InlineData(700, 600)]
    public void A_chapter_that_one_of_two_long_documents_lacks_has_no_partner(int inSource, int inTarget)
    {
        static string[] Long(string text, string own, int count) =>
            [.. Enumerable.Range(1, 750).Select(i => $"{text} {1000 + i}."), .. Enumerable.Range(1, count).Select(i => $"{own} {50_000 + i}."), .. Enumerable.Range(751, 750).Select(i => $"{text} {1000 + i}.")];
        var (source, target) = (Document(English, Long("The house has the number", "Nobody lives in street", inSource)), Document(Korean, Long("그 집의 번호는", "아무도 살지 않는 거리", inTarget).Select(text => text.Replace("거리 5", "거리 7", StringComparison.Ordinal)).ToArray()));

        foreach (var beads in new[] { DocumentAligner.Align(source, target), [.. DocumentAligner.Align(target, source).Select(bead => bead.Reversed)] })
        {
            Assert.Equal(1500, beads.Count(bead => bead is { SourceCount: 1, TargetCount: 1 } && (bead.Source < 750 ? bead.Target == bead.Source : bead.Source >= 750 + inSource && bead.Target == bead.Source + inTarget - inSource)));
            Assert.Equal((inSource, inTarget), (beads.Where(bead => bead.TargetCount == 0).Sum(bead => bead.SourceCount), beads.Where(bead => bead.SourceCount == 0).Sum(bead => bead.TargetCount)));
        }
    }

    [Fact]
    public void Hard_documents_are_aligned_too()
    {
        string[] alike = [.. Enumerable.Repeat("Is it “so” (7)?", 2000)];
        Assert.All(DocumentAligner.Align(Document(English, alike), Document(Korean, alike)), bead => Assert.True(bead is { SourceCount: 1, TargetCount: 1 }, bead.ToString()));

        var words = string.Join(' ', Enumerable.Range(0, 200_000).Select(i => $"w{i}"));
        var beads = DocumentAligner.Align(Document(English, "One 12.", words, "Two 13."), Document(Korean, "하나 12.", words, "둘 13."));
        Assert.Equal(["0+1 = 0+1", "1+1 = 1+1", "2+1 = 2+1"], beads.Select(bead => bead.ToString()[..9]));
    }
}
