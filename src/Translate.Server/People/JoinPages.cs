using Microsoft.AspNetCore.Http.HttpResults;

namespace Translate.Server.People;

/// <summary>What the page of an invitation shows.</summary>
/// <param name="Secret">The link's secret.</param>
/// <param name="Open">What the link leads to; null where it is good no more.</param>
/// <param name="Proposed">The pairs that the desk translates.</param>
/// <param name="Chosen">The pairs that are ticked.</param>
public sealed record JoinModel(string Secret, OpenInvitation? Open, IReadOnlyList<LanguagePairView> Proposed, IReadOnlyList<LanguagePairView> Chosen)
{
    /// <summary>What was typed into the form that was refused.</summary>
    public IFormCollection? Typed { get; init; }

    /// <summary>What came of it.</summary>
    public Joining? Wrong { get; init; }

    /// <summary>The pair that was typed is none.</summary>
    public bool HasWrongPair { get; init; }
}

/// <summary>The page that an invitation leads to. Looking at it changes nothing.</summary>
static class JoinPages
{
    public static void MapJoinPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/join/{secret}", async (string secret, Invitations invitations, PersonPairs pairs, CancellationToken stop) => Show(await Model(secret, invitations, pairs, stop))).AllowAnonymous();
        app.MapPost("/join/{secret}", Join).AllowAnonymous().RequireRateLimiting(Limits.Invitations);
    }

    static RazorComponentResult<JoinPage> Show(JoinModel model) => new(new { Model = model })
    {
        StatusCode = model.Open is null ? StatusCodes.Status410Gone : model.Wrong is not null || model.HasWrongPair ? StatusCodes.Status422UnprocessableEntity : 200,
    };

    static async Task<JoinModel> Model(string secret, Invitations invitations, PersonPairs pairs, CancellationToken stop)
    {
        if (await invitations.Find(secret, stop) is not { } open) return new(secret, null, [], []);

        var proposed = await pairs.Proposed([open.DeskId], stop);
        return new(secret, open, proposed, proposed.Count == 1 ? proposed : []);
    }

    static async Task<IResult> Join(string secret, IFormCollection form, Invitations invitations, PersonPairs pairs, Passwords passwords, Caller caller, CancellationToken stop)
    {
        if (caller.IsKnown)
        {
            var joined = await invitations.Join(secret, caller.Id, stop);
            return joined is Joining.Done or Joining.AlreadyThere ? TypedResults.LocalRedirect("/") : Show(await Model(secret, invitations, pairs, stop) with { Wrong = joined });
        }

        var chosen = PersonPairs.Read(form);
        var (result, person) = chosen is null ? (Joining.Done, (Data.Person?)null) : await invitations.Join(secret, new Newcomer(form["name"].ToString(), form["email"].ToString(), chosen), stop);
        if (person is null)
        {
            return Show(await Model(secret, invitations, pairs, stop) with
            {
                Typed = form,
                Chosen = [.. form["pair"].Select(p => LanguagePairView.TryParse(p, out var pair) ? pair : null).OfType<LanguagePairView>()],
                Wrong = chosen is null ? null : result,
                HasWrongPair = chosen is null,
            });
        }

        await passwords.SignInByLink(person);
        return TypedResults.LocalRedirect("/available?new=true");
    }
}
