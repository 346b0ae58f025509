using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Search;

/// <summary>What the search's page shows.</summary>
public sealed record SearchModel(long Desk, string Query, long? Document, SearchPageOf Found)
{
    /// <summary>It is not the first page.</summary>
    public bool IsLater { get; init; }
}

/// <summary>A desk's documents, looked through for words.</summary>
static class SearchPages
{
    public static void MapSearchPages(this IEndpointRouteBuilder app) => app.MapGet("/desks/{desk:long}/search", Show).RequireDeskRole(DeskRole.Translator);

    public static void MapSearch(this IEndpointRouteBuilder api) =>
        api.MapGet("/desks/{desk:long}/search", async (long desk, DeskSearch search, CancellationToken stop, string q = "", long? before = null, long? document = null) =>
            TypedResults.Ok(await search.Find(desk, q, before, document, stop)))
            .RequireDeskRole(DeskRole.Translator)
            .WithSummary("The desk's documents in whose names or text all words of q are found, in any language, newest first; parts of words are found, phrases in quotation marks; on with before=next; document=ID for one alone");

    static async Task<RazorComponentResult<SearchPage>> Show(long desk, DeskSearch search, CancellationToken stop, string q = "", long? before = null, long? document = null) =>
        new(new { Model = new SearchModel(desk, q, document, await search.Find(desk, q, before, document, stop)) { IsLater = before is not null } });
}
