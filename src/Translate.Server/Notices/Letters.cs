using System.Security.Cryptography;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.EntityFrameworkCore;
using MimeKit;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Notices;

/// <summary>E-mails on their way: put down in the transaction of what they tell of, sent afterwards, tried again, and each sent once.</summary>
public sealed class Letters(TranslateDb db, IDataProtectionProvider protection, TimeProvider clock)
{
    readonly IDataProtector protector = protection.CreateProtector("Translate.Letters");

    /// <summary>Puts a letter down; one with the same key is there already, and stays.</summary>
    /// <returns>False where one was there.</returns>
    public async Task<bool> Put(Letter letter, MimeMessage? says, CancellationToken stop)
    {
        if (await db.Letters.AnyAsync(l => l.Key == letter.Key, stop)) return false;

        if (says is not null) Seal(letter, says);
        db.Letters.Add(letter);
        try
        {
            await db.SaveChangesAsync(stop);
            return true;
        }
        catch (DbUpdateException) when (db.Database.CurrentTransaction is null)
        {
            // Asked for twice at this very moment; within a transaction it would be undone as a whole.
            db.ChangeTracker.Clear();
            return false;
        }
    }

    /// <summary>Encrypts what a letter says.</summary>
    internal void Seal(Letter letter, MimeMessage says)
    {
        using var bytes = new MemoryStream();
        says.WriteTo(bytes);
        letter.Sealed = protector.Protect(bytes.ToArray());
    }

    /// <summary>What a letter says; null where the key ring that encrypted it is gone.</summary>
    internal MimeMessage? Open(byte[] letter)
    {
        try
        {
            using var bytes = new MemoryStream(protector.Unprotect(letter));
            return MimeMessage.Load(bytes);
        }
        catch (CryptographicException)
        {
            return null;
        }
    }

    /// <summary>Takes a letter to be sent; of two processes one gets it.</summary>
    internal async Task<bool> Take(long id, DateTimeOffset until, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return await Due(now).Where(l => l.Id == id).ExecuteUpdateAsync(set => set.SetProperty(l => l.SendingUntil, until).SetProperty(l => l.Attempts, l => l.Attempts + 1), stop) == 1;
    }

    /// <summary>The letters that can be sent now.</summary>
    internal IQueryable<Letter> Due(DateTimeOffset now) => db.Letters.Where(l => l.Sent == null && l.Attempts < NoticeMail.MostAttempts && (l.SendingUntil == null || l.SendingUntil < now));

    /// <summary>It is sent, or there is nothing to send: what it said is gone.</summary>
    internal async Task Settle(long id, DateTimeOffset until, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        await db.Letters.Where(l => l.Id == id && l.SendingUntil == until).ExecuteUpdateAsync(
            set => set.SetProperty(l => l.Sent, now).SetProperty(l => l.SendingUntil, (DateTimeOffset?)null).SetProperty(l => l.Sealed, (byte[]?)null), stop);
    }
}

/// <summary>Sends letters.</summary>
public sealed partial class LetterMail(TranslateDb db, Letters letters, WayBack back, Post post, TimeProvider clock, ILogger<LetterMail> log)
{
    const int MostAtOnce = 100;

    /// <summary>Sends what is due.</summary>
    /// <returns>The number of e-mails that were handed over.</returns>
    public async Task<int> Pass(CancellationToken stop)
    {
        var due = await letters.Due(clock.GetUtcNow()).OrderBy(l => l.At).Select(l => l.Id).Take(MostAtOnce).ToListAsync(stop);
        var sent = 0;
        foreach (var id in due)
            if (await Send(id, stop))
                sent++;
        return sent;
    }

    /// <summary>Sends one letter if it is due.</summary>
    /// <returns>It was handed over.</returns>
    public async Task<bool> Send(long id, CancellationToken stop)
    {
        var until = clock.GetUtcNow() + NoticeMail.Lease;
        if (!await letters.Take(id, until, stop)) return false;

        var attempts = await db.Letters.Where(l => l.Id == id).Select(l => l.Attempts).SingleAsync(stop);
        try
        {
            if (await Said(id, stop) is { } says)
            {
                await post.Send(says, stop);

                // A crash before this line sends the e-mail a second time, with the same Message-Id.
                await letters.Settle(id, until, CancellationToken.None);
                return true;
            }

            await letters.Settle(id, until, stop);
            return false;
        }
        catch (UndeliveredException e)
        {
            if (attempts >= NoticeMail.MostAttempts) GivenUp(log, e, id, attempts);
            else NotSent(log, e, id, attempts, NoticeMail.Delay(attempts));
            var again = clock.GetUtcNow() + NoticeMail.Delay(attempts);
            await db.Letters.Where(l => l.Id == id && l.SendingUntil == until).ExecuteUpdateAsync(set => set.SetProperty(l => l.SendingUntil, again), stop);
            return false;
        }
    }

    /// <summary>What the letter says; one that is still to be written is written now, once.</summary>
    async Task<MimeMessage?> Said(long id, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        db.ChangeTracker.Clear();
        var letter = await db.Letters.SingleAsync(l => l.Id == id, stop);
        if (letter.Sealed is null && letter.Key.StartsWith(WayBack.Key, StringComparison.Ordinal)) await back.Write(letter, stop);
        await transaction.CommitAsync(stop);
        return letter.Sealed is { } bytes ? letters.Open(bytes) : null;
    }

    [LoggerMessage(LogLevel.Warning, "Letter {Letter} could not be sent, for the {Attempts}. time; it is tried again in {Delay}")]
    static partial void NotSent(ILogger log, Exception e, long letter, int attempts, TimeSpan delay);

    [LoggerMessage(LogLevel.Error, "Letter {Letter} could not be sent, for the {Attempts}. time, and is given up")]
    static partial void GivenUp(ILogger log, Exception e, long letter, int attempts);
}
