using System.Globalization;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.Authorization.Policy;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>Names of the policies that are not a role in a desk.</summary>
static class Policies
{
    /// <summary>Those who run the whole service.</summary>
    public const string Operator = "operator";
}

/// <summary>
/// Only for people who have the role, or a higher one, in the desk that the request is about. The desk is found from the route: from
/// <c>desk</c>, <c>document</c> or <c>job</c>. A desk to practise in belongs to nobody, and each article in it to one person: to others it does not exist.
/// </summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class DeskRoleAttribute(DeskRole role) : AuthorizeAttribute, IAuthorizationRequirement, IAuthorizationRequirementData
{
    /// <summary>The least role.</summary>
    public DeskRole Role => role;

    /// <inheritdoc/>
    public IEnumerable<IAuthorizationRequirement> GetRequirements() => [this];
}

static class DeskRoleEndpoints
{
    /// <summary>Says which role may call an endpoint. An endpoint may ask for more than its group: all that is asked must be met.</summary>
    public static T RequireDeskRole<T>(this T endpoints, DeskRole role)
        where T : IEndpointConventionBuilder => endpoints.RequireAuthorization(new DeskRoleAttribute(role));
}

/// <summary>Looks the person's role up in the database at each request: a role taken away is gone at once.</summary>
sealed class DeskRoles(TranslateDb db, Caller caller) : AuthorizationHandler<DeskRoleAttribute>
{
    /// <summary>Said of those who do not belong to the desk: to them the thing does not exist.</summary>
    public const string Stranger = "stranger";

    protected override async Task HandleRequirementAsync(AuthorizationHandlerContext context, DeskRoleAttribute requirement)
    {
        if (context.Resource is not HttpContext http || Caller.FindId(context.User) is not { } person) return;

        if (caller.DeskId is null && await Desk(http, person) is { } desk)
        {
            caller.Role = await db.Memberships.Where(m => m.DeskId == desk && m.PersonId == person).Select(m => (DeskRole?)m.Role).SingleOrDefaultAsync(http.RequestAborted);
            if (caller.Role is not null || caller.IsOperator) caller.DeskId = desk;
        }

        if (caller.DeskId is null) context.Fail(new(this, Stranger));
        else if (caller.IsAtLeast(requirement.Role)) context.Succeed(requirement);
    }

    /// <summary>The desk of everything that the route names; null where something is not there, or belongs to another desk than the rest.</summary>
    async Task<long?> Desk(HttpContext http, long person)
    {
        var (stop, all) = (http.RequestAborted, caller.IsOperator);
        var found = new List<long?>();
        if (Named("desk", out var desk)) found.Add(await db.Desks.Where(d => d.Id == desk && (all || !d.IsPractice)).Select(d => (long?)d.Id).SingleOrDefaultAsync(stop));
        if (Named("document", out var document)) found.Add(await db.Documents.Where(d => d.Id == document && (all || !d.Desk!.IsPractice || d.TakenInById == person)).Select(d => (long?)d.DeskId).SingleOrDefaultAsync(stop));
        if (Named("job", out var job)) found.Add(await db.Jobs.Where(j => j.Id == job && (all || !j.Document!.Desk!.IsPractice || j.Document.TakenInById == person)).Select(j => (long?)j.DeskId).SingleOrDefaultAsync(stop));
        return found.Distinct().ToList() is [{ } only] ? only : null;

        bool Named(string name, out long id)
        {
            var value = http.Request.RouteValues.GetValueOrDefault(name)?.ToString();
            if (!long.TryParse(value, CultureInfo.InvariantCulture, out id)) id = 0;
            return value is not null;
        }
    }
}

/// <summary>Answers a stranger with 404, so that nothing is learnt by asking; the rest as usual.</summary>
sealed class StrangersSeeNothing : IAuthorizationMiddlewareResultHandler
{
    readonly AuthorizationMiddlewareResultHandler usual = new();

    public Task HandleAsync(RequestDelegate next, HttpContext context, AuthorizationPolicy policy, PolicyAuthorizationResult authorizeResult)
    {
        if (authorizeResult.AuthorizationFailure?.FailureReasons.Any(r => r.Message == DeskRoles.Stranger) is not true) return usual.HandleAsync(next, context, policy, authorizeResult);
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return Task.CompletedTask;
    }
}
