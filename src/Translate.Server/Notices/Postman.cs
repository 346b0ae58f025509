using System.Data.Common;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.Notices;

/// <summary>Sends the e-mails of notices. A row is taken before its e-mail is sent, so that of two nodes one sends it.</summary>
public sealed partial class NoticeMail(TranslateDb db, NoticeWishes wishes, Post post, TimeProvider clock, ILogger<NoticeMail> log)
{
    /// <summary>As often as one e-mail is tried.</summary>
    public const int MostAttempts = 5;

    /// <summary>As many as one pass sends.</summary>
    const int MostAtOnce = 100;

    /// <summary>Longer than a server is waited for: a row comes back only from a process that died.</summary>
    internal static readonly TimeSpan Lease = 3 * Post.Patience;

    /// <summary>Sends what is due.</summary>
    /// <returns>The number of e-mails that were handed over.</returns>
    public async Task<int> Pass(CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await wishes.Of(MailWish.Never).Where(n => n.Mailed == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.Mailed, now), stop);
        var due = await wishes.Of(MailWish.AtOnce)
            .Where(n => n.Mailed == null && n.MailAttempts < MostAttempts && (n.MailingUntil == null || n.MailingUntil < now))
            .OrderBy(n => n.At)
            .Select(n => n.Id)
            .Take(MostAtOnce)
            .ToListAsync(stop);
        var sent = 0;
        foreach (var id in due)
            if (await Send(id, stop))
                sent++;
        return sent;
    }

    async Task<bool> Send(long id, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var until = now + Lease;
        var taken = await db.Notices
            .Where(n => n.Id == id && n.Mailed == null && n.MailAttempts < MostAttempts && (n.MailingUntil == null || n.MailingUntil < now))
            .ExecuteUpdateAsync(set => set.SetProperty(n => n.MailingUntil, until).SetProperty(n => n.MailAttempts, n => n.MailAttempts + 1), stop);
        if (taken == 0) return false;

        var attempts = await db.Notices.Where(n => n.Id == id).Select(n => n.MailAttempts).SingleAsync(stop);
        var to = await db.Notices.Where(n => n.Id == id).Select(n => n.Person!).AsNoTracking().SingleAsync(stop);
        var notice = await db.Notices.Where(n => n.Id == id).Select(NoticeView.Of(db)).SingleAsync(stop);
        if (to.Email is null || notice.Seen is not null)
        {
            // Nobody to write to, or nothing to say that the person has not read on a page.
            await Settle(id, until, stop);
            return false;
        }

        try
        {
            await post.Send(post.Letter(to, notice), stop);
        }
        catch (UndeliveredException e)
        {
            if (attempts >= MostAttempts) GivenUp(log, e, id, notice.Kind, attempts);
            else NotSent(log, e, id, notice.Kind, attempts, Delay(attempts));
            var again = clock.GetUtcNow() + Delay(attempts);
            await db.Notices.Where(n => n.Id == id && n.MailingUntil == until).ExecuteUpdateAsync(set => set.SetProperty(n => n.MailingUntil, again), stop);
            return false;
        }

        // A crash before this line sends the e-mail a second time, with the same Message-Id.
        await Settle(id, until, CancellationToken.None);
        return true;
    }

    async Task Settle(long id, DateTimeOffset until, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await db.Notices.Where(n => n.Id == id && n.MailingUntil == until).ExecuteUpdateAsync(
            set => set.SetProperty(n => n.Mailed, now).SetProperty(n => n.MailingUntil, (DateTimeOffset?)null), stop);
    }

    /// <summary>1, 4, 16 and 64 minutes.</summary>
    internal static TimeSpan Delay(int attempts) => TimeSpan.FromMinutes(Math.Pow(4, attempts - 1));

    [LoggerMessage(LogLevel.Warning, "The e-mail of notice {Notice} ({Kind}) could not be sent, for the {Attempts}. time; it is tried again in {Delay}")]
    static partial void NotSent(ILogger log, Exception e, long notice, string kind, int attempts, TimeSpan delay);

    [LoggerMessage(LogLevel.Error, "The e-mail of notice {Notice} ({Kind}) could not be sent, for the {Attempts}. time, and is given up; the notice stays on its person's page")]
    static partial void GivenUp(ILogger log, Exception e, long notice, string kind, int attempts);
}

/// <summary>Goes round every so often.</summary>
public sealed partial class Postman(IServiceScopeFactory scopes, TimeProvider clock, Settings settings, ILogger<Postman> log) : BackgroundService
{
    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(settings.ReconcileEvery, clock);
        do
        {
            try
            {
                await using var scope = scopes.CreateAsyncScope();
                await scope.ServiceProvider.GetRequiredService<Digests>().Pass(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<NoticeMail>().Pass(stoppingToken);
                await scope.ServiceProvider.GetRequiredService<LetterMail>().Pass(stoppingToken);
            }
            catch (Exception e) when (e is DbException or DbUpdateException or InvalidOperationException or UndeliveredException or FormatException)
            {
                Failed(log, e);
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }

    [LoggerMessage(LogLevel.Warning, "The postman's round failed; the next one follows")]
    static partial void Failed(ILogger log, Exception e);
}
