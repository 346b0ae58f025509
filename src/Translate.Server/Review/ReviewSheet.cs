using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Jobs;

namespace Translate.Server.Review;

/// <summary>What an editor has before them in a review, besides the text.</summary>
/// <param name="HandedIn">When the job was handed in last; null where it never was.</param>
/// <param name="Translator">Whose work it is; null where it is a machine's.</param>
/// <param name="Returns">How often it was returned, with what was said, the first first.</param>
/// <param name="Score">How the review stands.</param>
/// <param name="MachineShare">The share of it that a machine wrote and nobody changed, in per cent.</param>
/// <param name="MostUnreadMachine">With a larger share it is approved only with the editor's consent.</param>
/// <param name="Categories">The kinds of errors that can be marked.</param>
/// <param name="Severities">How grave they can be, with what each costs.</param>
/// <param name="Reasons">What can be said when it is returned.</param>
public sealed record ReviewSheet(
    DateTimeOffset? HandedIn, string? Translator, IReadOnlyList<ReturnView> Returns, ReviewScore Score, int MachineShare, int MostUnreadMachine, IReadOnlyList<string> Categories,
    IReadOnlyList<SeverityView> Severities, IReadOnlyList<ReasonView> Reasons);

/// <summary>A return of the job.</summary>
public sealed record ReturnView(DateTimeOffset At, string? Editor, string? Reason);

/// <summary>A severity, and what an error of it costs.</summary>
public sealed record SeverityView(ErrorSeverity Severity, int Weight);

/// <summary>Reads what an editor has before them in a review.</summary>
public sealed class ReviewSheets(TranslateDb db, JobVersions versions, Reviews reviews, ReturnReasons reasons, JobMoves moves)
{
    /// <summary>The sheet of a job, for an editor.</summary>
    public async Task<ReviewSheet> Read(long jobId, long editorId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, Translator = j.Translator!.DisplayName, db.Desks.Single(d => d.Id == j.DeskId).MostUnreadMachine }).SingleAsync(stop);
        return new(
            await versions.HandedIn(jobId, stop),
            job.Translator,
            await db.Audit.Where(a => a.JobId == jobId && a.Act == "returned").OrderBy(a => a.Id).Select(a => new ReturnView(a.At, a.Person!.DisplayName, a.Detail)).ToListAsync(stop),
            await reviews.Score(jobId, stop),
            await moves.MachineShare(jobId, stop),
            job.MostUnreadMachine,
            Mqm.Categories,
            [.. Enum.GetValues<ErrorSeverity>().Select(s => new SeverityView(s, Mqm.Weight(s)))],
            await reasons.Of(job.DeskId, editorId, stop));
    }
}
