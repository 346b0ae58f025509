using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

public sealed class MemoryKeyTests
{
    [Theory]
    [InlineData("Hello  world", "Hello world")]
    [InlineData("\tHello\r\nworld ", "Hello world")]
    [InlineData("Hello\u00A0world", "Hello world")]
    [InlineData("Hello\u3000\u2028world", "Hello world")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("\u1112\u1161\u11AB", "한")]
    [InlineData("   ", "")]
    public void What_no_reader_sees_makes_no_difference(string a, string b)
    {
        Assert.Equal(b, MemoryKey.Normalize(a));
        Assert.Equal(MemoryKey.Of(b), MemoryKey.Of(a));
        Assert.True(MemoryKey.Same(a, b));
    }

    [Theory]
    [InlineData("Hello", "hello")]
    [InlineData("Hello.", "Hello")]
    [InlineData("ab", "a b")]
    [InlineData("ﬁ", "fi")]
    public void What_a_reader_sees_does(string a, string b)
    {
        Assert.NotEqual(MemoryKey.Of(b), MemoryKey.Of(a));
        Assert.False(MemoryKey.Same(a, b));
    }

    [Theory]
    [InlineData("cafe\u0301", "café", true, true)]
    [InlineData("\u1112\u1161\u11AB글", "한글", true, true)]
    [InlineData("Hello  world", "Hello world", false, false)]
    [InlineData("Hello world ", "Hello world", false, false)]
    [InlineData("Hello\u00A0world", "Hello world", false, false)]
    [InlineData("Hello\nworld", "Hello world", false, true)]
    [InlineData("Hello \r\n \tworld", "Hello\nworld", false, true)]
    [InlineData("Hello  \nworld", "Hello world", false, false)]
    [InlineData("Hello\n\nworld", "Hello world", false, false)]
    [InlineData("Hello\n\rworld", "Hello world", false, false)]
    [InlineData("Hello\u2028world", "Hello world", false, false)]
    [InlineData("Hello\nworld", "Hello there", false, false)]
    public void Exactly_the_same_has_the_same_white_space_and_in_running_text_may_be_wrapped_elsewhere(string a, string b, bool exact, bool wrapped)
    {
        foreach (var (flows, expected) in new[] { (false, exact), (true, wrapped) })
        {
            Assert.Equal(expected, MemoryKey.Exact(a, b, flows));
            Assert.Equal(expected, MemoryKey.Exact(b, a, flows));
            Assert.Equal(expected, MemoryKey.OfExact(a, flows) == MemoryKey.OfExact(b, flows));
        }
    }

    [Fact]
    public void Exactly_the_same_has_its_codes_at_the_same_place()
    {
        var text = new InlineText("Hello\n  you", Alone(8, "1", "{0}"));

        Assert.True(MemoryKey.Exact(text, new InlineText("Hello you", Alone(6, "7", "{0}")), flows: true));
        Assert.False(MemoryKey.Exact(text, new InlineText("Hello you", Alone(5, "7", "{0}")), flows: true));
        Assert.False(MemoryKey.Exact(text, new InlineText("Hello you", Alone(6, "7", "{0}")), flows: false));
        Assert.True(MemoryKey.Exact(new InlineText("e\u0301you", Alone(2, "1", "{0}")), new InlineText("éyou", Alone(1, "7", "{0}")), flows: false));
    }

    [Fact]
    public void Keys_are_stored_so_they_never_change()
    {
        Assert.Equal(3244421341483603138L, MemoryKey.Of(""));
        Assert.Equal(-5853162238408468858L, MemoryKey.Of("The alliance is evolving."));
        Assert.Equal(116541653730221765L, MemoryKey.Of(new InlineText("한미동맹은 진화한다.", Open(0, "1", "<b>"), Close(4, "1", "</b>"))));
    }

    [Fact]
    public void Codes_count_by_kind_data_and_position_but_not_by_id()
    {
        var text = new InlineText("Hello you", Alone(6, "1", "{0}"));

        Assert.True(MemoryKey.Same(text, new InlineText("Hello you", Alone(6, "x9", "{0}"))));
        Assert.True(MemoryKey.Same(text, new InlineText(" Hello  you", Alone(8, "1", "{0}"))));
        Assert.False(MemoryKey.Same(text, "Hello you"));
        Assert.False(MemoryKey.Same(text, new InlineText("Hello you", Alone(6, "1", "{1}"))));
        Assert.False(MemoryKey.Same(text, new InlineText("Hello you", Open(6, "1", "{0}"))));
        Assert.False(MemoryKey.Same(text, new InlineText("Hello you", Alone(9, "1", "{0}"))));
    }

    [Fact]
    public void Half_a_surrogate_pair_is_no_reason_to_fail()
    {
        string[] texts = ["a\uD800", "\uDC00e\u0301", "e\u0301\uD83D e\u0301\uDE00", "\uFFFE\uFFFF e\u0301"];
        foreach (var text in texts)
        {
            Assert.True(MemoryKey.Same(text, text + " "));
            Assert.DoesNotContain("e\u0301", MemoryKey.Normalize(text), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Normalising_twice_changes_nothing_and_the_same_texts_have_the_same_key() =>
        Inline(Wild, Data).Sample(text =>
        {
            var normal = MemoryKey.Normalize(text.Text);
            Assert.Equal(normal, MemoryKey.Normalize(normal));

            var spaced = new InlineText(text.Text + "\u00A0", [.. text.Codes.Select(c => c with { Id = "other" })]);
            Assert.True(MemoryKey.Same(text, spaced));
            Assert.Equal(MemoryKey.Of(text), MemoryKey.Of(spaced));
            Assert.False(MemoryKey.Exact(text, spaced, flows: false));
            Assert.True(MemoryKey.Same(text, MemoryKey.Exactly(text, flows: true)));
            Assert.Equal(MemoryKey.Exactly(text, flows: true), MemoryKey.Exactly(MemoryKey.Exactly(text, flows: true), flows: true));
        });
}
