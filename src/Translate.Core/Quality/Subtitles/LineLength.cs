using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Subtitles;

/// <summary>A line of a subtitle is longer than a screen shows, or there are more than two.</summary>
sealed class LineLength : ICheck
{
    /// <inheritdoc/>
    public string Name => "line-length";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Shown is null) yield break;
        var most = SubtitlePace.Of(context.To).PerLine;
        var lines = 0;
        foreach (var span in LineSpans.Of(target.Text))
        {
            var line = target.Text.Substring(span.Start, span.Length);
            if (string.IsNullOrWhiteSpace(line)) continue;
            var characters = Gates.Characters(line);
            if (characters > most) yield return new(Name, Severity, null, Place.Of(target.Text, span), string.Create(CultureInfo.InvariantCulture, $"The line has {characters} characters; there is room for {most}."));
            if (++lines == SubtitlePace.MostLines + 1 && LineSpans.Of(source.Text).Count() <= SubtitlePace.MostLines) yield return new(Name, Severity, null, Place.Of(target.Text, span), "A subtitle has two lines at most.");
        }
    }
}
