using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>What the page to leave by shows.</summary>
/// <param name="HasPassword">The person has a password to confirm with.</param>
/// <param name="IsFresh">The person signed in a moment ago, which is as good.</param>
/// <param name="Desks">The desks that the person has to hand over first.</param>
/// <param name="Error">Why nothing was done.</param>
public sealed record LeaveModel(bool HasPassword, bool IsFresh, IReadOnlyList<string> Desks, string? Error = null);

/// <summary>The password, for what cannot be taken back.</summary>
public sealed record Confirmation(string? Password);

/// <summary>Taking out what is one's own, and being forgotten.</summary>
static class LeavePages
{
    public static void MapLeavePages(this IEndpointRouteBuilder app)
    {
        var leave = app.MapGroup("/settings/leave").RequireAuthorization(Policies.Browser);
        leave.MapGet("/", async (LeaveReader page, CancellationToken stop) => Show(await page.Read(stop)));
        leave.MapGet("/mine", Mine);
        leave.MapPost("/", Leave).RequireRateLimiting(Limits.SignIn);
        app.MapGet("/goodbye", () => new RazorComponentResult<GoodbyePage>()).AllowAnonymous();
    }

    public static void MapLeaving(this IEndpointRouteBuilder api)
    {
        api.MapGet("/me/export", Mine).RequireAuthorization().WithSummary("All that is mine, as a zip");
        api.MapPost("/me/forget", Forget).RequireAuthorization().RequireRateLimiting(Limits.SignIn).WithSummary("Forgets me: what is personal goes, my work stays. It takes my password");
    }

    /// <summary>Reads what the page shows.</summary>
    internal sealed class LeaveReader(TranslateDb db, Sessions sessions, Forgetting forgetting, Caller caller)
    {
        public async Task<LeaveModel> Read(CancellationToken stop)
        {
            var id = caller.Id;
            return new(await db.Users.AnyAsync(p => p.Id == id && p.PasswordHash != null, stop), await sessions.IsFresh(caller.SessionId, stop), await forgetting.HandOverFirst(id, stop));
        }
    }

    static RazorComponentResult<LeavePage> Show(LeaveModel model) => new(new { Model = model }) { StatusCode = model.Error is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    static PushStreamHttpResult Mine(TakeOut mine, Caller caller, HttpContext http, CancellationToken stop)
    {
        var id = caller.Id;

        // The framework's zip closes its entries synchronously.
        if (http.Features.Get<IHttpBodyControlFeature>() is { } body) body.AllowSynchronousIO = true;
        return TypedResults.Stream(file => mine.Write(id, file, stop), "application/zip", "translate-mine.zip");
    }

    static async Task<IResult> Leave([FromForm] string? password, Passwords passwords, Forgetting forgetting, UserManager<Person> people, Caller caller, LeaveReader page, SignInManager<Person> signIn, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var result = await TryForget(password, passwords, forgetting, people, caller, stop);
        if (result is not Forgotten.Done)
        {
            var model = await page.Read(stop);
            return Show(model with { Error = strings[$"Leave.{result}", string.Join(", ", model.Desks)] });
        }

        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/goodbye");
    }

    static async Task<Results<NoContent, ProblemHttpResult>> Forget(Confirmation confirmation, Passwords passwords, Forgetting forgetting, UserManager<Person> people, Caller caller, CancellationToken stop) =>
        await TryForget(confirmation.Password, passwords, forgetting, people, caller, stop) switch
        {
            Forgotten.Done => TypedResults.NoContent(),
            Forgotten.NotConfirmed => TypedResults.Problem("Give your \"password\".", statusCode: StatusCodes.Status403Forbidden, title: "This was not confirmed."),
            Forgotten.LastManager => TypedResults.Problem($"Make somebody else a manager of {string.Join(", ", await forgetting.HandOverFirst(caller.Id, stop))} first.", statusCode: StatusCodes.Status409Conflict, title: "Desks would have no manager."),
            _ => TypedResults.Problem("Make somebody else an operator first.", statusCode: StatusCodes.Status409Conflict, title: "Nobody would run the service."),
        };

    static async Task<Forgotten> TryForget(string? password, Passwords passwords, Forgetting forgetting, UserManager<Person> people, Caller caller, CancellationToken stop)
    {
        var id = caller.Id;
        var me = await people.Users.SingleAsync(p => p.Id == id, stop);
        return await passwords.Confirms(me, password, caller.SessionId, stop) ? await forgetting.Forget(id, stop) : Forgotten.NotConfirmed;
    }
}
