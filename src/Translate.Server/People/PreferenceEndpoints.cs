using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>A person's preferences, for the pages' scripts.</summary>
static partial class PreferenceEndpoints
{
    const int MostBytes = 16 * 1024;

    public static void MapPreferences(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/preferences/{name}", Read).RequireAuthorization().WithSummary("What I chose, as JSON; null where I have not chosen yet");
        api.MapPut("/me/preferences/{name}", Write).RequireAuthorization().WithSummary("Keeps what I choose: any JSON of at most 16 kB");
    }

    static async Task<Results<Ok<JsonElement>, ProblemHttpResult>> Read(string name, Preferences preferences, Caller caller, CancellationToken stop) =>
        Name().IsMatch(name) ? TypedResults.Ok(JsonElement.Parse(await preferences.Read(caller.Id, name, stop) ?? "null")) : NoName();

    static async Task<Results<NoContent, ProblemHttpResult>> Write(string name, JsonElement value, Preferences preferences, Caller caller, CancellationToken stop)
    {
        if (!Name().IsMatch(name)) return NoName();
        var text = value.ValueKind is JsonValueKind.Undefined ? "null" : value.GetRawText();
        if (System.Text.Encoding.UTF8.GetByteCount(text) > MostBytes) return Problems.Invalid("A preference has at most 16 kB.");

        await preferences.Write(caller.Id, name, text, stop);
        return TypedResults.NoContent();
    }

    static ProblemHttpResult NoName() => Problems.Invalid("A preference is named with a to z, 0 to 9, hyphens and dots, at most 100 of them.");

    [GeneratedRegex(@"\A[a-z0-9.\-]{1,100}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
