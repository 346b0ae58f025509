using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Identity;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>What came of an attempt to set a password.</summary>
public enum PasswordChange
{
    /// <summary>It is set; whoever was signed in elsewhere is out.</summary>
    Done,

    /// <summary>The present password was not the one given.</summary>
    WrongOld,

    /// <summary>It is too short.</summary>
    TooShort,
}

/// <summary>Signing in by password, and setting one.</summary>
public sealed class Passwords(TranslateDb db, UserManager<Person> people, SignInManager<Person> signIn, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    /// <summary>How long after signing in by a link the old password is not asked for: it may be what was forgotten.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Takes as long to check as a real one, so that the time of an answer does not say whether an address is known.</summary>
    static readonly Lazy<string> Nobodys = new(() => new PasswordHasher<Person>().HashPassword(new() { DisplayName = "" }, Secrets.New()));

    /// <summary>Signs a person in. A wrong address and a wrong password are one answer.</summary>
    public async Task<SignInResult> SignIn(string? email, string? password)
    {
        if (await people.FindByEmailAsync(email?.Trim() ?? "") is { } person) return await signIn.PasswordSignInAsync(person, password ?? "", isPersistent: true, lockoutOnFailure: true);

        hasher.VerifyHashedPassword(new() { DisplayName = "" }, Nobodys.Value, password ?? "");
        return SignInResult.Failed;
    }

    /// <summary>Signs in somebody who has used a link.</summary>
    public Task SignInByLink(Person person) =>
        signIn.SignInWithClaimsAsync(person, isPersistent: true, [new(PersonClaims.ByLink, clock.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture))]);

    /// <summary>Whether a signed-in person must give the present password to set another.</summary>
    public bool AsksForOld(Person person, ClaimsPrincipal principal) =>
        person.PasswordHash is not null &&
        !(long.TryParse(principal.FindFirstValue(PersonClaims.ByLink), CultureInfo.InvariantCulture, out var ticks) && clock.GetUtcNow().Ticks - ticks < Fresh.Ticks);

    /// <summary>Sets a signed-in person's password.</summary>
    public async Task<PasswordChange> Set(ClaimsPrincipal principal, string? old, string? password, CancellationToken stop)
    {
        var person = await people.GetUserAsync(principal) ?? throw new InvalidOperationException("Nobody is signed in.");
        if (AsksForOld(person, principal) && !await people.CheckPasswordAsync(person, old ?? "")) return PasswordChange.WrongOld;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var rule in people.PasswordValidators)
            if (!(await rule.ValidateAsync(people, person, password ?? "")).Succeeded)
                return PasswordChange.TooShort;

        if (person.PasswordHash is not null) await people.RemovePasswordAsync(person);
        await people.AddPasswordAsync(person, password!);
        await people.SetLockoutEndDateAsync(person, null);
        await people.ResetAccessFailedCountAsync(person);
        db.Audit.Add(new() { PersonId = person.Id, Act = "password-set", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        await signIn.RefreshSignInAsync(person);
        return PasswordChange.Done;
    }
}
