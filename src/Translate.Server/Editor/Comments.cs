using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Notices;
using Translate.Server.People;

namespace Translate.Server.Editor;

/// <summary>Something that was said about a segment.</summary>
/// <param name="Id">Told from every other.</param>
/// <param name="PersonId">Who said it.</param>
/// <param name="Person">That person's name.</param>
/// <param name="Text">What was said.</param>
/// <param name="At">When.</param>
/// <param name="Resolved">When it was settled; null while it is open.</param>
/// <param name="ResolvedBy">Who settled it.</param>
/// <param name="IsMine">The caller said it.</param>
public sealed record CommentView(long Id, long? PersonId, string? Person, string Text, DateTimeOffset At, DateTimeOffset? Resolved, string? ResolvedBy, bool IsMine);

/// <summary>What people say about the segments of a job. Whoever is named by <c>@</c> is told.</summary>
public sealed class Comments(TranslateDb db, JobSegments segments, JobFeeds feeds, TimeProvider clock)
{
    /// <summary>The longest comment.</summary>
    public const int LongestText = 4000;

    /// <summary>What was said about a segment, the first first.</summary>
    public Task<List<CommentView>> Of(long jobId, int ordinal, long callerId, CancellationToken stop) => Views(db.Comments.Where(c => c.JobId == jobId && c.Ordinal == ordinal), callerId).ToListAsync(stop);

    /// <summary>What was said about all of a job's segments, by segment.</summary>
    public async Task<ILookup<int, CommentView>> Of(long jobId, long callerId, CancellationToken stop)
    {
        var places = await db.Comments.Where(c => c.JobId == jobId).Select(c => new { c.Id, c.Ordinal }).ToDictionaryAsync(c => c.Id, c => c.Ordinal, stop);
        return (await Views(db.Comments.Where(c => c.JobId == jobId), callerId).ToListAsync(stop)).ToLookup(c => places[c.Id]);
    }

    /// <summary>Says something about a segment.</summary>
    /// <returns>Null where the job has no such segment.</returns>
    public async Task<CommentView?> Say(long jobId, int ordinal, string text, long personId, CancellationToken stop)
    {
        if (!(await segments.Some(jobId, [ordinal], stop)).ContainsKey(ordinal)) return null;
        var now = clock.GetUtcNow();
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.DocumentId, j.Locale }).SingleAsync(stop);
        var deskId = job.DeskId;

        // Of those who practise, nobody knows of the others; and who has no part in the locale is not told of its jobs.
        var people = await JobRights.PeopleOf(db, deskId, job.Locale).Where(m => !m.Desk!.IsPractice).Select(m => new NamedPerson(m.PersonId, m.Person!.DisplayName)).ToListAsync(stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var comment = new SegmentComment { JobId = jobId, Ordinal = ordinal, PersonId = personId, Text = text, At = now };
        db.Comments.Add(comment);
        Record(deskId, job.DocumentId, jobId, ordinal, personId, "commented", now);
        await db.SaveChangesAsync(stop);
        db.Notices.AddRange(Mentioned(text, people).Where(id => id != personId).Select(id => new Notice
        {
            PersonId = id,
            DeskId = deskId,
            JobId = jobId,
            Ordinal = ordinal,
            Kind = NoticeKinds.Mentioned,
            Key = string.Create(CultureInfo.InvariantCulture, $"{NoticeKinds.Mentioned}:{comment.Id}"),
            Detail = text,
            At = now,
        }));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        feeds.Changed(jobId, JobChange.Comments);
        return await Views(db.Comments.Where(c => c.Id == comment.Id), personId).SingleAsync(stop);
    }

    /// <summary>Settles a comment, or opens it again.</summary>
    /// <returns>Null where the job has no such comment.</returns>
    public async Task<CommentView?> Settle(long jobId, long commentId, bool resolved, long personId, CancellationToken stop)
    {
        DateTimeOffset? at = resolved ? clock.GetUtcNow() : null;
        long? by = resolved ? personId : null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var changed = await db.Comments.Where(c => c.Id == commentId && c.JobId == jobId && (c.Resolved == null) == resolved)
            .ExecuteUpdateAsync(set => set.SetProperty(c => c.Resolved, at).SetProperty(c => c.ResolvedById, by), stop);
        if (changed > 0)
        {
            var place = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.DocumentId }).SingleAsync(stop);
            var ordinal = await db.Comments.Where(c => c.Id == commentId).Select(c => c.Ordinal).SingleAsync(stop);
            Record(place.DeskId, place.DocumentId, jobId, ordinal, personId, resolved ? "comment-settled" : "comment-reopened", clock.GetUtcNow());
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
        feeds.Changed(jobId, JobChange.Comments);
        return await Views(db.Comments.Where(c => c.Id == commentId && c.JobId == jobId), personId).SingleOrDefaultAsync(stop);
    }

    void Record(long desk, long document, long job, int ordinal, long person, string act, DateTimeOffset at) => db.Audit.Add(new()
    {
        DeskId = desk,
        DocumentId = document,
        JobId = job,
        PersonId = person,
        Act = act,
        Detail = (ordinal + 1).ToString(CultureInfo.InvariantCulture),
        At = at,
    });

    /// <summary>Who is named in a text: the longest name that stands behind an @ counts, and nothing of it twice.</summary>
    public static IReadOnlyList<long> Mentioned(string text, IEnumerable<NamedPerson> people)
    {
        var byLength = people.Where(p => p.Name.Length > 0).OrderByDescending(p => p.Name.Length).ToList();
        var found = new List<long>();
        for (var at = text.IndexOf('@', StringComparison.Ordinal); at >= 0; at = text.IndexOf('@', at + 1))
        {
            // An address is no mention. A Korean particle may follow a name at once.
            if (at > 0 && char.IsLetterOrDigit(text[at - 1])) continue;
            var here = byLength.Where(p => string.Compare(text, at + 1, p.Name, 0, p.Name.Length, StringComparison.OrdinalIgnoreCase) == 0 && EndsName(text, at + 1 + p.Name.Length)).ToList();
            found.AddRange(here.Where(p => p.Name.Length == here[0].Name.Length).Select(p => p.Id));
        }

        return [.. found.Distinct()];
    }

    static bool EndsName(string text, int end) => end >= text.Length || !char.IsLetterOrDigit(text[end]) || text[end] >= '\u2E80';

    IQueryable<CommentView> Views(IQueryable<SegmentComment> rows, long callerId) => rows
        .OrderBy(c => c.Id)
        .Select(c => new CommentView(
            c.Id, c.PersonId, c.Person!.DisplayName, c.Text, c.At, c.Resolved, db.Users.Where(p => p.Id == c.ResolvedById).Select(p => p.DisplayName).FirstOrDefault(), c.PersonId == callerId));
}
