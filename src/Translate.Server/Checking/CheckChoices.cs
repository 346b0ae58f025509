using Microsoft.EntityFrameworkCore;
using Translate.Core.Quality;
using Translate.Core.Quality.Rooms;
using Translate.Server.Data;

namespace Translate.Server.Checking;

/// <summary>Which checks are made of a document's units: the desk's settings, the document's over them, and single units' over both.</summary>
/// <param name="All">What holds for units of which nothing is said.</param>
/// <param name="Units">What is said of single units.</param>
public sealed record DocumentCheckRules(CheckSettings All, IReadOnlyDictionary<string, CheckSettings> Units)
{
    /// <summary>All as usual.</summary>
    public static readonly DocumentCheckRules Usual = new(CheckSettings.Usual, new Dictionary<string, CheckSettings>());

    /// <summary>What holds for a unit.</summary>
    public CheckSettings Of(string unit) => Units.TryGetValue(unit, out var own) ? own : All;

    /// <summary>Whether what a check finds in any unit keeps a job from being handed in.</summary>
    public bool Blocks(string check) => All.Blocks(check) || Units.Values.Any(unit => unit.Blocks(check));

    /// <summary>Something besides what cannot be delivered keeps a job from being handed in.</summary>
    public bool HasOwnErrors => All.HasOwnErrors || Units.Values.Any(unit => unit.HasOwnErrors);

    /// <summary>The same, with every check off that does not keep a job from being handed in.</summary>
    public DocumentCheckRules OnlyErrors() => new(All.OnlyErrors(), Units.ToDictionary(u => u.Key, u => u.Value.OnlyErrors(), StringComparer.Ordinal));
}

/// <summary>What is said of a unit's checks, apart from its document.</summary>
public sealed record UnitCheckSettings(string Unit, CheckSettings Settings);

/// <summary>Why a font was not chosen.</summary>
public enum FontWrong
{
    /// <summary>None of this name is installed.</summary>
    NoFont,

    /// <summary>The size is none.</summary>
    NoSize,
}

/// <summary>Which checks are made, as desks, documents and units want it; every change is recorded.</summary>
public sealed class CheckChoices(TranslateDb db, IFonts fonts, TimeProvider clock)
{
    /// <summary>What holds for a document's units.</summary>
    public async Task<DocumentCheckRules> Of(long documentId, CancellationToken stop)
    {
        var said = await db.Documents.Where(d => d.Id == documentId).Select(d => new { d.Checks, Desk = d.Desk!.Checks }).SingleAsync(stop);
        var units = await db.UnitChecks.Where(u => u.DocumentId == documentId).Select(u => new { u.UnitId, u.Checks }).ToListAsync(stop);
        if (said is { Checks: null, Desk: null } && units.Count == 0) return DocumentCheckRules.Usual;
        var all = Read(said.Checks).Over(Read(said.Desk));
        return new(all, units.ToDictionary(u => u.UnitId, u => Read(u.Checks).Over(all), StringComparer.Ordinal));
    }

    /// <summary>What a desk says.</summary>
    public async Task<CheckSettings> OfDesk(long deskId, CancellationToken stop) => Read(await db.Desks.Where(d => d.Id == deskId).Select(d => d.Checks).SingleAsync(stop));

    /// <summary>What is said of a document, apart from its desk.</summary>
    public async Task<CheckSettings> OfDocument(long documentId, CancellationToken stop) => Read(await db.Documents.Where(d => d.Id == documentId).Select(d => d.Checks).SingleAsync(stop));

    /// <summary>What is said of a unit, apart from its document.</summary>
    public async Task<CheckSettings> OfUnit(long documentId, string unit, CancellationToken stop) =>
        Read(await db.UnitChecks.Where(u => u.DocumentId == documentId && u.UnitId == unit).Select(u => u.Checks).SingleOrDefaultAsync(stop));

    /// <summary>What is said of a document's units, in the order of their ids.</summary>
    public async Task<IReadOnlyList<UnitCheckSettings>> OfUnits(long documentId, CancellationToken stop) =>
        [.. (await db.UnitChecks.Where(u => u.DocumentId == documentId).ToListAsync(stop)).OrderBy(u => u.UnitId, StringComparer.Ordinal).Select(u => new UnitCheckSettings(u.UnitId, Read(u.Checks)))];

    /// <summary>Lets settings hold for a desk.</summary>
    public async Task ChangeDesk(long deskId, CheckSettings settings, long personId, CancellationToken stop)
    {
        var desk = await db.Desks.SingleAsync(d => d.Id == deskId, stop);
        var before = Read(desk.Checks);
        desk.Checks = Kept(settings.In(before.Font));
        db.Audit.Add(new() { DeskId = deskId, PersonId = personId, Act = "checks-changed", Detail = Difference(before, settings), At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Lets widths of a desk's translations be measured in a font where their file names none; null for the usual one.</summary>
    /// <returns>Why not; null where it is done.</returns>
    public async Task<FontWrong?> ChangeFont(long deskId, CheckFont? font, long personId, CancellationToken stop)
    {
        if (font is { IsSound: false }) return font with { Size = null } is { IsSound: true } ? FontWrong.NoSize : FontWrong.NoFont;
        if (font is not null && !fonts.Has(font.Name)) return FontWrong.NoFont;
        var desk = await db.Desks.SingleAsync(d => d.Id == deskId, stop);
        desk.Checks = Kept(Read(desk.Checks).In(font));
        db.Audit.Add(new() { DeskId = deskId, PersonId = personId, Act = "check-font-changed", Detail = font?.ToString(), At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        return null;
    }

    /// <summary>Lets settings hold for a document.</summary>
    public async Task ChangeDocument(long documentId, CheckSettings settings, long personId, CancellationToken stop)
    {
        var document = await db.Documents.SingleAsync(d => d.Id == documentId, stop);
        var before = Read(document.Checks);
        document.Checks = Kept(settings);
        db.Audit.Add(new() { DeskId = document.DeskId, DocumentId = documentId, PersonId = personId, Act = "document-checks-changed", Detail = Difference(before, settings), At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
    }

    /// <summary>Says something of one check for a unit, or nothing any more.</summary>
    /// <returns>False where the document has no such unit.</returns>
    public async Task<bool> ChangeUnit(long documentId, string unit, string check, string? said, long personId, CancellationToken stop)
    {
        if (!await db.Segments.AnyAsync(s => s.DocumentId == documentId && s.UnitId == unit, stop)) return false;
        var row = await db.UnitChecks.SingleOrDefaultAsync(u => u.DocumentId == documentId && u.UnitId == unit, stop);
        var settings = Read(row?.Checks).With(check, said);
        if (Kept(settings) is not { } kept) db.UnitChecks.RemoveRange(row is null ? [] : [row]);
        else if (row is null) db.UnitChecks.Add(new() { DocumentId = documentId, UnitId = unit, Checks = kept });
        else row.Checks = kept;
        var desk = await db.Documents.Where(d => d.Id == documentId).Select(d => d.DeskId).SingleAsync(stop);
        db.Audit.Add(new() { DeskId = desk, DocumentId = documentId, PersonId = personId, Act = "unit-checks-changed", Detail = $"{unit}: {check}: {said ?? "–"}", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        return true;
    }

    /// <summary>Lets what is said of a document's units hold for what these became in its revision, in the transaction that takes that in. What is said of a unit there already stays.</summary>
    public async Task CarryOver(long documentId, long revisionId, CancellationToken stop)
    {
        var said = await db.UnitChecks.AsNoTracking().Where(u => u.DocumentId == documentId).ToDictionaryAsync(u => u.UnitId, u => u.Checks, StringComparer.Ordinal, stop);
        if (said.Count == 0) return;
        var own = (await db.UnitChecks.Where(u => u.DocumentId == revisionId).Select(u => u.UnitId).ToListAsync(stop)).ToHashSet(StringComparer.Ordinal);
        var units = await db.RevisedUnits.Where(u => u.DocumentId == revisionId && u.UnitId != null && u.BeforeId != null).OrderBy(u => u.Id).Select(u => new { Now = u.UnitId!, Before = u.BeforeId! }).ToListAsync(stop);
        db.UnitChecks.AddRange(units.Where(u => said.ContainsKey(u.Before) && own.Add(u.Now)).Select(u => new UnitChecks { DocumentId = revisionId, UnitId = u.Now, Checks = said[u.Before] }));
        await db.SaveChangesAsync(stop);
    }

    static CheckSettings Read(string? json) => json is null ? CheckSettings.Usual : CheckSettings.Parse(json);

    static string? Kept(CheckSettings settings) => settings is { Named.Count: 0, Font: null } ? null : settings.ToString();

    /// <summary>What was changed: each check, and what is said of it now.</summary>
    static string Difference(CheckSettings before, CheckSettings after) =>
        string.Join(", ", before.Named.Union(after.Named, StringComparer.Ordinal).Where(name => before.Said(name) != after.Said(name)).Order(StringComparer.Ordinal).Select(name => $"{name}: {after.Said(name) ?? "–"}"));
}
