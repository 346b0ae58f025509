using System.IO.Compression;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>All that is a person's, as a zip: one file a kind of thing, JSON where there is one, a line of JSON for each where there are many.</summary>
public sealed class TakeOut(TranslateDb db, TimeProvider clock)
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All), Converters = { new JsonStringEnumConverter(JsonNamingPolicy.CamelCase) } };

    /// <summary>Writes it, row by row, as it is read. That it was taken out is recorded.</summary>
    public async Task Write(long personId, Stream stream, CancellationToken stop)
    {
        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = "own-exported", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);

        await using var zip = await ZipArchive.CreateAsync(stream, ZipArchiveMode.Create, leaveOpen: true, entryNameEncoding: null, stop);
        await One(zip, "person.json", await db.Users.Where(p => p.Id == personId).Select(p => new { p.Id, p.DisplayName, p.Email, p.EmailConfirmed, p.TimeZone, p.Language, p.IsOperator, p.TwoFactorEnabled, HasPassword = p.PasswordHash != null, p.Created }).SingleAsync(stop), stop);
        await Many(zip, "memberships.jsonl", db.Memberships.Where(m => m.PersonId == personId).Select(m => new { m.DeskId, Desk = m.Desk!.Name, m.Role, m.IsTrusted }), stop);
        await Many(zip, "languages.jsonl", db.LanguagePairs.Where(l => l.PersonId == personId).Select(l => new { From = l.From.Tag, To = l.To.Tag }), stop);
        await Many(zip, "locale-roles.jsonl", db.LocaleRoles.Where(r => r.PersonId == personId).Select(r => new { r.DeskId, Locale = r.Locale.Tag, r.Role }), stop);
        await Many(zip, "preferences.jsonl", db.Preferences.Where(p => p.PersonId == personId).Select(p => new { p.Name, p.Value }), stop);
        await Many(zip, "notice-wishes.jsonl", db.NoticeWishes.Where(w => w.PersonId == personId).Select(w => new { w.Kind, w.OnPage, w.Mail }), stop);
        await Many(zip, "sessions.jsonl", db.Sessions.Where(s => s.PersonId == personId).OrderBy(s => s.Created).Select(s => new { s.Agent, s.From, s.Created, s.Seen, s.Ended }), stop);
        await Many(zip, "tokens.jsonl", db.AccessTokens.Where(t => t.PersonId == personId).Select(t => new { t.Name, t.Created, t.Used }), stop);
        await Many(zip, "notices.jsonl", db.Notices.Where(n => n.PersonId == personId).OrderBy(n => n.Id).Select(n => new { n.Kind, n.DeskId, n.JobId, n.Ordinal, n.Detail, n.At, n.Seen, n.Mailed }), stop);
        await Many(zip, "comments.jsonl", db.Comments.Where(c => c.PersonId == personId).OrderBy(c => c.Id).Select(c => new { c.JobId, c.Ordinal, c.Text, c.At, c.Resolved }), stop);
        await Many(zip, "jobs.jsonl", db.Jobs.Where(j => j.TranslatorId == personId || j.EditorId == personId).OrderBy(j => j.Id).Select(j => new { j.Id, Document = j.Document!.Name, Locale = j.Locale.Tag, j.State, j.Since, IsTranslator = j.TranslatorId == personId }), stop);
        await Many(zip, "translations.jsonl", db.Targets.Where(t => t.AuthorId == personId).OrderBy(t => t.JobId).ThenBy(t => t.Ordinal).Select(t => new Written(t.JobId, t.Ordinal, t.Version, t.Text, t.Changed)), stop);
        await Many(zip, "earlier-translations.jsonl", db.PastTargets.Where(t => t.AuthorId == personId).OrderBy(t => t.JobId).ThenBy(t => t.Ordinal).ThenBy(t => t.Version).Select(t => new Written(t.JobId, t.Ordinal, t.Version, t.Text, t.Changed)), stop);
        await Many(zip, "proposed-terms.jsonl", db.ProposedTerms.Where(p => p.ProposedById == personId).OrderBy(p => p.Id).Select(p => new { p.DeskId, From = p.SourceLocale.Tag, To = p.TargetLocale.Tag, p.Source, p.Target, p.Note, p.State, p.At }), stop);
        await Many(zip, "errors-marked.jsonl", db.ReviewErrors.Where(e => e.EditorId == personId).OrderBy(e => e.Id).Select(e => new { e.JobId, e.Ordinal, e.Category, e.Severity, e.Note, e.At }), stop);
        await Many(zip, "reviews.jsonl", db.Reviews.Where(r => r.TranslatorId == personId || r.EditorId == personId).OrderBy(r => r.Id).Select(r => new { r.JobId, r.Outcome, r.Reason, r.Words, r.Edited, r.Penalty, r.At, IsTranslator = r.TranslatorId == personId }), stop);
        await Many(zip, "return-reasons.jsonl", db.ReturnReasons.Where(r => r.PersonId == personId).OrderBy(r => r.Id).Select(r => new { r.DeskId, r.Text }), stop);
        await Many(zip, "passkeys.jsonl", db.UserPasskeys.Where(p => p.UserId == personId).Select(p => new { p.Data.Name, p.Data.CreatedAt }), stop);
        await Many(zip, "sign-in-providers.jsonl", db.UserLogins.Where(l => l.UserId == personId).Select(l => new { l.LoginProvider, l.ProviderKey }), stop);
        await Many(zip, "record.jsonl", db.Audit.Where(a => a.PersonId == personId || a.AboutId == personId).OrderBy(a => a.Id).Select(a => new { a.At, a.Act, a.DeskId, a.DocumentId, a.JobId, ByMe = a.PersonId == personId, a.Detail }), stop);
    }

    /// <summary>A translation that the person wrote.</summary>
    sealed record Written(long Job, int Ordinal, int Version, [property: JsonIgnore] InlineText Typed, DateTimeOffset Changed)
    {
        public string Text => Notation.Write(Typed);
    }

    static async Task One<T>(ZipArchive zip, string name, T row, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(stop);
        await JsonSerializer.SerializeAsync(entry, row, Json, stop);
    }

    static async Task Many<T>(ZipArchive zip, string name, IQueryable<T> rows, CancellationToken stop)
    {
        await using var entry = await zip.CreateEntry(name, CompressionLevel.Optimal).OpenAsync(stop);
        await foreach (var row in rows.AsAsyncEnumerable().WithCancellation(stop))
        {
            await JsonSerializer.SerializeAsync(entry, row, Json, stop);
            await entry.WriteAsync("\n"u8.ToArray(), stop);
        }
    }
}
