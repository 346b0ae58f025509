using System.Globalization;
using System.Net;
using System.Text;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Delivery;

/// <summary>A job as a page of its own: both languages in a table, with comments; to read, to print, to send. It loads nothing and runs nothing.</summary>
static class BilingualHtml
{
    const string Style = """
        body{font:16px/1.5 system-ui,sans-serif;margin:2rem auto;max-width:75rem;padding:0 1rem;color:#1b1b1b;background:#fff}
        table{border-collapse:collapse;width:100%;table-layout:fixed}th,td{border:1px solid #bbb;padding:.4rem .6rem;vertical-align:top;text-align:start;overflow-wrap:anywhere}
        th{background:#eee}.n{width:3rem}.s{width:6.5rem}.t{white-space:pre-wrap}.draft{border:2px solid #a15c00;padding:.5rem 1rem;font-weight:bold}
        .c{margin:.4rem 0 0;padding:.2rem .6rem;border-inline-start:3px solid #777;font-size:.9rem}.c.done{color:#555}tr.starts>*{border-top-width:3px}.note{color:#444;font-size:.9rem}
        @media(prefers-color-scheme:dark){body{color:#eee;background:#191919}th{background:#333}th,td{border-color:#666}.note,.c.done{color:#bbb}.draft{border-color:#e0a040}a{color:#8ab4f8}}
        @media print{body{margin:0;max-width:none;color:#000;background:#fff}thead{display:table-header-group}tr{break-inside:avoid}}
        @media(max-width:600px){thead{display:none}table,tbody,tr,td,th{display:block;width:auto}tr{margin-bottom:1rem}}
        """;

    /// <summary>The page, in the language of whoever asks for it.</summary>
    public static byte[] Write(JobContent content, string? draft, IStringLocalizer<Strings> strings)
    {
        var (from, to) = (content.Job.Document!.SourceLocale, content.Job.Locale);
        var page = new StringBuilder();
        page.Append(CultureInfo.InvariantCulture, $"<!DOCTYPE html>\n<html lang=\"{CultureInfo.CurrentUICulture.Name}\">\n<head>\n<meta charset=\"utf-8\">\n<meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<title>{Text(content.Title)} ({to.Tag})</title>\n");
        foreach (var said in content.Credits.Metadata) page.Append(CultureInfo.InvariantCulture, $"<meta name=\"{said.Key}\" content=\"{Text(said.Value)}\">\n");
        if (draft is not null) page.Append("<meta name=\"robots\" content=\"noindex\">\n");
        page.Append(CultureInfo.InvariantCulture, $"<style>{Style}</style>\n</head>\n<body>\n");
        page.Append(CultureInfo.InvariantCulture, $"<h1 lang=\"{from.Tag}\" dir=\"{from.Direction}\">{Text(content.Title)}</h1>\n<p>{Text(Name(from))} → {Text(Name(to))}</p>\n");
        if (draft is not null) page.Append(CultureInfo.InvariantCulture, $"<p class=\"draft\">{Text(draft)}</p>\n");
        if (content.Credits.Place is not CreditsPlace.Nowhere && content.Credits.Lines.Count > 0)
            page.Append(CultureInfo.InvariantCulture, $"<p lang=\"{to.Tag}\" dir=\"{to.Direction}\">{string.Join("<br>", content.Credits.Lines.Select(line => string.Concat(line.Select(p => p.IsAddress ? $"<a href=\"{Text(p.Text)}\" rel=\"noreferrer\">{Text(p.Text)}</a>" : Text(p.Text)))))}</p>\n");
        page.Append(CultureInfo.InvariantCulture, $"<table>\n<thead><tr><th class=\"n\" scope=\"col\">{Text(strings["Export.Number"])}</th><th scope=\"col\">{Text(Name(from))}</th><th scope=\"col\">{Text(Name(to))}</th><th class=\"s\" scope=\"col\">{Text(strings["Export.State"])}</th></tr></thead>\n<tbody>\n");
        foreach (var unit in content.Units)
            foreach (var (i, segment) in unit.Segments.Index())
            {
                page.Append(CultureInfo.InvariantCulture, $"<tr{(i == 0 ? " class=\"starts\"" : "")} id=\"{segment.Mark}\"><th class=\"n\" scope=\"row\">{segment.Number}</th>");
                page.Append(CultureInfo.InvariantCulture, $"<td><div class=\"t\" lang=\"{from.Tag}\" dir=\"{from.Direction}\">{Text(Notation.Write(segment.Source))}</div>");
                if (i == 0 && !string.IsNullOrWhiteSpace(unit.Note)) page.Append(CultureInfo.InvariantCulture, $"<div class=\"note\">{Text(strings["Job.Note"])} {Text(unit.Note)}</div>");
                page.Append(CultureInfo.InvariantCulture, $"</td><td><div class=\"t\" lang=\"{to.Tag}\" dir=\"{to.Direction}\">{(segment.Target is { } target ? Text(Notation.Write(target.Text, segment.Source)) : "")}</div>");
                foreach (var comment in segment.Comments)
                    page.Append(CultureInfo.InvariantCulture, $"<div class=\"c{(comment.IsResolved ? " done" : "")}\"><strong>{Text(comment.Person)}</strong>, {comment.At:yyyy-MM-dd}{(comment.IsResolved ? $" ({Text(strings["Export.Resolved"])})" : "")}<br>{Text(comment.Text)}</div>");
                page.Append(CultureInfo.InvariantCulture, $"</td><td class=\"s\">{Text(State(segment.Target, strings))}</td></tr>\n");
            }

        page.Append("</tbody>\n</table>\n</body>\n</html>\n");
        return Encoding.UTF8.GetBytes(page.ToString());
    }

    /// <summary>How far a translation has come, in words.</summary>
    public static string State(Target? target, IStringLocalizer<Strings> strings) => target is null ? strings["Export.State.None"] : strings[$"Export.State.{target.State}"];

    /// <summary>A locale by its name.</summary>
    public static string Name(Locale locale) => locale.IsKnown ? locale.Culture.DisplayName : locale.Tag;

    static string Text(string text) => WebUtility.HtmlEncode(text);
}
