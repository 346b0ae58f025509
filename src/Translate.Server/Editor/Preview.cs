using System.Globalization;
using System.Net;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Dom;
using Markdig;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Delivery;
using Translate.Server.Documents;
using Translate.Server.People;

namespace Translate.Server.Editor;

/// <summary>Shows a job's document as it is now, with every piece of a segment's text marked as such; where the job is a part, the others around it without marks.</summary>
public sealed class Preview(TranslateDb db, JobSegments segments)
{
    static readonly MarkdownPipeline Pipeline = new MarkdownPipelineBuilder().UsePipeTables().UseTaskLists().UseFootnotes().UseEmphasisExtras().UseYamlFrontMatter().Build();

    /// <summary>The page.</summary>
    /// <param name="jobId">The job.</param>
    /// <param name="theme">Light or dark; as the reader's system says where nothing is named.</param>
    /// <param name="stop">Breaks off.</param>
    public async Task<string> Make(long jobId, string? theme, CancellationToken stop)
    {
        var job = await db.Jobs.AsNoTracking().Include(j => j.Document!.File).SingleAsync(j => j.Id == jobId, stop);
        var lines = new List<Line>();
        foreach (var part in await LocalizedFiles.PartsOf(db, job).Select(j => j.Id).ToListAsync(stop)) lines.AddRange(await Lines(part, job, stop));

        var document = job.Document!;
        var choices = await db.UnitChoices.Where(c => c.DocumentId == document.Id).ToDictionaryAsync(c => c.UnitId, c => c.Treatment, StringComparer.Ordinal, stop);
        var (format, source) = document.Open();
        var all = format.Extract(source);
        var gone = all.Where(u => choices.GetValueOrDefault(u.Id) is Treatment.LeaveOut).ToList();
        var byUnit = lines.ToLookup(l => l.Unit, StringComparer.Ordinal);
        var blocks = all.Except(gone).Select(u => new Block(u, byUnit.Contains(u.Id) ? [.. byUnit[u.Id]] : [new(u.Id, null, InlineText.Empty, new(u.Source, document.SourceLocale, "source"), InlineText.Empty)])).ToList();
        var shown = lines.Where(l => l.Ordinal is not null).ToDictionary(l => l.Ordinal!.Value, l => l.Piece);
        var body = format.Name is "markdown" or "html" ? Page(format, source, blocks, format.Gaps(source, [.. gone.Select(u => format.Extent(source, u)).OfType<TextSpan>()]), shown) : null;
        return Frame(job, theme, body ?? Blocks(blocks));
    }

    /// <summary>The segments of a part, with their ordinals where it is the job that is looked at.</summary>
    async Task<IEnumerable<Line>> Lines(long part, Job job, CancellationToken stop)
    {
        var rows = await segments.All(part, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == part).ToDictionaryAsync(t => t.Ordinal, stop);
        return rows.Select(s => new Line(
            s.UnitId,
            part == job.Id ? s.Ordinal : null,
            s.Before,
            targets.GetValueOrDefault(s.Ordinal) is { Text.IsEmpty: false } target
                ? new Piece(target.Text, job.Locale, target.State is TargetState.Initial ? "draft" : null)
                : new Piece(s.Source, job.Document!.SourceLocale, "source"),
            s.After));
    }

    /// <summary>The document as its own format shows it; null where that cannot be.</summary>
    static string? Page(IFormat format, SourceText source, IReadOnlyList<Block> blocks, IEnumerable<TextSpan> gone, Dictionary<int, Piece> shown)
    {
        if (SegmentMarks.Unused([source.Text, .. blocks.SelectMany(b => b.Lines).Select(l => l.Piece.Text.Text)]) is not { } marks) return null;

        var edits = gone.Select(gap => new Edit(gap, "")).ToList();
        foreach (var (unit, lines) in blocks)
        {
            var text = InlineText.Concat(lines.SelectMany(l => new[] { l.Before, l.Ordinal is { } ordinal ? marks.Around(ordinal, l.Piece.Text) : l.Piece.Text, l.After }));
            try
            {
                edits.Add(new(unit.Slot, format.Encode(source, unit, text)));
            }
            catch (InvalidDocumentException)
            {
                // It cannot be written in its place; checks say so. The page shows the source's there.
            }
        }

        var written = Splice.Apply(source.Text, edits);
        if (format.Name is "markdown")
        {
            try
            {
                written = Markdown.ToHtml(written, Pipeline);
            }
            catch (ArgumentException)
            {
                // Blocks nested deeper than the reader follows.
                return null;
            }
        }

        if (HarmlessPage.Read(written) is not { Body: { } body } page) return null;
        Mark(page, body, marks, shown);
        return body.InnerHtml;
    }

    /// <summary>Puts elements in the place of marks. A segment that crosses elements gets several.</summary>
    static void Mark(IHtmlDocument page, IElement body, SegmentMarks marks, Dictionary<int, Piece> shown)
    {
        foreach (var element in body.QuerySelectorAll("*"))
            foreach (var attribute in element.Attributes.ToList())
                if (marks.AreIn(attribute.Value)) element.SetAttribute(attribute.Name, marks.Without(attribute.Value));

        var at = new SegmentMarks.Reading();
        foreach (var text in body.Descendants<IText>().ToList())
        {
            if (at.Ordinal is null && !marks.AreIn(text.Data)) continue;
            var nodes = marks.Read(text.Data, at).Select(INode (piece) => piece.Ordinal is { } ordinal && shown.TryGetValue(ordinal, out var here) && !string.IsNullOrWhiteSpace(piece.Text) ? Span(page, ordinal, here, piece.Text) : page.CreateTextNode(piece.Text)).ToArray();
            text.Replace(nodes);
        }
    }

    static IElement Span(IHtmlDocument page, int ordinal, Piece piece, string text)
    {
        var span = page.CreateElement("span");
        span.SetAttribute("data-segment", ordinal.ToString(CultureInfo.InvariantCulture));
        span.SetAttribute("lang", piece.Locale.Tag);
        span.SetAttribute("dir", piece.Locale.Direction);
        if (piece.Class is not null) span.SetAttribute("class", piece.Class);
        span.TextContent = text;
        return span;
    }

    /// <summary>Every unit as a block, for files that have no page of their own.</summary>
    static string Blocks(IReadOnlyList<Block> blocks)
    {
        var page = new StringBuilder();
        var inTable = false;
        foreach (var (first, lines) in blocks)
        {
            var text = string.Concat(lines.Select(l => $"{Escape(l.Before)}{Span(l.Ordinal, l.Piece)}{Escape(l.After)}"));
            var isRow = first.Kind is UnitKind.Entry;
            if (isRow != inTable) page.Append(isRow ? "<table class=\"entries\"><tbody>" : "</tbody></table>");
            inTable = isRow;
            page.Append(first.Kind switch
            {
                UnitKind.Entry => $"<tr><th scope=\"row\">{WebUtility.HtmlEncode(first.Id)}</th><td class=\"text\">{text}</td></tr>",
                UnitKind.Heading => string.Create(CultureInfo.InvariantCulture, $"<h{Math.Clamp(first.Level, 1, 6)} class=\"text\">{text}</h{Math.Clamp(first.Level, 1, 6)}>"),
                UnitKind.Cue => $"<p class=\"cue text\"><small>{WebUtility.HtmlEncode(first.Note)}</small>{text}</p>",
                UnitKind.ListItem => $"<ul><li class=\"text\">{text}</li></ul>",
                UnitKind.Quote => $"<blockquote class=\"text\">{text}</blockquote>",
                UnitKind.Aside => $"<p class=\"aside text\">{text}</p>",
                _ => $"<p class=\"text\">{text}</p>",
            });
        }

        return inTable ? page.Append("</tbody></table>").ToString() : page.ToString();

        static string Span(int? ordinal, Piece piece) => string.Create(
            CultureInfo.InvariantCulture,
            $"<span{(ordinal is { } own ? $" data-segment=\"{own}\"" : "")} lang=\"{piece.Locale.Tag}\" dir=\"{piece.Locale.Direction}\"{(piece.Class is null ? "" : $" class=\"{piece.Class}\"")}>{Escape(piece.Text)}</span>");
    }

    static string Escape(InlineText text)
    {
        var result = new StringBuilder();
        var at = 0;
        foreach (var code in text.Codes)
        {
            result.Append(WebUtility.HtmlEncode(text.Text[at..code.Offset])).Append("<code>").Append(WebUtility.HtmlEncode(code.Data)).Append("</code>");
            at = code.Offset;
        }

        return result.Append(WebUtility.HtmlEncode(text.Text[at..])).ToString();
    }

    static string Frame(Job job, string? theme, string body) =>
        $"""
        <!DOCTYPE html>
        <html lang="{job.Locale.Tag}" dir="{job.Locale.Direction}"{(theme is "light" or "dark" ? $" data-theme=\"{theme}\"" : "")}>
        <head><meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{WebUtility.HtmlEncode(job.Document!.Name)}</title><link rel="stylesheet" href="/preview.css"></head>
        <body>{body}</body>
        </html>
        """;

    /// <summary>A unit of the document with what is shown of it.</summary>
    sealed record Block(Unit Unit, IReadOnlyList<Line> Lines);

    /// <summary>A segment, by its ordinal where a reader of the job can go to it.</summary>
    sealed record Line(string Unit, int? Ordinal, InlineText Before, Piece Piece, InlineText After);

    /// <summary>What stands in a segment's place.</summary>
    sealed record Piece(InlineText Text, Locale Locale, string? Class);
}

static class PreviewPages
{
    public static void MapPreview(this IEndpointRouteBuilder app) =>
        app.MapGet("/jobs/{job:long}/preview", async (long job, Preview preview, HttpResponse response, CancellationToken stop, string? theme = null) =>
        {
            response.Headers.CacheControl = "no-cache, private";
            return TypedResults.Content(await preview.Make(job, theme, stop), "text/html; charset=utf-8");
        }).RequireDeskRole(DeskRole.Translator).WithMetadata(new Operations.PagePolicy(Operations.PagePolicy.Preview));
}
