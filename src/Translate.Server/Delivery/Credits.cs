using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Delivery;

/// <summary>Who made a localized document, and what from: as its desk words it, and as programs read it.</summary>
/// <param name="Place">Where the desk wants the lines.</param>
/// <param name="Lines">The lines, in their pieces.</param>
/// <param name="Translators">Who translated it, each once, in the order of the document.</param>
/// <param name="Editors">Who approved it.</param>
/// <param name="Title">Its title.</param>
/// <param name="Author">Who wrote the source.</param>
/// <param name="Metadata">What is said to programs, by the names of HTML (<c>author</c>) and of Dublin Core (DCMI Metadata Terms, without their prefix).</param>
public sealed record DocumentCredits(
    CreditsPlace Place, IReadOnlyList<IReadOnlyList<InsertedPiece>> Lines, IReadOnlyList<string> Translators, IReadOnlyList<string> Editors, string? Title, string? Author,
    IReadOnlyList<KeyValuePair<string, string>> Metadata)
{
    /// <summary>The lines as plain words.</summary>
    public IReadOnlyList<string> Words => [.. Lines.Select(line => string.Concat(line.Select(piece => piece.Text)))];

    /// <summary>Whom the translation is by, as one text; null where nobody is named.</summary>
    public static string? Names(IReadOnlyList<string> names) => names.Count == 0 ? null : string.Join(", ", names);

    /// <summary>What is put into the document.</summary>
    public Insertion Insertion(string? draftNote) => new(
        Place switch { CreditsPlace.Top => InsertionPlace.Top, CreditsPlace.Bottom => InsertionPlace.Bottom, _ => null }, Lines, Metadata, draftNote);
}

/// <summary>Reads the credits of localized documents. A document in parts has one set of them, with everybody who did one.</summary>
public sealed class Credits(TranslateDb db)
{
    /// <summary>The credits of a document in a locale.</summary>
    public async Task<DocumentCredits> Of(long documentId, Locale locale, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().Include(d => d.Desk).SingleAsync(d => d.Id == documentId, stop);
        var desk = document.Desk!;
        var jobs = await db.Jobs.AsNoTracking()
            .Where(j => j.DocumentId == documentId && j.Locale == locale && j.State != JobState.Cancelled)
            .OrderBy(j => j.First).ThenBy(j => j.Id)
            .Select(j => new { j.Id, HasTranslator = j.TranslatorId != null, Editor = j.Editor == null ? null : new { j.Editor.DisplayName, j.Editor.Forgotten } })
            .ToListAsync(stop);
        var nameless = CreditTemplate.Nameless(locale, desk.Name);
        var translators = new List<string>();
        foreach (var job in jobs.Where(j => j.HasTranslator)) translators.Add(await Bylines.Of(db, job.Id, stop) ?? nameless);
        translators = [.. translators.Distinct(StringComparer.Ordinal)];
        IReadOnlyList<string> editors = [.. jobs.Where(j => j.Editor is { Forgotten: null }).Select(j => j.Editor!.DisplayName).Distinct(StringComparer.Ordinal)];
        return Of(document, await Wording(desk.Id, locale, stop), desk.CreditsAt, locale, translators, editors);
    }

    /// <summary>A desk's words in a locale: its own for it, or for its language, or those that are shipped.</summary>
    public async Task<string> Wording(long deskId, Locale locale, CancellationToken stop)
    {
        var own = await db.CreditWordings.AsNoTracking().Where(w => w.DeskId == deskId).ToListAsync(stop);
        return CreditTemplate.Chosen(own, locale);
    }

    /// <summary>The credits of a document with a wording and names given.</summary>
    public static DocumentCredits Of(Document document, string wording, CreditsPlace place, Locale locale, IReadOnlyList<string> translators, IReadOnlyList<string> editors)
    {
        var known = new Dictionary<string, string>(StringComparer.Ordinal);
        Know("title", document.Title);
        Know("author", document.Author);
        Know("source", document.Publisher);
        Know("address", document.Address);
        Know("date", document.Published is { } day ? CreditTemplate.Day(day, locale) : null);
        Know("licence", document.Licence);
        Know("translator", DocumentCredits.Names(translators));
        Know("editor", DocumentCredits.Names(editors));
        var said = new (string Name, string? Value)[]
        {
            ("author", document.Author), ("publisher", document.Publisher), ("source", document.Address), ("date", document.Published?.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)),
            ("rights", document.Licence), ("translator", DocumentCredits.Names(translators)), ("editor", DocumentCredits.Names(editors)),
        };
        return new(
            place, CreditTemplate.Fill(wording, known), translators, editors, document.Title, document.Author,
            [.. said.Where(m => !string.IsNullOrWhiteSpace(m.Value)).Select(m => KeyValuePair.Create(m.Name, m.Value!.Trim()))]);

        void Know(string field, string? value)
        {
            if (!string.IsNullOrWhiteSpace(value)) known[field] = value.Trim();
        }
    }
}
