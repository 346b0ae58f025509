using Translate.Core.Formats.Cues;

namespace Translate.Core.Tests.Formats;

public class CueTimesTests
{
    [Theory]
    [InlineData("00:00:01,000 --> 00:00:03,500", 2500)]
    [InlineData("00:01.250 --> 00:02.000 align:start", 750)]
    [InlineData("99:59:59,999 --> 100:00:00,000", 1)]
    public void The_time_between_both_is_how_long_a_cue_is_shown(string line, int milliseconds) => Assert.Equal(milliseconds, CueTimes.Shown(line)!.Value.TotalMilliseconds);

    [Theory]
    [InlineData(null)]
    [InlineData("a note")]
    [InlineData("00:00:03,500 --> 00:00:01,000")]
    public void What_says_no_time_has_none(string? line) => Assert.Null(CueTimes.Shown(line));
}
