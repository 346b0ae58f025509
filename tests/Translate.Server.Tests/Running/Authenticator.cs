using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;

namespace Translate.Server.Tests.Running;

/// <summary>An authenticator program (RFC 6238, RFC 4648), written without the service's own.</summary>
public static class Authenticator
{
    /// <summary>The code that it shows at a moment for a key as it is typed, with spaces.</summary>
    public static string Code(string key, DateTimeOffset at)
    {
        var bits = string.Concat(key.Where(char.IsLetterOrDigit).Select(c => Convert.ToString("ABCDEFGHIJKLMNOPQRSTUVWXYZ234567".IndexOf(c, StringComparison.Ordinal), 2).PadLeft(5, '0')));
        var bytes = bits.Chunk(8).Where(b => b.Length == 8).Select(b => Convert.ToByte(new string(b), 2)).ToArray();
        var counter = new byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, at.ToUnixTimeSeconds() / 30);
#pragma warning disable CA5350 // What the programs use.
        var hash = HMACSHA1.HashData(bytes, counter);
#pragma warning restore CA5350
        var offset = hash[19] & 15;
        return (((hash[offset] & 127) << 24 | hash[offset + 1] << 16 | hash[offset + 2] << 8 | hash[offset + 3]) % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }
}
