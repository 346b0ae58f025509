using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Notices;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Jobs;

/// <summary>What an editor does to a job from the dashboard.</summary>
public enum DeskAct
{
    /// <summary>Reminds its holder, or asks those who could claim it.</summary>
    Nudge,

    /// <summary>Puts the end of its claim off.</summary>
    Extend,

    /// <summary>Takes it from its holder, with the work so far.</summary>
    TakeBack,

    /// <summary>Gives it to somebody.</summary>
    Assign,

    /// <summary>Makes it more urgent by a step.</summary>
    Raise,

    /// <summary>Makes it less urgent by a step.</summary>
    Lower,

    /// <summary>Sets the day by which it should be done.</summary>
    SetDue,
}

/// <summary>What came of an act.</summary>
/// <param name="Job">The job.</param>
/// <param name="Result">Whether it was done.</param>
/// <param name="Undo">What undoes it, for <see cref="DeskActs.Undo"/>; null where nothing can.</param>
/// <param name="Told">How many people were told.</param>
public sealed record ActOutcome(long Job, MoveResult Result, string? Undo = null, int Told = 0);

/// <summary>What editors do to jobs from the dashboard. Each is a move: one conditional update, its audit row and its notices in one transaction; and names what undoes it.</summary>
public sealed class DeskActs(TranslateDb db, JobMoves moves, TimeProvider clock, Settings settings)
{
    /// <summary>As many people are asked at once.</summary>
    const int MostTold = 200;

    /// <summary>Does one of the acts.</summary>
    /// <param name="act">Which.</param>
    /// <param name="jobId">The job.</param>
    /// <param name="editorId">Who does it.</param>
    /// <param name="personId">To whom the job is given, where it is.</param>
    /// <param name="due">By when it should be done, where that is set; null for no day.</param>
    /// <param name="stop">Breaks off; nothing is done then.</param>
    public Task<ActOutcome> Do(DeskAct act, long jobId, long editorId, long? personId, DateTimeOffset? due, CancellationToken stop) => act switch
    {
        DeskAct.Nudge => Nudge(jobId, editorId, stop),
        DeskAct.Extend => Extend(jobId, editorId, stop),
        DeskAct.TakeBack => TakeBack(jobId, editorId, stop),
        DeskAct.Assign => Assign(jobId, editorId, personId ?? 0, stop),
        DeskAct.Raise => Prioritise(jobId, editorId, 1, stop),
        DeskAct.Lower => Prioritise(jobId, editorId, -1, stop),
        _ => SetDue(jobId, editorId, due, stop),
    };

    /// <summary>Reminds the holder of a claimed job; of an open one, asks those who translate its languages and may claim it. Nobody is told twice a day of a job.</summary>
    public async Task<ActOutcome> Nudge(long jobId, long editorId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // The move locks the job's row: of two who nudge at once, the other one finds everybody told.
        var result = await moves.Move(jobId, editorId, "nudged", null, j => j.State == JobState.Available || j.State == JobState.Claimed, set => set.SetProperty(j => j.Since, j => j.Since), stop, keepsSince: true);
        if (result is not MoveResult.Done) return new(jobId, result);

        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.State, j.TranslatorId, j.Document!.SourceLocale, j.Locale, j.OpenTo, j.AssigneeId }).SingleAsync(stop);
        var key = $"{NoticeKinds.Nudged}:{jobId}:{clock.GetUtcNow().UtcDateTime.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)}";
        var concerned = job.State is JobState.Claimed ? [.. new[] { job.TranslatorId }.OfType<long>()] : await Candidates(job.DeskId, job.SourceLocale, job.Locale, job.OpenTo, job.AssigneeId, stop);
        var told = await db.Notices.Where(n => n.Key == key && concerned.Contains(n.PersonId)).Select(n => n.PersonId).ToListAsync(stop);
        var untold = concerned.Except(told).Where(p => p != editorId).Take(MostTold).ToList();
        if (untold.Count == 0) return new(jobId, MoveResult.NobodyToTell);

        foreach (var person in untold) await moves.Tell(person, job.DeskId, jobId, job.State is JobState.Claimed ? NoticeKinds.Nudged : NoticeKinds.Wanted, key, null, stop);
        await transaction.CommitAsync(stop);
        return new(jobId, result, Told: untold.Count);
    }

    /// <summary>Puts the end of a claim off, by as long as a claim lasts, counted from its end or from now.</summary>
    public async Task<ActOutcome> Extend(long jobId, long editorId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var job = await Read(jobId, stop);
        var until = (job.ClaimedUntil > now ? job.ClaimedUntil.Value : now) + settings.ClaimFor;
        var result = await moves.Move(
            jobId, editorId, "extended", null, j => j.State == JobState.Claimed && j.TranslatorId == job.TranslatorId && j.ClaimedUntil == job.ClaimedUntil,
            set => set.SetProperty(j => j.ClaimedUntil, until), stop, keepsSince: true);
        if (result is not MoveResult.Done) return new(jobId, result);

        var told = await Tell(job.TranslatorId, editorId, job, NoticeKinds.Extended, until, stop);
        await transaction.CommitAsync(stop);
        return new(jobId, result, Say("until", jobId, Ticks(until), Ticks(job.ClaimedUntil)), told);
    }

    /// <summary>Claimed → Available, with the work so far; its holder is told.</summary>
    public async Task<ActOutcome> TakeBack(long jobId, long editorId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var job = await Read(jobId, stop);
        var result = await Free(job, editorId, "released", stop);
        if (result is not MoveResult.Done) return new(jobId, result);

        var told = await Tell(job.TranslatorId, editorId, job, NoticeKinds.TakenBack, null, stop);
        await transaction.CommitAsync(stop);
        return new(jobId, result, job.TranslatorId is { } holder ? Say("claim", jobId, null, holder, Ticks(job.ClaimedUntil)) : null, told);
    }

    /// <summary>Available or Claimed → Claimed by a person of the desk; whoever gets it and whoever had it are told.</summary>
    public async Task<ActOutcome> Assign(long jobId, long editorId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var job = await Read(jobId, stop);
        var (result, told) = await Give(job, editorId, personId, clock.GetUtcNow() + settings.ClaimFor, "assigned", stop);
        if (result is not MoveResult.Done) return new(jobId, result);

        await transaction.CommitAsync(stop);
        return new(jobId, result, job is { State: JobState.Claimed, TranslatorId: { } before } ? Say("claim", jobId, personId, before, Ticks(job.ClaimedUntil)) : Say("free", jobId, personId), told);
    }

    /// <summary>Makes a job that is not approved more or less urgent.</summary>
    public async Task<ActOutcome> Prioritise(long jobId, long editorId, int steps, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var before = (await Read(jobId, stop)).Priority;
        var after = (Priority)Math.Clamp((int)before + steps, (int)Priority.Low, (int)Priority.Urgent);
        if (before == after) return new(jobId, MoveResult.NotInState);

        var result = await Prioritise(jobId, editorId, before, after, stop);
        return result is MoveResult.Done ? await Committed(new(jobId, result, Say("priority", jobId, (int)after, (int)before)), transaction, stop) : new(jobId, result);
    }

    /// <summary>Gives a job that is not approved a priority.</summary>
    public async Task<ActOutcome> Prioritise(long jobId, long editorId, Priority priority, CancellationToken stop)
    {
        var before = (await Read(jobId, stop)).Priority;
        var result = await Prioritise(jobId, editorId, before, priority, stop);
        return new(jobId, result, result is MoveResult.Done ? Say("priority", jobId, (int)priority, (int)before) : null);
    }

    /// <summary>Sets the day by which a job that is not approved should be done; null for none.</summary>
    public async Task<ActOutcome> SetDue(long jobId, long editorId, DateTimeOffset? due, CancellationToken stop)
    {
        var before = (await Read(jobId, stop)).DueAt;
        var result = await SetDue(jobId, editorId, before, due, stop);
        return new(jobId, result, result is MoveResult.Done ? Say("due", jobId, Ticks(due), Ticks(before)) : null);
    }

    /// <summary>Undoes an act, where the job is still as the act left it.</summary>
    /// <param name="deskId">The desk that the job has to be of.</param>
    /// <param name="undo">What an <see cref="ActOutcome"/> said.</param>
    /// <param name="editorId">Who undoes it: an editor of the job's locale, or an operator.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<ActOutcome> Undo(long deskId, string undo, long editorId, CancellationToken stop)
    {
        var parts = undo.Split(':');
        var numbers = parts.Skip(1).Select(p => p.Length == 0 ? null : long.TryParse(p, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : (long?)null).ToList();
        if (numbers is not [{ } jobId, ..] || !await MayEdit(jobId, deskId, editorId, stop)) return new(0, MoveResult.NotInState);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var job = await Read(jobId, stop);
        var result = (parts[0], numbers) switch
        {
            ("until", [_, { } after, { } before]) => await SetEnd(job, editorId, Moment(after), Moment(before), stop),
            ("claim", [_, var from, { } to, { } until]) when job.TranslatorId == from => (await Give(job, editorId, to, Later(Moment(until)), "undone", stop)).Result,
            ("free", [_, { } from]) when job.TranslatorId == from => await Freed(job, editorId, stop),
            ("priority", [_, { } after, { } before]) when Enum.IsDefined((Priority)before) && job.Priority == (Priority)after => await Prioritise(jobId, editorId, (Priority)after, (Priority)before, stop, "undone"),
            ("due", [_, var after, var before]) when Ticks(job.DueAt) == after => await SetDue(jobId, editorId, Moment(after), Moment(before), stop, "undone"),
            _ => MoveResult.NotInState,
        };
        return result is MoveResult.Done ? await Committed(new(jobId, result), transaction, stop) : new(jobId, result);
    }

    async Task<bool> MayEdit(long jobId, long deskId, long personId, CancellationToken stop)
    {
        var jobs = db.Jobs.Where(j => j.Id == jobId && j.DeskId == deskId);
        return await jobs.AnyAsync(JobRights.For(db, personId, DeskRole.Editor), stop) || (await db.Users.AnyAsync(p => p.Id == personId && p.IsOperator, stop) && await jobs.AnyAsync(stop));
    }

    async Task<MoveResult> SetEnd(Held job, long editorId, DateTimeOffset? after, DateTimeOffset? before, CancellationToken stop)
    {
        var result = await moves.Move(job.Id, editorId, "undone", null, j => j.State == JobState.Claimed && j.ClaimedUntil == after, set => set.SetProperty(j => j.ClaimedUntil, before), stop, keepsSince: true);
        if (result is MoveResult.Done) await Tell(job.TranslatorId, editorId, job, NoticeKinds.Extended, before, stop);
        return result;
    }

    async Task<MoveResult> Freed(Held job, long editorId, CancellationToken stop)
    {
        var result = await Free(job, editorId, "undone", stop);
        if (result is MoveResult.Done) await Tell(job.TranslatorId, editorId, job, NoticeKinds.TakenBack, null, stop);
        return result;
    }

    Task<MoveResult> Free(Held job, long editorId, string act, CancellationToken stop) => moves.Move(
        job.Id, editorId, act, null, j => j.State == JobState.Claimed && j.TranslatorId == job.TranslatorId,
        set => set.SetProperty(j => j.State, JobState.Available).SetProperty(j => j.TranslatorId, (long?)null).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null).SetProperty(j => j.AssigneeId, (long?)null), stop);

    async Task<(MoveResult Result, int Told)> Give(Held job, long editorId, long personId, DateTimeOffset until, string act, CancellationToken stop)
    {
        var name = await JobRights.PeopleOf(db, job.Desk, job.Locale).Where(m => m.PersonId == personId).Select(m => m.Person!.DisplayName).SingleOrDefaultAsync(stop);
        if (name is null) return (MoveResult.NotOfTheDesk, 0);

        // To whoever has it already, there is nothing to give.
        var result = await moves.Move(
            job.Id, editorId, act, name,
            j => (j.State == JobState.Available || j.State == JobState.Claimed) && j.State == job.State && j.TranslatorId == job.TranslatorId && (j.State == JobState.Available || j.TranslatorId != personId),
            set => set.SetProperty(j => j.State, JobState.Claimed).SetProperty(j => j.TranslatorId, personId).SetProperty(j => j.AssigneeId, personId).SetProperty(j => j.ClaimedUntil, until), stop);
        if (result is not MoveResult.Done) return (result is MoveResult.NotYours ? MoveResult.NotInState : result, 0);

        // The claim begins for its holder as one of their own would: what they write from here on is theirs to take back.
        await moves.Record(job.Id, personId, "claimed", null, stop);
        var told = await Tell(personId, editorId, job, NoticeKinds.Assigned, until, stop);
        if (job.State is JobState.Claimed) told += await Tell(job.TranslatorId, editorId, job, NoticeKinds.TakenBack, null, stop);
        return (MoveResult.Done, told);
    }

    Task<MoveResult> Prioritise(long jobId, long editorId, Priority before, Priority after, CancellationToken stop, string act = "prioritised") => moves.Move(
        jobId, editorId, act, after.ToString().ToLowerInvariant(), j => (j.State < JobState.Approved || j.State == JobState.Cancelled) && j.Priority == before, set => set.SetProperty(j => j.Priority, after), stop, keepsSince: true);

    Task<MoveResult> SetDue(long jobId, long editorId, DateTimeOffset? before, DateTimeOffset? after, CancellationToken stop, string act = "due-set") => moves.Move(
        jobId, editorId, act, after?.UtcDateTime.ToString("yyyy-MM-dd HH:mm 'UTC'", CultureInfo.InvariantCulture), j => (j.State < JobState.Approved || j.State == JobState.Cancelled) && j.DueAt == before,
        set => set.SetProperty(j => j.DueAt, after), stop, keepsSince: true);

    /// <summary>Those who translate what the job is about, and may claim it.</summary>
    async Task<List<long>> Candidates(long deskId, Locale from, Locale to, OpenTo openTo, long? assignee, CancellationToken stop)
    {
        var members = JobRights.PeopleOf(db, deskId, to);
        if (openTo is OpenTo.Assignee) return await members.Where(m => m.PersonId == assignee).Select(m => m.PersonId).ToListAsync(stop);
        if (openTo is OpenTo.Trusted) members = members.Where(m => m.IsTrusted);
        var pairs = await members.Join(db.LanguagePairs, m => m.PersonId, l => l.PersonId, (_, l) => new { l.PersonId, l.From, l.To }).ToListAsync(stop);
        var wanted = new LanguagePairView(from, to);
        return [.. pairs.Where(p => new LanguagePairView(p.From, p.To).Covers(wanted)).Select(p => p.PersonId).Distinct()];
    }

    /// <returns>How many were told: one, or nobody.</returns>
    async Task<int> Tell(long? personId, long editorId, Held job, string kind, DateTimeOffset? until, CancellationToken stop)
    {
        if (personId is not { } person || person == editorId) return 0;

        // One for each act: a job can be given twice.
        var act = await db.Audit.Where(a => a.JobId == job.Id).MaxAsync(a => a.Id, stop);
        await moves.Tell(person, job.Desk, job.Id, kind, $"{kind}:{job.Id}:{act}", until?.UtcDateTime.ToString("yyyy-MM-ddTHH:mm:ssZ", CultureInfo.InvariantCulture), stop);
        return 1;
    }

    Task<Held> Read(long jobId, CancellationToken stop) => db.Jobs.Where(j => j.Id == jobId).Select(j => new Held(j.Id, j.DeskId, j.Locale, j.State, j.TranslatorId, j.ClaimedUntil, j.Priority, j.DueAt)).SingleAsync(stop);

    static async Task<ActOutcome> Committed(ActOutcome outcome, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken stop)
    {
        await transaction.CommitAsync(stop);
        return outcome;
    }

    /// <summary>A claim that has run out meanwhile is not given back for the reconciler to end at once.</summary>
    DateTimeOffset Later(DateTimeOffset? until) => until > clock.GetUtcNow() ? until.Value : clock.GetUtcNow() + settings.ClaimFor;

    static long? Ticks(DateTimeOffset? at) => at?.UtcTicks;

    static DateTimeOffset? Moment(long? ticks) => ticks is >= 0 and <= 3155378975999999999 ? new DateTimeOffset(ticks.Value, TimeSpan.Zero) : null;

    static string Say(string what, params long?[] numbers) => string.Join(':', numbers.Select(n => n?.ToString(CultureInfo.InvariantCulture) ?? "").Prepend(what));

    /// <summary>A job as it was before an act.</summary>
    sealed record Held(long Id, long Desk, Locale Locale, JobState State, long? TranslatorId, DateTimeOffset? ClaimedUntil, Priority Priority, DateTimeOffset? DueAt);
}
