using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>The one door: whichever way somebody comes in, a session begins and the record says so.</summary>
public sealed class PersonSignIn(
    UserManager<Person> people, IHttpContextAccessor http, IUserClaimsPrincipalFactory<Person> principals, IOptions<IdentityOptions> options, ILogger<SignInManager<Person>> log,
    IAuthenticationSchemeProvider schemes, IUserConfirmation<Person> confirmation, Sessions sessions, Caller caller, TimeProvider clock)
    : SignInManager<Person>(people, http, principals, options, log, schemes, confirmation)
{
    /// <summary>A one-time link, as a way to sign in.</summary>
    internal const string Link = "link";

    /// <summary>A passkey, as a way to sign in.</summary>
    internal const string Passkey = "passkey";

    bool isRefreshed;

    /// <summary>Signs somebody in who has shown who they are; asks for the second step where they have one, unless that was it.</summary>
    /// <param name="person">Who.</param>
    /// <param name="way">How they showed it.</param>
    /// <param name="isWhole">Nothing more is asked for.</param>
    public Task<SignInResult> Enter(Person person, string way, bool isWhole = false) => SignInOrTwoFactorAsync(person, isPersistent: true, way, isWhole);

    /// <inheritdoc/>
    public override async Task RefreshSignInAsync(Person user)
    {
        isRefreshed = true;
        await base.RefreshSignInAsync(user);
        isRefreshed = false;
    }

    /// <inheritdoc/>
    public override async Task SignInWithClaimsAsync(Person user, AuthenticationProperties? authenticationProperties, IEnumerable<Claim> additionalClaims)
    {
        var claims = additionalClaims.ToList();
        var method = claims.Find(c => c.Type == ClaimTypes.AuthenticationMethod)?.Value;
        if (isRefreshed && caller.SessionId is { } same)
        {
            claims.Add(new(PersonClaims.Session, same.ToString()));
        }
        else
        {
            // Another person, or the same one anew: what this browser was signed in with is over.
            if (caller.SessionId is { } before) await sessions.End(caller.Id, before, "signed-out", Context.RequestAborted);
            var way = method ?? (claims.Exists(c => c is { Type: "amr", Value: "mfa" }) ? "two-step" : "password");
            claims.Add(new(PersonClaims.Session, (await sessions.Begin(user.Id, Context, way)).ToString()));
            if (method is Link) claims.Add(new(PersonClaims.ByLink, clock.GetUtcNow().Ticks.ToString(CultureInfo.InvariantCulture)));
        }

        await base.SignInWithClaimsAsync(user, authenticationProperties, claims);
    }

    /// <inheritdoc/>
    public override async Task SignOutAsync()
    {
        if (caller.SessionId is { } session) await sessions.End(caller.Id, session, "signed-out", Context.RequestAborted);
        await base.SignOutAsync();
    }
}
