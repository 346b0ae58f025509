using System.Collections.Concurrent;
using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>The days of the week that a text names in full.</summary>
static class Weekdays
{
    /// <summary>In other languages a day's name is another word as well: in Greek Tuesday is the third, in Portuguese Monday the second, in Indonesian Sunday a week.</summary>
    static readonly FrozenSet<string> Sure = FrozenSet.Create(StringComparer.Ordinal, "en", "de", "fr", "es", "it", "nl", "sv", "da", "nb");

    const string Signs = "日月火水木金土", Syllables = "일월화수목금토", Numerals = "日一二三四五六";

    static readonly ConcurrentDictionary<string, FrozenDictionary<string, DayOfWeek>> Known = new(StringComparer.Ordinal);

    /// <summary>The days and where each stands.</summary>
    public static List<(TextSpan Span, DayOfWeek Day)> In(string text, string language)
    {
        var found = new List<(TextSpan, DayOfWeek)>();
        if (language is "ko") AddBehind(text, "요일", Syllables, found);
        else if (language is "ja") AddBehind(text, "曜", Signs, found);
        else if (language is "zh") AddBefore(text, found);
        else if (Sure.Contains(language)) AddWords(text, Names(language), language is "en" or "de", found);
        return found;
    }

    /// <summary>A day's name in the way in which another one is written; null in languages whose names take other forms.</summary>
    public static string? Like(DayOfWeek day, ReadOnlySpan<char> written, string language) => language switch
    {
        "ko" => Syllables[(int)day] + "요일",
        "ja" => Signs[(int)day] + "曜",
        "zh" => "星期" + (written[^1] is '天' && day is DayOfWeek.Sunday ? '天' : Numerals[(int)day]),
        "en" when char.IsUpper(written[0]) && char.IsLower(written[1]) => written.EndsWith("s") ? $"{day}s" : $"{day}",
        _ => null,
    };

    static void AddBehind(string text, string sign, string days, List<(TextSpan, DayOfWeek)> found)
    {
        for (var at = 0; (at = text.IndexOf(sign, at, StringComparison.Ordinal)) >= 0; at += sign.Length)
            if (at > 0 && days.IndexOf(text[at - 1], StringComparison.Ordinal) is >= 0 and var day) found.Add((TextSpan.FromBounds(at - 1, at + sign.Length), (DayOfWeek)day));
    }

    static void AddBefore(string text, List<(TextSpan, DayOfWeek)> found)
    {
        for (var at = 0; (at = text.IndexOf("星期", at, StringComparison.Ordinal)) >= 0; at += 2)
            if (at + 2 < text.Length && Numerals.IndexOf(text[at + 2] is '天' ? '日' : text[at + 2], StringComparison.Ordinal) is >= 0 and var day) found.Add((new(at, 3), (DayOfWeek)day));
    }

    static void AddWords(string text, FrozenDictionary<string, DayOfWeek> names, bool isCapital, List<(TextSpan, DayOfWeek)> found)
    {
        foreach (var range in new WordRanges(text))
        {
            var (start, length) = range.GetOffsetAndLength(text.Length);
            if (length is < 4 or > 13 || (isCapital && char.IsLower(text[start]) && !text.AsSpan(start, length).EndsWith("s"))) continue;
            var word = text.Substring(start, length);
            if (names.TryGetValue(word, out var day) || (word[^1] is 's' && names.TryGetValue(word[..^1], out day))) found.Add((new(start, length), day));
        }
    }

    static FrozenDictionary<string, DayOfWeek> Names(string language) => Known.GetOrAdd(language, static key =>
    {
        var names = new Dictionary<string, DayOfWeek>(StringComparer.OrdinalIgnoreCase);
        var days = Locale.Parse(key).Culture.DateTimeFormat.DayNames;
        for (var day = 0; day < days.Length; day++) names.TryAdd(days[day], (DayOfWeek)day);
        if (key is "de") names.TryAdd("Sonnabend", DayOfWeek.Saturday);
        return names.ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);
    });
}
