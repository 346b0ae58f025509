using System.Security.Claims;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>Who makes the current request, and what they are in the desk that it is about.</summary>
public sealed class Caller(IHttpContextAccessor http)
{
    /// <summary>The person's id.</summary>
    /// <exception cref="InvalidOperationException">Nobody is signed in; endpoints that ask require somebody.</exception>
    public long Id => FindId(Principal) ?? throw new InvalidOperationException("Nobody is signed in.");

    /// <summary>Somebody is signed in.</summary>
    public bool IsKnown => FindId(Principal) is not null;

    /// <summary>The name that others see.</summary>
    public string DisplayName => Principal?.FindFirstValue(PersonClaims.DisplayName) ?? "";

    /// <summary>Runs the whole service.</summary>
    public bool IsOperator => Principal?.HasClaim(PersonClaims.Operator, "true") is true;

    /// <summary>The browser was signed in by a passkey.</summary>
    public bool CameByPasskey => Principal?.FindFirstValue(ClaimTypes.AuthenticationMethod) is PersonSignIn.Passkey;

    /// <summary>The session of the browser that calls; null for a program with a token.</summary>
    public Guid? SessionId => FindSession(Principal);

    /// <summary>The desk that the request is about, once its role was checked.</summary>
    public long? DeskId { get; internal set; }

    /// <summary>The person's role in that desk; where the request is about a job, with what it is into.</summary>
    public DeskRole? Role { get; internal set; }

    /// <summary>The person's roles in that desk with single locales, where they are others than in the desk.</summary>
    public IReadOnlyDictionary<Locale, DeskRole?> LocaleRoles { get; internal set; } = new Dictionary<Locale, DeskRole?>();

    /// <summary>The locales whose jobs the person has nothing to do with, in the desk that the request is about.</summary>
    public IReadOnlyList<Locale> ClosedLocales => IsOperator ? [] : [.. LocaleRoles.Where(r => r.Value is null).Select(r => r.Key)];

    /// <summary>Whether the person may do, in the desk that the request is about, what the role may.</summary>
    public bool IsAtLeast(DeskRole role) => IsOperator || Role >= role;

    /// <summary>The same with the jobs into one locale.</summary>
    public bool IsAtLeast(DeskRole role, Locale locale) => IsOperator || (LocaleRoles.TryGetValue(locale, out var there) ? there : Role) >= role;

    /// <summary>The id of a signed-in person.</summary>
    internal static long? FindId(ClaimsPrincipal? principal) =>
        long.TryParse(principal?.FindFirstValue(ClaimTypes.NameIdentifier), System.Globalization.CultureInfo.InvariantCulture, out var id) ? id : null;

    /// <summary>The session that a cookie names.</summary>
    internal static Guid? FindSession(ClaimsPrincipal? principal) => Guid.TryParse(principal?.FindFirstValue(PersonClaims.Session), out var id) ? id : null;

    ClaimsPrincipal? Principal => http.HttpContext?.User is { Identity.IsAuthenticated: true } user ? user : null;
}
