using Translate.Server.Background;
using Translate.Server.Operations;

namespace Translate.Server.Analysis;

static class AnalysisServices
{
    public static void AddAnalysis(this IServiceCollection services)
    {
        services.AddScoped<DeskRates>();
        services.AddScoped<DocumentAnalyses>();
        services.AddScoped<DeskAnalyses>();
        services.AddScoped<Efforts>();
        services.AddSingleton(typeof(KeptAMinute<,>));
        services.AddScoped<IBatchWork, AnalyzeBatch>();
    }
}
