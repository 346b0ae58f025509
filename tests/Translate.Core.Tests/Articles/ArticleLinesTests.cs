using Translate.Core.Articles;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Tests.Articles;

public sealed class ArticleLinesTests
{
    [Theory]
    [InlineData("By Jane Doe", "Jane Doe")]
    [InlineData("by Seong-hyon Lee", "Seong-hyon Lee")]
    [InlineData("Written by Anna van der Berg and John Roe", "Anna van der Berg and John Roe")]
    [InlineData("홍길동 기자", "홍길동")]
    [InlineData("홍길동 기자 hong@example.co.kr", "홍길동")]
    [InlineData("글 홍길동", "홍길동")]
    [InlineData("글: 홍길동, 김철수", "홍길동, 김철수")]
    [InlineData("서울=홍길동 특파원", "홍길동")]
    public void A_byline_names_who_wrote_it(string line, string author) => Assert.Equal(author, ArticleLines.Author(line));

    [Theory]
    [InlineData("By Monday, Everything Was Over.")]
    [InlineData("By and by")]
    [InlineData("By the end of the war, Korea was divided")]
    [InlineData("글은 사람이다")]
    [InlineData("그는 기자")]
    [InlineData("Jane Doe")]
    public void What_may_be_something_else_is_no_byline(string line) => Assert.Null(ArticleLines.Author(line));

    [Theory]
    [InlineData("May 23, 2022", 2022, 5, 23)]
    [InlineData("Published on 23 May 2022", 2022, 5, 23)]
    [InlineData("Updated: May 3, 2022 at 10:15 a.m. EST", 2022, 5, 3)]
    [InlineData("Monday, May 23, 2022", 2022, 5, 23)]
    [InlineData("2022-05-23", 2022, 5, 23)]
    [InlineData("2022년 5월 23일", 2022, 5, 23)]
    [InlineData("입력 2022.05.23 오전 10:15", 2022, 5, 23)]
    [InlineData("입력: 2022. 5. 23.", 2022, 5, 23)]
    public void A_line_that_is_a_date_says_when(string line, int year, int month, int day) => Assert.Equal(new DateOnly(year, month, day), ArticleLines.Date(line));

    [Theory]
    [InlineData("5/23/22")]
    [InlineData("On May 23, 2022, they met.")]
    [InlineData("2022")]
    [InlineData("February 30, 2022")]
    public void What_is_not_surely_a_date_is_none(string line) => Assert.Null(ArticleLines.Date(line));

    [Fact]
    public void The_first_lines_of_a_text_give_its_fields()
    {
        var fields = Of("text", "A Treaty and Its Price\n\nBy Jane Doe\n\nMay 23, 2022\n\nIt began with a visit. Nobody expected more.\n");
        Assert.Equal(("A Treaty and Its Price", "Jane Doe", new DateOnly(2022, 5, 23)), (fields.Title, fields.Author, fields.Published));
    }

    [Fact]
    public void A_name_further_down_is_not_the_authors()
    {
        var text = "Title\n\n" + string.Concat(Enumerable.Repeat("A paragraph with words.\n\n", 8)) + "By Jane Doe\n";
        Assert.Null(Of("text", text).Author);
    }

    [Fact]
    public void Front_matter_is_read()
    {
        var fields = ArticleLines.OfFrontMatter("---\ntitle: \"A Treaty\"\nauthor: Jane Doe\ndate: 2022-05-23T10:00:00Z\nlicense: CC BY 4.0\ntags: [a, b]\n---\n\nText.\n");
        Assert.Equal(new ArticleFields { Title = "A Treaty", Author = "Jane Doe", Published = new(2022, 5, 23), Licence = "CC BY 4.0" }, fields);
        Assert.Equal(new ArticleFields(), ArticleLines.OfFrontMatter("Text.\n\n---\n\ntitle: no\n"));
    }

    static ArticleFields Of(string format, string text) => ArticleLines.Of(FileFormats.ByName(format)!.Extract(SourceText.FromString("file", text)));
}
