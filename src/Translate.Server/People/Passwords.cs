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
public sealed class Passwords(TranslateDb db, UserManager<Person> people, PersonSignIn signIn, Sessions sessions, Caller caller, IPasswordHasher<Person> hasher, TimeProvider clock)
{
    /// <summary>How long after signing in by a link the old password is not asked for: it may be what was forgotten.</summary>
    static readonly TimeSpan Fresh = TimeSpan.FromHours(1);

    /// <summary>Takes as long to check as a real one, so that the time of an answer does not say whether an address is known.</summary>
    static readonly Lazy<string> Nobodys = new(() => new PasswordHasher<Person>().HashPassword(new() { DisplayName = "" }, Secrets.New()));

    /// <summary>Signs a person in. A wrong address and a wrong password are one answer.</summary>
    public async Task<SignInResult> SignIn(string? email, string? password)
    {
        if (await people.FindByEmailAsync(email?.Trim() ?? "") is { } person)
        {
            var wasLocked = await people.IsLockedOutAsync(person);
            var result = await signIn.PasswordSignInAsync(person, password ?? "", isPersistent: true, lockoutOnFailure: true);
            if (!wasLocked && result.IsLockedOut) await NoteLocked(person);
            return result;
        }

        hasher.VerifyHashedPassword(new() { DisplayName = "" }, Nobodys.Value, password ?? "");
        return SignInResult.Failed;
    }

    /// <summary>Signs in somebody who has used a link; who has a second step is asked for it.</summary>
    public Task<SignInResult> SignInByLink(Person person) => signIn.Enter(person, PersonSignIn.Link);

    /// <summary>Whether a password is the caller's, or they signed in a moment ago: for what cannot be taken back. A wrong one counts towards being locked out.</summary>
    public async Task<bool> Confirms(Person person, string? password, Guid? session, CancellationToken stop) =>
        string.IsNullOrEmpty(password) ? await sessions.IsFresh(session, stop) : await Knows(person, password);

    /// <summary>Whether it is the person's password. A wrong one counts towards being locked out, wherever it is guessed.</summary>
    async Task<bool> Knows(Person person, string password)
    {
        var wasLocked = await people.IsLockedOutAsync(person);
        var result = await signIn.CheckPasswordSignInAsync(person, password, lockoutOnFailure: true);
        if (!wasLocked && result.IsLockedOut) await NoteLocked(person);
        return result.Succeeded;
    }

    /// <summary>Whether a signed-in person must give the present password to set another.</summary>
    public bool AsksForOld(Person person, ClaimsPrincipal principal) =>
        person.PasswordHash is not null &&
        !(long.TryParse(principal.FindFirstValue(PersonClaims.ByLink), CultureInfo.InvariantCulture, out var ticks) && clock.GetUtcNow().Ticks - ticks < Fresh.Ticks);

    /// <summary>Sets a signed-in person's password.</summary>
    public async Task<PasswordChange> Set(ClaimsPrincipal principal, string? old, string? password, CancellationToken stop)
    {
        var person = await people.GetUserAsync(principal) ?? throw new InvalidOperationException("Nobody is signed in.");
        if (AsksForOld(person, principal) && !await Knows(person, old ?? "")) return PasswordChange.WrongOld;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var rule in people.PasswordValidators)
            if (!(await rule.ValidateAsync(people, person, password ?? "")).Succeeded)
                return PasswordChange.TooShort;

        if (person.PasswordHash is not null) await people.RemovePasswordAsync(person);
        await people.AddPasswordAsync(person, password!);
        await people.SetLockoutEndDateAsync(person, null);
        await people.ResetAccessFailedCountAsync(person);
        db.Audit.Add(new() { PersonId = person.Id, AboutId = person.Id, Act = "password-set", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await sessions.EndOthers(person.Id, caller.SessionId, stop);
        await transaction.CommitAsync(stop);
        await signIn.RefreshSignInAsync(person);
        return PasswordChange.Done;
    }

    /// <summary>Somebody has tried too often.</summary>
    internal async Task NoteLocked(Person person)
    {
        db.Audit.Add(new() { AboutId = person.Id, Act = "locked-out", At = clock.GetUtcNow() });
        await db.SaveChangesAsync();
    }
}
