using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.Features;
using Translate.Core.Text;
using Translate.Server.Operations;
using Translate.Server.Pages;

namespace Translate.Server.Documents;

/// <summary>What is handed in to be looked at first: files, or an address to be fetched.</summary>
/// <param name="Files">The files, each read when it is asked for.</param>
/// <param name="Address">The address; null for files.</param>
/// <param name="From">The locale it is written in, where that is said.</param>
sealed record OfferedForm(IReadOnlyList<Func<CancellationToken, Task<Offered>>> Files, string? Address, Locale? From);

/// <summary>Reads the form by which pages and programs hand a document in.</summary>
static class IntakeForm
{
    /// <summary>The largest form around the largest file.</summary>
    const int Margin = 1024 * 1024;

    /// <summary>As much of a form that is too large is read before it is refused.</summary>
    internal const long MostDrained = 1024 * 1024 * 1024;

    /// <summary>Reads <c>file</c>, or <c>name</c> and <c>text</c>; <c>from</c>; <c>to</c>, several or divided by commas; <c>format</c>; <c>encoding</c>; <c>topic</c>; <c>due</c>, a day in the caller's time or a moment.</summary>
    /// <exception cref="InvalidDocumentException">A field is missing or senseless, or the file is over the limit.</exception>
    public static async Task<HandedIn> Read(HttpRequest request, Settings settings, LocalTime time, CancellationToken stop)
    {
        var form = await Form(request, settings, settings.MaximumFileSize + Margin, stop);
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

    /// <summary>Reads what is to be looked at first, all that is given of it: <c>file</c>, several; <c>address</c>; <c>text</c> and its <c>name</c>. <c>from</c>, <c>format</c> and <c>encoding</c> may be left out.</summary>
    /// <exception cref="InvalidDocumentException">A field is missing or senseless, or all of it is over the limit.</exception>
    public static async Task<OfferedForm> ReadOffered(HttpRequest request, Settings settings, CancellationToken stop)
    {
        var form = await Form(request, settings, MostDrained, stop);
        var from = Or(form["from"], null) is { } tag ? Locale("form", tag) : (Locale?)null;
        var (format, encoding) = (Or(form["format"], null), Or(form["encoding"], null));
        var address = Or(form["address"], null);

        // Each is read when its turn comes, so that not all are held at once.
        var files = form.Files.GetFiles("file").Where(f => !string.IsNullOrEmpty(f.FileName))
            .Select(f => (Func<CancellationToken, Task<Offered>>)(async reading => new(f.FileName, await Bytes(f, reading)) { Format = format, Encoding = encoding, SourceLocale = from }))
            .ToList();
        var text = form["text"].ToString();
        if (!string.IsNullOrWhiteSpace(text))
        {
            var name = Or(form["name"], "article.txt");
            if (Path.GetExtension(name).Length == 0) name += ".txt";
            var pasted = new Offered(name, Pasted(text, name)) { Format = format, SourceLocale = from };
            files.Add(_ => Task.FromResult(pasted));
        }

        return files.Count > 0 || address is not null ? new(files, address, from) : throw new InvalidDocumentException("form", "nothing was handed in. Paste a text, choose a file, or give an address.");
    }

    internal static async Task<IFormCollection> Form(HttpRequest request, Settings settings, long most, CancellationToken stop)
    {
        if (!request.HasFormContentType) throw new InvalidDocumentException("form", "send the document as multipart/form-data.");

        // Our own limit holds, not the web server's, which would break the connection off before its sender could read why.
        if (request.HttpContext.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = MostDrained;
        if (request.ContentLength > most) throw await TooLarge(request, settings, null, stop);

        try
        {
            return await request.ReadFormAsync(new() { MultipartBodyLengthLimit = settings.MaximumFileSize + Margin, ValueLengthLimit = (int)Math.Min(settings.MaximumFileSize, int.MaxValue) }, stop);
        }
        catch (Exception e) when (e is InvalidDataException or BadHttpRequestException)
        {
            throw await TooLarge(request, settings, e, stop);
        }
    }

    static string? Topic(string name, string? topic) =>
        topic is { Length: > HandedIn.LongestTopic } ? throw new InvalidDocumentException(name, $"the topic has more than {HandedIn.LongestTopic} characters. Say it in a word or two.") : topic;

    /// <summary>A day ends where the caller is; a moment is the same everywhere.</summary>
    internal static DateTimeOffset? Due(string name, string? due, LocalTime time) => due switch
    {
        null => null,
        _ when LocalTime.TryDay(due, out var day) => time.EndOf(day),
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

    internal static async Task<byte[]> Bytes(IFormFile file, CancellationToken stop)
    {
        var bytes = new byte[file.Length];
        await using var stream = file.OpenReadStream();
        await stream.ReadExactlyAsync(bytes, stop);
        return bytes;
    }

    internal static List<Locale> Locales(string name, Microsoft.Extensions.Primitives.StringValues values) =>
        [.. values.SelectMany(v => (v ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(tag => Locale(name, tag)).Distinct()];

    static Locale Locale(string name, string tag) =>
        Core.Text.Locale.TryParse(tag, out var locale) ? locale : throw new InvalidDocumentException(name, $"\"{tag}\" is not a locale. Expected a language tag as in BCP 47: en, ko, pt-BR, zh-Hant.");

    [return: System.Diagnostics.CodeAnalysis.NotNullIfNotNull(nameof(otherwise))]
    static string? Or(Microsoft.Extensions.Primitives.StringValues value, string? otherwise) => string.IsNullOrWhiteSpace(value) ? otherwise : value.ToString().Trim();
}
