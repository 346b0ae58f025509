using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A browser that somebody is signed in with, as they see it in the list.</summary>
public sealed record SessionView(Guid Id, string Agent, string? From, DateTimeOffset Created, DateTimeOffset Seen)
{
    /// <summary>It is the one that asks.</summary>
    public bool IsThis { get; init; }

    /// <summary>The browser's name and the system's, as far as they can be told from what it says; null where they cannot.</summary>
    public string? Browser
    {
        get
        {
            var browser = Named(("Edg/", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser/", "Samsung Internet"), ("Whale/", "Whale"), ("Firefox/", "Firefox"), ("Chrome/", "Chrome"), ("Safari/", "Safari"));
            var system = Named(("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("Windows", "Windows"), ("Mac OS X", "macOS"), ("CrOS", "ChromeOS"), ("Linux", "Linux"));
            return browser is null ? null : system is null ? browser : $"{browser} · {system}";
        }
    }

    string? Named(params (string Sign, string Name)[] known) => Array.Find(known, k => Agent.Contains(k.Sign, StringComparison.Ordinal)).Name;
}

/// <summary>The browsers that people are signed in with: each is a row, and a cookie whose row has ended signs nobody in.</summary>
public sealed class Sessions(TranslateDb db, TimeProvider clock)
{
    /// <summary>How long a browser that nobody uses stays signed in.</summary>
    public static readonly TimeSpan Validity = TimeSpan.FromDays(30);

    /// <summary>After signing in, what needs a sign-in just made is believed for so long.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    /// <summary>Not each request writes when it came.</summary>
    static readonly TimeSpan Precision = TimeSpan.FromMinutes(5);

    const int LongestAgent = 300;

    /// <summary>Somebody has signed in: notes it.</summary>
    /// <returns>What the cookie is to name.</returns>
    public async Task<Guid> Begin(long personId, HttpContext http, string way)
    {
        var now = clock.GetUtcNow();
        var agent = http.Request.Headers.UserAgent.ToString();
        var session = new Session
        {
            Id = Guid.NewGuid(),
            PersonId = personId,
            Agent = Fitting.Of(agent, LongestAgent),
            From = http.Connection.RemoteIpAddress?.ToString(),
            Created = now,
            Seen = now,
        };
        db.Sessions.Add(session);
        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = "signed-in", Detail = way, At = now });
        await db.SaveChangesAsync(http.RequestAborted);
        return session.Id;
    }

    /// <summary>The row of a cookie with its person; null where it has ended.</summary>
    public async Task<Session?> Find(Guid id, long personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var oldest = now - Validity;
        if (await db.Sessions.AsNoTracking().Include(s => s.Person).SingleOrDefaultAsync(s => s.Id == id && s.PersonId == personId && s.Ended == null && s.Seen > oldest, stop) is not { } found) return null;
        if (now - found.Seen > Precision) await db.Sessions.Where(s => s.Id == id).ExecuteUpdateAsync(set => set.SetProperty(s => s.Seen, now), stop);
        return found;
    }

    /// <summary>The browsers that a person is signed in with, the last used first.</summary>
    public async Task<List<SessionView>> Of(long personId, Guid? current, CancellationToken stop)
    {
        var oldest = clock.GetUtcNow() - Validity;
        return await db.Sessions.Where(s => s.PersonId == personId && s.Ended == null && s.Seen > oldest).OrderByDescending(s => s.Seen)
            .Select(s => new SessionView(s.Id, s.Agent, s.From, s.Created, s.Seen) { IsThis = s.Id == current }).ToListAsync(stop);
    }

    /// <summary>Whether the person signed in a moment ago with this browser.</summary>
    public Task<bool> IsFresh(Guid? id, CancellationToken stop)
    {
        var since = clock.GetUtcNow() - Fresh;
        return db.Sessions.AnyAsync(s => s.Id == id && s.Ended == null && s.Created > since, stop);
    }

    /// <summary>Signs one browser out, wherever it is.</summary>
    public async Task<bool> End(long personId, Guid id, string act, CancellationToken stop)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        if (await Ended(db.Sessions.Where(s => s.Id == id && s.PersonId == personId), stop) == 0) return false;

        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = act, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        if (transaction is not null) await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>Signs all of a person's browsers out but one, or all.</summary>
    /// <returns>How many.</returns>
    public async Task<int> EndOthers(long personId, Guid? but, CancellationToken stop)
    {
        await using var transaction = db.Database.CurrentTransaction is null ? await db.Database.BeginTransactionAsync(stop) : null;
        var ended = await Ended(db.Sessions.Where(s => s.PersonId == personId && s.Id != but), stop);
        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = "others-signed-out", Detail = ended.ToString(System.Globalization.CultureInfo.InvariantCulture), At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        if (transaction is not null) await transaction.CommitAsync(stop);
        return ended;
    }

    Task<int> Ended(IQueryable<Session> sessions, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return sessions.Where(s => s.Ended == null).ExecuteUpdateAsync(set => set.SetProperty(s => s.Ended, now), stop);
    }
}
