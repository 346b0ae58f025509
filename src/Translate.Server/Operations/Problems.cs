using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Text;
using Translate.Server.Jobs;

namespace Translate.Server.Operations;

/// <summary>Errors as RFC 9457 problem details: a title for people, members for programs.</summary>
static class Problems
{
    /// <summary>A file that was refused, with its place.</summary>
    public static ProblemHttpResult Of(InvalidDocumentException e) => TypedResults.Problem(
        e.Message,
        statusCode: StatusCodes.Status422UnprocessableEntity,
        title: "The file was refused. Nothing was changed.",
        extensions: new Dictionary<string, object?>(StringComparer.Ordinal)
        {
            ["file"] = e.File,
            ["line"] = e.Position?.Line,
            ["column"] = e.Position?.Column,
            ["byte"] = e.ByteOffset,
        });

    /// <summary>A move that the job does not allow now.</summary>
    public static ProblemHttpResult Of(MoveResult refused) => TypedResults.Problem(
        refused switch
        {
            MoveResult.NotYours => "Somebody else holds this job.",
            MoveResult.NeedsConsent => "More of the text than the desk allows was written by a machine and changed by nobody. Read it; then approve with \"acceptsMachineText\": true.",
            MoveResult.Blocked => "Inline codes are wrong in a translation, or one is longer than its place allows: see \"readiness\". Mend it, then try again.",
            MoveResult.NobodyToTell => "Everybody whom it concerns was told today already, or it concerns nobody.",
            MoveResult.NotOfTheDesk => "This person does not belong to the desk.",
            MoveResult.Unfinished => "Segments are still without a translation. Translate them, then try again.",
            _ => "The job is not in a state that allows this: somebody may have been faster. Read it again.",
        },
        statusCode: StatusCodes.Status409Conflict,
        title: "The job was not moved.");

    /// <summary>A request that makes no sense.</summary>
    public static ProblemHttpResult Invalid(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request was not understood.");
}
