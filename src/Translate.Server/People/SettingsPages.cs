using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>A desk whose people the caller manages.</summary>
public sealed record ManagedDesk(long Id, string Name, IReadOnlyList<DeskPerson> People, IReadOnlyList<InvitationView> Invitations);

/// <summary>What the settings page shows.</summary>
public sealed record SettingsModel(string Name, string? Email, bool AsksForOld, IReadOnlyList<TokenView> Tokens, IReadOnlyList<ManagedDesk> Desks)
{
    /// <summary>A token that is shown this once.</summary>
    public string? Token { get; init; }

    /// <summary>A sign-in link that is shown this once, and the desk whose person it is for.</summary>
    public (long Desk, string Address)? Link { get; init; }

    /// <summary>An invitation's link that is shown this once, its desk, and what became of sending it.</summary>
    public (long Desk, string Address, string Said)? Invitation { get; init; }

    /// <summary>What was typed into a desk's form for invitations that was refused.</summary>
    public (long Desk, NewInvitation Invitation)? TypedInvitation { get; init; }

    /// <summary>The pairs that the person translates.</summary>
    public IReadOnlyList<LanguagePairView> Pairs { get; init; } = [];

    /// <summary>The pairs that the person's desks translate.</summary>
    public IReadOnlyList<LanguagePairView> ProposedPairs { get; init; } = [];

    /// <summary>What was typed as another pair, and is none.</summary>
    public (string From, string To)? WrongPair { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done, and the id of the input that it is about, where it is about one.</summary>
    public (string? Field, string Text)? Wrong { get; init; }

    /// <summary>What was typed into a desk's form that was refused.</summary>
    public (long Desk, NewPerson Person)? Typed { get; init; }

    /// <summary>What is wrong with an input.</summary>
    public string? ErrorOf(string field) => Wrong is { } wrong && wrong.Field == field ? wrong.Text : null;
}

/// <summary>One's own settings, and the people of the desks that one manages.</summary>
static class SettingsPages
{
    public static void MapSettingsPages(this IEndpointRouteBuilder app)
    {
        var mine = app.MapGroup("/settings").RequireAuthorization();
        mine.MapGet("/", async (SettingsReader page, CancellationToken stop) => Show(await page.Model(stop)));
        mine.MapPost("/name", SetName);
        mine.MapPost("/email", SetEmail);
        mine.MapPost("/pairs", SetPairs);
        mine.MapPost("/password", SetPassword);
        mine.MapPost("/tokens", MakeToken);
        mine.MapPost("/tokens/{token:long}/revoke", RevokeToken);

        var people = app.MapGroup("/desks/{desk:long}/people").RequireDeskRole(DeskRole.Manager);
        people.MapPost("/", Add);
        people.MapPost("/{person:long}/role", SetRole);
        people.MapPost("/{person:long}/remove", Remove);
        people.MapPost("/{person:long}/link", NewLink);

        var invitations = app.MapGroup("/desks/{desk:long}/invitations").RequireDeskRole(DeskRole.Manager);
        invitations.MapPost("/", Invite);
        invitations.MapPost("/{invitation:long}/revoke", Revoke);

        // Where a refused form was shown again, the address bar has the form's address: reloading it must lead somewhere.
        foreach (var form in (string[])["/settings/name", "/settings/email", "/settings/pairs", "/settings/password", "/settings/tokens", "/desks/{desk:long}/people", "/desks/{desk:long}/people/{person:long}/{form}", "/desks/{desk:long}/invitations"])
            app.MapGet(form, () => TypedResults.LocalRedirect("/settings")).RequireAuthorization();
    }

    /// <summary>Reads what the page shows.</summary>
    internal sealed class SettingsReader(TranslateDb db, Caller caller, IHttpContextAccessor http, Passwords passwords, AccessTokens tokens, DeskPeople people, Invitations invitations, PersonPairs pairs)
    {
        public async Task<SettingsModel> Model(CancellationToken stop)
        {
            var (id, all) = (caller.Id, caller.IsOperator);
            var me = await db.Users.AsNoTracking().SingleAsync(p => p.Id == id, stop);
            var desks = await db.Desks
                .Where(d => all || db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == id && m.Role == DeskRole.Manager))
                .OrderBy(d => d.Id)
                .Select(d => new { d.Id, d.Name })
                .ToListAsync(stop);
            var managed = new List<ManagedDesk>();
            foreach (var desk in desks) managed.Add(new(desk.Id, desk.Name, await people.Of(desk.Id, stop), await invitations.Open(desk.Id, stop)));
            var mine = await db.Memberships.Where(m => m.PersonId == id).Select(m => m.DeskId).ToListAsync(stop);
            return new(me.DisplayName, me.Email, passwords.AsksForOld(me, http.HttpContext!.User), await tokens.Of(id, stop), managed)
            {
                Pairs = await pairs.Of(id, stop),
                ProposedPairs = await pairs.Proposed(mine, stop),
            };
        }
    }

    static RazorComponentResult<SettingsPage> Show(SettingsModel model) => new(new { Model = model }) { StatusCode = model.Wrong is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    static async Task<RazorComponentResult<SettingsPage>> SetName(
        [FromForm] string? name, TranslateDb db, Caller caller, TimeProvider clock, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (id, trimmed) = (caller.Id, name?.Trim() ?? "");
        if (trimmed.Length is 0 or > DeskPeople.LongestName) return Show(await page.Model(stop) with { Wrong = ("name", strings["PeopleChange.NoName"]) });

        var me = await db.Users.SingleAsync(p => p.Id == id, stop);
        db.Audit.Add(new() { PersonId = id, Act = "name-changed", Detail = $"{me.DisplayName} → {trimmed}", At = clock.GetUtcNow() });
        me.DisplayName = trimmed;
        await db.SaveChangesAsync(stop);
        return Show(await page.Model(stop) with { Done = strings["Settings.Changed"] });
    }

    static async Task<RazorComponentResult<SettingsPage>> SetEmail([FromForm] string? email, Invitations invitations, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var result = await invitations.SetEmail(caller.Id, email, stop);
        var model = await page.Model(stop);
        return Show(result switch
        {
            Joining.Done => model with { Done = strings["Settings.EmailSet"] },
            Joining.Known => model with { Wrong = ("email", strings["Settings.EmailTaken"]) },
            Joining.AlreadyThere => model,
            _ => model with { Wrong = ("email", strings["PeopleChange.NoAddress"]) },
        });
    }

    static async Task<RazorComponentResult<SettingsPage>> SetPairs(IFormCollection form, PersonPairs pairs, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (PersonPairs.Read(form) is not { } wanted)
            return Show(await page.Model(stop) with { Wrong = ("pairs", strings["Pairs.Wrong"]), WrongPair = (form["from"].ToString(), form["to"].ToString()) });

        await pairs.Set(caller.Id, wanted, stop);
        return Show(await page.Model(stop) with { Done = strings["Settings.PairsSet"] });
    }

    static async Task<RazorComponentResult<SettingsPage>> Invite(
        long desk, [FromForm] DeskRole role, [FromForm] int? people, [FromForm] int? days, [FromForm] string? email, Invitations invitations, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, HttpContext http, CancellationToken stop)
    {
        var asked = new NewInvitation(role, people ?? 0, days ?? 0, email);
        var made = await invitations.Make(desk, asked, caller.Id, stop);
        var model = await page.Model(stop);
        if (made.Change is InvitationChange.Done)
        {
            var said = string.IsNullOrWhiteSpace(email) ? strings["Invite.Made"] : made.IsSent ? strings["Invite.Sent", email.Trim()] : strings["Invite.NotSent", email.Trim()];
            return Show(model with { Invitation = (desk, $"{http.Request.Scheme}://{http.Request.Host}/join/{made.Secret}", said) });
        }

        var field = made.Change switch { InvitationChange.NoAddress => "ie", InvitationChange.NoNumber => "in", InvitationChange.NoDays => "id", _ => "ir" };
        var text = made.Change switch
        {
            InvitationChange.NoAddress => strings["PeopleChange.NoAddress"],
            InvitationChange.NoNumber => strings["Invite.NoNumber", NewInvitation.MostPeople],
            InvitationChange.NoDays => strings["Invite.NoNumber", NewInvitation.MostDays],
            _ => strings["PeopleChange.NoRole"],
        };
        return Show(model with { Wrong = ($"{field}-{desk}", text), TypedInvitation = (desk, asked) });
    }

    static async Task<RazorComponentResult<SettingsPage>> Revoke(long desk, long invitation, IFormCollection form, Invitations invitations, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await invitations.Revoke(desk, invitation, caller.Id, stop);
        return Show(await page.Model(stop) with { Done = strings["Invite.Revoked"] });
    }

    static async Task<RazorComponentResult<SettingsPage>> SetPassword(
        [FromForm] string? old, [FromForm(Name = "new")] string? password, ClaimsPrincipal principal, Passwords passwords, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var change = await passwords.Set(principal, old, password, stop);
        var model = await page.Model(stop);
        return Show(change switch
        {
            PasswordChange.WrongOld => model with { Wrong = ("old", strings["Settings.WrongOld"]) },
            PasswordChange.TooShort => model with { Wrong = ("new", strings["Settings.PasswordRule"]) },
            _ => model with { AsksForOld = true, Done = strings["Settings.PasswordSet"] },
        });
    }

    static async Task<RazorComponentResult<SettingsPage>> MakeToken([FromForm] string? name, AccessTokens tokens, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (!AccessTokens.IsName(name)) return Show(await page.Model(stop) with { Wrong = ("token", strings["PeopleChange.NoName"]) });
        var token = await tokens.Create(caller.Id, name, stop);
        return Show(await page.Model(stop) with { Token = token });
    }

    static async Task<RedirectHttpResult> RevokeToken(long token, IFormCollection form, AccessTokens tokens, Caller caller, CancellationToken stop)
    {
        await tokens.Revoke(caller.Id, token, stop);
        return TypedResults.LocalRedirect("/settings");
    }

    static async Task<RazorComponentResult<SettingsPage>> Add(
        long desk, [FromForm] string? email, [FromForm] string? name, [FromForm] DeskRole role, DeskPeople people, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, HttpContext http, CancellationToken stop)
    {
        var typed = new NewPerson(email ?? "", name ?? "", role);
        var (change, link) = await people.Add(desk, typed, caller.Id, stop);
        var model = await page.Model(stop);
        return Show(change is PeopleChange.Done
            ? model with { Done = link is null ? strings["Settings.AddedKnown", typed.Name] : strings["Settings.Added", typed.Name], Link = Address(http, desk, link) }
            : model with { Wrong = (change is PeopleChange.NoName ? $"n-{desk}" : $"e-{desk}", strings[$"PeopleChange.{change}"]), Typed = (desk, typed) });
    }

    static async Task<RazorComponentResult<SettingsPage>> SetRole(long desk, long person, [FromForm] DeskRole role, DeskPeople people, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await Changed(people.SetRole(desk, person, role, caller.Id, stop), page, strings, stop);

    static async Task<RazorComponentResult<SettingsPage>> Remove(long desk, long person, IFormCollection form, DeskPeople people, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await Changed(people.Remove(desk, person, caller.Id, stop), page, strings, stop);

    static async Task<RazorComponentResult<SettingsPage>> NewLink(long desk, long person, IFormCollection form, DeskPeople people, Caller caller, SettingsReader page, IStringLocalizer<Strings> strings, HttpContext http, CancellationToken stop)
    {
        var link = await people.NewLink(desk, person, caller, stop);
        var model = await page.Model(stop);
        return Show(link is null ? model with { Wrong = (null, strings["Settings.NoLink"]) } : model with { Link = Address(http, desk, link) });
    }

    static async Task<RazorComponentResult<SettingsPage>> Changed(Task<PeopleChange> change, SettingsReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var result = await change;
        var model = await page.Model(stop);
        return Show(result is PeopleChange.Done ? model with { Done = strings["Settings.Changed"] } : model with { Wrong = (null, strings[$"PeopleChange.{result}"]) });
    }

    static (long Desk, string Address)? Address(HttpContext http, long desk, string? link) => link is null ? null : (desk, $"{http.Request.Scheme}://{http.Request.Host}/sign-in/link/{link}");
}
