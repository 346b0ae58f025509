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
        var lines = 1;
        var beyond = -1;
        for (var at = all.Start; at < all.End; at++)
        {
            if (target.Text[at] is not '\n' && !(target.Text[at] is '\r' && (at + 1 == target.Text.Length || target.Text[at + 1] is not '\n'))) continue;
            if (lines++ == most) beyond = at + 1;
        }

        if (beyond < 0) yield break;
        yield return new(Name, Severity, null, Place.Of(target.Text, TextSpan.FromBounds(beyond, all.End)), string.Create(CultureInfo.InvariantCulture, $"The target has {lines} lines; there is room for {most}."))
        {
            Detail = most.ToString(CultureInfo.InvariantCulture),
        };
    }
}
