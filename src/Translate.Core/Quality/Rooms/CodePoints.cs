using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Rooms;

/// <summary>The target has more code points than its place holds, though a person may see fewer characters (XLIFF 2.1, 5.6, <c>xliff:codepoints</c>).</summary>
/// <remarks>A letter with a mark, a syllable of single letters, and an emoji of several are one character each, and more code points. Inline codes do not count. Where people see too many characters already, that is all there is to say (<see cref="Limit"/>).</remarks>
sealed class CodePoints : ICheck
{
    /// <inheritdoc/>
    public string Name => "code-points";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Room.CodePoints is not { } room || room.Of(target.Text) is var count && count <= room.Most) yield break;
        if (context.MostCharacters is { } most && Limit.Characters(target.Text) > most) yield break;
        yield return new(Name, Severity, null, null, string.Create(CultureInfo.InvariantCulture, $"The target has {count} code points; there is room for {room.Most}."))
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{count} > {room.Most}"),
        };
    }
}
