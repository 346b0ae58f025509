using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Plain;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class PlainTextContract : FormatContract
{
    protected override IFormat Format { get; } = new PlainText();
}

public sealed class PlainTextTests
{
    static readonly PlainText Format = new();

    static IReadOnlyList<Unit> Extract(string text) => Format.Extract(SourceText.FromString("a.txt", text));

    static string[] Texts(string text) => [.. Extract(text).Select(u => u.Source.Text)];

    static string[] Headings(string text) => [.. Extract(text).Where(u => u.Kind is UnitKind.Heading).Select(u => u.Source.Text)];

    static string Translate(string text, params string?[] targets) =>
        Encoding.UTF8.GetString(Reassembly.Write(Format, SourceText.FromString("a.txt", text), Locale.Parse("ko"), unit => targets.ElementAtOrDefault(int.Parse(unit.Id, null) - 1) is { } target ? new InlineText(target) : null));

    static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "text", name));

    [Fact]
    public void The_seed_article_has_its_four_headings()
    {
        var article = Fixture("us-korea-alliance.txt");
        Assert.Equal(
            ["The US-Korea Alliance Is Evolving amid the Turbulent International Order", "About this publication", "Be the first to comment", "Leave a Reply"],
            Headings(article));
        Assert.Equal(12, Extract(article).Count);
    }

    [Fact]
    public void Headings_have_one_level() => Assert.Equal(
        "Heading 1: A title|Paragraph: Some words.|Heading 1: A part|Paragraph: More words.",
        Extract("A title\n\nSome words.\n\nA part\n======\nMore words.\n").Said());

    [Fact]
    public void Paragraphs_headings_and_list_items_are_units() => Assert.Equal(
        [
            "THE LIGHTHOUSE AT THE END OF THE ROAD",
            "The road to the lighthouse is four miles long and was paved only once,\nin the year the keeper's daughter was married. Since then the sea has\ntaken a little of it every winter, and the county has given a little of\nit back every spring; neither side has won.",
            "Nobody lives there now. The lamp turns by itself, and twice a year a\n  young woman from the harbour office comes to wipe the salt from its\n  glass and to write \"all well\" into a book that nobody reads.",
            "What to bring",
            "Boots. The last half mile is under water at spring tide, and the\n  stones beneath it are covered with weed and very slippery.",
            "A lamp of your own",
            "Something to eat",
            "1. Leave the car at the harbour.",
            "2. Follow the white posts.",
            "a) Not the red ones!",
            "Keeper's House",
            "12 Harbour Road",
            "Opening times",
        ],
        Texts(Fixture("wrapped.txt")));

    [Fact]
    public void Korean_paragraphs_are_measured_in_columns() => Assert.Equal(
        [1, 4, 1, 1, 1, 1, 1], // lines a unit; a Hangul syllable takes two columns
        Texts(Fixture("korean.txt")).Select(t => t.Split('\n').Length));

    [Theory]
    [InlineData("* * *")]
    [InlineData("-----")]
    [InlineData("1994")]
    [InlineData("12:30 – 14:00")]
    [InlineData("  \t ")]
    [InlineData("…")]
    public void What_has_no_letter_is_no_unit(string line) => Assert.Equal(["Before it.", "After it."], Texts($"Before it.\n{line}\nAfter it.\n"));

    [Theory]
    [InlineData("A short line", true)]
    [InlineData("A sentence ends here.", false)]
    [InlineData("Does it?", false)]
    [InlineData("It does!", false)]
    [InlineData("And so on…", false)]
    [InlineData("그리하여 끝났다.", false)]
    [InlineData("한미동맹의 진화", true)]
    [InlineData("这是一个句子。", false)]
    [InlineData("He said \"stop.\"", false)]
    [InlineData("For example:", false)]
    [InlineData("First this. Then that", false)]
    [InlineData("오늘 회의는 세 시에 시작합니다", false)]
    [InlineData("먼저 먹고 있어요", false)]
    [InlineData("정부는 대책을 내놓지 않았다", false)]
    [InlineData("지금 어디야 나는 아직 회사", false)]
    [InlineData("\u1106\u116e\u11ab제가 있었습니다", false)]
    [InlineData("자주 묻는 질문", true)]
    [InlineData("등록된 결제 수단 없음", true)]
    [InlineData("왜 지금인가", true)]
    [InlineData("한국과 캐나다", true)]
    [InlineData("다음 단계: 필요", true)]
    [InlineData("他走了。她来了", false)]
    [InlineData("彼は行った！それから", false)]
    [InlineData("ｱﾒﾀﾞ｡ﾊﾚﾀﾞ", false)]
    [InlineData("वह गया। वह आया", false)]
    [InlineData("هل ذهب؟ نعم", false)]
    [InlineData("第一章　雨の日", true)]
    public void A_heading_is_a_short_line_that_ends_no_sentence(string line, bool heading) => Assert.Equal(heading, Headings($"{line}\n\nA paragraph follows.\n").Length == 1);

    [Fact]
    public void A_line_among_others_is_no_heading() => Assert.Empty(Headings("Keeper's House\nHarbour Road\n"));

    [Fact]
    public void A_very_long_line_is_no_heading() => Assert.Empty(Headings(new string('a', 121) + "\n\nText.\n"));

    [Theory]
    [InlineData("Title\n=====\nText follows at once.\n")]
    [InlineData("Title\r\n---\r\nText follows at once.\r\n")]
    public void A_line_above_a_rule_is_a_heading(string text)
    {
        Assert.Equal(["Title"], Headings(text));
        Assert.EndsWith("Text follows at once.", Texts(text)[^1], StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("- item", "item")]
    [InlineData("  * item", "item")]
    [InlineData("•\titem", "item")]
    [InlineData("– item", "item")]
    [InlineData("-item", "-item")]
    [InlineData("3. item", "3. item")]
    [InlineData("나) 항목", "나) 항목")]
    public void A_bullet_stands_outside_of_the_slot_and_a_number_within(string line, string unit) => Assert.Equal([unit], Texts(line));

    [Fact]
    public void Short_lines_stay_lines() => Assert.Equal(["Roses are red,", "violets are blue"], Texts("Roses are red,\nviolets are blue\n"));

    [Fact]
    public void Long_lines_one_below_the_other_are_paragraphs_each()
    {
        var line = string.Join(' ', Enumerable.Repeat("A paragraph on one line.", 8));
        Assert.Equal(2, Extract($"{line}\n{line}\n").Count);
    }

    const string Wrapped = "The road to the lighthouse is four miles long and was paved only once,\r\n  in the year the keeper's daughter was married. Since then the sea has\r\n  taken a little of it.\r\n";

    [Fact]
    public void A_wrapped_paragraph_is_wrapped_again_with_its_own_width_line_ends_and_indentation()
    {
        var target = string.Join(' ', Enumerable.Repeat("등대로 가는 길은 포장된 적이 한 번뿐이다.", 6));
        var written = Translate(Wrapped, target);
        var lines = written.Split("\r\n");
        Assert.Equal("", lines[^1]);
        Assert.All(lines[..^1], line => Assert.InRange(Columns.Of(line), 1, 71));
        Assert.All(lines[1..^1], line => Assert.StartsWith("  ", line, StringComparison.Ordinal));
        Assert.DoesNotContain('\n', written.Replace("\r\n", "", StringComparison.Ordinal));
        Assert.Equal(target, string.Join(' ', lines[..^1].Select(l => l.Trim())));
    }

    [Fact]
    public void What_cannot_be_wrapped_to_be_one_paragraph_again_stands_on_one_line()
    {
        var target = new string('가', 60) + " 그리고 " + new string('나', 60);
        Assert.Equal(target + "\r\n", Translate(Wrapped, target));
    }

    [Fact]
    public void No_word_and_no_grapheme_is_divided()
    {
        var family = string.Concat(Enumerable.Repeat("👩‍👩‍👧‍👦", 20));
        Assert.Contains(family, Translate(Wrapped, $"This is {family} of the sea"), StringComparison.Ordinal);
    }

    [Fact]
    public void Line_breaks_in_the_target_of_one_line_become_spaces() =>
        Assert.Equal("  하나 둘 셋 넷\n\nTwo.\n", Translate("  One.\n\nTwo.\n", " 하나\n둘\r\n\r\n셋\r넷 "));

    [Fact]
    public void An_empty_translation_leaves_an_empty_line() => Assert.Equal("\n\n둘.\n", Translate("One.\n\nTwo.\n", "", "둘."));

    [Fact]
    public void Translated_lines_that_look_like_one_paragraph_are_delivered_all_the_same() => Assert.Equal(
        "The menu of this small house by the river is short;\nthe prices are in the window.\n",
        Translate("Menu\nPrices\n", "The menu of this small house by the river is short;", "the prices are in the window."));

    [Fact]
    public void Texts_of_all_kinds_can_be_translated()
    {
        var word = Gen.OneOf("a", "word", "Sentence.", "한국어", "길이가긴단어입니다", "café", "👍🏽", "-", "1.", "•", "“quoted”", "longerword", "=====", "II", "3");
        var line = from indent in Gen.OneOf("", "", "  ", "\t") from words in word.List[0, 14] select indent + string.Join(' ', words);
        var text = from lines in line.List[0, 12] from end in Gen.OneOf("\n", "\r\n", "\r") select string.Join(end, lines);
        Gen.Select(text, word.List[1, 40]).Sample(
            (source, target) =>
            {
                var file = SourceText.FromString("a.txt", source);
                var bytes = Reassembly.Write(Format, file, Locale.Parse("ko"), _ => string.Join(' ', target));
                var units = Format.Extract(file);
                var kept = 0;
                var written = Encoding.UTF8.GetString(bytes);
                foreach (var unit in units) kept += unit.Slot.Length;
                return written.Length >= source.Length - kept;
            },
            iter: 5_000);
    }
}
