using System.Globalization;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;

namespace Translate.Server.Pages;

/// <summary>
/// Things counted in words of the reader's language: <c>T.Count("Available.Found", 2)</c> takes the string <c>Available.Found.other</c>, for one job
/// <c>Available.Found.one</c>. A file of strings has the categories of its own language (CLDR), whatever the others have.
/// </summary>
public static class Counting
{
    /// <summary>What is said where a language makes no difference.</summary>
    const string Other = "other";

    /// <summary>The string for so many of something; <c>{0}</c> in it is the number, as the reader's language writes it, <c>{1}</c> and on what else is said.</summary>
    public static string Count<T>(this IStringLocalizer<T> strings, string key, long number, params object[] said)
    {
        var chosen = strings[$"{key}.{Category(CultureInfo.CurrentUICulture, number)}"];
        if (chosen.ResourceNotFound) chosen = strings[$"{key}.{Other}"];
        return string.Format(CultureInfo.CurrentCulture, chosen.Value, [number.ToString("N0", CultureInfo.CurrentCulture), .. said]);
    }

    /// <summary>The categories into which a language divides whole numbers.</summary>
    public static IReadOnlyList<string> Categories(CultureInfo language) => [.. Rules(language).Counted.Select(c => c.Name())];

    /// <summary>The category of a whole number in a language.</summary>
    public static string Category(CultureInfo language, long number) => Rules(language).Of((int)Math.Min(number, int.MaxValue)).Name();

    static PluralRules Rules(CultureInfo language) => PluralRules.Of(Locale.Parse(language.Name.Length == 0 ? "en" : language.Name));
}
