using Microsoft.EntityFrameworkCore;
using Translate.Core.Terminology;
using Translate.Core.Terminology.Files;
using Translate.Server.Data;

namespace Translate.Server.Terms;

/// <summary>Writes a desk's termbase as a file.</summary>
public sealed class TermExports(TranslateDb db, DeskTerms terms)
{
    /// <summary>So many concepts are read at once.</summary>
    const int PageSize = 2000;

    /// <summary>The formats: TBX 3 in the dialect TBX-Basic where that is enough, and a table.</summary>
    public static IReadOnlyList<string> Formats { get; } = ["tbx", "csv"];

    /// <summary>The file, at its beginning, in the order in which concepts were made. It lies on disk, and is gone when it is closed.</summary>
    public async Task<Stream> Write(long deskId, string format, long byId, CancellationToken stop)
    {
        var desk = await db.Desks.Where(d => d.Id == deskId).Select(d => new { d.Name, d.SourceLocale }).SingleAsync(stop);
        await terms.Record(deskId, byId, "terms-exported", null, stop);
        var concepts = await Concepts(deskId, stop);
        var file = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose);
        if (format is "csv") TermTable.Write(file, concepts);
        else TbxWriter.Write(file, concepts, desk.Name, desk.SourceLocale);
        file.Position = 0;
        return file;
    }

    async Task<List<Concept>> Concepts(long deskId, CancellationToken stop)
    {
        var concepts = new List<Concept>();
        for (long after = 0; ;)
        {
            var page = await db.Concepts.AsNoTracking().Include(c => c.Terms).Where(c => c.DeskId == deskId && c.Id > after).OrderBy(c => c.Id).Take(PageSize).ToListAsync(stop);
            concepts.AddRange(page.Select(ConceptRows.Concept));
            if (page.Count < PageSize) return concepts;
            after = page[^1].Id;
        }
    }
}
