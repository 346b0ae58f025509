using System.Net;
using System.Reflection;

namespace Translate.Engines.Http;

/// <summary>The one way in which calls leave the house.</summary>
public static class EngineHttpClient
{
    /// <summary>Makes the client that all engines of a process share; give it to <see cref="EngineSetup"/>.</summary>
    /// <remarks>It sets no time limit: each engine's profile has its own, kept by the clock that the engine was given.</remarks>
    public static HttpClient Create()
    {
        var http = new HttpClient(new SocketsHttpHandler
        {
            // A redirect would carry texts, and perhaps a key, to an address that nobody has set.
            AllowAutoRedirect = false,
            UseCookies = false,
            AutomaticDecompression = DecompressionMethods.All,
            ConnectTimeout = TimeSpan.FromSeconds(15),
            MaxConnectionsPerServer = 32,
            // Addresses move; a connection that is never closed does not notice.
            PooledConnectionLifetime = TimeSpan.FromMinutes(10),
            MaxResponseHeadersLength = 64,
        })
        {
            Timeout = Timeout.InfiniteTimeSpan,
        };
        var version = typeof(EngineHttpClient).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion.Split('+')[0];
        http.DefaultRequestHeaders.UserAgent.ParseAdd($"Translate/{version ?? "1"}");
        return http;
    }
}
