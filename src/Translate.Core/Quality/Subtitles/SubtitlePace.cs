using Translate.Core.Text;

namespace Translate.Core.Quality.Subtitles;

/// <summary>How much of a subtitle can be read in a second, and stands on a line.</summary>
/// <remarks>Figures of common guides for films (Netflix's timed text style guides: 17 characters a second for adults in Latin script, 42 a line; Korean 12 and 16, Japanese 4 and 13, Chinese 9 and 16).</remarks>
readonly record struct SubtitlePace(double PerSecond, int PerLine)
{
    /// <summary>The lines that a subtitle has at most.</summary>
    public const int MostLines = 2;

    /// <summary>The pace of a language.</summary>
    public static SubtitlePace Of(Locale locale) => locale.Language switch
    {
        "ko" => new(12, 16),
        "ja" => new(4, 13),
        "zh" or "yue" => new(9, 16),
        "th" => new(17, 35),
        "ru" or "uk" or "bg" => new(17, 39),
        _ => new(17, 42),
    };
}
