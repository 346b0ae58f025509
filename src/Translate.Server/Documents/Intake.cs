using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Documents;

/// <summary>
/// Takes documents in: at once, or as a proposal that an editor looks at first. Refuses at once what cannot be read, and leaves the rest to background work.
/// </summary>
public sealed class Intake(TranslateDb db, Nudges nudges, TimeProvider clock, Settings settings)
{
    /// <summary>A proposal that nobody has touched for so long goes.</summary>
    public static readonly TimeSpan KeepsProposals = TimeSpan.FromDays(7);

    /// <summary>The acts in the desk's record.</summary>
    const string TakenInAct = "taken-in", ProposedAct = "proposed", ChangedAct = "proposal-changed", DiscardedAct = "proposal-discarded";

    /// <summary>What was handed in and waits for an editor's decision. A revised source that waits for one is another thing: its document is there already.</summary>
    internal static IQueryable<Document> Proposals(TranslateDb db) => db.Documents.Where(d => d.State == DocumentState.Proposed && d.RevisionOfId == null);

    /// <summary>Takes a document in, with a job for each locale it is wanted in. Of a catalogue into languages with other plural forms each has a document of its own.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="personId">Who hands it in; null for the service itself.</param>
    /// <param name="file">The file.</param>
    /// <param name="stop">Breaks off; nothing is taken in then.</param>
    /// <returns>The document; where there are several, the first.</returns>
    /// <exception cref="InvalidDocumentException">The file cannot be read, is over the limit, or has nothing to translate. Nothing was taken in.</exception>
    public async Task<Document> Take(long deskId, long? personId, HandedIn file, CancellationToken stop)
    {
        var name = SafeName(file.Name);
        if (file.TargetLocales.Count == 0)
            throw new InvalidDocumentException(name, "no locale to translate into was given. Choose at least one.");

        // Read here once only to refuse it while its sender looks on; the segments are a background batch's work.
        var options = await OptionsOf(deskId, stop);
        var (format, source, units) = Read(name, file.Bytes, file.Format, file.Encoding, options);
        var groups = DocumentFile.ByUnits(format, source, units, file.TargetLocales);

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var (free, documents, batches) = (await FreeName(deskId, name, stop), new List<Document>(), new List<Batch>());
        foreach (var group in groups)
        {
            var document = new Document
            {
                DeskId = deskId,
                Name = free,
                Format = format.Name,
                Encoding = file.Encoding,
                SourceLocale = file.SourceLocale,
                FormatOptions = options,
                LocalizedFor = group.LocalizedFor,
                Topic = file.Topic,
                Size = file.Bytes.LongLength,
                TakenInById = personId,
                Created = now,
                File = new() { Bytes = file.Bytes },
            };
            foreach (var locale in group.Locales)
                document.Jobs.Add(new() { DeskId = deskId, Locale = locale, State = JobState.Preparing, Since = now, DueAt = file.DueAt, AssigneeId = file.AssigneeId });
            db.Documents.Add(document);
            await db.SaveChangesAsync(stop);
            documents.Add(document);
            batches.Add(await Queue(document, personId, now, stop));
        }

        await transaction.CommitAsync(stop);
        nudges.Send(batches);
        return documents[0];
    }

    /// <summary>Keeps a file as a proposal: with what was found in it, and nothing queued.</summary>
    /// <exception cref="InvalidDocumentException">The file cannot be read, is over the limit, or has nothing to translate. Nothing was kept.</exception>
    public async Task<Document> Propose(long deskId, long? personId, Offered file, CancellationToken stop)
    {
        var name = SafeName(file.Name);
        var options = await OptionsOf(deskId, stop);
        var (format, source, units) = Read(name, file.Bytes, file.Format, file.Encoding, options);
        var found = ArticleReader.Read(format, source, units, file.Address);
        var choices = Choices(format, source, units, found);

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var document = new Document
        {
            DeskId = deskId,
            Name = await FreeName(deskId, name, stop),
            Format = format.Name,
            Encoding = file.Encoding,
            SourceLocale = file.SourceLocale ?? found.Language ?? await db.Desks.Where(d => d.Id == deskId).Select(d => d.SourceLocale).SingleAsync(stop),
            FormatOptions = options,
            Title = found.Fields.Title,
            Author = found.Fields.Author,
            Publisher = found.Fields.Publisher,
            Address = found.Fields.Address is { Length: <= ProposalChange.LongestAddress } address ? address : null,
            Published = found.Fields.Published,
            Licence = found.Fields.Licence,
            State = DocumentState.Proposed,
            Size = file.Bytes.LongLength,
            TakenInById = personId,
            Created = now,
            File = new() { Bytes = file.Bytes },
        };
        db.Documents.Add(document);
        await db.SaveChangesAsync(stop);
        db.UnitChoices.AddRange(choices.Select(c => new UnitChoice { DocumentId = document.Id, UnitId = c.Key, Treatment = c.Value }));
        db.Audit.Add(new() { DeskId = deskId, DocumentId = document.Id, PersonId = personId, Act = ProposedAct, Detail = file.Address?.AbsoluteUri ?? document.Name, At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return document;
    }

    /// <summary>Changes what is known of a proposal, and what is done with its units.</summary>
    /// <returns>False where it is no proposal any more: it was begun or discarded.</returns>
    /// <exception cref="InvalidDocumentException">Something of it makes no sense; nothing was changed.</exception>
    public async Task<bool> Change(long documentId, long personId, ProposalChange change, CancellationToken stop)
    {
        if (await Proposals(db).AsNoTracking().Include(d => d.File).SingleOrDefaultAsync(d => d.Id == documentId, stop) is not { } before) return false;
        var published = ProposalFields.Check(before, change);
        var choices = await Checked(before, change, stop);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var from = change.From ?? before.SourceLocale;
        var changed = await Proposals(db).Where(d => d.Id == documentId).ExecuteUpdateAsync(
            set => set
                .SetProperty(d => d.Title, ProposalFields.Or(change.Title, before.Title))
                .SetProperty(d => d.Author, ProposalFields.Or(change.Author, before.Author))
                .SetProperty(d => d.Publisher, ProposalFields.Or(change.Publisher, before.Publisher))
                .SetProperty(d => d.Address, ProposalFields.Or(change.Address, before.Address))
                .SetProperty(d => d.Published, published)
                .SetProperty(d => d.Licence, ProposalFields.Or(change.Licence, before.Licence))
                .SetProperty(d => d.Notes, ProposalFields.Or(change.Notes, before.Notes))
                .SetProperty(d => d.Topic, ProposalFields.Or(change.Topic, before.Topic))
                .SetProperty(d => d.SourceLocale, from),
            stop);
        if (changed == 0) return false;

        if (choices.Count > 0)
        {
            var rows = await db.UnitChoices.Where(c => c.DocumentId == documentId).ToDictionaryAsync(c => c.UnitId, StringComparer.Ordinal, stop);
            foreach (var (unit, treatment) in choices)
            {
                if (rows.TryGetValue(unit, out var row)) row.Treatment = treatment;
                else if (treatment is not Treatment.Translate) db.UnitChoices.Add(new() { DocumentId = documentId, UnitId = unit, Treatment = treatment });
            }
        }

        db.Audit.Add(new() { DeskId = before.DeskId, DocumentId = documentId, PersonId = personId, Act = ChangedAct, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        db.ChangeTracker.Clear();
        return true;
    }

    /// <summary>A proposal becomes work: its jobs, and the batch that prepares them, in one transaction.</summary>
    /// <returns>False where it is no proposal any more, or somebody has changed it at the same moment.</returns>
    /// <exception cref="InvalidDocumentException">It cannot begin like this; nothing was queued.</exception>
    public async Task<bool> Begin(long documentId, long personId, Beginning beginning, CancellationToken stop)
    {
        if (await Proposals(db).AsNoTracking().Include(d => d.File).SingleOrDefaultAsync(d => d.Id == documentId, stop) is not { } document) return false;
        var wanted = await Checked(document, beginning, stop);
        var choices = await ChoicesOf(documentId, stop);

        // Before the transaction, which others would have to wait for; whether the choices are still these is asked within it.
        var (format, source) = document.Open();
        var groups = DocumentFile.ByUnits(format, source, format.Extract(source), wanted.Select(w => w.Locale))
            .Select(g => (g.LocalizedFor, Wanted: wanted.FindAll(w => g.Locales.Contains(w.Locale)), Rows: RowsOf(document, format, g, choices)))
            .ToList();

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var first = groups[0].LocalizedFor;
        if (await Proposals(db).Where(d => d.Id == documentId && d.SourceLocale == document.SourceLocale).ExecuteUpdateAsync(set => set.SetProperty(d => d.State, DocumentState.Preparing).SetProperty(d => d.LocalizedFor, first), stop) == 0) return false;
        if (!(await ChoicesOf(documentId, stop)).OrderBy(c => c.Key, StringComparer.Ordinal).SequenceEqual(choices.OrderBy(c => c.Key, StringComparer.Ordinal))) return false;

        var batches = new List<Batch>();
        foreach (var (localizedFor, locales, rows) in groups)
        {
            var own = batches.Count == 0 ? document : await Sibling(document, localizedFor, choices, now, stop);
            foreach (var locale in locales) db.Jobs.AddRange(JobsOf(own, locale, beginning, DocumentRows.Parts(rows, locale.Parts), now));
            batches.Add(await Queue(own, personId, now, stop));
        }

        await transaction.CommitAsync(stop);
        nudges.Send(batches);
        return true;
    }

    /// <summary>What is to be translated of a proposal for some locales.</summary>
    /// <exception cref="InvalidDocumentException">Nothing is, or what is to be left out cannot be.</exception>
    static List<DocumentSegment> RowsOf(Document document, IFormat format, LocaleUnits group, Dictionary<string, Treatment> choices)
    {
        var rows = DocumentRows.Of(document.Id, document.SourceLocale, group.Units, choices.Where(c => c.Value is not Treatment.Translate).Select(c => c.Key).ToHashSet(StringComparer.Ordinal));
        if (rows.Count == 0) throw new InvalidDocumentException(document.Name, "nothing of it is to be translated. Choose at least one block.");
        if (choices.ContainsValue(Treatment.LeaveOut)) Reassembly.Without(format, group.Source, unit => choices.GetValueOrDefault(unit.Id) is Treatment.LeaveOut);
        return rows;
    }

    /// <summary>The same document for a locale in which it has other units.</summary>
    async Task<Document> Sibling(Document document, Locale? localizedFor, Dictionary<string, Treatment> choices, DateTimeOffset now, CancellationToken stop)
    {
        var sibling = document.For(localizedFor, now);
        db.Documents.Add(sibling);
        await db.SaveChangesAsync(stop);
        db.UnitChoices.AddRange(choices.Select(c => new UnitChoice { DocumentId = sibling.Id, UnitId = c.Key, Treatment = c.Value }));
        return sibling;
    }

    static IEnumerable<Job> JobsOf(Document document, WantedLocale locale, Beginning beginning, List<int> starts, DateTimeOffset now) => starts.Index().Select(part => new Job
    {
        DeskId = document.DeskId,
        DocumentId = document.Id,
        Locale = locale.Locale,
        Part = starts.Count == 1 ? 0 : part.Index + 1,
        First = part.Item,
        End = part.Index + 1 < starts.Count ? starts[part.Index + 1] : null,
        Priority = beginning.Priority,
        OpenTo = beginning.OpenTo,
        AssigneeId = locale.Assignees?.ElementAtOrDefault(part.Index) is > 0 and var assignee ? assignee : null,
        State = JobState.Preparing,
        Since = now,
        DueAt = beginning.Due?.ToUniversalTime(),
    });

    /// <summary>A proposal is not wanted: it and its file are gone.</summary>
    /// <returns>False where it is no proposal any more.</returns>
    public async Task<bool> Discard(long documentId, long personId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var document = await db.Documents.Where(d => d.Id == documentId).Select(d => new { d.DeskId, d.Name }).SingleOrDefaultAsync(stop);
        if (await Proposals(db).Where(d => d.Id == documentId).ExecuteDeleteAsync(stop) == 0) return false;
        db.Audit.Add(new() { DeskId = document!.DeskId, PersonId = personId, Act = DiscardedAct, Detail = document.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Proposals that nobody has touched for a week go.</summary>
    public async Task Sweep(CancellationToken stop)
    {
        var last = clock.GetUtcNow() - KeepsProposals;
        await Proposals(db)
            .Where(d => d.Created < last && !db.Audit.Any(a => a.DocumentId == d.Id && a.At >= last))
            .ExecuteDeleteAsync(stop);
    }

    /// <summary>The choices of a document that are not as usual, or were made.</summary>
    internal async Task<Dictionary<string, Treatment>> ChoicesOf(long documentId, CancellationToken stop) =>
        await db.UnitChoices.AsNoTracking().Where(c => c.DocumentId == documentId).ToDictionaryAsync(c => c.UnitId, c => c.Treatment, StringComparer.Ordinal, stop);

    /// <summary>The batch that prepares a document's jobs, and the record of it, in the transaction that makes them.</summary>
    async Task<Batch> Queue(Document document, long? personId, DateTimeOffset now, CancellationToken stop)
    {
        var batch = new Batch { Kind = BatchKind.Extract, DocumentId = document.Id, DueAt = now };
        db.Batches.Add(batch);
        db.Audit.Add(new() { DeskId = document.DeskId, DocumentId = document.Id, PersonId = personId, Act = TakenInAct, Detail = document.Name, At = now });
        await db.SaveChangesAsync(stop);
        return batch;
    }

    /// <summary>What a desk tells formats.</summary>
    Task<string?> OptionsOf(long deskId, CancellationToken stop) => db.Desks.Where(d => d.Id == deskId).Select(d => d.FormatOptions).SingleAsync(stop);

    (IFormat Format, SourceText Source, IReadOnlyList<Unit> Units) Read(string name, byte[] bytes, string? format, string? encoding, string? options)
    {
        if (bytes.LongLength > settings.MaximumFileSize) throw new InvalidDocumentException(name, FileLimits.TooLarge(settings));
        var (chosen, source) = FileFormats.Open(bytes, name, format, encoding, DocumentFile.Options(options));
        var units = chosen.Extract(source);
        return units.Count > 0 ? (chosen, source, units) : throw new InvalidDocumentException(name, "there is no text to translate in it.");
    }

    /// <summary>What is proposed for units that are no part of the article: to leave them out, and to keep them where leaving them out would change others.</summary>
    static Dictionary<string, Treatment> Choices(IFormat format, SourceText source, IReadOnlyList<Unit> units, FoundArticle found)
    {
        var candidates = units.Where(u => found.Furniture.ContainsKey(u.Id)).ToList();
        var choices = candidates.ToDictionary(u => u.Id, _ => Treatment.Keep, StringComparer.Ordinal);
        foreach (var id in LeftOut([], candidates.FindAll(u => format.Extent(source, u) is not null))) choices[id] = Treatment.LeaveOut;
        return choices;

        // Where all together cannot be, halves are tried, down to the ones that cannot.
        HashSet<string> LeftOut(HashSet<string> sure, List<Unit> more)
        {
            if (more.Count == 0) return sure;
            HashSet<string> all = [.. sure, .. more.Select(u => u.Id)];
            if (CanBeWithout(all)) return all;
            if (more.Count == 1) return sure;
            var half = more.Count / 2;
            return LeftOut(LeftOut(sure, more[..half]), more[half..]);
        }

        bool CanBeWithout(HashSet<string> ids)
        {
            try
            {
                Reassembly.Without(format, source, unit => ids.Contains(unit.Id));
                return true;
            }
            catch (InvalidDocumentException)
            {
                return false;
            }
        }
    }

    /// <summary>The choices that are changed, each of a unit that is there and can be treated so.</summary>
    async Task<Dictionary<string, Treatment>> Checked(Document document, ProposalChange change, CancellationToken stop)
    {
        var changed = new Dictionary<string, Treatment>(StringComparer.Ordinal);
        if (change.Units is not { Count: > 0 } wanted) return changed;

        var present = await ChoicesOf(document.Id, stop);
        var (format, source) = document.Open();
        var units = format.Extract(source);
        var byId = units.ToDictionary(u => u.Id, StringComparer.Ordinal);
        foreach (var (id, treatment) in wanted)
        {
            if (!byId.TryGetValue(id, out var unit)) throw new InvalidDocumentException(document.Name, $"there is no unit \"{id}\" in it.");
            if (!Enum.IsDefined(treatment)) throw new InvalidDocumentException(document.Name, $"unit \"{id}\" can be translated, kept or left out.");
            if (treatment is Treatment.LeaveOut && format.Extent(source, unit) is null)
                throw source.Invalid(unit.Slot.Start, $"unit \"{id}\" has its place in the file and cannot be left out. Keep it as it is instead.");
            if (present.GetValueOrDefault(id) != treatment) changed[id] = treatment;
        }

        return changed;
    }

    async Task<List<WantedLocale>> Checked(Document document, Beginning beginning, CancellationToken stop)
    {
        var wanted = (beginning.Wanted ?? []).DistinctBy(w => w.Locale).ToList();
        if (wanted.Count == 0) throw new InvalidDocumentException(document.Name, "no locale to translate into was given. Choose at least one.");
        if (wanted.Find(w => w.Parts is < 1 or > WantedLocale.MostParts) is not null) throw new InvalidDocumentException(document.Name, $"a document is divided into 1 to {WantedLocale.MostParts} parts.");
        if (!Enum.IsDefined(beginning.Priority) || !Enum.IsDefined(beginning.OpenTo)) throw new InvalidDocumentException(document.Name, "there is no such priority, or no such choice of who may claim it.");

        var assignees = wanted.SelectMany(w => w.Assignees ?? []).Where(a => a > 0).Distinct().ToList();
        if (await db.Memberships.CountAsync(m => m.DeskId == document.DeskId && assignees.Contains(m.PersonId), stop) != assignees.Count)
            throw new InvalidDocumentException(document.Name, "somebody it is assigned to does not belong to the desk.");
        if (beginning.OpenTo is OpenTo.Assignee && wanted.Exists(w => Enumerable.Range(0, w.Parts).Any(i => w.Assignees?.ElementAtOrDefault(i) is not > 0)))
            throw new InvalidDocumentException(document.Name, "only those it is assigned to may claim it, and for one locale or part nobody is named. Assign each, or open it to others.");
        return wanted;
    }

    /// <summary>The last part of a path, whichever way its slashes lean: a name may come from any system, and may be hostile.</summary>
    static string SafeName(string name)
    {
        var last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..].Trim();
        last = string.Concat(last.Where(c => !char.IsControl(c) && c is not (':' or '*' or '?' or '"' or '<' or '>' or '|')));
        return last is "" or "." or ".." ? "document.txt" : last;
    }

    /// <summary>Delivered files lie side by side in a folder: a second document of a name is numbered.</summary>
    async Task<string> FreeName(long deskId, string name, CancellationToken stop)
    {
        var free = name;
        for (var i = 2; await db.Documents.AnyAsync(d => d.DeskId == deskId && d.Name == free, stop); i++)
            free = $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}";
        return free;
    }
}
