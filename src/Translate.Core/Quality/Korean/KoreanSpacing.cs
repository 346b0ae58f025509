using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Quality.Korean;

/// <summary>A space is missing before a dependent noun (할수 있다, 하는것을), or one stands before a particle (파일 을).</summary>
/// <remarks>
/// By the rules of spelling (한글 맞춤법) 41 and 42. Only what cannot be anything else is said: 실수, 홀수 and 그것 are words, 은 and 이 have other meanings by themselves.
/// </remarks>
sealed partial class KoreanSpacing : ICheck
{
    /// <inheritdoc/>
    public string Name => "korean-spacing";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.To.Language is not "ko") yield break;
        var composed = ComposedText.Of(target.Text);
        foreach (Match match in Joined().Matches(composed.Text))
        {
            var place = Origin(composed, match.Groups["place"]);
            yield return new(Name, Severity, null, Place.Of(target.Text, place), "A space belongs before the dependent noun.") { Fix = new(new(place.Start, 0), " ") };
        }

        foreach (Match match in Apart().Matches(composed.Text))
        {
            var place = Origin(composed, match.Groups["place"]);
            if (!target.HasCode(place.Start, place.End)) yield return new(Name, Severity, null, Place.Of(target.Text, place), "A particle is written to its noun.") { Fix = new(new(place.Start, 1), "") };
        }
    }

    static TextSpan Origin(ComposedText composed, Group group) => TextSpan.FromBounds(composed.Origin(group.Index), composed.Origin(group.Index + group.Length));

    [GeneratedRegex("""(?:[할될볼갈올줄쓸낼릴킬]|[있없받찾읽놓넣]을)(?<place>수)(?: ?(?:있|없)|밖에)|(?:[하되있없가오보쓰]는|[할될볼])(?<place>것)(?:[이을은과도의만]|으로|입니다|이다)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Joined();

    [GeneratedRegex("""[가-힣-[갑]](?<place> [을를])(?: |$)""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Apart();
}
