using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Jobs;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Delivery;

/// <summary>What the page shows on which files come back.</summary>
/// <param name="Job">The job.</param>
/// <param name="MayWrite">The reader may write into it now.</param>
public sealed record ReturnModel(JobView Job, bool MayWrite)
{
    /// <summary>The file that was set beside what stands here.</summary>
    public ReturnedFile? File { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }
}

/// <summary>A file that was edited elsewhere comes back: first everything is seen, then what is wanted is written.</summary>
static class ReturnPages
{
    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web);

    public static void MapReturnPages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/jobs/{job:long}/returns").RequireDeskRole(DeskRole.Translator);
        page.MapGet("/", Open);
        page.MapPost("/", Compare);
        page.MapPost("/merge", Merge).WithFormOptions(valueCountLimit: 100_000, valueLengthLimit: 64 * 1024 * 1024);
        page.MapGet("/merge", (long job) => TypedResults.LocalRedirect($"/jobs/{job}/returns"));
    }

    static RazorComponentResult<ReturnPage> Show(ReturnModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static async Task<ReturnModel> Model(long job, TranslateDb db, Caller caller, CancellationToken stop)
    {
        var view = await JobView.Read(db, job, stop);
        return new(view, EditorReader.MayWrite(view.State, view.TranslatorId, new(caller.Id, caller.IsAtLeast(DeskRole.Editor))));
    }

    static async Task<RazorComponentResult<ReturnPage>> Open(long job, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop, int? taken = null, int left = 0)
    {
        var model = await Model(job, db, caller, stop);
        return Show(model with
        {
            Done = taken is { } count ? strings.Count("Returns.Taken", count) : null,
            Error = left > 0 ? strings.Count("Returns.Left", left) : null,
        });
    }

    static async Task<RazorComponentResult<ReturnPage>> Compare(long job, IFormFile? file, Returns returns, TranslateDb db, Caller caller, CancellationToken stop)
    {
        var model = await Model(job, db, caller, stop);
        try
        {
            var (name, bytes) = await DeliveryEndpoints.Upload(file, stop);
            return Show(model with { File = await returns.Compare(job, bytes, name, stop) });
        }
        catch (InvalidDocumentException e)
        {
            return Show(model with { Error = e.Message });
        }
    }

    /// <summary>Takes over what is ticked: <c>c12</c> is <c>there</c> where segment 12 is to be as it came back; the texts themselves come beside, in one field.</summary>
    static async Task<IResult> Merge(long job, IFormCollection form, Returns returns, TranslateDb db, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (Changes(form["changes"].ToString()) is not { } changes) return Show(await Model(job, db, caller, stop) with { Error = strings["Returns.Broken"] });
        var wanted = changes.Where(c => form[string.Create(CultureInfo.InvariantCulture, $"c{c.Ordinal}")] == "there").ToList();
        var merged = wanted.Count == 0 ? new(0, []) : await returns.Merge(job, form["name"].ToString() is { Length: > 0 and <= 200 } name ? name : "–", wanted, new(caller.Id, caller.IsAtLeast(DeskRole.Editor)), stop);
        return TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/jobs/{job}/returns?taken={merged.Taken}&left={merged.Left.Count}"));
    }

    /// <summary>What a page carries to its answer.</summary>
    internal static string Carried(ReturnedFile file) => JsonSerializer.Serialize(file.Changes.Where(c => c.CanBeTaken).Select(c => new WantedChange(c.Ordinal, c.Version, c.There, c.IsDraft)), Json);

    static List<WantedChange>? Changes(string carried)
    {
        try
        {
            return JsonSerializer.Deserialize<List<WantedChange>>(carried, Json) is { } changes && changes.TrueForAll(c => c?.Typed is not null) ? changes : null;
        }
        catch (JsonException)
        {
            return null;
        }
    }
}
