using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Memory;

/// <summary>How much a memory holds for a pair of locales.</summary>
public sealed record MemoryCount(string Memory, Locale From, Locale To, int Pairs);

/// <summary>A pair that came into the memory, and where from.</summary>
public sealed record NewestPair(Locale From, Locale To, InlineText Source, InlineText Target, Core.Pretranslation.TargetState State, string? Document, string? Author, string? Editor, DateTimeOffset? Changed);

/// <summary>What the memory page shows.</summary>
public sealed record MemoryModel(long Desk, string Name, IReadOnlyList<MemoryCount> Counts)
{
    /// <summary>The pairs that came last.</summary>
    public IReadOnlyList<NewestPair> Newest { get; init; } = [];

    /// <summary>What came of an import.</summary>
    public MemoryImport? Import { get; init; }

    /// <summary>Why a file was refused.</summary>
    public string? Error { get; init; }
}

/// <summary>A desk's memory: what it holds, TMX in and out.</summary>
static class MemoryPages
{
    /// <summary>So many of the newest pairs are shown.</summary>
    const int MostNewest = 20;

    public static void MapMemoryPages(this IEndpointRouteBuilder app)
    {
        var memory = app.MapGroup("/desks/{desk:long}/memory").RequireDeskRole(DeskRole.Editor);
        memory.MapGet("/", async (long desk, TranslateDb db, CancellationToken stop) => Show(await Model(desk, db, stop)));
        // A memory is read from disk unit by unit: the limit for documents is not its.
        memory.MapPost("/", Import).RequireDeskRole(DeskRole.Manager).WithMetadata(new DisableRequestSizeLimitAttribute()).WithFormOptions(multipartBodyLengthLimit: long.MaxValue);
    }

    static RazorComponentResult<MemoryPage> Show(MemoryModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static async Task<MemoryModel> Model(long desk, TranslateDb db, CancellationToken stop)
    {
        var counts = await db.MemoryEntries.Where(e => e.Memory!.DeskId == desk)
            .GroupBy(e => new { e.Memory!.Name, From = e.Source.Locale, To = e.Target.Locale })
            .Select(g => new MemoryCount(g.Key.Name, g.Key.From, g.Key.To, g.Count()))
            .ToListAsync(stop);
        var newest = await db.MemoryEntries.Where(e => e.Memory!.DeskId == desk).OrderByDescending(e => e.Id).Take(MostNewest)
            .Select(e => new NewestPair(e.Source.Locale, e.Target.Locale, e.Source.Text, e.Target.Text, e.State, e.Document, e.Author, e.Editor, e.Changed))
            .ToListAsync(stop);
        return new(desk, await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop), [.. counts.OrderBy(c => c.Memory, StringComparer.Ordinal)]) { Newest = newest };
    }

    static async Task<RazorComponentResult<MemoryPage>> Import(long desk, IFormFile? file, [FromForm] string? name, DeskMemory memory, TranslateDb db, Caller caller, CancellationToken stop)
    {
        MemoryImport? import = null;
        string? error = null;
        try
        {
            var fileName = file is null ? "memory.tmx" : Path.GetFileName(file.FileName);
            if (file is null || file.Length == 0) throw new InvalidDocumentException(fileName, "the file is empty. Choose a TMX file.");
            await using var tmx = file.OpenReadStream();
            import = await memory.Import(desk, string.IsNullOrWhiteSpace(name) ? Path.GetFileNameWithoutExtension(fileName) : name.Trim(), fileName, tmx, stop, caller.Id);
        }
        catch (InvalidDocumentException e)
        {
            error = e.Message;
        }

        return Show(await Model(desk, db, stop) with { Import = import, Error = error });
    }
}
