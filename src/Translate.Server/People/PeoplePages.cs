using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>What a desk's page of its people shows.</summary>
/// <param name="Id">The desk.</param>
/// <param name="Name">Its name.</param>
/// <param name="IsManaged">The reader manages it; an editor only says whose work the desk trusts.</param>
/// <param name="People">Its people.</param>
/// <param name="Invitations">Its links by which people can still join.</param>
/// <param name="Locales">The locales that it translates into.</param>
public sealed record PeopleModel(long Id, string Name, bool IsManaged, IReadOnlyList<DeskPerson> People, IReadOnlyList<InvitationView> Invitations, IReadOnlyList<Locale> Locales)
{
    /// <summary>A sign-in link that is shown this once.</summary>
    public string? Link { get; init; }

    /// <summary>An invitation's link that is shown this once, and what became of sending it.</summary>
    public (string Address, string Said)? Invitation { get; init; }

    /// <summary>What was typed into the form for invitations and refused.</summary>
    public NewInvitation? TypedInvitation { get; init; }

    /// <summary>What was typed into the form for people and refused.</summary>
    public NewPerson? Typed { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done, and the id of the input that it is about, where it is about one.</summary>
    public (string? Field, string Text)? Wrong { get; init; }

    /// <summary>What is wrong with an input.</summary>
    public string? ErrorOf(string field) => Wrong is { } wrong && wrong.Field == field ? wrong.Text : null;
}

/// <summary>A desk's people: who belongs to it, as what, with which languages, and whose work it trusts.</summary>
static class PeoplePages
{
    public static void MapPeoplePages(this IEndpointRouteBuilder app)
    {
        var editors = app.MapGroup("/desks/{desk:long}/people").RequireDeskRole(DeskRole.Editor);
        editors.MapGet("/", async (long desk, PeopleReader page, CancellationToken stop) => Show(await page.Read(desk, stop)));
        editors.MapPost("/{person:long}/trust", Trust);

        // Where a refused form was shown again, the address bar has the form's address: reloading it must lead somewhere.
        editors.MapGet("/{person:long}/{form}", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/people"));

        var managers = app.MapGroup("/desks/{desk:long}/people").RequireDeskRole(DeskRole.Manager);
        managers.MapPost("/", Add);
        managers.MapPost("/{person:long}/role", SetRole);
        managers.MapPost("/{person:long}/locale", SetLocaleRole);
        managers.MapPost("/{person:long}/remove", Remove);
        managers.MapPost("/{person:long}/link", NewLink);

        var invitations = app.MapGroup("/desks/{desk:long}/invitations").RequireDeskRole(DeskRole.Manager);
        invitations.MapGet("/", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/people"));
        invitations.MapPost("/", Invite).RequireRateLimiting(Limits.Invitations);
        invitations.MapPost("/{invitation:long}/revoke", Revoke);
    }

    /// <summary>Reads what the page shows.</summary>
    internal sealed class PeopleReader(TranslateDb db, Caller caller, DeskPeople people, Invitations invitations)
    {
        public async Task<PeopleModel> Read(long desk, CancellationToken stop)
        {
            var row = await db.Desks.AsNoTracking().Where(d => d.Id == desk).Select(d => new { d.Name, d.TargetLocales }).SingleAsync(stop);
            var wanted = await db.Jobs.Where(j => j.DeskId == desk).Select(j => j.Locale).Distinct().ToListAsync(stop);
            var manages = caller.IsAtLeast(DeskRole.Manager);
            return new(
                desk, row.Name, manages, await people.Of(desk, stop), manages ? await invitations.Open(desk, stop) : [],
                [.. row.TargetLocales.Concat(wanted).Distinct().OrderBy(l => l.Tag, StringComparer.Ordinal)]);
        }
    }

    static RazorComponentResult<PeoplePage> Show(PeopleModel model) => new(new { Model = model }) { StatusCode = model.Wrong is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    static Task<RazorComponentResult<PeoplePage>> Trust(long desk, long person, [FromForm] bool trusts, DeskPeople people, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        Changed(desk, people.Trust(desk, person, trusts, caller.Id, stop), page, strings, stop);

    /// <summary>The role is one of the roles, <c>none</c>, or empty for the one in the desk.</summary>
    static Task<RazorComponentResult<PeoplePage>> SetLocaleRole(
        long desk, long person, [FromForm] string? locale, [FromForm] string? role, DeskPeople people, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (!Locale.TryParse(locale?.Trim(), out var named)) return Changed(desk, Task.FromResult(PeopleChange.NoLocale), page, strings, stop);
        if (string.IsNullOrEmpty(role)) return Changed(desk, people.RemoveLocaleRole(desk, person, named, caller.Id, stop), page, strings, stop);

        DeskRole? given = Enum.TryParse<DeskRole>(role, out var parsed) ? parsed : null;
        return Changed(desk, given is null && role is not "none" ? Task.FromResult(PeopleChange.NoRole) : people.SetLocaleRole(desk, person, named, given, caller.Id, stop), page, strings, stop);
    }

    static async Task<RazorComponentResult<PeoplePage>> Invite(
        long desk, [FromForm] DeskRole role, [FromForm] int? people, [FromForm] int? days, [FromForm] string? email, Invitations invitations, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, HttpContext http, CancellationToken stop)
    {
        var asked = new NewInvitation(role, people ?? 0, days ?? 0, email);
        var made = await invitations.Make(desk, asked, caller.Id, stop);
        var model = await page.Read(desk, stop);
        if (made.Change is InvitationChange.Done)
        {
            var said = string.IsNullOrWhiteSpace(email) ? strings["Invite.Made"] : made.IsSent ? strings["Invite.Sent", email.Trim()] : strings["Invite.NotSent", email.Trim()];
            return Show(model with { Invitation = ($"{http.Request.Scheme}://{http.Request.Host}/join/{made.Secret}", said) });
        }

        var field = made.Change switch { InvitationChange.NoAddress => "ie", InvitationChange.NoNumber => "in", InvitationChange.NoDays => "id", _ => "ir" };
        var text = made.Change switch
        {
            InvitationChange.NoAddress => strings["PeopleChange.NoAddress"],
            InvitationChange.NoNumber => strings["Invite.NoNumber", NewInvitation.MostPeople],
            InvitationChange.NoDays => strings["Invite.NoNumber", NewInvitation.MostDays],
            _ => strings["PeopleChange.NoRole"],
        };
        return Show(model with { Wrong = ($"{field}-{desk}", text), TypedInvitation = asked });
    }

    static async Task<RazorComponentResult<PeoplePage>> Revoke(long desk, long invitation, IFormCollection form, Invitations invitations, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await invitations.Revoke(desk, invitation, caller.Id, stop);
        return Show(await page.Read(desk, stop) with { Done = strings["Invite.Revoked"] });
    }

    static async Task<RazorComponentResult<PeoplePage>> Add(
        long desk, [FromForm] string? email, [FromForm] string? name, [FromForm] DeskRole role, DeskPeople people, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, HttpContext http, CancellationToken stop)
    {
        var typed = new NewPerson(email ?? "", name ?? "", role);
        var (change, link) = await people.Add(desk, typed, caller.Id, stop);
        var model = await page.Read(desk, stop);
        return Show(change is PeopleChange.Done
            ? model with { Done = link is null ? strings["Settings.AddedKnown", typed.Name] : strings["Settings.Added", typed.Name], Link = Address(http, link) }
            : model with { Wrong = (change is PeopleChange.NoName ? $"n-{desk}" : $"e-{desk}", strings[$"PeopleChange.{change}"]), Typed = typed });
    }

    static async Task<RazorComponentResult<PeoplePage>> SetRole(long desk, long person, [FromForm] DeskRole role, DeskPeople people, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await Changed(desk, people.SetRole(desk, person, role, caller.Id, stop), page, strings, stop);

    static async Task<RazorComponentResult<PeoplePage>> Remove(long desk, long person, IFormCollection form, DeskPeople people, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await Changed(desk, people.Remove(desk, person, caller.Id, stop), page, strings, stop);

    static async Task<RazorComponentResult<PeoplePage>> NewLink(long desk, long person, IFormCollection form, DeskPeople people, Caller caller, PeopleReader page, IStringLocalizer<Strings> strings, HttpContext http, CancellationToken stop)
    {
        var link = await people.NewLink(desk, person, caller, stop);
        var model = await page.Read(desk, stop);
        return Show(link is null ? model with { Wrong = (null, strings["Settings.NoLink"]) } : model with { Link = Address(http, link) });
    }

    static async Task<RazorComponentResult<PeoplePage>> Changed(long desk, Task<PeopleChange> change, PeopleReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var result = await change;
        var model = await page.Read(desk, stop);
        return Show(result is PeopleChange.Done ? model with { Done = strings["Settings.Changed"] } : model with { Wrong = (null, strings[$"PeopleChange.{result}"]) });
    }

    static string? Address(HttpContext http, string? link) => link is null ? null : $"{http.Request.Scheme}://{http.Request.Host}/sign-in/link/{link}";
}
