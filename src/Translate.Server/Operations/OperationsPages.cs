using Hangfire;
using Hangfire.Dashboard;
using Translate.Server.People;

namespace Translate.Server.Operations;

/// <summary>What an operator looks at: the queue's own dashboard, and whether the service is alive.</summary>
static class OperationsPages
{
    public static void MapOperations(this WebApplication app)
    {
        app.MapGet("/health", () => TypedResults.Text("ok")).AllowAnonymous();
        app.MapHangfireDashboard("/operations/jobs", new() { Authorization = [], AsyncAuthorization = [new Operators()], DisplayStorageConnectionString = false })
            .RequireAuthorization(Policies.Operator);
    }

    /// <summary>The endpoint's policy has decided already; this stands where the dashboard would let anybody on the same machine in.</summary>
    sealed class Operators : IDashboardAsyncAuthorizationFilter
    {
        public Task<bool> AuthorizeAsync(DashboardContext context) =>
            Task.FromResult(context.GetHttpContext().User.Identity?.IsAuthenticated is true);
    }
}
