using Translate.Engines.Protection;
using static Translate.Engines.Tests.Protection.Sources;

namespace Translate.Engines.Tests.Protection;

public class MasksTests
{
    static Restoration Restored(string source, string answer) => Protector.Protect(Parse(source), Rung.Masks, Markup.Plain, Kept).Restore([answer], Korean);

    [Theory]
    [InlineData("Open <b>the file</b> of Acme: {0}.", "Open XQ1Z the file XQ2Z of XQ3Z: XQ4Z.")]
    [InlineData("{0}GB free", "XQ1Z GB free")]
    [InlineData("{0}은 <b>서울</b>에 있다", "XQ1Z은 XQ2Z 서울 XQ3Z에 있다")]
    [InlineData("1 < 2 ({0})", "1 < 2 (XQ1Z)")]
    public void Codes_are_words_of_their_own(string source, string sent) => Assert.Equal([sent], Protector.Protect(Parse(source), Rung.Masks, Markup.Plain, Kept).Texts);

    [Theory]
    [InlineData("The XQ1Z code {0}", "The XQ1Z code XZ1Z")]
    [InlineData("fax quality {0}", "fax quality XZ1Z")]
    [InlineData("ＸＱ xz x j {0}", "ＸＱ xz x j XK1Z")]
    public void The_letters_of_masks_are_none_that_the_text_has(string source, string sent) => Assert.Equal([sent], Protector.Protect(Parse(source), Rung.Masks, Markup.Plain, Kept).Texts);

    [Theory]
    [InlineData("Open <b>the file</b> of {0}.", "XQ3Z의 XQ1Z 파일 XQ2Z을 여세요.", "{0}의 <b>파일</b>을 여세요.")]
    [InlineData("{0} free in {1}", "XQ2Z에 XQ1Z 남음", "{1}에 {0} 남음")]
    [InlineData("<b>서울</b>에서 {0}명이", "XQ3Z people in XQ1Z Seoul XQ2Z", "{0} people in <b>Seoul</b>")]
    [InlineData("{0}GB free", "XQ1Z GB 남음", "{0}GB 남음")]
    [InlineData("{0}GB free", "남은 용량 XQ1Z 기가", "남은 용량 {0} 기가")]
    public void Words_change_places_and_codes_go_with_them(string source, string answer, string restored) => Assert.Equal(restored, Restored(source, answer).Text!.Render());

    [Theory]
    [InlineData("xq1z 파일")]
    [InlineData("XQ 1 Z 파일")]
    [InlineData("ＸＱ１Ｚ 파일")]
    [InlineData("XQ١Z 파일")]
    [InlineData("  Xq1z 파일\n")]
    public void A_mask_is_known_in_other_case_width_and_spacing(string answer) => Assert.Equal("{0} 파일", Restored("{0} file", answer).Text!.Render());

    [Theory]
    [InlineData("파일", "\"{0}\" was lost.")]
    [InlineData("XQ1Z 파일 XQ1Z", "\"{0}\" came back twice.")]
    [InlineData("XQ2Z 파일", "The mask XQ2Z was not sent.")]
    [InlineData("XQ1Z XQ99999999999Z 파일", "The mask XQ99999999999Z was not sent.")]
    [InlineData("XQ1 파일", "A mask was changed.")]
    [InlineData("XQ1Z 파일 XQ 1", "A mask was changed.")]
    [InlineData("XQ1Z", "No words came back.")]
    public void A_mask_that_is_lost_doubled_or_changed_is_said(string answer, string problem) => Assert.Equal(problem, Restored("{0} file", answer).Problem);

    [Theory]
    [InlineData("XQ2Z 파일 XQ1Z")]
    [InlineData("XQ1Z XQ2Z 파일")]
    [InlineData("XQ1Z 파일")]
    public void A_pair_that_is_crossed_or_empty_is_said(string answer) => Assert.NotNull(Restored("open <b>file</b> now", answer).Problem);

    [Fact]
    public void Words_of_the_target_that_meet_like_a_mask_are_words() => Assert.Equal("Max quiere {0}", Restored("Max wants {0}", "Max quiere XQ1Z").Text!.Render());
}
