using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Rooms;

/// <summary>A line of the target is wider than its place, in pixels of the font that it is shown in.</summary>
/// <remarks>In the font that the file names, else in that of the settings (<see cref="CheckSettings.Font"/>), else in the usual one. As a shaper sets the text: kerning, ligatures and joined letters count. Inline codes take no room, for nobody knows what stands in their place. Where a font is not there, or lacks a character, nothing is said.</remarks>
sealed class Width : ICheck
{
    /// <inheritdoc/>
    public string Name => "width";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context is not { Room.Pixels: { } most, Fonts: { } fonts }) yield break;
        var (font, size) = context.Room.Font is null ? (context.Settings.Font?.Name, context.Room.Size ?? context.Settings.Font?.Size) : (context.Room.Font, context.Room.Size);
        foreach (var span in LineSpans.Of(target.Text))
        {
            if (span.Length == 0 || fonts.Width(target.Text.Substring(span.Start, span.Length), font, size) is not { } width || width <= most) continue;
            yield return new(Name, Severity, null, Place.Of(target.Text, span), string.Create(CultureInfo.InvariantCulture, $"The line is {Math.Ceiling(width)} pixels wide; there is room for {most}."))
            {
                Detail = string.Create(CultureInfo.InvariantCulture, $"{Math.Ceiling(width)} > {most}"),
            };
        }
    }
}
