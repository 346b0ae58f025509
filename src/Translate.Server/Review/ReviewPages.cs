using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Review;

/// <summary>What the page on a desk's reviews shows.</summary>
public sealed record TrendModel(long Desk, string DeskName, ReviewTrend Trend, TrendQuestion Question, IReadOnlyList<(long Id, string Name)> People, IReadOnlyList<Locale> Locales, bool IsOwn, int? PassMark);

/// <summary>What the page on two versions of a job shows.</summary>
public sealed record ComparisonModel(JobView Job, IReadOnlyList<JobMoment> Moments, JobComparison Comparison);

/// <summary>What the page of a desk's habits in reviews shows.</summary>
public sealed record ReviewHabitsModel(long Desk, string DeskName, ReviewPolicy Policy, IReadOnlyList<ReasonView> Reasons)
{
    /// <summary>The pass mark as it was typed.</summary>
    public string PassMark { get; init; } = Policy.PassMark?.ToString(CultureInfo.InvariantCulture) ?? "";

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }
}

/// <summary>An editor reads what was handed in, in the same editor in which it was translated; and what came of all reviews.</summary>
static class ReviewPages
{
    public static void MapReviewPages(this IEndpointRouteBuilder app)
    {
        var job = app.MapGroup("/jobs/{job:long}").RequireDeskRole(DeskRole.Editor);
        job.MapGet("/review", EditorPages.Show);
        job.MapPost("/reopen", (long job, IFormCollection form, JobMoves moves, JobPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) =>
            JobPages.Moved(job, moves.Reopen(job, caller.Id, null, stop), page, strings, stop));
        app.MapGet("/jobs/{job:long}/compare", Compare).RequireDeskRole(DeskRole.Translator);
        app.MapGet("/desks/{desk:long}/reviews", Trend).RequireDeskRole(DeskRole.Translator);

        var habits = app.MapGroup("/desks/{desk:long}/reviews/habits").RequireDeskRole(DeskRole.Editor);
        habits.MapGet("/", async (long desk, ReviewHabits page, CancellationToken stop) => Show(await page.Read(desk, stop)));
        habits.MapPost("/", Change).RequireDeskRole(DeskRole.Manager);
        habits.MapPost("/reasons", Reason);
    }

    static async Task<Results<RazorComponentResult<ComparisonPage>, NotFound>> Compare(long job, TranslateDb db, Comparison comparison, CancellationToken stop, string? from = null, string? to = null) =>
        await comparison.Of(job, from, to, stop) is { } found
            ? new RazorComponentResult<ComparisonPage>(new { Model = new ComparisonModel(await JobView.Read(db, job, stop), await comparison.Moments(job, stop), found) })
            : TypedResults.NotFound();

    /// <summary>Translators see what became of their own work; editors of everybody's.</summary>
    static async Task<RazorComponentResult<ReviewTrendPage>> Trend(
        long desk, ReviewTrends trends, TranslateDb db, Caller caller, CancellationToken stop, string? person = null, string? locale = null, string? by = null)
    {
        var question = ReviewEndpoints.Question(caller, long.TryParse(person, CultureInfo.InvariantCulture, out var id) ? id : null, locale, by);
        var isOwn = !caller.IsAtLeast(DeskRole.Editor);
        var (people, locales) = await trends.Known(desk, isOwn ? caller.Id : null, stop);
        var row = await db.Desks.Where(d => d.Id == desk).Select(d => new { d.Name, d.PassMark }).SingleAsync(stop);
        return new(new { Model = new TrendModel(desk, row.Name, await trends.Read(desk, question, stop), question, people, locales, isOwn, row.PassMark) });
    }

    static RazorComponentResult<ReviewHabitsPage> Show(ReviewHabitsModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static async Task<RazorComponentResult<ReviewHabitsPage>> Change(long desk, IFormCollection form, ReviewHabits habits, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var mark = form["mark"].ToString().Trim();
        int? passMark = mark.Length == 0 ? null : int.TryParse(mark, NumberStyles.None, CultureInfo.InvariantCulture, out var typed) ? typed : -1;
        var policy = new ReviewPolicy { Reviews = form.ContainsKey("newcomers") ? ReviewRule.Newcomers : ReviewRule.Everybody, PassMark = passMark };
        if (policy.IsWrong) return Show(await habits.Read(desk, stop) with { Policy = policy, PassMark = mark, Error = strings["ReviewHabits.NoMark"] });
        await habits.Change(desk, policy, stop);
        return Show(await habits.Read(desk, stop) with { Done = strings["Settings.Changed"] });
    }

    static async Task<RazorComponentResult<ReviewHabitsPage>> Reason(long desk, IFormCollection form, ReviewHabits habits, ReturnReasons reasons, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (text, keepsDesks) = (form["text"].ToString().ReplaceLineEndings("\n").Trim(), caller.IsAtLeast(DeskRole.Manager));
        var id = long.TryParse(form["reason"], CultureInfo.InvariantCulture, out var named) ? named : 0;
        if (form.ContainsKey("drop")) return Show(await reasons.Drop(desk, id, caller.Id, keepsDesks, stop) ? await Read(strings["ReviewHabits.Dropped"]) : await Wrong(strings["ReviewHabits.Gone"]));
        if (text.Length is 0 or > ReturnReasons.LongestText) return Show(await Wrong(strings["ReviewHabits.NoText"]));
        if (id != 0) return Show(await reasons.Change(desk, id, caller.Id, keepsDesks, text, stop) ? await Read(strings["Settings.Changed"]) : await Wrong(strings["ReviewHabits.Gone"]));
        var isDesks = form.ContainsKey("desks") && keepsDesks;
        return Show(await reasons.Add(desk, isDesks ? null : caller.Id, text, stop) is not null ? await Read(strings["ReviewHabits.Kept"]) : await Wrong(strings["ReviewHabits.TooMany"]));

        async Task<ReviewHabitsModel> Read(string done) => await habits.Read(desk, stop) with { Done = done };

        async Task<ReviewHabitsModel> Wrong(string why) => await habits.Read(desk, stop) with { Error = why };
    }
}
