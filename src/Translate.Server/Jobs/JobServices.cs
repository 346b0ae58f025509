using Translate.Server.Background;
using Translate.Server.Review;

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
        services.AddScoped<ReviewPageReader>();
        services.AddScoped<IBatchWork, FillBatch>();
    }
}
