using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Quality.Figures;

/// <summary>Reads the numbers that a text writes in digits, with all values that each may have in the text's locale.</summary>
/// <remarks>
/// A sign between digits groups them or stands before decimals as the locale has it; where only one reading is possible (<c>1,5</c>, <c>1.234.567</c>)
/// the locale is not asked. Words and signs that follow multiply: <c>3.5 million</c>, <c>2만 8,500</c>, <c>5千億</c>. Where a writer leaves something
/// unsaid, there is more than one reading: <c>3~4만</c>, <c>15:30</c> for half past three, <c>1990s</c> for 90년대, <c>$3M</c>.
/// </remarks>
sealed class FigureReader
{
    readonly string text;
    readonly string language;
    readonly Separators separators;
    readonly List<Figure> figures = [];

    /// <summary>For each figure the power of ten that a word or sign multiplies it by.</summary>
    readonly List<int> powers = [];

    /// <summary>A number may also stand for itself, without the word that multiplies it.</summary>
    readonly bool isBare;

    FigureReader(string text, Locale locale, bool isBare)
    {
        this.text = text;
        this.isBare = isBare;
        language = locale.Language;
        separators = Separators.Of(locale);
    }

    /// <summary>The numbers of a text in their order.</summary>
    /// <param name="text">The text.</param>
    /// <param name="locale">Its locale.</param>
    /// <param name="isBare">A number may also stand for itself, without the word that multiplies it: where such words of the other side are not known.</param>
    /// <param name="except">Stretches in which digits do not count, in their order: addresses.</param>
    public static IReadOnlyList<Figure> Read(string text, Locale locale, bool isBare, IReadOnlyList<TextSpan> except)
    {
        var reader = new FigureReader(text, locale, isBare);
        reader.ReadAll(except);
        return reader.figures;
    }

    void ReadAll(IReadOnlyList<TextSpan> except)
    {
        var next = 0;
        for (var at = 0; at < text.Length; at++)
        {
            while (next < except.Count && except[next].End <= at) next++;
            if (next < except.Count && except[next].Start <= at)
            {
                at = except[next].End - 1;
                continue;
            }

            if (Digits.Value(text, at) < 0) continue;
            at = ReadOne(at) - 1;
        }

        ShareScales();
    }

    /// <summary>Reads the number at an offset; gives the offset behind it.</summary>
    int ReadOne(int start)
    {
        var digits = Digits.At(text, start, separators.Comma)!.Value;
        if (Sayings.At(text, digits) is { } saying)
        {
            figures.Add(saying);
            powers.Add(0);
            return saying.Span.End;
        }

        if (IsFullHour(digits)) return digits.End;
        if (IsTime(digits) && IsHour(digits.End)) return AddTime(digits);

        var values = new List<Amount>(2);
        var isRow = AddValues(digits, values);
        var end = digits.End;
        var power = 0;
        if (!isRow)
        {
            if (digits.Signs.Length == 0 && end < text.Length && Fractions.Of(text[end]) is not null)
            {
                if (Fractions.Decimals(text[end]) is { } decimals) values.Insert(0, Amount.Of(digits.Parts[0], decimals));
                end++;
                if (Word(end) is var (scale, beyond)) (values, end, power) = ([.. values.Select(value => value.Shift(scale))], beyond, scale);
            }
            else if (Signs(digits, values[0]) is var (amount, behind, isLarge))
            {
                // 5조 may be the fifth group or article.
                // 버전 2만: that alone, not twenty thousand.
                values = isLarge || Sayings.IsOnly(text, digits, behind) ? [amount, values[0]] : [amount];
                (end, power) = (behind, -1);
            }
            else if (Word(end) is var (found, after))
            {
                values = [.. values.Select(value => value.Shift(found)), .. isBare ? values : []];
                (end, power) = (after, found);
            }
            else
            {
                AddUnsaid(values, digits);
            }
        }

        figures.Add(new(TextSpan.FromBounds(start, end), values, Parts(digits, isRow), digits.Signs.StartsWith('·')));
        powers.Add(power);
        return end;
    }

    /// <summary>The values that digits and separators may have; true where they are no one number but a row.</summary>
    bool AddValues(Digits digits, List<Amount> values)
    {
        var (parts, signs) = (digits.Parts, digits.Signs);
        if (signs.Length == 0)
        {
            values.Add(Amount.Of(parts[0]));
            return false;
        }

        var last = signs[^1];
        var isGrouped = IsGrouped(parts, signs, parts.Count);
        if (signs.Length == 1 && last is '.' or ',')
        {
            var isDecimal = !isGrouped || (last == '.' ? separators.Point : separators.Comma);
            if (isGrouped && (last == '.' ? separators.Comma : separators.Point)) values.Add(Amount.Of(string.Concat(parts)));
            if (isDecimal) values.Add(Amount.Of(parts[0], parts[1]));
            return false;
        }

        if (isGrouped)
        {
            values.Add(Amount.Of(string.Concat(parts)));
            return false;
        }

        if (last is '.' or ',' or '٫' && (signs.Length == 1 || (signs[^2] != last && IsGrouped(parts, signs[..^1], parts.Count - 1))))
        {
            values.Add(Amount.Of(string.Concat(parts.Take(parts.Count - 1)), parts[^1]));
            return false;
        }

        // A date may be turned round: 2024.7.4 and 4.7.2024.
        values.Add(Amount.Row(parts));
        if (parts[0].Length == 4 || parts[^1].Length == 4) values.Add(Amount.Row(parts.Reverse()));
        return true;
    }

    /// <summary>By threes behind a first group of one to three; or as in India, where all but the last have two.</summary>
    static bool IsGrouped(IReadOnlyList<string> parts, string signs, int count)
    {
        if (count < 2 || signs.AsSpan().ContainsAnyExcept(signs[0]) || signs[0] is '·' or '٫') return false;
        if (parts[0].Length > 3 || parts[0][0] == '0' || parts[count - 1].Length != 3) return false;
        var (threes, twos) = (true, signs[0] == ',' && parts[0].Length <= 2 && count > 2);
        for (var i = 1; i < count - 1; i++) (threes, twos) = (threes && parts[i].Length == 3, twos && parts[i].Length == 2);
        return threes || twos;
    }

    /// <summary>The numbers that a row, or what may be a time (<c>3.30</c>), consists of.</summary>
    static Amount[] Parts(Digits digits, bool isRow)
    {
        var parts = digits.Parts;
        return isRow || IsTime(digits) ? [.. parts.Select(part => Amount.Of(part))] : [];
    }

    static bool IsTime(Digits digits) =>
        digits.Signs is "." && digits.Parts[0].Length <= 2 && digits.Parts[1].Length == 2 && string.CompareOrdinal(digits.Parts[1], "60") < 0;

    /// <summary>15.30 Uhr is two numbers, as 15:30 is.</summary>
    int AddTime(Digits digits)
    {
        var hour = new List<Amount> { Amount.Of(digits.Parts[0]) };
        AddHours(hour, digits.End);
        figures.Add(new(TextSpan.FromBounds(digits.Start, digits.End), hour, [], IsName: false));
        powers.Add(0);
        if (digits.Parts[1] is "00") return digits.End;
        figures.Add(new(TextSpan.FromBounds(digits.Start, digits.End), [Amount.Of(digits.Parts[1])], [], IsName: false));
        powers.Add(0);
        return digits.End;
    }

    /// <summary>The minutes of 5:00, 5 h 00 and 5시 00분, which as many writers leave out.</summary>
    bool IsFullHour(Digits digits)
    {
        if (digits.Signs.Length > 0 || digits.Parts[0] is not "00") return false;
        var at = digits.Start - 1;
        if (at > 0 && text[at] is ' ' or '\u00A0' or '\u202F') at--;
        if (at < 1 || text[at] is not (':' or '：' or 'h' or 'H' or '시' or '時' or '时' or '点' or '點')) return false;
        if (text[--at] is ' ' or '\u00A0' or '\u202F' && at > 0) at--;
        return char.IsDigit(text[at]);
    }

    /// <summary>Three in the afternoon may be written as 15, and midnight as 0.</summary>
    void AddHours(List<Amount> values, int at)
    {
        var whole = values[0].Whole;
        if (whole is > 12 and < 24 or 0 && IsHour(at)) values.Add(Amount.Of(whole == 0 ? 12 : whole - 12));
    }

    /// <summary>What the signs of Korean, Japanese and Chinese make of a number and of those that follow it: 1조 5천억, 2만8,500.</summary>
    (Amount Amount, int End, bool IsLarge)? Signs(Digits first, Amount value)
    {
        Amount total = default, section = default;
        var (end, lowest, any) = (first.End, 20, false);
        while (true)
        {
            var at = end;
            var small = at < text.Length ? Scales.Small(text[at]) : null;
            if (small is { } power)
            {
                at++;
                section = section.Plus(value.Shift(power));
                if (Next(at, power) is var (digits, following))
                {
                    (value, end, any) = (following, digits.End, true);
                    continue;
                }
            }
            else
            {
                section = section.Plus(value);
            }

            var spaced = at + 1 < text.Length && text[at] == ' ' && Scales.Large(text[at + 1]) is not null && !IsWord(at + 2) ? at + 1 : at;
            if (Scales.Large(text, spaced) is var (large, beyond) && large < lowest)
            {
                (total, section, end, any, lowest) = (total.Plus(section.Shift(large)), default, beyond, true, large);
                var gap = end < text.Length && text[end] == ' ' ? 1 : 0;
                if (Next(end + gap, 4) is var (digits, following) && Joins(digits, gap == 1, lowest))
                {
                    (value, end) = (following, digits.End);
                    continue;
                }

                return (total, end, IsLarge: large == 12 && beyond == spaced + 1);
            }

            return any || small is not null ? (total.Plus(section), at, IsLarge: false) : null;
        }
    }

    /// <summary>A whole number below a power of ten that stands at an offset.</summary>
    (Digits Digits, Amount Value)? Next(int at, int below)
    {
        if (Digits.Value(text, Math.Min(at, text.Length)) < 0 || Digits.At(text, at, spaceGroups: false) is not { } digits) return null;
        var values = new List<Amount>(2);
        return !AddValues(digits, values) && values[0].Whole >= 0 && values[0].IsBelow(below) ? (digits, values[0]) : null;
    }

    /// <summary>Whether what follows 만 or 억 belongs to it: nothing as large, and behind a space no year.</summary>
    bool Joins(Digits digits, bool isSpaced, int lowest)
    {
        var at = digits.End;
        if (at < text.Length && Scales.Small(text[at]) is not null) at++;
        if (Scales.Large(text, at) is var (large, _)) return large < lowest;
        return lowest == 4 && !(isSpaced && at < text.Length && text[at] is '년' or '年' or '월' or '月' or '일' or '日');
    }

    /// <summary>The words that multiply a number, as a power of ten: million, mil millones.</summary>
    (int Power, int End)? Word(int at)
    {
        var power = 0;
        var end = at;
        for (var i = 0; i < 2; i++)
        {
            var start = end < text.Length && (text[end] is ' ' or '-' or '\u00A0' or '\u202F') ? end + 1 : end;
            var stop = start;
            while (stop < text.Length && stop - start <= 12 && char.IsLetter(text[stop])) stop++;
            if (stop == start || stop - start > 12) break;
            if (Scales.Power(text[start..stop].ToLowerInvariant(), language) is not { } found) break;
            (power, end) = (power + found, stop);
        }

        return power == 0 ? null : (power, end);
    }

    /// <summary>The further values of a number that a reader would know from what stands beside it.</summary>
    void AddUnsaid(List<Amount> values, Digits digits)
    {
        var at = digits.End;
        var letters = at;
        while (letters < text.Length && letters - at < 3 && char.IsAsciiLetter(text[letters])) letters++;
        if (Scales.Suffix(text.AsSpan(at, letters - at)) is { } suffix) values.Add(values[0].Shift(suffix));

        var whole = digits.Signs.Length == 0 ? values[0].Whole : -1;
        if (whole >= 0) AddHours(values, at);
        if (whole is >= 1800 and < 2100 && whole % 10 == 0 && IsDecade(at)) values.Add(Amount.Of(whole % 100));
        if (whole is >= 0 and < 100 && digits.Parts[0].Length <= 2) values.AddRange(Years.Of(text, digits.Start, at, (int)whole).Select(year => Amount.Of((long)year)));
        if (whole is > 1 and < 100 && Sayings.IsCentury(text, at)) values.Add(Amount.Of((whole - 1) * 100));
        if (IsBasisPoints(at)) values.Add(values[0].Shift(-2));
    }

    /// <summary>A hundred basis points are one per cent.</summary>
    bool IsBasisPoints(int at)
    {
        if (at < text.Length && text[at] is ' ' or '\u00A0' or '-') at++;
        var behind = text.AsSpan(at);
        return behind.StartsWith("basis point", StringComparison.OrdinalIgnoreCase) || behind.StartsWith("basis-point", StringComparison.OrdinalIgnoreCase) || behind.StartsWith("Basispunkt", StringComparison.Ordinal)
            || behind.StartsWith("베이시스", StringComparison.Ordinal) || behind.StartsWith("ベーシス", StringComparison.Ordinal) || behind.StartsWith("points de base", StringComparison.Ordinal)
            || (behind.StartsWith("bp", StringComparison.Ordinal) && !(behind.Length > 2 && char.IsAsciiLetter(behind[2]) && behind[2] != 's'));
    }

    bool IsHour(int at)
    {
        if (at < text.Length && text[at] == ' ') at++;
        return at < text.Length && (text[at] is ':' or '：' or '시' or '時' or '时' or '点' or '點' or 'h' or 'H' || text.AsSpan(at).StartsWith("Uhr", StringComparison.Ordinal));
    }

    bool IsDecade(int at)
    {
        if (at < text.Length && text[at] is '\'' or '’') at++;
        if (at >= text.Length) return language is "es" or "pt" or "fr" or "it";
        return text[at] is 's' or '대' or '代' || text.AsSpan(at).StartsWith("년대", StringComparison.Ordinal) || text.AsSpan(at).StartsWith("年代", StringComparison.Ordinal)
            || text.AsSpan(at).StartsWith("er", StringComparison.Ordinal) || language is "es" or "pt" or "fr" or "it";
    }

    bool IsWord(int at) => at < text.Length && char.IsLetter(text[at]) && CharUnicodeInfo.GetUnicodeCategory(text, at) == UnicodeCategory.OtherLetter;

    /// <summary>In <c>3~4만</c> and <c>3 to 4 million</c> the first number may share what multiplies the second.</summary>
    void ShareScales()
    {
        for (var i = 0; i + 1 < figures.Count; i++)
        {
            var (one, two) = (figures[i], figures[i + 1]);
            if (powers[i] != 0 || powers[i + 1] == 0 || two.Span.Start - one.Span.End is < 1 or > 5) continue;
            var power = powers[i + 1] > 0 ? powers[i + 1] : Scales.LargeBefore(text, two.Span.End) ?? Scales.Small(text[two.Span.End - 1]) ?? 0;
            figures[i] = one with { Readings = [.. one.Readings, .. one.Readings.Select(value => value.Shift(power))] };
        }
    }
}
