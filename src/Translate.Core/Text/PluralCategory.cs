namespace Translate.Core.Text;

/// <summary>The categories into which languages divide numbers (UTS 35, Part 3, Language Plural Rules), in their conventional order.</summary>
public enum PluralCategory
{
    /// <summary><c>zero</c>: nothing, in Arabic.</summary>
    Zero,

    /// <summary><c>one</c>: 1 in English; 1, 21, 31 … in Russian.</summary>
    One,

    /// <summary><c>two</c>: 2, in Arabic.</summary>
    Two,

    /// <summary><c>few</c>: 2 to 4, 22 to 24 … in Russian.</summary>
    Few,

    /// <summary><c>many</c>: 5 to 20 … in Russian; a round million in French.</summary>
    Many,

    /// <summary><c>other</c>: what is left; each language has it.</summary>
    Other,
}

/// <summary>The names of the categories in files.</summary>
public static class PluralCategories
{
    /// <summary>The name in files: <c>few</c>.</summary>
    public static string Name(this PluralCategory category) => category switch
    {
        PluralCategory.Zero => "zero",
        PluralCategory.One => "one",
        PluralCategory.Two => "two",
        PluralCategory.Few => "few",
        PluralCategory.Many => "many",
        _ => "other",
    };

    /// <summary>The category of that name, or null.</summary>
    public static PluralCategory? Parse(string name) => name switch
    {
        "zero" => PluralCategory.Zero,
        "one" => PluralCategory.One,
        "two" => PluralCategory.Two,
        "few" => PluralCategory.Few,
        "many" => PluralCategory.Many,
        "other" => PluralCategory.Other,
        _ => null,
    };
}
