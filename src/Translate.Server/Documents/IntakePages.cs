using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Documents;

/// <summary>What the page that takes a document in shows: the desk's habits, and, after a refusal, what was typed.</summary>
public sealed record IntakeModel(long Desk, Locale SourceLocale, IReadOnlyList<Locale> TargetLocales, long MaximumFileSize)
{
    /// <summary>Why the document was refused.</summary>
    public string? Error { get; init; }

    /// <summary>What was typed.</summary>
    public IFormCollection? Typed { get; init; }

    /// <summary>A field as it was typed, or what is proposed.</summary>
    public string? Field(string name, string? proposed = null) => Typed is null ? proposed : Typed[name].ToString();
}

/// <summary>Takes a document in by upload or paste.</summary>
static class IntakePages
{
    public static void MapIntakePages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/desks/{desk:long}/documents/new").RequireDeskRole(DeskRole.Editor);
        page.MapGet("/", async (long desk, TranslateDb db, Settings settings, CancellationToken stop) => Show(await Model(desk, db, settings, stop)));
        page.MapPost("/", TakeIn);
    }

    static RazorComponentResult<IntakePage> Show(IntakeModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static async Task<IntakeModel> Model(long desk, TranslateDb db, Settings settings, CancellationToken stop)
    {
        var row = await db.Desks.AsNoTracking().SingleAsync(d => d.Id == desk, stop);
        return new(desk, row.SourceLocale, row.TargetLocales, settings.MaximumFileSize);
    }

    static async Task<IResult> TakeIn(long desk, HttpRequest request, IAntiforgery antiforgery, Intake intake, TranslateDb db, Settings settings, LocalTime time, Caller caller, CancellationToken stop)
    {
        try
        {
            // The form is read with our limit first; the token within it is looked at after.
            var file = await IntakeForm.Read(request, settings, time, stop);
            await antiforgery.ValidateRequestAsync(request.HttpContext);
            await intake.Take(desk, caller.Id, file, stop);
            return TypedResults.LocalRedirect($"/desks/{desk}");
        }
        catch (AntiforgeryValidationException)
        {
            return TypedResults.BadRequest();
        }
        catch (InvalidDocumentException e)
        {
            var typed = request.HttpContext.Features.Get<Microsoft.AspNetCore.Http.Features.IFormFeature>()?.Form;
            return Show(await Model(desk, db, settings, stop) with { Error = e.Message, Typed = typed });
        }
    }
}
