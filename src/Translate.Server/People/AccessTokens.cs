using System.Diagnostics.CodeAnalysis;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A token, as its owner sees it afterwards.</summary>
public sealed record TokenView(long Id, string Name, DateTimeOffset Created, DateTimeOffset? Used);

/// <summary>Bearer tokens for scripts and other programs.</summary>
public sealed class AccessTokens(TranslateDb db, TimeProvider clock)
{
    /// <summary>How every token begins, so that a leaked one is recognised.</summary>
    public const string Prefix = "trl_";

    /// <summary>Whether a token can be called so.</summary>
    public static bool IsName([NotNullWhen(true)] string? name) => !string.IsNullOrWhiteSpace(name) && name.Length <= 100;

    /// <summary>Makes a token with the rights of a person.</summary>
    /// <returns>The token: it is never shown again.</returns>
    public async Task<string> Create(long personId, string name, CancellationToken stop)
    {
        var token = Prefix + Secrets.New();
        var now = clock.GetUtcNow();
        db.AccessTokens.Add(new() { PersonId = personId, Name = name.Trim(), Hash = Secrets.Hash(token), Created = now });
        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = "token-made", Detail = name, At = now });
        await db.SaveChangesAsync(stop);
        return token;
    }

    /// <summary>A person's tokens.</summary>
    public Task<List<TokenView>> Of(long personId, CancellationToken stop) =>
        db.AccessTokens.Where(t => t.PersonId == personId).OrderBy(t => t.Id).Select(t => new TokenView(t.Id, t.Name, t.Created, t.Used)).ToListAsync(stop);

    /// <summary>Takes a person's token away, at once.</summary>
    public async Task<bool> Revoke(long personId, long tokenId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.AccessTokens.Where(t => t.Id == tokenId && t.PersonId == personId).ExecuteDeleteAsync(stop) == 0) return false;
        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = "token-revoked", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>The owner of a token, or null where there is no such token.</summary>
    public async Task<Person?> Owner(string token, CancellationToken stop)
    {
        var hash = Secrets.Hash(token);
        if (await db.AccessTokens.AsNoTracking().Include(t => t.Person).SingleOrDefaultAsync(t => t.Hash == hash, stop) is not { } found) return null;

        // To the hour: a script that calls a thousand times does not write a thousand times.
        var now = clock.GetUtcNow();
        var hourAgo = now - TimeSpan.FromHours(1);
        if (found.Used is null || found.Used < hourAgo)
            await db.AccessTokens.Where(t => t.Id == found.Id).ExecuteUpdateAsync(set => set.SetProperty(t => t.Used, now), stop);
        return found.Person;
    }
}
