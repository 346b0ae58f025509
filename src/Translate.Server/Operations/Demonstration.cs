using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Memory;
using Translate.Server.Terms;

namespace Translate.Server.Operations;

/// <summary>
/// What makes the first start worth looking at: a desk with a manager, the memory and the terms that lie in the translations folder, and the seeds,
/// wanted in Korean and English.
/// </summary>
/// <remarks>
/// It may be killed between any two steps: the desk remembers that it still awaits its seeds, and each step changes nothing the second time.
/// An empty database is what makes a start the first one; later starts change nothing.
/// </remarks>
public sealed partial class Demonstration(TranslateDb db, DeskMemory memory, TermImports terms, Intake intake, TimeProvider clock, Settings settings, ILogger<Demonstration> log)
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    /// <summary>Makes the demonstration desk where the database is empty, and finishes one that was begun.</summary>
    public async Task Prepare(CancellationToken stop)
    {
        if (!await db.Desks.AnyAsync(stop)) await Make(stop);
        if (await db.Desks.SingleOrDefaultAsync(d => d.AwaitsSeeds, stop) is not { } desk) return;

        foreach (var tmx in Files(Path.Combine(settings.TranslationsFolder, "memory"), "*.tmx")) await TakeMemory(desk, tmx, stop);
        foreach (var file in Files(Path.Combine(settings.TranslationsFolder, "terms"), "*")) await TakeTerms(desk, file, stop);
        foreach (var seed in Files(settings.SeedsFolder, "*")) await TakeSeed(desk, seed, stop);

        desk.AwaitsSeeds = false;
        await db.SaveChangesAsync(stop);
    }

    async Task Make(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var manager = new Person
        {
            UserName = "manager@localhost",
            NormalizedUserName = "MANAGER@LOCALHOST",
            Email = "manager@localhost",
            NormalizedEmail = "MANAGER@LOCALHOST",
            EmailConfirmed = true,
            DisplayName = "Manager",
            IsOperator = true,
            LockoutEnabled = true,
            SecurityStamp = Guid.NewGuid().ToString("N"),
            Created = now,
        };
        var desk = new Desk
        {
            Name = "Demonstration desk",
            SourceLocale = English,
            TargetLocales = [Korean, English],
            DeliversReviewedMemory = true,
            DeliversToFolder = true,
            AwaitsSeeds = true,
            Created = now,
        };
        db.Memberships.Add(new() { Desk = desk, Person = manager, Role = DeskRole.Manager });
        db.Audit.Add(new() { Act = "desk-made", Detail = desk.Name, At = now });
        await db.SaveChangesAsync(stop);
    }

    async Task TakeMemory(Desk desk, string path, CancellationToken stop)
    {
        try
        {
            await using var tmx = File.OpenRead(path);
            var import = await memory.Import(desk.Id, $"First memory ({Path.GetFileNameWithoutExtension(path)})", Path.GetFileName(path), tmx, stop);
            foreach (var problem in import.Problems) LeftOut(log, problem.Message);
        }
        catch (InvalidDocumentException e)
        {
            LeftOut(log, e.Message);
        }
    }

    async Task TakeTerms(Desk desk, string path, CancellationToken stop)
    {
        try
        {
            await using var file = File.OpenRead(path);
            foreach (var problem in (await terms.Take(desk.Id, Path.GetFileName(path), file, null, stop)).Problems) LeftOut(log, problem.Message);
        }
        catch (InvalidDocumentException e)
        {
            LeftOut(log, e.Message);
        }
    }

    async Task TakeSeed(Desk desk, string path, CancellationToken stop)
    {
        var name = Path.GetFileName(path);
        if (await db.Documents.AnyAsync(d => d.DeskId == desk.Id && d.Name == name, stop)) return;

        try
        {
            await intake.Take(desk.Id, null, new(name, await File.ReadAllBytesAsync(path, stop), desk.SourceLocale, desk.TargetLocales), stop);
        }
        catch (InvalidDocumentException e)
        {
            LeftOut(log, e.Message);
        }
    }

    static IEnumerable<string> Files(string folder, string pattern) =>
        Directory.Exists(folder) ? Directory.EnumerateFiles(folder, pattern).Where(f => !Path.GetFileName(f).StartsWith('.')).Order(StringComparer.Ordinal) : [];

    [LoggerMessage(LogLevel.Warning, "Left out of the demonstration: {Problem}")]
    static partial void LeftOut(ILogger log, string problem);
}
