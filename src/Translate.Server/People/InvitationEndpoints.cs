using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>A link that was just made.</summary>
/// <param name="Link">Its path, shown this once.</param>
/// <param name="IsSent">It was sent to its address.</param>
public sealed record ShownInvitation(string Link, bool IsSent);

/// <summary>A link to follow: its path, its address, or its secret.</summary>
public sealed record FollowedLink(string Link);

static class InvitationEndpoints
{
    public static void MapInvitations(this IEndpointRouteBuilder api)
    {
        var invitations = api.MapGroup("/desks/{desk:long}/invitations").RequireDeskRole(DeskRole.Manager);
        invitations.MapGet("/", async (long desk, Invitations open, CancellationToken stop) => TypedResults.Ok(await open.Open(desk, stop))).WithSummary("The desk's links by which people can still join");
        invitations.MapPost("/", Make).RequireRateLimiting(Limits.Invitations).WithSummary("Makes a link by which people join the desk, and shows it once; one for an e-mail address is also sent to it");
        invitations.MapDelete("/{invitation:long}", Revoke).WithSummary("Takes a link back; who joined by it stays");
        api.MapPost("/join", Join).RequireAuthorization().RequireRateLimiting(Limits.Invitations).WithSummary("Joins a desk by a link, as the person who calls");
        api.MapGet("/me/pairs", async (PersonPairs pairs, Caller caller, CancellationToken stop) => TypedResults.Ok(await pairs.Of(caller.Id, stop))).RequireAuthorization().WithSummary("The pairs of languages that I translate");
        api.MapPut("/me/pairs", SetPairs).RequireAuthorization().WithSummary("Says which pairs of languages I translate, all at once");
    }

    static async Task<Results<Ok<ShownInvitation>, ProblemHttpResult>> Make(long desk, NewInvitation asked, Invitations invitations, Caller caller, CancellationToken stop)
    {
        var made = await invitations.Make(desk, asked, caller.Id, stop);
        return made.Change switch
        {
            InvitationChange.Done => TypedResults.Ok(new ShownInvitation($"/join/{made.Secret}", made.IsSent)),
            InvitationChange.NoAddress => Problems.Invalid("\"email\" is an e-mail address, or null for an open link."),
            InvitationChange.NoNumber => Problems.Invalid($"\"people\" is a number from 1 to {NewInvitation.MostPeople}."),
            InvitationChange.NoDays => Problems.Invalid($"\"days\" is a number from 1 to {NewInvitation.MostDays}."),
            _ => Problems.Invalid("Give \"role\": translator, editor or manager."),
        };
    }

    static async Task<Results<NoContent, NotFound>> Revoke(long desk, long invitation, Invitations invitations, Caller caller, CancellationToken stop) =>
        await invitations.Revoke(desk, invitation, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();

    static async Task<Results<NoContent, ProblemHttpResult>> Join(FollowedLink link, Invitations invitations, Caller caller, CancellationToken stop) =>
        await invitations.Join(link.Link[(link.Link.LastIndexOf('/') + 1)..], caller.Id, stop) switch
        {
            Joining.Done or Joining.AlreadyThere => TypedResults.NoContent(),
            Joining.ForAnother => TypedResults.Problem("The link is for somebody with another e-mail address.", statusCode: StatusCodes.Status409Conflict, title: "You did not join."),
            _ => TypedResults.Problem("The link is used up, too old or revoked.", statusCode: StatusCodes.Status410Gone, title: "You did not join."),
        };

    static async Task<Results<NoContent, ProblemHttpResult>> SetPairs(List<LanguagePairView> wanted, PersonPairs pairs, Caller caller, CancellationToken stop)
    {
        if (wanted.Count > PersonPairs.Most || wanted.Exists(p => p.From == p.To)) return Problems.Invalid($"Give at most {PersonPairs.Most} pairs of \"from\" and \"to\", two different locales each.");

        await pairs.Set(caller.Id, wanted, stop);
        return TypedResults.NoContent();
    }
}
