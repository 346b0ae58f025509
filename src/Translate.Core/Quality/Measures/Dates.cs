using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A date of the source is another day in the target (3/4/2024 of an American text as 2024년 4월 3일), or a day of the week or a time another.</summary>
/// <remarks>
/// Whole dates (<see cref="WrittenDate"/>), those without a year or a day (<see cref="PartialDate"/>), days of the week, and the half of the day of a
/// time. Said only where the target has another in place of the source's; what it lacks altogether may be said otherwise, and the check of numbers looks
/// after it. Where a text gives the readers' own time (한국시간), neither weekdays nor hours are compared.
/// </remarks>
sealed class Dates : ICheck
{
    /// <summary>A day or an hour is told as it is elsewhere, and may be another.</summary>
    static readonly string[] OtherClocks = ["한국시간", "한국 시간", "현지시간", "현지 시간", "日本時間", "現地時間", "北京时间", "当地时间", "Ortszeit", "heure locale", "heure de Paris", "hora local", "local time", "KST", "JST", "GMT", "UTC", "MEZ", "CET"];

    /// <inheritdoc/>
    public string Name => "dates";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context) =>
        Pairs(source.Text, target.Text, context).Select(pair => new Finding(
            Name, Severity, Place.Of(source.Text, pair.One), Place.Of(target.Text, pair.Other), $"{Place.Quote(source.Text, pair.One)} has become {Place.Quote(target.Text, pair.Other)}."));

    static List<(TextSpan One, TextSpan Other)> Pairs(string source, string target, CheckContext context)
    {
        var hasDigits = source.AsSpan().ContainsAnyInRange('0', '9') && target.AsSpan().ContainsAnyInRange('0', '9');
        var pairs = hasDigits ? Days(source, target, context) : [];
        if (IsElsewhere(source) || IsElsewhere(target)) return pairs;
        var weekdays = Exchanged(Weekdays.In(source, context.From.Language), Weekdays.In(target, context.To.Language), day => day.Day, day => day.Span);
        return [.. pairs, .. weekdays, .. hasDigits ? Times(ClockTime.In(source, context.From.Language), ClockTime.In(target, context.To.Language)) : []];
    }

    static List<(TextSpan One, TextSpan Other)> Days(string source, string target, CheckContext context)
    {
        List<WrittenDate> wanted = WrittenDate.In(source, context.From), found = WrittenDate.In(target, context.To);
        var (days, others) = (wanted.SelectMany(date => date.Readings).ToHashSet(), found.SelectMany(date => date.Readings).ToHashSet());
        var lost = wanted.FindAll(date => !date.Readings.Any(others.Contains));
        var surplus = found.FindAll(date => !date.Readings.Any(days.Contains));
        var pairs = lost.Zip(surplus, (one, other) => (one.Span, other.Span)).ToList();

        List<PartialDate> wantedParts = PartialDate.In(source, context.From, wanted), foundParts = PartialDate.In(target, context.To, found);
        pairs.AddRange(Exchanged(
            wantedParts.FindAll(date => date.Day is not null), foundParts.FindAll(date => date.Day is not null), date => (date.Month, date.Day!.Value), date => date.Span,
            days.Select(day => (day.Month, day.Day)), others.Select(day => (day.Month, day.Day))));
        pairs.AddRange(Exchanged(
            wantedParts.FindAll(date => date.Day is null), foundParts.FindAll(date => date.Day is null), date => (date.Year!.Value, date.Month), date => date.Span,
            days.Select(day => (day.Year, day.Month)), others.Select(day => (day.Year, day.Month))));
        return pairs;
    }

    /// <summary>What one side has and the other has not, each with what the other has instead.</summary>
    static IEnumerable<(TextSpan One, TextSpan Other)> Exchanged<T, TKey>(
        List<T> one, List<T> other, Func<T, TKey> key, Func<T, TextSpan> span, IEnumerable<TKey>? alsoOne = null, IEnumerable<TKey>? alsoOther = null)
        where TKey : notnull
    {
        if (one.Count == 0 || other.Count == 0) return [];
        HashSet<TKey> ones = [.. one.Select(key), .. alsoOne ?? []], others = [.. other.Select(key), .. alsoOther ?? []];
        return one.Where(item => !others.Contains(key(item))).Zip(other.Where(item => !ones.Contains(key(item))), (lost, surplus) => (span(lost), span(surplus)));
    }

    static IEnumerable<(TextSpan One, TextSpan Other)> Times(List<ClockTime> wanted, List<ClockTime> found)
    {
        HashSet<(int, int)> ones = [.. wanted.Select(Key)], others = [.. found.Select(Key)];
        var surplus = found.Where(time => !ones.Contains(Key(time))).DistinctBy(Key).ToList();
        return wanted.Where(time => !others.Contains(Key(time))).DistinctBy(Key)
            .Select(time => (time.Span, Other: surplus.Find(other => other.IsTwelveHoursFrom(time)))).Where(pair => pair.Other is not null).Select(pair => (pair.Span, pair.Other!.Span));

        static (int Hour, int Minute) Key(ClockTime time) => (time.Hour, time.Minute);
    }

    static bool IsElsewhere(string text) => Array.Exists(OtherClocks, clock => text.Contains(clock, StringComparison.Ordinal));
}
