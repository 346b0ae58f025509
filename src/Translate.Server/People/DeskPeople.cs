using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A person of a desk.</summary>
public sealed record DeskPerson(long Id, string Name, string? Email, DeskRole Role);

/// <summary>Somebody to be added to a desk.</summary>
public sealed record NewPerson(string Email, string Name, DeskRole Role);

/// <summary>What came of a change to a desk's people.</summary>
public enum PeopleChange
{
    /// <summary>It was made.</summary>
    Done,

    /// <summary>There is no such person in the desk.</summary>
    Unknown,

    /// <summary>The desk would be left without a manager.</summary>
    LastManager,

    /// <summary>The person belongs to the desk already.</summary>
    AlreadyThere,

    /// <summary>This is no e-mail address.</summary>
    NoAddress,

    /// <summary>There is no name, or one too long.</summary>
    NoName,

    /// <summary>There is no such role.</summary>
    NoRole,
}

/// <summary>A desk's people: who belongs to it and as what.</summary>
public sealed class DeskPeople(TranslateDb db, UserManager<Person> people, SignInLinks links, TimeProvider clock)
{
    /// <summary>The longest name that a person can have.</summary>
    public const int LongestName = 100;

    /// <summary>The desk's people by name.</summary>
    public Task<List<DeskPerson>> Of(long deskId, CancellationToken stop) =>
        db.Memberships.Where(m => m.DeskId == deskId).OrderBy(m => m.Person!.DisplayName).Select(m => new DeskPerson(m.PersonId, m.Person!.DisplayName, m.Person.Email, m.Role)).ToListAsync(stop);

    /// <summary>Adds a person to the desk, known to the service or not.</summary>
    /// <returns>The secret of a one-time sign-in link for somebody new; or why the person could not be added.</returns>
    public async Task<(PeopleChange Change, string? Link)> Add(long deskId, NewPerson added, long byId, CancellationToken stop)
    {
        var (email, name) = (added.Email?.Trim() ?? "", added.Name?.Trim() ?? "");
        if (!MailAddress.IsOne(email)) return (PeopleChange.NoAddress, null);
        if (name.Length is 0 or > LongestName) return (PeopleChange.NoName, null);
        if (!Enum.IsDefined(added.Role)) return (PeopleChange.NoRole, null);

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        var person = await people.FindByEmailAsync(email);
        var isNew = person is null;
        if (person is null)
        {
            person = new() { UserName = email, Email = email, DisplayName = name, Created = clock.GetUtcNow() };
            if (!(await people.CreateAsync(person)).Succeeded) return (PeopleChange.NoAddress, null);
        }

        // Another role is given where the last manager is looked after, not here.
        if (await db.Memberships.AnyAsync(m => m.DeskId == deskId && m.PersonId == person.Id, stop)) return (PeopleChange.AlreadyThere, null);

        db.Memberships.Add(new() { DeskId = deskId, PersonId = person.Id, Role = added.Role });
        Record(deskId, byId, "person-added", $"{person.DisplayName}: {added.Role}");
        await db.SaveChangesAsync(stop);

        // Only for somebody new: a manager who adds a known person by address must not be able to sign in as that person.
        var link = isNew ? await links.Create(person.Id, SignInLinks.ForInvited, stop) : null;
        await transaction.CommitAsync(stop);
        return (PeopleChange.Done, link);
    }

    /// <summary>Gives a person of the desk another role.</summary>
    public Task<PeopleChange> SetRole(long deskId, long personId, DeskRole role, long byId, CancellationToken stop) =>
        Enum.IsDefined(role) ? Change(deskId, personId, byId, role is not DeskRole.Manager, membership => membership.Role = role, "role-changed", stop) : Task.FromResult(PeopleChange.NoRole);

    /// <summary>Takes a person out of the desk. What the person did remains.</summary>
    public Task<PeopleChange> Remove(long deskId, long personId, long byId, CancellationToken stop) =>
        Change(deskId, personId, byId, true, membership => db.Memberships.Remove(membership), "person-removed", stop);

    /// <summary>A new sign-in link for a person of the desk, who lost theirs or their password.</summary>
    /// <returns>The link's secret, or null where it is not for the caller to make one.</returns>
    public async Task<string?> NewLink(long deskId, long personId, Caller by, CancellationToken stop)
    {
        if (!await db.Memberships.AnyAsync(m => m.DeskId == deskId && m.PersonId == personId, stop)) return null;

        // Somebody who belongs to another desk too, or runs the service, is not this manager's to sign in as.
        var isTheirs = by.IsOperator || by.Id == personId || await db.Users.AnyAsync(p => p.Id == personId && !p.IsOperator && p.Memberships.All(m => m.DeskId == deskId), stop);
        if (!isTheirs) return null;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        Record(deskId, by.Id, "link-made", await db.Users.Where(p => p.Id == personId).Select(p => p.DisplayName).SingleAsync(stop));
        var link = await links.Create(personId, SignInLinks.ForKnown, stop);
        await transaction.CommitAsync(stop);
        return link;
    }

    async Task<PeopleChange> Change(long deskId, long personId, long byId, bool losesManager, Action<Membership> change, string act, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the desk's row: of two managers who remove each other at once, one is told.
        await db.Desks.Where(d => d.Id == deskId).ExecuteUpdateAsync(set => set.SetProperty(d => d.Name, d => d.Name), stop);
        if (await db.Memberships.Include(m => m.Person).SingleOrDefaultAsync(m => m.DeskId == deskId && m.PersonId == personId, stop) is not { } membership) return PeopleChange.Unknown;
        if (losesManager && membership.Role is DeskRole.Manager && !await db.Memberships.AnyAsync(m => m.DeskId == deskId && m.PersonId != personId && m.Role == DeskRole.Manager, stop))
            return PeopleChange.LastManager;

        change(membership);
        Record(deskId, byId, act, membership.Person!.DisplayName);
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return PeopleChange.Done;
    }

    void Record(long deskId, long byId, string act, string? detail) => db.Audit.Add(new() { DeskId = deskId, PersonId = byId, Act = act, Detail = detail, At = clock.GetUtcNow() });
}
