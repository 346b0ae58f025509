using Translate.Core.Text;
using Translate.Server.Aligning;

namespace Translate.Server.Tests.Aligning;

public class FilePairsTests
{
    [Theory]
    [InlineData("report.en.txt", "report.ko.docx")]
    [InlineData("en/report.txt", "ko/report.txt")]
    [InlineData("report_EN.txt", "report-ko.txt")]
    [InlineData("en-report.txt", "ko-report.md")]
    [InlineData("Report (en).txt", "report (ko).txt")]
    [InlineData("café.txt", "café.ko.txt")]
    public void Files_whose_names_are_the_same_but_for_the_language_belong_together(string source, string target) =>
        Assert.Equal([(1, 0)], FilePairs.Of(["other.txt", source], [target, "another.txt"], Locale.Parse("en"), Locale.Parse("ko")).Pairs);

    [Fact]
    public void A_tag_of_several_parts_is_one_language() =>
        Assert.Equal([(0, 0)], FilePairs.Of(["a.pt-BR.txt", "b.txt"], ["a.zh-Hant.txt"], Locale.Parse("pt-BR"), Locale.Parse("zh-Hant")).Pairs);

    [Fact]
    public void One_file_on_each_side_is_a_pair_whatever_it_is_called() => Assert.Equal([(0, 0)], FilePairs.Of(["alliance.txt"], ["동맹.docx"], Locale.Parse("en"), Locale.Parse("ko")).Pairs);

    [Fact]
    public void Who_has_no_partner_is_named()
    {
        var pairs = FilePairs.Of(["a.txt", "b.txt"], ["b.txt", "c.txt", "b.ko.txt"], Locale.Parse("en"), Locale.Parse("ko"));
        Assert.Equal([(1, 0)], pairs.Pairs);
        Assert.Equal(["a.txt", "c.txt", "b.ko.txt"], pairs.Alone);
    }

    [Fact]
    public void A_word_that_only_ends_in_the_language_is_part_of_the_name() => Assert.Empty(FilePairs.Of(["garden.txt", "x.txt"], ["gard.txt", "y.txt"], Locale.Parse("en"), Locale.Parse("ko")).Pairs);
}
