using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Pages;

namespace Translate.Server.Notices;

/// <summary>Gathers what people want to be told of once a day, in the morning of where they are.</summary>
public sealed class Digests(TranslateDb db, NoticeWishes wishes, Letters letters, Post post, TimeProvider clock)
{
    /// <summary>From which hour of their day on.</summary>
    const int Hour = 7;

    /// <summary>As many as one e-mail tells of; the others are on the page.</summary>
    const int MostTold = 100;

    /// <summary>Writes the letters whose morning has come.</summary>
    /// <returns>How many.</returns>
    public async Task<int> Pass(CancellationToken stop)
    {
        var waiting = await wishes.Of(MailWish.Daily).Where(n => n.Mailed == null).Select(n => n.PersonId).Distinct().ToListAsync(stop);
        var written = 0;
        foreach (var person in waiting)
        {
            try
            {
                if (await Gather(person, stop)) written++;
            }
            catch (UndeliveredException)
            {
                // The person's address is none: what there is to tell stays on the page, and keeps no other from their letter.
                var now = clock.GetUtcNow();
                await wishes.Of(MailWish.Daily).Where(n => n.PersonId == person && n.Mailed == null).ExecuteUpdateAsync(set => set.SetProperty(n => n.Mailed, now), stop);
            }
        }

        return written;
    }

    async Task<bool> Gather(long personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        var to = await db.Users.AsNoTracking().SingleAsync(p => p.Id == personId, stop);
        var zone = LocalTime.TryZone(to.TimeZone, out var known) ? known : TimeZoneInfo.Utc;
        var here = TimeZoneInfo.ConvertTime(now, zone);
        if (here.Hour < Hour || (to.DigestSent is { } last && TimeZoneInfo.ConvertTime(last, zone).Date >= here.Date)) return false;

        // Only now, and not for everybody who waits for their morning: a database may let one write at a time.
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Of two processes one writes today's: the row is locked behind this line, and says the next one that it is done.
        if (await db.Users.Where(p => p.Id == personId && p.DigestSent == to.DigestSent).ExecuteUpdateAsync(set => set.SetProperty(p => p.DigestSent, now), stop) == 0) return false;

        var due = wishes.Of(MailWish.Daily).Where(n => n.PersonId == personId && n.Mailed == null);
        var ids = await due.OrderBy(n => n.Id).Select(n => n.Id).ToListAsync(stop);
        var told = await db.Notices.Where(n => ids.Contains(n.Id) && n.Seen == null).OrderBy(n => n.Id).Take(MostTold).Select(NoticeView.Of(db)).ToListAsync(stop);
        await db.Notices.Where(n => ids.Contains(n.Id)).ExecuteUpdateAsync(set => set.SetProperty(n => n.Mailed, now), stop);
        var isWritten = false;
        if (told.Count > 0 && to.Email is { } address)
        {
            var key = string.Create(CultureInfo.InvariantCulture, $"digest:{personId}:{here:yyyy-MM-dd}");
            isWritten = await letters.Put(new() { Key = key, Address = address, PersonId = personId, At = now }, post.Digest(to, told, key.Replace(':', '-')), stop);
        }

        await transaction.CommitAsync(stop);
        return isWritten;
    }
}
