using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Review;

/// <summary>How long a step of a trend is.</summary>
public enum TrendStep
{
    /// <summary>A week, from Monday.</summary>
    Week,

    /// <summary>A month.</summary>
    Month,
}

/// <summary>What is asked of a trend.</summary>
/// <param name="Person">Whose work only; null for everybody's.</param>
/// <param name="Locale">Into which locale only; null for all.</param>
/// <param name="Step">How long a step is.</param>
public sealed record TrendQuestion(long? Person, Locale? Locale, TrendStep Step);

/// <summary>How reviews of somebody's work into one locale came out within a step of time. An approval with edits is an approval: an edit is an edit, and no rejection.</summary>
/// <param name="From">The first day of the step.</param>
/// <param name="PersonId">Whose work it was; null where it was a machine's.</param>
/// <param name="Person">That person's name.</param>
/// <param name="Locale">The locale.</param>
public sealed record TrendRow(DateOnly From, long? PersonId, string? Person, Locale? Locale)
{
    /// <summary>How many reviews.</summary>
    public int Reviews => Approved + ApprovedWithEdits + Returned + Trusted;

    /// <summary>Approved as they were handed in.</summary>
    public required int Approved { get; init; }

    /// <summary>Approved with an editor's edits.</summary>
    public required int ApprovedWithEdits { get; init; }

    /// <summary>Given back.</summary>
    public required int Returned { get; init; }

    /// <summary>Approved at once, without a review.</summary>
    public required int Trusted { get; init; }

    /// <summary>The words reviewed.</summary>
    public required int Words { get; init; }

    /// <summary>The segments reviewed by somebody.</summary>
    public required int Segments { get; init; }

    /// <summary>Those of them that an editor changed.</summary>
    public required int Edited { get; init; }

    /// <summary>The words of reviews in which errors were looked for.</summary>
    public required int ScoredWords { get; init; }

    /// <summary>The weights of their errors.</summary>
    public required int Penalty { get; init; }

    /// <summary>The share of segments that an editor changed, in per cent; null where none was reviewed.</summary>
    public double? EditedShare => Segments > 0 ? Math.Round(100.0 * Edited / Segments, 1) : null;

    /// <summary>The weights of errors per 1,000 words; null where none were looked for.</summary>
    public double? PenaltyPerThousand => ScoredWords > 0 ? Math.Round(1000.0 * Penalty / ScoredWords, 1) : null;

    /// <summary>The score, of 100; null where no errors were looked for.</summary>
    public double? Score => ScoredWords > 0 ? Math.Round(Mqm.Score(ScoredWords, Penalty), 1) : null;

    /// <summary>The share of reviews of an outcome, in per cent.</summary>
    public double Share(int outcomes) => Reviews > 0 ? 100.0 * outcomes / Reviews : 0;

    internal static TrendRow Of(DateOnly from, long? personId, string? person, Locale? locale, IReadOnlyCollection<JobReview> reviews)
    {
        var looked = reviews.Where(r => r.Outcome is not ReviewOutcome.Trusted).ToList();
        return new(from, personId, person, locale)
        {
            Approved = reviews.Count(r => r.Outcome is ReviewOutcome.Approved),
            ApprovedWithEdits = reviews.Count(r => r.Outcome is ReviewOutcome.ApprovedWithEdits),
            Returned = reviews.Count(r => r.Outcome is ReviewOutcome.Returned),
            Trusted = reviews.Count(r => r.Outcome is ReviewOutcome.Trusted),
            Words = reviews.Sum(r => r.Words),
            Segments = looked.Sum(r => r.Segments),
            Edited = looked.Sum(r => r.Edited),
            ScoredWords = looked.Where(r => r.Penalty is not null).Sum(r => r.Words),
            Penalty = looked.Sum(r => r.Penalty ?? 0),
        };
    }
}

/// <summary>How the reviews of a desk came out over time.</summary>
/// <param name="Steps">All that was asked for together, step by step; steps without a review between others are there, and empty.</param>
/// <param name="Rows">The same for each person and locale, the latest step first.</param>
public sealed record ReviewTrend(IReadOnlyList<TrendRow> Steps, IReadOnlyList<TrendRow> Rows)
{
    /// <summary>The rows as comma-separated values (RFC 4180), with a head.</summary>
    public string ToCsv()
    {
        var csv = new StringBuilder("from,person,locale,reviews,words,approved,approvedWithEdits,returned,trusted,segments,edited,editedShare,penaltyPerThousandWords,score\r\n");
        foreach (var r in Rows)
            csv.Line(r.From.ToString("O", CultureInfo.InvariantCulture), Csv.Cell(r.Person ?? ""), Csv.Cell(r.Locale?.Tag ?? ""), Csv.Number(r.Reviews), Csv.Number(r.Words), Csv.Number(r.Approved), Csv.Number(r.ApprovedWithEdits), Csv.Number(r.Returned), Csv.Number(r.Trusted), Csv.Number(r.Segments), Csv.Number(r.Edited), Csv.Number(r.EditedShare), Csv.Number(r.PenaltyPerThousand), Csv.Number(r.Score));
        return csv.ToString();
    }
}

/// <summary>Reads how reviews came out over time.</summary>
public sealed class ReviewTrends(TranslateDb db, TimeProvider clock)
{
    /// <summary>So far back.</summary>
    const int Months = 12;

    /// <summary>The trend of the last year.</summary>
    public async Task<ReviewTrend> Read(long deskId, TrendQuestion question, CancellationToken stop)
    {
        var since = clock.GetUtcNow().AddMonths(-Months);
        var rows = await db.Reviews.AsNoTracking()
            .Where(r => r.DeskId == deskId && r.At >= since && (question.Person == null || r.TranslatorId == question.Person) && (question.Locale == null || r.Locale == question.Locale))
            .OrderBy(r => r.Id).ToListAsync(stop);
        var ids = rows.Select(r => r.TranslatorId).OfType<long>().Distinct().ToList();
        var names = await db.Users.Where(p => ids.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.DisplayName, stop);
        var bySteps = rows.GroupBy(r => Step(r.At, question.Step)).ToDictionary(g => g.Key, g => g.ToList());
        return new(
            bySteps.Count == 0 ? [] : [.. Steps(bySteps.Keys.Min(), bySteps.Keys.Max(), question.Step).Select(s => TrendRow.Of(s, null, null, null, bySteps.GetValueOrDefault(s) ?? []))],
            [
                .. bySteps.OrderByDescending(s => s.Key).SelectMany(s => s.Value
                    .GroupBy(r => (r.TranslatorId, r.Locale))
                    .Select(g => TrendRow.Of(s.Key, g.Key.TranslatorId, g.Key.TranslatorId is { } id ? names.GetValueOrDefault(id) : null, g.Key.Locale, [.. g]))
                    .OrderBy(r => r.Person, StringComparer.CurrentCulture).ThenBy(r => r.Locale?.Tag, StringComparer.Ordinal)),
            ]);
    }

    /// <summary>Whose work was reviewed in a desk, and into which locales.</summary>
    public async Task<(IReadOnlyList<(long Id, string Name)> People, IReadOnlyList<Locale> Locales)> Known(long deskId, long? person, CancellationToken stop)
    {
        var all = await db.Reviews.Where(r => r.DeskId == deskId && (person == null || r.TranslatorId == person)).Select(r => new { r.TranslatorId, r.Locale }).Distinct().ToListAsync(stop);
        var ids = all.Select(r => r.TranslatorId).OfType<long>().Distinct().ToList();
        var people = await db.Users.Where(p => ids.Contains(p.Id)).OrderBy(p => p.DisplayName).Select(p => new { p.Id, p.DisplayName }).ToListAsync(stop);
        return (people.ConvertAll(p => (p.Id, p.DisplayName)), [.. all.Select(r => r.Locale).Distinct().OrderBy(l => l.Tag, StringComparer.Ordinal)]);
    }

    static DateOnly Step(DateTimeOffset at, TrendStep step)
    {
        var day = DateOnly.FromDateTime(at.UtcDateTime);
        return step is TrendStep.Month ? new(day.Year, day.Month, 1) : day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
    }

    static IEnumerable<DateOnly> Steps(DateOnly first, DateOnly last, TrendStep step)
    {
        for (var at = first; at <= last; at = step is TrendStep.Month ? at.AddMonths(1) : at.AddDays(7)) yield return at;
    }
}
