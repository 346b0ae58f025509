using Translate.Core.Articles;

namespace Translate.Core.Tests.Articles;

public sealed class FurnitureTests
{
    [Theory]
    [InlineData("Be the first to comment", FurnitureKind.Comments)]
    [InlineData("Leave a Reply", FurnitureKind.Comments)]
    [InlineData("  LEAVE A\nREPLY » ", FurnitureKind.Comments)]
    [InlineData("1,204 Comments", FurnitureKind.Comments)]
    [InlineData("Comments (12)", FurnitureKind.Comments)]
    [InlineData("Your email address will not be published. Required fields are marked *", FurnitureKind.Comments)]
    [InlineData("댓글 3개", FurnitureKind.Comments)]
    [InlineData("첫 번째 댓글을 남겨 주세요.", FurnitureKind.Comments)]
    [InlineData("Facebook | Twitter | Copy link", FurnitureKind.Sharing)]
    [InlineData("Click to share on Facebook (Opens in new window)", FurnitureKind.Sharing)]
    [InlineData("공유하기", FurnitureKind.Sharing)]
    [InlineData("Related Posts", FurnitureKind.Related)]
    [InlineData("About this publication", FurnitureKind.Related)]
    [InlineData("More from The Korea Herald", FurnitureKind.Related)]
    [InlineData("많이 본 뉴스", FurnitureKind.Related)]
    [InlineData("We use cookies to improve your experience.", FurnitureKind.Cookies)]
    [InlineData("개인정보처리방침", FurnitureKind.Cookies)]
    [InlineData("Subscribe to our weekly newsletter", FurnitureKind.Subscription)]
    [InlineData("로그인", FurnitureKind.Subscription)]
    [InlineData("© 2022 The Daily. All rights reserved.", FurnitureKind.Navigation)]
    [InlineData("저작권자 ⓒ 한국일보, 무단 전재 및 재배포 금지", FurnitureKind.Navigation)]
    public void Furniture_is_known_by_what_it_says(string text, FurnitureKind kind) => Assert.Equal(kind, Furniture.Of(text));

    [Theory]
    [InlineData("She asked her readers to leave a reply, and nobody did.")]
    [InlineData("He was the first to comment on the treaty.")]
    [InlineData("The US-Korea Alliance Is Evolving amid the Turbulent International Order")]
    [InlineData("Allies should be determined based first on shared values, not shared interests.")]
    [InlineData("댓글 조작 사건의 재판이 열렸다.")]
    [InlineData("Twitter was bought, and Facebook was renamed.")]
    [InlineData("Values, interests")]
    [InlineData("…")]
    [InlineData("")]
    public void What_an_article_says_is_none(string text) => Assert.Null(Furniture.Of(text));

    [Fact]
    public void A_long_text_is_looked_at_no_further() => Assert.Null(Furniture.Of("We use cookies " + new string('x', 100_000)));
}
