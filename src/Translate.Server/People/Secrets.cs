using System.Buffers.Text;
using System.Security.Cryptography;
using System.Text;

namespace Translate.Server.People;

/// <summary>Secrets that are shown once and kept as a hash: 256 random bits need no salt and no slow hash.</summary>
static class Secrets
{
    public static string New() => Base64Url.EncodeToString(RandomNumberGenerator.GetBytes(32));

    public static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));
}
