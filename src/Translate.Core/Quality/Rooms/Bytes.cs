using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Rooms;

/// <summary>The target takes more bytes than its place holds, in the encoding in which it is kept (XLIFF 2.1, 5.6, storage restrictions).</summary>
/// <remarks>Inline codes do not count: what takes their place is the file's own.</remarks>
sealed class Bytes : ICheck
{
    /// <inheritdoc/>
    public string Name => "bytes";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (context.Room.Bytes is not { } room || room.Of(target.Text) is var count && count <= room.Most) yield break;
        yield return new(Name, Severity, null, null, string.Create(CultureInfo.InvariantCulture, $"The target takes {count} bytes in {room.Encoding}; there is room for {room.Most}."))
        {
            Detail = string.Create(CultureInfo.InvariantCulture, $"{count} > {room.Most} ({room.Encoding})"),
        };
    }
}
