using System.Net;
using System.Net.Sockets;

namespace Translate.Server.Operations;

/// <summary>
/// Connections to addresses that a user named: only to such as anybody could reach. Otherwise a user could have the service ask its own network for what
/// only the service may see there (server-side request forgery, CWE-918).
/// </summary>
/// <remarks>The address is looked at where the connection is made, behind the name's resolution and for each redirect anew: a name that answers differently the second time gains nothing.</remarks>
public static class PublicHttp
{
    /// <summary>The ranges that are not of the public internet (IANA special-purpose address registries for IPv4 and IPv6, as of RFC 6890 and after).</summary>
    static readonly IPNetwork[] Special =
    [
        .. new[]
        {
            "0.0.0.0/8", "10.0.0.0/8", "100.64.0.0/10", "127.0.0.0/8", "169.254.0.0/16", "172.16.0.0/12", "192.0.0.0/24", "192.0.2.0/24", "192.31.196.0/24", "192.52.193.0/24", "192.88.99.0/24",
            "192.168.0.0/16", "192.175.48.0/24", "198.18.0.0/15", "198.51.100.0/24", "203.0.113.0/24", "224.0.0.0/4", "240.0.0.0/4",
            "::/96", "::ffff:0:0/96", "64:ff9b::/96", "64:ff9b:1::/48", "100::/64", "2001::/23", "2001:db8::/32", "2002::/16", "3fff::/20", "5f00::/16", "fc00::/7", "fe80::/10", "fec0::/10", "ff00::/8",
        }.Select(IPNetwork.Parse),
    ];

    /// <summary>Whether an address belongs to the public internet. An IPv4 address in IPv6's clothes is judged as what it is.</summary>
    public static bool IsPublic(IPAddress address)
    {
        var plain = address.IsIPv4MappedToIPv6 ? address.MapToIPv4() : address;
        return !Special.Any(range => range.BaseAddress.AddressFamily == plain.AddressFamily && range.Contains(plain));
    }

    /// <summary>A handler that connects to public addresses only; follows no redirect by itself, keeps no cookie, and uses no proxy, which would connect for it.</summary>
    /// <param name="allowed">Addresses besides that the operator allows.</param>
    public static SocketsHttpHandler Handler(IReadOnlyCollection<IPNetwork> allowed) => new()
    {
        AllowAutoRedirect = false,
        UseCookies = false,
        UseProxy = false,
        ConnectTimeout = TimeSpan.FromSeconds(10),
        PooledConnectionLifetime = TimeSpan.FromMinutes(1),
        AutomaticDecompression = DecompressionMethods.All,
        ConnectCallback = (context, stop) => Connect(context.DnsEndPoint, allowed, stop),
    };

    static async ValueTask<Stream> Connect(DnsEndPoint point, IReadOnlyCollection<IPNetwork> allowed, CancellationToken stop)
    {
        var addresses = await Dns.GetHostAddressesAsync(point.Host, stop);
        if (Array.FindAll(addresses, a => IsPublic(a) || allowed.Any(range => range.Contains(a))) is not { Length: > 0 } open) throw new NotPublicException(point.Host);

        var socket = new Socket(SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        try
        {
            await socket.ConnectAsync(open, point.Port, stop);
            return new NetworkStream(socket, ownsSocket: true);
        }
        catch
        {
            socket.Dispose();
            throw;
        }
    }
}

/// <summary>A host that a user named is not one of the public internet. Nothing was sent to it. The client wraps it into a <see cref="HttpRequestException"/>.</summary>
public sealed class NotPublicException(string host)
    : IOException($"\"{host}\" is not an address of the public internet. The operator can allow it with Translate:AllowedNetworks.")
{
    /// <summary>The host.</summary>
    public string Host { get; } = host;
}
