using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>What a signed-in person's cookie or token says beside who it is.</summary>
sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string DisplayName = "translate:name";

    public const string Operator = "translate:operator";

    /// <summary>When a one-time link was used to sign in, in ticks.</summary>
    public const string ByLink = "translate:link";

    /// <summary>
    /// Looks the person up at each request instead of believing the cookie: somebody removed, or signed in before the password was changed, is
    /// out at once, and another name or right counts at once.
    /// </summary>
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var id = Caller.FindId(context.Principal);
        var person = await services.GetRequiredService<TranslateDb>().Users.AsNoTracking().SingleOrDefaultAsync(p => p.Id == id, context.HttpContext.RequestAborted);
        var stamp = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (person is null || person.SecurityStamp != context.Principal!.FindFirstValue(stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        foreach (var claim in identity.FindAll(c => c.Type is DisplayName or Operator).ToList()) identity.RemoveClaim(claim);
        identity.AddClaims(Of(person));
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(Of(user));
        return identity;
    }

    static IEnumerable<Claim> Of(Person person) =>
        person.IsOperator ? [new(DisplayName, person.DisplayName), new(Operator, "true")] : [new(DisplayName, person.DisplayName)];
}
