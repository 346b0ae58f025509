using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Serialization;
using System.Text.Unicode;
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

namespace Translate.Server.Operations;

/// <summary>The public API: everything the pages do.</summary>
static class Api
{
    public static void AddApi(this IServiceCollection services)
    {
        services.AddOpenApi();
        services.AddProblemDetails();
        services.ConfigureHttpJsonOptions(json =>
        {
            json.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.CamelCase));
            json.SerializerOptions.Encoder = JavaScriptEncoder.Create(UnicodeRanges.All);
        });
    }

    public static void MapApi(this IEndpointRouteBuilder app)
    {
        app.MapOpenApi("/openapi/{documentName}.json").AllowAnonymous();
        var api = app.MapGroup("/api/v1").AddEndpointFilter(Problems.Word);
        api.MapPeople();
        api.MapPreferences();
        api.MapInvitations();
        api.MapNotices();
        api.MapRecord();
        api.MapLeaving();
        api.MapDeskSettings();
        api.MapDocuments();
        api.MapJobs();
        api.MapJobEvents();
        api.MapDashboard();
        api.MapCharts();
        api.MapAnalysis();
        api.MapAvailable();
        api.MapMyWork();
        api.MapSegments();
        api.MapEditor();
        api.MapChecks();
        api.MapPractice();
        api.MapReview();
        api.MapDelivery();
        api.MapRevision();
        api.MapCredits();
        api.MapPublishing();
        api.MapMemory();
        api.MapAlignments();
        api.MapPairs();
        api.MapTerms();
        api.MapEngines();
        api.MapRoutes();
        api.MapMachine();
        api.MapSpending();
        api.MapQuality();
        api.MapSearch();
    }
}
