using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Operations;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Analysis;

/// <summary>What the page of a document's analysis shows.</summary>
public sealed record DocumentAnalysisModel(DocumentAnalysis Analysis)
{
    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}

/// <summary>What the page of a desk's analysis shows.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="DeskName">Its name.</param>
/// <param name="Question">What was asked.</param>
/// <param name="Analysis">The sums.</param>
/// <param name="Documents">A page of the documents.</param>
/// <param name="IsLater">There are pages before it.</param>
public sealed record DeskAnalysisModel(long Desk, string DeskName, DeskAnalysisQuestion Question, DeskAnalysis Analysis, ListedAnalyses Documents, bool IsLater)
{
    /// <summary>The question as the part of an address behind the question mark.</summary>
    public string Query => AnalysisPages.Query(Question.Days, Question.Locale, Question.State);
}

/// <summary>What the page of the effort report shows.</summary>
public sealed record EffortModel(long Desk, string DeskName, Period Days, Locale? Locale, IReadOnlyList<Locale> Locales, EffortReport Report)
{
    /// <summary>The question as the part of an address behind the question mark.</summary>
    public string Query => AnalysisPages.Query(Days, Locale, null);
}

/// <summary>What the page of a desk's rates shows.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="DeskName">Its name.</param>
/// <param name="Rates">Each band's rate, as it is kept or was typed.</param>
public sealed record RatesModel(long Desk, string DeskName, IReadOnlyDictionary<MatchBand, string> Rates)
{
    /// <summary>The bands whose rates could not be kept.</summary>
    public IReadOnlyList<MatchBand> Wrong { get; init; } = [];

    /// <summary>What was done.</summary>
    public string? Done { get; init; }
}

/// <summary>How much the desk's memories know of its work, and whether they and its engines help.</summary>
static class AnalysisPages
{
    public static void MapAnalysisPages(this IEndpointRouteBuilder app)
    {
        var document = app.MapGroup("/documents/{document:long}/analysis").RequireDeskRole(DeskRole.Editor);
        document.MapGet("/", async (long document, DocumentAnalyses analyses, CancellationToken stop) => Show(new DocumentAnalysisModel(await analyses.Read(document, stop))));
        document.MapPost("/", Again);

        var desk = app.MapGroup("/desks/{desk:long}").RequireDeskRole(DeskRole.Editor);
        desk.MapGet("/analysis", Desk);
        desk.MapGet("/effort", Effort);
        var rates = desk.MapGroup("/rates").RequireDeskRole(DeskRole.Manager);
        rates.MapGet("/", async (long desk, DeskRates rates, TranslateDb db, CancellationToken stop) => Show(await Rates(desk, rates, db, stop)));
        rates.MapPost("/", SetRates);
    }

    /// <summary>A question as the part of an address behind the question mark.</summary>
    internal static string Query(Period days, Locale? locale, JobState? state) => AddressQuery.Of(("from", Period.Day(days.From)), ("to", Period.Day(days.To)), ("locale", locale?.Tag), ("state", state?.ToString()));

    static RazorComponentResult<DocumentAnalysisPage> Show(DocumentAnalysisModel model) => new(new { Model = model });

    static RazorComponentResult<RatesPage> Show(RatesModel model) => new(new { Model = model }) { StatusCode = model.Wrong.Count == 0 ? 200 : 422 };

    static async Task<RazorComponentResult<DocumentAnalysisPage>> Again(long document, IFormCollection form, DocumentAnalyses analyses, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await analyses.Again(document, stop);
        return Show(new DocumentAnalysisModel(await analyses.Read(document, stop)) { Done = strings["Analysis.Asked"] });
    }

    static async Task<RazorComponentResult<DeskAnalysisPage>> Desk(long desk, HttpRequest request, DeskAnalyses analyses, TranslateDb db, LocalTime time, TimeProvider clock, CancellationToken stop, string? after = null)
    {
        var question = AnalysisEndpoints.Question(request.Query, time, clock);
        return new(new { Model = new DeskAnalysisModel(desk, await Name(desk, db, stop), question, await analyses.Read(desk, question, stop), await analyses.Documents(desk, question, after, DeskAnalyses.PageSize, stop), after is not null) });
    }

    static async Task<RazorComponentResult<EffortPage>> Effort(long desk, HttpRequest request, Efforts efforts, TranslateDb db, LocalTime time, TimeProvider clock, CancellationToken stop)
    {
        var (days, locale) = (Period.Read(request.Query, time, clock), AddressQuery.LocaleOf(request.Query["locale"]));
        var report = await efforts.Read(desk, days, locale, stop);
        return new(new { Model = new EffortModel(desk, await Name(desk, db, stop), days, locale, await efforts.Locales(desk, stop), report) });
    }

    static async Task<RatesModel> Rates(long desk, DeskRates rates, TranslateDb db, CancellationToken stop)
    {
        var table = await rates.Of(desk, stop);
        return new(desk, await Name(desk, db, stop), MatchAnalysis.Bands.ToDictionary(b => b, b => table[b].ToString(CultureInfo.InvariantCulture)));
    }

    static async Task<RazorComponentResult<RatesPage>> SetRates(long desk, IFormCollection form, DeskRates rates, Caller caller, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (form.ContainsKey("usual"))
        {
            await rates.Set(desk, "{}", caller.Id, stop);
            return Show(await Rates(desk, rates, db, stop) with { Done = strings["Settings.Changed"] });
        }

        // Written with a point in every language, as amounts are.
        var typed = MatchAnalysis.Bands.ToDictionary(b => b, b => form[RateTable.Name(b)].ToString().Trim());
        var read = typed.ToDictionary(t => t.Key, t => decimal.TryParse(t.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var rate) && rate is >= 0 and <= 10 ? rate : (decimal?)null);
        if (read.Where(r => r.Value is null).Select(r => r.Key).ToList() is { Count: > 0 } wrong) return Show(new RatesModel(desk, await Name(desk, db, stop), typed) { Wrong = wrong });

        await rates.Set(desk, JsonSerializer.Serialize(read.ToDictionary(r => RateTable.Name(r.Key), r => r.Value)), caller.Id, stop);
        return Show(await Rates(desk, rates, db, stop) with { Done = strings["Settings.Changed"] });
    }

    static Task<string> Name(long desk, TranslateDb db, CancellationToken stop) => db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop);
}
