using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Memory;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Memory;

/// <summary>What the page of a desk's memories shows.</summary>
public sealed record MemoriesModel(long Desk, string Name, IReadOnlyList<MemoryView> Memories, Scoring Scoring)
{
    /// <summary>What came of an import.</summary>
    public MemoryImport? Import { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>Why something was refused.</summary>
    public string? Error { get; init; }
}

/// <summary>What the page of one memory shows.</summary>
public sealed record MemoryModel(long Desk, MemoryView Memory, MemoryInput Input)
{
    /// <summary>What is wrong with what was typed.</summary>
    public MemoryWrong? Wrong { get; init; }

    /// <summary>The pair that is typed.</summary>
    public NewPair New { get; init; } = Memory.Counts is [var first, ..] ? new(first.From.Tag, first.To.Tag) : new();

    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}

/// <summary>A desk's memories: their order, what they hold, files in and out, and what is taken off for what.</summary>
static class MemoryPages
{
    public static void MapMemoryPages(this IEndpointRouteBuilder app)
    {
        var memory = app.MapGroup("/desks/{desk:long}/memory").RequireDeskRole(DeskRole.Editor);
        memory.MapGet("/", async (long desk, DeskMemories memories, TranslateDb db, CancellationToken stop) => Show(await Model(desk, memories, db, stop)));

        // A memory is read from disk unit by unit: the limit for documents is not its.
        memory.MapPost("/", Import).RequireDeskRole(DeskRole.Manager).WithMetadata(new DisableRequestSizeLimitAttribute()).WithFormOptions(multipartBodyLengthLimit: long.MaxValue);
        memory.MapPost("/new", Make).RequireDeskRole(DeskRole.Manager);
        memory.MapPost("/scoring", Score).RequireDeskRole(DeskRole.Manager);
        memory.MapGet("/{memory:long}", Open);
        memory.MapPost("/{memory:long}", Change).RequireDeskRole(DeskRole.Manager);
        memory.MapPost("/{memory:long}/pair", Add);
        memory.MapPost("/{memory:long}/place", Move).RequireDeskRole(DeskRole.Manager);
        memory.MapPost("/{memory:long}/remove", Remove).RequireDeskRole(DeskRole.Manager);

        // Where a form's answer was shown, the address bar has the form's address: reloading it must lead somewhere.
        memory.MapGet("/{memory:long}/{form}", (long desk, long memory) => TypedResults.LocalRedirect($"/desks/{desk}/memory/{memory}"));
        memory.MapGet("/new", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/memory"));
        memory.MapGet("/scoring", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/memory"));
    }

    static RazorComponentResult<MemoriesPage> Show(MemoriesModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static RazorComponentResult<MemoryPage> Show(MemoryModel model) => new(new { Model = model }) { StatusCode = model.Wrong is null && model.New.Wrong.Count == 0 ? 200 : 422 };

    static async Task<MemoriesModel> Model(long desk, DeskMemories memories, TranslateDb db, CancellationToken stop) =>
        new(desk, await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop), await memories.List(desk, stop), await memories.Scoring(desk, stop));

    static async Task<RazorComponentResult<MemoriesPage>> Import(long desk, IFormFile? file, [FromForm] string? name, DeskMemory memory, DeskMemories memories, TranslateDb db, Caller caller, CancellationToken stop)
    {
        MemoryImport? import = null;
        string? error = null;
        try
        {
            var fileName = file is null ? "memory.tmx" : Path.GetFileName(file.FileName);
            if (file is null || file.Length == 0) throw new InvalidDocumentException(fileName, "the file is empty. Choose a file of pairs: TMX, XLIFF or CSV.");
            var wanted = string.IsNullOrWhiteSpace(name) ? Path.GetFileNameWithoutExtension(fileName) : name.Trim();
            wanted = Fitting.Of(wanted, DeskMemories.LongestName);
            await using var pairs = file.OpenReadStream();
            import = await memory.Import(desk, wanted, fileName, pairs, stop, caller.Id);
        }
        catch (InvalidDocumentException e)
        {
            error = e.Message;
        }

        return Show(await Model(desk, memories, db, stop) with { Import = import, Error = error });
    }

    static async Task<IResult> Make(long desk, [FromForm] string? name, DeskMemories memories, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (_, wrong) = await memories.Make(desk, name, caller.Id, stop);
        return wrong is null ? TypedResults.LocalRedirect($"/desks/{desk}/memory") : Show(await Model(desk, memories, db, stop) with { Error = strings[$"Problem.memory.{wrong}"] });
    }

    static async Task<IResult> Score(long desk, IFormCollection form, DeskMemories memories, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var points = DeskScoring.Kinds.ToDictionary(kind => kind, kind => int.TryParse(form[kind.ToString()], CultureInfo.InvariantCulture, out var typed) ? typed : -1);
        var isDone = await memories.Score(desk, points, caller.Id, stop);
        var model = await Model(desk, memories, db, stop);
        return Show(isDone ? model with { Done = strings["Settings.Changed"] } : model with { Error = strings[$"Problem.memory.{MemoryWrong.NoPoints}"] });
    }

    static async Task<IResult> Open(long desk, long memory, DeskMemories memories, CancellationToken stop) =>
        (await memories.List(desk, stop)).FirstOrDefault(m => m.Id == memory) is { } view ? Show(Model(desk, view)) : TypedResults.NotFound();

    static MemoryModel Model(long desk, MemoryView view) => new(desk, view, new(view.Name, view.IsRead, view.IsWritten, view.Points));

    static async Task<IResult> Change(long desk, long memory, IFormCollection form, DeskMemories memories, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var input = new MemoryInput(form["name"].ToString(), form.ContainsKey("read"), form.ContainsKey("written"), int.TryParse(form["points"], CultureInfo.InvariantCulture, out var points) ? points : -1);
        var (found, wrong) = await memories.Change(desk, memory, input, caller.Id, stop);
        if (!found || (await memories.List(desk, stop)).FirstOrDefault(m => m.Id == memory) is not { } view) return TypedResults.NotFound();
        return Show(wrong is null ? Model(desk, view) with { Done = strings["Settings.Changed"] } : new(desk, view, input) { Wrong = wrong });
    }

    static async Task<IResult> Add(long desk, long memory, IFormCollection form, MemoryPairs pairs, DeskMemories memories, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (pair, typed) = new NewPair(form["from"].ToString(), form["to"].ToString(), form["source"].ToString(), form["target"].ToString()).Read();
        var added = pair is null ? null : await pairs.Add(desk, memory, pair, await db.Users.SingleAsync(p => p.Id == caller.Id, stop), stop);
        if ((await memories.List(desk, stop)).FirstOrDefault(m => m.Id == memory) is not { } view) return TypedResults.NotFound();

        // Whoever adds one adds another of the same languages.
        var next = pair is null ? typed : new NewPair(typed.From, typed.To);
        return Show(Model(desk, view) with { New = next, Done = added switch { null => null, 0 => strings["Memory.AlreadyThere"].Value, _ => strings["Memory.Added"].Value } });
    }

    static async Task<IResult> Move(long desk, long memory, [FromForm] int place, DeskMemories memories, Caller caller, CancellationToken stop) =>
        await memories.Change(desk, memory, new(Place: place), caller.Id, stop) is (true, _) ? TypedResults.LocalRedirect($"/desks/{desk}/memory") : TypedResults.NotFound();

    static async Task<IResult> Remove(long desk, long memory, IFormCollection form, DeskMemories memories, Caller caller, CancellationToken stop) =>
        await memories.Remove(desk, memory, caller.Id, stop) is null ? TypedResults.NotFound() : TypedResults.LocalRedirect($"/desks/{desk}/memory");
}
