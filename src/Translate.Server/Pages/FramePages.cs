using System.Diagnostics;
using Microsoft.AspNetCore.Diagnostics;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Localization;
using Microsoft.AspNetCore.Mvc;

namespace Translate.Server.Pages;

/// <summary>What is said when there is no page, and the switches in every page's head.</summary>
static class FramePages
{
    public static void MapFramePages(this IEndpointRouteBuilder app)
    {
        app.MapPost("/appearance", SetAppearance).AllowAnonymous();
        app.Map("/status/{code:int}", (int code, HttpContext http) => IsApi(http.Features.Get<IStatusCodeReExecuteFeature>()?.OriginalPath) ? (IResult)Problem(code) : Say(code)).AllowAnonymous();
        app.Map("/error", (HttpContext http) => IsApi(http.Features.Get<IExceptionHandlerPathFeature>()?.Path) ? (IResult)Problem(500) : Say(500)).AllowAnonymous();
    }

    static RazorComponentResult<SayPage> Say(int code) => new RazorComponentResult<SayPage>(new { Code = code, Reference = Activity.Current?.TraceId.ToString() }) { StatusCode = code };

    static ProblemHttpResult Problem(int code) => TypedResults.Problem(
        code is 500 ? $"Something went wrong on our side; nothing you sent was kept by halves. Reference: {Activity.Current?.TraceId}" : null, statusCode: code);

    static bool IsApi(string? path) => path?.StartsWith("/api/", StringComparison.OrdinalIgnoreCase) is true;

    static RedirectHttpResult SetAppearance([FromForm] string? language, [FromForm] string? theme, [FromForm] string? back, HttpContext http)
    {
        var cookie = new CookieOptions { MaxAge = TimeSpan.FromDays(365), SameSite = SameSiteMode.Lax, HttpOnly = true, Secure = http.Request.IsHttps, IsEssential = true };
        if (theme is not null && Shell.Themes.Contains(theme)) http.Response.Cookies.Append(Shell.ThemeCookie, theme, cookie);
        if (Shell.Languages.Any(c => c.Name == language)) http.Response.Cookies.Append(CookieRequestCultureProvider.DefaultCookieName, CookieRequestCultureProvider.MakeCookieValue(new(language!)), cookie);
        return TypedResults.LocalRedirect(Local(back));
    }

    /// <summary>Only a path of ours: a form must not lead elsewhere.</summary>
    internal static string Local(string? path) => path is { Length: > 0 } && path[0] == '/' && !(path.Length > 1 && (path[1] == '/' || path[1] == '\\')) ? path : "/";
}
