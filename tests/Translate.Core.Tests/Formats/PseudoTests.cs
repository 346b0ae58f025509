using System.Globalization;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class PseudoTests
{
    [Fact]
    public void It_is_accented_longer_and_in_brackets() => Assert.Equal("[Ţĥéé ŕöààđ ţöö ţĥéé ļîĝĝĥţĥĥöûššé]", Pseudo.Translate("The road to the lighthouse").Text);

    [Fact]
    public void What_has_no_accented_letters_is_longer_too() => Assert.Equal("[한미동맹의 진화 ~~]", Pseudo.Translate("한미동맹의 진화").Text);

    [Fact]
    public void White_space_stays_at_the_ends() => Assert.Equal("\n [Ñö] ", Pseudo.Translate("\n No ").Text);

    [Fact]
    public void White_space_stays_as_it_is() => Assert.Equal(" \n", Pseudo.Translate(" \n").Text);

    [Fact]
    public void Nothing_stays_nothing() => Assert.True(Pseudo.Translate(InlineText.Empty).IsEmpty);

    [Fact]
    public void Codes_keep_their_places() => Assert.Equal(
        "[{0} öf {1}]",
        Pseudo.Translate(new(" of ", new InlineCode(0, CodeKind.Standalone, "1", "{0}"), new InlineCode(4, CodeKind.Standalone, "2", "{1}"))).Render());

    [Theory]
    [InlineData("""See <a href="x" title="tip">it</a>""", """[Šééé <a href="x" title="tip">îţ</a>]""")]
    [InlineData("Tom &amp; I&nbsp;&#xA0;&#160;", "[Ţöm &amp; ÎÎ&nbsp;&#xA0;&#160;]")]
    [InlineData("At https://x.y/z, or foo@bar.com!", "[Àţ https://x.y/z, ööŕ foo@bar.com!]")]
    [InlineData("{1:N2} of {user.name} and %(n)s", "[{1:N2} öf {user.name} ààñđ %(n)s]")]
    [InlineData(@"no\nno\tno\u00e9\x41\\", @"[ñö\nññö\tñöö\u00e9\x41\\]")]
    [InlineData("a < b & c > d; R&D", "[à < b & çç > đ; Ŕ&ĐĐ]")]
    public void What_a_program_reads_within_the_text_stays(string source, string pseudo) => Assert.Equal(pseudo, Pseudo.Translate(source).Text);

    [Fact]
    public void A_code_within_a_tag_stays_in_it() => Assert.Equal(
        """[<a href="{0}">ĝö</a>]""",
        Pseudo.Translate(new("""<a href="">go</a>""", new InlineCode(9, CodeKind.Standalone, "1", "{0}"))).Render());

    [Fact]
    public void It_keeps_all_codes_divides_no_grapheme_and_is_the_same_every_time() =>
        Gen.Select(Gen.OneOf("a", "Word ", "e\u0301", "👩‍👩‍👧‍👦", "가", "\r\n", " ", "\u1100\u1161\u11A8").List[0, 20].Select(string.Concat), Gen.Int[0, 60].List[0, 4]).Sample((text, offsets) =>
        {
            var source = new InlineText(text, [.. offsets.Select(o => Math.Min(o, text.Length)).Order().Select((o, i) => new InlineCode(o, CodeKind.Standalone, $"{i}", $"{{{i}}}"))]);
            var pseudo = Pseudo.Translate(source);
            Assert.Equal(source.Codes.Select(c => c.Data), pseudo.Codes.Select(c => c.Data));
            Assert.Equal(pseudo, Pseudo.Translate(source));
            var starts = StringInfo.ParseCombiningCharacters(pseudo.Text);
            Assert.All(pseudo.Codes, c => Assert.True(c.Offset == pseudo.Text.Length || starts.Contains(c.Offset)));
        });

    [Fact]
    public void Of_a_message_its_arms_are_translated_and_its_syntax_stays() =>
        Assert.Equal("{g, select, male {[Ĥé]} other {[Ţĥééý]}} [ļéfţţ]", Pseudo.Translate("{g, select, male {He} other {They}} left").Text);
}
