using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>A job that somebody holds, has handed in, or has translated.</summary>
public sealed record WorkItem(
    long Id, long Desk, string DeskName, string Name, Locale SourceLocale, Locale Locale, JobState State, DateTimeOffset Since, DateTimeOffset? ClaimedUntil, DateTimeOffset? DueAt, int Segments, int Translated, int Words)
{
    /// <summary>Which part of the document it is, from 1; 0 for all of it.</summary>
    public int Part { get; init; }

    /// <summary>In how many parts the document is divided.</summary>
    public int Parts { get; init; }

    /// <summary>What the editor said when it came back, where it has.</summary>
    public string? Said { get; init; }
}

/// <summary>All of a person's work.</summary>
/// <param name="Returned">What came back from an editor.</param>
/// <param name="Held">What the person holds besides.</param>
/// <param name="Waiting">What waits for an editor, or for its file.</param>
/// <param name="Published">What was published with the person's name, newest first: a page of it.</param>
/// <param name="Bylines">How many documents were.</param>
/// <param name="Words">How many words they have.</param>
public sealed record WorkModel(IReadOnlyList<WorkItem> Returned, IReadOnlyList<WorkItem> Held, IReadOnlyList<WorkItem> Waiting, IReadOnlyList<WorkItem> Published, int Bylines, long Words);

/// <summary>Reads a person's work.</summary>
public sealed class MyWork(TranslateDb db)
{
    /// <summary>Published documents a page.</summary>
    public const int PageSize = 25;

    /// <summary>As many as somebody can sensibly hold at once are shown of the rest.</summary>
    const int MostOpen = 200;

    /// <summary>The person's work in the desks that the person still belongs to.</summary>
    public async Task<WorkModel> Of(long personId, int skip, CancellationToken stop)
    {
        var mine = db.Jobs.Where(j => j.TranslatorId == personId).Where(JobRights.For(db, personId));
        var open = await Items(mine.Where(j => j.State == JobState.Claimed || j.State == JobState.Submitted || j.State == JobState.Approved).OrderBy(j => j.ClaimedUntil).ThenBy(j => j.Id).Take(MostOpen)).ToListAsync(stop);

        var held = open.Where(w => w.State is JobState.Claimed).Select(w => w.Id).ToList();
        var acts = await db.Audit.Where(a => a.JobId != null && held.Contains(a.JobId.Value) && (a.Act == "returned" || a.Act == "claimed")).OrderBy(a => a.Id).Select(a => new { a.JobId, a.Act, a.Detail }).ToListAsync(stop);
        var said = acts.GroupBy(a => a.JobId!.Value).Select(g => g.Last()).Where(a => a.Act is "returned").ToDictionary(a => a.JobId!.Value, a => a.Detail ?? "");

        // What was delivered of an earlier revision counts until the later one is.
        var published = mine.Where(j => j.State == JobState.Delivered || (j.State == JobState.Superseded && db.Deliveries.Any(d => d.JobId == j.Id)
            && !db.Jobs.Any(n => n.Locale == j.Locale && n.Document!.RevisionOfId == j.DocumentId && n.TranslatorId == personId && db.Deliveries.Any(d => d.JobId == n.Id))));
        return new(
            [.. open.Where(w => said.ContainsKey(w.Id)).Select(w => w with { Said = said[w.Id] })],
            [.. open.Where(w => w.State is JobState.Claimed && !said.ContainsKey(w.Id))],
            [.. open.Where(w => w.State is not JobState.Claimed)],
            await Items(published.OrderByDescending(j => j.Since).ThenByDescending(j => j.Id).Skip(Math.Max(0, skip)).Take(PageSize)).ToListAsync(stop),
            await published.CountAsync(stop),
            await published.SumAsync(j => j.Part == 0 ? (long)j.Document!.Words : (long)j.Document!.Words * j.Segments / (j.Document!.Segments == 0 ? 1 : j.Document!.Segments), stop));
    }

    IQueryable<WorkItem> Items(IQueryable<Job> jobs) => jobs.Select(j => new WorkItem(
        j.Id, j.DeskId, j.Document!.Desk!.Name, j.Document.Name, j.Document.SourceLocale, j.Locale, j.State, j.Since, j.ClaimedUntil, j.DueAt, j.Segments, j.Translated, j.Part == 0 ? j.Document!.Words : db.Segments.Where(s => s.DocumentId == j.DocumentId && s.Ordinal >= j.First && (j.End == null || s.Ordinal < j.End)).Sum(s => s.Words))
    {
        Part = j.Part,
        Parts = db.Jobs.Count(o => o.DocumentId == j.DocumentId && o.Locale == j.Locale),
    });
}
