using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Notices;

/// <summary>How somebody wants to be told of one kind of thing.</summary>
public sealed record NoticeWishView(string Kind, bool OnPage, MailWish Mail);

/// <summary>How people want to be told of things: on the page or not; by e-mail at once, once a day, or not at all. As usual is on the page and, for most kinds, at once.</summary>
public sealed class NoticeWishes(TranslateDb db)
{
    /// <summary>What a person wishes, for every kind that there is.</summary>
    public async Task<List<NoticeWishView>> Mine(long personId, CancellationToken stop)
    {
        var wished = await db.NoticeWishes.Where(w => w.PersonId == personId).ToDictionaryAsync(w => w.Kind, stop);
        return [.. NoticeKinds.All.Select(kind => wished.TryGetValue(kind, out var wish) ? new NoticeWishView(kind, wish.OnPage, wish.Mail) : new(kind, true, NoticeKinds.Usual(kind)))];
    }

    /// <summary>Lets these be a person's wishes; kinds that are not among them stay as they were.</summary>
    public async Task Set(long personId, IEnumerable<NoticeWishView> wanted, CancellationToken stop)
    {
        var last = wanted.GroupBy(w => w.Kind, StringComparer.Ordinal).Select(g => g.Last()).ToList();
        var kinds = last.ConvertAll(w => w.Kind);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the person's row: two of their pages that save at once come one after the other.
        await db.Users.Where(p => p.Id == personId).ExecuteUpdateAsync(set => set.SetProperty(p => p.DigestSent, p => p.DigestSent), stop);
        await db.NoticeWishes.Where(w => w.PersonId == personId && kinds.Contains(w.Kind)).ExecuteDeleteAsync(stop);
        db.NoticeWishes.AddRange(last.Where(w => !w.OnPage || w.Mail != NoticeKinds.Usual(w.Kind)).Select(w => new NoticeWish { PersonId = personId, Kind = w.Kind, OnPage = w.OnPage, Mail = w.Mail }));
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
    }

    /// <summary>The notices that their people want to see on the page.</summary>
    internal IQueryable<Notice> OnPage() => db.Notices.Where(n => !db.NoticeWishes.Any(w => w.PersonId == n.PersonId && w.Kind == n.Kind && !w.OnPage));

    /// <summary>The notices whose people want their e-mails so.</summary>
    internal IQueryable<Notice> Of(MailWish wish)
    {
        var usual = NoticeKinds.All.Where(kind => NoticeKinds.Usual(kind) == wish).ToList();
        return db.Notices.Where(n =>
            db.NoticeWishes.Any(w => w.PersonId == n.PersonId && w.Kind == n.Kind && w.Mail == wish)
            || (usual.Contains(n.Kind) && !db.NoticeWishes.Any(w => w.PersonId == n.PersonId && w.Kind == n.Kind)));
    }
}
