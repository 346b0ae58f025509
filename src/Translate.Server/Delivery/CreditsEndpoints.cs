using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Delivery;

/// <summary>Where credits are to stand.</summary>
public sealed record PlaceRequest(CreditsPlace? Place);

/// <summary>How credits are to be worded.</summary>
public sealed record WordingRequest(string? Text);

static class CreditsEndpoints
{
    public static void MapCredits(this IEndpointRouteBuilder api)
    {
        var credits = api.MapGroup("/desks/{desk:long}/credits").RequireDeskRole(DeskRole.Manager);
        credits.MapGet("/", async (long desk, CreditWordings wordings, CancellationToken stop) => TypedResults.Ok(await wordings.Of(desk, stop))).WithSummary("How the desk words its credits, and where they stand");
        credits.MapPut("/", Place).WithSummary("Where credits stand in localized documents: nowhere, top or bottom");
        credits.MapPut("/{locale}", Word).WithSummary("Words the credits in a locale; an empty text is the shipped one");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Place(long desk, PlaceRequest request, CreditWordings wordings, Caller caller, CancellationToken stop)
    {
        if (request.Place is not { } place || !Enum.IsDefined(place)) return Problems.Invalid("\"place\" is nowhere, top or bottom.");
        await wordings.Place(desk, place, caller.Id, stop);
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Word(long desk, string locale, WordingRequest request, CreditWordings wordings, Caller caller, CancellationToken stop)
    {
        if (!Locale.TryParse(locale, out var known)) return Problems.Invalid($"\"{locale}\" is no language tag as in BCP 47.");
        return await wordings.Word(desk, known, request.Text, caller.Id, stop) switch
        {
            null => TypedResults.NoContent(),
            "" => Problems.Invalid($"\"text\" has at most {CreditTemplate.LongestText} characters."),
            var unknown => Problems.Invalid($"There is no field {unknown}. There are: {string.Join(", ", CreditTemplate.Fields.Select(f => $"{{{f}}}"))}."),
        };
    }
}
