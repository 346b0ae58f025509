using System.Globalization;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.Memory;

namespace Translate.Server.People;

/// <summary>What came of the wish to be forgotten.</summary>
public enum Forgotten
{
    /// <summary>The person is forgotten.</summary>
    Done,

    /// <summary>It was not confirmed by the password, nor by having signed in a moment ago.</summary>
    NotConfirmed,

    /// <summary>Desks would be left without a manager.</summary>
    LastManager,

    /// <summary>Nobody would run the service any more.</summary>
    LastOperator,
}

/// <summary>
/// Forgets a person at their own wish: what is personal goes, their work stays, their claims are given back. Their row stays for what refers to it, and
/// says nothing about anybody.
/// </summary>
public sealed class Forgetting(TranslateDb db, JobMoves moves, MemoryRows memory, IStringLocalizer<Strings> strings, TimeProvider clock)
{
    /// <summary>The act by which the byline of a delivered job is kept; its detail is the name.</summary>
    internal const string BylineKept = "byline-kept";

    /// <summary>The desks that a person would leave without a manager.</summary>
    public Task<List<string>> HandOverFirst(long personId, CancellationToken stop) => db.Memberships
        .Where(m => m.PersonId == personId && m.Role == DeskRole.Manager && !m.Desk!.IsPractice && !db.Memberships.Any(o => o.DeskId == m.DeskId && o.PersonId != personId && o.Role == DeskRole.Manager))
        .OrderBy(m => m.Desk!.Name).Select(m => m.Desk!.Name).ToListAsync(stop);

    /// <summary>Forgets a person, who has confirmed it.</summary>
    public async Task<Forgotten> Forget(long personId, CancellationToken stop)
    {
        var now = clock.GetUtcNow();

        // Who has written for years is named in very many pairs: most of them before anything is locked, and what came meanwhile with the rest.
        if (await InTheWay(personId, stop) is { } first) return first;
        var known = await db.Users.Where(p => p.Id == personId).Select(p => p.DisplayName).SingleAsync(stop);
        await memory.LeaveUnnamed(await DesksOf(personId, stop), known, stop);
        await using var transaction = await db.Database.BeginTransactionAsync(stop);

        // Locks the desks, as a change of their people does, and all operators: of two last ones who go at once, one is told.
        await db.Desks.Where(d => db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == personId)).ExecuteUpdateAsync(set => set.SetProperty(d => d.Name, d => d.Name), stop);
        await db.Users.Where(p => p.IsOperator).ExecuteUpdateAsync(set => set.SetProperty(p => p.DigestSent, p => p.DigestSent), stop);
        if (await InTheWay(personId, stop) is { } reason) return reason;
        var person = await db.Users.SingleAsync(p => p.Id == personId, stop);
        var (name, email, nobody) = (person.DisplayName, person.Email, strings["Leave.Nobody"].Value);
        await Release(personId, stop);
        await KeepBylines(personId, name, now, stop);
        await Strip(personId, name, email, nobody, stop);

        // The person's own record says what was done, not who they were.
        person.DisplayName = nobody;
        person.UserName = string.Create(CultureInfo.InvariantCulture, $"forgotten-{personId}");
        person.NormalizedUserName = person.UserName.ToUpperInvariant();
        (person.Email, person.NormalizedEmail, person.EmailConfirmed) = (null, null, false);
        (person.PasswordHash, person.PhoneNumber, person.TimeZone, person.Language) = (null, null, null, null);
        (person.IsOperator, person.TwoFactorEnabled) = (false, false);
        person.SecurityStamp = Guid.NewGuid().ToString("N");
        person.Forgotten = now;
        db.Audit.Add(new() { PersonId = personId, AboutId = personId, Act = "forgotten", At = now });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        return Forgotten.Done;
    }

    /// <summary>Why a person cannot go yet; null where nothing is in the way.</summary>
    async Task<Forgotten?> InTheWay(long personId, CancellationToken stop)
    {
        if ((await HandOverFirst(personId, stop)).Count > 0) return Forgotten.LastManager;
        var isLast = await db.Users.AnyAsync(p => p.Id == personId && p.IsOperator, stop) && !await db.Users.AnyAsync(p => p.IsOperator && p.Id != personId, stop);
        return isLast ? Forgotten.LastOperator : null;
    }

    Task<List<long>> DesksOf(long personId, CancellationToken stop) => db.Memberships.Where(m => m.PersonId == personId).Select(m => m.DeskId).ToListAsync(stop);

    /// <summary>What the person holds is given back, with the work so far, and nothing waits for them any more.</summary>
    async Task Release(long personId, CancellationToken stop)
    {
        foreach (var job in await db.Jobs.Where(j => j.TranslatorId == personId && j.State == JobState.Claimed).Select(j => j.Id).ToListAsync(stop)) await moves.Release(job, personId, false, stop);
        await db.Jobs.Where(j => j.AssigneeId == personId).ExecuteUpdateAsync(set => set.SetProperty(j => j.AssigneeId, (long?)null), stop);
    }

    /// <summary>Where the desk keeps published bylines, the name stays with each document that was delivered with it, and nowhere else.</summary>
    async Task KeepBylines(long personId, string name, DateTimeOffset now, CancellationToken stop)
    {
        var kept = await db.Jobs
            .Where(j => j.TranslatorId == personId && j.State == JobState.Delivered && db.Desks.Any(d => d.Id == j.DeskId && d.Bylines == ForgottenBylines.Kept))
            .Select(j => new { j.Id, j.DeskId, j.DocumentId }).ToListAsync(stop);
        db.Audit.AddRange(kept.Select(j => new AuditEntry { DeskId = j.DeskId, DocumentId = j.DocumentId, JobId = j.Id, Act = BylineKept, Detail = name, At = now }));
        await db.SaveChangesAsync(stop);
    }

    async Task Strip(long personId, string name, string? email, string nobody, CancellationToken stop)
    {
        // In the record of others' acts, and in what others have said to them.
        string[] named = ["name-changed", "joined", "person-added", "role-changed", "person-removed", "link-made", "passkey-made", "token-made"];
        await db.Audit.Where(a => (a.PersonId == personId || a.AboutId == personId) && named.Contains(a.Act)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Detail, (string?)null), stop);
        if (email is not null) await db.Audit.Where(a => a.Detail!.Contains(email)).ExecuteUpdateAsync(set => set.SetProperty(a => a.Detail, a => a.Detail!.Replace(email, nobody)), stop);
        var (mention, instead) = ($"@{name}", $"@{nobody}");
        var desks = await DesksOf(personId, stop);
        await db.Comments.Where(c => c.Text.Contains(mention) && db.Jobs.Any(j => j.Id == c.JobId && desks.Contains(j.DeskId))).ExecuteUpdateAsync(set => set.SetProperty(c => c.Text, c => c.Text.Replace(mention, instead)), stop);
        await db.Notices.Where(n => n.Detail!.Contains(mention) && desks.Contains(n.DeskId)).ExecuteUpdateAsync(set => set.SetProperty(n => n.Detail, n => n.Detail!.Replace(mention, instead)), stop);
        await memory.LeaveUnnamed(desks, name, stop);
        await db.Concepts.Where(c => c.Author == name && desks.Contains(c.DeskId)).ExecuteUpdateAsync(set => set.SetProperty(c => c.Author, (string?)null), stop);
        await db.ConceptTerms.Where(t => t.Author == name && db.Concepts.Any(c => c.Id == t.ConceptId && desks.Contains(c.DeskId))).ExecuteUpdateAsync(set => set.SetProperty(t => t.Author, (string?)null), stop);

        // The ways in.
        await db.Sessions.Where(s => s.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.AccessTokens.Where(t => t.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.SignInLinks.Where(l => l.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.Set<IdentityUserPasskey<long>>().Where(p => p.UserId == personId).ExecuteDeleteAsync(stop);
        await db.UserLogins.Where(l => l.UserId == personId).ExecuteDeleteAsync(stop);
        await db.UserTokens.Where(t => t.UserId == personId).ExecuteDeleteAsync(stop);
        await db.UserClaims.Where(c => c.UserId == personId).ExecuteDeleteAsync(stop);

        // What is theirs alone.
        await db.Letters.Where(l => l.PersonId == personId || (email != null && l.Address == email)).ExecuteDeleteAsync(stop);
        await db.Invitations.Where(i => email != null && i.Email == email).ExecuteDeleteAsync(stop);
        await db.Notices.Where(n => n.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.NoticeWishes.Where(w => w.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.Preferences.Where(p => p.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.LanguagePairs.Where(l => l.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.Presence.Where(p => p.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.ReturnReasons.Where(r => r.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.LocaleRoles.Where(r => r.PersonId == personId).ExecuteDeleteAsync(stop);
        await db.Memberships.Where(m => m.PersonId == personId).ExecuteDeleteAsync(stop);
    }
}

/// <summary>The name under which a job's translation is published.</summary>
public static class Bylines
{
    /// <summary>Its translator's name; or the one that a desk keeps of somebody who was forgotten; null where a machine did it, or the desk keeps none: then a translator of the desk did it.</summary>
    public static async Task<string?> Of(TranslateDb db, long jobId, CancellationToken stop)
    {
        var translator = await db.Jobs.Where(j => j.Id == jobId && j.TranslatorId != null).Select(j => new { j.Translator!.DisplayName, j.Translator.Forgotten }).SingleOrDefaultAsync(stop);
        return translator switch
        {
            null => null,
            { Forgotten: null } => translator.DisplayName,
            _ => await db.Audit.Where(a => a.JobId == jobId && a.Act == Forgetting.BylineKept).OrderByDescending(a => a.Id).Select(a => a.Detail).FirstOrDefaultAsync(stop),
        };
    }
}
