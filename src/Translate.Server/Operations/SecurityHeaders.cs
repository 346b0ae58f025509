using System.Security.Cryptography;

namespace Translate.Server.Operations;

/// <summary>What a browser may do on our pages: load what is ours, nothing else, and run no script that stands in a page.</summary>
static class SecurityHeaders
{
    const string Ours = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    static readonly object NonceKey = new();

    /// <summary>
    /// The word by which a style sheet that a script makes may stand in this page, for the one library that needs it: made anew for each answer, so that nothing
    /// that got into a page can know it.
    /// </summary>
    public static string StyleNonce(this HttpContext http)
    {
        if (http.Items[NonceKey] is string made) return made;
        var nonce = Convert.ToBase64String(RandomNumberGenerator.GetBytes(16));
        http.Items[NonceKey] = nonce;
        return nonce;
    }

    /// <summary>The queue's dashboard is not ours: it has styles and scripts of its own in its pages.</summary>
    const string Dashboard = "default-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var policy = http.Request.Path.StartsWithSegments("/operations/jobs", StringComparison.OrdinalIgnoreCase) ? Dashboard : Ours;

        // At the last moment: the error page begins by clearing all headers.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            headers.ContentSecurityPolicy = http.Items[NonceKey] is string nonce ? $"{policy}; style-src 'self' 'nonce-{nonce}'" : policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(http);
    });
}
