using System.Linq.Expressions;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>Which jobs somebody may do what with: by their role with the job's locale where they have one of their own there, else by their role in the desk.</summary>
public static class JobRights
{
    /// <summary>The jobs with which a person has this role, or a higher one.</summary>
    public static Expression<Func<Job, bool>> For(TranslateDb db, long personId, DeskRole least = DeskRole.Translator) => job =>
        db.LocaleRoles.Any(r => r.DeskId == job.DeskId && r.PersonId == personId && r.Locale == job.Locale)
            ? db.LocaleRoles.Any(r => r.DeskId == job.DeskId && r.PersonId == personId && r.Locale == job.Locale && r.Role >= least)
            : db.Memberships.Any(m => m.DeskId == job.DeskId && m.PersonId == personId && m.Role >= least);

    /// <summary>The same for whoever calls; an operator may do everything with every job.</summary>
    public static Expression<Func<Job, bool>> For(TranslateDb db, Caller caller, DeskRole least = DeskRole.Translator) => caller.IsOperator ? _ => true : For(db, caller.Id, least);

    /// <summary>The people who have this role with a job, or a higher one.</summary>
    public static IQueryable<Membership> PeopleOf(TranslateDb db, long deskId, Core.Text.Locale locale, DeskRole least = DeskRole.Translator) => db.Memberships.Where(m =>
        m.DeskId == deskId &&
        (db.LocaleRoles.Any(r => r.DeskId == deskId && r.PersonId == m.PersonId && r.Locale == locale)
            ? db.LocaleRoles.Any(r => r.DeskId == deskId && r.PersonId == m.PersonId && r.Locale == locale && r.Role >= least)
            : m.Role >= least));
}
