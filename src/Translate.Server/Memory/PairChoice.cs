using Microsoft.EntityFrameworkCore;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Memory;

/// <summary>Which pairs of a desk's memories somebody wants to see; what says nothing leaves nothing out.</summary>
/// <param name="Memory">Those of this memory.</param>
/// <param name="From">Those with a side in this locale.</param>
/// <param name="To">And the other in this one.</param>
/// <param name="Document">Those that come from a document whose name has this in it.</param>
/// <param name="Author">Those that a person whose name has this in it translated or approved.</param>
public sealed record PairChoice(long? Memory = null, Locale? From = null, Locale? To = null, string? Document = null, string? Author = null)
{
    /// <summary>The rows.</summary>
    public IQueryable<MemoryEntry> Of(TranslateDb db, long deskId)
    {
        var entries = db.MemoryEntries.AsNoTracking().Where(e => e.Memory!.DeskId == deskId);
        if (Memory is { } memory) entries = entries.Where(e => e.MemoryId == memory);
        if (From is { } from) entries = To is { } to ? entries.Where(e => (e.Source.Locale == from && e.Target.Locale == to) || (e.Source.Locale == to && e.Target.Locale == from)) : entries.Where(e => e.Source.Locale == from || e.Target.Locale == from);
        else if (To is { } only) entries = entries.Where(e => e.Source.Locale == only || e.Target.Locale == only);

        // As a process compares them, whichever database: what is asked for in capitals is not found in small letters.
        if (Document is { } document) entries = entries.Where(e => e.Document!.Contains(document));
        if (Author is { } author) entries = entries.Where(e => e.Author!.Contains(author) || e.Editor!.Contains(author));
        return entries;
    }

    /// <summary>The same of a pair that is in this process.</summary>
    /// <param name="pair">The pair.</param>
    /// <param name="memory">The name of its memory.</param>
    /// <param name="asked">The name of the memory that is chosen; null for any.</param>
    public bool Has(MemoryPair pair, string? memory, string? asked) =>
        (asked is null || memory == asked)
        && (From is not { } from || pair.Source.Locale == from || pair.Target.Locale == from)
        && (To is not { } to || pair.Source.Locale == to || pair.Target.Locale == to)
        && (Document is null || pair.Document?.Contains(Document, StringComparison.Ordinal) is true)
        && (Author is null || pair.Author?.Contains(Author, StringComparison.Ordinal) is true || pair.Editor?.Contains(Author, StringComparison.Ordinal) is true);

    /// <summary>It as parts of an address.</summary>
    public IEnumerable<(string Name, string? Value)> Parts =>
        [("memory", Memory?.ToString(System.Globalization.CultureInfo.InvariantCulture)), ("from", From?.Tag), ("to", To?.Tag), ("document", Document), ("author", Author)];
}
