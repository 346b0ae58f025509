using System.Globalization;
using System.Net;
using System.Text;
using System.Text.Json;
using Translate.Core.Exchange;
using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Benchmarks;

/// <summary>A file of each format, as large as is asked for, with the same text in it each time.</summary>
static class FormatFiles
{
    /// <summary>The same file once more, exchanged as XLIFF 1.2.</summary>
    public const string ByVersion1 = "markdown-1.2";

    /// <summary>What is measured: the name, the ending, and what writes so many characters of it.</summary>
    public static IReadOnlyList<(string Name, string Ending, Func<int, byte[]> Make)> All { get; } =
    [
        ("text", ".txt", size => Bytes(size, (prose, _) => prose.Paragraph(1, 6) + "\n\n")),
        ("markdown", ".md", size => Bytes(size, Markdown)),
        (ByVersion1, ".md", size => Bytes(size, Markdown)),
        ("html", ".html", size => Bytes(size, Html, "<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta charset=\"utf-8\"><title>The port</title></head>\n<body>\n", "</body>\n</html>\n")),
        ("docx", ".docx", size => WordDocuments.OfCharacters(size)),
        ("resx", ".resx", size => Bytes(size, Resx, "<?xml version=\"1.0\" encoding=\"utf-8\"?>\n<root>\n", "</root>\n")),
        ("json", ".json", size => Bytes(size, (prose, i) => Invariant($"    \"message{i}\": {Json(Message(prose, i))},\n"), "{\n  \"messages\": {\n", "    \"end\": \"The end\"\n  }\n}\n")),
        ("po", ".po", size => Bytes(size, Po, "msgid \"\"\nmsgstr \"\"\n\"Content-Type: text/plain; charset=UTF-8\\n\"\n\"Content-Transfer-Encoding: 8bit\\n\"\n\"Language: ko\\n\"\n\"Plural-Forms: nplurals=1; plural=0;\\n\"\n\n")),
        ("csv", ".csv", size => Bytes(size, (prose, i) => Invariant($"message.{i},\"{prose.Paragraph(1, 2).Replace("\"", "\"\"", StringComparison.Ordinal)}\",Page {i % 50}\n"), "key,text,note\n")),
        ("csv-bilingual", ".csv", size => Bytes(size, (prose, i) => Invariant($"message.{i},\"{prose.Paragraph(1, 2).Replace("\"", "\"\"", StringComparison.Ordinal)}\",,Page {i % 50}\n"), "key,source,target,note\n")),
        ("srt", ".srt", size => Bytes(size, (prose, i) => Invariant($"{i + 1}\n{Time(i, 0)} --> {Time(i, 1_800)}\n{Wrapped(prose.Sentence())}\n\n"))),
        ("vtt", ".vtt", size => Bytes(size, (prose, i) => Invariant($"{Time(i, 0).Replace(',', '.')} --> {Time(i, 1_800).Replace(',', '.')}\n<v Reporter>{WebUtility.HtmlEncode(Wrapped(prose.Sentence()))}\n\n"), "WEBVTT\n\n")),
        ("xliff", ".xlf", size => Xliff(size * 4 / 10, XliffWriter.Write)),
        ("xliff-1.2", ".xlf", size => Xliff(size * 4 / 10, Xliff1Writer.Write)),
    ];

    static byte[] Bytes(int size, Func<Prose, int, string> piece, string head = "", string foot = "")
    {
        var prose = new Prose();
        var bytes = new MemoryStream(size + 10_000);
        bytes.Write(Encoding.UTF8.GetBytes(head));
        for (var i = 0; bytes.Length < size - foot.Length; i++) bytes.Write(Encoding.UTF8.GetBytes(piece(prose, i)));
        bytes.Write(Encoding.UTF8.GetBytes(foot));
        return bytes.ToArray();
    }

    static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    static string Json(string text) => JsonSerializer.Serialize(text, Relaxed);

    static readonly JsonSerializerOptions Relaxed = new() { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>What a program says: a label, a sentence, one with a placeholder.</summary>
    static string Message(Prose prose, int i) => (i % 4) switch { 0 => prose.Label(), 1 => $"{{{{count}}}} {prose.Sentence()}", _ => prose.Paragraph(1, 2) };

    static string Markdown(Prose prose, int i) => (i % 8) switch
    {
        0 => Invariant($"## {prose.Label()} {i}\n\n"),
        3 => $"- {prose.Sentence()}\n- **{prose.Label()}** {prose.Sentence()}\n- {prose.Sentence()}\n\n",
        5 => $"> {prose.Paragraph(1, 2)}\n\n",
        7 => Invariant($"```sh\nrun --page {i}\n```\n\n"),
        _ => Invariant($"{prose.Paragraph(1, 3)} The [{prose.Label()}](https://example.org/ports/{i}) was *not* in `harbor.log`. {prose.Sentence()}\n\n"),
    };

    static string Html(Prose prose, int i) => (i % 8) switch
    {
        0 => $"<h2>{Escaped(prose.Label())}</h2>\n",
        3 => $"<ul>\n  <li>{Escaped(prose.Sentence())}</li>\n  <li><strong>{Escaped(prose.Label())}</strong> {Escaped(prose.Sentence())}</li>\n</ul>\n",
        5 => Invariant($"<figure><img src=\"{i}.jpg\" alt=\"{Escaped(prose.Label())}\"><figcaption>{Escaped(prose.Sentence())}</figcaption></figure>\n"),
        _ => Invariant($"<p>{Escaped(prose.Paragraph(1, 3))} The <a href=\"/ports/{i}\">{Escaped(prose.Label())}</a> was <em>not</em> in <code>harbor.log</code>. {Escaped(prose.Sentence())}</p>\n"),
    };

    static string Escaped(string text) => text.Replace("&", "&amp;", StringComparison.Ordinal);

    static string Resx(Prose prose, int i) => Invariant(
        $"  <data name=\"Page{i % 50}_Message{i}\" xml:space=\"preserve\">\n    <value>{(i % 4 == 1 ? "{0:N0}: " : "")}{Escaped(prose.Paragraph(1, 2))}</value>\n    <comment>Shown on page {i % 50}.</comment>\n  </data>\n");

    static string Po(Prose prose, int i)
    {
        var (text, context) = (prose.Paragraph(1, 2), i % 5 == 0 ? Invariant($"msgctxt \"page {i}\"\n") : "");
        return i % 10 == 3
            ? Invariant($"#: src/page{i % 50}.c:{i}\n#, c-format\nmsgid \"%d: {text} ({i})\"\nmsgid_plural \"%d of them: {text} ({i})\"\nmsgstr[0] \"\"\n\n")
            : Invariant($"#: src/page{i % 50}.c:{i}\n{context}msgid \"{text} ({i})\"\nmsgstr \"\"\n\n");
    }

    static string Time(int cue, int after) => TimeSpan.FromMilliseconds((cue * 2_000L) + after) is var at ? Invariant($"{(int)at.TotalHours:00}:{at.Minutes:00}:{at.Seconds:00},{at.Milliseconds:000}") : "";

    static string Wrapped(string text) => text.Length < 42 ? text : text.IndexOf(' ', text.Length / 2) is > 0 and var at ? text[..at] + "\n" + text[(at + 1)..] : text;

    /// <summary>What another tool would hand out of such a text: XLIFF, segmented.</summary>
    static byte[] Xliff(int size, Action<Stream, XliffOrigin, IReadOnlyList<Unit>, Segmenter, Locale, Locale?> write)
    {
        // In the file each sentence stands among some 150 characters of markup.
        var format = FileFormats.ByName("markdown")!;
        var source = SourceText.Decode(Bytes(size, Markdown), "port.md");
        using var xliff = new MemoryStream();
        write(xliff, XliffOrigin.Of("port.md", format, source), format.Extract(source), SegmentationRules.Shipped.For(Locale.Parse("en")), Locale.Parse("en"), Locale.Parse("ko"));
        return xliff.ToArray();
    }
}
