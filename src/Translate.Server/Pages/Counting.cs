using System.Globalization;
using Microsoft.Extensions.Localization;

namespace Translate.Server.Pages;

/// <summary>
/// Things counted in words of the reader's language: <c>T.Count("Available.Found", 2)</c> takes the string <c>Available.Found.other</c>, for one job
/// <c>Available.Found.one</c>. A file of strings has the categories of its own language (CLDR), whatever the others have.
/// </summary>
public static class Counting
{
    /// <summary>What is said where a language makes no difference.</summary>
    const string Other = "other";

    /// <summary>The string for so many of something; <c>{0}</c> in it is the number, as the reader's language writes it.</summary>
    public static string Count<T>(this IStringLocalizer<T> strings, string key, long number)
    {
        var chosen = strings[$"{key}.{Category(CultureInfo.CurrentUICulture, number)}"];
        if (chosen.ResourceNotFound) chosen = strings[$"{key}.{Other}"];
        return string.Format(CultureInfo.CurrentCulture, chosen.Value, number.ToString("N0", CultureInfo.CurrentCulture));
    }

    /// <summary>The categories into which a language divides whole numbers.</summary>
    public static IReadOnlyList<string> Categories(CultureInfo language) => Family(language) switch
    {
        Plurals.None => [Other],
        Plurals.Slavic => ["one", "few", "many", Other],
        _ => ["one", Other],
    };

    /// <summary>The category of a whole number in a language.</summary>
    public static string Category(CultureInfo language, long number) => Family(language) switch
    {
        Plurals.None => Other,
        Plurals.FromTwo => number is 0 or 1 ? "one" : Other,
        Plurals.Slavic => (number % 10, number % 100) switch
        {
            (1, not 11) => "one",
            ( >= 2 and <= 4, not (12 or 13 or 14)) => "few",
            _ => "many",
        },
        _ => number is 1 ? "one" : Other,
    };

    enum Plurals
    {
        One,
        None,
        FromTwo,
        Slavic,
    }

    static Plurals Family(CultureInfo language) => language.TwoLetterISOLanguageName switch
    {
        "ko" or "ja" or "zh" or "vi" or "th" or "id" or "ms" or "lo" or "my" => Plurals.None,
        "fr" or "pt" or "hi" or "fa" or "bn" => Plurals.FromTwo,
        "ru" or "uk" or "be" => Plurals.Slavic,
        _ => Plurals.One,
    };
}
