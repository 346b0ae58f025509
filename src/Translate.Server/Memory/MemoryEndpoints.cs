using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Memory;

/// <summary>What came of an import, as the API tells it.</summary>
public sealed record ImportView(int Added, int Known, IReadOnlyList<string> LeftOut);

static class MemoryEndpoints
{
    public static void MapMemory(this IEndpointRouteBuilder api)
    {
        var memory = api.MapGroup("/desks/{desk:long}/memory");
        memory.MapGet("/", Export).RequireDeskRole(DeskRole.Editor).WithSummary("The desk's memory as TMX 1.4b");
        memory.MapPost("/", Import).RequireDeskRole(DeskRole.Manager).DisableAntiforgery().WithSummary("Adds the pairs of a TMX file, sent as the body, to the desk's memory of the name given");
    }

    static PushStreamHttpResult Export(long desk, DeskMemory memory, Caller caller, CancellationToken stop)
    {
        var id = caller.Id;
        return TypedResults.Stream(async body => await TmxWriter.Write(body, memory.Export(desk, id, stop), stop), "application/x-tmx+xml", "memory.tmx");
    }

    static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Import(long desk, HttpContext http, DeskMemory memory, Caller caller, CancellationToken stop, string name = "imported")
    {
        // A memory is streamed: its size is bounded by the disk, not by the limit for documents.
        if (http.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit) limit.MaxRequestBodySize = null;
        try
        {
            // XML is read synchronously, which a request's body may not be: it goes to disk first, and from there unit by unit.
            await using var tmx = new FileStream(Path.GetTempFileName(), FileMode.Create, FileAccess.ReadWrite, FileShare.None, 1 << 16, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
            await http.Request.Body.CopyToAsync(tmx, stop);
            tmx.Position = 0;
            var import = await memory.Import(desk, name, $"{name}.tmx", tmx, stop, caller.Id);
            return TypedResults.Ok(new ImportView(import.Added, import.Known, [.. import.Problems.Select(p => p.Message)]));
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }
}
