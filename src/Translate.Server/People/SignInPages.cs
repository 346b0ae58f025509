using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Pages;

namespace Translate.Server.People;

/// <summary>What the sign-in page shows.</summary>
public sealed record SignInModel
{
    /// <summary>What was wrong.</summary>
    public string? Error { get; init; }

    /// <summary>The address that was typed.</summary>
    public string? Email { get; init; }

    /// <summary>Where to go afterwards.</summary>
    public string? From { get; init; }

    /// <summary>What the house's identity provider is called, where there is one.</summary>
    public string? Outside { get; init; }
}

/// <summary>What a passkey has signed, as the browser writes it.</summary>
public sealed record UsedPasskey(string Credential);

/// <summary>The ways in and out.</summary>
static class SignInPages
{
    public static void MapSignInPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (string? from, OutsideSignIn outside) => Show(outside, new() { From = from })).AllowAnonymous();
        app.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(Limits.SignIn);
        app.MapGet("/sign-in/code", (string? from) => Code(from)).AllowAnonymous();
        app.MapPost("/sign-in/code", GiveCode).AllowAnonymous().RequireRateLimiting(Limits.SignIn);
        app.MapPost("/sign-in/passkey/options", async (Passkeys passkeys) => TypedResults.Text(await passkeys.Request(), "application/json")).AllowAnonymous().RequireRateLimiting(Limits.SignIn);
        app.MapPost("/sign-in/passkey", ByPasskey).AllowAnonymous().RequireRateLimiting(Limits.SignIn);
        app.MapGet("/sign-in/outside", Leave).AllowAnonymous();
        app.MapGet("/sign-in/outside/back", Arrive).AllowAnonymous();
        app.MapGet("/sign-in/forgotten", () => new RazorComponentResult<ForgottenPage>()).AllowAnonymous();
        app.MapPost("/sign-in/forgotten", AskWayBack).AllowAnonymous().RequireRateLimiting(Limits.WayBack);
        app.MapGet("/sign-in/link/{secret}", async (string secret, SignInLinks links, CancellationToken stop) => Link(secret, await links.IsGood(secret, stop))).AllowAnonymous();
        app.MapPost("/sign-in/link/{secret}", UseLink).AllowAnonymous().RequireRateLimiting(Limits.SignIn);
        app.MapGet("/welcome", (Caller caller) => Welcome(caller)).RequireAuthorization();
        app.MapPost("/welcome", SetPassword).RequireAuthorization();
        app.MapPost("/sign-out", SignOut).RequireAuthorization();
    }

    static RazorComponentResult<SignInPage> Show(OutsideSignIn outside, SignInModel model) =>
        new(new { Model = model with { Outside = outside.Name } }) { StatusCode = model.Error is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    static RazorComponentResult<CodePage> Code(string? from, string? error = null) => new(new { From = from, Error = error }) { StatusCode = error is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    static RazorComponentResult<SignInLinkPage> Link(string secret, bool isGood) => new(new { Secret = secret, IsGood = isGood }) { StatusCode = isGood ? 200 : StatusCodes.Status410Gone };

    static async Task<IResult> SignIn([FromForm] string? email, [FromForm] string? password, [FromForm] string? from, Passwords passwords, OutsideSignIn outside, IStringLocalizer<Strings> strings)
    {
        var result = await passwords.SignIn(email, password);
        if (result.Succeeded) return TypedResults.LocalRedirect(FramePages.Local(from));
        if (result.RequiresTwoFactor) return ToCode(from);

        return Show(outside, new() { Error = result.IsLockedOut ? strings["SignIn.Locked"] : strings["SignIn.Wrong"], Email = email, From = from });
    }

    static async Task<IResult> GiveCode([FromForm] string? code, [FromForm] string? recovery, [FromForm] string? from, SecondStep second, OutsideSignIn outside, IStringLocalizer<Strings> strings)
    {
        var result = await second.SignIn(code, recovery);
        if (result.Succeeded) return TypedResults.LocalRedirect(FramePages.Local(from));
        if (result.IsLockedOut) return Show(outside, new() { Error = strings["SignIn.Locked"], From = from });
        return result.IsNotAllowed ? TypedResults.LocalRedirect("/sign-in") : Code(from, string.IsNullOrWhiteSpace(recovery) ? strings["SignIn.WrongCode"] : strings["SignIn.WrongRecovery"]);
    }

    static RedirectHttpResult ToCode(string? from) => TypedResults.LocalRedirect($"/sign-in/code?from={Uri.EscapeDataString(FramePages.Local(from))}");

    /// <summary>Asked by a script, which then goes where it was to go.</summary>
    static async Task<Results<NoContent, ProblemHttpResult>> ByPasskey(UsedPasskey used, Passkeys passkeys, IStringLocalizer<Strings> strings) =>
        await passkeys.SignIn(used.Credential) ? TypedResults.NoContent() : TypedResults.Problem(strings["SignIn.WrongPasskey"], statusCode: StatusCodes.Status422UnprocessableEntity);

    /// <summary>Whoever is signed in links an account, from the settings only.</summary>
    static Results<ChallengeHttpResult, RedirectHttpResult, NotFound> Leave(string? from, string? proof, OutsideSignIn outside, Caller caller)
    {
        if (caller.IsKnown && !outside.IsProof(proof)) return TypedResults.LocalRedirect("/settings/security");
        return outside.Leave($"/sign-in/outside/back?from={Uri.EscapeDataString(FramePages.Local(from))}") is { } properties ? TypedResults.Challenge(properties, [OutsideSignIn.Scheme]) : TypedResults.NotFound();
    }

    static async Task<IResult> Arrive(string? from, OutsideSignIn outside, IStringLocalizer<Strings> strings, CancellationToken stop) => outside.Name is null ? TypedResults.NotFound() : await outside.Arrive(stop) switch
    {
        Arrival.In or Arrival.Linked => TypedResults.LocalRedirect(FramePages.Local(from)),
        Arrival.NeedsSecondStep => ToCode(from),
        Arrival.Unknown => Show(outside, new() { Error = strings["SignIn.OutsideUnknown", outside.Name], From = from }),
        Arrival.Taken => Show(outside, new() { Error = strings["SignIn.OutsideTaken", outside.Name], From = from }),
        _ => Show(outside, new() { Error = strings["SignIn.OutsideFailed", outside.Name], From = from }),
    };

    static async Task<RazorComponentResult<ForgottenPage>> AskWayBack([FromForm] string? email, WayBack back, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var typed = email?.Trim() ?? "";
        if (!MailAddress.IsOne(typed)) return new(new { Email = typed, Error = strings["PeopleChange.NoAddress"].Value }) { StatusCode = StatusCodes.Status422UnprocessableEntity };

        await back.Ask(typed, stop);
        return new(new { IsAsked = true, Email = typed });
    }

    /// <summary>The form is named although nothing of it is read: so the framework checks its antiforgery token.</summary>
    static async Task<IResult> UseLink(string secret, IFormCollection form, SignInLinks links, Passwords passwords, CancellationToken stop)
    {
        if (await links.Use(secret, stop) is not { } person) return Link(secret, false);

        return (await passwords.SignInByLink(person)).RequiresTwoFactor ? ToCode("/welcome") : TypedResults.LocalRedirect("/welcome");
    }

    static RazorComponentResult<WelcomePage> Welcome(Caller caller, string? error = null) =>
        new(new { Name = caller.DisplayName, Error = error }) { StatusCode = error is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    static async Task<IResult> SetPassword(
        [FromForm(Name = "new")] string? password, ClaimsPrincipal principal, Passwords passwords, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await passwords.Set(principal, null, password, stop) switch
        {
            PasswordChange.Done => TypedResults.LocalRedirect("/"),
            PasswordChange.WrongOld => TypedResults.LocalRedirect("/settings"),
            _ => Welcome(caller, strings["Settings.PasswordRule"]),
        };

    static async Task<RedirectHttpResult> SignOut(IFormCollection form, SignInManager<Person> signIn)
    {
        await signIn.SignOutAsync();
        return TypedResults.LocalRedirect("/sign-in");
    }
}
