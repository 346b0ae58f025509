using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>Links that sign a person in once: the first manager's way in, and an invited person's.</summary>
public sealed class SignInLinks(TranslateDb db, TimeProvider clock)
{
    /// <summary>How long somebody new has to follow the link.</summary>
    public static readonly TimeSpan ForInvited = TimeSpan.FromDays(7);

    /// <summary>How long a link is good that somebody who knows the service asked for.</summary>
    public static readonly TimeSpan ForKnown = TimeSpan.FromDays(1);

    /// <summary>Makes a link for a person; older ones end.</summary>
    /// <returns>The link's secret, to be put behind <c>/sign-in/link/</c>: it is never shown again.</returns>
    public async Task<string> Create(long personId, TimeSpan validity, CancellationToken stop)
    {
        var secret = Secrets.New();
        var now = clock.GetUtcNow();
        var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        await using (transaction)
        {
            await db.SignInLinks.Where(l => l.PersonId == personId && l.Used == null).ExecuteDeleteAsync(stop);
            db.SignInLinks.Add(new() { PersonId = personId, Hash = Secrets.Hash(secret), Expires = now + validity });
            await db.SaveChangesAsync(stop);
            if (transaction is not null) await transaction.CommitAsync(stop);
        }

        return secret;
    }

    /// <summary>Whether the link can still be used; asking does not use it, because programs look at links before people do.</summary>
    public Task<bool> IsGood(string secret, CancellationToken stop)
    {
        var (hash, now) = (Secrets.Hash(secret), clock.GetUtcNow());
        return db.SignInLinks.AnyAsync(l => l.Hash == hash && l.Used == null && l.Expires > now, stop);
    }

    /// <summary>Uses the link: of those who try at once, one succeeds.</summary>
    /// <returns>Who is signed in, or null.</returns>
    public async Task<Person?> Use(string secret, CancellationToken stop)
    {
        var (hash, now) = (Secrets.Hash(secret), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.SignInLinks.Where(l => l.Hash == hash && l.Used == null && l.Expires > now).ExecuteUpdateAsync(set => set.SetProperty(l => l.Used, now), stop) != 1) return null;

        var person = await db.SignInLinks.Where(l => l.Hash == hash).Select(l => l.Person!).SingleAsync(stop);
        db.Audit.Add(new() { PersonId = person.Id, AboutId = person.Id, Act = "link-used", At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return person;
    }

    /// <summary>A link for the first manager as long as nobody has ever come in; null afterwards.</summary>
    public async Task<string?> ForFirstManager(CancellationToken stop)
    {
        if (await db.SignInLinks.AnyAsync(l => l.Used != null, stop) || await db.Users.AnyAsync(p => p.PasswordHash != null, stop)) return null;
        return await FirstManager(stop) is { } manager ? await Create(manager.Id, ForInvited, stop) : null;
    }

    /// <summary>Who runs the service from its first start on.</summary>
    internal Task<Person?> FirstManager(CancellationToken stop) => db.Users.Where(p => p.IsOperator).OrderBy(p => p.Id).FirstOrDefaultAsync(stop);
}
