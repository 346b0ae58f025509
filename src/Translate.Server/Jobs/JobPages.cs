using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Editor;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>What a job's page shows.</summary>
public sealed record JobModel(JobView Job, IReadOnlyList<SegmentView> Segments, IReadOnlyList<JobAct> Record, int Skip)
{
    /// <summary>The caller may write into it now.</summary>
    public bool IsWritable { get; init; }

    /// <summary>What the last save could not keep as it was sent, by segment.</summary>
    public IReadOnlyDictionary<int, Unsaved> Unsaved { get; init; } = new Dictionary<int, Unsaved>();

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }

    /// <summary>The editor's last comment, while the job is back with its translator.</summary>
    public string? Returned => Job.State is JobState.Claimed ? Record.LastOrDefault(a => a.Act is "returned")?.Detail : null;
}

/// <summary>A job, read and translated in a plain form.</summary>
static class JobPages
{
    /// <summary>Segments a page.</summary>
    public const int PageSize = 200;

    public static void MapJobPages(this IEndpointRouteBuilder app)
    {
        var job = app.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        job.MapGet("/", async (long job, JobPageReader page, CancellationToken stop, int skip = 0) => Show(await page.Read(job, skip, stop)));
        job.MapPost("/", Save);
        job.MapPost("/claim", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, moves.Claim(job, caller.Id, stop), page, strings, stop));
        job.MapPost("/renew", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, moves.Renew(job, caller.Id, stop), page, strings, stop));
        job.MapPost("/release", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) => Moved(job, moves.Release(job, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop), page, strings, stop));
        job.MapGet("/file", (long job, TranslateDb db, CancellationToken stop) => DeliveryEndpoints.Delivered(job, db, stop));
        job.MapGet("/draft", (long job, LocalizedFiles files, HttpResponse response, CancellationToken stop) => DeliveryEndpoints.Draft(job, files, response, stop));
    }

    static RazorComponentResult<JobPage> Show(JobModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    /// <summary>Keeps what was typed, segment by segment; what cannot be kept is shown back. Then hands the job in, if asked to and nothing is open.</summary>
    static async Task<IResult> Save(long job, IFormCollection form, TypedTargets typed, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var skip = int.TryParse(form["skip"], CultureInfo.InvariantCulture, out var s) ? s : 0;
        var unsaved = await typed.Save(job, form, caller, stop);
        if (unsaved.Count == 0 && form.ContainsKey("submit"))
        {
            var submitted = await moves.Submit(job, caller.Id, stop);
            if (submitted is MoveResult.Done) return TypedResults.LocalRedirect($"/jobs/{job}");
            return Show(await page.Read(job, skip, stop) with { Error = strings[$"Move.{submitted}"] });
        }

        var model = await page.Read(job, skip, stop);
        return Show(unsaved.Count == 0
            ? model with { Done = strings["Job.Saved"] }
            : model with { Unsaved = unsaved, Error = unsaved.Values.Any(u => u.IsLost) ? strings["Job.NotKept"] : strings["Job.KeptAsDraft"] });
    }

    static async Task<IResult> Moved(long job, Task<MoveResult> move, JobPageReader page, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await move is var result and not MoveResult.Done
            ? Show(await page.Read(job, 0, stop) with { Error = strings[$"Move.{result}"] })
            : TypedResults.LocalRedirect($"/jobs/{job}");
}

/// <summary>Reads what a job's page shows.</summary>
public sealed class JobPageReader(TranslateDb db, SegmentList segments, Caller caller)
{
    /// <summary>The job with a page of its segments.</summary>
    public async Task<JobModel> Read(long jobId, int skip, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(JobView.Of).SingleAsync(stop);
        var record = await db.Audit.Where(a => a.JobId == jobId).OrderBy(a => a.Id).Select(a => new JobAct(a.Act, a.Person!.DisplayName, a.Detail, a.At)).ToListAsync(stop);
        return new(job, await segments.Read(jobId, skip, JobPages.PageSize, stop), record, Math.Max(0, skip)) { IsWritable = job.State is JobState.Claimed && job.TranslatorId == caller.Id };
    }
}
