using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;
using Translate.Server.Review;
using Translate.Server.Revision;

namespace Translate.Server.Editor;

/// <summary>What the translator's editor asks of the service.</summary>
static class EditorEndpoints
{
    const int MostSaves = 500;

    /// <summary>More than any sentence of any document.</summary>
    const int LongestText = 100_000;

    public static void MapEditor(this IEndpointRouteBuilder api)
    {
        var editor = api.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Translator);
        editor.MapGet("/editor", async (long job, EditorReader reader, Caller caller, CancellationToken stop) => TypedResults.Ok(await reader.Open(job, caller, stop)))
            .WithSummary("The job as an editor opens it");
        editor.MapGet("/editor/segments", async (long job, EditorReader reader, CancellationToken stop, int after = -1, int take = 500) => TypedResults.Ok(await reader.Segments(job, after, take, stop)))
            .WithSummary("The job's segments as people type them, in the order of the document; \"next\" is the next \"after\"");
        editor.MapPost("/editor/saves", Save).WithSummary("Saves up to 500 translations, each for itself, and says what became of each");
        editor.MapGet("/editor/events", Events).WithSummary("Server-sent events: target, presence, comments, job, shape");
        editor.MapPut("/editor/presence", Note).WithSummary("A sign of life from an open editor; forgotten after 30 seconds");
        editor.MapPost("/segments/{ordinal:int}/split", Split).WithSummary("Splits a segment at an offset of its typed source; the translation stays with the first part, as a draft");
        editor.MapPost("/segments/{ordinal:int}/join", Join).WithSummary("Joins a segment with the next one of its unit");
        editor.MapPost("/segments/{ordinal:int}/repetitions/take-back", (long job, int ordinal, Repetitions repetitions, EditorReader reader, Caller caller, CancellationToken stop) =>
            Repeated(job, repetitions.TakeBack(job, ordinal, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop), reader, stop)).WithSummary("Takes back what the confirmation of a segment filled, as far as nobody has written it since");
        editor.MapPut("/segments/{ordinal:int}/alone", (long job, int ordinal, Repetitions repetitions, EditorReader reader, Caller caller, CancellationToken stop) =>
            Repeated(job, repetitions.LeaveOut(job, ordinal, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop), reader, stop)).WithSummary("Translates a segment by itself, though others of the job say the same");
        editor.MapDelete("/segments/{ordinal:int}/alone", (long job, int ordinal, Repetitions repetitions, EditorReader reader, Caller caller, CancellationToken stop) =>
            Repeated(job, repetitions.TakeIn(job, ordinal, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop), reader, stop)).WithSummary("Lets a segment follow the others of the job that say the same again");
        editor.MapGet("/segments/{ordinal:int}/beside", async Task<Results<Ok<BesideView>, NotFound>> (long job, int ordinal, BesideReader beside, Caller caller, CancellationToken stop) =>
            await beside.Read(job, ordinal, caller, stop) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound()).WithSummary("What helps with a segment: matches, offers, terms, history, comments, findings");
        editor.MapGet("/concordance", ConcordanceReader.Read).WithSummary("Pairs of the desk's memories in which a word or phrase stands, on either side, read in the direction of the job; fit to be asked while one types");
        editor.MapPost("/segments/{ordinal:int}/check", Check).WithSummary("What speaks against a translation as it is typed; nothing is saved");
        editor.MapPost("/segments/{ordinal:int}/machine", Ask).WithSummary("Asks an engine of the desk's route about a segment now; nothing is saved");
        editor.MapPost("/segments/{ordinal:int}/comments", Say).WithSummary("Says something about a segment; whoever is named by @ is told");
        editor.MapPost("/comments/{comment:long}/resolve", (long job, long comment, Comments comments, Caller caller, CancellationToken stop) => Settled(comments.Settle(job, comment, true, caller.Id, stop))).WithSummary("Settles a comment");
        editor.MapPost("/comments/{comment:long}/reopen", (long job, long comment, Comments comments, Caller caller, CancellationToken stop) => Settled(comments.Settle(job, comment, false, caller.Id, stop))).WithSummary("Opens a settled comment again");
        editor.MapGet("/readiness", async (long job, ReadinessReader readiness, CancellationToken stop) => TypedResults.Ok(await readiness.Read(job, stop)))
            .WithSummary("What keeps the job from being handed in, and what else a person should look at first");
        editor.MapGet("/changes", async (long job, ReviewChanges changes, Caller caller, CancellationToken stop) => TypedResults.Ok(await changes.Read(job, caller.Id, stop)))
            .WithSummary("What the editors made of the job when it was handed in the last time");
    }

    static async Task<Results<Ok<SavesView>, ProblemHttpResult>> Save(long job, SavesRequest request, Targets targets, EditorReader reader, Successors successors, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (request.Saves is not { Count: > 0 and <= MostSaves }) return Problems.Invalid($"Give \"saves\", at most {MostSaves} of them.");
        if (request.Person is { } person && person != caller.Id)
            return Problems.Of("otherPerson", StatusCodes.Status401Unauthorized);

        var sensible = request.Saves.Where(IsSensible).ToList();
        var written = await targets.SaveAll(job, [.. sensible.Select(s => new Writing(s.Ordinal, s.Version, null, s.Typed, s.State) { Seconds = s.Seconds })], new(caller.Id, caller.IsAtLeast(DeskRole.Editor), request.Place, request.InReview), stop);

        var names = await reader.Names(written.Select(w => Standing(w.Result)?.AuthorId), stop);
        var results = new Queue<Written>(written);
        var count = await db.Jobs.Where(j => j.Id == job).Select(j => new { j.Translated, j.Segments }).SingleAsync(stop);
        return TypedResults.Ok(new SavesView(
            [.. request.Saves.Select(s => IsSensible(s) ? View(results.Dequeue(), names, strings) : new SaveView(s.Ordinal, SaveOutcome.Invalid, null, [$"Give \"typed\", of at most {LongestText} characters, and \"state\": initial, translated or reviewed."], []))],
            count.Translated,
            count.Segments)
        {
            Later = written.Any(w => w.Result is SaveResult.Refused) ? await successors.Last(job, stop) : null,
        });
    }

    static bool IsSensible(OneSave save) => save is { Typed.Length: <= LongestText, State: TargetState.Initial or TargetState.Translated or TargetState.Reviewed };

    static SegmentTarget? Standing(SaveResult result) => result switch
    {
        SaveResult.Saved saved => saved.Target,
        SaveResult.Conflict conflict => conflict.Current,
        _ => null,
    };

    static SaveView View(Written written, IReadOnlyDictionary<long, string> names, IStringLocalizer<Strings> strings)
    {
        var outcome = written.Result switch
        {
            SaveResult.Saved => written.IsDraftInstead ? SaveOutcome.Draft : SaveOutcome.Saved,
            SaveResult.Conflict => SaveOutcome.Conflict,
            SaveResult.Invalid => SaveOutcome.Invalid,
            SaveResult.Gone => SaveOutcome.Gone,
            _ => SaveOutcome.Refused,
        };
        var target = Standing(written.Result) is { } row ? EditorTarget.Of(row, written.Segment!.Source, names) : null;
        return written.Result is SaveResult.Invalid invalid
            ? new(written.Writing.Ordinal, outcome, target, [strings["Problem.unwritable", invalid.Place, invalid.Sign]], [])
            : new(written.Writing.Ordinal, outcome, target, [.. written.Problems.Select(p => strings[$"Finding.codes.{p.Kind}", p.Mark].Value)], [.. written.Problems.Select(p => p.Kind)]) { Filled = written.Filled };
    }

    static EditorEvents Events(long job, Caller caller, JobFeeds feeds, EditorReader reader, IHostApplicationLifetime lifetime, TimeProvider clock) =>
        new(job, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), feeds, reader, lifetime, clock);

    static async Task<Results<Ok<UnitView>, NotFound, ProblemHttpResult>> Split(long job, int ordinal, SplitRequest request, Reshaping reshaping, EditorReader reader, Caller caller, CancellationToken stop) =>
        await Reshaped(job, ordinal, await reshaping.Split(job, ordinal, request.At, request.Version, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop), reader, stop);

    static async Task<Results<Ok<UnitView>, NotFound, ProblemHttpResult>> Join(long job, int ordinal, JoinRequest request, Reshaping reshaping, EditorReader reader, Caller caller, CancellationToken stop) =>
        await Reshaped(job, ordinal, await reshaping.Join(job, ordinal, request.Version, request.NextVersion, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop), reader, stop);

    static async Task<Results<Ok<CheckView>, NotFound, ProblemHttpResult>> Check(long job, int ordinal, CheckRequest request, SegmentChecks checks, CancellationToken stop)
    {
        if (request is not { Typed.Length: <= LongestText }) return Problems.Invalid($"Give \"typed\", of at most {LongestText} characters.");
        return await checks.Check(job, ordinal, request.Typed, stop) is { } view ? TypedResults.Ok(view) : TypedResults.NotFound();
    }

    /// <summary>Only for those who may write into the job: it costs money.</summary>
    static async Task<Results<Ok<OfferView>, NotFound, ProblemHttpResult>> Ask(long job, int ordinal, AskRequest request, MachineAnswers machine, EditorReader reader, Caller caller, CancellationToken stop)
    {
        if (!await reader.MayWrite(job, caller, stop)) return NotInHands();
        return await machine.Ask(job, ordinal, request.Engine, stop) switch
        {
            AskResult.Answered answered => TypedResults.Ok(answered.Offer),
            AskResult.Unknown => TypedResults.NotFound(),
            AskResult.NoEngine => Unasked("No engine of the desk's route can be asked for these languages: a manager sets them up, and starts one that was stopped."),
            AskResult.Spent => Unasked("What the desk spends on engines this month is used up. A manager can raise the budget."),
            AskResult.Rests rests => TypedResults.Problem(
                rests.Why, statusCode: StatusCodes.Status503ServiceUnavailable, title: "The engine rests.", extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { ["until"] = rests.Until }),
            AskResult.Nothing nothing => TypedResults.Problem(nothing.Why, statusCode: StatusCodes.Status422UnprocessableEntity, title: "No engine has a translation that holds."),
            var other => throw new InvalidOperationException($"The engine gave {other}."),
        };
    }

    static ProblemHttpResult Unasked(string why) => TypedResults.Problem(why, statusCode: StatusCodes.Status409Conflict, title: "No engine was asked.");

    static async Task<Results<Ok<CommentView>, NotFound, ProblemHttpResult>> Say(long job, int ordinal, CommentRequest request, Comments comments, Caller caller, CancellationToken stop)
    {
        if (request.Text?.Trim() is not { Length: > 0 and <= Comments.LongestText } text) return Problems.Invalid($"Give \"text\", of at most {Comments.LongestText} characters.");
        return await comments.Say(job, ordinal, text, caller.Id, stop) is { } comment ? TypedResults.Ok(comment) : TypedResults.NotFound();
    }

    static async Task<Results<Ok<CommentView>, NotFound>> Settled(Task<CommentView?> settling) => await settling is { } comment ? TypedResults.Ok(comment) : TypedResults.NotFound();

    static async Task<Results<Ok<UnitView>, NotFound, ProblemHttpResult>> Reshaped(long job, int ordinal, ReshapeResult result, EditorReader reader, CancellationToken stop) => result switch
    {
        ReshapeResult.Done => TypedResults.Ok(new UnitView(await reader.Unit(job, ordinal, stop))),
        ReshapeResult.Unknown => TypedResults.NotFound(),
        ReshapeResult.Moved => Problems.Of("changedMeanwhile", StatusCodes.Status409Conflict),
        ReshapeResult.Impossible => Problems.Of("noSplitHere", StatusCodes.Status422UnprocessableEntity),
        _ => NotInHands(),
    };

    static async Task<Results<Ok<ChangedTargets>, NotFound, ProblemHttpResult>> Repeated(long job, Task<RepetitionResult> acting, EditorReader reader, CancellationToken stop) => await acting switch
    {
        { IsDone: false } => NotInHands(),
        { Changed: { } changed } => TypedResults.Ok(new ChangedTargets([.. (await reader.Targets(job, changed, stop)).Select(t => new ChangedTarget(t.Key, t.Value))])),
        _ => TypedResults.NotFound(),
    };

    internal static ProblemHttpResult NotInHands() => Problems.Of("notInHands", StatusCodes.Status409Conflict);

    static async Task<NoContent> Note(long job, PresenceRequest request, Presences presences, Caller caller, CancellationToken stop)
    {
        if (request.Gone) await presences.Forget(job, request.Place, caller.Id, stop);
        else await presences.Note(job, request.Place, caller.Id, request.Ordinal, stop);
        return TypedResults.NoContent();
    }
}
