using System.Globalization;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Documents;

/// <summary>Somebody a job can be assigned to.</summary>
public sealed record Candidate(long Id, string Name, bool IsTrusted);

/// <summary>What the page of a proposal shows: what was found, and, once it was sent, what was typed.</summary>
public sealed record ProposalModel(ProposalView Proposal, IReadOnlyList<Locale> Proposed, IReadOnlyList<Candidate> People)
{
    /// <summary>Blocks a page; each is three choices of a form.</summary>
    public const int PageSize = 250;

    /// <summary>The first block that is shown.</summary>
    public int Skip { get; init; }

    /// <summary>Why it could not be saved, or could not begin.</summary>
    public string? Error { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What was typed.</summary>
    public IFormCollection? Typed { get; init; }

    /// <summary>What was typed into the fields could not be kept, and is shown as it was typed.</summary>
    public bool IsRefused { get; init; }

    /// <summary>The locales that it is wanted in.</summary>
    public IReadOnlyList<Locale> Chosen { get; init; } = [];

    /// <summary>A field of the article: as it is kept, or as it was typed and refused.</summary>
    public string? Kept(string name, string? kept) => IsRefused && Typed is not null ? Typed[name].ToString() : kept;

    /// <summary>A field that is kept only when it begins: as it was typed.</summary>
    public string? Field(string name, string? proposed = null) => Typed is null ? proposed : Typed[name].ToString();

    /// <summary>In how many parts a locale's work is divided.</summary>
    public int Parts(Locale locale) => ProposalForm.Parts(Typed, locale);

    /// <summary>Whom a locale's parts are assigned to.</summary>
    public IReadOnlyList<long> Assignees(Locale locale) => ProposalForm.Assignees(Typed, locale);
}

/// <summary>Shows what was found in a document, before anything is queued.</summary>
static class ProposalPages
{
    public static void MapProposalPages(this IEndpointRouteBuilder app)
    {
        var page = app.MapGroup("/intake/{document:long}").RequireDeskRole(DeskRole.Editor);
        page.MapGet("/", async (long document, ProposalPageReader reader, Caller caller, CancellationToken stop, int skip = 0) => Show(caller, await reader.Read(document, null, skip, stop)));
        page.MapPost("/", Decide);
    }

    /// <summary>What is no proposal any more is work, or was discarded: the desk shows it, if it is there.</summary>
    static IResult Show(Caller caller, ProposalModel? model) => model is null
        ? TypedResults.LocalRedirect(string.Create(CultureInfo.InvariantCulture, $"/desks/{caller.DeskId}"))
        : new RazorComponentResult<ProposalPage>(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    /// <summary>Each button of the page saves what is on it first; then it does what it says.</summary>
    static async Task<IResult> Decide(long document, IFormCollection form, Intake intake, ProposalReader proposals, ProposalPageReader reader, LocalTime time, Caller caller, TranslateDb db, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (act, skip) = (form["do"].ToString(), int.TryParse(form["skip"], CultureInfo.InvariantCulture, out var at) ? Math.Max(0, at) : 0);
        var desk = caller.DeskId!.Value;
        if (act is "discard")
        {
            await intake.Discard(document, caller.Id, stop);
            return await Next(desk, caller.Id, db, stop);
        }

        // Without locales: what each would find in memory is counted only where it is shown.
        if (await proposals.Read(document, [], stop) is not { } before) return Show(caller, null);
        try
        {
            await intake.Change(document, caller.Id, ProposalForm.Change(form, before.Units, act), stop);
        }
        catch (InvalidDocumentException e)
        {
            return Show(caller, await reader.Read(document, form, skip, stop) is { } refused ? refused with { Error = e.Message, IsRefused = true } : null);
        }

        try
        {
            if (act is "begin")
                return await intake.Begin(document, caller.Id, ProposalForm.Beginning(form, before.Name, time), stop) ? await Next(desk, caller.Id, db, stop) : Show(caller, await reader.Read(document, form, skip, stop));
            if (act.StartsWith("page:", StringComparison.Ordinal) && int.TryParse(act.AsSpan(5), NumberStyles.None, CultureInfo.InvariantCulture, out var page)) skip = page;
            return Show(caller, await reader.Read(document, form, skip, stop) is { } now ? now with { Done = strings["Proposal.Saved"] } : null);
        }
        catch (InvalidDocumentException e)
        {
            return Show(caller, await reader.Read(document, form, skip, stop) is { } now ? now with { Error = e.Message } : null);
        }
    }

    /// <summary>The next document that the same editor handed in; the desk where that was the last.</summary>
    static async Task<IResult> Next(long desk, long person, TranslateDb db, CancellationToken stop)
    {
        var next = await Intake.Proposals(db).Where(d => d.DeskId == desk && d.TakenInById == person).OrderBy(d => d.Id).Select(d => (long?)d.Id).FirstOrDefaultAsync(stop);
        return TypedResults.LocalRedirect(next is { } document ? string.Create(CultureInfo.InvariantCulture, $"/intake/{document}") : string.Create(CultureInfo.InvariantCulture, $"/desks/{desk}"));
    }
}

/// <summary>Reads the form of a proposal's page.</summary>
static class ProposalForm
{
    /// <summary>The fields, the choices of the blocks shown, and, where a button chose for all of a kind, that.</summary>
    public static ProposalChange Change(IFormCollection form, IReadOnlyList<ProposedUnit> units, string act)
    {
        var choices = new Dictionary<string, Treatment>(StringComparer.Ordinal);
        for (var i = 0; i < units.Count; i++)
            if (Enum.TryParse<Treatment>(form[Block(i)], out var chosen)) choices[units[i].Id] = chosen;
        if (act.Split(':') is ["kind", var kind, var treatment] && Enum.TryParse<Treatment>(treatment, out var all))
        {
            foreach (var unit in units)
                if (kind is "All" || string.Equals(unit.Furniture?.ToString(), kind, StringComparison.Ordinal)) choices[unit.Id] = all is Treatment.LeaveOut && !unit.CanLeaveOut ? Treatment.Keep : all;
        }

        return new()
        {
            Title = form["title"],
            Author = form["author"],
            Publisher = form["publisher"],
            Address = form["address"],
            Published = form["published"],
            Licence = form["licence"],
            Notes = form["notes"].ToString().ReplaceLineEndings("\n"),
            Topic = form["topic"],
            From = Locale.TryParse(form["from"].ToString().Trim(), out var from) ? from : throw new InvalidDocumentException("form", $"\"{form["from"]}\" is not a locale. Expected a language tag as in BCP 47: en, ko, pt-BR, zh-Hant."),
            Units = choices,
        };
    }

    /// <summary>With what it is to begin.</summary>
    public static Beginning Beginning(IFormCollection form, string name, LocalTime time) => new(
        [.. IntakeForm.Locales(name, form["to"]).Select(l => new WantedLocale(l, Parts(form, l), Assignees(form, l)))],
        IntakeForm.Due(name, form["due"].ToString() is { Length: > 0 } due ? due : null, time),
        Enum.TryParse<Priority>(form["priority"], out var priority) ? priority : Priority.Normal,
        Enum.TryParse<OpenTo>(form["open"], out var open) ? open : OpenTo.Everybody);

    /// <summary>The name of a block's choice.</summary>
    public static string Block(int index) => string.Create(CultureInfo.InvariantCulture, $"b{index}");

    public static int Parts(IFormCollection? form, Locale locale) => int.TryParse(form?[$"parts-{locale.Tag}"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var parts) ? Math.Clamp(parts, 1, WantedLocale.MostParts) : 1;

    public static IReadOnlyList<long> Assignees(IFormCollection? form, Locale locale) =>
        form is null ? [] : [.. form[$"assignee-{locale.Tag}"].Select(v => long.TryParse(v, NumberStyles.None, CultureInfo.InvariantCulture, out var id) ? id : 0)];
}

/// <summary>Reads what a proposal's page shows.</summary>
sealed class ProposalPageReader(TranslateDb db, ProposalReader proposals)
{
    /// <summary>The page; null where there is no proposal any more.</summary>
    public async Task<ProposalModel?> Read(long documentId, IFormCollection? form, int skip, CancellationToken stop)
    {
        if (await Intake.Proposals(db).AsNoTracking().Include(d => d.Desk).SingleOrDefaultAsync(d => d.Id == documentId, stop) is not { Desk: { } desk } document) return null;
        var proposed = desk.TargetLocales.Where(l => l != document.SourceLocale).ToList();
        var chosen = form is null ? proposed : [.. form["to"].SelectMany(v => (v ?? "").Split([',', ' '], StringSplitOptions.RemoveEmptyEntries)).Select(v => Locale.TryParse(v, out var locale) ? locale : (Locale?)null).OfType<Locale>().Distinct()];
        var people = await db.Memberships.Where(m => m.DeskId == desk.Id).OrderBy(m => m.Person!.DisplayName).Select(m => new Candidate(m.PersonId, m.Person!.DisplayName, m.IsTrusted || m.Role >= DeskRole.Editor)).ToListAsync(stop);
        List<Locale> shown = [.. proposed.Union(chosen).Take(30)];
        return await proposals.Read(documentId, shown, stop) is { } proposal
            ? new(proposal, shown, people) { Typed = form, Chosen = chosen, Skip = Math.Clamp(skip, 0, Math.Max(0, proposal.Units.Count - 1)) / ProposalModel.PageSize * ProposalModel.PageSize }
            : null;
    }
}
