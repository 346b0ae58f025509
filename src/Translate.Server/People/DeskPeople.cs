using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Notices;

namespace Translate.Server.People;

/// <summary>A person of a desk.</summary>
public sealed record DeskPerson(long Id, string Name, string? Email, DeskRole Role)
{
    /// <summary>The desk trusts the person's work. A newcomer's is always reviewed.</summary>
    public bool IsTrusted { get; init; }

    /// <summary>The person's roles with single locales, where they are others than in the desk.</summary>
    public IReadOnlyList<LocaleRoleView> Locales { get; init; } = [];
}

/// <summary>A person's role with the jobs into one locale; null for none.</summary>
public sealed record LocaleRoleView(Locale Locale, DeskRole? Role);

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

    /// <summary>This is no locale.</summary>
    NoLocale,
}

/// <summary>A desk's people: who belongs to it and as what.</summary>
public sealed class DeskPeople(TranslateDb db, UserManager<Person> people, SignInLinks links, TimeProvider clock)
{
    /// <summary>The longest name that a person can have.</summary>
    public const int LongestName = 100;

    /// <summary>The desk's people by name.</summary>
    public async Task<List<DeskPerson>> Of(long deskId, CancellationToken stop)
    {
        var locales = (await db.LocaleRoles.AsNoTracking().Where(r => r.DeskId == deskId).ToListAsync(stop)).ToLookup(r => r.PersonId, r => new LocaleRoleView(r.Locale, r.Role));
        var rows = await db.Memberships.Where(m => m.DeskId == deskId).OrderBy(m => m.Person!.DisplayName)
            .Select(m => new DeskPerson(m.PersonId, m.Person!.DisplayName, m.Person.Email, m.Role) { IsTrusted = m.IsTrusted }).ToListAsync(stop);
        return rows.ConvertAll(p => p with { Locales = [.. locales[p.Id].OrderBy(l => l.Locale.Tag, StringComparer.Ordinal)] });
    }

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
        Record(deskId, byId, person.Id, "person-added", $"{added.Role}");
        await db.SaveChangesAsync(stop);

        // Only for somebody new: a manager who adds a known person by address must not be able to sign in as that person.
        var link = isNew ? await links.Create(person.Id, SignInLinks.ForInvited, stop) : null;
        await transaction.CommitAsync(stop);
        return (PeopleChange.Done, link);
    }

    /// <summary>Gives a person of the desk another role.</summary>
    public Task<PeopleChange> SetRole(long deskId, long personId, DeskRole role, long byId, CancellationToken stop) =>
        Enum.IsDefined(role) ? Change(deskId, personId, byId, role is not DeskRole.Manager, membership => membership.Role = role, "role-changed", m => $"{m.Role}", NoticeKinds.RoleChanged, stop) : Task.FromResult(PeopleChange.NoRole);

    /// <summary>Takes a person out of the desk. What the person did remains.</summary>
    public Task<PeopleChange> Remove(long deskId, long personId, long byId, CancellationToken stop) =>
        Change(deskId, personId, byId, true, membership => db.Memberships.Remove(membership), "person-removed", null, null, stop);

    /// <summary>Gives a person of the desk another role with the jobs into one locale than in the desk: more, less, or none.</summary>
    public Task<PeopleChange> SetLocaleRole(long deskId, long personId, Locale locale, DeskRole? role, long byId, CancellationToken stop)
    {
        if (!locale.IsKnown && locale.Tag.Length == 0) return Task.FromResult(PeopleChange.NoLocale);
        if (role is { } given && !Enum.IsDefined(given)) return Task.FromResult(PeopleChange.NoRole);

        return Change(
            deskId, personId, byId, false,
            async () =>
            {
                if (await db.LocaleRoles.SingleOrDefaultAsync(r => r.DeskId == deskId && r.PersonId == personId && r.Locale == locale, stop) is { } there) there.Role = role;
                else db.LocaleRoles.Add(new() { DeskId = deskId, PersonId = personId, Locale = locale, Role = role });
            },
            "locale-role-set", $"{locale}: {role?.ToString() ?? "–"}", NoticeKinds.RoleChanged, stop);
    }

    /// <summary>Lets a person's role in the desk hold for a locale, too.</summary>
    public Task<PeopleChange> RemoveLocaleRole(long deskId, long personId, Locale locale, long byId, CancellationToken stop) => Change(
        deskId, personId, byId, false, () => db.LocaleRoles.Where(r => r.DeskId == deskId && r.PersonId == personId && r.Locale == locale).ExecuteDeleteAsync(stop),
        "locale-role-removed", locale.ToString(), NoticeKinds.RoleChanged, stop);

    /// <summary>Says that the desk trusts a person's work; or not, or not any more.</summary>
    public Task<PeopleChange> Trust(long deskId, long personId, bool trusts, long byId, CancellationToken stop) => Change(
        deskId, personId, byId, false, membership => membership.IsTrusted = trusts, trusts ? "trusted" : "trust-ended", null, trusts ? NoticeKinds.Trusted : NoticeKinds.NotTrusted, stop);

    /// <summary>A new sign-in link for a person of the desk, who lost theirs or their password.</summary>
    /// <returns>The link's secret, or null where it is not for the caller to make one.</returns>
    public async Task<string?> NewLink(long deskId, long personId, Caller by, CancellationToken stop)
    {
        if (!await db.Memberships.AnyAsync(m => m.DeskId == deskId && m.PersonId == personId, stop)) return null;

        // Somebody who belongs to another desk too, or runs the service, is not this manager's to sign in as.
        var isTheirs = by.IsOperator || by.Id == personId || await db.Users.AnyAsync(p => p.Id == personId && !p.IsOperator && p.Memberships.All(m => m.DeskId == deskId), stop);
        if (!isTheirs) return null;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        Record(deskId, by.Id, personId, "link-made", null);
        var link = await links.Create(personId, SignInLinks.ForKnown, stop);
        await transaction.CommitAsync(stop);
        return link;
    }

    Task<PeopleChange> Change(long deskId, long personId, long byId, bool losesManager, Func<Task> change, string act, string? detail, string? notice, CancellationToken stop) =>
        Change(deskId, personId, byId, losesManager, _ => { }, act, _ => detail, notice, stop, change);

    async Task<PeopleChange> Change(
        long deskId, long personId, long byId, bool losesManager, Action<Membership> change, string act, Func<Membership, string?>? detail, string? notice, CancellationToken stop, Func<Task>? besides = null)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the desk's row: of two managers who remove each other at once, one is told.
        await db.Desks.Where(d => d.Id == deskId).ExecuteUpdateAsync(set => set.SetProperty(d => d.Name, d => d.Name), stop);
        if (await db.Memberships.SingleOrDefaultAsync(m => m.DeskId == deskId && m.PersonId == personId, stop) is not { } membership) return PeopleChange.Unknown;
        if (losesManager && membership.Role is DeskRole.Manager && !await db.Memberships.AnyAsync(m => m.DeskId == deskId && m.PersonId != personId && m.Role == DeskRole.Manager, stop))
            return PeopleChange.LastManager;

        change(membership);
        if (besides is not null) await besides();
        var entry = Record(deskId, byId, personId, act, detail?.Invoke(membership));
        await db.SaveChangesAsync(stop);
        if (notice is not null && byId != personId)
        {
            db.Notices.Add(new() { PersonId = personId, DeskId = deskId, Kind = notice, Key = $"{notice}:{deskId}:{entry.Id}", At = clock.GetUtcNow() });
            await db.SaveChangesAsync(stop);
        }

        await transaction.CommitAsync(stop);
        return PeopleChange.Done;
    }

    AuditEntry Record(long deskId, long byId, long aboutId, string act, string? detail)
    {
        var entry = new AuditEntry { DeskId = deskId, PersonId = byId, AboutId = aboutId, Act = act, Detail = detail, At = clock.GetUtcNow() };
        db.Audit.Add(entry);
        return entry;
    }
}
