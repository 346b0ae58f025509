using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.Extensions.Localization;
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
    public static ProblemHttpResult Of(MoveResult refused) => Of($"move.{refused}", StatusCodes.Status409Conflict);

    /// <summary>A refusal that people meet on pages too: worded in the language of the request, with its reason for programs.</summary>
    /// <param name="reason">Why, as the string <c>Problem.REASON</c> words it; <c>Problem.REASON.Title</c> says what was not done.</param>
    /// <param name="status">The HTTP status.</param>
    public static ProblemHttpResult Of(string reason, int status) => TypedResults.Problem(statusCode: status, extensions: new Dictionary<string, object?>(StringComparer.Ordinal) { [Reason] = reason });

    /// <summary>Gives the refusals of a group of endpoints their words.</summary>
    public static async ValueTask<object?> Word(EndpointFilterInvocationContext context, EndpointFilterDelegate next)
    {
        var result = await next(context);
        var inner = result;
        while (inner is INestedHttpResult nested) inner = nested.Result;
        if (inner is ProblemHttpResult { ProblemDetails: { Detail: null } problem } && problem.Extensions.TryGetValue(Reason, out var reason))
        {
            var strings = context.HttpContext.RequestServices.GetRequiredService<IStringLocalizer<Strings>>();
            (problem.Title, problem.Detail) = (strings[$"Problem.{reason}.Title"], strings[$"Problem.{reason}"]);
        }

        return result;
    }

    const string Reason = "reason";

    /// <summary>A request that makes no sense.</summary>
    public static ProblemHttpResult Invalid(string detail) => TypedResults.Problem(detail, statusCode: StatusCodes.Status400BadRequest, title: "The request was not understood.");
}
