using System.Globalization;
using System.Text.RegularExpressions;
using Translate.Core.Quality.Figures;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>Writes a value in the way in which a text writes another one, with the words and signs that multiply: 1억5000만, 1.5 million, 30,000.</summary>
/// <remarks>
/// Never rounded. What does not go with the same word or sign takes another one of its kind, more digits (<c>2억5340만</c> for <c>1.5억</c>), or none at all (<c>350,000</c>); and what
/// could be read in two ways, or would ask for another form of a noun, is not written.
/// </remarks>
static class ScaledNumber
{
    /// <summary>More decimals before a word nobody writes.</summary>
    const int MostDecimals = 3;

    /// <summary>Larger values, 만 times 조, have words that nobody knows.</summary>
    const decimal TooLarge = 1e16m;

    static readonly (int Power, string Word)[][] English = [[(6, "million"), (9, "billion"), (12, "trillion")], [(6, "mn"), (9, "bn"), (12, "tn")]];

    static readonly Regex Worded = new(@"^(?<number>[0-9][0-9.,'’\u00A0\u202F]*)(?<gap>[ \u00A0\u202F-]?)(?<word>\p{L}+)$", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking);

    /// <summary>The value as the text would write it; null where that is not sure.</summary>
    /// <param name="value">The value.</param>
    /// <param name="had">What stands there.</param>
    /// <param name="text">The text.</param>
    /// <param name="place">Where it stands.</param>
    /// <param name="to">The text's locale.</param>
    public static string? Like(decimal value, decimal had, string text, TextSpan place, Locale to)
    {
        if (value is <= 0 or >= TooLarge) return null;
        if (WrittenNumber.Read(text, place, to) is { } plain) return AgreesAlike(plain, value, to) ? Plain(value, plain, to) : null;

        var written = text.Substring(place.Start, place.Length);
        if (Scales.HasSigns(to.Language)) return EastAsian(value, written, to);
        return Worded.Match(written) is { Success: true } match ? InWords(value, had, match, to) : null;
    }

    /// <summary>In digits alone.</summary>
    static string? Plain(decimal value, WrittenNumber like, Locale to)
    {
        // One that is too short for a group says nothing about groups.
        var number = Number(value);
        return (number with { Group = like.Group ?? (like.Whole.Length < 4 ? ',' : null) }).In(to, like);
    }

    static WrittenNumber Number(decimal value)
    {
        var parts = Normal(value).ToString(CultureInfo.InvariantCulture).Split('.');
        return new(parts[0], parts.Length > 1 ? parts[1] : null, null);
    }

    static bool AgreesAlike(WrittenNumber one, decimal value, Locale to) => NumberMending.AgreesAlike(one, Number(value), to);

    /// <summary>With a word that multiplies.</summary>
    static string? InWords(decimal value, decimal had, Match written, Locale to)
    {
        var word = written.Groups["word"].Value;
        if (Scales.Power(word.ToLowerInvariant(), to.Language) is not { } power) return null;
        if (WrittenNumber.Read(written.Value, new(0, written.Groups["number"].Length), to) is not { } number) return null;
        if (to.Language is not "en") return Of(power) is { } same && AgreesAlike(number, same, to) ? Join(same, word) : null;

        // In English the words stay as they are, and a noun behind them is a plural; of one alone it is none.
        if (value <= 1 || had <= 1) return null;
        var family = Array.Find(English, words => words.Contains((power, word))) ?? [(power, word)];
        foreach (var (other, name) in family.Where(one => one.Power == power).Concat(family.Where(one => one.Power != power)))
            if (Of(other) is { } scaled) return Join(scaled, name);
        return decimal.IsInteger(value) ? Plain(value, number with { Whole = "0", Group = number.Group }, to) : null;

        decimal? Of(int scale) => Normal(value / Power(scale)) is >= 1 and < 1000 and var scaled && scaled.Scale <= MostDecimals ? scaled : null;

        string? Join(decimal scaled, string name) => Plain(scaled, number, to) is { } digits ? $"{digits}{written.Groups["gap"].Value}{name}" : null;
    }

    /// <summary>With the signs of Korean, Japanese and Chinese.</summary>
    static string? EastAsian(decimal value, string written, Locale to)
    {
        if (written.Any(c => !char.IsAscii(c) && char.IsDigit(c)) || !decimal.IsInteger(value)) return null;
        var signs = Signs(written, to);
        if (written.Contains('.', StringComparison.Ordinal))
        {
            int decimals = written.AsSpan(written.IndexOf('.', StringComparison.Ordinal) + 1).IndexOfAnyExceptInRange('0', '9');
            foreach (var (power, sign) in signs.Where(s => written.EndsWith(s.Sign, StringComparison.Ordinal)).Take(1))
                if (Normal(value / Power(power)) is >= 1 and < 10_000 and var scaled && scaled.Scale <= decimals) return scaled.ToString(CultureInfo.InvariantCulture) + sign;
        }

        // No section follows 万亿.
        if (signs is [(12, { Length: 2 } sign12), ..] && value >= 1e12m) return Normal(value / 1e12m) is var trillions && trillions.Scale <= 4 ? trillions.ToString(CultureInfo.InvariantCulture) + sign12 : null;

        var groups = new List<string>();
        foreach (var (power, sign) in signs.Append((Power: 0, Sign: "")))
            if ((long)(value / Power(power) % 10_000) is > 0 and var section) groups.Add(Section(section, written) + sign);
        return string.Join(Gap(written, signs, to), groups);
    }

    /// <summary>The signs of sections of four digits, the largest first, as the text writes them.</summary>
    static (int Power, string Sign)[] Signs(string written, Locale to) => to.Language switch
    {
        "ko" => [(12, "조"), (8, "억"), (4, "만")],
        "ja" => [(12, "兆"), (8, "億"), (4, "万")],
        _ when written.AsSpan().ContainsAny('萬', '億') => [(12, "兆"), (8, "億"), (4, "萬")],
        _ when written.AsSpan().ContainsAny('万', '亿') => [(12, "万亿"), (8, "亿"), (4, "万")],
        _ => [],
    };

    /// <summary>What stands between sections: as it is there, or else in Korean a space, as its orthography wants it (§ 44).</summary>
    static string Gap(string written, (int Power, string Sign)[] signs, Locale to)
    {
        if (written.Contains(' ', StringComparison.Ordinal)) return " ";
        var isJoined = signs.Count(s => written.Contains(s.Sign, StringComparison.Ordinal)) > 1 || char.IsAsciiDigit(written[^1]);
        return to.Language is "ko" && !isJoined ? " " : "";
    }

    /// <summary>A number below ten thousand: 5천 where the text writes it so, else in digits.</summary>
    static string Section(long section, string written)
    {
        foreach (var sign in written)
            if (Scales.Small(sign) is { } power && (long)Power(power) is var unit && section % unit == 0 && section / unit < 10) return string.Create(CultureInfo.InvariantCulture, $"{section / unit}{sign}");
        return section.ToString(written.Contains(',', StringComparison.Ordinal) ? "#,0" : "0", CultureInfo.InvariantCulture);
    }

    static decimal Power(int exponent) => (decimal)Math.Pow(10, exponent);

    /// <summary>Without zeros at the end.</summary>
    static decimal Normal(decimal value) => value / 1.0000000000000000000000000000m;
}
