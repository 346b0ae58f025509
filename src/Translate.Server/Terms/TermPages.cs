using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Terms;

/// <summary>What the page of a desk's terms shows.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Name">Its name.</param>
/// <param name="Total">How many concepts it has.</param>
/// <param name="Filter">Which are wanted.</param>
/// <param name="Page">A page of them.</param>
/// <param name="Locales">The languages to choose from.</param>
/// <param name="Waiting">How many proposals wait.</param>
public sealed record TermsModel(long Desk, string Name, int Total, TermFilter Filter, TermPage Page, IReadOnlyList<Locale> Locales, int Waiting)
{
    /// <summary>It is not the first page.</summary>
    public bool IsLater { get; init; }

    /// <summary>What came of an import.</summary>
    public TermImport? Import { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>Why a file was refused.</summary>
    public string? Error { get; init; }
}

/// <summary>A desk's terms: listed, searched, taken in from files.</summary>
static class TermPages
{
    public static void MapTermPages(this IEndpointRouteBuilder app)
    {
        var pages = app.MapGroup("/desks/{desk:long}/terms").RequireDeskRole(DeskRole.Translator);
        pages.MapGet("/", async (long desk, HttpRequest request, TermPageReader page, IStringLocalizer<Strings> strings, CancellationToken stop, long? after = null, bool removed = false) =>
            Show(await page.Terms(desk, TermFilter.Read(request.Query), after, stop) with { Done = removed ? strings["Terms.Removed"].Value : null }));

        // A termbase is read from disk entry by entry: the limit for documents is not its.
        pages.MapPost("/", Import).RequireDeskRole(DeskRole.Manager).WithMetadata(new DisableRequestSizeLimitAttribute()).WithFormOptions(multipartBodyLengthLimit: long.MaxValue);
        pages.MapConceptPages();
        pages.MapProposalPages();
    }

    static RazorComponentResult<TermsPage> Show(TermsModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static async Task<RazorComponentResult<TermsPage>> Import(long desk, IFormFile? file, TermImports imports, TermPageReader page, Caller caller, CancellationToken stop)
    {
        TermImport? import = null;
        string? error = null;
        try
        {
            var name = file is null ? "terms.tbx" : Path.GetFileName(file.FileName);
            if (file is null || file.Length == 0) throw new InvalidDocumentException(name, "the file is empty. Choose a file with terms: .tbx or .csv.");
            await using var terms = file.OpenReadStream();
            import = await imports.Take(desk, name, terms, caller.Id, stop);
        }
        catch (InvalidDocumentException e)
        {
            error = e.Message;
        }

        return Show(await page.Terms(desk, new(), null, stop) with { Import = import, Error = error });
    }
}

/// <summary>Reads what the pages of terms show.</summary>
public sealed class TermPageReader(TranslateDb db, TermList list, TermProposals proposals)
{
    /// <summary>As many jobs can be chosen to propose terms from.</summary>
    const int MostJobs = 50;

    /// <summary>The list of terms.</summary>
    public async Task<TermsModel> Terms(long desk, TermFilter filter, long? after, CancellationToken stop) => new(
        desk, await Name(desk, stop), await list.Count(desk, stop), filter, await list.Read(desk, filter, after, TermList.PageSize, stop), await list.Locales(desk, stop), await proposals.Waiting(desk, stop))
    {
        IsLater = after is not null,
    };

    /// <summary>The page of a new concept.</summary>
    public async Task<ConceptModel> New(long desk, CancellationToken stop)
    {
        var locales = await db.Desks.Where(d => d.Id == desk).Select(d => new { d.SourceLocale, d.TargetLocales }).SingleAsync(stop);
        return new(desk, await Name(desk, stop), new([.. locales.TargetLocales.Prepend(locales.SourceLocale).Distinct().Take(4).Select(l => new TermInput(l.Tag, null))]), await list.Locales(desk, stop));
    }

    /// <summary>A concept's page; null where the desk has no such concept.</summary>
    public async Task<ConceptModel?> Concept(ConceptView? concept, long desk, CancellationToken stop) =>
        concept is null ? null : new(desk, await Name(desk, stop), ConceptModel.Input(concept), await list.Locales(desk, stop)) { Concept = concept };

    /// <summary>What is proposed.</summary>
    public async Task<ProposalsModel> Proposals(long desk, CancellationToken stop)
    {
        var jobs = await db.Jobs.Where(j => j.DeskId == desk && (j.State == JobState.Approved || j.State == JobState.Delivered) && j.Locale != j.Document!.SourceLocale).OrderByDescending(j => j.Since).Take(MostJobs)
            .Select(j => new ProposingJob(j.Id, j.Document!.Name, j.Document.SourceLocale, j.Locale)).ToListAsync(stop);
        var pair = await db.Desks.Where(d => d.Id == desk).Select(d => new { d.SourceLocale, d.TargetLocales }).SingleAsync(stop);
        var to = pair.TargetLocales.Where(l => l != pair.SourceLocale).Select(l => l.Tag).FirstOrDefault();
        return new(desk, await Name(desk, stop), await proposals.Open(desk, stop), await proposals.Waiting(desk, stop), jobs, new(pair.SourceLocale.Tag, to, null, null));
    }

    Task<string> Name(long desk, CancellationToken stop) => db.Desks.Where(d => d.Id == desk).Select(d => d.Name).SingleAsync(stop);
}
