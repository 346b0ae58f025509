using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Quality.Estimation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Engines;
using Translate.Server.Operations;
using Translate.Server.People;
using Translate.Server.Revision;

namespace Translate.Server.Editor;

/// <summary>A segment of a job with its translation.</summary>
public sealed record SegmentView(int Ordinal, string Unit, UnitKind Kind, int Level, string? Note, InlineText Source, TargetView? Target);

/// <summary>A segment's translation.</summary>
public sealed record TargetView(InlineText Text, TargetState State, OriginKind Origin, int? Score, string? OriginName, long? Author, int Version, DateTimeOffset Changed)
{
    /// <summary>A machine wrote it, and no person has confirmed it yet.</summary>
    public bool IsMachineDraft => State is TargetState.Initial && Origin is OriginKind.Machine && Author is null;

    /// <summary>It was taken from memory as a draft, and no person has confirmed it yet.</summary>
    public bool IsMemoryDraft => State is TargetState.Initial && Origin is OriginKind.Memory && Author is null;

    /// <summary>The segment whose confirmation filled it, by its ordinal; null once a person wrote it.</summary>
    public int? RepeatOf { get; init; }

    /// <summary>The view of a target's row.</summary>
    public static TargetView Of(SegmentTarget t) => new(t.Text, t.State, t.Origin, t.Score, t.OriginName, t.AuthorId, t.Version, t.Changed) { RepeatOf = t.RepeatOf };
}

/// <summary>What a target was.</summary>
public sealed record PastView(int Version, InlineText Text, TargetState State, OriginKind Origin, long? Author, DateTimeOffset Changed);

/// <summary>A translation to save.</summary>
/// <param name="Version">The version that it changes; 0 where there is none yet.</param>
/// <param name="Text">The translation with its codes; or else <paramref name="Typed"/>.</param>
/// <param name="Typed">The translation as a person types it, codes written as they are shown.</param>
/// <param name="State"><c>initial</c> for a draft, <c>translated</c> when it is meant, <c>reviewed</c> when an editor says so of a job that was handed in.</param>
public sealed record SaveRequest(int Version, InlineText? Text, string? Typed, TargetState State = TargetState.Translated);

static class SegmentEndpoints
{
    public static void MapSegments(this IEndpointRouteBuilder api)
    {
        var segments = api.MapGroup("/jobs/{job:long}/segments").RequireDeskRole(DeskRole.Translator);
        segments.MapGet("/", List).WithSummary("The job's segments with their translations, in the order of the document; with order=estimate the least certain machine translations first");
        segments.MapPut("/{ordinal:int}", Save).WithSummary("Saves a translation; 409 with what stands there if somebody changed it meanwhile");
        segments.MapGet("/{ordinal:int}/history", History).WithSummary("What the translation was before");
        segments.MapGet("/{ordinal:int}/estimate", Estimate).WithSummary("How likely the machine's translation needs no edit, and what speaks for and against it: a guess, never a certainty");
    }

    static async Task<Results<Ok<Estimate>, NotFound>> Estimate(long job, int ordinal, EstimateReader estimates, TranslateDb db, CancellationToken stop)
    {
        var row = await db.Jobs.Where(j => j.Id == job).Select(j => new { j.DeskId, j.Document!.SourceLocale, j.Locale }).SingleAsync(stop);
        var found = await estimates.Of(row.DeskId, job, row.SourceLocale, row.Locale, [ordinal], stop);
        return found.TryGetValue(ordinal, out var estimate) ? TypedResults.Ok(estimate) : TypedResults.NotFound();
    }

    static async Task<Results<Ok<List<SegmentView>>, ProblemHttpResult>> List(long job, SegmentList segments, CancellationToken stop, int skip = 0, int take = 500, string? order = null) =>
        Enum.TryParse<SegmentOrder>(order ?? nameof(SegmentOrder.Document), ignoreCase: true, out var asked)
            ? TypedResults.Ok(await segments.Read(job, skip, take, stop, asked))
            : Problems.Invalid("\"order\" is document or estimate.");

    static async Task<Results<Ok<TargetView>, NotFound, Conflict<TargetView>, ProblemHttpResult>> Save(
        long job, int ordinal, SaveRequest request, Targets targets, JobSegments segments, Successors successors, Caller caller, CancellationToken stop)
    {
        if (request.State is not (TargetState.Initial or TargetState.Translated or TargetState.Reviewed)) return Problems.Invalid("\"state\" is initial or translated, or reviewed in a review.");
        if ((request.Text is null) == (request.Typed is null)) return Problems.Invalid("Give \"text\" or \"typed\", one of them.");
        if (!(await segments.Some(job, [ordinal], stop)).TryGetValue(ordinal, out var segment)) return TypedResults.NotFound();

        var typed = TypedTarget.Read(request.Text, request.Typed, segment.Source);
        if (request.State >= TargetState.Translated && typed.Problems.Count > 0)
            return Problems.Invalid($"The inline codes are not those of the source: {string.Join(" ", typed.Problems)} Save it as a draft (\"state\": \"initial\"), or mend them.");

        return await targets.Save(job, new(ordinal, request.Version, request.Text, request.Typed, request.State), new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop) switch
        {
            SaveResult.Saved saved => TypedResults.Ok(TargetView.Of(saved.Target)),
            SaveResult.Conflict { Current: { } current } => TypedResults.Conflict(TargetView.Of(current)),
            SaveResult.Conflict => Problems.Invalid("There is no translation yet: \"version\" must be 0."),
            SaveResult.Gone => TypedResults.NotFound(),
            SaveResult.Invalid invalid => Problems.Invalid(invalid.Problem),
            _ when await successors.Last(job, stop) is { } later => TypedResults.Problem(
                $"The source was revised, and job {later} goes on with what was done here: see \"later\".",
                statusCode: StatusCodes.Status409Conflict,
                title: "The job has gone on to a later revision.",
                extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["later"] = later }),
            _ => EditorEndpoints.NotInHands(),
        };
    }

    static async Task<Ok<List<PastView>>> History(long job, int ordinal, TranslateDb db, CancellationToken stop) =>
        TypedResults.Ok(await db.PastTargets
            .Where(t => t.JobId == job && t.Ordinal == ordinal)
            .OrderBy(t => t.Version)
            .Select(t => new PastView(t.Version, t.Text, t.State, t.Origin, t.AuthorId, t.Changed))
            .ToListAsync(stop));
}
