using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Analysis;

/// <summary>What a word of each band counts in a desk.</summary>
public sealed class DeskRates(TranslateDb db, TimeProvider clock)
{
    /// <summary>What errors call the table that somebody sent.</summary>
    const string Name = "rates";

    /// <summary>The desk's table; the usual one where it has none of its own.</summary>
    public async Task<RateTable> Of(long deskId, CancellationToken stop) => Read(await db.Desks.Where(d => d.Id == deskId).Select(d => d.RateTable).SingleAsync(stop));

    /// <summary>Sets the desk's table, and notes who did. What is not named in it is as usual.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="json">The table as <see cref="RateTable.Read"/> reads it.</param>
    /// <param name="personId">Who sets it.</param>
    /// <param name="stop">Breaks off.</param>
    /// <exception cref="InvalidDocumentException">It is no such table.</exception>
    public async Task Set(long deskId, string json, long personId, CancellationToken stop)
    {
        var table = Read(json);
        var kept = MatchAnalysis.Bands.All(band => table[band] == RateTable.Usual[band]) ? null : Write(table);
        var desk = await db.Desks.SingleAsync(d => d.Id == deskId, stop);
        desk.RateTable = kept;
        db.Audit.Add(new() { DeskId = deskId, PersonId = personId, Act = "rates-changed", Detail = kept, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
    }

    /// <summary>A table's rates by their bands' names.</summary>
    internal static Dictionary<string, decimal> ByName(RateTable table) => MatchAnalysis.Bands.ToDictionary(RateTable.Name, band => table[band], StringComparer.Ordinal);

    static RateTable Read(string? json) => json is null ? RateTable.Usual : RateTable.Read(Encoding.UTF8.GetBytes(json), Name);

    /// <summary>All of it, so that an agreement stays what it was when the usual rates change.</summary>
    static string Write(RateTable table) => JsonSerializer.Serialize(ByName(table));
}
