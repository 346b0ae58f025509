using System.Security.Claims;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.IdentityModel.Protocols.OpenIdConnect;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>What came of coming back from the identity provider.</summary>
public enum Arrival
{
    /// <summary>The person is signed in.</summary>
    In,

    /// <summary>The person has to give the second step yet.</summary>
    NeedsSecondStep,

    /// <summary>The provider's account belongs to the signed-in person from now on.</summary>
    Linked,

    /// <summary>The account is somebody else's here.</summary>
    Taken,

    /// <summary>Nobody here has this account.</summary>
    Unknown,

    /// <summary>The provider did not say who it is, or the person is locked out.</summary>
    Failed,
}

/// <summary>Signing in by the house's own identity provider (OpenID Connect), where the operator has named one.</summary>
public sealed class OutsideSignIn(TranslateDb db, UserManager<Person> people, PersonSignIn signIn, Sessions sessions, IDataProtectionProvider protection, Caller caller, Settings settings, TimeProvider clock)
{
    /// <summary>The scheme's name, and the provider's in the database.</summary>
    internal const string Scheme = "oidc";

    /// <summary>What people call the provider; null where there is none.</summary>
    public string? Name => settings.OpenIdConnect.Authority is null ? null : settings.OpenIdConnect.Name;

    /// <summary>What to lead the browser there with. Whoever is signed in comes back as the same, or not at all.</summary>
    public AuthenticationProperties? Leave(string back) => Name is null ? null : signIn.ConfigureExternalAuthenticationProperties(Scheme, back, Expected);

    /// <summary>
    /// Proves that a person's own page leads to the provider: another page could have the browser link an account of its own choice. A form would prove it,
    /// too, but the policy of our pages lets none be led elsewhere.
    /// </summary>
    public string Proof() => Protector.Protect(Expected!, ProofHolds);

    /// <summary>Whether it is a proof of who is signed in.</summary>
    public bool IsProof(string? proof)
    {
        try
        {
            return proof is not null && Protector.Unprotect(proof) == Expected;
        }
        catch (CryptographicException)
        {
            return false;
        }
    }

    static readonly TimeSpan ProofHolds = TimeSpan.FromHours(1);

    ITimeLimitedDataProtector Protector => protection.CreateProtector("Translate.OutsideSignIn").ToTimeLimitedDataProtector();

    string? Expected => caller.IsKnown ? caller.Id.ToString(System.Globalization.CultureInfo.InvariantCulture) : null;

    /// <summary>Whether the person has linked an account of the provider.</summary>
    public async Task<bool> IsLinked(Person person) => (await people.GetLoginsAsync(person)).Any(l => l.LoginProvider == Scheme);

    /// <summary>Takes whoever comes back from the provider in, or links the account to who is signed in.</summary>
    public async Task<Arrival> Arrive(CancellationToken stop)
    {
        var info = await signIn.GetExternalLoginInfoAsync(Expected);
        if (info is null) return Arrival.Failed;

        if (caller.IsKnown) return await Link(await people.Users.SingleAsync(p => p.Id == caller.Id, stop), info, stop);
        if (await people.FindByLoginAsync(info.LoginProvider, info.ProviderKey) is null)
        {
            // Only by an address that the provider and we have both seen to be the person's: anybody may have typed it as theirs.
            var verified = info.Principal.FindFirstValue("email_verified") is "true" or "True";
            var email = info.Principal.FindFirstValue(ClaimTypes.Email) ?? info.Principal.FindFirstValue("email");
            if (!verified || email is null || await people.FindByEmailAsync(email) is not { EmailConfirmed: true } person) return Arrival.Unknown;
            if (await Link(person, info, stop) is not Arrival.Linked) return Arrival.Taken;
        }

        var result = await signIn.ExternalLoginSignInAsync(info.LoginProvider, info.ProviderKey, isPersistent: true, bypassTwoFactor: false);
        return result switch
        {
            { Succeeded: true } => Arrival.In,
            { RequiresTwoFactor: true } => Arrival.NeedsSecondStep,
            _ => Arrival.Failed,
        };
    }

    /// <summary>Takes the link to the provider away.</summary>
    public async Task Unlink(Person person, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        foreach (var login in (await people.GetLoginsAsync(person)).Where(l => l.LoginProvider == Scheme)) await people.RemoveLoginAsync(person, login.LoginProvider, login.ProviderKey);
        db.Audit.Add(new() { PersonId = person.Id, AboutId = person.Id, Act = "provider-unlinked", Detail = settings.OpenIdConnect.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);

        // Whoever came in by it is out, as the service said all along: what a person can take away changes what their cookies are worth.
        await sessions.EndOthers(person.Id, caller.SessionId, stop);
        await transaction.CommitAsync(stop);
        await signIn.RefreshSignInAsync(person);
    }

    async Task<Arrival> Link(Person person, ExternalLoginInfo info, CancellationToken stop)
    {
        if (await people.FindByLoginAsync(info.LoginProvider, info.ProviderKey) is { } owner) return owner.Id == person.Id ? Arrival.Linked : Arrival.Taken;

        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!(await people.AddLoginAsync(person, info)).Succeeded) return Arrival.Taken;
        db.Audit.Add(new() { PersonId = person.Id, AboutId = person.Id, Act = "provider-linked", Detail = settings.OpenIdConnect.Name, At = clock.GetUtcNow() });
        await db.SaveChangesAsync(stop);
        await transaction.CommitAsync(stop);
        if (caller.IsKnown) await signIn.RefreshSignInAsync(person);
        return Arrival.Linked;
    }
}

static class OpenIdConnectSetup
{
    public static void AddOpenIdConnect(this AuthenticationBuilder authentication, OpenIdConnectSettings settings)
    {
        if (settings.Authority is not { } authority) return;

        authentication.AddOpenIdConnect(OutsideSignIn.Scheme, settings.Name, oidc =>
        {
            oidc.SignInScheme = IdentityConstants.ExternalScheme;
            oidc.Authority = authority;
            oidc.ClientId = settings.ClientId;
            oidc.ClientSecret = settings.ClientSecret;
            oidc.RequireHttpsMetadata = !new Uri(authority).IsLoopback;
            oidc.ResponseType = OpenIdConnectResponseType.Code;

            // Back by an address and not by a form: a form from elsewhere would come without our cookies.
            oidc.ResponseMode = OpenIdConnectResponseMode.Query;
            oidc.CorrelationCookie.SameSite = oidc.NonceCookie.SameSite = SameSiteMode.Lax;
            oidc.CorrelationCookie.SecurePolicy = oidc.NonceCookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
            oidc.UsePkce = true;
            oidc.MapInboundClaims = true;
            oidc.GetClaimsFromUserInfoEndpoint = false;
            oidc.Scope.Clear();
            foreach (var scope in (string[])["openid", "profile", "email"]) oidc.Scope.Add(scope);
            oidc.CallbackPath = "/sign-in/oidc/answer";
            oidc.Events.OnRemoteFailure = context =>
            {
                // Refused there, or too late: said on our page, not as an error of ours.
                context.HandleResponse();
                context.Response.Redirect("/sign-in/outside/back");
                return Task.CompletedTask;
            };
        });
    }
}
