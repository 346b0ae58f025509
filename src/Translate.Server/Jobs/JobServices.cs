using Translate.Server.Background;

namespace Translate.Server.Jobs;

static class JobServices
{
    public static void AddJobs(this IServiceCollection services)
    {
        services.AddScoped<JobMoves>();
        services.AddScoped<JobPageReader>();
        services.AddScoped<JobFactsReader>();
        services.AddScoped<AvailableJobs>();
        services.AddScoped<DashboardReader>();
        services.AddScoped<DashboardModels>();
        services.AddScoped<DashboardViews>();
        services.AddScoped<DeskActs>();
        services.AddScoped<DeskCharts>();
        services.AddSingleton<KeptCharts>();
        services.AddScoped<BurnDowns>();
        services.AddScoped<MyWork>();
        services.AddScoped<StandingTargets>();
        services.AddScoped<IBatchWork, FillBatch>();
    }
}
