using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>What the page of the record shows.</summary>
/// <param name="Path">Its address.</param>
/// <param name="Desk">The desk's name; null for the whole service.</param>
/// <param name="Filter">What it is narrowed by.</param>
/// <param name="Skip">The entries before.</param>
/// <param name="Entries">A page of entries, and one more where there are more.</param>
/// <param name="Acts">The acts that there are.</param>
/// <param name="People">The people who did something.</param>
public sealed record RecordModel(string Path, string? Desk, RecordFilter Filter, int Skip, IReadOnlyList<RecordEntry> Entries, IReadOnlyList<string> Acts, IReadOnlyList<(long Id, string Name)> People);

/// <summary>The record of what was done, for those who answer for it: a desk's managers, and operators.</summary>
static class RecordPages
{
    public static void MapRecordPages(this IEndpointRouteBuilder app)
    {
        var desk = app.MapGroup("/desks/{desk:long}/record").RequireDeskRole(DeskRole.Manager);
        desk.MapGet("/", (long desk, HttpRequest request, Records records, TranslateDb db, CancellationToken stop, int skip = 0) => Show(desk, request, records, db, skip, stop));
        desk.MapGet("/file", (long desk, HttpRequest request, Records records, Caller caller, CancellationToken stop, string format = RecordFile.Csv) => File(desk, format, request, records, caller, stop));

        var all = app.MapGroup("/operations/record").RequireAuthorization(Policies.Operator);
        all.MapGet("/", (HttpRequest request, Records records, TranslateDb db, CancellationToken stop, int skip = 0) => Show(null, request, records, db, skip, stop));
        all.MapGet("/file", (HttpRequest request, Records records, Caller caller, CancellationToken stop, string format = RecordFile.Csv) => File(null, format, request, records, caller, stop));
    }

    public static void MapRecord(this IEndpointRouteBuilder api)
    {
        var desk = api.MapGroup("/desks/{desk:long}/record").RequireDeskRole(DeskRole.Manager);
        desk.MapGet("/", async (long desk, HttpRequest request, Records records, CancellationToken stop, int skip = 0, int take = Records.PageSize) => TypedResults.Ok(await records.Page(desk, RecordFilter.Read(request.Query), skip, take, stop)))
            .WithSummary("What was done in the desk, newest first; by person, act, document, from and to (days)");
        desk.MapGet("/file", (long desk, HttpRequest request, Records records, Caller caller, CancellationToken stop, string format = RecordFile.JsonLines) => File(desk, format, request, records, caller, stop))
            .WithSummary("All of it as a file, oldest first: format=csv or jsonl");
        var all = api.MapGroup("/record").RequireAuthorization(Policies.Operator);
        all.MapGet("/", async (HttpRequest request, Records records, CancellationToken stop, int skip = 0, int take = Records.PageSize) => TypedResults.Ok(await records.Page(null, RecordFilter.Read(request.Query), skip, take, stop)))
            .WithSummary("What was done in the whole service, newest first");
        all.MapGet("/file", (HttpRequest request, Records records, Caller caller, CancellationToken stop, string format = RecordFile.JsonLines) => File(null, format, request, records, caller, stop)).WithSummary("All of it as a file, oldest first: format=csv or jsonl");
    }

    static async Task<RazorComponentResult<RecordPage>> Show(long? desk, HttpRequest request, Records records, TranslateDb db, int skip, CancellationToken stop)
    {
        var filter = RecordFilter.Read(request.Query);
        var name = desk is null ? null : await db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop);
        return new(new
        {
            Model = new RecordModel(
                desk is null ? "/operations/record" : $"/desks/{desk}/record", name, filter, Math.Max(0, skip), await records.Page(desk, filter, skip, Records.PageSize + 1, stop), await records.Acts(desk, stop), await records.People(desk, stop)),
        });
    }

    static Results<PushStreamHttpResult, ProblemHttpResult> File(long? desk, string format, HttpRequest request, Records records, Caller caller, CancellationToken stop)
    {
        var entries = records.All(desk, RecordFilter.Read(request.Query), caller.Id, stop);
        return format switch
        {
            RecordFile.Csv => TypedResults.Stream(body => RecordFile.WriteCsv(body, entries, stop), "text/csv; charset=utf-8", "record.csv"),
            RecordFile.JsonLines => TypedResults.Stream(body => RecordFile.WriteJsonLines(body, entries, stop), "application/jsonl; charset=utf-8", "record.jsonl"),
            _ => Problems.Invalid("\"format\" is csv or jsonl."),
        };
    }
}
