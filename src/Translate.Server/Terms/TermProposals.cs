using Microsoft.EntityFrameworkCore;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Candidates;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;

namespace Translate.Server.Terms;

/// <summary>A pair of terms, as a person proposes it.</summary>
/// <param name="From">The language of the source.</param>
/// <param name="To">The language of the target.</param>
/// <param name="Source">The term.</param>
/// <param name="Target">What it is called in the other language; may be left to whoever decides.</param>
/// <param name="Note">What should be known about it.</param>
/// <param name="Job">The job in which somebody met it.</param>
public sealed record TermProposal(string? From, string? To, string? Source, string? Target, string? Note = null, long? Job = null);

/// <summary>What an editor makes of a proposal.</summary>
/// <param name="Source">The term, where it is another than was proposed.</param>
/// <param name="Target">Its translation, where it is another than was proposed.</param>
public sealed record TermDecision(string? Source = null, string? Target = null);

/// <summary>A proposal that waits for somebody to decide.</summary>
/// <param name="Id">Its row.</param>
/// <param name="From">The language of the source.</param>
/// <param name="To">The language of the target.</param>
/// <param name="Source">The term.</param>
/// <param name="Target">Its translation; null where nothing is known.</param>
/// <param name="Note">What was said with it.</param>
/// <param name="Times">How many times it stands in the texts that proposed it; null where a person did.</param>
/// <param name="Job">The job in which it was met.</param>
/// <param name="Document">That job's document.</param>
/// <param name="Person">Who proposed it; null where the texts did.</param>
/// <param name="At">When.</param>
public sealed record ProposalView(long Id, Locale From, Locale To, string Source, string? Target, string? Note, int? Times, long? Job, string? Document, string? Person, DateTimeOffset At);

/// <summary>What came of a proposal, or of a decision about one.</summary>
public enum ProposalResult
{
    /// <summary>It is done.</summary>
    Done,

    /// <summary>The desk has no such proposal, or no such job.</summary>
    Unknown,

    /// <summary>Somebody has decided already.</summary>
    Decided,

    /// <summary>An editor has refused this very pair.</summary>
    Refused,

    /// <summary>This is no language tag, or both are the same language.</summary>
    NoPair,

    /// <summary>A term is missing.</summary>
    NoText,

    /// <summary>A term has more characters than one may have.</summary>
    TooLong,

    /// <summary>The job is not approved yet: its translations may change.</summary>
    NotApproved,

    /// <summary>The desk has no other texts: nothing is known of what is common.</summary>
    NothingToCompare,
}

/// <summary>Terms that people, or the texts themselves, propose, and that editors accept or refuse.</summary>
public sealed class TermProposals(TranslateDb db, DeskTerms terms, TermShelves shelves, JobSegments segments, TimeProvider clock)
{
    /// <summary>As many as a page shows.</summary>
    public const int PageSize = 100;

    /// <summary>As many are proposed from one document.</summary>
    const int MostCandidates = 50;

    /// <summary>As many other texts as a document is compared with.</summary>
    const int MostOthers = 20_000;

    /// <summary>Those that wait, the oldest first.</summary>
    public async Task<IReadOnlyList<ProposalView>> Open(long deskId, CancellationToken stop) =>
        await db.ProposedTerms.Where(p => p.DeskId == deskId && p.State == ProposedTermState.Open).OrderBy(p => p.Id).Take(PageSize)
            .Select(p => new ProposalView(
                p.Id, p.SourceLocale, p.TargetLocale, p.Source, p.Target, p.Note, p.Times, p.JobId,
                db.Jobs.Where(j => j.Id == p.JobId && j.DeskId == deskId).Select(j => j.Document!.Name).FirstOrDefault(),
                db.Users.Where(u => u.Id == p.ProposedById).Select(u => u.DisplayName).FirstOrDefault(),
                p.At))
            .ToListAsync(stop);

    /// <summary>How many wait.</summary>
    public Task<int> Waiting(long deskId, CancellationToken stop) => db.ProposedTerms.CountAsync(p => p.DeskId == deskId && p.State == ProposedTermState.Open, stop);

    /// <summary>Proposes a pair. One that waits already is not proposed a second time.</summary>
    public async Task<ProposalResult> Propose(long deskId, TermProposal proposal, long byId, CancellationToken stop)
    {
        if (!Locale.TryParse(proposal.From?.Trim(), out var from) || !Locale.TryParse(proposal.To?.Trim(), out var to) || from == to) return ProposalResult.NoPair;
        var (source, target, note) = (ConceptRules.Trimmed(proposal.Source), ConceptRules.Trimmed(proposal.Target), ConceptRules.Trimmed(proposal.Note));
        if (source is null) return ProposalResult.NoText;
        if (source.Length > Term.MostCharacters || target?.Length > Term.MostCharacters || note?.Length > ConceptRules.LongestNote) return ProposalResult.TooLong;
        if (proposal.Job is { } job && !await db.Jobs.AnyAsync(j => j.Id == job && j.DeskId == deskId, stop)) return ProposalResult.Unknown;

        var before = await db.ProposedTerms.Where(p => p.DeskId == deskId && p.Source == source && p.Target == target && p.SourceLocale == from && p.TargetLocale == to).Select(p => p.State).ToListAsync(stop);
        if (before.Contains(ProposedTermState.Open)) return ProposalResult.Done;
        if (before.Contains(ProposedTermState.Refused)) return ProposalResult.Refused;
        db.ProposedTerms.Add(new()
        {
            DeskId = deskId,
            SourceLocale = from,
            TargetLocale = to,
            Source = source,
            Target = target,
            Note = note,
            JobId = proposal.Job,
            ProposedById = byId,
            At = clock.GetUtcNow(),
        });
        await terms.Record(deskId, byId, "term-proposed", Pair(source, target), stop);
        return ProposalResult.Done;
    }

    /// <summary>Takes a proposal into the termbase, as it is or as an editor has changed it.</summary>
    /// <remarks>A concept that has the term and none in the other language gets it; one that has both is left as it is; else there is a new one.</remarks>
    public async Task<ProposalResult> Accept(long deskId, long proposalId, TermDecision decision, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await terms.Raise(deskId, stop);
        if (await db.ProposedTerms.AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId && p.DeskId == deskId, stop) is not { } row) return ProposalResult.Unknown;
        var (source, target) = (ConceptRules.Trimmed(decision.Source ?? row.Source), ConceptRules.Trimmed(decision.Target ?? row.Target));
        if (source is null || target is null) return ProposalResult.NoText;
        if (source.Length > Term.MostCharacters || target.Length > Term.MostCharacters) return ProposalResult.TooLong;
        if (!await Decide(deskId, proposalId, ProposedTermState.Accepted, byId, stop)) return ProposalResult.Decided;

        var there = await db.Concepts.Include(c => c.Terms).Where(c => c.DeskId == deskId && c.Terms.Any(t => t.Locale == row.SourceLocale && t.Text == source)).OrderBy(c => c.Id).Take(20).ToListAsync(stop);
        if (!there.Exists(c => c.Terms.Exists(t => t.Locale == row.TargetLocale && string.Equals(t.Text, target, StringComparison.Ordinal))))
        {
            if (there.Find(c => !c.Terms.Exists(t => t.Locale.SharesLanguage(row.TargetLocale))) is { } lacking)
            {
                var (author, now) = (await terms.Name(byId, stop), clock.GetUtcNow());
                lacking.Terms.Add(new() { Locale = row.TargetLocale, Text = target, Status = TermStatus.Preferred, Author = author, Changed = now });
                (lacking.Author, lacking.Changed, lacking.Version) = (author, now, lacking.Version + 1);
            }
            else
            {
                // What the texts said with a candidate is for whoever decides, not for the termbase.
                await terms.New(deskId, new([new(row.SourceLocale.Tag, source), new(row.TargetLocale.Tag, target)]) { Note = row.ProposedById is null ? null : row.Note }, byId, stop);
            }
        }

        await terms.Record(deskId, byId, "term-accepted", Pair(source, target), stop);
        await transaction.CommitAsync(stop);
        return ProposalResult.Done;
    }

    /// <summary>Refuses a proposal: the texts do not propose its term again.</summary>
    public async Task<ProposalResult> Refuse(long deskId, long proposalId, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.ProposedTerms.AsNoTracking().SingleOrDefaultAsync(p => p.Id == proposalId && p.DeskId == deskId, stop) is not { } row) return ProposalResult.Unknown;
        if (!await Decide(deskId, proposalId, ProposedTermState.Refused, byId, stop)) return ProposalResult.Decided;
        await terms.Record(deskId, byId, "term-refused", Pair(row.Source, row.Target), stop);
        await transaction.CommitAsync(stop);
        return ProposalResult.Done;
    }

    /// <summary>Proposes what an approved job's document uses more than others do, each with what stands in its translations; what was proposed before is not.</summary>
    /// <returns>What came of it, and how many terms are proposed.</returns>
    public async Task<(ProposalResult Result, int Proposed)> FromJob(long deskId, long jobId, long byId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId && j.DeskId == deskId).Select(j => new { j.State, j.DocumentId, j.Document!.Name, j.Document.SourceLocale, j.Locale }).SingleOrDefaultAsync(stop);
        if (job is null) return (ProposalResult.Unknown, 0);
        if (job.State is not (JobState.Approved or JobState.Delivered)) return (ProposalResult.NotApproved, 0);

        var targets = await db.Targets.Where(t => t.JobId == jobId).Select(t => new { t.Ordinal, t.Text }).ToDictionaryAsync(t => t.Ordinal, t => t.Text, stop);
        var texts = (await segments.All(jobId, stop)).ConvertAll(s => (s.Source, Target: targets.GetValueOrDefault(s.Ordinal)));
        var background = await Background(deskId, job.DocumentId, job.SourceLocale, texts.Select(t => t.Source.Text).ToHashSet(StringComparer.Ordinal), stop);
        if (background.Total == 0) return (ProposalResult.NothingToCompare, 0);

        var known = await shelves.Of(deskId, job.SourceLocale, job.Locale, stop);
        var before = (await db.ProposedTerms.Where(p => p.DeskId == deskId && p.SourceLocale == job.SourceLocale && p.TargetLocale == job.Locale).Select(p => p.Source).ToListAsync(stop)).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var found = TermCandidates.Propose(texts, background, job.Locale, known, MostCandidates + before.Count).Where(c => !before.Contains(c.Text) && c.Text.Length <= Term.MostCharacters).Take(MostCandidates).ToList();
        var now = clock.GetUtcNow();
        db.ProposedTerms.AddRange(found.Select(c => new ProposedTerm
        {
            DeskId = deskId,
            SourceLocale = job.SourceLocale,
            TargetLocale = job.Locale,
            Source = c.Text,
            Target = c.Translations.Count > 0 ? c.Translations[0].Text : null,
            Note = c.Translations.Count > 1 ? string.Join(" · ", c.Translations.Skip(1).Select(t => t.Text)) : null,
            Times = c.Times,
            JobId = jobId,
            At = now,
        }));
        await terms.Record(deskId, byId, "terms-proposed", job.Name, stop);
        return (ProposalResult.Done, found.Count);
    }

    /// <summary>Of two who decide at once, one does.</summary>
    async Task<bool> Decide(long deskId, long proposalId, ProposedTermState state, long byId, CancellationToken stop) =>
        await db.ProposedTerms.Where(p => p.Id == proposalId && p.DeskId == deskId && p.State == ProposedTermState.Open)
            .ExecuteUpdateAsync(set => set.SetProperty(p => p.State, state).SetProperty(p => p.DecidedById, byId), stop) == 1;

    /// <summary>What the desk has in the language besides the document: pairs of its memories, and other documents.</summary>
    async Task<PhraseBackground> Background(long deskId, long documentId, Locale locale, HashSet<string> own, CancellationToken stop)
    {
        var background = new PhraseBackground(locale);
        var pairs = db.MemoryEntries.Where(e => e.Memory!.DeskId == deskId).OrderByDescending(e => e.Id).Take(MostOthers)
            .Select(e => new { From = e.Source.Locale, Source = e.Source.Text, To = e.Target.Locale, Target = e.Target.Text });
        await foreach (var pair in pairs.AsAsyncEnumerable().WithCancellation(stop))
        {
            if (pair.From.SharesLanguage(locale)) Add(pair.Source);
            if (pair.To.SharesLanguage(locale)) Add(pair.Target);
        }

        var others = db.Segments.Where(s => db.Documents.Any(d => d.Id == s.DocumentId && d.DeskId == deskId && d.Id != documentId && d.SourceLocale == locale))
            .OrderByDescending(s => s.DocumentId).Take(MostOthers).Select(s => s.Source);
        await foreach (var text in others.AsAsyncEnumerable().WithCancellation(stop)) Add(text);
        return background;

        // What memory has learnt from this very document says nothing about others.
        void Add(InlineText text)
        {
            if (!own.Contains(text.Text)) background.Add(text.Text);
        }
    }

    static string Pair(string source, string? target) => target is null ? source : $"{source} = {target}";
}
