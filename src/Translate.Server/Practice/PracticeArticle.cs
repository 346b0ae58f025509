using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Jobs;
using Translate.Server.Memory;

namespace Translate.Server.Practice;

/// <summary>
/// An article that a newcomer may play with: a job like every other, in a desk that nobody works in, of which each person sees their own. It delivers
/// nothing and teaches no memory.
/// </summary>
public sealed class PracticeArticle(TranslateDb db, Intake intake, DeskMemory memory, JobMoves moves, Nudges nudges, TimeProvider clock)
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    /// <summary>The person's article into a locale, made where there is none, and in the person's hands as soon as it is prepared.</summary>
    /// <returns>Its job.</returns>
    public async Task<long> Open(long personId, Locale to, CancellationToken stop)
    {
        var from = to.SharesLanguage(English) ? Korean : English;
        var desk = await Desk(personId, stop);
        var job = await Find(desk, personId, to, stop) ?? await Make(desk, personId, from, to, stop);

        // A new one is the person's as soon as it is prepared; one whose claim ran out is claimed again.
        await moves.Claim(job, personId, stop);
        return job;
    }

    /// <summary>The person's article as at the beginning: all that was typed, said, split and joined in it is gone.</summary>
    /// <returns>False where it is not an article to play with, or another person's.</returns>
    public async Task<bool> Reset(long jobId, long personId, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().SingleOrDefaultAsync(d => d.TakenInById == personId && d.Desk!.IsPractice && d.Jobs.Any(j => j.Id == jobId), stop);
        if (document is null) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var begun = await db.Jobs.Where(j => j.Id == jobId && j.State != JobState.Preparing).ExecuteUpdateAsync(
            set => set.SetProperty(j => j.State, JobState.Preparing).SetProperty(j => j.Since, now).SetProperty(j => j.TranslatorId, (long?)null).SetProperty(j => j.ClaimedUntil, (DateTimeOffset?)null)
                .SetProperty(j => j.EditorId, (long?)null).SetProperty(j => j.Translated, 0).SetProperty(j => j.Assured, 0).SetProperty(j => j.Prepared, 0).SetProperty(j => j.BatchesLeft, 1)
                .SetProperty(j => j.Segments, document.Segments).SetProperty(j => j.AssigneeId, personId).SetProperty(j => j.Failure, (string?)null),
            stop);
        if (begun == 0) return false;

        await db.Targets.Where(t => t.JobId == jobId).ExecuteDeleteAsync(stop);
        await db.PastTargets.Where(t => t.JobId == jobId).ExecuteDeleteAsync(stop);
        await db.LoneRepetitions.Where(r => r.JobId == jobId).ExecuteDeleteAsync(stop);
        await db.Comments.Where(c => c.JobId == jobId).ExecuteDeleteAsync(stop);
        await db.DismissedFindings.Where(f => f.JobId == jobId).ExecuteDeleteAsync(stop);
        await db.JobSegments.Where(s => s.JobId == jobId).ExecuteDeleteAsync(stop);
        await db.MachineOutcomes.Where(o => o.JobId == jobId).ExecuteDeleteAsync(stop);
        var batch = new Batch { Kind = BatchKind.Fill, DocumentId = document.Id, JobId = jobId, First = 0, Count = document.Segments, DueAt = now };
        db.Batches.Add(batch);
        db.Audit.Add(new() { DeskId = document.DeskId, DocumentId = document.Id, JobId = jobId, PersonId = personId, Act = "practice-reset", At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        nudges.Send(batch.Kind, batch.Id);
        return true;
    }

    Task<long?> Find(long desk, long personId, Locale to, CancellationToken stop) =>
        db.Jobs.Where(j => j.DeskId == desk && j.Locale == to && j.Document!.TakenInById == personId).OrderBy(j => j.Id).Select(j => (long?)j.Id).FirstOrDefaultAsync(stop);

    async Task<long> Make(long desk, long personId, Locale from, Locale to, CancellationToken stop)
    {
        await using var article = Resource($"practice.{from.Tag}.md");
        using var bytes = new MemoryStream();
        await article.CopyToAsync(bytes, stop);
        var document = await intake.Take(desk, personId, new($"practice-{personId}.md", bytes.ToArray(), from, [to]) { AssigneeId = personId }, stop);
        return document.Jobs.Single().Id;
    }

    /// <summary>The desk, with what its memory knows, and the person in it.</summary>
    async Task<long> Desk(long personId, CancellationToken stop)
    {
        var desk = await db.Desks.Where(d => d.IsPractice).OrderBy(d => d.Id).Select(d => (long?)d.Id).FirstOrDefaultAsync(stop);
        if (desk is null)
        {
            var made = new Desk { Name = "Practice", SourceLocale = English, TargetLocales = [Korean], IsPractice = true, FeedsMemory = false, Created = clock.GetUtcNow() };
            db.Desks.Add(made);
            await db.SaveChangesAsync(stop);
            desk = made.Id;
            await using var tmx = Resource("practice.tmx");
            await memory.Import(made.Id, "Practice", "practice.tmx", tmx, stop);
        }

        if (!await db.Memberships.AnyAsync(m => m.DeskId == desk && m.PersonId == personId, stop))
        {
            db.Memberships.Add(new() { DeskId = desk.Value, PersonId = personId, Role = DeskRole.Translator });
            await db.SaveChangesAsync(stop);
        }

        return desk.Value;
    }

    static Stream Resource(string name) => typeof(PracticeArticle).Assembly.GetManifestResourceStream($"{typeof(PracticeArticle).Namespace}.{name}")!;
}
