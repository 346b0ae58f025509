using Microsoft.AspNetCore.Localization;
using Microsoft.Extensions.Localization;
using Translate.Server.Aligning;
using Translate.Server.Analysis;
using Translate.Server.Checking;
using Translate.Server.Delivery;
using Translate.Server.Documents;
using Translate.Server.Editor;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Memory;
using Translate.Server.Notices;
using Translate.Server.People;
using Translate.Server.Practice;
using Translate.Server.Publishing;
using Translate.Server.Review;
using Translate.Server.Revision;
using Translate.Server.Search;
using Translate.Server.Terms;

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
        services.AddScoped<FrameReader>();
        services.AddScoped(provider => new LocalTime(
            LocalTime.ZoneOf(provider.GetRequiredService<IHttpContextAccessor>().HttpContext), provider.GetRequiredService<IStringLocalizer<Strings>>(), provider.GetRequiredService<TimeProvider>()));
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
        app.UseFiles();
        app.UseRequestLocalization();
    }

    public static void MapPages(this WebApplication app)
    {
        app.UseAntiforgery();
        app.MapFramePages();
        app.MapSignInPages();
        app.MapJoinPages();
        app.MapSettingsPages();
        app.MapSecurityPages();
        app.MapPeoplePages();
        app.MapRecordPages();
        app.MapLeavePages();
        app.MapNoticePages();
        app.MapDashboardPages();
        app.MapChartPages();
        app.MapAnalysisPages();
        app.MapAvailablePages();
        app.MapMyWorkPages();
        app.MapIntakePages();
        app.MapJobPages();
        app.MapPracticePages();
        app.MapEditorPages();
        app.MapPreview();
        app.MapReviewPages();
        app.MapRevisionPages();
        app.MapMemoryPages();
        app.MapAlignmentPages();
        app.MapPairPages();
        app.MapTermPages();
        app.MapReturnPages();
        app.MapCreditsPages();
        app.MapOutletPages();
        app.MapPublicationPages();
        app.MapDeskSettingsPages();
        app.MapCheckPages();
        app.MapEnginePages();
        app.MapRoutePages();
        app.MapQualityPages();
        app.MapSearchPages();
    }
}
