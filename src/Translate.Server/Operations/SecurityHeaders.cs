using System.Security.Cryptography;

namespace Translate.Server.Operations;

/// <summary>A page that has a policy of its own.</summary>
/// <param name="Value">The policy, as the browser reads it.</param>
sealed record PagePolicy(string Value)
{
    /// <summary>A document's own page, in a frame of ours: it looks like something, and does nothing.</summary>
    public const string Preview = "default-src 'none'; style-src 'self'; img-src 'self' data:; base-uri 'none'; form-action 'none'; frame-ancestors 'self'";
}

/// <summary>What a browser may do on our pages: load what is ours, nothing else, and run no script that stands in a page.</summary>
static class SecurityHeaders
{
    const string Ours = "default-src 'self'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    /// <summary>The queue's dashboard is not ours: it has styles and scripts of its own in its pages.</summary>
    const string Dashboard = "default-src 'self' 'unsafe-inline'; img-src 'self' data:; object-src 'none'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

    static readonly object Nonce = new();

    public static void UseSecurityHeaders(this WebApplication app) => app.Use((http, next) =>
    {
        var policy = http.Request.Path.StartsWithSegments("/operations/jobs", StringComparison.OrdinalIgnoreCase) ? Dashboard : Ours;

        // At the last moment: the error page begins by clearing all headers.
        http.Response.OnStarting(() =>
        {
            var headers = http.Response.Headers;
            policy = http.GetEndpoint()?.Metadata.GetMetadata<PagePolicy>()?.Value ?? policy;
            headers.ContentSecurityPolicy = http.Items[Nonce] is string nonce ? $"{policy}; style-src 'self' 'nonce-{nonce}'" : policy;
            headers.XContentTypeOptions = "nosniff";
            headers["Referrer-Policy"] = "same-origin";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            return Task.CompletedTask;
        });
        return next(http);
    });

    /// <summary>A word that nobody can guess, new for each response. By asking for it a page allows itself the styles that carry it.</summary>
    public static string StyleNonce(this HttpContext http) => (string)(http.Items[Nonce] ??= Convert.ToBase64String(RandomNumberGenerator.GetBytes(18)));
}
