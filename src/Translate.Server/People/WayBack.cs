using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Notices;

namespace Translate.Server.People;

/// <summary>The way back in for somebody who has forgotten their password: a link by e-mail.</summary>
public sealed class WayBack(TranslateDb db, SignInLinks links, Letters letters, Post post, TimeProvider clock)
{
    /// <summary>How the keys of its letters begin.</summary>
    internal const string Key = "way-back:";

    /// <summary>How long the link is good.</summary>
    static readonly TimeSpan Validity = TimeSpan.FromHours(1);

    /// <summary>One address is not written to more often.</summary>
    static readonly TimeSpan Apart = TimeSpan.FromMinutes(5);

    /// <summary>
    /// Somebody wants back in. Whether the address is known is looked up when the e-mail is written, not now: neither what is answered nor how long that
    /// takes tells anybody.
    /// </summary>
    public async Task Ask(string email, CancellationToken stop)
    {
        var now = clock.GetUtcNow();

        // Of two that ask within some minutes, one e-mail is made: the key says which minutes.
        var key = $"{Key}{now.Ticks / Apart.Ticks}:{Convert.ToHexStringLower(Secrets.Hash(email.ToUpperInvariant()))}";
        await letters.Put(new() { Key = key, Address = email, At = now }, null, stop);
    }

    /// <summary>Writes a letter that was asked for, or decides that there is none to write; in the transaction of whoever sends it.</summary>
    internal async Task Write(Letter letter, CancellationToken stop)
    {
        var address = letter.Address.ToUpperInvariant();
        if (await db.Users.SingleOrDefaultAsync(p => p.NormalizedEmail == address && p.Forgotten == null, stop) is not { } person) return;

        var secret = await links.Create(person.Id, Validity, stop);
        db.Audit.Add(new() { AboutId = person.Id, Act = "way-back-asked", At = clock.GetUtcNow() });
        letters.Seal(letter, post.WayBack(person, $"/sign-in/link/{secret}"));
        await db.SaveChangesAsync(stop);
    }
}
