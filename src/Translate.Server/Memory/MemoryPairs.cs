using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>A pair of a memory, as people look at it.</summary>
/// <param name="Id">Its id; a corrected pair is another one.</param>
/// <param name="Memory">The memory.</param>
/// <param name="MemoryName">Its name.</param>
/// <param name="From">The locale it was translated from.</param>
/// <param name="To">The locale it was translated into.</param>
/// <param name="Source">The one side.</param>
/// <param name="Target">The other.</param>
/// <param name="State">How far it can be trusted.</param>
/// <param name="Origin">Who or what put the two together.</param>
/// <param name="Document">The document it comes from.</param>
/// <param name="Author">Who translated it.</param>
/// <param name="Editor">Who approved or last corrected it.</param>
/// <param name="Changed">When it was last changed.</param>
public sealed record PairView(
    long Id, long Memory, string MemoryName, Locale From, Locale To, InlineText Source, InlineText Target, TargetState State, PairOrigin Origin, string? Document, string? Author, string? Editor, DateTimeOffset? Changed)
{
    /// <summary>How sure the program was that put the two together, in per cent; null where none did.</summary>
    public int? Confidence { get; init; }

    /// <summary>Where the phrase that was looked for stands in the plain text of the source.</summary>
    public IReadOnlyList<TextSpan> InSource { get; init; } = [];

    /// <summary>Where it stands in that of the target.</summary>
    public IReadOnlyList<TextSpan> InTarget { get; init; } = [];
}

/// <summary>Some of the pairs that were asked for.</summary>
/// <param name="Pairs">The pairs.</param>
/// <param name="HasMore">More come behind them.</param>
public sealed record PairList(IReadOnlyList<PairView> Pairs, bool HasMore);

/// <summary>Looks into a desk's memories, and corrects what stands in them.</summary>
public sealed class MemoryPairs(TranslateDb db, MemoryRows rows, MemoryShelves shelves, IDataProtectionProvider protection, TimeProvider clock)
{
    /// <summary>Pairs a page.</summary>
    public const int PageSize = 50;

    /// <summary>Farther down a list nobody looks.</summary>
    const int MostSkipped = 10_000;

    /// <summary>The longest text that can be typed for one side.</summary>
    public const int LongestText = 100_000;

    readonly IDataProtector undos = protection.CreateProtector("Translate.Memory.Undo");

    /// <summary>Pairs in which a word or phrase stands on either side, or all of them, the newest first.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="phrase">The phrase; null for all pairs.</param>
    /// <param name="which">Which of them.</param>
    /// <param name="skip">So many are passed over.</param>
    /// <param name="take">So many at the most.</param>
    /// <param name="stop">Breaks off.</param>
    public Task<PairList> List(long deskId, string? phrase, PairChoice which, int skip, int take, CancellationToken stop)
    {
        (skip, take) = (Math.Clamp(skip, 0, MostSkipped), Math.Clamp(take, 1, 500));
        return string.IsNullOrWhiteSpace(phrase) ? Newest(deskId, which, skip, take, stop) : Having(deskId, phrase, which, skip, take, stop);
    }

    /// <summary>A pair; null where the desk has it not, or not any more.</summary>
    public async Task<PairView?> Find(long deskId, long pairId, CancellationToken stop) =>
        await db.MemoryEntries.AsNoTracking().Include(e => e.Memory).SingleOrDefaultAsync(e => e.Id == pairId && e.Memory!.DeskId == deskId, stop) is { } row ? View(row) : null;

    /// <summary>Adds a pair that somebody typed.</summary>
    /// <returns>How many pairs are new: none where the memory has it already. Null where the desk has no such memory.</returns>
    public async Task<int?> Add(long deskId, long memoryId, MemoryPair pair, Person by, CancellationToken stop)
    {
        if (!await db.Memories.AnyAsync(m => m.Id == memoryId && m.DeskId == deskId, stop)) return null;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var added = await rows.Add(memoryId, [pair with { Author = by.DisplayName, State = TargetState.Reviewed, Changed = clock.GetUtcNow() }], stop);
        if (added > 0) await Recorded(deskId, "memory-pair-added", Excerpt(pair.Source.Text), by.Id, transaction, stop);
        return added;
    }

    /// <summary>
    /// Corrects a pair: the row goes, and one with the other texts comes. It keeps where it comes from and who translated it; whoever corrects it has read it, so it is reviewed,
    /// and no engine's or program's any more.
    /// </summary>
    /// <returns>False where somebody has removed or corrected it meanwhile.</returns>
    public async Task<bool> Correct(long deskId, long pairId, InlineText source, InlineText target, Person by, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var row = await db.MemoryEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == pairId && e.Memory!.DeskId == deskId, stop);
        if (row is null || await rows.Remove(deskId, [pairId], stop) == 0) return false;
        var pair = MemoryRows.Pair(row);
        await rows.Add(
            row.MemoryId,
            [
                pair with
                {
                    Source = pair.Source with { Text = source },
                    Target = pair.Target with { Text = target },
                    Origin = PairOrigin.Human,
                    Confidence = null,
                    State = pair.State < TargetState.Reviewed ? TargetState.Reviewed : pair.State,
                    Editor = by.DisplayName,
                    Changed = clock.GetUtcNow(),
                },
            ],
            stop);
        await Recorded(deskId, "memory-pair-corrected", Excerpt(pair.Source.Text), by.Id, transaction, stop);
        return true;
    }

    /// <summary>Removes a pair.</summary>
    /// <returns>What brings it back (<see cref="Restore"/>); null where it was not there.</returns>
    public async Task<string?> Remove(long deskId, long pairId, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var row = await db.MemoryEntries.AsNoTracking().SingleOrDefaultAsync(e => e.Id == pairId && e.Memory!.DeskId == deskId, stop);
        if (row is null || await rows.Remove(deskId, [pairId], stop) == 0) return null;
        await Recorded(deskId, "memory-pair-removed", Excerpt(row.Source.Text), byId, transaction, stop);
        return undos.Protect(JsonSerializer.Serialize(new Removed(deskId, row.MemoryId, MemoryRows.Pair(row))));
    }

    /// <summary>Brings a pair back that was removed, as it was.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="undo">What <see cref="Remove"/> gave.</param>
    /// <param name="byId">Who brings it back.</param>
    /// <param name="stop">Breaks off.</param>
    /// <returns>False where it is nothing of ours, or its memory is gone.</returns>
    public async Task<bool> Restore(long deskId, string undo, long byId, CancellationToken stop)
    {
        if (Read(undo) is not var (desk, memory, pair) || desk != deskId || !await db.Memories.AnyAsync(m => m.Id == memory && m.DeskId == deskId, stop)) return false;
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await rows.Add(memory, [pair], stop);
        await Recorded(deskId, "memory-pair-restored", Excerpt(pair.Source.Text), byId, transaction, stop);
        return true;
    }

    async Task<PairList> Newest(long deskId, PairChoice which, int skip, int take, CancellationToken stop)
    {
        var found = await which.Of(db, deskId).Include(e => e.Memory).OrderByDescending(e => e.Id).Skip(skip).Take(take + 1).ToListAsync(stop);
        return new([.. found.Take(take).Select(View)], found.Count > take);
    }

    async Task<PairList> Having(long deskId, string phrase, PairChoice which, int skip, int take, CancellationToken stop)
    {
        var shelf = await shelves.Open(deskId, stop);
        var memory = which.Memory is { } id ? await db.Memories.Where(m => m.Id == id && m.DeskId == deskId).Select(m => m.Name).SingleOrDefaultAsync(stop) : null;
        if (which.Memory is not null && memory is null) return new([], false);

        // Each two languages once: a phrase is found on either side.
        var hits = shelf.Index.Directions
            .Where(d => string.CompareOrdinal(d.From.Tag, d.To.Tag) <= 0)
            .OrderBy(d => d.From.Tag, StringComparer.Ordinal).ThenBy(d => d.To.Tag, StringComparer.Ordinal)
            .SelectMany(d => shelf.Index.Concordance(d.From, d.To, phrase, skip + take + 1, (pair, name) => which.Has(pair, name, memory)))
            .DistinctBy(hit => hit.Number)
            .Skip(skip)
            .Take(take + 1)
            .Select(hit => (Hit: hit, Row: shelf.RowOf(hit.Number)))
            .ToList();
        var ids = hits.ConvertAll(h => h.Row);
        var found = await db.MemoryEntries.AsNoTracking().Include(e => e.Memory).Where(e => ids.Contains(e.Id)).ToDictionaryAsync(e => e.Id, stop);
        return new([.. hits.Take(take).Where(h => found.ContainsKey(h.Row)).Select(h => View(found[h.Row], h.Hit))], hits.Count > take);
    }

    /// <summary>A row of a memory of the name given, as people look at it.</summary>
    internal static PairView View(MemoryEntry e, string memoryName) =>
        new(e.Id, e.MemoryId, memoryName, e.Source.Locale, e.Target.Locale, e.Source.Text, e.Target.Text, e.State, e.Origin, e.Document, e.Author, e.Editor, e.Changed)
        {
            Confidence = e.Confidence,
        };

    static PairView View(MemoryEntry e) => View(e, e.Memory!.Name);

    /// <summary>A hit is read in the direction that was asked for, a row in its own.</summary>
    static PairView View(MemoryEntry e, ConcordanceHit hit) => hit.Pair.Source.Locale == e.Source.Locale && hit.Pair.Source.Text.Equals(e.Source.Text)
        ? View(e) with { InSource = hit.InSource, InTarget = hit.InTarget }
        : View(e) with { InSource = hit.InTarget, InTarget = hit.InSource };

    async Task Recorded(long deskId, string act, string detail, long byId, Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction transaction, CancellationToken stop)
    {
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = act, Detail = detail, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    Removed? Read(string undo)
    {
        try
        {
            // One of a service before this may have no pair.
            return JsonSerializer.Deserialize<Removed>(undos.Unprotect(undo)) is { Pair: not null } removed ? removed : null;
        }
        catch (System.Security.Cryptography.CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Enough of a text to know it again.</summary>
    internal static string Excerpt(InlineText text) => Fitting.Of(text.Text, 80, "…");

    /// <summary>A pair that was removed, as its undo carries it.</summary>
    sealed record Removed(long Desk, long Memory, MemoryPair Pair);
}
