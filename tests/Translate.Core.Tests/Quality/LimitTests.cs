using Translate.Core.Quality;
using Translate.Core.Text;

namespace Translate.Core.Tests.Quality;

public class LimitTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    [Theory]
    [InlineData("가나다라", 4, null)]
    [InlineData("가나다라마", 4, 4)]
    [InlineData("👩‍🚀👩‍🚀", 2, null)]
    [InlineData("👩‍🚀👩‍🚀👩‍🚀", 2, 10)]
    [InlineData("e\u0301e\u0301", 2, null)]
    [InlineData("가", 0, 0)]
    public void Characters_count_as_a_person_sees_them(string target, int most, int? from)
    {
        var finding = Examine(target, most).SingleOrDefault(f => f.Check == "limit");

        Assert.Equal(from, finding?.Target?.Start);
        if (finding is not null) Assert.Equal((Severity.Error, target.Length), (finding.Severity, finding.Target!.Value.End));
    }

    [Fact]
    public void Where_there_is_no_limit_there_is_nothing_to_find() => Assert.DoesNotContain(Examine(new string('가', 10_000), null), f => f.Check == "limit");

    static IReadOnlyList<Finding> Examine(string target, int? most) => Gates.Examine(new("Source"), new(target), new CheckContext(English, Korean) { MostCharacters = most });
}
