using System.Globalization;
using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Segmentation;

public sealed class SegmenterTests
{
    static readonly Segmenter English = SegmentationRules.Shipped.For(Locale.Parse("en"));
    static readonly Segmenter Korean = SegmentationRules.Shipped.For(Locale.Parse("ko"));

    /// <summary>One for each set of rules that we ship.</summary>
    static readonly Segmenter[] All = [.. "en ko ja de fr es it pt nl ru uk pl ar hi tr vi id el th cs und".Split(' ').Select(tag => SegmentationRules.Shipped.For(Locale.Parse(tag)))];

    /// <summary>Whatever has gone wrong somewhere once: stops, quotes, marks, joiners, jamo, flags, families, halves of pairs, right-to-left.</summary>
    static readonly string[] Pieces =
    [
        "He left. ", "She said, “Go.” ", "U.S. ", "Mr. ", "e.g. ", "“나는 간다.”라고 ", "했다. ", "했다.그는 ", "2023. 5. 21. ", "1. ", ". ", "...", "…", "?!", "。", "\n", "\r\n", "\n\n",
        " ", "\u00A0", "\u2029", "\u0301", "\u200D", "\u0600", "\uFFFC", "\uFFFE\u0301", "\uD83D", "\uDE00", "👨‍👩‍👧‍👦", "🇰🇷", "🇺🇸", "🎉", "안녕하세요.".Normalize(NormalizationForm.FormD), "ᄒ", "ᅡ", "ᆫ",
        "שלום. ", "مرحبا؟ ", "नमस्ते। ", "क्ष", "Z̃. ", "(", ")", "\"", "’", "<", "A.", "a.",
        "갔어 ", "합니다 ", "했다ㅋㅋ ", "다", "라고 ", "“간다 ", "했어요\n", "z. B. ", "S. 5 ", "« Oui. » ", "т. е. ", "د. ", "डॉ. ", "「行く。」", "（図）", "，", "！", "ก. ", "։",
    ];

    static readonly Gen<string> Texts = Gen.OneOf(
        Gen.Int[0, Pieces.Length - 1].Select(i => Pieces[i]),
        Gen.Char.Select(c => c.ToString()),
        Gen.Int[0x20, 0x2FF].Select(c => ((char)c).ToString())).Array[0, 30].Select(string.Concat);

    static readonly Gen<InlineText> Marked = Gen.Select(Texts, Gen.Select(Gen.Int[0, 200], Gen.Enum<CodeKind>()).Array[0, 6]).Select((text, codes) =>
        new InlineText(text, [.. codes.Select(code => (Offset: code.Item1 % (text.Length + 1), Kind: code.Item2)).OrderBy(code => code.Offset).Select((code, i) => new InlineCode(code.Offset, code.Kind, i.ToString(CultureInfo.InvariantCulture), "<" + i.ToString(CultureInfo.InvariantCulture) + ">"))]));

    [Fact]
    public void Segments_join_to_the_text_whatever_it_is() => Marked.Sample(text =>
    {
        foreach (var segmenter in All)
        {
            var segments = segmenter.Segment(text);
            Assert.Equal(text, InlineText.Concat(segments.SelectMany(segment => new[] { segment.Before, segment.Source, segment.After })));
            Assert.All(segments.Skip(1), segment => Assert.True(segment.Before.IsEmpty && !segment.Source.IsEmpty));
            Assert.All(segments, segment => Assert.True(string.IsNullOrWhiteSpace(segment.Before.Text) && string.IsNullOrWhiteSpace(segment.After.Text)));
        }
    }, iter: 5_000);

    [Fact]
    public void No_cut_falls_within_a_grapheme_cluster() => Texts.Sample(text =>
    {
        var boundaries = StringInfo.ParseCombiningCharacters(text).Append(text.Length).ToHashSet();
        foreach (var segmenter in All)
        {
            Assert.All(segmenter.Breaks(text), offset => Assert.Contains(offset, boundaries));
            var at = 0;
            foreach (var segment in segmenter.Segment(text))
            {
                foreach (var part in new[] { segment.Before, segment.Source, segment.After })
                    Assert.Contains(at += part.Text.Length, boundaries);
            }
        }
    }, iter: 5_000);

    [Fact]
    public void Breaks_increase_and_lie_within_the_text() => Texts.Sample(text =>
    {
        var last = 0;
        foreach (var offset in Korean.Breaks(text))
        {
            Assert.InRange(offset, last + 1, text.Length - 1);
            last = offset;
        }

        Assert.Equal(English.Breaks(text), English.Segment(text).Skip(1).Select((_, i) => English.Breaks(text)[i]));
    }, iter: 2_000);

    [Fact]
    public void A_heading_is_one_segment()
    {
        var unit = new Unit("1", default, " He left. She stayed. ");
        var segment = Assert.Single(English.Segment(unit with { Kind = UnitKind.Heading }));
        Assert.Equal((" ", "He left. She stayed.", " "), (segment.Before.Text, segment.Source.Text, segment.After.Text));
        Assert.Equal(2, English.Segment(unit).Count);
    }

    [Fact]
    public void White_space_alone_is_one_segment_without_a_source()
    {
        var segment = Assert.Single(English.Segment(" \n "));
        Assert.Equal((" \n ", true, true), (segment.Before.Text, segment.Source.IsEmpty, segment.After.IsEmpty));
    }

    [Fact]
    public void An_empty_text_has_no_segments_and_codes_alone_are_one()
    {
        Assert.Empty(English.Segment(""));
        var codes = new InlineText("", new InlineCode(0, CodeKind.Opening, "1", "<b>"), new InlineCode(0, CodeKind.Closing, "1", "</b>"));
        Assert.Equal(codes, Assert.Single(English.Segment(codes)).Source);
        var placeholder = new InlineText("", new InlineCode(0, CodeKind.Standalone, "1", "{0}"));
        Assert.Equal(placeholder, Assert.Single(English.Segment(placeholder)).Source);
    }

    [Theory]
    [InlineData("<b>He left.</b> |<i>She</i> stayed.")]
    [InlineData("He <b>left.</b>|")]
    [InlineData("He left.[1] |She stayed.")]
    [InlineData("Wait {0} seconds. |{1} are over. |It costs {2}")]
    [InlineData("{0} files are left.")]
    [InlineData("He said, “<i>Go!</i>” |She went.")]
    [InlineData("<b><i>He left.</i></b> |She stayed.")]
    [InlineData("<b>“He left.”</b> |She stayed.")]
    [InlineData("“<b>He left.</b>” |<a>She stayed.</a> |He <i>came.</i>")]
    [InlineData("(<b>He left.)</b> |She stayed.")]
    [InlineData("<b>He left. |She stayed.</b> |They met.")]
    public void Markup_stays_with_its_sentence(string marked)
    {
        var text = Parse(marked.Replace("|", "", StringComparison.Ordinal));
        var parts = English.Segment(text).Select(segment => segment.Before.Render() + segment.Source.Render() + segment.After.Render());
        Assert.Equal(marked.TrimEnd('|'), string.Join('|', parts));
    }

    [Theory]
    [InlineData("ko", "<b>비가 왔습니다</b> |<i>바람이</i> 불었습니다")]
    [InlineData("ko", "비가 <b>왔습니다 </b>|바람이 불었습니다")]
    [InlineData("ko", "비가 왔습니다|<br/>바람이 불었습니다")]
    [InlineData("ja", "<b>彼は行った。</b>|<i>彼女</i>は残った。")]
    [InlineData("ja", "<b>「行く。」</b>|彼女は残った。")]
    [InlineData("fr", "« <i>Je pars. </i>» |Elle reste.")]
    [InlineData("de", "„<b>Ich gehe.</b>“ |Sie blieb.")]
    public void Closing_markup_stays_with_its_sentence_in_other_languages(string locale, string marked)
    {
        var text = Parse(marked.Replace("|", "", StringComparison.Ordinal));
        var parts = SegmentationRules.Shipped.For(Locale.Parse(locale)).Segment(text).Select(segment => segment.Before.Render() + segment.Source.Render() + segment.After.Render());
        Assert.Equal(marked, string.Join('|', parts));
    }

    [Fact]
    public void A_line_break_between_two_sentences_goes_with_the_second()
    {
        var segments = English.Segment(Parse("All done.<br/>Next line."));
        Assert.Equal(["All done.", "<br/>Next line."], segments.Select(segment => segment.Source.Render()));
    }

    [Fact]
    public void An_object_character_of_the_text_itself_is_kept()
    {
        var text = new InlineText("A \uFFFC b. C", new InlineCode(2, CodeKind.Standalone, "1", "{0}"));
        Assert.Equal(text, InlineText.Concat(English.Segment(text).SelectMany(s => new[] { s.Before, s.Source, s.After })));
    }

    [Fact]
    public void The_seed_article_is_split_as_a_person_would()
    {
        var article = File.ReadAllText(Path.Combine(Root(), "seeds", "us-korea-alliance.txt"));
        var paragraphs = article.ReplaceLineEndings("\n").Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        Assert.Equal([1, 4, 3, 3, 3, 6, 4, 4, 5, 1, 1, 1], paragraphs.Select(paragraph => English.Segment(paragraph).Count));
        Assert.Contains("increased support for the U.S.", English.Segment(paragraphs[5])[^1].Source.Text, StringComparison.Ordinal);
        Assert.Equal(
            ["This international order forces", "The U.S.-Korea summit in May", "However, many voices", "They are worried"],
            English.Segment(paragraphs[7]).Select((segment, i) => segment.Source.Text[..new[] { 31, 28, 20, 16 }[i]]));
        Assert.StartsWith("2023 will mark", English.Segment(paragraphs[8])[2].Source.Text, StringComparison.Ordinal);

        // Across a paragraph's end the same: "… for the U.S." and then "There are signs".
        var joined = paragraphs[5] + " " + paragraphs[6];
        Assert.Equal(10, English.Segment(joined).Count);
    }

    [Theory]
    [InlineData(".")]
    [InlineData("A.B.")]
    [InlineData("\"")]
    [InlineData("a")]
    [InlineData(". ")]
    [InlineData(" ")]
    [InlineData("\n")]
    [InlineData("1. ")]
    [InlineData("…")]
    [InlineData("다.")]
    [InlineData("ᄃ")]
    [InlineData("e\u0301")]
    [InlineData("\u0301")]
    [InlineData("🇰🇷")]
    [InlineData(".\u200D")]
    [InlineData("다.”")]
    [InlineData("At ")]
    [InlineData("다")]
    [InlineData("다 ")]
    [InlineData("했다 ")]
    [InlineData("“")]
    [InlineData("\uFFFC")]
    [InlineData("ㅋ")]
    [InlineData("ㅋ ")]
    [InlineData("했다ㅋ \n")]
    [InlineData("(")]
    [InlineData("。")]
    [InlineData("《")]
    [InlineData("S. ")]
    public void Hostile_texts_are_split_between_their_characters(string piece)
    {
        var text = string.Concat(Enumerable.Repeat(piece, 100_000 / piece.Length));
        var characters = System.Globalization.StringInfo.ParseCombiningCharacters(text).ToHashSet();
        foreach (var segmenter in new[] { English, Korean, SegmentationRules.Shipped.For(Locale.Parse("ja")), SegmentationRules.Shipped.For(Locale.Parse("de")) })
        {
            Assert.Subset(characters, segmenter.Breaks(text).ToHashSet());
            Assert.Equal(text, string.Concat(segmenter.Segment(text).Select(segment => segment.Before.Text + segment.Source.Text + segment.After.Text)));
        }
    }

    [Fact]
    public void Many_threads_share_one_segmenter()
    {
        var rules = SegmentationRules.Shipped;
        var expected = English.Breaks(Sample());
        using var stream = typeof(SegmentationRules).Assembly.GetManifestResourceStream("Translate.Core.Segmentation.shipped.srx")!;
        var fresh = SegmentationRules.Load(stream, "fresh.srx");
        Parallel.For(0, 64, _ => Assert.Equal(expected, fresh.For(Locale.Parse("en")).Breaks(Sample())));
        Assert.Same(rules.For(Locale.Parse("en")), rules.For(Locale.Parse("en-GB")));

        static string Sample() => string.Concat(Enumerable.Repeat("Mr. Kim left the U.S. He said, “Go.” At 5 p.m. Monday it was 3.5. ", 50));
    }

    static string Root()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Translate.sln"))) folder = Path.GetDirectoryName(folder)!;
        return folder;
    }

    /// <summary>A text whose tags, placeholders and note marks are codes.</summary>
    static InlineText Parse(string marked)
    {
        var text = new StringBuilder();
        var codes = new List<InlineCode>();
        for (var at = 0; at < marked.Length; at++)
        {
            var close = marked[at] switch { '<' => '>', '{' => '}', '[' => ']', _ => '\0' };
            if (close == '\0')
            {
                text.Append(marked[at]);
                continue;
            }

            var end = marked.IndexOf(close, at) + 1;
            var data = marked[at..end];
            var kind = close != '>' || data.EndsWith("/>", StringComparison.Ordinal) ? CodeKind.Standalone : data[1] == '/' ? CodeKind.Closing : CodeKind.Opening;
            codes.Add(new(text.Length, kind, data, data));
            at = end - 1;
        }

        return new(text.ToString(), [.. codes]);
    }
}
