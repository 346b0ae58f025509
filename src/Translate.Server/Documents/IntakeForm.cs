using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Translate.Core.Text;
using Translate.Server.Operations;
using Translate.Server.Pages;

namespace Translate.Server.Documents;

/// <summary>Reads the form by which pages and programs hand a document in.</summary>
static class IntakeForm
{
    /// <summary>The largest form around the largest file.</summary>
    const int Margin = 1024 * 1024;

    /// <summary>As much of a form that is too large is read before it is refused.</summary>
    const long MostDrained = 1024 * 1024 * 1024;

    /// <summary>Reads <c>file</c>, or <c>name</c> and <c>text</c>; <c>from</c>; <c>to</c>, several or divided by commas; <c>format</c>; <c>encoding</c>; <c>topic</c>; <c>due</c>, a day in the caller's time or a moment.</summary>
    /// <exception cref="InvalidDocumentException">A field is missing or senseless, or the file is over the limit.</exception>
    public static async Task<HandedIn> Read(HttpRequest request, Settings settings, LocalTime time, CancellationToken stop)
    {
        if (!request.HasFormContentType) throw new InvalidDocumentException("form", "send the document as multipart/form-data.");

        // Our own limit holds, not the web server's, which would break the connection off before its sender could read why.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostDrained;
        if (request.ContentLength > settings.MaximumFileSize + Margin) throw await TooLarge(request, settings, null, stop);

        IFormCollection form;
        try
        {
            form = await request.ReadFormAsync(new() { MultipartBodyLengthLimit = settings.MaximumFileSize + Margin, ValueLengthLimit = (int)Math.Min(settings.MaximumFileSize, int.MaxValue) }, stop);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            throw await TooLarge(request, settings, e, stop);
        }

        var file = form.Files.GetFile("file");
        var name = file is { Length: > 0 } || !string.IsNullOrEmpty(file?.FileName) ? file!.FileName : Or(form["name"], "article.txt");
        if (Path.GetExtension(name).Length == 0 && file is null) name += ".txt";
        return new(name, file is null || string.IsNullOrEmpty(file.FileName) ? Pasted(form["text"].ToString(), name) : await Bytes(file, stop), Locale(name, Or(form["from"], "en")), Locales(name, form["to"]))
        {
            Format = Or(form["format"], null),
            Encoding = Or(form["encoding"], null),
            Topic = Topic(name, Or(form["topic"], null)),
            DueAt = Due(name, Or(form["due"], null), time),
        };
    }

    static string? Topic(string name, string? topic) =>
        topic is { Length: > HandedIn.LongestTopic } ? throw new InvalidDocumentException(name, $"the topic has more than {HandedIn.LongestTopic} characters. Say it in a word or two.") : topic;

    /// <summary>A day ends where the caller is; a moment is the same everywhere.</summary>
    static DateTimeOffset? Due(string name, string? due, LocalTime time) => due switch
    {
        null => null,
        _ when DateOnly.TryParseExact(due, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) && day.Year is > 1 and < 9999 => time.EndOf(day),
        _ when DateTimeOffset.TryParse(due, CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var moment) && moment.Year is > 1 and < 9999 => moment.ToUniversalTime(),
        _ => throw new InvalidDocumentException(name, $"\"{due}\" is not a date. Expected a day as 2026-11-30, or a moment as 2026-11-30T18:00+09:00."),
    };

    /// <summary>Reads what is still to come and throws it away: a browser shows an answer only when it has sent everything.</summary>
    static async Task<InvalidDocumentException> TooLarge(HttpRequest request, Settings settings, Exception? inner, CancellationToken stop)
    {
        try
        {
            if (request.ContentLength is null or <= MostDrained) await request.Body.CopyToAsync(Stream.Null, stop);
        }
        catch (BadHttpRequestException)
        {
            // More than anybody should send: then it breaks off.
        }

        return new("upload", FileLimits.TooLarge(settings), inner);
    }

    static byte[] Pasted(string text, string name)
    {
        try
        {
            // Browsers send the lines of a text box with CRLF, whatever was pasted.
            return new UTF8Encoding(false, throwOnInvalidBytes: true).GetBytes(text.ReplaceLineEndings("\n"));
        }
        catch (EncoderFallbackException e)
        {
            throw SourceText.FromString(name, text).Invalid(e.Index, "half of a surrogate pair stands alone here; it is not a character.", e);
        }
    }

    static async Task<byte[]> Bytes(IFormFile file, CancellationToken stop)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    static List<Locale> Locales(string name, Microsoft.Extensions.Primitives.StringValues values) =>
        [.. values.SelectMany(v => (v ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(tag => Locale(name, tag)).Distinct()];

    static Locale Locale(string name, string tag) =>
        Core.Text.Locale.TryParse(tag, out var locale) ? locale : throw new InvalidDocumentException(name, $"\"{tag}\" is not a locale. Expected a language tag as in BCP 47: en, ko, pt-BR, zh-Hant.");

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(otherwise))]
    static string? Or(Microsoft.Extensions.Primitives.StringValues value, string? otherwise) => string.IsNullOrWhiteSpace(value) ? otherwise : value.ToString().Trim();
}
