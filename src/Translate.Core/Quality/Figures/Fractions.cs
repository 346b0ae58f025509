namespace Translate.Core.Quality.Figures;

/// <summary>Fractions that are one character: ½, ¾ (Unicode, Number Forms and Latin-1 Supplement).</summary>
static class Fractions
{
    /// <summary>The numerator and the denominator of a fraction; null where the character is none.</summary>
    public static (int Numerator, int Denominator)? Of(char sign) => sign switch
    {
        '½' => (1, 2),
        '⅓' => (1, 3),
        '⅔' => (2, 3),
        '¼' => (1, 4),
        '¾' => (3, 4),
        '⅕' => (1, 5),
        '⅖' => (2, 5),
        '⅗' => (3, 5),
        '⅘' => (4, 5),
        '⅙' => (1, 6),
        '⅚' => (5, 6),
        '⅛' => (1, 8),
        '⅜' => (3, 8),
        '⅝' => (5, 8),
        '⅞' => (7, 8),
        _ => null,
    };

    /// <summary>The digits of a fraction behind the decimal sign; null where they never end (⅓).</summary>
    public static string? Decimals(char sign) => Of(sign) switch
    {
        (var numerator, 2) => $"{numerator * 5}",
        (var numerator, 4) => $"{numerator * 25}",
        (var numerator, 5) => $"{numerator * 2}",
        (var numerator, 8) => $"{numerator * 125}",
        _ => null,
    };
}
