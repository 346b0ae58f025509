using System.Security.Cryptography.X509Certificates;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authorization;
using Microsoft.AspNetCore.DataProtection;
using Microsoft.AspNetCore.Identity;
using Translate.Server.Data;
using Translate.Server.Operations;

namespace Translate.Server.People;

/// <summary>Sets up who may come in, how, and what they may do.</summary>
static class PeopleServices
{
    /// <summary>Chooses between the cookie and a bearer token.</summary>
    const string Either = "Either";

    public static void AddPeople(this IServiceCollection services, Settings settings)
    {
        services.AddHttpContextAccessor();
        services.AddScoped<Caller>();
        services.AddScoped<AccessTokens>();
        services.AddScoped<SignInLinks>();
        services.AddScoped<Passwords>();
        services.AddScoped<Sessions>();
        services.AddScoped<SecondStep>();
        services.AddScoped<Passkeys>();
        services.AddScoped<OutsideSignIn>();
        services.AddScoped<DeskPeople>();
        services.AddScoped<Preferences>();
        services.AddScoped<Invitations>();
        services.AddScoped<PersonPairs>();
        services.AddScoped<WayBack>();
        services.AddScoped<OwnName>();
        services.AddScoped<Records>();
        services.AddScoped<TakeOut>();
        services.AddScoped<Forgetting>();
        services.AddScoped<SettingsPages.SettingsReader>();
        services.AddScoped<SecurityPages.SecurityReader>();
        services.AddScoped<PeoplePages.PeopleReader>();
        services.AddScoped<LeavePages.LeaveReader>();

        // In the database, so that a restart signs nobody out and all nodes read each other's cookies.
        var keyRing = services.AddDataProtection().SetApplicationName("Translate").PersistKeysToDbContext<TranslateDb>();
        if (settings.KeyCertificate is { } certificate) keyRing.ProtectKeysWithCertificate(X509CertificateLoader.LoadPkcs12FromFile(certificate, settings.KeyCertificatePassword));
        services.AddIdentityCore<Person>(identity =>
        {
            // Length is what helps; rules about signs are not (NIST SP 800-63B, 5.1.1.2).
            identity.Password = new() { RequiredLength = 10, RequireDigit = false, RequireLowercase = false, RequireUppercase = false, RequireNonAlphanumeric = false, RequiredUniqueChars = 1 };
            identity.User.RequireUniqueEmail = true;

            // People sign in by their address; what signs an address may have is the address's affair.
            identity.User.AllowedUserNameCharacters = "";
        }).AddUserStore<PersonStore>().AddSignInManager<PersonSignIn>().AddClaimsPrincipalFactory<PersonClaims>().AddDefaultTokenProviders()
            .AddTokenProvider<AuthenticatorCodes>(TokenOptions.DefaultAuthenticatorProvider);
        services.Configure<IdentityPasskeyOptions>(passkeys =>
        {
            // A passkey is both steps: the device must have seen who it is, and is to know its owner without a name typed.
            passkeys.UserVerificationRequirement = "required";
            passkeys.ResidentKeyRequirement = "required";
        });

        var authentication = services.AddAuthentication(Either);
        authentication.AddPolicyScheme(Either, null, scheme => scheme.ForwardDefaultSelector = http => BearerTokens.IsShown(http.Request) ? BearerTokens.Scheme : IdentityConstants.ApplicationScheme);
        authentication.AddScheme<AuthenticationSchemeOptions, BearerTokens>(BearerTokens.Scheme, null);
        authentication.AddIdentityCookies();
        authentication.AddOpenIdConnect(settings.OpenIdConnect);
        services.ConfigureApplicationCookie(cookie =>
        {
            cookie.Cookie.Name = "translate";
            cookie.LoginPath = "/sign-in";
            cookie.ReturnUrlParameter = "from";
            cookie.ExpireTimeSpan = Sessions.Validity;
            cookie.Events.OnValidatePrincipal = PersonClaims.Check;
            cookie.Events.OnRedirectToLogin = context =>
            {
                // Pages are led to the sign-in page; a program is told the status.
                if (context.Request.Path.StartsWithSegments("/api", StringComparison.OrdinalIgnoreCase)) context.Response.StatusCode = StatusCodes.Status401Unauthorized;
                else context.Response.Redirect(context.RedirectUri);
                return Task.CompletedTask;
            };
            cookie.Events.OnRedirectToAccessDenied = context =>
            {
                context.Response.StatusCode = StatusCodes.Status403Forbidden;
                return Task.CompletedTask;
            };
        });

        services.AddScoped<IAuthorizationHandler, DeskRoles>();
        services.AddSingleton<IAuthorizationMiddlewareResultHandler, StrangersSeeNothing>();
        services.AddAuthorizationBuilder()
            .AddPolicy(Policies.Operator, policy => policy.RequireClaim(PersonClaims.Operator, "true"))
            .AddPolicy(Policies.Browser, policy => policy.RequireAuthenticatedUser().RequireClaim(PersonClaims.Session));
        services.AddLimits(settings.Limits);
    }

    public static void UsePeople(this WebApplication app)
    {
        app.UseAuthentication();
        app.UseRateLimiter();
        app.UseAuthorization();
        app.Use(RefuseForeignPages);
    }

    /// <summary>
    /// A page of another site may make a browser send our cookie; it cannot make it leave out where the request comes from (Fetch Metadata).
    /// Forms of ours carry an antiforgery token besides.
    /// </summary>
    static Task RefuseForeignPages(HttpContext http, RequestDelegate next)
    {
        var request = http.Request;
        var safe = HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || HttpMethods.IsOptions(request.Method) || BearerTokens.IsShown(request);
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        var origin = request.Headers.Origin.ToString();

        // Browsers send the former to https and to this machine only; elsewhere the latter must do. Other programs send neither, and have no cookie to abuse.
        var foreign = site.Length > 0 ? site is not ("same-origin" or "none") : origin.Length > 0 && origin != $"{request.Scheme}://{request.Host}";
        if (safe || !foreign) return next(http);

        return TypedResults.Problem("This request comes from a page of another site.", statusCode: StatusCodes.Status403Forbidden, title: "Refused.").ExecuteAsync(http);
    }
}
