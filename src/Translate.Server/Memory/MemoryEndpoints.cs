using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Memory;
using Translate.Core.Memory.Files;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Memory;

/// <summary>What came of an import, as the API tells it: of what was left out, the first thousand.</summary>
public sealed record ImportView(int Added, int Known, IReadOnlyList<string> LeftOut);

/// <summary>The name of a new memory.</summary>
public sealed record MemoryRequest(string? Name);

/// <summary>A new memory.</summary>
public sealed record MadeMemory(long Id);

static class MemoryEndpoints
{
    public static void MapMemory(this IEndpointRouteBuilder api)
    {
        var memory = api.MapGroup("/desks/{desk:long}/memory");
        memory.MapGet("/", Export).RequireDeskRole(DeskRole.Editor)
            .WithSummary("Pairs of the desk's memories as TMX 1.4b, as a table with format=csv, or as XLIFF 2.1 with format=xliff, which needs from and to: all of them, or those of memory=ID, between the locales from and to, of a document, of an author");
        memory.MapPost("/", Import).RequireDeskRole(DeskRole.Manager).DisableAntiforgery()
            .WithSummary("Adds the pairs of a TMX file, of XLIFF or of a table (CSV, with two columns named by language tags), sent as the body, to the desk's memory of the name given; format=tmx, xliff or csv where the content does not say");

        var memories = api.MapGroup("/desks/{desk:long}/memories").RequireDeskRole(DeskRole.Editor);
        memories.MapGet("/", async (long desk, DeskMemories all, CancellationToken stop) => TypedResults.Ok(await all.List(desk, stop))).WithSummary("The desk's memories in their order, with what they hold");
        memories.MapPost("/", Make).RequireDeskRole(DeskRole.Manager).WithSummary("A new memory without pairs; it is read, and not written");
        memories.MapPut("/{memory:long}", Change).RequireDeskRole(DeskRole.Manager)
            .WithSummary("Changes a memory's name, whether it is read and written, the points that are taken off its matches (0 to 100), its place (from 0); what is left out stays");
        memories.MapDelete("/{memory:long}", Remove).RequireDeskRole(DeskRole.Manager).WithSummary("Removes a memory with all of its pairs");
        memories.MapGet("/scoring", async (long desk, DeskMemories all, CancellationToken stop) => TypedResults.Ok(Points(await all.Scoring(desk, stop)))).WithSummary("The points that are taken off for what");
        memories.MapPut("/scoring", Score).RequireDeskRole(DeskRole.Manager).WithSummary("Sets points, 0 to 100, by what they are taken off for; what is left out stays");
    }

    static Results<PushStreamHttpResult, ProblemHttpResult> Export(
        long desk, DeskMemory memories, Caller caller, CancellationToken stop, long? memory = null, Locale? from = null, Locale? to = null, string? document = null, string? author = null, string? format = null)
    {
        var kind = (format ?? "tmx").ToUpperInvariant();
        if (kind is "XLIFF" && (from is null || to is null || from == to)) return Problems.Invalid("An XLIFF file is of two languages: give \"from\" and \"to\".");
        var pairs = memories.Export(desk, new(memory, from, to, PairPages.Typed(document), PairPages.Typed(author)), caller.Id, stop);
        return kind switch
        {
            "CSV" => TypedResults.Stream(async body => await PairTable.Write(body, pairs, from is { } source && to is { } target ? (source, target) : null, stop), "text/csv; charset=utf-8", "memory.csv"),
            "XLIFF" => TypedResults.Stream(async body => await XliffPairWriter.Write(body, pairs, from!.Value, to!.Value, stop: stop), "application/xliff+xml", "memory.xlf"),
            _ => TypedResults.Stream(async body => await TmxWriter.Write(body, pairs, stop: stop), "application/x-tmx+xml", "memory.tmx"),
        };
    }

    static async Task<Results<Ok<ImportView>, ProblemHttpResult>> Import(long desk, HttpContext http, DeskMemory memory, Caller caller, CancellationToken stop, string name = "imported", string? format = null)
    {
        if (name.Trim() is not { Length: > 0 and <= DeskMemories.LongestName } wanted) return Problems.Of("memory.NoName", StatusCodes.Status422UnprocessableEntity);
        try
        {
            await using var file = await http.Spool(stop);
            var import = await memory.Import(desk, wanted, format is null ? wanted : $"{wanted}.{format}", file, stop, caller.Id);
            return TypedResults.Ok(new ImportView(import.Added, import.Known, [.. import.Problems.Select(p => p.Message)]));
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Results<Created<MadeMemory>, ProblemHttpResult>> Make(long desk, MemoryRequest request, DeskMemories memories, Caller caller, CancellationToken stop)
    {
        var (id, wrong) = await memories.Make(desk, request.Name, caller.Id, stop);
        return wrong is { } refused ? Refused(refused) : TypedResults.Created($"/api/v1/desks/{desk}/memories/{id}", new MadeMemory(id!.Value));
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Change(long desk, long memory, MemoryInput input, DeskMemories memories, Caller caller, CancellationToken stop) =>
        await memories.Change(desk, memory, input, caller.Id, stop) switch
        {
            (false, _) => TypedResults.NotFound(),
            (_, { } wrong) => Refused(wrong),
            _ => TypedResults.NoContent(),
        };

    static async Task<Results<NoContent, NotFound>> Remove(long desk, long memory, DeskMemories memories, Caller caller, CancellationToken stop) =>
        await memories.Remove(desk, memory, caller.Id, stop) is null ? TypedResults.NotFound() : TypedResults.NoContent();

    static async Task<Results<NoContent, ProblemHttpResult>> Score(long desk, Dictionary<string, int> points, DeskMemories memories, Caller caller, CancellationToken stop)
    {
        var named = new Dictionary<PenaltyKind, int>();
        foreach (var (name, value) in points)
        {
            if (!Enum.TryParse<PenaltyKind>(name, ignoreCase: true, out var kind) || !DeskScoring.Kinds.Contains(kind)) return Problems.Invalid($"There are no points for \"{name}\". There are: {string.Join(", ", DeskScoring.Kinds.Select(CamelCase.Name))}.");
            named[kind] = value;
        }

        return await memories.Score(desk, named, caller.Id, stop) ? TypedResults.NoContent() : Refused(MemoryWrong.NoPoints);
    }

    static Dictionary<string, int> Points(Scoring scoring) => DeskScoring.Kinds.ToDictionary(CamelCase.Name, kind => DeskScoring.Points(scoring, kind), StringComparer.Ordinal);

    static ProblemHttpResult Refused(MemoryWrong wrong) => Problems.Of($"memory.{wrong}", StatusCodes.Status422UnprocessableEntity);
}
