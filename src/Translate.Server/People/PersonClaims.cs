using System.Globalization;
using System.Security.Claims;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Authentication.Cookies;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;
using Translate.Server.Data;
using Translate.Server.Pages;

namespace Translate.Server.People;

/// <summary>What a signed-in person's cookie or token says beside who it is.</summary>
sealed class PersonClaims(UserManager<Person> people, IOptions<IdentityOptions> options) : UserClaimsPrincipalFactory<Person>(people, options)
{
    public const string DisplayName = "translate:name";

    public const string Operator = "translate:operator";

    /// <summary>The time zone that the person's browser last said.</summary>
    public const string TimeZone = "translate:zone";

    /// <summary>The session that the cookie is of.</summary>
    public const string Session = "translate:session";

    /// <summary>When a one-time link was used to sign in, in ticks.</summary>
    public const string ByLink = "translate:link";

    /// <summary>
    /// Looks the session and its person up at each request instead of believing the cookie: somebody removed or signed out elsewhere, or signed in
    /// before the password was changed, is out at once on every node, and another name or right counts at once.
    /// </summary>
    public static async Task Check(CookieValidatePrincipalContext context)
    {
        var services = context.HttpContext.RequestServices;
        var id = Caller.FindId(context.Principal);
        var session = id is { } person && Caller.FindSession(context.Principal) is { } named ? await services.GetRequiredService<Sessions>().Find(named, person, context.HttpContext.RequestAborted) : null;
        var stamp = services.GetRequiredService<IOptions<IdentityOptions>>().Value.ClaimsIdentity.SecurityStampClaimType;
        if (session?.Person is not { } found || found.SecurityStamp != context.Principal!.FindFirstValue(stamp))
        {
            context.RejectPrincipal();
            await context.HttpContext.SignOutAsync(IdentityConstants.ApplicationScheme);
            return;
        }

        var identity = (ClaimsIdentity)context.Principal!.Identity!;
        foreach (var claim in identity.FindAll(c => c.Type is DisplayName or Operator or TimeZone).ToList()) identity.RemoveClaim(claim);
        identity.AddClaims(Of(found));
        await Remember(found, context.HttpContext);
    }

    /// <summary>E-mails are written in the language and the time that the person's browser last had.</summary>
    static async Task Remember(Person person, HttpContext http)
    {
        var zone = LocalTime.TryZone(http.Request.Cookies[LocalTime.Cookie], out var said) ? said.Id : person.TimeZone;
        var language = CultureInfo.CurrentUICulture.Name;
        if (zone == person.TimeZone && language == person.Language) return;

        await http.RequestServices.GetRequiredService<TranslateDb>().Users.Where(p => p.Id == person.Id).ExecuteUpdateAsync(
            set => set.SetProperty(p => p.TimeZone, zone).SetProperty(p => p.Language, language), http.RequestAborted);
    }

    protected override async Task<ClaimsIdentity> GenerateClaimsAsync(Person user)
    {
        var identity = await base.GenerateClaimsAsync(user);
        identity.AddClaims(Of(user));
        return identity;
    }

    static IEnumerable<Claim> Of(Person person)
    {
        yield return new(DisplayName, person.DisplayName);
        if (person.IsOperator) yield return new(Operator, "true");
        if (person.TimeZone is { } zone) yield return new(TimeZone, zone);
    }
}
