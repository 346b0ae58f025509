using System.IO.Compression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Exchange;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Delivery;

/// <summary>In which form a job goes out, besides its file's own.</summary>
public enum ExportKind
{
    /// <summary>A table of both languages, as a Word document.</summary>
    Docx,

    /// <summary>A table of both languages, as a page.</summary>
    Html,

    /// <summary>XLIFF 2.1, for other translation tools.</summary>
    Xliff,

    /// <summary>Pairs for a translation memory.</summary>
    Tmx,

    /// <summary>The localized text alone.</summary>
    Text,

    /// <summary>The localized text with its headings and lists.</summary>
    Markdown,
}

/// <summary>A file that goes out.</summary>
public sealed record ExportedFile(string Name, string MediaType, byte[] Bytes);

/// <summary>Makes the forms in which a job's text goes out. Every one is of this moment, and one that nobody has approved says that it is a draft.</summary>
public sealed class Exports(TranslateDb db, JobUnits units, LocalizedFiles files, IStringLocalizer<Strings> strings)
{
    /// <summary>As many pairs of a job as its TMX has a place for are in it; those that TMX cannot hold are left out.</summary>
    public async Task<ExportedFile> Make(long jobId, ExportKind kind, CancellationToken stop)
    {
        var content = await units.Read(jobId, stop);
        var draft = content.IsDraft ? strings["Export.Draft"].Value : null;
        return kind switch
        {
            ExportKind.Docx => new(Name(content, "docx"), "application/vnd.openxmlformats-officedocument.wordprocessingml.document", BilingualDocx.Write(content, draft, strings)),
            ExportKind.Html => new(Name(content, "html"), "text/html; charset=utf-8", BilingualHtml.Write(content, draft, strings)),
            ExportKind.Xliff => new(Name(content, "xlf"), "application/xliff+xml", Xliff(content, draft)),
            ExportKind.Tmx => new(Name(content, "tmx"), "application/x-tmx+xml", Tmx(content)),
            ExportKind.Text => new(Name(content, "txt"), "text/plain; charset=utf-8", RunningText.Plain(content, draft)),
            _ => new(Name(content, "md"), "text/markdown; charset=utf-8", RunningText.Markdown(content, draft)),
        };
    }

    /// <summary>A document in all locales that the caller has to do with as one archive, each in a folder of its own: what was delivered, or else how far it has come, as a draft.</summary>
    public async Task<ExportedFile> Archive(long documentId, Caller caller, CancellationToken stop)
    {
        var name = await db.Documents.Where(d => d.Id == documentId).Select(d => d.Name).SingleAsync(stop);
        var jobs = await db.Jobs.AsNoTracking().Where(JobRights.For(db, caller)).Where(j => j.DocumentId == documentId && j.State != JobState.Cancelled && j.State != JobState.Preparing).OrderBy(j => j.Id).ToListAsync(stop);
        using var bytes = new MemoryStream();
        using (var archive = new ZipArchive(bytes, ZipArchiveMode.Create, leaveOpen: true))
        {
            foreach (var locale in jobs.GroupBy(j => j.Locale))
            {
                var own = locale.Select(j => j.Id).ToList();
                var delivered = locale.All(j => j.State is JobState.Delivered)
                    ? await db.Deliveries.AsNoTracking().Where(d => own.Contains(d.JobId)).OrderByDescending(d => d.Id).FirstOrDefaultAsync(stop)
                    : null;
                var file = delivered is null ? await files.Draft(own[0], stop) : new(delivered.Name, delivered.Bytes, 0);
                var entry = archive.CreateEntry($"{locale.Key.Tag}/{file.Name}");

                // The same content gives the same archive.
                entry.LastWriteTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);
                await using var into = await entry.OpenAsync(stop);
                await into.WriteAsync(file.Bytes, stop);
            }
        }

        return new($"{Path.GetFileNameWithoutExtension(name)}.zip", "application/zip", bytes.ToArray());
    }

    static string Name(JobContent content, string extension) =>
        $"{Path.GetFileNameWithoutExtension(content.Job.Document!.Name)}.{content.Job.Locale.Tag}{(content.Job.Part > 0 ? $".{content.Job.Part}" : "")}{(content.IsDraft ? ".draft" : "")}.{extension}";

    static byte[] Xliff(JobContent content, string? draft)
    {
        using var bytes = new MemoryStream();
        var header = new BilingualHeader(
            content.Job.Id.ToString(System.Globalization.CultureInfo.InvariantCulture),
            XliffOrigin.Of(content.Job.Document!.Name, content.Format, content.Source),
            content.Job.Document.SourceLocale,
            content.Job.Locale,
            [.. new[] { draft }.OfType<string>(), .. content.Credits.Words]);
        BilingualXliff.Write(bytes, header, content.Units);
        return bytes.ToArray();
    }

    static byte[] Tmx(JobContent content)
    {
        var (from, to, document) = (content.Job.Document!.SourceLocale, content.Job.Locale, content.Job.Document);
        var rows = content.Units.SelectMany(u => u.Segments.Select(s => (Unit: u, Segment: s))).ToList();
        var key = rows.ConvertAll(r => r.Unit.Kind is Core.Formats.UnitKind.Entry ? r.Unit.Id : null);
        var sources = SegmentContexts.Of([.. rows.Select((r, i) => (r.Segment.Source, key[i]))]);
        var targets = SegmentContexts.Of([.. rows.Select((r, i) => (r.Segment.Target?.Text ?? InlineText.Empty, key[i]))]);
        var pairs = rows.Index().Where(r => r.Item.Segment.Target is not null).Select(r => new MemoryPair(
            new(from, r.Item.Segment.Source) { Context = sources[r.Index] }, new(to, r.Item.Segment.Target!.Text) { Context = targets[r.Index] })
        {
            State = r.Item.Segment.Target.State,
            Document = document.Name,
            Author = DocumentCredits.Names(content.Credits.Translators),
            Editor = DocumentCredits.Names(content.Credits.Editors),
        });
        using var bytes = new MemoryStream();
        TmxWriter.Write(bytes, pairs, new() { Source = from, Name = document.Name }, []);
        return bytes.ToArray();
    }
}
