using Translate.Server.Search;

namespace Translate.Server.Tests.Search;

/// <summary>The pieces by which texts are found, and where a term stands in a text.</summary>
public sealed class GramsTests
{
    [Theory]
    [InlineData("The US-Korea Alliance", "alliance", "Alliance")]
    [InlineData("The US-Korea Alliance", "LIAN", "lian")]
    [InlineData("The US-Korea Alliance", "us korea", "US-Korea")]
    [InlineData("The US-Korea Alliance", "us", "US")]
    [InlineData("한미동맹의 미래", "동맹", "동맹")]
    [InlineData("한미동맹의 미래", "맹", "맹")]
    [InlineData("각하", "\u1100\u1161\u11A8", "각")]
    [InlineData("\u1100\u1161\u11A8하", "각", "\u1100\u1161\u11A8")]
    [InlineData("日米同盟の未来", "同盟", "同盟")]
    [InlineData("ﾃｽﾄとＡＢＣ", "テスト", "ﾃｽﾄ")]
    [InlineData("ﾃｽﾄとＡＢＣ", "abc", "ＡＢＣ")]
    [InlineData("AI기술을", "ai기술", "AI기술")]
    [InlineData("naïve", "naïve", "naïve")]
    [InlineData("미국·한국", "미국 한국", "미국·한국")]
    public void A_term_is_found_where_it_stands_and_by_pieces_that_the_text_has(string text, string term, string marked)
    {
        var (folded, sought) = (Grams.Of(text), Grams.Of(term));

        var (start, length) = Assert.Single(folded.Find(sought));
        Assert.Equal(marked, text.Substring(start, length), ignoreCase: true);
        Assert.NotEmpty(sought.Needed());
        Assert.Subset(folded.All().ToHashSet(), sought.Needed().ToHashSet());
    }

    [Theory]
    [InlineData("The lieutenant", "eu")]
    [InlineData("한미동맹", "미동 맹")]
    [InlineData("alliance", "aliance")]
    public void What_is_not_there_is_not_found(string text, string term) => Assert.Empty(Grams.Of(text).Find(Grams.Of(term)));

    [Theory]
    [InlineData("")]
    [InlineData(" … — !")]
    [InlineData("\ud800")]
    public void A_text_without_words_has_no_pieces(string text) => Assert.Empty(Grams.Of(text).All());

    [Fact]
    public void Marked_pieces_joined_are_the_text()
    {
        const string Text = "e\u0301tude 😀 한미동맹 (동맹), ﬁne";
        foreach (var query in new[] { "étude", "동맹", "fine", "한미", "x" })
            Assert.Equal(Text, string.Concat(DeskSearch.Marked(Text, DeskSearch.Terms(query)).Select(p => p.Text)));
        Assert.Equal(["동맹", "동맹"], DeskSearch.Marked(Text, DeskSearch.Terms("동맹")).Where(p => p.IsMatch).Select(p => p.Text));
    }

    [Fact]
    public void A_query_is_words_and_phrases()
    {
        Assert.Equal([" trade security ", " seoul "], DeskSearch.Terms("\"Trade security\" Seoul").Select(t => t.Text));
        Assert.Equal([" one ", " two "], DeskSearch.Terms("“one two").Select(t => t.Text));
    }
}
