using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Aligning;

/// <summary>A pair of documents on its way into a memory.</summary>
public sealed record AlignmentView(long Id, string Memory, string SourceName, string TargetName, Locale From, Locale To, int Version, DateTimeOffset Created, DateTimeOffset? Taken, int Pairs);

/// <summary>A row of it: what both documents say, with their inline codes.</summary>
public sealed record AlignedRowView(string Source, string Target, double Confidence, bool IsDoubtful, bool IsLeftOut);

/// <summary>A pair of documents with its rows.</summary>
public sealed record AlignmentRowsView(AlignmentView Alignment, IReadOnlyList<AlignedRowView> Rows);

/// <summary>What became of documents that were brought to be paired, as the API tells it.</summary>
public sealed record BroughtView(IReadOnlyList<AlignmentView> Made, IReadOnlyList<string> Refused);

/// <summary>A correction: what is done with which row, counted from 0, of which version.</summary>
public sealed record Correction(int Version, RowAct Act, int Row);

/// <summary>The version that somebody has looked at, and whether all of its pairs were read.</summary>
public sealed record Taking(int Version, bool IsRead);

static class AlignmentEndpoints
{
    public static void MapAlignments(this IEndpointRouteBuilder api)
    {
        var alignments = api.MapGroup("/desks/{desk:long}/alignments").RequireDeskRole(DeskRole.Editor);
        alignments.MapGet("/", List).WithSummary("Pairs of documents on their way into a memory, the newest first");
        alignments.MapPost("/", Make).DisableAntiforgery().WithSummary("Pairs the segments of documents in two languages: files \"sources\" and \"targets\", their locales \"from\" and \"to\", and the \"memory\" for which they are");
        alignments.MapGet("/{alignment:long}", Read).WithSummary("One with all of its rows");
        alignments.MapPost("/{alignment:long}/corrections", async (long desk, long alignment, Correction correction, Alignments all, Caller caller, CancellationToken stop) =>
            Told(await all.Correct(desk, alignment, correction.Version, correction.Act, correction.Row, caller.Id, stop))).WithSummary("Corrects a row");
        alignments.MapPost("/{alignment:long}/take", async (long desk, long alignment, Taking taking, Alignments all, Caller caller, CancellationToken stop) =>
            Told(await all.Take(desk, alignment, taking.Version, taking.IsRead, caller.Id, stop))).WithSummary("Puts the pairs into the memory");
        alignments.MapDelete("/{alignment:long}", async (long desk, long alignment, Alignments all, Caller caller, CancellationToken stop) =>
            Told(await all.Remove(desk, alignment, caller.Id, stop))).WithSummary("Throws it away; what was taken stays in the memory");
    }

    /// <summary>The alignments of a desk, the newest first: a page of them.</summary>
    internal static IQueryable<AlignmentView> Views(TranslateDb db, long desk, int skip, int most) => db.Alignments.Where(a => a.DeskId == desk).OrderByDescending(a => a.Id).Skip(Math.Max(0, skip)).Take(most)
        .Select(a => new AlignmentView(a.Id, a.Memory, a.SourceName, a.TargetName, a.SourceLocale, a.TargetLocale, a.Version, a.Created, a.Taken, a.Pairs));

    internal static AlignmentView View(Alignment a) => new(a.Id, a.Memory, a.SourceName, a.TargetName, a.SourceLocale, a.TargetLocale, a.Version, a.Created, a.Taken, a.Pairs);

    static async Task<Ok<List<AlignmentView>>> List(long desk, TranslateDb db, CancellationToken stop, int skip = 0) => TypedResults.Ok(await Views(db, desk, skip, 100).ToListAsync(stop));

    static async Task<Results<Ok<BroughtView>, ProblemHttpResult>> Make(long desk, HttpRequest request, BroughtPairs pairs, Caller caller, CancellationToken stop)
    {
        try
        {
            var brought = await pairs.Make(desk, caller.Id, await pairs.Read(request, stop), stop);
            return TypedResults.Ok(new BroughtView([.. brought.Made.Select(View)], [.. brought.Refused.Select(e => e.Message)]));
        }
        catch (InvalidDocumentException e)
        {
            return Problems.Of(e);
        }
    }

    static async Task<Results<Ok<AlignmentRowsView>, NotFound>> Read(long desk, long alignment, Alignments all, CancellationToken stop)
    {
        if (await all.Find(desk, alignment, stop) is not { } found) return TypedResults.NotFound();
        var (source, target) = Alignments.Documents(found);
        return TypedResults.Ok(new AlignmentRowsView(View(found), [.. Alignments.Rows(found).Select(r => new AlignedRowView(source.Text(r.Sources).Render(), target.Text(r.Targets).Render(), r.Confidence, r.IsDoubtful, r.IsLeftOut))]));
    }

    static Results<NoContent, NotFound, ProblemHttpResult> Told(AlignmentResult result) => result switch
    {
        AlignmentResult.Done => TypedResults.NoContent(),
        AlignmentResult.None => TypedResults.NotFound(),
        _ => Problems.Of($"alignment.{result}", StatusCodes.Status409Conflict),
    };
}
