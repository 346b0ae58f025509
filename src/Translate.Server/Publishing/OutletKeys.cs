using System.Security.Cryptography;
using System.Text.Json;
using Microsoft.AspNetCore.DataProtection;
using Translate.Server.Data;

namespace Translate.Server.Publishing;

/// <summary>The secret that an outlet signs or signs in with, and the one before it, which holds for a day after a change.</summary>
/// <param name="Now">The secret.</param>
/// <param name="Before">The one before.</param>
/// <param name="BeforeUntil">Until when that holds, too.</param>
public sealed record OutletSecret(string Now, string? Before = null, DateTimeOffset? BeforeUntil = null);

/// <summary>Outlets' secrets as rows keep them: encrypted, and never shown again.</summary>
public sealed class OutletKeys(IDataProtectionProvider protection)
{
    /// <summary>Begins a webhook's secret, as Standard Webhooks has it.</summary>
    public const string Prefix = "whsec_";

    readonly IDataProtector protector = protection.CreateProtector("Translate.Publishing.Secrets.v1");

    /// <summary>A new secret for a webhook.</summary>
    public static string NewSecret() => Prefix + Convert.ToBase64String(RandomNumberGenerator.GetBytes(32));

    /// <summary>As a row keeps it.</summary>
    public string Protect(OutletSecret secret) => protector.Protect(JsonSerializer.Serialize(secret));

    /// <summary>Reads a row's; null where it has none.</summary>
    /// <exception cref="PublishException">It cannot be read any more: the key ring that encrypted it is gone.</exception>
    public OutletSecret? Read(Outlet outlet)
    {
        if (outlet.Secret is null) return null;
        try
        {
            return JsonSerializer.Deserialize<OutletSecret>(protector.Unprotect(outlet.Secret));
        }
        catch (CryptographicException e)
        {
            throw new PublishException("its secret cannot be decrypted any more: the service's key ring was lost. Make a new one.", e) { IsFinal = true };
        }
    }
}
