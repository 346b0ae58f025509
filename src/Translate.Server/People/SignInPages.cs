using System.Security.Claims;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Translate.Server.Data;
using Translate.Server.Pages;

namespace Translate.Server.People;

/// <summary>The ways in and out.</summary>
static class SignInPages
{
    public static void MapSignInPages(this IEndpointRouteBuilder app)
    {
        app.MapGet("/sign-in", (string? from) => new RazorComponentResult<SignInPage>(new { From = from })).AllowAnonymous();
        app.MapPost("/sign-in", SignIn).AllowAnonymous();
        app.MapGet("/sign-in/link/{secret}", async (string secret, SignInLinks links, CancellationToken stop) => Link(secret, await links.IsGood(secret, stop))).AllowAnonymous();
        app.MapPost("/sign-in/link/{secret}", UseLink).AllowAnonymous();
        app.MapGet("/welcome", (Caller caller) => Welcome(caller)).RequireAuthorization();
        app.MapPost("/welcome", SetPassword).RequireAuthorization();
        app.MapPost("/sign-out", SignOut).RequireAuthorization();
    }

    static RazorComponentResult<SignInLinkPage> Link(string secret, bool isGood) => new(new { Secret = secret, IsGood = isGood }) { StatusCode = isGood ? 200 : StatusCodes.Status410Gone };

    static async Task<IResult> SignIn([FromForm] string? email, [FromForm] string? password, [FromForm] string? from, Passwords passwords, IStringLocalizer<Strings> strings)
    {
        var result = await passwords.SignIn(email, password);
        if (result.Succeeded) return TypedResults.LocalRedirect(FramePages.Local(from));

        var error = result.IsLockedOut ? strings["SignIn.Locked"] : strings["SignIn.Wrong"];
        return new RazorComponentResult<SignInPage>(new { Error = error.Value, Email = email, From = from }) { StatusCode = StatusCodes.Status422UnprocessableEntity };
    }

    /// <summary>The form is named although nothing of it is read: so the framework checks its antiforgery token.</summary>
    static async Task<IResult> UseLink(string secret, IFormCollection form, SignInLinks links, Passwords passwords, CancellationToken stop)
    {
        if (await links.Use(secret, stop) is not { } person) return Link(secret, false);

        await passwords.SignInByLink(person);
        return TypedResults.LocalRedirect("/welcome");
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
