using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Net.Sockets;
using Translate.Core.Text;
using Translate.Server.Operations;

namespace Translate.Server.Documents;

/// <summary>A page as its server sent it.</summary>
/// <param name="Address">Where it was found, behind all redirects.</param>
/// <param name="Bytes">The page.</param>
/// <param name="Encoding">The encoding that its server names, or null.</param>
public sealed record FetchedPage(Uri Address, byte[] Bytes, string? Encoding)
{
    /// <summary>A file name for it: the last part of its address.</summary>
    public string Name
    {
        get
        {
            var last = Uri.UnescapeDataString(Address.AbsolutePath.TrimEnd('/')).Split('/')[^1];
            var stem = string.Concat((last.Length == 0 ? Address.Host : Path.GetExtension(last).ToLowerInvariant() is ".html" or ".htm" or ".xhtml" or ".php" or ".aspx" ? Path.GetFileNameWithoutExtension(last) : last)
                .Select(c => char.IsLetterOrDigit(c) || c is '-' or '_' or '.' ? c : '-')).Trim('-', '.');
            return (stem.Length == 0 ? Address.Host : Fitting.Of(stem, 80)) + ".html";
        }
    }
}

/// <summary>Fetches an article by the address that an editor names: once, over HTTP, and only from the public internet.</summary>
public sealed class ArticleFetch(Settings settings, TimeProvider clock) : IDisposable
{
    /// <summary>As many redirects are followed; each is looked at as the first address is.</summary>
    const int MostRedirects = 5;

    /// <summary>No page is larger, in bytes, whatever files may be.</summary>
    const long LargestPage = 10 * 1024 * 1024;

    /// <summary>From the first connection to the last byte.</summary>
    static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    readonly HttpMessageInvoker http = new(PublicHttp.Handler([.. settings.AllowedNetworks.Select(n => IPNetwork.Parse(n))]));

    /// <summary>Fetches a page.</summary>
    /// <exception cref="InvalidDocumentException">It may not be fetched, cannot be, or is no page; the message says what can be done.</exception>
    public async Task<FetchedPage> Fetch(string address, CancellationToken stop)
    {
        if (!settings.FetchesArticles) throw new InvalidDocumentException(address, "the operator has not allowed articles to be fetched. Save the page in your browser, and hand in the file.");

        using var patience = new CancellationTokenSource(Patience, clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(stop, patience.Token);
        try
        {
            return await Follow(address, Allowed(address, null, address), either.Token);
        }
        catch (OperationCanceledException e) when (!stop.IsCancellationRequested)
        {
            throw new InvalidDocumentException(address, $"it did not answer within {Patience.TotalSeconds.ToString("0", CultureInfo.InvariantCulture)} seconds. Try again later, or save the page in your browser and hand in the file.", e);
        }
        catch (HttpRequestException e) when (e.InnerException is NotPublicException refused)
        {
            throw new InvalidDocumentException(address, refused.Message, e);
        }
        catch (Exception e) when (e is HttpRequestException or IOException or InvalidDataException or SocketException)
        {
            throw new InvalidDocumentException(address, $"it could not be fetched: {e.Message} Look at the address, or save the page in your browser and hand in the file.", e);
        }
    }

    async Task<FetchedPage> Follow(string named, Uri address, CancellationToken stop)
    {
        for (var redirects = 0; ; redirects++)
        {
            using var request = new HttpRequestMessage(HttpMethod.Get, address);
            request.Headers.UserAgent.Add(new("Translate", "1.0"));
            request.Headers.Accept.Add(new("text/html"));
            request.Headers.Accept.Add(new("application/xhtml+xml", 0.9));
            using var response = await http.SendAsync(request, stop);
            if (response.StatusCode is HttpStatusCode.MovedPermanently or HttpStatusCode.Found or HttpStatusCode.SeeOther or HttpStatusCode.TemporaryRedirect or HttpStatusCode.PermanentRedirect)
            {
                if (redirects == MostRedirects) throw new InvalidDocumentException(named, $"it leads on from one address to the next, more than {MostRedirects} times.");
                if (response.Headers.Location is not { } location) throw new InvalidDocumentException(named, "it leads on to nowhere.");
                address = Allowed(named, address, location.OriginalString);
                continue;
            }

            if (!response.IsSuccessStatusCode)
                throw new InvalidDocumentException(named, string.Create(CultureInfo.InvariantCulture, $"its server answers with {(int)response.StatusCode} ({response.StatusCode}). Look at the address; a page that asks for a password has to be saved in your browser and handed in as a file."));
            var type = response.Content.Headers.ContentType;
            if (type?.MediaType?.ToLowerInvariant() is not ("text/html" or "application/xhtml+xml"))
                throw new InvalidDocumentException(named, $"it is no web page but \"{type?.MediaType ?? "of no type"}\". Download it, and hand in the file.");
            return new(address, await Read(named, response, stop), Charset(type));
        }
    }

    /// <summary>Read as it comes, so that a page that is too large or never ends is left as soon as that is known.</summary>
    async Task<byte[]> Read(string named, HttpResponseMessage response, CancellationToken stop)
    {
        var most = Math.Min(LargestPage, settings.MaximumFileSize);
        await using var body = await response.Content.ReadAsStreamAsync(stop);
        using var page = new MemoryStream();
        var buffer = new byte[64 * 1024];
        for (int read; (read = await body.ReadAsync(buffer, stop)) > 0;)
        {
            page.Write(buffer, 0, read);
            if (page.Length > most) throw new InvalidDocumentException(named, string.Create(CultureInfo.InvariantCulture, $"the page is larger than {most / 1024.0 / 1024.0:0.#} MB."));
        }

        return page.ToArray();
    }

    /// <summary>What browsers take for UTF-8 or leave to the page is not said again.</summary>
    static string? Charset(MediaTypeHeaderValue type) => type.CharSet?.Trim('"', ' ').ToLowerInvariant() switch
    {
        null or "" or "utf-8" or "utf8" => null,
        "iso-8859-1" or "latin1" or "us-ascii" or "ascii" => "windows-1252",
        var name => name,
    };

    static Uri Allowed(string named, Uri? from, string address)
    {
        address = address.Trim();
        if (!(from is null ? Uri.TryCreate(address, UriKind.Absolute, out var uri) : Uri.TryCreate(from, address, out uri)) || uri.Scheme is not ("http" or "https") || uri.Host.Length == 0)
            throw new InvalidDocumentException(named, from is null ? "this is no address of a web page. Expected one as https://example.org/article." : $"it leads on to \"{address}\", which is no address of a web page.");
        if (uri.UserInfo.Length > 0) throw new InvalidDocumentException(named, "an address with a name and a password in it is not fetched.");
        return new UriBuilder(uri) { Fragment = "" }.Uri;
    }

    /// <inheritdoc/>
    public void Dispose() => http.Dispose();
}
