using System.Buffers.Text;
using Microsoft.AspNetCore.Identity;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A passkey, as its owner sees it; its id is the credential's, as an address can hold it.</summary>
public sealed record PasskeyView(string Id, string Name, DateTimeOffset Created);

/// <summary>Passkeys (WebAuthn): made and used by a device that has seen its owner's finger, face or PIN; nothing to type, and nothing to steal here.</summary>
public sealed class Passkeys(TranslateDb db, UserManager<Person> people, PersonSignIn signIn, SecondStep own, TimeProvider clock)
{
    /// <summary>As many as a person can have.</summary>
    const int Most = 20;

    const int LongestName = 100;

    /// <summary>A person's passkeys.</summary>
    public async Task<List<PasskeyView>> Mine() =>
        [.. (await people.GetPasskeysAsync(await own.Me())).Select(p => new PasskeyView(Base64Url.EncodeToString(p.CredentialId), p.Name ?? "", p.CreatedAt)).OrderBy(p => p.Created)];

    /// <summary>What the browser needs to make one.</summary>
    public async Task<string> Options()
    {
        var me = await own.Me();
        return await signIn.MakePasskeyCreationOptionsAsync(new() { Id = me.Id.ToString(System.Globalization.CultureInfo.InvariantCulture), Name = me.Email ?? me.DisplayName, DisplayName = me.DisplayName });
    }

    /// <summary>Keeps one that the browser has made.</summary>
    /// <returns>False where it does not fit what was asked for.</returns>
    public async Task<bool> Add(string credential, string? name, CancellationToken stop)
    {
        var me = await own.Me(stop);
        if (await signIn.PerformPasskeyAttestationAsync(credential) is not { Succeeded: true, Passkey: { } passkey } || (await people.GetPasskeysAsync(me)).Count >= Most) return false;

        var called = name?.Trim() ?? "";
        passkey.Name = Fitting.Of(called, LongestName);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!(await people.AddOrUpdatePasskeyAsync(me, passkey)).Succeeded) return false;
        db.Audit.Add(new() { PersonId = me.Id, AboutId = me.Id, Act = "passkey-made", Detail = passkey.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Takes one away.</summary>
    public async Task<bool> Remove(string id, CancellationToken stop)
    {
        var me = await own.Me(stop);
        if (!Base64Url.IsValid(id) || await people.GetPasskeyAsync(me, Base64Url.DecodeFromChars(id)) is not { } passkey) return false;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        await people.RemovePasskeyAsync(me, passkey.CredentialId);
        db.Audit.Add(new() { PersonId = me.Id, AboutId = me.Id, Act = "passkey-removed", Detail = passkey.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>What the browser needs to use one: it shows its owner which it has for us.</summary>
    public Task<string> Request() => signIn.MakePasskeyRequestOptionsAsync(null);

    /// <summary>Signs somebody in by what their passkey has signed. It is both steps at once: the device, and whoever it knows.</summary>
    public async Task<bool> SignIn(string credential)
    {
        if (await signIn.PerformPasskeyAssertionAsync(credential) is not { Succeeded: true, User: { } person, Passkey: { } passkey } || await people.IsLockedOutAsync(person)) return false;
        if (!(await people.AddOrUpdatePasskeyAsync(person, passkey)).Succeeded) return false;
        return (await signIn.Enter(person, PersonSignIn.Passkey, isWhole: true)).Succeeded;
    }
}
