using CsCheck;
using Translate.Core.Text;

namespace Translate.Core.Tests.Text;

public class TypedPlacesTests
{
    static readonly InlineText Bold = new("Press Enter now", new InlineCode(6, CodeKind.Opening, "1", "<b>"), new InlineCode(11, CodeKind.Closing, "1", "</b>"));

    [Fact]
    public void A_place_in_the_typed_text_is_the_same_in_the_plain_one()
    {
        var places = TypedPlaces.Of("Press <b>Enter</b> now", Bold);

        Assert.Equal((3, 0), places.Plain(3));
        Assert.Equal((6, 0), places.Plain(6));
        Assert.Null(places.Plain(7));
        Assert.Equal((6, 1), places.Plain(9));
        Assert.Equal((11, 1), places.Plain(14));
        Assert.Equal((15, 2), places.Plain(22));
        Assert.Null(places.Plain(23));
    }

    [Fact]
    public void A_stretch_of_the_plain_text_is_found_where_it_is_typed()
    {
        var places = TypedPlaces.Of("Press <b>Enter</b> now", Bold);

        Assert.Equal(new TextSpan(9, 5), places.Typed(new(6, 5)));
        Assert.Equal(new TextSpan(0, 5), places.Typed(new(0, 5)));
        Assert.Equal(new TextSpan(3, 13), places.Typed(TextSpan.FromBounds(3, 9)) with { Length = 13 });
        Assert.Equal(TextSpan.FromBounds(3, 22), places.Typed(TextSpan.FromBounds(3, 15)));
        Assert.Equal(new TextSpan(6, 3), places.Typed(new(6, 0)));
        Assert.Equal(new TextSpan(2, 0), places.Typed(new(2, 0)));
    }

    [Fact]
    public void A_doubled_bracket_is_one_place()
    {
        var source = new InlineText("a ⟦1⟧ b");
        var typed = Notation.Write(source);
        var places = TypedPlaces.Of(typed, source);

        Assert.Equal("a ⟦⟦1⟧ b", typed);
        Assert.Null(places.Plain(3));
        Assert.Equal((3, 0), places.Plain(4));
        Assert.Equal(new TextSpan(2, 4), places.Typed(new(2, 3)));
    }

    [Fact]
    public void Every_stretch_of_text_is_found_again_whatever_is_typed()
    {
        string[] bits = ["<b>", "</b>", "⟦1⟧", "⟦/1⟧", "⟦", "x", " ", "<b", "⟦2/⟧", "가"];
        InlineText[] sources = [Bold, new("⟦1⟧ and more"), new("x", new InlineCode(0, CodeKind.Opening, "1", ""), new InlineCode(1, CodeKind.Closing, "1", ""))];
        Gen.Select(Gen.OneOf(sources), Gen.OneOf(bits).Array[0, 10]).Sample((source, parts) =>
        {
            var typed = string.Concat(parts);
            var plain = Notation.Read(typed, source).Text.Text;
            var places = TypedPlaces.Of(typed, source);
            Assert.Equal(plain.Length, places.Plain(typed.Length)!.Value.Offset);
            for (var i = 0; i < plain.Length; i++)
            {
                var span = places.Typed(new(i, 1));
                Assert.True(span.Length is 1 or 2);
                Assert.Equal(plain[i], typed[span.Start]);
                if (places.Plain(span.Start) is { } back) Assert.Equal(i, back.Offset);
            }
        });
    }
}
