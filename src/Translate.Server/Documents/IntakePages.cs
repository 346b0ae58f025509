using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Documents;

/// <summary>A document that waits for an editor's decision.</summary>
public sealed record WaitingProposal(long Id, string Name, string? Title, string? HandedInBy, DateTimeOffset Created);

/// <summary>What the page that takes documents in shows: what waits for a decision, and, after a refusal, what was typed.</summary>
public sealed record IntakeModel(long Desk, Locale SourceLocale, long MaximumFileSize, bool Fetches)
{
    /// <summary>Why something was refused.</summary>
    public IReadOnlyList<string> Errors { get; init; } = [];

    /// <summary>Something was refused, and the rest is among what waits.</summary>
    public bool IsPartly { get; init; }

    /// <summary>What waits for a decision, newest first.</summary>
    public IReadOnlyList<WaitingProposal> Waiting { get; init; } = [];

    /// <summary>What was typed.</summary>
    public IFormCollection? Typed { get; init; }

    /// <summary>A field as it was typed, or what is proposed.</summary>
    public string? Field(string name, string? proposed = null) => Typed is null ? proposed : Typed[name].ToString();
}

/// <summary>Takes documents in by paste, upload or address: nothing is queued before an editor has looked at what was found.</summary>
static class IntakePages
{
    public static void MapIntakePages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/desks/{desk:long}/documents/new").RequireDeskRole(DeskRole.Editor);
        page.MapGet("/", async (long desk, TranslateDb db, Settings settings, CancellationToken stop) => Show(await Model(desk, db, settings, stop)));
        page.MapPost("/", TakeIn);
        app.MapProposalPages();
    }

    static RazorComponentResult<IntakePage> Show(IntakeModel model) => new(new { Model = model }) { StatusCode = model.Errors.Count == 0 ? 200 : 422 };

    static async Task<IntakeModel> Model(long desk, TranslateDb db, Settings settings, CancellationToken stop)
    {
        var row = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == desk, stop);
        var waiting = await Intake.Proposals(db).Where(d => d.DeskId == desk).OrderByDescending(d => d.Id).Take(100)
            .Select(d => new WaitingProposal(d.Id, d.Name, d.Title, d.TakenInBy!.DisplayName, d.Created)).ToListAsync(stop);
        return new(desk, row.SourceLocale, settings.MaximumFileSize, settings.FetchesArticles) { Waiting = waiting };
    }

    static async Task<IResult> TakeIn(long desk, HttpRequest request, IAntiforgery antiforgery, HandingIn handing, TranslateDb db, Settings settings, Caller caller, CancellationToken stop)
    {
        try
        {
            // The form is read with our limit first; the token within it is looked at after.
            var form = await IntakeForm.ReadOffered(request, settings, stop);
            await antiforgery.ValidateRequestAsync(request.HttpContext);
            var handed = await handing.Propose(desk, caller.Id, form, stop);
            if (handed.Refused.Count == 0) return TypedResults.LocalRedirect(handed.Documents is [var only] ? $"/intake/{only}" : $"/desks/{desk}/documents/new#waiting");
            return Show(await Model(desk, db, settings, stop) with { Errors = [.. handed.Refused.Select(r => r.Message)], IsPartly = handed.Documents.Count > 0, Typed = handed.Documents.Count > 0 ? null : Typed(request) });
        }
        catch (AntiforgeryValidationException)
        {
            return TypedResults.BadRequest();
        }
        catch (InvalidDocumentException e)
        {
            return Show(await Model(desk, db, settings, stop) with { Errors = [e.Message], Typed = Typed(request) });
        }
    }

    static IFormCollection? Typed(HttpRequest request) => request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form;
}
