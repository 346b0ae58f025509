using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Analysis;

/// <summary>What was known of one job: a document in one locale, or a part of it.</summary>
/// <param name="Job">The job.</param>
/// <param name="Locale">The locale to translate into.</param>
/// <param name="Part">Which part of the document it is, from 1; 0 for all of it.</param>
/// <param name="State">Where it stands.</param>
/// <param name="At">When it was analysed; null while it was not.</param>
/// <param name="IsDue">It is being analysed, or waits for it.</param>
/// <param name="Failure">Why it could not be analysed.</param>
/// <param name="Analysis">What was known.</param>
public sealed record JobAnalysis(long Job, Locale Locale, int Part, JobState State, DateTimeOffset? At, bool IsDue, string? Failure, BandAnalysis Analysis);

/// <summary>What was known of a document, for each of its jobs.</summary>
/// <param name="Document">The document.</param>
/// <param name="Desk">Its desk.</param>
/// <param name="Name">Its name.</param>
/// <param name="SourceLocale">What it is written in.</param>
/// <param name="Total">All its jobs together.</param>
/// <param name="Jobs">Each of them; of a document that a later revision has replaced, those that it had.</param>
public sealed record DocumentAnalysis(long Document, long Desk, string Name, Locale SourceLocale, BandAnalysis Total, IReadOnlyList<JobAnalysis> Jobs);

/// <summary>Reads what was known of a document, and has it counted again.</summary>
public sealed class DocumentAnalyses(TranslateDb db, DeskRates rates, Nudges nudges, Caller caller, TimeProvider clock)
{
    /// <summary>A document's analysis, as far as it is made.</summary>
    public async Task<DocumentAnalysis> Read(long documentId, CancellationToken stop)
    {
        var document = await db.Documents.Where(d => d.Id == documentId).Select(d => new { d.DeskId, d.Name, d.SourceLocale }).SingleAsync(stop);
        var table = await rates.Of(document.DeskId, stop);
        var jobs = (await Jobs(documentId).OrderBy(j => j.Id).Select(j => new { j.Id, j.Locale, j.Part, j.State }).ToListAsync(stop)).OrderBy(j => j.Locale.Tag, StringComparer.Ordinal).ThenBy(j => j.Part).ToList();
        var ids = jobs.ConvertAll(j => j.Id);
        var bands = (await db.JobBands.AsNoTracking().Where(b => ids.Contains(b.JobId)).ToListAsync(stop)).ToLookup(b => b.JobId, b => new BandSum(b.Band, b.Segments, b.Words, b.Characters));
        var batches = (await db.Batches.AsNoTracking().Where(b => b.DocumentId == documentId && b.Kind == BatchKind.Analyze).OrderBy(b => b.Id).ToListAsync(stop)).ToLookup(b => b.JobId);
        return new(
            documentId, document.DeskId, document.Name, document.SourceLocale, BandAnalysis.Of(jobs.SelectMany(j => bands[j.Id]), table),
            jobs.ConvertAll(j => new JobAnalysis(
                j.Id, j.Locale, j.Part, j.State,
                batches[j.Id].Where(b => b.State == BatchState.Done).Select(b => (DateTimeOffset?)b.DueAt).Max(),
                batches[j.Id].Any(b => b.State == BatchState.Due),
                batches[j.Id].LastOrDefault() is { State: BatchState.Failed } failed ? failed.Failure : null,
                BandAnalysis.Of(bands[j.Id], table))));
    }

    /// <summary>Has a document's jobs analysed against the memories as they are now, where they are not just about to be.</summary>
    /// <returns>How many are.</returns>
    public async Task<int> Again(long documentId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var now = clock.GetUtcNow();
        var jobs = await Jobs(documentId)
            .Where(j => j.Segments > 0 && !db.Batches.Any(b => b.DocumentId == documentId && b.JobId == j.Id && b.Kind == BatchKind.Analyze && b.State == BatchState.Due))
            .OrderBy(j => j.Id).Select(j => new { j.Id, j.DeskId }).ToListAsync(stop);

        // One that was given up is not tried again beside this one.
        var ids = jobs.ConvertAll(j => (long?)j.Id);
        await db.Batches.Where(b => b.DocumentId == documentId && b.Kind == BatchKind.Analyze && b.State == BatchState.Failed && ids.Contains(b.JobId)).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BatchState.Cancelled), stop);
        var due = jobs.ConvertAll(j => AnalyzeBatch.For(documentId, j.Id, now));
        db.Batches.AddRange(due);
        var desk = await db.Documents.Where(d => d.Id == documentId).Select(d => d.DeskId).SingleAsync(stop);
        db.Audit.Add(new() { DeskId = desk, DocumentId = documentId, PersonId = caller.Id, Act = "analysis-asked", At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        nudges.Send(due);
        return due.Count;
    }

    IQueryable<Job> Jobs(long documentId)
    {
        var closed = caller.ClosedLocales;
        var jobs = db.Jobs.Where(j => j.DocumentId == documentId);
        return closed.Count == 0 ? jobs : jobs.Where(j => !closed.Contains(j.Locale));
    }
}
