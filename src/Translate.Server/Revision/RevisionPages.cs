using System.Globalization;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Jobs;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Revision;

/// <summary>What the page that takes a revised source in shows.</summary>
/// <param name="Document">The document.</param>
/// <param name="Desk">Its desk.</param>
/// <param name="Name">Its name.</param>
/// <param name="Extensions">The endings of files of its format.</param>
/// <param name="MaximumFileSize">The largest file, in bytes.</param>
/// <param name="Steps">Its revisions.</param>
public sealed record ReviseModel(long Document, long Desk, string Name, IReadOnlyList<string> Extensions, long MaximumFileSize, IReadOnlyList<RevisionStep> Steps)
{
    /// <summary>It can be revised: it is ready, and the last of its revisions.</summary>
    public bool IsOpen { get; init; }

    /// <summary>The revision that waits for a decision.</summary>
    public long? Waiting { get; init; }

    /// <summary>Where it can be fetched from again; null where it cannot.</summary>
    public string? Address { get; init; }

    /// <summary>Why the file was refused.</summary>
    public string? Error { get; init; }

    /// <summary>What was pasted.</summary>
    public string? Text { get; init; }
}

/// <summary>What the page shows on which a revision is decided.</summary>
/// <param name="View">The revision with a page of its units.</param>
/// <param name="All">Those that say the same are shown, too.</param>
/// <param name="Skip">So many units stand on pages before this one.</param>
/// <param name="Error">What could not be done.</param>
/// <param name="Jobs">The jobs of the later revision, once it is taken in.</param>
public sealed record RevisionModel(RevisionView View, bool All, int Skip, string? Error, IReadOnlyList<JobView> Jobs);

/// <summary>The pages about revised sources.</summary>
static class RevisionPages
{
    /// <summary>Units a page.</summary>
    public const int PageSize = 50;

    public static void MapRevisionPages(this IEndpointRouteBuilder app)
    {
        var document = app.MapGroup("/documents/{document:long}").RequireDeskRole(DeskRole.Editor);
        document.MapGet("/revise", async (long document, ReviseReader reader, CancellationToken stop) => Show(await reader.Read(document, stop)));
        document.MapPost("/revise", Propose);
        document.MapPost("/revise/fetch", async (long document, IFormCollection form, Revisions revisions, ReviseReader reader, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) =>
            await Proposed(document, () => revisions.Fetch(document, caller.Id, stop), reader, strings, null, stop));
        document.MapGet("/revise/fetch", (long document) => TypedResults.LocalRedirect($"/documents/{document}/revise"));
        document.MapGet("/revision", async Task<IResult> (long document, RevisionReader reader, TranslateDb db, CancellationToken stop, bool all = false, int skip = 0) =>
            await Model(document, all, skip, reader, db, stop) is { } model ? Show(model) : TypedResults.LocalRedirect($"/documents/{document}/revise"));
        document.MapPost("/revision", Decide);
        app.MapGet("/jobs/{job:long}/since-delivery", async Task<Results<RazorComponentResult<SinceDeliveryPage>, NotFound>> (long job, SinceDelivery comparison, TranslateDb db, CancellationToken stop, long? delivery = null) =>
            await comparison.Read(job, delivery, stop) is { } view
                ? new RazorComponentResult<SinceDeliveryPage>(new { Job = await JobView.Read(db, job, stop), Model = view })
                : TypedResults.NotFound()).RequireDeskRole(DeskRole.Translator);
    }

    static RazorComponentResult<RevisePage> Show(ReviseModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static RazorComponentResult<RevisionPage> Show(RevisionModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static async Task<RevisionModel?> Model(long document, bool all, int skip, RevisionReader reader, TranslateDb db, CancellationToken stop) =>
        await reader.Read(document, all, skip, PageSize, stop) is { } view
            ? new(view, all, Math.Max(0, skip), null, await db.Jobs.Where(j => j.DocumentId == document).OrderBy(j => j.Id).Select(JobView.Of).ToListAsync(stop))
            : null;

    static async Task<IResult> Propose(
        long document, HttpRequest request, IAntiforgery antiforgery, Revisions revisions, ReviseReader reader, Settings settings, LocalTime time, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        try
        {
            // The form is read with our limit first; the token within it is looked at after.
            var file = await IntakeForm.Read(request, settings, time, stop);
            await antiforgery.ValidateRequestAsync(request.HttpContext);
            var typed = request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form?["text"];
            return await Proposed(document, () => revisions.Propose(document, caller.Id, file, stop), reader, strings, typed, stop);
        }
        catch (AntiforgeryValidationException)
        {
            return TypedResults.BadRequest();
        }
        catch (InvalidDocumentException e)
        {
            return Show(await reader.Read(document, stop) with { Error = e.Message });
        }
    }

    /// <summary>On to the proposal; or the page again, with why there is none.</summary>
    static async Task<IResult> Proposed(long document, Func<Task<(RevisionResult Result, long? Document)>> propose, ReviseReader reader, IStringLocalizer<Strings> strings, string? typed, CancellationToken stop)
    {
        try
        {
            var (result, proposal) = await propose();
            return proposal is { } id ? TypedResults.LocalRedirect($"/documents/{id}/revision") : Show(await reader.Read(document, stop) with { Error = strings[$"Revise.{result}"] });
        }
        catch (InvalidDocumentException e)
        {
            return Show(await reader.Read(document, stop) with { Error = e.Message, Text = typed });
        }
    }

    /// <summary>Whatever is pressed, the choices on the page are kept first: <c>m12</c> is minor or reopen, for the unit of row 12.</summary>
    static async Task<IResult> Decide(long document, IFormCollection form, Revisions revisions, RevisionReader reader, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var choices = new Dictionary<long, bool>();
        foreach (var field in form)
            if (field.Key.StartsWith('m') && long.TryParse(field.Key.AsSpan(1), NumberStyles.None, CultureInfo.InvariantCulture, out var unit)) choices[unit] = field.Value == "minor";
        var (skip, all) = (JobPages.Skip(form), form["all"] == "true");
        var act = form["act"].ToString();
        var result = act is "discard" ? RevisionResult.Done : await revisions.Choose(document, choices, stop);
        var before = await db.Documents.Where(d => d.Id == document).Select(d => d.RevisionOfId).SingleAsync(stop);
        if (result is RevisionResult.Done)
        {
            result = act switch
            {
                "confirm" => await revisions.Confirm(document, caller.Id, stop),
                "discard" => await revisions.Discard(document, caller.Id, stop),
                _ => result,
            };
        }

        if (result is RevisionResult.Done)
        {
            if (act is "discard") return TypedResults.LocalRedirect($"/documents/{before}/revise");
            if (int.TryParse(form["go"], NumberStyles.None, CultureInfo.InvariantCulture, out var to)) skip = to;
            return TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/documents/{document}/revision?all={(all ? "true" : "false")}&skip={skip}"));
        }

        return await Model(document, all, skip, reader, db, stop) is { } model ? Show(model with { Error = strings[$"Revise.{result}"] }) : TypedResults.NotFound();
    }
}

/// <summary>Reads what the page shows on which a revised source is handed in.</summary>
public sealed class ReviseReader(TranslateDb db, RevisionReader reader, Revisions revisions, Settings settings)
{
    /// <summary>The page.</summary>
    public async Task<ReviseModel> Read(long documentId, CancellationToken stop)
    {
        var document = await db.Documents.AsNoTracking().SingleAsync(d => d.Id == documentId, stop);
        return new(
            documentId, document.DeskId, document.Name, [.. Core.Formats.FileFormats.All.Where(f => f.Name == document.Format).SelectMany(f => f.Extensions)], settings.MaximumFileSize,
            await reader.Steps(documentId, stop))
        {
            IsOpen = document.State is DocumentState.Ready,
            Waiting = await reader.Waiting(documentId, stop),
            Address = revisions.CanFetch(document) ? document.Address : null,
        };
    }
}
