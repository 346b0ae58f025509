using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Revision;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Checking;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Editor;
using Translate.Server.Operations;

namespace Translate.Server.Revision;

/// <summary>What came of an act about a revision.</summary>
public enum RevisionResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The document is not ready, was revised already, or is decided on.</summary>
    NotInState,

    /// <summary>Another revision waits for a decision: take it in or discard it first.</summary>
    Waits,
}

/// <summary>
/// A revised source: proposed, looked at unit by unit, and taken in or discarded. Nothing of the revision before changes until it is taken in; then the
/// work on it goes on in jobs of the new one, and the old ones are kept to be read.
/// </summary>
public sealed class Revisions(TranslateDb db, BatchJob batches, Nudges nudges, JobFeeds feeds, ArticleFetch fetch, CheckChoices checks, TimeProvider clock, Settings settings)
{
    static readonly DocumentState[] Undecided = [DocumentState.Preparing, DocumentState.Proposed, DocumentState.Failed];

    /// <summary>Proposes a later revision of a document. Its name, locale and facts are those of the one before.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="personId">Who hands it in.</param>
    /// <param name="file">The file; its name and locales say nothing here.</param>
    /// <param name="stop">Breaks off. What was handed in by then is compared in the background.</param>
    /// <returns>The proposal; without one, why not.</returns>
    /// <exception cref="InvalidDocumentException">The file cannot be read, is over the limit, has nothing to translate, or is the one that is there. Nothing was changed.</exception>
    public async Task<(RevisionResult Result, long? Document)> Propose(long documentId, long personId, HandedIn file, CancellationToken stop)
    {
        var before = await db.Documents.AsNoTracking().Include(d => d.File).SingleAsync(d => d.Id == documentId, stop);
        if (before.State is not DocumentState.Ready) return (RevisionResult.NotInState, null);
        if (await db.Documents.AnyAsync(d => d.RevisionOfId == documentId && Undecided.Contains(d.State), stop)) return (RevisionResult.Waits, null);
        if (file.Bytes.LongLength > settings.MaximumFileSize) throw new InvalidDocumentException(before.Name, FileLimits.TooLarge(settings));
        if (file.Bytes.AsSpan().SequenceEqual(before.File!.Bytes))
            throw new InvalidDocumentException(before.Name, string.Create(CultureInfo.InvariantCulture, $"this file is the same as revision {before.Revision}. There is nothing to take in."));

        var (format, source, encoding) = Read(before, file);
        if (format.Extract(source).Count == 0) throw new InvalidDocumentException(before.Name, "there is no text to translate in it.");

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var document = new Document
        {
            DeskId = before.DeskId,
            Name = before.Name,
            Format = before.Format,
            Encoding = encoding,
            SourceLocale = before.SourceLocale,
            FormatOptions = before.FormatOptions,
            Checks = before.Checks,
            LocalizedFor = before.LocalizedFor,
            Topic = before.Topic,
            Title = before.Title,
            Author = before.Author,
            Publisher = before.Publisher,
            Address = before.Address,
            Published = before.Published,
            Licence = before.Licence,
            Notes = before.Notes,
            RevisionOfId = before.Id,
            Revision = before.Revision + 1,
            Size = file.Bytes.LongLength,
            TakenInById = personId,
            Created = now,
            File = new() { Bytes = file.Bytes },
        };
        db.Documents.Add(document);
        await db.SaveChangesAsync(stop);
        var batch = new Batch { Kind = BatchKind.Compare, DocumentId = document.Id, DueAt = now };
        db.Batches.Add(batch);
        db.Audit.Add(new() { DeskId = before.DeskId, DocumentId = document.Id, PersonId = personId, Act = "revision-proposed", Detail = document.Name, At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();

        // At once, while its sender waits; should this process die meanwhile, the reconciler has it done.
        await batches.Run(batch.Id, stop);
        return (RevisionResult.Done, document.Id);
    }

    /// <summary>Whether a document can be fetched again: it is a page, its address is known, and the operator allows it.</summary>
    public bool CanFetch(Document document) => settings.FetchesArticles && document is { Format: "html", Address: not null };

    /// <summary>Fetches a document from its address again, and proposes what is there now.</summary>
    /// <exception cref="InvalidDocumentException">It cannot be fetched; or as <see cref="Propose"/>.</exception>
    public async Task<(RevisionResult Result, long? Document)> Fetch(long documentId, long personId, CancellationToken stop)
    {
        var before = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == documentId, stop);
        if (!CanFetch(before)) throw new InvalidDocumentException(before.Name, "it cannot be fetched: it is no page, its address is not known, or the operator allows no fetching. Hand in the file.");

        var page = await fetch.Fetch(before.Address!, stop);
        return await Propose(documentId, personId, new(before.Name, page.Bytes, before.SourceLocale, []) { Encoding = page.Encoding }, stop);
    }

    /// <summary>The file in the format of the one before, and in the encoding of the one before where it is not in one that it says itself.</summary>
    static (IFormat Format, SourceText Source, string? Encoding) Read(Document before, HandedIn file)
    {
        try
        {
            var (format, source) = FileFormats.Open(file.Bytes, before.Name, before.Format, file.Encoding, DocumentFile.Options(before.FormatOptions));
            return (format, source, file.Encoding);
        }
        catch (InvalidDocumentException) when (file.Encoding is null && before.Encoding is not null)
        {
            var (format, source) = FileFormats.Open(file.Bytes, before.Name, before.Format, before.Encoding, DocumentFile.Options(before.FormatOptions));
            return (format, source, before.Encoding);
        }
    }

    /// <summary>Notes of changed units whether their translations are kept.</summary>
    /// <param name="documentId">The proposal.</param>
    /// <param name="choices">By the unit's row: the change is minor.</param>
    /// <param name="stop">Breaks off; nothing is noted then.</param>
    public async Task<RevisionResult> Choose(long documentId, IReadOnlyDictionary<long, bool> choices, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the document's row: nobody takes it in meanwhile.
        if (await Proposals(documentId).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DocumentState.Proposed), stop) == 0) return RevisionResult.NotInState;
        foreach (var (isMinor, some) in choices.GroupBy(c => c.Value, c => c.Key).SelectMany(g => g.Chunk(500).Select(c => (g.Key, c))))
            await db.RevisedUnits.Where(u => u.DocumentId == documentId && u.Change == Revised.Changed && u.IsMinor != isMinor && some.Contains(u.Id)).ExecuteUpdateAsync(set => set.SetProperty(u => u.IsMinor, isMinor), stop);
        await transaction.CommitAsync(stop);
        return RevisionResult.Done;
    }

    /// <summary>Takes a proposal in: from now on it is the document, and its jobs take over what was done in those of the revision before.</summary>
    public async Task<RevisionResult> Confirm(long documentId, long personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await Proposals(documentId).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DocumentState.Ready), stop) == 0) return RevisionResult.NotInState;
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == documentId, stop);
        var before = document.RevisionOfId!.Value;
        if (await db.Documents.Where(d => d.Id == before && d.State == DocumentState.Ready).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DocumentState.Superseded), stop) == 0)
            return RevisionResult.NotInState;

        // Locks the jobs' rows: whoever saves, claims or approves at the same time is either done by now, and carried over, or finds the job taken over.
        await db.Jobs.Where(j => j.DocumentId == before).ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated), stop);
        var former = await db.Jobs.AsNoTracking().Where(j => j.DocumentId == before).OrderBy(j => j.Id).ToListAsync(stop);
        var jobs = former.GroupBy(j => j.Locale).Select(parts => Successor(document, [.. parts], now)).ToList();
        db.Jobs.AddRange(jobs);
        await db.SaveChangesAsync(stop);
        await checks.CarryOver(before, documentId, stop);

        // A worker that is at one of them loses its lease. What was delivered goes on to where it is published.
        await db.Jobs.Where(j => j.DocumentId == before).ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Superseded).SetProperty(j => j.Since, now).SetProperty(j => j.AskedCost, (long?)null), stop);
        await db.Batches.Where(b => b.DocumentId == before && b.Kind != BatchKind.Publish && b.State != BatchState.Done).ExecuteUpdateAsync(
            set => set.SetProperty(b => b.State, BatchState.Cancelled).SetProperty(b => b.LeaseId, (Guid?)null).SetProperty(b => b.LeasedUntil, (DateTimeOffset?)null), stop);

        var carries = jobs.ConvertAll(j => new Batch { Kind = BatchKind.Carry, DocumentId = documentId, JobId = j.Id, DueAt = now });
        db.Batches.AddRange(carries);
        db.Audit.Add(new() { DeskId = document.DeskId, DocumentId = documentId, PersonId = personId, Act = "revision-taken-in", Detail = document.Name, At = now });
        foreach (var old in former) db.Audit.Add(new() { DeskId = old.DeskId, DocumentId = before, JobId = old.Id, PersonId = personId, Act = "superseded", At = now });
        foreach (var job in jobs)
        {
            List<Job> parts = [.. former.Where(j => j.Locale == job.Locale)];
            db.Audit.Add(new() { DeskId = job.DeskId, DocumentId = documentId, JobId = job.Id, PersonId = personId, Act = FormerStates.Act, Detail = FormerStates.Of(parts).ToString(), At = now });
            await CopyClaim(parts, job, stop);
        }

        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        nudges.Send(carries);
        foreach (var old in former) feeds.Changed(old.Id, JobChange.All);
        return RevisionResult.Done;
    }

    /// <summary>Discards a proposal, as if it had never been handed in.</summary>
    public async Task<RevisionResult> Discard(long documentId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == documentId, stop);
        if (await db.Documents.Where(d => d.Id == documentId && d.RevisionOfId != null && Undecided.Contains(d.State) && d.Jobs.Count == 0).ExecuteDeleteAsync(stop) == 0) return RevisionResult.NotInState;
        db.Audit.Add(new() { DeskId = document.DeskId, DocumentId = document.RevisionOfId, PersonId = personId, Act = "revision-discarded", Detail = document.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return RevisionResult.Done;
    }

    IQueryable<Document> Proposals(long documentId) => db.Documents.Where(d => d.Id == documentId && d.State == DocumentState.Proposed && d.RevisionOfId != null);

    static Job Successor(Document document, List<Job> parts, DateTimeOffset now)
    {
        var was = FormerStates.Of(parts);
        return new()
        {
            DeskId = document.DeskId,
            DocumentId = document.Id,
            Locale = parts[0].Locale,
            Priority = parts.Max(p => p.Priority),
            OpenTo = parts.Max(p => p.OpenTo),
            AssigneeId = Only(parts.Select(p => p.AssigneeId)),
            State = was is JobState.Cancelled ? JobState.Cancelled : JobState.Preparing,
            Since = now,
            TranslatorId = was >= JobState.Claimed ? Only(parts.Select(p => p.TranslatorId)) : null,
            ClaimedUntil = was is JobState.Claimed ? parts.Max(p => p.ClaimedUntil) : null,
            DueAt = parts.Min(p => p.DueAt),
            EditorId = was is JobState.Approved or JobState.Delivered ? Only(parts.Select(p => p.EditorId)) : null,
            Segments = document.Segments,
            BatchesLeft = 1,
            IsForPeople = parts.Exists(p => p.IsForPeople),
        };

        static long? Only(IEnumerable<long?> ids) => ids.Distinct().ToList() is [var one] ? one : null;
    }

    /// <summary>Since when somebody holds it, and with what it was returned, is a matter of the claim, and goes with it.</summary>
    async Task CopyClaim(List<Job> parts, Job job, CancellationToken stop)
    {
        if (parts is not [{ State: JobState.Claimed } old]) return;
        var acts = await db.Audit.AsNoTracking().Where(a => a.JobId == old.Id && (a.Act == "claimed" || a.Act == "returned")).OrderBy(a => a.Id).ToListAsync(stop);
        foreach (var act in acts.Skip(acts.FindLastIndex(a => a.Act == "claimed")))
            db.Audit.Add(new() { DeskId = act.DeskId, DocumentId = job.DocumentId, JobId = job.Id, PersonId = act.PersonId, Act = act.Act, Detail = act.Detail, At = act.At });
    }
}
