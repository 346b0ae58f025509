using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Terms;

namespace Translate.Server.Memory;

/// <summary>Says which drafts a desk wants of what its memories have only similar.</summary>
public sealed class DeskDrafts(TranslateDb db, MemoryShelves shelves, TermShelves terms)
{
    /// <summary>The scores from which a desk may have drafts made: below, a match has little in common with the segment; 100 is none that needs a draft.</summary>
    public const int Least = MatchBands.LowestScore, Most = 99;

    /// <summary>Where drafts come from, and from which score; null where the desk wants none.</summary>
    public async Task<FuzzyDrafts?> Of(long deskId, Locale from, Locale to, CancellationToken stop) =>
        await db.Desks.Where(d => d.Id == deskId).Select(d => d.DraftsFrom).SingleAsync(stop) is { } least
            ? new(await shelves.Of(deskId, stop), least) { Terms = await terms.Of(deskId, from, to, stop) }
            : null;
}
