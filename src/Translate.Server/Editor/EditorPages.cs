using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Jobs;
using Translate.Server.People;

namespace Translate.Server.Editor;

/// <summary>What the editor's page begins with; the rest is fetched by its script.</summary>
/// <param name="Job">The job.</param>
/// <param name="CanSubmit">The caller holds it.</param>
/// <param name="IsReview">It was handed in, and the caller may decide on it.</param>
/// <param name="IsPractice">It is an article to play with.</param>
/// <param name="Words">The strings that the script says, by their keys behind <c>Editor.</c>.</param>
public sealed record EditorModel(JobView Job, bool CanSubmit, bool IsReview, bool IsPractice, IReadOnlyDictionary<string, string> Words);

/// <summary>The page on which a job is translated and reviewed.</summary>
static class EditorPages
{
    const string Prefix = "Editor.";

    public static void MapEditorPages(this IEndpointRouteBuilder app) =>
        app.MapGet("/jobs/{job:long}/edit", Show).RequireDeskRole(DeskRole.Translator);

    /// <summary>The page on which a job is translated, and reviewed where the caller may.</summary>
    internal static async Task<RazorComponentResult<EditorPage>> Show(long job, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var view = await JobView.Read(db, job, stop);
        var isPractice = await db.Desks.AnyAsync(d => d.Id == view.Desk && d.IsPractice, stop);
        return new(new { Model = new EditorModel(view, view.IsHeldBy(caller.Id), view.State is JobState.Submitted && caller.IsAtLeast(DeskRole.Editor), isPractice, Words(strings)) });
    }

    static Dictionary<string, string> Words(IStringLocalizer<Strings> strings) => strings.GetAllStrings(includeParentCultures: true)
        .Where(s => s.Name.StartsWith(Prefix, StringComparison.Ordinal))
        .DistinctBy(s => s.Name)
        .ToDictionary(s => s.Name[Prefix.Length..], s => s.Value, StringComparer.Ordinal);
}
