using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QRCoder;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>The second step of signing in: codes of an authenticator program, and recovery codes for the day on which it is lost.</summary>
public sealed class SecondStep(TranslateDb db, UserManager<Person> people, PersonSignIn signIn, Passwords passwords, Sessions sessions, Caller caller, TimeProvider clock)
{
    /// <summary>As many recovery codes as somebody gets.</summary>
    const int RecoveryCodes = 10;

    /// <summary>The desks that let a person in by the way that they came: those that ask for no second step, and all of them where the person has one, or came by a passkey, which is one in itself.</summary>
    public static IQueryable<Desk> DesksOpenTo(TranslateDb db, long personId, bool cameByPasskey) =>
        cameByPasskey ? db.Desks : db.Desks.Where(d => !d.AsksSecondStep || db.Users.Any(p => p.Id == personId && p.TwoFactorEnabled));

    /// <summary>Begins: makes the key that the program and the service share. It counts only once a code of it was given.</summary>
    public async Task Begin(CancellationToken stop)
    {
        if (await Me(stop) is not { TwoFactorEnabled: false } me) return;

        // A new key makes the cookies of before worthless; this browser gets one of now.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await people.ResetAuthenticatorKeyAsync(me);
        await sessions.EndOthers(me.Id, caller.SessionId, stop);
        await transaction.CommitAsync(stop);
        await signIn.RefreshSignInAsync(me);
    }

    /// <summary>The key of somebody who is at it, and how many recovery codes are left to somebody who has it.</summary>
    public async Task<(string? Key, int Left)> Standing()
    {
        var me = await Me();
        return me.TwoFactorEnabled ? (null, await people.CountRecoveryCodesAsync(me)) : (await people.GetAuthenticatorKeyAsync(me), 0);
    }

    /// <summary>Turns the second step on, if the code is one of the key's.</summary>
    /// <returns>The recovery codes, shown this once; null where the code is none.</returns>
    public async Task<IReadOnlyList<string>?> Confirm(string? code, CancellationToken stop)
    {
        var me = await Me(stop);
        if (me.TwoFactorEnabled || !await people.VerifyTwoFactorTokenAsync(me, TokenOptions.DefaultAuthenticatorProvider, Plain(code))) return null;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await people.SetTwoFactorEnabledAsync(me, true);
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes);
        Record(me.Id, "two-step-on");
        await db.SaveChangesAsync(stop);

        // Whoever is signed in elsewhere came in with less.
        await sessions.EndOthers(me.Id, caller.SessionId, stop);
        await transaction.CommitAsync(stop);
        await signIn.RefreshSignInAsync(me);
        return [.. codes!];
    }

    /// <summary>New recovery codes; the ones before are worth nothing any more.</summary>
    public async Task<IReadOnlyList<string>> Renew(CancellationToken stop)
    {
        var me = await Me(stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var codes = await people.GenerateNewTwoFactorRecoveryCodesAsync(me, RecoveryCodes);
        Record(me.Id, "recovery-codes-made");
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return [.. codes!];
    }

    /// <summary>Turns the second step off.</summary>
    public async Task Off(Person person, long? byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await people.SetTwoFactorEnabledAsync(person, false);
        await people.ResetAuthenticatorKeyAsync(person);
        db.Audit.Add(new() { PersonId = byId, AboutId = person.Id, Act = "two-step-off", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await sessions.EndOthers(person.Id, byId == person.Id ? caller.SessionId : null, stop);
        await transaction.CommitAsync(stop);
        if (byId == person.Id) await signIn.RefreshSignInAsync(person);
    }

    /// <summary>The second step itself: a code of the program, or a recovery code, each of which works once.</summary>
    public async Task<SignInResult> SignIn(string? code, string? recovery)
    {
        if (await signIn.GetTwoFactorAuthenticationUserAsync() is not { } person) return SignInResult.NotAllowed;
        if (string.IsNullOrWhiteSpace(recovery))
        {
            var wasLocked = await people.IsLockedOutAsync(person);
            var result = await signIn.TwoFactorAuthenticatorSignInAsync(Plain(code), isPersistent: true, rememberClient: false);
            if (!wasLocked && result.IsLockedOut) await passwords.NoteLocked(person);
            return result;
        }

        var recovered = await signIn.TwoFactorRecoveryCodeSignInAsync(recovery.Trim());
        if (recovered.Succeeded)
        {
            Record(person.Id, "recovery-code-used");
            await db.SaveChangesAsync();
        }

        return recovered;
    }

    /// <summary>A code as people type it, without the spaces that programs show.</summary>
    internal static string Plain(string? code) => (code ?? "").Replace(" ", "", StringComparison.Ordinal).Replace("-", "", StringComparison.Ordinal).Trim();

    /// <summary>The picture that an authenticator program reads: the outline of its dark modules, as an SVG path, and the number of modules a side.</summary>
    internal static (string Path, int Side) Picture(string key, string account)
    {
        using var code = QRCodeGenerator.GenerateQrCode(Totp.Address(key, account), QRCodeGenerator.ECCLevel.M);
        var rows = code.ModuleMatrix;
        var path = new System.Text.StringBuilder();
        for (var y = 0; y < rows.Count; y++)
            for (var x = 0; x < rows[y].Count; x++)
                if (rows[y][x]) path.Append(System.Globalization.CultureInfo.InvariantCulture, $"M{x} {y}h1v1h-1z");
        return (path.ToString(), rows.Count);
    }

    internal Task<Person> Me(CancellationToken stop = default)
    {
        var id = caller.Id;
        return people.Users.SingleAsync(p => p.Id == id, stop);
    }

    void Record(long personId, string act) => db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = act, At = clock.GetUtcNow() });
}
