using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Search;

/// <summary>Reads what has changed into the search's index, some texts a transaction.</summary>
public sealed class SearchCatchUp(TranslateDb db, ISearchIndex index)
{
    /// <summary>Texts a transaction: people who save at the same time wait for some milliseconds only.</summary>
    const int MostAtOnce = 200;

    static readonly TimeSpan Breath = TimeSpan.FromMilliseconds(5);

    /// <summary>A document's texts have ids beside each other; this is how many there can be.</summary>
    internal const int Slots = 1 << 24;

    /// <summary>Goes on until nothing is left to read.</summary>
    public async Task All(CancellationToken stop)
    {
        while (await Some(stop))
        {
            db.ChangeTracker.Clear();

            // Others write, too: a writer who comes at once again and again would keep them out.
            await Task.Delay(Breath, stop);
        }
    }

    /// <summary>Reads the oldest changes.</summary>
    /// <returns>There may be more.</returns>
    public async Task<bool> Some(CancellationToken stop)
    {
        // Looked for without a transaction, which would ask for the right to write several times a second.
        if (!await db.SearchDue.AnyAsync(stop)) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await index.TakeTurn(stop)) return false;

        // Changes first, then the texts: one that changes in between has another row by then, which is read next. Half of them are the newest: while a whole
        // book waits to be read, what somebody has just saved does not wait behind it.
        var due = await db.SearchDue.AsNoTracking().OrderBy(d => d.Id).Take(MostAtOnce / 2).ToListAsync(stop);
        if (due.Count == 0) return false;

        var last = due[^1].Id;
        due.AddRange(await db.SearchDue.AsNoTracking().Where(d => d.Id > last).OrderByDescending(d => d.Id).Take(MostAtOnce / 2).ToListAsync(stop));
        var texts = await Read(due, stop);
        var jobs = due.Select(d => d.JobId).Distinct().ToList();
        var ordinals = due.Select(d => d.Ordinal).Distinct().ToList();
        var wanted = due.Select(d => (d.JobId, d.Ordinal, d.DocumentId)).ToHashSet();
        var known = (await db.SearchTexts.AsNoTracking().Where(t => jobs.Contains(t.JobId) && ordinals.Contains(t.Ordinal) && (t.JobId != 0 || due.Select(d => d.DocumentId).Contains(t.DocumentId))).ToListAsync(stop))
            .Where(t => wanted.Contains((t.JobId, t.Ordinal, t.JobId == 0 ? t.DocumentId : 0)))
            .ToDictionary(t => (t.JobId, t.Ordinal, t.JobId == 0 ? t.DocumentId : 0));

        var gone = known.Where(k => !texts.ContainsKey(k.Key)).Select(k => k.Value.Id).ToList();
        if (gone.Count > 0) await db.SearchTexts.Where(t => gone.Contains(t.Id)).ExecuteDeleteAsync(stop);

        var next = new Dictionary<long, long>();
        var written = new List<IndexedText>(texts.Count);
        foreach (var (key, text) in texts)
        {
            var id = known.TryGetValue(key, out var there) ? there.Id : await Next(next, text.DocumentId, stop);
            if (there is null) db.SearchTexts.Add(new() { Id = id, DeskId = text.DeskId, DocumentId = text.DocumentId, JobId = key.JobId, Ordinal = key.Ordinal });
            written.Add(new(id, text.DeskId, Grams.Of(text.Text).All()));
        }

        await db.SaveChangesAsync(stop);
        await index.Write(written, stop);
        var done = due.ConvertAll(d => d.Id);
        await db.SearchDue.Where(d => done.Contains(d.Id)).ExecuteDeleteAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    async Task<long> Next(Dictionary<long, long> next, long documentId, CancellationToken stop)
    {
        if (!next.TryGetValue(documentId, out var id))
        {
            var (first, end) = (documentId * Slots, (documentId + 1) * Slots);
            id = await db.SearchTexts.Where(t => t.Id >= first && t.Id < end).MaxAsync(t => (long?)t.Id + 1, stop) ?? first;
        }

        next[documentId] = id + 1;
        return id;
    }

    /// <summary>What the changed texts say now; those that are not there, or say nothing, are not in it.</summary>
    async Task<Dictionary<(long JobId, int Ordinal, long DocumentId), Said>> Read(List<SearchDue> due, CancellationToken stop)
    {
        var said = new Dictionary<(long, int, long), Said>();
        var documents = due.Where(d => d.JobId == 0).Select(d => d.DocumentId).Distinct().ToList();
        if (documents.Count > 0)
        {
            var names = await db.Documents.Where(d => documents.Contains(d.Id)).Select(d => new { d.Id, d.DeskId, d.Name, d.Title, d.Author, d.Topic }).ToDictionaryAsync(d => d.Id, stop);
            foreach (var id in due.Where(d => d is { JobId: 0, Ordinal: < 0 }).Select(d => d.DocumentId))
                if (names.TryGetValue(id, out var d)) said[(0, -1, id)] = new(d.DeskId, id, string.Join('\n', d.Name, d.Title, d.Author, d.Topic));

            foreach (var some in due.Where(d => d is { JobId: 0, Ordinal: >= 0 }).GroupBy(d => d.DocumentId).Where(g => names.ContainsKey(g.Key)))
            {
                var ordinals = some.Select(d => d.Ordinal).Distinct().ToList();
                foreach (var segment in await db.Segments.Where(s => s.DocumentId == some.Key && ordinals.Contains(s.Ordinal)).Select(s => new { s.Ordinal, s.Source }).ToListAsync(stop))
                    Add(0, segment.Ordinal, some.Key, names[some.Key].DeskId, some.Key, segment.Source);
            }
        }

        var jobs = due.Where(d => d.JobId != 0).Select(d => d.JobId).Distinct().ToList();
        var places = jobs.Count == 0 ? [] : await db.Jobs.Where(j => jobs.Contains(j.Id)).Select(j => new { j.Id, j.DeskId, j.DocumentId }).ToDictionaryAsync(j => j.Id, stop);
        foreach (var some in due.Where(d => places.ContainsKey(d.JobId)).GroupBy(d => d.JobId))
        {
            var ordinals = some.Select(d => d.Ordinal).Distinct().ToList();
            foreach (var target in await db.Targets.Where(t => t.JobId == some.Key && ordinals.Contains(t.Ordinal)).Select(t => new { t.Ordinal, t.Text }).ToListAsync(stop))
                Add(some.Key, target.Ordinal, 0, places[some.Key].DeskId, places[some.Key].DocumentId, target.Text);
        }

        return said;

        void Add(long job, int ordinal, long document, long desk, long of, InlineText text)
        {
            if (text.Text.Length > 0) said[(job, ordinal, document)] = new(desk, of, text.Text);
        }
    }

    sealed record Said(long DeskId, long DocumentId, string Text);
}
