using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Memory.Aligning;
using Translate.Core.Pretranslation;
using Translate.Core.Segmentation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Memory;

namespace Translate.Server.Aligning;

/// <summary>What came of an act on an alignment.</summary>
public enum AlignmentResult
{
    /// <summary>It was done.</summary>
    Done,

    /// <summary>There is no such alignment in the desk.</summary>
    None,

    /// <summary>Somebody else has changed it meanwhile.</summary>
    Changed,

    /// <summary>It cannot be done with this row, or its pairs are in the memory already.</summary>
    Refused,
}

/// <summary>Pairs of documents on their way into a memory: a program pairs their segments, a person corrects what it was wrong about, and then the pairs are taken.</summary>
public sealed class Alignments(TranslateDb db, DeskMemory memory, TimeProvider clock)
{
    /// <summary>Pairs segments of two documents that say the same, both read as the desk tells formats.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="byId">Who brings them.</param>
    /// <param name="memoryName">The memory that is to have the pairs.</param>
    /// <param name="source">The one document, with its name.</param>
    /// <param name="target">The other.</param>
    /// <param name="from">The locale of the one.</param>
    /// <param name="to">The locale of the other.</param>
    /// <param name="stop">Stops it.</param>
    /// <exception cref="InvalidDocumentException">One of them cannot be read, or has no text.</exception>
    public async Task<Alignment> Make(long deskId, long byId, string memoryName, (string Name, byte[] Bytes) source, (string Name, byte[] Bytes) target, Locale from, Locale to, CancellationToken stop)
    {
        var options = DocumentFile.Options(await db.Desks.Where(d => d.Id == deskId).Select(d => d.FormatOptions).SingleAsync(stop));
        var (one, other) = (Read(source, from, options), Read(target, to, options));
        var rows = DocumentAligner.Align(one, other, stop)
            .Select(b => new AlignedRow([.. Enumerable.Range(b.Source, b.SourceCount)], [.. Enumerable.Range(b.Target, b.TargetCount)], Math.Round(Math.Min(b.Confidence, 0.999), 3)))
            .ToList();
        var alignment = new Alignment
        {
            DeskId = deskId,
            Memory = memoryName,
            SourceName = source.Name,
            TargetName = target.Name,
            SourceLocale = from,
            TargetLocale = to,
            Sources = KeptDocument.Write(one),
            Targets = KeptDocument.Write(other),
            Links = JsonSerializer.Serialize(rows),
            CreatedById = byId,
            Created = clock.GetUtcNow(),
        };
        db.Alignments.Add(alignment);
        Record(deskId, byId, "aligned", alignment.SourceName);
        await db.SaveChangesAsync(stop);
        return alignment;
    }

    /// <summary>An alignment of the desk; null where it has no such one.</summary>
    public Task<Alignment?> Find(long deskId, long id, CancellationToken stop) => db.Alignments.AsNoTracking().SingleOrDefaultAsync(a => a.Id == id && a.DeskId == deskId, stop);

    /// <summary>Its rows.</summary>
    public static IReadOnlyList<AlignedRow> Rows(Alignment alignment) => JsonSerializer.Deserialize<List<AlignedRow>>(alignment.Links)!;

    /// <summary>Its two documents.</summary>
    public static (AlignableDocument Source, AlignableDocument Target) Documents(Alignment alignment) =>
        (KeptDocument.Read(alignment.Sources, alignment.SourceLocale), KeptDocument.Read(alignment.Targets, alignment.TargetLocale));

    /// <summary>Corrects a row.</summary>
    public async Task<AlignmentResult> Correct(long deskId, long id, int version, RowAct act, int row, long byId, CancellationToken stop)
    {
        if (await Find(deskId, id, stop) is not { } alignment) return AlignmentResult.None;
        return alignment.Version != version ? AlignmentResult.Changed
            : alignment.Taken is not null || AlignedRows.After(Rows(alignment), act, row) is not { } rows ? AlignmentResult.Refused
            : await Change(alignment, JsonSerializer.Serialize(rows), byId, stop);
    }

    /// <summary>Takes the last correction back; a second time, does it again.</summary>
    public async Task<AlignmentResult> Undo(long deskId, long id, int version, long byId, CancellationToken stop)
    {
        if (await Find(deskId, id, stop) is not { } alignment) return AlignmentResult.None;
        return alignment.Version != version ? AlignmentResult.Changed
            : alignment.Taken is not null || alignment.LinksBefore is not { } before ? AlignmentResult.Refused
            : await Change(alignment, before, byId, stop);
    }

    /// <summary>Puts its pairs into the memory.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="id">The alignment.</param>
    /// <param name="version">The version that was looked at.</param>
    /// <param name="isRead">Somebody has read all pairs: they count as a person's, reviewed; else as what a program paired.</param>
    /// <param name="byId">Who takes them.</param>
    /// <param name="stop">Stops it.</param>
    public async Task<AlignmentResult> Take(long deskId, long id, int version, bool isRead, long byId, CancellationToken stop)
    {
        if (await Find(deskId, id, stop) is not { } alignment) return AlignmentResult.None;
        if (alignment.Version != version) return AlignmentResult.Changed;
        if (alignment.Taken is not null) return AlignmentResult.Refused;
        var reader = isRead ? await db.Users.Where(p => p.Id == byId).Select(p => p.DisplayName).SingleOrDefaultAsync(stop) : null;
        var (source, target) = Documents(alignment);
        var now = clock.GetUtcNow();
        var pairs = Rows(alignment).Where(r => r.IsTaken).Select(r => (Row: r, Pair: AlignedPairs.Of(source, target, r.Sources, r.Targets))).Where(r => r.Pair is not null).Select(r => r.Pair! with
        {
            State = isRead ? TargetState.Reviewed : TargetState.Translated,
            Origin = isRead ? PairOrigin.Human : PairOrigin.Aligned,
            Confidence = isRead ? null : (int)Math.Round(100 * r.Row.Confidence),
            Document = alignment.SourceName,
            Editor = reader,
            Changed = now,
        }).ToList();

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var taken = await db.Alignments.Where(a => a.Id == id && a.Version == version && a.Taken == null)
            .ExecuteUpdateAsync(set => set.SetProperty(a => a.Taken, now).SetProperty(a => a.Pairs, pairs.Count).SetProperty(a => a.Version, a => a.Version + 1), stop);
        if (taken == 0) return AlignmentResult.Changed;
        await memory.Keep(deskId, alignment.Memory, pairs, stop);
        Record(deskId, byId, "alignment-taken", alignment.SourceName);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return AlignmentResult.Done;
    }

    /// <summary>Throws an alignment away; pairs that were taken stay in the memory.</summary>
    public async Task<AlignmentResult> Remove(long deskId, long id, long byId, CancellationToken stop)
    {
        if (await Find(deskId, id, stop) is not { } alignment) return AlignmentResult.None;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await db.Alignments.Where(a => a.Id == id).ExecuteDeleteAsync(stop);
        Record(deskId, byId, "alignment-removed", alignment.SourceName);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return AlignmentResult.Done;
    }

    async Task<AlignmentResult> Change(Alignment alignment, string links, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var changed = await db.Alignments.Where(a => a.Id == alignment.Id && a.Version == alignment.Version && a.Taken == null).ExecuteUpdateAsync(
            set => set.SetProperty(a => a.Links, links).SetProperty(a => a.LinksBefore, alignment.Links).SetProperty(a => a.Version, a => a.Version + 1), stop);
        if (changed == 0) return AlignmentResult.Changed;
        Record(alignment.DeskId, byId, "alignment-corrected", alignment.SourceName);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return AlignmentResult.Done;
    }

    void Record(long deskId, long byId, string act, string detail) => db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = act, Detail = detail, At = clock.GetUtcNow() });

    static AlignableDocument Read((string Name, byte[] Bytes) file, Locale locale, FormatOptions? options)
    {
        var (format, source) = FileFormats.Open(file.Bytes, file.Name, options: options);
        var document = AlignableDocument.Of(format.Extract(source), locale, SegmentationRules.Shipped.For(locale));
        return document.Segments.Count > 0 ? document : throw new InvalidDocumentException(file.Name, "there is no text in it that could be paired.");
    }
}
