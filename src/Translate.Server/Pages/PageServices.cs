using Microsoft.AspNetCore.Localization;
using Translate.Server.Documents;
using Translate.Server.Editor;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Memory;
using Translate.Server.People;
using Translate.Server.Review;

namespace Translate.Server.Pages;

/// <summary>Sets up what all pages share, and maps those of every slice.</summary>
static class PageServices
{
    public static void AddPages(this IServiceCollection services)
    {
        services.AddRazorComponents();
        services.AddLocalization();
        services.AddAntiforgery(antiforgery =>
        {
            antiforgery.Cookie.Name = "translate-form";
            antiforgery.Cookie.SecurePolicy = CookieSecurePolicy.SameAsRequest;
        });
        services.AddScoped<Shell>();
        services.AddEnginePages();
        services.Configure<RequestLocalizationOptions>(localization =>
        {
            var languages = Shell.Languages.Select(c => c.Name).ToArray();
            localization.SetDefaultCulture("en").AddSupportedCultures(languages).AddSupportedUICultures(languages);
            localization.RequestCultureProviders = [new CookieRequestCultureProvider(), new AcceptLanguageHeaderRequestCultureProvider()];
        });
    }

    public static void UsePages(this WebApplication app)
    {
        app.UseExceptionHandler("/error");
        app.UseStatusCodePagesWithReExecute("/status/{0}");
        app.UseStaticFiles(new StaticFileOptions
        {
            // An address with the content's hash never changes its content; any other is asked for again, which costs a 304.
            OnPrepareResponse = file => file.Context.Response.Headers.CacheControl =
                file.Context.Request.Query.ContainsKey("v") ? "public, max-age=31536000, immutable" : "no-cache",
        });
        app.UseRequestLocalization();
    }

    public static void MapPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapFramePages();
        app.MapSignInPages();
        app.MapSettingsPages();
        app.MapDashboardPages();
        app.MapIntakePages();
        app.MapJobPages();
        app.MapPreview();
        app.MapReviewPages();
        app.MapMemoryPages();
        app.MapDeskSettingsPages();
        app.MapEnginePages();
        app.MapRoutePages();
        app.MapQualityPages();
    }
}
