using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
using Translate.Core.Quality;
using Translate.Core.Quality.Rooms;
using Translate.Server.Data;
using Translate.Server.Editor;
using Translate.Server.Operations;
using Translate.Server.People;

namespace Translate.Server.Checking;

/// <summary>What is to be said of checks, all of them: <c>off</c>, <c>warning</c> or <c>error</c> by their names; what is not named is as usual.</summary>
public sealed record ChecksRequest(IReadOnlyDictionary<string, string>? Checks);

/// <summary>What is to be said of a check for one unit; null to say nothing any more.</summary>
public sealed record UnitChecksRequest(string? Unit, string? Check, string? Said);

/// <summary>A finding to let pass.</summary>
/// <param name="Check">Its check.</param>
/// <param name="Key">Its key.</param>
/// <param name="Reason">Why it may pass.</param>
public sealed record DismissalRequest(string? Check, string? Key, string? Reason);

/// <summary>A font to measure widths in; no name for the usual one.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Size">Its size in pixels an em, above 0 and below 1000; null for the usual one.</param>
public sealed record FontRequest(string? Name, double? Size);

/// <summary>In what font a desk measures widths.</summary>
/// <param name="Font">The font; null for the usual one.</param>
/// <param name="IsInstalled">It is there: otherwise nothing is measured where a file names no other.</param>
/// <param name="Installed">The fonts to choose from.</param>
public sealed record FontView(CheckFont? Font, bool IsInstalled, IReadOnlyList<string> Installed)
{
    internal static FontView Of(CheckFont? font, IFonts fonts) => new(font, font is null ? fonts.Names.Count > 0 : fonts.Has(font.Name), fonts.Names);
}

static class CheckEndpoints
{
    /// <summary>More than any file names a unit by.</summary>
    const int LongestUnit = 2000;

    public static void MapChecks(this IEndpointRouteBuilder api)
    {
        api.MapGet("/desks/{desk:long}/checks", async (long desk, CheckChoices choices, IStringLocalizer<Strings> strings, CancellationToken stop) =>
            TypedResults.Ok(CheckViews.Of(await choices.OfDesk(desk, stop), CheckSettings.Usual, strings))).RequireDeskRole(DeskRole.Translator).WithSummary("All checks: what each finds, an example, and what the desk says of it");
        api.MapPut("/desks/{desk:long}/checks", ChangeDesk).RequireDeskRole(DeskRole.Manager).WithSummary("What the desk says of checks, all at once: off, warning or error by their names");
        api.MapGet("/desks/{desk:long}/checks/font", async (long desk, CheckChoices choices, IFonts fonts, CancellationToken stop) => TypedResults.Ok(FontView.Of((await choices.OfDesk(desk, stop)).Font, fonts)))
            .RequireDeskRole(DeskRole.Translator).WithSummary("In what font widths in pixels are measured where a file names none, and which are installed");
        api.MapPut("/desks/{desk:long}/checks/font", ChangeFont).RequireDeskRole(DeskRole.Manager).WithSummary("Chooses the font in which widths are measured where a file names none; one that is not installed is refused");
        api.MapGet("/documents/{document:long}/checks", async (long document, CheckChoices choices, CancellationToken stop) =>
            TypedResults.Ok(DocumentChecksView.Of(await choices.OfDocument(document, stop), await choices.OfUnits(document, stop)))).RequireDeskRole(DeskRole.Translator).WithSummary("What is said of a document's checks otherwise than in its desk, and of its units'");
        api.MapPut("/documents/{document:long}/checks", ChangeDocument).RequireDeskRole(DeskRole.Editor).WithSummary("What is said of a document's checks, all at once");
        api.MapPut("/documents/{document:long}/checks/unit", ChangeUnit).RequireDeskRole(DeskRole.Editor).WithSummary("What is said of one check for a unit; null for nothing any more");
        api.MapPost("/jobs/{job:long}/segments/{ordinal:int}/dismissals", Dismiss).RequireDeskRole(DeskRole.Translator).WithSummary("Lets a finding pass, with a reason; it comes back when source or translation changes");
        api.MapDelete("/jobs/{job:long}/segments/{ordinal:int}/dismissals/{key}", TakeBack).RequireDeskRole(DeskRole.Translator).WithSummary("Takes a dismissal back");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ChangeDesk(long desk, ChecksRequest request, CheckChoices choices, Caller caller, CancellationToken stop)
    {
        if (CheckViews.Read(request.Checks) is not { } settings) return Wrong();
        await choices.ChangeDesk(desk, settings, caller.Id, stop);
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ChangeFont(long desk, FontRequest request, CheckChoices choices, Caller caller, CancellationToken stop)
    {
        if (string.IsNullOrWhiteSpace(request.Name) && request.Size is not null) return Problems.Invalid("A \"size\" is that of a font: give its \"name\", too.");
        var font = string.IsNullOrWhiteSpace(request.Name) ? null : new CheckFont(request.Name.Trim(), request.Size);
        return await choices.ChangeFont(desk, font, caller.Id, stop) is { } wrong ? Problems.Of($"checks.{wrong}", StatusCodes.Status422UnprocessableEntity) : TypedResults.NoContent();
    }

    static async Task<Results<NoContent, ProblemHttpResult>> ChangeDocument(long document, ChecksRequest request, CheckChoices choices, Caller caller, CancellationToken stop)
    {
        if (CheckViews.Read(request.Checks) is not { } settings) return Wrong();
        await choices.ChangeDocument(document, settings, caller.Id, stop);
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> ChangeUnit(long document, UnitChecksRequest request, CheckChoices choices, Caller caller, CancellationToken stop)
    {
        if (request is not { Unit.Length: > 0 and <= LongestUnit, Check: { } check } || !CheckViews.CanSay(check) || (request.Said is { } said && !CheckViews.Choices.Contains(said, StringComparer.Ordinal)))
            return Problems.Invalid("Give \"unit\", \"check\", the name of a check of which something can be said, and \"said\": off, warning, error or null.");
        return await choices.ChangeUnit(document, request.Unit, check, request.Said, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> Dismiss(long job, int ordinal, DismissalRequest request, FindingDismissals dismissals, JobSegments segments, EditorReader editor, Caller caller, CancellationToken stop)
    {
        if (request.Reason?.Trim() is not { Length: > 0 and <= FindingDismissals.LongestReason } reason || !FindingDismissals.CanBe(request.Check, request.Key))
            return Problems.Invalid($"Give \"check\" and \"key\" of a finding that can be let pass, and \"reason\", of at most {FindingDismissals.LongestReason} characters.");
        if (!(await segments.Some(job, [ordinal], stop)).ContainsKey(ordinal)) return TypedResults.NotFound();
        if (!await editor.MayWrite(job, caller, stop)) return EditorEndpoints.NotInHands();
        await dismissals.Dismiss(job, ordinal, request.Check!, request.Key!, reason, caller.Id, stop);
        return TypedResults.NoContent();
    }

    static async Task<Results<NoContent, NotFound, ProblemHttpResult>> TakeBack(long job, int ordinal, string key, FindingDismissals dismissals, EditorReader editor, Caller caller, CancellationToken stop)
    {
        if (!await editor.MayWrite(job, caller, stop)) return EditorEndpoints.NotInHands();
        return await dismissals.TakeBack(job, ordinal, key, caller.Id, stop) ? TypedResults.NoContent() : TypedResults.NotFound();
    }

    static ProblemHttpResult Wrong() => Problems.Invalid("Give \"checks\", an object with off, warning or error by the names of checks of which something can be said.");
}
