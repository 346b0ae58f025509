using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Subtitles;

/// <summary>A subtitle has more to read than its time allows.</summary>
/// <remarks>Characters as a person sees them, spaces too, line breaks not (<see cref="SubtitlePace"/>). A quarter of a second is forgiven.</remarks>
sealed class ReadingSpeed : ICheck
{
    /// <inheritdoc/>
    public string Name => "reading-speed";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Shown is not { Ticks: > 0 } shown || Place.Whole(target.Text) is not { } all) yield break;
        var characters = Gates.Characters(target.Text.Replace("\r", "", StringComparison.Ordinal).Replace("\n", "", StringComparison.Ordinal));
        var pace = SubtitlePace.Of(context.To).PerSecond;
        if (characters > pace * (shown.TotalSeconds + 0.25))
            yield return new(Name, Severity, null, all, string.Create(CultureInfo.InvariantCulture, $"{characters} characters in {shown.TotalSeconds:0.##} s; {pace:0.#} a second can be read.")) { Detail = string.Create(CultureInfo.InvariantCulture, $"{characters / shown.TotalSeconds:0.#} > {pace:0.#}") };
    }
}
