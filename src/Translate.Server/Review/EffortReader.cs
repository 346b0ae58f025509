using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Review;

/// <summary>What people changed of what they were offered, of one kind of offer in one locale, summed over a desk's jobs.</summary>
/// <param name="Pass">Whose changes: the translators' or the editors'.</param>
/// <param name="Origin">Where the offers came from.</param>
/// <param name="OriginName">The memory or the engine; empty where there is no name.</param>
/// <param name="Band">The band of a memory's matches.</param>
/// <param name="Locale">The locale that was translated into.</param>
/// <param name="Jobs">How many jobs had such segments.</param>
/// <param name="Segments">How many segments.</param>
/// <param name="Unchanged">How many of them were left as they were.</param>
/// <param name="SourceWords">Words of their sources.</param>
/// <param name="Edits">Words put in, taken out, replaced or moved.</param>
/// <param name="Words">Words of what came of it.</param>
/// <param name="ChrFWords">chrF times words, summed.</param>
/// <param name="Seconds">Seconds that people spent in these segments.</param>
public sealed record EffortSum(
    EffortPass Pass, OriginKind Origin, string OriginName, MatchBand Band, Locale Locale, int Jobs, int Segments, int Unchanged, long SourceWords, long Edits, long Words, double ChrFWords, long Seconds)
{
    /// <summary>Edits in per cent of words (TER).</summary>
    public double Ter => Words == 0 ? 0 : 100.0 * Edits / Words;

    /// <summary>chrF of what was offered against what came of it, the mean over the words: 100 where nothing was changed.</summary>
    public double ChrF => Words == 0 ? 0 : ChrFWords / Words;

    /// <summary>The share of segments that were left as they were, in per cent.</summary>
    public double UnchangedShare => Segments == 0 ? 0 : 100.0 * Unchanged / Segments;

    /// <summary>Words of the source in an hour; null where no time was measured.</summary>
    public double? WordsAnHour => Seconds == 0 ? null : SourceWords * 3600.0 / Seconds;

    /// <summary>Two sums together, under the kind of the first.</summary>
    public static EffortSum operator +(EffortSum a, EffortSum b) => a with
    {
        Jobs = a.Jobs + b.Jobs,
        Segments = a.Segments + b.Segments,
        Unchanged = a.Unchanged + b.Unchanged,
        SourceWords = a.SourceWords + b.SourceWords,
        Edits = a.Edits + b.Edits,
        Words = a.Words + b.Words,
        ChrFWords = a.ChrFWords + b.ChrFWords,
        Seconds = a.Seconds + b.Seconds,
    };
}

/// <summary>Reads whether a desk's memory and engines help its people: how much of what they offer is still there in the end, and what time it took.</summary>
public sealed class EffortReader(TranslateDb db)
{
    /// <summary>The sums over the jobs that were approved in a period, one for each pass, origin, name, band and locale there is.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="from">The period's beginning; null for the desk's.</param>
    /// <param name="until">Its end, which is no part of it; null for now.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<IReadOnlyList<EffortSum>> Read(long deskId, DateTimeOffset? from, DateTimeOffset? until, CancellationToken stop)
    {
        var efforts = db.JobEfforts.Where(e => e.DeskId == deskId);
        if (from?.ToUniversalTime() is { } first) efforts = efforts.Where(e => e.At >= first);
        if (until?.ToUniversalTime() is { } last) efforts = efforts.Where(e => e.At < last);
        var rows = await efforts.Join(db.Jobs, e => e.JobId, j => j.Id, (e, j) => new { Effort = e, j.Locale })
            .GroupBy(e => new { e.Effort.Pass, e.Effort.Origin, e.Effort.OriginName, e.Effort.Band, e.Locale })
            .Select(g => new
            {
                g.Key,
                Jobs = g.Count(),
                Segments = g.Sum(e => e.Effort.Segments),
                Unchanged = g.Sum(e => e.Effort.Unchanged),
                SourceWords = g.Sum(e => (long)e.Effort.SourceWords),
                Edits = g.Sum(e => (long)e.Effort.Edits),
                Words = g.Sum(e => (long)e.Effort.Words),
                ChrFWords = g.Sum(e => e.Effort.ChrFWords),
                Seconds = g.Sum(e => (long)e.Effort.Seconds),
            })
            .ToListAsync(stop);
        return
        [
            .. rows.Select(r => new EffortSum(r.Key.Pass, r.Key.Origin, r.Key.OriginName, r.Key.Band, r.Key.Locale, r.Jobs, r.Segments, r.Unchanged, r.SourceWords, r.Edits, r.Words, r.ChrFWords, r.Seconds))
                .OrderBy(s => s.Pass).ThenBy(s => s.Locale.Tag, StringComparer.Ordinal).ThenBy(s => s.Origin).ThenBy(s => s.OriginName, StringComparer.Ordinal).ThenBy(s => s.Band),
        ];
    }
}
