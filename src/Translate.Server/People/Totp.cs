using System.Buffers.Binary;
using System.Globalization;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Identity;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>Time-based one-time passwords (RFC 6238), as authenticator programs make them: HMAC-SHA-1, six digits, thirty seconds.</summary>
static class Totp
{
    const int Seconds = 30;

    /// <summary>A clock may go wrong by so many steps.</summary>
    const int Tolerance = 1;

    const string Alphabet = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";

    /// <summary>The code of a moment.</summary>
    public static string Code(string key, DateTimeOffset at) => Code(Decode(key), at.ToUnixTimeSeconds() / Seconds);

    /// <summary>The step that a code is of, about now; null where it is of none.</summary>
    public static long? Step(string key, string code, DateTimeOffset now)
    {
        var (bytes, middle) = (Decode(key), now.ToUnixTimeSeconds() / Seconds);
        long? found = null;
        for (var step = middle - Tolerance; step <= middle + Tolerance; step++)
            if (CryptographicOperations.FixedTimeEquals(System.Text.Encoding.ASCII.GetBytes(Code(bytes, step)), System.Text.Encoding.ASCII.GetBytes(code)))
                found = step;
        return found;
    }

    /// <summary>What an authenticator program reads from the picture.</summary>
    public static string Address(string key, string account) => $"otpauth://totp/Translate:{Uri.EscapeDataString(account)}?secret={key}&issuer=Translate&digits=6&period=30";

    static string Code(byte[] key, long step)
    {
        Span<byte> counter = stackalloc byte[8];
        BinaryPrimitives.WriteInt64BigEndian(counter, step);
#pragma warning disable CA5350 // What RFC 6238 and all authenticator programs use; collisions do not matter to it.
        var hash = HMACSHA1.HashData(key, counter);
#pragma warning restore CA5350
        var number = BinaryPrimitives.ReadInt32BigEndian(hash.AsSpan(hash[^1] & 0xf)) & 0x7fffffff;
        return (number % 1_000_000).ToString("D6", CultureInfo.InvariantCulture);
    }

    static byte[] Decode(string key)
    {
        var bytes = new List<byte>(key.Length * 5 / 8);
        var (bits, count) = (0, 0);
        foreach (var sign in key.TrimEnd('='))
        {
            (bits, count) = ((bits << 5) | Alphabet.IndexOf(char.ToUpperInvariant(sign), StringComparison.Ordinal), count + 5);
            if (count < 8) continue;
            count -= 8;
            bytes.Add((byte)(bits >> count));
            bits &= (1 << count) - 1;
        }

        return [.. bytes];
    }
}

/// <summary>Takes an authenticator program's codes, each once.</summary>
sealed class AuthenticatorCodes(TimeProvider clock) : IUserTwoFactorTokenProvider<Person>
{
    const string Provider = "Authenticator", LastStep = "LastStep";

    /// <inheritdoc/>
    public async Task<bool> CanGenerateTwoFactorTokenAsync(UserManager<Person> manager, Person user) => await manager.GetAuthenticatorKeyAsync(user) is not null;

    /// <inheritdoc/>
    public Task<string> GenerateAsync(string purpose, UserManager<Person> manager, Person user) => Task.FromResult("");

    /// <inheritdoc/>
    public async Task<bool> ValidateAsync(string purpose, string token, UserManager<Person> manager, Person user)
    {
        if (await manager.GetAuthenticatorKeyAsync(user) is not { } key || Totp.Step(key, token, clock.GetUtcNow()) is not { } step) return false;

        // A code that somebody looked at over a shoulder is used up. Of two that come at once, the row's concurrency stamp lets one through.
        if (long.TryParse(await manager.GetAuthenticationTokenAsync(user, Provider, LastStep), CultureInfo.InvariantCulture, out var last) && step <= last) return false;
        return (await manager.SetAuthenticationTokenAsync(user, Provider, LastStep, step.ToString(CultureInfo.InvariantCulture))).Succeeded;
    }
}
