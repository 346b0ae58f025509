using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Search;

/// <summary>A piece of a text, and whether it is what was looked for.</summary>
public readonly record struct FoundPiece(string Text, bool IsMatch);

/// <summary>A translation of a segment found.</summary>
/// <param name="Job">The job.</param>
/// <param name="Locale">Its locale.</param>
/// <param name="Pieces">What it says.</param>
public sealed record FoundTarget(long Job, Locale Locale, IReadOnlyList<FoundPiece> Pieces);

/// <summary>A segment in which something was found: in its source, in a translation, or in both.</summary>
/// <param name="Ordinal">The segment.</param>
/// <param name="Source">What the source says; null for a part that a translator split off.</param>
/// <param name="Targets">The translations in which it was found.</param>
public sealed record FoundSegment(int Ordinal, IReadOnlyList<FoundPiece>? Source, IReadOnlyList<FoundTarget> Targets);

/// <summary>A document in which something was found.</summary>
public sealed record FoundDocument(long Id, IReadOnlyList<FoundPiece> Name, IReadOnlyList<FoundPiece>? Title, IReadOnlyList<FoundPiece>? Author, IReadOnlyList<FoundPiece>? Topic, Locale SourceLocale, IReadOnlyList<FoundJob> Jobs)
{
    /// <summary>The segments, in the order of the document.</summary>
    public IReadOnlyList<FoundSegment> Segments { get; init; } = [];

    /// <summary>There are more than are shown.</summary>
    public bool HasMore { get; init; }
}

/// <summary>A job of a document found, or the part of it from one segment to before another.</summary>
public sealed record FoundJob(long Id, Locale Locale, int First, int? End)
{
    /// <summary>Whether a segment of the document is in it.</summary>
    public bool Has(int ordinal) => ordinal >= First && (End is null || ordinal < End);
}

/// <summary>A page of what was found, the newest documents first.</summary>
/// <param name="Documents">The documents.</param>
/// <param name="Next">The page behind it begins before this document; null where there is none.</param>
public sealed record SearchPageOf(IReadOnlyList<FoundDocument> Documents, long? Next);

/// <summary>Searches a desk's documents: their names, titles, authors and topics, and their text in all languages.</summary>
public sealed class DeskSearch(TranslateDb db, ISearchIndex index, Caller caller)
{
    /// <summary>The longest that can be looked for.</summary>
    public const int LongestQuery = 200;

    /// <summary>Documents a page.</summary>
    public const int PageSize = 10;

    /// <summary>Segments of a document that are shown beside others.</summary>
    const int MostSegments = 4;

    /// <summary>Segments of a document that are shown where it alone is looked at.</summary>
    const int MostOfOne = 200;

    /// <summary>Texts looked at with one question to the index.</summary>
    const int AtOnce = 300;

    /// <summary>What is looked at before a page is given up as it is: pieces that are everywhere, together nowhere.</summary>
    const int MostRounds = 20;

    /// <summary>A page of what a query finds. Words may stand in any order, parts of words are found; what is in quotation marks is found as it stands.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="query">What is looked for.</param>
    /// <param name="before">Documents with a lower id only.</param>
    /// <param name="documentId">This document only, with all that was found in it.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<SearchPageOf> Find(long deskId, string query, long? before, long? documentId, CancellationToken stop)
    {
        var terms = Terms(query);
        if (terms.Count == 0) return new([], null);

        var pieces = terms.SelectMany(t => t.Needed()).ToHashSet(StringComparer.Ordinal);
        var (size, segments) = documentId is null ? (PageSize, MostSegments) : (1, MostOfOne);
        var from = (documentId ?? 0) * SearchCatchUp.Slots;
        var end = documentId is { } only ? (only + 1) * SearchCatchUp.Slots : before is { } last ? last * SearchCatchUp.Slots : long.MaxValue;
        var found = new List<(long Document, List<Hit> Hits)>();
        var isOver = false;
        for (var round = 0; round < MostRounds && !isOver && found.Count <= size; round++)
        {
            var ids = await index.Find(deskId, pieces, from, end, AtOnce, stop);
            isOver = ids.Count < AtOnce;
            if (ids.Count == 0) break;

            // What is behind the last one of a document is left out with its document: enough of it is here, and the next question begins before it.
            end = isOver ? from : ids[^1] / SearchCatchUp.Slots * SearchCatchUp.Slots;
            var hits = (await Read(ids, stop)).Where(h => terms.All(t => h.Folded.Find(t).Any())).ToList();
            foreach (var group in hits.GroupBy(h => h.Document).OrderByDescending(g => g.Key)) found.Add((group.Key, [.. group]));
        }

        var page = found.Take(size).ToList();
        var documents = page.ConvertAll(f => f.Document);
        var next = found.Count > size ? page[^1].Document : isOver || documentId is not null ? null : (long?)(end / SearchCatchUp.Slots);
        return new(await Show(page, terms, segments, stop), next);
    }

    /// <summary>The words and phrases of a query.</summary>
    public static IReadOnlyList<Grams> Terms(string query)
    {
        var terms = new List<Grams>();
        var parts = Fitting.Of(query, LongestQuery).Split('"', '“', '”', '„', '«', '»', '「', '」', '『', '』');
        for (var i = 0; i < parts.Length; i++)
        {
            // Between two marks stands a phrase; a mark without a partner means nothing.
            if (i % 2 == 1 && i < parts.Length - 1) terms.Add(Grams.Of(parts[i]));
            else terms.AddRange(parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Select(Grams.Of));
        }

        return terms.FindAll(t => t.Needed().Count > 0);
    }

    async Task<List<Hit>> Read(List<long> ids, CancellationToken stop)
    {
        var closed = caller.ClosedLocales;
        var texts = await db.SearchTexts.AsNoTracking().Where(t => ids.Contains(t.Id)).ToListAsync(stop);
        var sources = await db.SearchTexts.Where(t => ids.Contains(t.Id) && t.JobId == 0 && t.Ordinal >= 0)
            .Join(db.Segments, t => new { t.DocumentId, t.Ordinal }, s => new { s.DocumentId, s.Ordinal }, (t, s) => new { t.Id, Text = s.Source })
            .ToDictionaryAsync(s => s.Id, s => s.Text.Text, stop);
        var targets = await db.SearchTexts.Where(t => ids.Contains(t.Id) && t.JobId != 0)
            .Where(t => db.Jobs.Any(j => j.Id == t.JobId && !closed.Contains(j.Locale)))
            .Join(db.Targets, t => new { t.JobId, t.Ordinal }, s => new { s.JobId, s.Ordinal }, (t, s) => new { t.Id, s.Text })
            .ToDictionaryAsync(s => s.Id, s => s.Text.Text, stop);
        var named = texts.Where(t => t.Ordinal < 0).Select(t => t.DocumentId).ToList();
        var names = named.Count == 0 ? [] : await db.Documents.Where(d => named.Contains(d.Id)).Select(d => new { d.Id, d.Name, d.Title, d.Author, d.Topic })
            .ToDictionaryAsync(d => d.Id, d => string.Join('\n', d.Name, d.Title, d.Author, d.Topic), stop);
        return [.. texts
            .Select(t => (Row: t, Text: t.JobId != 0 ? targets.GetValueOrDefault(t.Id) : t.Ordinal < 0 ? names.GetValueOrDefault(t.DocumentId) : sources.GetValueOrDefault(t.Id)))
            .Where(t => t.Text is not null)
            .Select(t => new Hit(t.Row.DocumentId, t.Row.JobId, t.Row.Ordinal, t.Text!, Grams.Of(t.Text!)))];
    }

    async Task<List<FoundDocument>> Show(List<(long Document, List<Hit> Hits)> page, IReadOnlyList<Grams> terms, int mostSegments, CancellationToken stop)
    {
        var ids = page.ConvertAll(p => p.Document);
        var closed = caller.ClosedLocales;
        var documents = await db.Documents.Where(d => ids.Contains(d.Id)).Select(d => new { d.Id, d.Name, d.Title, d.Author, d.Topic, d.SourceLocale }).ToDictionaryAsync(d => d.Id, stop);
        var jobs = (await db.Jobs.Where(j => ids.Contains(j.DocumentId)).Where(j => !closed.Contains(j.Locale)).OrderBy(j => j.Locale).ThenBy(j => j.Part).Select(j => new { j.DocumentId, j.Id, j.Locale, j.First, j.End }).ToListAsync(stop)).ToLookup(j => j.DocumentId);
        var shown = new List<FoundDocument>();
        foreach (var (id, hits) in page)
        {
            if (!documents.TryGetValue(id, out var document)) continue;

            var locales = jobs[id].ToDictionary(j => j.Id, j => j.Locale);
            var places = hits.Where(h => h.Ordinal >= 0).GroupBy(h => h.Ordinal).OrderBy(g => g.Key).ToList();
            var some = places.Take(mostSegments).ToList();
            var ordinals = some.ConvertAll(g => g.Key);
            var sources = await db.Segments.Where(s => s.DocumentId == id && ordinals.Contains(s.Ordinal)).Select(s => new { s.Ordinal, s.Source }).ToDictionaryAsync(s => s.Ordinal, s => s.Source.Text, stop);
            shown.Add(new(id, Marked(document.Name, terms), Maybe(document.Title), Maybe(document.Author), Maybe(document.Topic), document.SourceLocale, [.. jobs[id].Select(j => new FoundJob(j.Id, j.Locale, j.First, j.End))])
            {
                Segments = some.ConvertAll(g => new FoundSegment(
                    g.Key,
                    sources.TryGetValue(g.Key, out var source) ? Marked(source, terms) : null,
                    [.. g.Where(h => locales.ContainsKey(h.Job)).OrderBy(h => locales[h.Job].Tag, StringComparer.Ordinal).Select(h => new FoundTarget(h.Job, locales[h.Job], Marked(h.Text, terms)))])),
                HasMore = places.Count > some.Count,
            });
        }

        return shown;

        IReadOnlyList<FoundPiece>? Maybe(string? text) => text is null ? null : Marked(text, terms);
    }

    /// <summary>A text in pieces, so that what was looked for can be marked in it.</summary>
    public static IReadOnlyList<FoundPiece> Marked(string text, IReadOnlyList<Grams> terms)
    {
        var folded = Grams.Of(text);
        var marked = new bool[text.Length];
        foreach (var (start, length) in terms.SelectMany(folded.Find)) marked.AsSpan(start, Math.Min(length, text.Length - start)).Fill(true);

        var pieces = new List<FoundPiece>();
        for (var i = 0; i < text.Length;)
        {
            var end = i + 1;
            while (end < text.Length && marked[end] == marked[i]) end++;
            pieces.Add(new(text[i..end], marked[i]));
            i = end;
        }

        return pieces;
    }

    /// <summary>A text that has all the pieces.</summary>
    sealed record Hit(long Document, long Job, int Ordinal, string Text, Grams Folded);
}
