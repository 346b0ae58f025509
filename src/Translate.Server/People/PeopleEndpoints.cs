using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>Who calls.</summary>
public sealed record Me(long Id, string Name, string? Email, bool IsOperator);

/// <summary>A desk that the caller belongs to.</summary>
public sealed record DeskView(long Id, string Name, Locale SourceLocale, IReadOnlyList<Locale> TargetLocales, DeskRole? Role);

/// <summary>Another role for a person.</summary>
public sealed record NewRole(DeskRole Role);

/// <summary>Another role with the jobs into one locale; null for none.</summary>
public sealed record NewLocaleRole(DeskRole? Role);

/// <summary>Whether the desk trusts somebody's work.</summary>
public sealed record NewTrust(bool IsTrusted);

/// <summary>Another name.</summary>
public sealed record NewName(string Name);

/// <summary>A token to be made.</summary>
public sealed record NewToken(string Name);

/// <summary>A secret that is shown this once.</summary>
public sealed record Shown(string Secret);

/// <summary>A one-time sign-in link's path, shown this once; null where the person is known already.</summary>
public sealed record ShownLink(string? Link);

static class PeopleEndpoints
{
    public static void MapPeople(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me", WhoAmI).RequireAuthorization().WithSummary("Who I am");
        api.MapGet("/desks", Desks).RequireAuthorization().WithSummary("My desks");
        api.MapGet("/tokens", async (AccessTokens tokens, Caller caller, CancellationToken stop) => TypedResults.Ok(await tokens.Of(caller.Id, stop))).RequireAuthorization().WithSummary("My bearer tokens");
        api.MapPost("/tokens", MakeToken).RequireAuthorization().WithSummary("Makes a bearer token and shows it once");
        api.MapDelete("/tokens/{token:long}", RevokeToken).RequireAuthorization().WithSummary("Takes a token away");

        var mine = api.MapGroup("/me/sessions").RequireAuthorization();
        mine.MapGet("/", async (Sessions sessions, Caller caller, CancellationToken stop) => TypedResults.Ok(await sessions.Of(caller.Id, caller.SessionId, stop))).WithSummary("The browsers that I am signed in with");
        mine.MapDelete("/{session:guid}", EndSession).WithSummary("Signs one of my browsers out, wherever it is");
        mine.MapDelete("/", EndOthers).WithSummary("Signs all my browsers out but the one that calls");
        api.MapPut("/me", SetName).RequireAuthorization().WithSummary("Changes my name");

        var editors = api.MapGroup("/desks/{desk:long}/people").RequireDeskRole(DeskRole.Editor);
        editors.MapGet("/", async (long desk, DeskPeople people, CancellationToken stop) => TypedResults.Ok(await people.Of(desk, stop))).WithSummary("The desk's people");
        editors.MapPut("/{person:long}/trust", (long desk, long person, NewTrust trust, DeskPeople people, Caller caller, CancellationToken stop) => Changed(people.Trust(desk, person, trust.IsTrusted, caller.Id, stop))).WithSummary("Says whether the desk trusts a person's work");
        var people = api.MapGroup("/desks/{desk:long}/people").RequireDeskRole(DeskRole.Manager);
        people.MapPost("/", Add).WithSummary("Adds a person and returns a one-time sign-in link");
        people.MapPut("/{person:long}", (long desk, long person, NewRole role, DeskPeople people, Caller caller, CancellationToken stop) => Changed(people.SetRole(desk, person, role.Role, caller.Id, stop))).WithSummary("Gives a person another role");
        people.MapDelete("/{person:long}", (long desk, long person, DeskPeople people, Caller caller, CancellationToken stop) => Changed(people.Remove(desk, person, caller.Id, stop))).WithSummary("Takes a person out of the desk");
        people.MapPost("/{person:long}/link", NewLink).WithSummary("A new one-time sign-in link for a person");
        people.MapPut("/{person:long}/locales/{locale}", SetLocaleRole).WithSummary("Gives a person another role with the jobs into one locale; null for none");
        people.MapDelete("/{person:long}/locales/{locale}", (long desk, long person, Locale locale, DeskPeople people, Caller caller, CancellationToken stop) => Changed(people.RemoveLocaleRole(desk, person, locale, caller.Id, stop))).WithSummary("Lets the person's role in the desk hold for the locale, too");
    }

    static async Task<Ok<Me>> WhoAmI(TranslateDb db, Caller caller, CancellationToken stop)
    {
        var id = caller.Id;
        return TypedResults.Ok(await db.Users.Where(p => p.Id == id).Select(p => new Me(p.Id, p.DisplayName, p.Email, p.IsOperator)).SingleAsync(stop));
    }

    static async Task<Ok<List<DeskView>>> Desks(TranslateDb db, Caller caller, CancellationToken stop)
    {
        var (id, all) = (caller.Id, caller.IsOperator);
        var desks = await db.Desks.Where(d => all || (!d.IsPractice && db.Memberships.Any(m => m.DeskId == d.Id && m.PersonId == id))).OrderBy(d => d.Id).AsNoTracking().ToListAsync(stop);
        var roles = await db.Memberships.Where(m => m.PersonId == id).ToDictionaryAsync(m => m.DeskId, m => m.Role, stop);
        return TypedResults.Ok(desks.ConvertAll(d => new DeskView(d.Id, d.Name, d.SourceLocale, d.TargetLocales, roles.TryGetValue(d.Id, out var role) ? role : null)));
    }

    static async Task<Results<Ok<Shown>, ProblemHttpResult>> MakeToken(NewToken token, AccessTokens tokens, Caller caller, CancellationToken stop) =>
        AccessTokens.IsName(token.Name) ? TypedResults.Ok(new Shown(await tokens.Create(caller.Id, token.Name, stop))) : Problems.Invalid("Give the token a \"name\" of at most 100 characters.");

    static async Task<Results<NoContent, NotFound>> RevokeToken(long token, AccessTokens tokens, Caller caller, CancellationToken stop) =>
        await tokens.Revoke(caller.Id, token, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static async Task<Results<Ok<ShownLink>, ProblemHttpResult>> Add(long desk, NewPerson person, DeskPeople people, Caller caller, CancellationToken stop)
    {
        var (change, link) = await people.Add(desk, person, caller.Id, stop);
        return change is PeopleChange.Done ? TypedResults.Ok(new ShownLink(Path(link))) : Refused(change);
    }

    static async Task<Results<Ok<ShownLink>, NotFound>> NewLink(long desk, long person, DeskPeople people, Caller caller, CancellationToken stop) =>
        await people.NewLink(desk, person, caller, stop) is { } link ? TypedResults.Ok(new ShownLink(Path(link))) : TypedResults.NotFound();

    static Task<Results<NoContent, NotFound, ProblemHttpResult>> SetLocaleRole(long desk, long person, Locale locale, NewLocaleRole role, DeskPeople people, Caller caller, CancellationToken stop) =>
        Changed(people.SetLocaleRole(desk, person, locale, role.Role, caller.Id, stop));

    static async Task<Results<NoContent, NotFound>> EndSession(Guid session, Sessions sessions, Caller caller, CancellationToken stop) =>
        await sessions.End(caller.Id, session, "session-ended", stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static async Task<NoContent> EndOthers(Sessions sessions, Caller caller, CancellationToken stop)
    {
        await sessions.EndOthers(caller.Id, caller.SessionId, stop);
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> SetName(NewName name, OwnName own, CancellationToken stop) =>
        await own.Set(name.Name, stop) ? TypedResults.NoContent() : Refused(PeopleChange.NoName);

    static string? Path(string? link) => link is null ? null : $"/sign-in/link/{link}";

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Changed(Task<PeopleChange> change) => await change switch
    {
        PeopleChange.Done => TypedResults.NoContent(),
        PeopleChange.Unknown => TypedResults.NotFound(),
        var refused => Refused(refused),
    };

    static ProblemHttpResult Refused(PeopleChange change) => change switch
    {
        PeopleChange.LastManager => TypedResults.Problem("A desk needs a manager: make somebody else one first.", statusCode: StatusCodes.Status409Conflict, title: "This is the last manager."),
        PeopleChange.AlreadyThere => TypedResults.Problem("To change the role, PUT it to the person.", statusCode: StatusCodes.Status409Conflict, title: "This person belongs to the desk already."),
        PeopleChange.NoAddress => Problems.Invalid("Give \"email\", an e-mail address."),
        PeopleChange.NoLocale => Problems.Invalid("Name a locale, as ko."),
        PeopleChange.NoName => Problems.Invalid("Give \"name\", of at most 100 characters."),
        _ => Problems.Invalid("Give \"role\": translator, editor or manager."),
    };
}
