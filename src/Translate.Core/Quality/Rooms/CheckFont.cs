using System.Globalization;

namespace Translate.Core.Quality.Rooms;

/// <summary>The font in which widths are measured where a file limits them and names none.</summary>
/// <param name="Name">Its name, as <see cref="Fonts"/> knows it.</param>
/// <param name="Size">Its size in pixels an em, above 0 and below 1000; null for the usual one.</param>
public sealed record CheckFont(string Name, double? Size)
{
    /// <summary>Longer names no font has.</summary>
    public const int LongestName = 100;

    /// <summary>The font as settings and notes say it: <c>Noto Sans;14</c>.</summary>
    public override string ToString() => Size is { } size ? string.Create(CultureInfo.InvariantCulture, $"{Name};{size}") : Name;

    /// <summary>Reads <see cref="ToString"/>.</summary>
    public static bool TryParse(string? text, out CheckFont font)
    {
        font = new("", null);
        var (name, size) = text?.IndexOf(';', StringComparison.Ordinal) is >= 0 and var at ? (text[..at].Trim(), text[(at + 1)..].Trim()) : (text?.Trim() ?? "", null);
        double? pixels = null;
        if (size is not null)
        {
            if (!double.TryParse(size, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var read)) return false;
            pixels = read;
        }

        font = new(name, pixels);
        return font.IsSound;
    }

    /// <summary>The name can be one, and the size is one.</summary>
    public bool IsSound => Name.Trim().Length is > 0 and <= LongestName && Name.AsSpan().IndexOfAny("{};") < 0 && (Size is null || Size is > 0 and < 1000);
}
