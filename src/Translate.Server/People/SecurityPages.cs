using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Mvc;
using Microsoft.Extensions.Localization;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>What the page about signing in shows.</summary>
public sealed record SecurityModel(bool HasPassword, bool IsFresh, bool HasSecondStep, string? Key, string Account, int CodesLeft, IReadOnlyList<PasskeyView> Passkeys, IReadOnlyList<SessionView> Sessions)
{
    /// <summary>Leads from this page, and from no other, to the provider.</summary>
    public string? Proof { get; init; }

    /// <summary>What the house's identity provider is called, where there is one.</summary>
    public string? Outside { get; init; }

    /// <summary>An account of it is linked.</summary>
    public bool IsLinked { get; init; }

    /// <summary>Recovery codes, shown this once.</summary>
    public IReadOnlyList<string> Codes { get; init; } = [];

    /// <summary>A desk asks for the second step, which is not there yet.</summary>
    public bool IsAsked { get; init; }

    /// <summary>What was done.</summary>
    public string? Done { get; init; }

    /// <summary>What could not be done, and the form that it is about.</summary>
    public (string Form, string Text)? Wrong { get; init; }

    /// <summary>What is wrong with a form.</summary>
    public string? ErrorOf(string form) => Wrong is { } wrong && wrong.Form == form ? wrong.Text : null;
}

/// <summary>What shows that it is the person who makes a passkey, where they did not sign in a moment ago.</summary>
public sealed record PasskeyWish(string? Password);

/// <summary>A passkey that the browser has made, as it writes it, and what its owner calls it.</summary>
public sealed record NewPasskey(string Credential, string? Name);

/// <summary>How one signs in, and where one is signed in. All of it is for the browser of its person alone: a program's token must not change how its owner comes in.</summary>
static class SecurityPages
{
    public static void MapSecurityPages(this IEndpointRouteBuilder app)
    {
        var security = app.MapGroup("/settings/security").RequireAuthorization(Policies.Browser);
        security.MapGet("/", async (SecurityReader page, CancellationToken stop, bool asked = false) => Show(await page.Read(stop) with { IsAsked = asked }));
        security.MapPost("/begin", Begin);
        security.MapPost("/confirm", Confirm).RequireRateLimiting(Limits.SignIn);
        security.MapPost("/codes", Renew).RequireRateLimiting(Limits.SignIn);
        security.MapPost("/off", Off).RequireRateLimiting(Limits.SignIn);
        security.MapPost("/sessions/{session:guid}/end", EndSession);
        security.MapPost("/others", EndOthers);
        security.MapPost("/passkeys/{passkey}/remove", RemovePasskey);
        security.MapPost("/unlink", Unlink);

        // Where a refused form was shown again, the address bar has the form's address: reloading it must lead somewhere.
        security.MapGet("/{form}", () => TypedResults.LocalRedirect("/settings/security"));

        // Asked by a script.
        var passkeys = app.MapGroup("/settings/passkeys").RequireAuthorization(Policies.Browser);
        passkeys.MapPost("/options", MakePasskey).RequireRateLimiting(Limits.SignIn);
        passkeys.MapPost("/", async Task<Results<NoContent, ProblemHttpResult>> (NewPasskey passkey, Passkeys made, CancellationToken stop) =>
            await made.Add(passkey.Credential, passkey.Name, stop) ? TypedResults.NoContent() : Problems.Invalid("This is no passkey that was asked for."));
    }

    /// <summary>Reads what the page shows.</summary>
    internal sealed class SecurityReader(SecondStep second, Passkeys passkeys, Sessions sessions, OutsideSignIn outside, Caller caller)
    {
        public async Task<SecurityModel> Read(CancellationToken stop)
        {
            var me = await second.Me(stop);
            var (key, left) = await second.Standing();
            return new(
                me.PasswordHash is not null, await sessions.IsFresh(caller.SessionId, stop), me.TwoFactorEnabled, key, me.Email ?? me.DisplayName, left,
                await passkeys.Mine(), await sessions.Of(me.Id, caller.SessionId, stop))
            {
                Outside = outside.Name,
                Proof = outside.Proof(),
                IsLinked = outside.Name is not null && await outside.IsLinked(me),
            };
        }
    }

    static RazorComponentResult<SecurityPage> Show(SecurityModel model) => new(new { Model = model }) { StatusCode = model.Wrong is null ? 200 : StatusCodes.Status422UnprocessableEntity };

    /// <summary>A browser left alone for a moment must not become a way in for ever.</summary>
    static async Task<Results<ContentHttpResult, ProblemHttpResult>> MakePasskey(PasskeyWish wish, Passkeys made, SecondStep second, Passwords passwords, Caller caller, IStringLocalizer<Strings> strings, CancellationToken stop) =>
        await passwords.Confirms(await second.Me(stop), wish.Password, caller.SessionId, stop)
            ? TypedResults.Text(await made.Options(), "application/json")
            : TypedResults.Problem(strings["Security.NotConfirmed"], statusCode: StatusCodes.Status422UnprocessableEntity);

    static async Task<RedirectHttpResult> Begin(IFormCollection form, SecondStep second, CancellationToken stop)
    {
        await second.Begin(stop);
        return TypedResults.LocalRedirect("/settings/security#two-step");
    }

    static async Task<RazorComponentResult<SecurityPage>> Confirm([FromForm] string? code, SecondStep second, SecurityReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var codes = await second.Confirm(code, stop);
        var model = await page.Read(stop);
        return Show(codes is null ? model with { Wrong = ("confirm", strings["SignIn.WrongCode"]) } : model with { Codes = codes, Done = strings["Security.IsOn"] });
    }

    static async Task<RazorComponentResult<SecurityPage>> Renew([FromForm] string? password, SecondStep second, Passwords passwords, Caller caller, SecurityReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        if (!await passwords.Confirms(await second.Me(stop), password, caller.SessionId, stop)) return Show(await page.Read(stop) with { Wrong = ("codes", strings["Security.NotConfirmed"]) });
        var codes = await second.Renew(stop);
        return Show(await page.Read(stop) with { Codes = codes });
    }

    static async Task<RazorComponentResult<SecurityPage>> Off([FromForm] string? password, SecondStep second, Passwords passwords, Caller caller, SecurityReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        var me = await second.Me(stop);
        if (!await passwords.Confirms(me, password, caller.SessionId, stop)) return Show(await page.Read(stop) with { Wrong = ("off", strings["Security.NotConfirmed"]) });
        await second.Off(me, me.Id, stop);
        return Show(await page.Read(stop) with { Done = strings["Security.IsOff"] });
    }

    static async Task<RazorComponentResult<SecurityPage>> EndSession(Guid session, IFormCollection form, Sessions sessions, Caller caller, SecurityReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await sessions.End(caller.Id, session, "session-ended", stop);
        return Show(await page.Read(stop) with { Done = strings["Security.Ended"] });
    }

    static async Task<RazorComponentResult<SecurityPage>> EndOthers(IFormCollection form, Sessions sessions, Caller caller, SecurityReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await sessions.EndOthers(caller.Id, caller.SessionId, stop);
        return Show(await page.Read(stop) with { Done = strings["Security.Ended"] });
    }

    static async Task<RazorComponentResult<SecurityPage>> RemovePasskey(string passkey, IFormCollection form, Passkeys passkeys, SecurityReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await passkeys.Remove(passkey, stop);
        return Show(await page.Read(stop) with { Done = strings["Settings.Changed"] });
    }

    static async Task<RazorComponentResult<SecurityPage>> Unlink(IFormCollection form, OutsideSignIn outside, SecondStep second, SecurityReader page, IStringLocalizer<Strings> strings, CancellationToken stop)
    {
        await outside.Unlink(await second.Me(stop), stop);
        return Show(await page.Read(stop) with { Done = strings["Settings.Changed"] });
    }
}
