using System.Globalization;
using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Pages;

namespace Translate.Server.Notices;

/// <summary>What a notice can be.</summary>
public static class NoticeKinds
{
    /// <summary>A claim ends soon; the detail says when.</summary>
    public const string ClaimEnds = "claim-ends";

    /// <summary>A claim has ended.</summary>
    public const string ClaimEnded = "claim-ended";

    /// <summary>Somebody named the person in a comment; the detail is the comment.</summary>
    public const string Mentioned = "mentioned";

    /// <summary>An editor sent the job back; the detail is what the editor says.</summary>
    public const string Returned = "returned";

    /// <summary>An editor approved the job as it was handed in.</summary>
    public const string Approved = "approved";

    /// <summary>An editor approved the job, and had changed something in it.</summary>
    public const string ApprovedWithEdits = "approved-with-edits";

    /// <summary>An editor gave the person a job, which is theirs already.</summary>
    public const string Assigned = "assigned";

    /// <summary>The source of a job that the person holds was revised; the work goes on in the job named.</summary>
    public const string Revised = "source-revised";

    /// <summary>The source of what the person had translated was revised, and some of it is open again.</summary>
    public const string RevisedOpen = "source-revised-open";

    /// <summary>An editor asks how a job is getting on that the person holds.</summary>
    public const string Nudged = "nudged";

    /// <summary>An editor asks whether the person would take a job that is still open.</summary>
    public const string Wanted = "wanted";

    /// <summary>An editor took the job from the person, with the work so far.</summary>
    public const string TakenBack = "taken-back";

    /// <summary>An editor put the end of the person's claim off; the detail says until when.</summary>
    public const string Extended = "extended";

    /// <summary>The person is invited to a desk.</summary>
    public const string Invited = "invited";

    /// <summary>The desk trusts the person's work from now on; or, the other one, does not any more.</summary>
    public const string Trusted = "trusted", NotTrusted = "not-trusted";

    /// <summary>The person's role in a desk, or with one of its locales, is another one.</summary>
    public const string RoleChanged = "role-changed";

    /// <summary>For editors: a job waits for review.</summary>
    public const string Submitted = "submitted";

    /// <summary>For editors: a delivered file could not be published, and nobody tries any more; the detail is the outlet and what went wrong.</summary>
    public const string Unpublished = "unpublished";

    /// <summary>All of them, in the order in which they are offered.</summary>
    public static IReadOnlyList<string> All { get; } =
    [
        ClaimEnds, ClaimEnded, Assigned, Nudged, Wanted, Extended, TakenBack, Mentioned, Returned, Approved, ApprovedWithEdits, Revised, RevisedOpen, Invited, Trusted, NotTrusted, RoleChanged, Submitted, Unpublished,
    ];

    /// <summary>Those that come by e-mail once a day where nobody wished for anything else: an editor's dozen translators hand in all day.</summary>
    public static IReadOnlyList<string> Gathered { get; } = [Submitted];

    /// <summary>How a kind comes by e-mail where nobody wished for anything else.</summary>
    public static MailWish Usual(string kind) => Gathered.Contains(kind, StringComparer.Ordinal) ? MailWish.Daily : MailWish.AtOnce;
}

/// <summary>A notice, as its person sees it.</summary>
public sealed record NoticeView(long Id, string Kind, long Desk, string DeskName, long? Job, string? JobName, int? Ordinal, string? Detail, DateTimeOffset At, DateTimeOffset? Seen)
{
    /// <summary>The page that it is about.</summary>
    public string? Path => Job switch
    {
        null => null,
        { } job when Kind is NoticeKinds.Unpublished => string.Create(CultureInfo.InvariantCulture, $"/jobs/{job}/publications"),
        { } job when Kind is NoticeKinds.Mentioned && Ordinal is { } ordinal => string.Create(CultureInfo.InvariantCulture, $"/jobs/{job}/edit#s{ordinal}"),
        { } job => string.Create(CultureInfo.InvariantCulture, $"/jobs/{job}"),
    };

    /// <summary>What somebody said, where it says so.</summary>
    public string? Said => Kind is NoticeKinds.Mentioned or NoticeKinds.Returned or NoticeKinds.Approved or NoticeKinds.ApprovedWithEdits or NoticeKinds.Unpublished ? Detail : null;

    /// <summary>It in a sentence of the reader's language.</summary>
    public string InWords(IStringLocalizer<Strings> strings, LocalTime time)
    {
        var about = JobName ?? DeskName;
        var sentence = strings[$"Notice.{Kind}", about, DateTimeOffset.TryParse(Detail, CultureInfo.InvariantCulture, out var at) ? time.Moment(at) : ""];
        return sentence.ResourceNotFound ? about : sentence;
    }

    /// <summary>The view of a notice's row.</summary>
    public static Expression<Func<Notice, NoticeView>> Of(TranslateDb db) => n => new(
        n.Id, n.Kind, n.DeskId, db.Desks.Where(d => d.Id == n.DeskId).Select(d => d.Name).First(), n.JobId,
        db.Jobs.Where(j => j.Id == n.JobId).Select(j => j.Document!.Name).FirstOrDefault(), n.Ordinal, n.Detail, n.At, n.Seen);
}

/// <summary>What people should know, as they read it.</summary>
public sealed class NoticeList(TranslateDb db, NoticeWishes wishes, TimeProvider clock)
{
    /// <summary>As many as are shown at once.</summary>
    public const int PageSize = 50;

    /// <summary>The number of those that a person has not seen.</summary>
    public Task<int> Unseen(long personId, CancellationToken stop) => wishes.OnPage().CountAsync(n => n.PersonId == personId && n.Seen == null, stop);

    /// <summary>A person's notices, newest first.</summary>
    public Task<List<NoticeView>> Of(long personId, int skip, int take, CancellationToken stop) =>
        wishes.OnPage().Where(n => n.PersonId == personId).OrderByDescending(n => n.Id).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, 500)).Select(NoticeView.Of(db)).ToListAsync(stop);

    /// <summary>Notes that a person has seen one; or all, up to the one named.</summary>
    public async Task<bool> See(long personId, long noticeId, bool andEarlier, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        if (!await db.Notices.AnyAsync(n => n.PersonId == personId && n.Id == noticeId, stop)) return false;

        await db.Notices
            .Where(n => n.PersonId == personId && n.Seen == null && (n.Id == noticeId || (andEarlier && n.Id < noticeId)))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.Seen, now), stop);
        return true;
    }
}
