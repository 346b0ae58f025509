using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>Something that was done, as managers read it.</summary>
public sealed record RecordEntry(
    long Id, DateTimeOffset At, string Act, long? PersonId, string? Person, long? AboutId, string? About, long? DocumentId, string? Document, long? JobId, Locale? Locale, string? Detail)
{
    /// <summary>What was said with it, in the reader's language where it is a word of ours.</summary>
    public string? Words(IStringLocalizer<Strings> strings)
    {
        if (Detail is null) return null;
        var word = Act switch
        {
            "signed-in" => strings[$"Way.{Detail}"],
            "person-added" or "role-changed" or "joined" => strings[$"Role.{Detail}"],
            _ => null,
        };
        return word is { ResourceNotFound: false } ? word.Value : Detail;
    }
}

/// <summary>Which of it somebody wants to see.</summary>
/// <param name="Person">Done by this person, or to them.</param>
/// <param name="Act">Of this kind.</param>
/// <param name="Document">About this document.</param>
/// <param name="From">From this day on.</param>
/// <param name="To">To this day.</param>
public sealed record RecordFilter(long? Person = null, string? Act = null, long? Document = null, DateOnly? From = null, DateOnly? To = null)
{
    /// <summary>It leaves something out.</summary>
    public bool Narrows => this != new RecordFilter();

    /// <summary>Reads it from an address; what makes no sense is as if it were not there.</summary>
    public static RecordFilter Read(IQueryCollection query) => new(
        Number(query["person"]), query["act"].ToString() is { Length: > 0 and <= 100 } act ? act : null, Number(query["document"]), Day(query["from"]), Day(query["to"]));

    /// <summary>It as the part of an address behind the question mark.</summary>
    public string ToQuery() => AddressQuery.Of(
        ("person", Person?.ToString(CultureInfo.InvariantCulture)), ("act", Act), ("document", Document?.ToString(CultureInfo.InvariantCulture)), ("from", From?.ToString("O", CultureInfo.InvariantCulture)), ("to", To?.ToString("O", CultureInfo.InvariantCulture)));

    static long? Number(string? text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;

    static DateOnly? Day(string? text) => Pages.LocalTime.TryDay(text, out var day) ? day : null;
}

/// <summary>The record of what was done: a desk's, with what its people did to their own accounts; or all of the service's.</summary>
public sealed class Records(TranslateDb db, Pages.LocalTime time, TimeProvider clock)
{
    /// <summary>Entries a page.</summary>
    public const int PageSize = 100;

    /// <summary>A page of it, the newest first, and one entry more where there are more.</summary>
    public Task<List<RecordEntry>> Page(long? deskId, RecordFilter filter, int skip, int take, CancellationToken stop) =>
        Views(Of(deskId, filter).OrderByDescending(a => a.Id).Skip(Math.Max(0, skip)).Take(Math.Clamp(take, 1, 1000))).ToListAsync(stop);

    /// <summary>All of it, the oldest first, read as it is sent. That somebody takes it out is part of it.</summary>
    public async IAsyncEnumerable<RecordEntry> All(long? deskId, RecordFilter filter, long byId, [System.Runtime.CompilerServices.EnumeratorCancellation] CancellationToken stop)
    {
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "record-exported", Detail = filter.Narrows ? filter.ToQuery() : null, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await foreach (var entry in Views(Of(deskId, filter).OrderBy(a => a.Id)).AsAsyncEnumerable().WithCancellation(stop)) yield return entry;
    }

    /// <summary>The acts that there are.</summary>
    public Task<List<string>> Acts(long? deskId, CancellationToken stop) => Of(deskId, new()).Select(a => a.Act).Distinct().OrderBy(a => a).ToListAsync(stop);

    /// <summary>The people who did something.</summary>
    public async Task<List<(long Id, string Name)>> People(long? deskId, CancellationToken stop)
    {
        var entries = Of(deskId, new());
        var people = await db.Users.Where(p => entries.Any(a => a.PersonId == p.Id)).OrderBy(p => p.DisplayName).Select(p => new { p.Id, p.DisplayName }).ToListAsync(stop);
        return people.ConvertAll(p => (p.Id, p.DisplayName));
    }

    IQueryable<AuditEntry> Of(long? deskId, RecordFilter filter)
    {
        var entries = db.Audit.AsNoTracking();
        if (deskId is { } desk)
            entries = entries.Where(a => a.DeskId == desk || (a.DeskId == null && db.Memberships.Any(m => m.DeskId == desk && (m.PersonId == a.PersonId || m.PersonId == a.AboutId))));
        if (filter.Person is { } person) entries = entries.Where(a => a.PersonId == person || a.AboutId == person);
        if (filter.Act is { } act) entries = entries.Where(a => a.Act == act);
        if (filter.Document is { } document) entries = entries.Where(a => a.DocumentId == document);
        if (filter.From is { } from)
        {
            var begins = time.StartOf(from);
            entries = entries.Where(a => a.At >= begins);
        }

        if (filter.To is { } to)
        {
            var ends = time.StartOf(to.AddDays(1));
            entries = entries.Where(a => a.At < ends);
        }

        return entries;
    }

    IQueryable<RecordEntry> Views(IQueryable<AuditEntry> entries) => entries.Select(a => new RecordEntry(
        a.Id, a.At, a.Act, a.PersonId, a.Person!.DisplayName, a.AboutId, db.Users.Where(p => p.Id == a.AboutId).Select(p => p.DisplayName).FirstOrDefault(),
        a.DocumentId, db.Documents.Where(d => d.Id == a.DocumentId).Select(d => d.Name).FirstOrDefault(), a.JobId, db.Jobs.Where(j => j.Id == a.JobId).Select(j => (Locale?)j.Locale).FirstOrDefault(), a.Detail));
}
