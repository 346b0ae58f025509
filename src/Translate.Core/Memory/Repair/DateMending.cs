using Translate.Core.Quality.Measures;
using Translate.Core.Terminology.Matching;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>Puts the segment's dates and days of the week into the target, each where the one of the pair's source stands there once.</summary>
sealed class DateMending(InlineText asked, InlineText known, InlineText target, Locale from, Locale to)
{
    readonly IReadOnlyList<MendableDate> askedDates = MendableDate.In(asked.Text, from), knownDates = MendableDate.In(known.Text, from);

    /// <summary>What is to stand in the target instead.</summary>
    public IEnumerable<Replacement> All => [.. Dates(), .. Weekday() is { } day ? [day] : Array.Empty<Replacement>()];

    /// <summary>A change is part of a date: what could not be mended as one is no number of its own.</summary>
    public bool Holds(TextChange change) => knownDates.Any(date => Within(change.Known, date.Span)) || askedDates.Any(date => Within(change.Asked, date.Span));

    /// <summary>The dates of both sources in their order, as many in the one as in the other.</summary>
    IEnumerable<Replacement> Dates()
    {
        if (askedDates.Count != knownDates.Count || knownDates.Count == 0) yield break;
        var written = MendableDate.In(target.Text, to);
        foreach (var (wanted, had) in askedDates.Zip(knownDates))
        {
            if (wanted.IsSameDay(had) || knownDates.Count(had.IsSameDay) != 1 || written.Where(had.IsSameDay).ToList() is not [var place]) continue;
            if (wanted.Like(place, target.Text) is { } now && FollowsAlike(place.Span, now)) yield return new(MendingKind.Date, wanted.Span, had.Span, place.Span, now);
        }
    }

    /// <summary>The one day of the week in each text.</summary>
    Replacement? Weekday()
    {
        if (Weekdays.In(asked.Text, from.Language) is not [var wanted] || Weekdays.In(known.Text, from.Language) is not [var had] || Weekdays.In(target.Text, to.Language) is not [var place]) return null;
        if (wanted.Day == had.Day || place.Day != had.Day) return null;
        return Weekdays.Like(wanted.Day, target.Text.AsSpan(place.Span.Start, place.Span.Length), to.Language) is { } now ? new(MendingKind.Date, wanted.Span, had.Span, place.Span, now) : null;
    }

    bool FollowsAlike(TextSpan place, string now) =>
        to.Language is not "ko" || KoreanSuffixes.FitAlike(target.Text.AsSpan(place.Start, place.Length), now, target.Text.AsSpan(place.End));

    static bool Within(TextSpan inner, TextSpan outer) => inner.Start >= outer.Start && inner.End <= outer.End;
}
