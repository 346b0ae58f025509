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
        services.AddScoped<MyWork>();
        services.AddScoped<IBatchWork, FillBatch>();
    }
}
