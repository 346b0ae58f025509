using System.Text.Encodings.Web;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.Extensions.Options;
using Translate.Server.Data;

namespace Translate.Server.People;

/// <summary>Signs a request in by <c>Authorization: Bearer trl_…</c>.</summary>
sealed class BearerTokens(
    IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder, AccessTokens tokens, IUserClaimsPrincipalFactory<Person> principals)
    : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "Bearer";

    const string Start = "Bearer";

    /// <summary>The request shows a token, were it an empty one: then the cookie does not count.</summary>
    public static bool IsShown(HttpRequest request) => request.Headers.Authorization.ToString().StartsWith(Start, StringComparison.OrdinalIgnoreCase);

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (!IsShown(Request)) return AuthenticateResult.NoResult();
        if (await tokens.Owner(Request.Headers.Authorization.ToString()[Start.Length..].Trim(), Context.RequestAborted) is not { } person) return AuthenticateResult.Fail("There is no such token.");
        return AuthenticateResult.Success(new(await principals.CreateAsync(person), Scheme));
    }
}
