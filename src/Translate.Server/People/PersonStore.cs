using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Identity.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>Keeps people, and the secrets of their second steps encrypted: whoever reads the database cannot make their codes.</summary>
sealed class PersonStore(TranslateDb db, IDataProtectionProvider protection, IdentityErrorDescriber describer) : UserOnlyStore<Person, TranslateDb, long>(db, describer)
{
    readonly IDataProtector protector = protection.CreateProtector("Translate.SecondStep");

    /// <inheritdoc/>
    public override Task SetTokenAsync(Person user, string loginProvider, string name, string? value, CancellationToken cancellationToken) =>
        base.SetTokenAsync(user, loginProvider, name, value is null ? null : protector.Protect(value), cancellationToken);

    /// <inheritdoc/>
    public override async Task<string?> GetTokenAsync(Person user, string loginProvider, string name, CancellationToken cancellationToken)
    {
        if (await base.GetTokenAsync(user, loginProvider, name, cancellationToken) is not { } kept) return null;

        try
        {
            return protector.Unprotect(kept);
        }
        catch (CryptographicException)
        {
            // The key ring is another one: what it protected is lost, and the person has to begin anew.
            return null;
        }
    }
}
