using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Documents;

/// <summary>A file that somebody hands in to be translated.</summary>
/// <param name="Name">Its file name; only the last part of a path is kept.</param>
/// <param name="Bytes">The file.</param>
/// <param name="SourceLocale">The locale it is written in.</param>
/// <param name="TargetLocales">The locales it is wanted in: a job each.</param>
public sealed record HandedIn(string Name, byte[] Bytes, Locale SourceLocale, IReadOnlyList<Locale> TargetLocales)
{
    /// <summary>The name of its format; by its file name if null.</summary>
    public string? Format { get; init; }

    /// <summary>The longest topic.</summary>
    public const int LongestTopic = 100;

    /// <summary>What it is about, in a word or two; null where nobody says.</summary>
    public string? Topic { get; init; }

    /// <summary>When its translations should be done; null where nobody waits for a day.</summary>
    public DateTimeOffset? DueAt { get; init; }

    /// <summary>Its encoding, where neither the file says so nor it is UTF-8.</summary>
    public string? Encoding { get; init; }
}

/// <summary>Takes documents in: refuses at once what cannot be read, and leaves the rest to background work.</summary>
public sealed class Intake(TranslateDb db, Nudges nudges, TimeProvider clock, Settings settings)
{
    /// <summary>Takes a document in, with a job for each locale it is wanted in.</summary>
    /// <param name="deskId">The desk.</param>
    /// <param name="personId">Who hands it in; null for the service itself.</param>
    /// <param name="file">The file.</param>
    /// <param name="stop">Breaks off; nothing is taken in then.</param>
    /// <exception cref="InvalidDocumentException">The file cannot be read, is over the limit, or has nothing to translate. Nothing was taken in.</exception>
    public async Task<Document> Take(long deskId, long? personId, HandedIn file, CancellationToken stop)
    {
        var name = SafeName(file.Name);
        if (file.TargetLocales.Count == 0)
            throw new InvalidDocumentException(name, "no locale to translate into was given. Choose at least one.");
        if (file.Bytes.LongLength > settings.MaximumFileSize)
            throw new InvalidDocumentException(name, FileLimits.TooLarge(settings));

        // Read here once only to refuse it while its sender looks on; the segments are a background batch's work.
        var (format, source) = FileFormats.Open(file.Bytes, name, file.Format, file.Encoding);
        if (format.Extract(source).Count == 0)
            throw new InvalidDocumentException(name, "there is no text to translate in it.");

        var now = clock.GetUtcNow();
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var document = new Document
        {
            DeskId = deskId,
            Name = await FreeName(deskId, name, stop),
            Format = format.Name,
            Encoding = file.Encoding,
            SourceLocale = file.SourceLocale,
            Topic = file.Topic,
            Size = file.Bytes.LongLength,
            TakenInById = personId,
            Created = now,
            File = new() { Bytes = file.Bytes },
        };
        foreach (var locale in file.TargetLocales.Distinct())
            document.Jobs.Add(new() { DeskId = deskId, Locale = locale, State = JobState.Preparing, Since = now, DueAt = file.DueAt });
        db.Documents.Add(document);
        await db.SaveChangesAsync(stop);

        var batch = new Batch { Kind = BatchKind.Extract, DocumentId = document.Id, DueAt = now };
        db.Batches.Add(batch);
        db.Audit.Add(new() { DeskId = deskId, DocumentId = document.Id, PersonId = personId, Act = "taken-in", Detail = document.Name, At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);

        nudges.Send(batch.Kind, batch.Id);
        return document;
    }

    /// <summary>The last part of a path, whichever way its slashes lean: a name may come from any system, and may be hostile.</summary>
    static string SafeName(string name)
    {
        var last = name[(name.AsSpan().LastIndexOfAny('/', '\\') + 1)..].Trim();
        last = string.Concat(last.Where(c => !char.IsControl(c) && c is not (':' or '*' or '?' or '"' or '<' or '>' or '|')));
        return last is "" or "." or ".." ? "document.txt" : last;
    }

    /// <summary>Delivered files lie side by side in a folder: a second document of a name is numbered.</summary>
    async Task<string> FreeName(long deskId, string name, CancellationToken stop)
    {
        var free = name;
        for (var i = 2; await db.Documents.AnyAsync(d => d.DeskId == deskId && d.Name == free, stop); i++)
            free = $"{Path.GetFileNameWithoutExtension(name)}-{i}{Path.GetExtension(name)}";
        return free;
    }
}
