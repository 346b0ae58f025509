using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Practice;

/// <summary>Opens the article to play with, and resets it.</summary>
static class PracticePages
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    public static void AddPractice(this IServiceCollection services) => services.AddScoped<PracticeArticle>();

    public static void MapPracticePages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/practice", Open).RequireAuthorization();
        app.MapPost("/practice/{job:long}/reset", Reset).RequireDeskRole(DeskRole.Translator);
    }

    public static void MapPractice(this IEndpointRouteBuilder api)
    {
        api.MapPost("/practice", async (PracticeArticle practice, TranslateDb db, Caller caller, CancellationToken stop, Locale? to = null) =>
            TypedResults.Ok(new PracticeView(await practice.Open(caller.Id, to ?? await Into(db, caller.Id, stop), stop)))).RequireAuthorization().WithSummary("My article to play with, made where I have none: the id of its job");
        api.MapPost("/practice/{job:long}/reset", async Task<Results<NoContent, NotFound>> (long job, PracticeArticle practice, Caller caller, CancellationToken stop) =>
            await practice.Reset(job, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound()).RequireDeskRole(DeskRole.Translator).WithSummary("My article to play with as at the beginning");
    }

    static async Task<RedirectHttpResult> Open([FromForm] string? to, PracticeArticle practice, TranslateDb db, Caller caller, CancellationToken stop)
    {
        var locale = Locale.TryParse(to, out var chosen) ? chosen : await Into(db, caller.Id, stop);
        return TypedResults.LocalRedirect($"/jobs/{await practice.Open(caller.Id, locale, stop)}/edit");
    }

    static async Task<Results<RedirectHttpResult, NotFound>> Reset(long job, IFormCollection form, PracticeArticle practice, Caller caller, CancellationToken stop) =>
        await practice.Reset(job, caller.Id, stop) ? TypedResults.LocalRedirect($"/jobs/{job}/edit") : TypedResults.NotFound();

    /// <summary>The locale that the person writes; Korean, or English for a reader of the Korean interface, where nobody said.</summary>
    static async Task<Locale> Into(TranslateDb db, long person, CancellationToken stop) =>
        await db.LanguagePairs.Where(p => p.PersonId == person).Select(p => (Locale?)p.To).FirstOrDefaultAsync(stop)
        ?? (System.Globalization.CultureInfo.CurrentUICulture.TwoLetterISOLanguageName is "ko" ? English : Korean);
}

/// <summary>An article to play with.</summary>
/// <param name="Job">Its job.</param>
public sealed record PracticeView(long Job);
