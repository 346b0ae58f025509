namespace Translate.Core.Quality.Rooms;

/// <summary>Fonts by which the width of a text can be told.</summary>
public interface IFonts
{
    /// <summary>The names of those that are there, in their order.</summary>
    IReadOnlyList<string> Names { get; }

    /// <summary>Whether a font of that name is there and can be read.</summary>
    bool Has(string font);

    /// <summary>How wide a line is, in pixels.</summary>
    /// <param name="line">The text, in one line.</param>
    /// <param name="font">The name of the font; the usual one where null.</param>
    /// <param name="size">Its size in pixels an em; the usual one where null.</param>
    /// <returns>Null where no such font is there, or it lacks a character of the text.</returns>
    double? Width(string line, string? font, double? size);
}
