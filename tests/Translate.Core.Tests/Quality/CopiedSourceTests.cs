using Translate.Core.Quality;

namespace Translate.Core.Tests.Quality;

public sealed class CopiedSourceTests : CheckTest
{
    private protected override ICheck Check { get; } = new CopiedSource();

    [Theory]
    [InlineData("en", "ko", "The alliance has evolved.", "The alliance has evolved.")]
    [InlineData("en", "ko", "The alliance has evolved.", "the alliance has evolved")]
    [InlineData("en", "ko", "The alliance has evolved into a partnership.", "The alliance has evolved into a 동반자 관계.")]
    [InlineData("en", "es", "The alliance has evolved over the years.", "The alliance has evolved over the years.")]
    [InlineData("en", "es", "La alianza", "The alliance between the two countries has evolved to meet the challenges of the century.")]
    [InlineData("de", "en", "Das Bündnis der beiden Länder", "Das Bündnis der beiden Länder ist in den Jahren stärker geworden.")]
    [InlineData("ko", "en", "동맹", "동맹")]
    [InlineData("ja", "ko", "同盟は進化した", "同盟は進化した")]
    [InlineData("ru", "en", "альянс долго развивался", "альянс долго развивался")]
    public void A_target_in_the_sources_language_is_said(string from, string to, string source, string target) => Assert.Single(Examine(source, target, from, to));

    [Theory]
    [InlineData("en", "ko", "Microsoft Visual Studio", "Microsoft Visual Studio")]
    [InlineData("en", "ko", "iPhone 15 Pro", "iPhone 15 Pro")]
    [InlineData("en", "ko", "NATO, WHO", "NATO, WHO")]
    [InlineData("en", "ko", "12,345.00", "12,345.00")]
    [InlineData("en", "ko", "dotnet_test/run.sh --no-build", "dotnet_test/run.sh --no-build")]
    [InlineData("en", "ko", "Run npm install.", "npm install 실행")]
    [InlineData("en", "zh-TW", "Once you are satisfied, run \"git rebase --continue without edits\".", "當您對您的修改感到滿意後執行 \"git rebase --continue without edits\"。")]
    [InlineData("en", "el", "Direction to perform dragging ('left', 'right', 'bottom').", "Κατεύθυνση εκτέλεσης συρσίματος ('left', 'right', 'bottom').")]
    [InlineData("en", "es", "Hotel Central", "Hotel Central")]
    [InlineData("en", "es", "total control", "total control")]
    [InlineData("en", "es", "The general hospital is central.", "El hospital general es central.")]
    [InlineData("en-US", "en-GB", "The alliance has evolved over the years.", "The alliance has evolved over the years.")]
    [InlineData("nb", "da", "det er en fin dag i dag og i morgen", "det er en fin dag i dag og i morgen")]
    [InlineData("zh", "ja", "東京大学", "東京大学")]
    [InlineData("en", "ko", "The alliance has evolved.", "동맹은 진화했다.")]
    [InlineData("es", "en", "La alianza entre los dos países", "The alliance between the two countries has evolved to meet the challenges of the century.")]
    public void What_rightly_stays_as_it_is_is_no_finding(string from, string to, string source, string target) => Assert.Empty(Examine(source, target, from, to));
}
