using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Notices;

namespace Translate.Server.People;

/// <summary>A link to be made, by which people join a desk.</summary>
/// <param name="Role">What they will be there.</param>
/// <param name="People">How many may join by it.</param>
/// <param name="Days">For how many days it is good.</param>
/// <param name="Email">The address it is for and is sent to; null for an open link. One for an address is for one person.</param>
public sealed record NewInvitation(DeskRole Role = DeskRole.Translator, int People = 1, int Days = 7, string? Email = null)
{
    /// <summary>As many as can join by one link.</summary>
    public const int MostPeople = 500;

    /// <summary>As long as a link can be good.</summary>
    public const int MostDays = 90;
}

/// <summary>A link that is still good, as managers see it. The link itself is never shown again.</summary>
public sealed record InvitationView(long Id, DeskRole Role, string? Email, int Left, DateTimeOffset Expires, string? MadeBy, DateTimeOffset Created);

/// <summary>What came of making a link.</summary>
public enum InvitationChange
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>There is no such role.</summary>
    NoRole,

    /// <summary>The number of people is none that makes sense.</summary>
    NoNumber,

    /// <summary>The number of days is none that makes sense.</summary>
    NoDays,

    /// <summary>This is no e-mail address.</summary>
    NoAddress,
}

/// <summary>A link that was just made.</summary>
/// <param name="Change">Whether it was.</param>
/// <param name="Secret">What follows <c>/join/</c>; it is never shown again.</param>
/// <param name="IsSent">It was sent to its address; one that was not is tried again.</param>
public sealed record MadeInvitation(InvitationChange Change, string? Secret = null, bool IsSent = false);

/// <summary>What a good link leads to.</summary>
public sealed record OpenInvitation(long DeskId, string Desk, DeskRole Role, string? Email, DateTimeOffset Expires);

/// <summary>What somebody new says of themselves.</summary>
public sealed record Newcomer(string Name, string? Email, IReadOnlyList<LanguagePairView> Pairs);

/// <summary>What came of following a link.</summary>
public enum Joining
{
    /// <summary>The person belongs to the desk now.</summary>
    Done,

    /// <summary>The link is used up, too old or revoked.</summary>
    Gone,

    /// <summary>The person belongs to the desk already; no place was taken.</summary>
    AlreadyThere,

    /// <summary>The link is for another address.</summary>
    ForAnother,

    /// <summary>Somebody is known by this address, and must sign in first.</summary>
    Known,

    /// <summary>This is no e-mail address.</summary>
    NoAddress,

    /// <summary>There is no name, or one too long.</summary>
    NoName,
}

/// <summary>Links by which people join a desk: made, seen and revoked by its managers.</summary>
public sealed class Invitations(TranslateDb db, PersonPairs pairs, Post post, Letters letters, LetterMail mail, TimeProvider clock)
{
    /// <summary>Makes a link, and sends it to its address where it has one.</summary>
    public async Task<MadeInvitation> Make(long deskId, NewInvitation asked, long byId, CancellationToken stop)
    {
        var email = string.IsNullOrWhiteSpace(asked.Email) ? null : asked.Email.Trim();
        if (!Enum.IsDefined(asked.Role)) return new(InvitationChange.NoRole);
        if (email is not null && !MailAddress.IsOne(email)) return new(InvitationChange.NoAddress);
        if (asked.People is < 1 or > NewInvitation.MostPeople) return new(InvitationChange.NoNumber);
        if (asked.Days is < 1 or > NewInvitation.MostDays) return new(InvitationChange.NoDays);

        var (secret, now) = (Secrets.New(), clock.GetUtcNow());
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var row = new Invitation
        {
            DeskId = deskId,
            Role = asked.Role,
            Hash = Secrets.Hash(secret),
            Email = email,
            Left = email is null ? asked.People : 1,
            Expires = now.AddDays(asked.Days),
            MadeById = byId,
            Created = now,
        };
        db.Invitations.Add(row);
        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "invitation-made", Detail = $"{asked.Role}: {email ?? row.Left.ToString(System.Globalization.CultureInfo.InvariantCulture)}", At = now });
        await db.SaveChangesAsync(stop);
        var known = email is null ? null : await Known(email, stop);
        if (known is not null)
        {
            // The link goes to the address alone: that somebody has typed it as theirs does not prove that they read its post.
            db.Notices.Add(new()
            {
                PersonId = known.Id,
                DeskId = deskId,
                Kind = NoticeKinds.Invited,
                Key = $"{NoticeKinds.Invited}:{row.Id}",
                At = now,
                Mailed = now,
            });
            await db.SaveChangesAsync(stop);
        }

        if (email is null)
        {
            await transaction.CommitAsync(stop);
            return new(InvitationChange.Done, secret);
        }

        var desk = await db.Desks.Where(d => d.Id == deskId).Select(d => d.Name).SingleAsync(stop);
        var by = await db.Users.Where(p => p.Id == byId).Select(p => p.DisplayName).SingleAsync(stop);
        var letter = new Letter { Key = $"invitation:{row.Id}", Address = email, PersonId = known?.Id, At = now };
        await letters.Put(letter, post.Invitation(email, known, by, desk, asked.Role, $"/join/{secret}", row.Expires), stop);
        await transaction.CommitAsync(stop);

        // At once, so that the manager sees whether the server takes it; where it does not, the postman tries again.
        return new(InvitationChange.Done, secret, await mail.Send(letter.Id, stop));
    }

    /// <summary>The desk's links that are still good, newest first.</summary>
    public Task<List<InvitationView>> Open(long deskId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();
        return db.Invitations
            .Where(i => i.DeskId == deskId && i.Left > 0 && i.Expires > now)
            .OrderByDescending(i => i.Id)
            .Select(i => new InvitationView(i.Id, i.Role, i.Email, i.Left, i.Expires, db.Users.Where(p => p.Id == i.MadeById).Select(p => p.DisplayName).FirstOrDefault(), i.Created))
            .ToListAsync(stop);
    }

    /// <summary>Takes a link back, at once. Who joined by it stays.</summary>
    public async Task<bool> Revoke(long deskId, long invitationId, long byId, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (await db.Invitations.Where(i => i.Id == invitationId && i.DeskId == deskId).ExecuteDeleteAsync(stop) == 0) return false;

        db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = "invitation-revoked", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return true;
    }

    /// <summary>What a link leads to, or null where it is good no more; asking does not use it, because programs look at links before people do.</summary>
    public Task<OpenInvitation?> Find(string secret, CancellationToken stop) =>
        Good(secret).Select(i => new OpenInvitation(i.DeskId, i.Desk!.Name, i.Role, i.Email, i.Expires)).SingleOrDefaultAsync(stop);

    /// <summary>Lets somebody new join: of those who take the last place at once, one succeeds.</summary>
    /// <returns>Who is to be signed in, where it was done.</returns>
    public async Task<(Joining Result, Person? Person)> Join(string secret, Newcomer newcomer, CancellationToken stop)
    {
        var name = newcomer.Name.Trim();
        if (await Find(secret, stop) is not { } open) return (Joining.Gone, null);
        if (name.Length is 0 or > DeskPeople.LongestName) return (Joining.NoName, null);

        var email = open.Email ?? (string.IsNullOrWhiteSpace(newcomer.Email) ? null : newcomer.Email.Trim());
        if (email is not null && !MailAddress.IsOne(email)) return (Joining.NoAddress, null);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await Take(secret, stop)) return (Joining.Gone, null);

        // Never by an address: whoever has the link must not become somebody who is here already.
        if (email is not null && await Known(email, stop) is not null) return (Joining.Known, null);

        var now = clock.GetUtcNow();
        var person = NewPerson(name, email, now);

        // The link came to this address and to no other.
        person.EmailConfirmed = open.Email is not null;
        db.Users.Add(person);
        db.Memberships.Add(new() { DeskId = open.DeskId, Person = person, Role = open.Role });
        try
        {
            await db.SaveChangesAsync(stop);
        }
        catch (DbUpdateException)
        {
            // Somebody came in by the same address and another link at this very moment: no two people have one.
            return (Joining.Known, null);
        }

        await pairs.Set(person.Id, newcomer.Pairs, stop);
        Record(open, person, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return (Joining.Done, person);
    }

    /// <summary>Lets a signed-in person join.</summary>
    public async Task<Joining> Join(string secret, long personId, CancellationToken stop)
    {
        if (await Find(secret, stop) is not { } open) return Joining.Gone;

        var person = await db.Users.SingleAsync(p => p.Id == personId, stop);
        if (open.Email is { } email && !string.Equals(email, person.Email, StringComparison.OrdinalIgnoreCase)) return Joining.ForAnother;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await Take(secret, stop)) return Joining.Gone;
        if (await db.Memberships.AnyAsync(m => m.DeskId == open.DeskId && m.PersonId == personId, stop)) return Joining.AlreadyThere;

        var now = clock.GetUtcNow();
        db.Memberships.Add(new() { DeskId = open.DeskId, PersonId = personId, Role = open.Role });
        Record(open, person, now);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Joining.Done;
    }

    /// <summary>Gives a person without an e-mail address one, by which to sign in from now on.</summary>
    public async Task<Joining> SetEmail(long personId, string? typed, CancellationToken stop)
    {
        var email = typed?.Trim() ?? "";
        if (!MailAddress.IsOne(email)) return Joining.NoAddress;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var person = await db.Users.SingleAsync(p => p.Id == personId, stop);
        if (person.Email is not null) return Joining.AlreadyThere;
        if (await Known(email, stop) is not null) return Joining.Known;

        SetAddress(person, email);
        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = "email-set", At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Joining.Done;
    }

    /// <summary>Takes one place; behind this line the row is locked, and whoever comes at the same time waits.</summary>
    async Task<bool> Take(string secret, CancellationToken stop) => await Good(secret).ExecuteUpdateAsync(set => set.SetProperty(i => i.Left, i => i.Left - 1), stop) == 1;

    IQueryable<Invitation> Good(string secret)
    {
        var (hash, now) = (Secrets.Hash(secret), clock.GetUtcNow());
        return db.Invitations.Where(i => i.Hash == hash && i.Left > 0 && i.Expires > now);
    }

    Task<Person?> Known(string email, CancellationToken stop)
    {
        var address = email.ToUpperInvariant();
        return db.Users.FirstOrDefaultAsync(p => p.NormalizedEmail == address || p.NormalizedUserName == address, stop);
    }

    void Record(OpenInvitation open, Person person, DateTimeOffset now) =>
        db.Audit.Add(new() { DeskId = open.DeskId, PersonId = person.Id, AboutId = person.Id, Act = "joined", Detail = $"{open.Role}", At = now });

    /// <summary>Made here and not by the framework, which knows nobody without an address.</summary>
    static Person NewPerson(string name, string? email, DateTimeOffset now)
    {
        var person = new Person { DisplayName = name, LockoutEnabled = true, SecurityStamp = Guid.NewGuid().ToString("N"), Created = now };
        if (email is not null)
        {
            SetAddress(person, email);
        }
        else
        {
            person.UserName = $"nobody-{Guid.NewGuid():N}";
            person.NormalizedUserName = person.UserName.ToUpperInvariant();
        }

        return person;
    }

    static void SetAddress(Person person, string email)
    {
        (person.UserName, person.Email) = (email, email);
        (person.NormalizedUserName, person.NormalizedEmail) = (email.ToUpperInvariant(), email.ToUpperInvariant());
    }
}
