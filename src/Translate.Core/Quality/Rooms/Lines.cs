using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Rooms;

/// <summary>The target has more lines than its place holds.</summary>
/// <remarks>Lines as the text breaks them itself; those that a screen would break are the concern of its width. Subtitles have a rule of their own (<see cref="Subtitles.LineLength"/>).</remarks>
sealed class Lines : ICheck
{
    /// <inheritdoc/>
    public string Name => "lines";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Room.Lines is not { } most || Place.Whole(target.Text) is not { } all) yield break;
        var lines = LineSpans.Of(target.Text).Where(line => line.End > all.Start && line.Start < all.End).ToList();
        if (lines.Count <= most) yield break;
        yield return new(Name, Severity, null, Place.Of(target.Text, TextSpan.FromBounds(lines[most].Start, all.End)), string.Create(CultureInfo.InvariantCulture, $"The target has {lines.Count} lines; there is room for {most}."))
        {
            Detail = most.ToString(CultureInfo.InvariantCulture),
        };
    }
}
