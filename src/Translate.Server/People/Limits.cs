using System.Globalization;
using System.Threading.RateLimiting;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>How often things may be asked for: who guesses passwords, fills mailboxes or runs in circles is told to wait, and for how long.</summary>
static class Limits
{
    /// <summary>Attempts to sign in, by network address.</summary>
    public const string SignIn = "sign-in";

    /// <summary>Ways back in by e-mail, by network address; each address written to has its own limit besides.</summary>
    public const string WayBack = "way-back";

    /// <summary>Invitations made, by person, and followed, by network address.</summary>
    public const string Invitations = "invitations";

    public static void AddLimits(this IServiceCollection services, LimitSettings settings) => services.AddRateLimiter(limiter =>
    {
        limiter.RejectionStatusCode = StatusCodes.Status429TooManyRequests;
        limiter.AddPolicy(SignIn, http => Window($"{SignIn} {Address(http)}", settings.SignIn, TimeSpan.FromMinutes(1)));
        limiter.AddPolicy(WayBack, http => Window($"{WayBack} {Address(http)}", settings.WayBack, TimeSpan.FromHours(1)));
        limiter.AddPolicy(Invitations, http => Window($"{Invitations} {Who(http)}", settings.Invitations, TimeSpan.FromHours(1)));
        limiter.GlobalLimiter = PartitionedRateLimiter.Create<HttpContext, string>(http =>
            http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)
                ? RateLimitPartition.GetTokenBucketLimiter(Who(http), _ => new() { TokenLimit = settings.Api, TokensPerPeriod = Math.Max(1, settings.Api / 60), ReplenishmentPeriod = TimeSpan.FromSeconds(1), QueueLimit = 0 })
                : RateLimitPartition.GetNoLimiter(""));
        limiter.OnRejected = async (context, stop) =>
        {
            var http = context.HttpContext;
            var wait = context.Lease.TryGetMetadata(MetadataName.RetryAfter, out var after) ? after : TimeSpan.FromMinutes(1);
            var seconds = Math.Max(1, (int)Math.Ceiling(wait.TotalSeconds));
            http.Response.Headers.RetryAfter = seconds.ToString(CultureInfo.InvariantCulture);

            // A page is said by the status page; a program is told here.
            if (!http.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) return;
            await TypedResults.Problem($"Try again in {seconds} s.", statusCode: StatusCodes.Status429TooManyRequests, title: "Too many requests.").ExecuteAsync(http);
        };
    });

    static RateLimitPartition<string> Window(string who, int most, TimeSpan window) =>
        RateLimitPartition.GetSlidingWindowLimiter(who, _ => new() { PermitLimit = most, Window = window, SegmentsPerWindow = 6, QueueLimit = 0 });

    static string Who(HttpContext http) => Caller.FindId(http.User) is { } person ? $"person {person}" : Address(http);

    /// <summary>Of IPv6 the network: a household has as many addresses in it as it likes.</summary>
    static string Address(HttpContext http) => http.Connection.RemoteIpAddress switch
    {
        null => "",
        { IsIPv4MappedToIPv6: true } mapped => mapped.MapToIPv4().ToString(),
        { AddressFamily: System.Net.Sockets.AddressFamily.InterNetworkV6 } network => Convert.ToHexString(network.GetAddressBytes(), 0, 8),
        var address => address.ToString(),
    };
}
