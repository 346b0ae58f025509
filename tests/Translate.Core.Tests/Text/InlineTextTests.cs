using System.Collections.Immutable;
using CsCheck;
using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public sealed class InlineTextTests
{
    static InlineCode Code(int offset, CodeKind kind = CodeKind.Standalone, string id = "1") => new(offset, kind, id, $"<{id}>");

    [Fact]
    public void Pieces_joined_are_the_text() =>
        Gen.Select(Gen.String[0, 30], Gen.Select(Gen.Int[0, 30], Gen.Enum<CodeKind>()).List[0, 8], Gen.Int[0, 30].List[0, 6]).Sample((text, codes, cuts) =>
        {
            var inline = new InlineText(text, [.. codes.Select((c, i) => new InlineCode(Math.Min(c.Item1, text.Length), c.Item2, $"{i}", $"<{i}>")).OrderBy(c => c.Offset)]);
            var pieces = inline.Cut([.. cuts.Select(c => Math.Min(c, text.Length)).Order()]);
            return pieces.Count == cuts.Count + 1 && InlineText.Concat(pieces).Equals(inline);
        });

    [Fact]
    public void A_closing_code_stays_with_what_it_closes_and_an_opening_one_goes_with_what_follows()
    {
        var text = new InlineText("ab", Code(0, CodeKind.Opening), Code(1, CodeKind.Closing), Code(1, CodeKind.Opening, "2"), Code(2, CodeKind.Closing, "2"));
        Assert.Equal(["<1>a<1>", "<2>b<2>"], text.Cut([1]).Select(p => p.Render()));
    }

    [Fact]
    public void Codes_out_of_order_or_place_are_refused()
    {
        Assert.Throws<ArgumentException>(() => new InlineText("ab", Code(2), Code(1)));
        Assert.Throws<ArgumentException>(() => new InlineText("ab", Code(3)));
        Assert.Throws<ArgumentException>(() => new InlineText("ab", Code(-1)));
    }

    [Fact]
    public void No_codes_are_no_codes_however_given() => Assert.Equal(new InlineText("a"), new InlineText("a", default(ImmutableArray<InlineCode>)));

    [Fact]
    public void Only_the_text_between_codes_is_escaped() =>
        Assert.Equal("A<1>B<2>", new InlineText("ab", Code(1), Code(2, id: "2")).Render(t => t.ToUpperInvariant()));

    [Fact]
    public void Equality_is_by_value()
    {
        Assert.Equal(new InlineText("a", Code(1)), new InlineText("a", Code(1)));
        Assert.Equal(new InlineText("a", Code(1)).GetHashCode(), new InlineText("a", Code(1)).GetHashCode());
        Assert.NotEqual(new InlineText("a", Code(1)), new InlineText("a", Code(0)));
        Assert.NotEqual(new InlineText("a"), new InlineText("b"));
    }
}
