using System.Globalization;

namespace Translate.Core.Segmentation;

/// <summary>Why a word of a stretch without final punctuation ends a sentence, or does not.</summary>
/// <param name="Word">The word.</param>
/// <param name="Next">Where the next sentence begins, if this one ends.</param>
/// <param name="Ending">The form of the data that it ends with; none where only laughter follows.</param>
/// <param name="EndingPoints">Its points.</param>
/// <param name="Following">The form that the next word fits, if any.</param>
/// <param name="FollowingPoints">Its points.</param>
/// <param name="SignPoints">For the end of a line, laughter, a remark that follows, and the style in which the stretch ends.</param>
/// <param name="Ends">The points together reach the threshold.</param>
public sealed record EndingReading(string Word, int Next, string? Ending, int EndingPoints, string? Following, int FollowingPoints, int SignPoints, bool Ends)
{
    /// <summary>For a person: <c>갔어 (ㅆ어 +4, then 근데 +2): ends</c>.</summary>
    public override string ToString()
    {
        var why = new List<string>();
        if (Ending is not null) why.Add(string.Create(CultureInfo.InvariantCulture, $"{Ending} {EndingPoints:+0;-0}"));
        if (Following is not null) why.Add(string.Create(CultureInfo.InvariantCulture, $"then {Following} {FollowingPoints:+0;-0}"));
        if (SignPoints != 0) why.Add(string.Create(CultureInfo.InvariantCulture, $"around it {SignPoints:+0;-0}"));
        return $"{Word} ({string.Join(", ", why)}): {(Ends ? "ends" : "goes on")}";
    }
}
