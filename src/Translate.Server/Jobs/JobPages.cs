using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Quality.Estimation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Documents;
using Translate.Server.Editor;
using Translate.Server.Engines;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;
using Translate.Server.Review;
using Translate.Server.Revision;

namespace Translate.Server.Jobs;

/// <summary>What a job's page shows.</summary>
public sealed record JobModel(JobView Job, IReadOnlyList<SegmentView> Segments, IReadOnlyList<JobAct> Record, int Skip)
{
    /// <summary>The caller may write into it now.</summary>
    public bool IsWritable { get; init; }

    /// <summary>Why the machine translations that nobody has confirmed are estimated as they are, by segment.</summary>
    public IReadOnlyDictionary<int, Estimate> Estimates { get; init; } = new Dictionary<int, Estimate>();

    /// <summary>What is filled, what is left, and how long that may take the reader.</summary>
    public JobOutlook Outlook { get; init; } = new(JobFacts.None, default, 0);

    /// <summary>Until when a claim would hold that is made now.</summary>
    public DateTimeOffset WouldHoldUntil { get; init; }

    /// <summary>The desk has opened it to the caller.</summary>
    public bool CanClaim { get; init; }

    /// <summary>For editors, while it can still be offered otherwise: whom it can be assigned to.</summary>
    public IReadOnlyList<Candidate> People { get; init; } = [];

    /// <summary>Somebody else was faster.</summary>
    public bool IsLost { get; init; }

    /// <summary>What the editor made of it when it was handed in last; null while nothing was decided.</summary>
    public ReviewChangesView? Reviewed { get; init; }

    /// <summary>The jobs of all revisions of its document.</summary>
    public JobChain Revisions { get; init; } = JobChain.Alone;

    /// <summary>What machine translation did, where engines have something to do with the job.</summary>
    public MachineView? Machine { get; init; }

    /// <summary>The share of the file delivered last that a machine wrote and nobody changed, in per cent.</summary>
    public int? DeliveredShare { get; init; }

    /// <summary>The parts of its document that are cancelled, by their numbers, where it is an approved part: the file waits for them, as it would have their source in it.</summary>
    public IReadOnlyList<int> CancelledParts { get; init; } = [];

    /// <summary>How its words grow fewer; null where nobody has begun.</summary>
    public BurnDown? BurnDown { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }
}

/// <summary>A job to read before it is claimed, and what can be done with it.</summary>
static class JobPages
{
    /// <summary>Segments a page.</summary>
    public const int PageSize = 200;

    public static void MapJobPages(this IEndpointRouteBuilder app)
    {
        var job = app.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        job.MapGet("/", async (long job, JobPageReader page, CancellationToken stop, int skip = 0) => Show(await page.Read(job, skip, stop)));
        job.MapPost("/claim", Claim);
        job.MapPost("/renew", Renew);
        job.MapPost("/release", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, moves.Release(job, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop), page, strings, stop));
        job.MapPost("/release/without", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, moves.ReleaseWithoutWork(job, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop), page, strings, stop));

        // Where an answer was shown in place of a form, the address bar has the form's address: reloading it must lead somewhere.
        foreach (var form in (string[])["/claim", "/renew", "/release", "/release/without", "/offer"]) job.MapGet(form, (long job) => TypedResults.LocalRedirect($"/jobs/{job}"));
        job.MapGet("/file", (long job, TranslateDb db, HttpResponse response, CancellationToken stop) => DeliveryEndpoints.Delivered(job, db, response, stop));
        job.MapGet("/draft", Draft);

        var editors = app.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Editor);
        editors.MapPost("/offer", Offer);
        editors.MapPost("/cancel", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, moves.Cancel(job, caller.Id, stop), page, strings, stop));
        editors.MapPost("/resume", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, moves.Resume(job, caller.Id, stop), page, strings, stop));
        editors.MapPost("/machine/start", (long job, IFormCollection form, MachineWork work, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, work.Start(job, caller.Id, stop), page, strings, stop));
        editors.MapPost("/machine/retry", (long job, IFormCollection form, MachineWork work, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, work.Retry(job, caller.Id, stop), page, strings, stop));
        editors.MapPost("/machine/to-people", (long job, IFormCollection form, MachineWork work, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, work.SendToPeople(job, caller.Id, stop), page, strings, stop));
    }

    static RazorComponentResult<JobPage> Show(JobModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    /// <summary>Whoever was faster is named.</summary>
    static async Task<IResult> Claim(long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (await moves.Claim(job, caller.Id, stop) is var result and not MoveResult.Done)
        {
            var model = await page.Read(job, 0, stop);
            if (model.IsWritable) return TypedResults.LocalRedirect($"/jobs/{job}");
            return Show(model with { IsLost = true, Error = result is MoveResult.NotYours ? strings["Job.LostTo", model.Job.Translator ?? "–"] : strings[$"Move.{result}"] });
        }

        return TypedResults.LocalRedirect($"/jobs/{job}");
    }

    static async Task<IResult> Renew(long job, IFormCollection form, JobMoves moves, JobPageReader page, LocalTime time, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var result = await moves.Renew(job, caller.Id, stop);
        var model = await page.Read(job, 0, stop);
        return Show(result is MoveResult.Done && model.Job.ClaimedUntil is { } until ? model with { Done = strings["Job.Renewed", time.Moment(until)] } : model with { Error = strings[$"Move.{result}"] });
    }

    /// <summary>A day that is not named leaves the one that is there.</summary>
    static Task<IResult> Offer(long job, IFormCollection form, JobMoves moves, JobPageReader page, LocalTime time, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(
        job,
        moves.Offer(
            job,
            caller.Id,
            new(
                Enum.TryParse<Priority>(form["priority"], out var priority) && Enum.IsDefined(priority) ? priority : null,
                LocalTime.TryDay(form["due"], out var day) ? time.EndOf(day) : null,
                Enum.TryParse<OpenTo>(form["open"], out var open) && Enum.IsDefined(open) ? open : null,
                long.TryParse(form["assignee"], NumberStyles.None, CultureInfo.InvariantCulture, out var assignee) ? assignee : null),
            stop),
        page,
        strings,
        stop);

    /// <summary>The page of segments that a form was on.</summary>
    internal static int Skip(IFormCollection form) => int.TryParse(form["skip"], CultureInfo.InvariantCulture, out var skip) ? Math.Max(0, skip) : 0;

    /// <summary>A job's page of segments.</summary>
    internal static string Address(long job, int skip) => skip == 0 ? $"/jobs/{job}" : string.Create(CultureInfo.InvariantCulture, $"/jobs/{job}?skip={skip}");

    /// <summary>The file as it is now; a text that cannot be written in its place is said on the page.</summary>
    static async Task<IResult> Draft(long job, LocalizedFiles files, JobPageReader page, CancellationToken stop)
    {
        try
        {
            var draft = await files.Draft(job, stop);
            return TypedResults.File(draft.Bytes, "application/octet-stream", draft.Name);
        }
        catch (InvalidDocumentException e)
        {
            return Show(await page.Read(job, 0, stop) with { Error = e.Message });
        }
    }

    internal static async Task<IResult> Moved(long job, Task<MoveResult> move, JobPageReader page, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await move is var result and not MoveResult.Done
            ? Show(await page.Read(job, 0, stop) with { Error = strings[$"Move.{result}"] })
            : TypedResults.LocalRedirect($"/jobs/{job}");
}

/// <summary>Reads what a job's page shows.</summary>
public sealed class JobPageReader(TranslateDb db, SegmentList segments, MachineReader machine, EstimateReader estimates, JobFactsReader facts, BurnDowns downs, ReviewChanges reviews, Successors successors, Caller caller, TimeProvider clock, Settings settings)
{
    /// <summary>The job with a page of its segments.</summary>
    public async Task<JobModel> Read(long jobId, int skip, CancellationToken stop)
    {
        var job = await JobView.Read(db, jobId, stop);
        var record = await db.Audit.Where(a => a.JobId == jobId).OrderBy(a => a.Id).Select(a => new JobAct(a.Act, a.Person!.DisplayName, a.Detail, a.At)).ToListAsync(stop);
        var reviewed = job.State is JobState.Claimed or JobState.Approved or JobState.Delivered ? await reviews.Read(jobId, caller.Id, stop) : null;
        var writable = job.IsHeldBy(caller.Id);
        var told = await machine.Read(jobId, stop);
        var page = await segments.Read(jobId, skip, JobPages.PageSize, stop);
        var unread = page.FindAll(s => s.Target is { Origin: OriginKind.Machine, Author: null }).ConvertAll(s => s.Ordinal);
        return new(job, page, record, Math.Max(0, skip))
        {
            Estimates = await estimates.Of(job.Desk, jobId, job.SourceLocale, job.Locale, unread, stop),
            IsWritable = writable,
            Revisions = await successors.Chain(jobId, stop),
            Reviewed = reviewed?.Outcome is null ? null : reviewed,
            Outlook = await facts.Outlook(jobId, caller.Id, stop),
            CanClaim = await db.Jobs.Where(j => j.Id == jobId).AnyAsync(JobMoves.MayBeClaimedBy(db, caller.Id), stop),
            People = caller.IsAtLeast(DeskRole.Editor) && job.State is < JobState.Approved or JobState.Cancelled
                ? await JobRights.PeopleOf(db, job.Desk, job.Locale).OrderBy(m => m.Person!.DisplayName).Select(m => new Candidate(m.PersonId, m.Person!.DisplayName, m.IsTrusted || m.Role >= DeskRole.Editor)).ToListAsync(stop)
                : [],
            BurnDown = await downs.Of(jobId, stop) is { Points.Count: > 1 } down ? down : null,
            WouldHoldUntil = clock.GetUtcNow() + settings.ClaimFor,
            Machine = told.IsWorthTelling ? told : null,
            CancelledParts = job is { State: JobState.Approved, Part: > 0 }
                ? await db.Jobs.Where(j => j.DocumentId == job.Document && j.Locale == job.Locale && j.State == JobState.Cancelled).OrderBy(j => j.Part).Select(j => j.Part).ToListAsync(stop)
                : [],
            DeliveredShare = job.State is JobState.Delivered ? await LocalizedFiles.DeliveriesOf(db, jobId).OrderByDescending(d => d.Id).Select(d => (int?)d.MachineShare).FirstOrDefaultAsync(stop) : null,
        };
    }
}
