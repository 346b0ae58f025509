using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Pages;
using Translate.Server.People;

namespace Translate.Server.Terms;

/// <summary>An approved job that can propose terms.</summary>
public sealed record ProposingJob(long Id, string Document, Locale From, Locale To);

/// <summary>What the page of proposals shows.</summary>
/// <param name="Desk">The desk.</param>
/// <param name="Name">Its name.</param>
/// <param name="Open">Those that wait, the oldest first.</param>
/// <param name="Waiting">How many wait.</param>
/// <param name="Jobs">Approved jobs whose texts can propose some.</param>
/// <param name="Typed">What stands in the form.</param>
public sealed record ProposalsModel(long Desk, string Name, IReadOnlyList<ProposalView> Open, int Waiting, IReadOnlyList<ProposingJob> Jobs, TermProposal Typed)
{
    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done.</summary>
    public string? Error { get; init; }

    /// <summary>The proposal that was being decided when that was, and what was typed for it.</summary>
    public (long Id, TermDecision Typed)? About { get; init; }
}

/// <summary>Proposed terms: translators propose, editors decide.</summary>
static class ProposalPages
{
    public static void MapProposalPages(this IEndpointRouteBuilder pages)
    {
        var proposals = pages.MapGroup("/proposals");
        proposals.MapGet("/", async (long desk, TermPageReader page, CancellationToken stop) => Show(await page.Proposals(desk, stop)));
        proposals.MapPost("/", Propose);
        proposals.MapPost("/from-job", FromJob).RequireDeskRole(DeskRole.Editor);
        proposals.MapPost("/{proposal:long}/accept", Accept).RequireDeskRole(DeskRole.Editor);
        proposals.MapPost("/{proposal:long}/refuse", Refuse).RequireDeskRole(DeskRole.Editor);
        proposals.MapGet("/from-job", (long desk) => TypedResults.LocalRedirect($"/desks/{desk}/terms/proposals"));
        proposals.MapGet("/{proposal:long}/{form}", (long desk, long proposal) => TypedResults.LocalRedirect($"/desks/{desk}/terms/proposals"));
    }

    static RazorComponentResult<ProposalsPage> Show(ProposalsModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : 422 };

    static async Task<IResult> Propose(long desk, IFormCollection form, TermProposals proposals, TermPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var typed = new TermProposal(form["from"], form["to"], form["source"], form["target"], form["note"]);
        var result = await proposals.Propose(desk, typed, caller.Id, stop);
        var model = await page.Proposals(desk, stop);
        return Show(result is ProposalResult.Done ? model with { Done = strings["Proposals.Proposed"] } : model with { Typed = typed, Error = strings[$"Problem.term.{result}"] });
    }

    static async Task<IResult> Accept(long desk, long proposal, IFormCollection form, TermProposals proposals, TermPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var typed = new TermDecision(form["source"], form["target"]);
        return await proposals.Accept(desk, proposal, typed, caller.Id, stop) switch
        {
            ProposalResult.Done => Show(await page.Proposals(desk, stop) with { Done = strings["Proposals.Accepted", typed.Source!, typed.Target!] }),
            var result => Show(await page.Proposals(desk, stop) with { Error = Said(result, strings), About = (proposal, typed) }),
        };
    }

    static async Task<IResult> Refuse(long desk, long proposal, IFormCollection form, TermProposals proposals, TermPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var result = await proposals.Refuse(desk, proposal, caller.Id, stop);
        var model = await page.Proposals(desk, stop);
        return Show(result is ProposalResult.Done ? model with { Done = strings["Proposals.Refused"] } : model with { Error = Said(result, strings) });
    }

    static async Task<IResult> FromJob(long desk, IFormCollection form, TermProposals proposals, TermPageReader page, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var (result, proposed) = long.TryParse(form["job"], System.Globalization.CultureInfo.InvariantCulture, out var job) ? await proposals.FromJob(desk, job, caller.Id, stop) : (ProposalResult.Unknown, 0);
        var model = await page.Proposals(desk, stop);
        return Show(result is ProposalResult.Done ? model with { Done = strings.Count("Proposals.Found", proposed) } : model with { Error = Said(result, strings) });
    }

    static string Said(ProposalResult result, IStringLocalizer<Strings> strings) => strings[$"Problem.term.{result}"];
}
