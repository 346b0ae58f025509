using Translate.Core.Text;

namespace Translate.Core.Quality.Measures;

/// <summary>A date of the source is another day in the target: 3/4/2024 of an American text as 2024년 4월 3일.</summary>
/// <remarks>Whole dates only (<see cref="WrittenDate"/>). A date that the target lacks altogether may be said otherwise; the check of numbers looks after it.</remarks>
sealed class Dates : ICheck
{
    /// <inheritdoc/>
    public string Name => "dates";

    /// <inheritdoc/>
    public Severity Severity => Severity.Error;

    /// <inheritdoc/>
    public IEnumerable<Finding> Examine(InlineText source, InlineText target, CheckContext context)
    {
        if (!source.Text.AsSpan().ContainsAnyInRange('0', '9') || !target.Text.AsSpan().ContainsAnyInRange('0', '9')) yield break;
        var wanted = WrittenDate.In(source.Text, context.From);
        if (wanted.Count == 0) yield break;
        var found = WrittenDate.In(target.Text, context.To);
        var (days, others) = (Days(wanted), Days(found));
        var lost = wanted.FindAll(date => !date.Readings.Any(others.Contains));
        var surplus = found.FindAll(date => !date.Readings.Any(days.Contains));
        foreach (var (one, other) in lost.Zip(surplus))
            yield return new(Name, Severity, Place.Of(source.Text, one.Span), Place.Of(target.Text, other.Span), $"{Place.Quote(source.Text, one.Span)} has become {Place.Quote(target.Text, other.Span)}.");
    }

    static HashSet<DateOnly> Days(List<WrittenDate> dates) => [.. dates.SelectMany(date => date.Readings)];
}
