using System.Text;
using CsCheck;
using Translate.Core.Exchange.Validation;
using Translate.Core.Memory;
using Translate.Core.Memory.Files;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory.Files;

/// <summary>Pairs as XLIFF 2.1: the file is valid, and what it says is what was written into it.</summary>
public sealed class XliffPairWriterTests
{
    static string Written(IEnumerable<MemoryPair> pairs, ICollection<InvalidDocumentException>? problems = null)
    {
        using var stream = new MemoryStream();
        XliffPairWriter.Write(stream, pairs, English, Korean, "memory.xlf", problems);
        return Encoding.UTF8.GetString(stream.ToArray());
    }

    static (List<MemoryPair> Pairs, List<InvalidDocumentException> Problems) Read(string file)
    {
        var problems = new List<InvalidDocumentException>();
        return ([.. PairFile.Read(new MemoryStream(Encoding.UTF8.GetBytes(file)), "memory.xlf", problems)], problems);
    }

    static IReadOnlyList<XliffViolation> Violations(string file) => XliffValidation.Examine(SourceText.Decode(Encoding.UTF8.GetBytes(file), "memory.xlf"));

    [Fact]
    public void A_pair_is_a_unit_with_its_codes_its_state_and_where_it_comes_from()
    {
        var pair = new MemoryPair(
            new(English, new InlineText("Press Enter.", Open(6, "1", "<b>"), Close(11, "1", "</b>"))) { Context = new("", "Next.", "help.enter") },
            new(Korean, new InlineText("엔터를 누르세요.", Open(0, "1", "<b>"), Close(2, "1", "</b>"))))
        {
            State = TargetState.Reviewed,
            Document = "help & more.md",
            Author = "Anna",
            Editor = "김민지",
            Changed = new(2026, 3, 1, 12, 30, 5, TimeSpan.Zero),
        };

        var file = Written([pair]);

        Assert.Empty(Violations(file));
        Assert.Contains("<segment state=\"reviewed\">", file, StringComparison.Ordinal);
        Assert.Contains("<source>Press <pc id=\"1\" dataRefStart=\"d1\" dataRefEnd=\"d2\">Enter</pc>.</source>", file, StringComparison.Ordinal);
        Assert.Contains("<mda:meta type=\"document\">help &amp; more.md</mda:meta>", file, StringComparison.Ordinal);
        Assert.Contains("<mda:meta type=\"editor\">김민지</mda:meta>", file, StringComparison.Ordinal);
        Assert.Equal([pair], Read(file).Pairs);
    }

    [Fact]
    public void Without_a_pair_the_file_is_valid_too()
    {
        Assert.Empty(Violations(Written([])));
        Assert.Empty(Read(Written([])).Pairs);
    }

    [Fact]
    public void A_pair_that_was_translated_the_other_way_is_turned_round()
    {
        var pair = Pair("Hello.", "안녕하세요.");

        Assert.Equal([pair], Read(Written([pair.Reversed])).Pairs);
    }

    [Fact]
    public void What_the_file_cannot_hold_is_left_out_and_told()
    {
        var problems = new List<InvalidDocumentException>();
        var file = Written(
            [
                Pair("A\u0001.", "가."), new(new(English, "One."), new(Locale.Parse("ja"), "一つ。")), new(new(English, "One."), new(English, "1.")), Pair("", "가."),
                new(new(English, new InlineText("😀", Alone(1, "1", "x"))), new(Korean, "웃음")), Pair("Two.", "둘."),
            ],
            problems);

        Assert.Equal("Two.", Assert.Single(Read(file).Pairs).Source.Text.Text);
        Assert.Equal(["pair 1", "pair 2", "pair 3", "pair 4", "pair 5"], problems.Select(p => p.Problem[..6]));
        Assert.Contains("U+0001", problems[0].Problem, StringComparison.Ordinal);
        Assert.Contains("it is in en and ja, and the file in en and ko", problems[1].Problem, StringComparison.Ordinal);
        Assert.Empty(Violations(file));
    }

    [Fact]
    public async Task It_is_the_same_to_a_response_as_to_a_file()
    {
        MemoryPair[] pairs = [.. Enumerable.Range(0, 3000).Select(i => Pair($"Sentence {i}.", $"문장 {i}."))];
        using var stream = new MemoryStream();

        Assert.Equal(0, await XliffPairWriter.Write(stream, pairs.ToAsyncEnumerable(), English, Korean));
        Assert.Equal(Written(pairs), Encoding.UTF8.GetString(stream.ToArray()));
    }

    [Fact]
    public void A_name_that_XLIFF_cannot_give_a_code_becomes_a_free_number_on_both_sides()
    {
        var pair = new MemoryPair(
            new(English, new InlineText("ab", Alone(0, "{x y}", "{x y}"), Alone(1, "1", "{1}"), Alone(1, "1", "{1}"))), new(Korean, new InlineText("가", Alone(0, "1", "{1}"), Alone(1, "{x y}", "{x y}"), Alone(1, "1", "{1}"))));

        var read = Assert.Single(Read(Written([pair])).Pairs);

        Assert.Equal(["2", "1", "3"], read.Source.Text.Codes.Select(c => c.Id));
        Assert.Equal(["1", "2", "3"], read.Target.Text.Codes.Select(c => c.Id));
    }

    [Fact]
    public void What_is_written_is_valid_and_is_read_back() => Held.Array[0, 5].Sample(pairs =>
    {
        var file = Written(pairs);
        var (read, problems) = Read(file);
        Assert.Empty(Violations(file));
        Assert.Empty(problems);

        // What a code is called is a matter of the unit.
        Assert.Equal(pairs.Select(Unnamed), read.Select(Unnamed));
    });

    [Fact]
    public void Codes_keep_the_names_that_no_other_has() => Held.Select(pair => pair with { Source = Numbered(pair.Source, 0), Target = Numbered(pair.Target, 100) }).Sample(pair =>
        Assert.Equal(pair, Assert.Single(Read(Written([pair])).Pairs)));

    static MemoryPair Unnamed(MemoryPair pair) => pair with { Source = Unnamed(pair.Source), Target = Unnamed(pair.Target) };

    static MemorySide Unnamed(MemorySide side) => side with { Text = new(side.Text.Text, [.. side.Text.Codes.Select(code => code with { Id = "" })]) };

    static MemorySide Numbered(MemorySide side, int first) => side with { Text = new(side.Text.Text, [.. side.Text.Codes.Index().Select(code => code.Item with { Id = $"{first + code.Index}" })]) };

    static readonly Gen<MemoryPair> Held = Gen.Select(Pairs(Korean), Writable.Null()).Select((pair, editor) => pair with { Editor = editor });
}
