using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>How a person likes things to be: the pages decide what that means, the service keeps it.</summary>
static partial class PreferenceEndpoints
{
    const int MostBytes = 16 * 1024;

    public static void MapPreferences(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/preferences/{name}", Read).RequireAuthorization().WithSummary("What I chose, as JSON; null where I have not chosen yet");
        api.MapPut("/me/preferences/{name}", Write).RequireAuthorization().WithSummary("Keeps what I choose: any JSON of at most 16 kB");
    }

    static async Task<Results<Ok<JsonElement>, ProblemHttpResult>> Read(string name, TranslateDb db, Caller caller, CancellationToken stop)
    {
        if (!Name().IsMatch(name)) return NoName();
        var id = caller.Id;
        var value = await db.Preferences.Where(p => p.PersonId == id && p.Name == name).Select(p => p.Value).SingleOrDefaultAsync(stop);
        return TypedResults.Ok(JsonElement.Parse(value ?? "null"));
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Write(string name, JsonElement value, TranslateDb db, Caller caller, CancellationToken stop)
    {
        if (!Name().IsMatch(name)) return NoName();
        var text = value.ValueKind is JsonValueKind.Undefined ? "null" : value.GetRawText();
        if (System.Text.Encoding.UTF8.GetByteCount(text) > MostBytes) return Problems.Invalid("A preference has at most 16 kB.");

        var id = caller.Id;
        if (await Update() == 0)
        {
            db.Preferences.Add(new() { PersonId = id, Name = name, Value = text });
            try
            {
                await db.SaveChangesAsync(stop);
            }
            catch (DbUpdateException)
            {
                // The person's other window was faster; the last one counts.
                db.ChangeTracker.Clear();
                await Update();
            }
        }

        return TypedResults.NoContent();

        Task<int> Update() => db.Preferences.Where(p => p.PersonId == id && p.Name == name).ExecuteUpdateAsync(set => set.SetProperty(p => p.Value, text), stop);
    }

    static ProblemHttpResult NoName() => Problems.Invalid("A preference is named with a to z, 0 to 9, hyphens and dots, at most 100 of them.");

    [GeneratedRegex(@"\A[a-z0-9.\-]{1,100}\z", RegexOptions.NonBacktracking)]
    private static partial Regex Name();
}
