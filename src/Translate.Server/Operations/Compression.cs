using Microsoft.AspNetCore.ResponseCompression;

namespace Translate.Server.Operations;

/// <summary>Pages, the API's answers and static files travel compressed.</summary>
static class Compression
{
    public static void AddCompression(this IServiceCollection services) => services.AddResponseCompression(compression =>
    {
        compression.EnableForHttps = true;

        // Not text/event-stream: an event must not wait in a compressor for those after it.
        compression.MimeTypes = [.. ResponseCompressionDefaults.MimeTypes, "application/problem+json", "application/x-tmx+xml", "image/svg+xml"];
    });

    /// <remarks>
    /// The length of a compressed page tells something about the secrets in it to whoever can put words beside them, have a browser ask over and over
    /// with its owner's cookie, and see how long the answers are (BREACH). Only a page of another site can have it ask; the browser says so, and gets
    /// the answer as it is. The tokens of forms are encrypted anew in each answer besides.
    /// </remarks>
    public static void UseCompression(this WebApplication app) => app.UseWhen(http => !AsksFromElsewhere(http.Request), ours => ours.UseResponseCompression());

    static bool AsksFromElsewhere(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is "cross-site" or "same-site";
}
