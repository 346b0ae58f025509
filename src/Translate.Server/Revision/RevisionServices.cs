using Translate.Server.Background;

namespace Translate.Server.Revision;

static class RevisionServices
{
    public static void AddRevision(this IServiceCollection services)
    {
        services.AddScoped<Revisions>();
        services.AddScoped<CarryPlans>();
        services.AddScoped<Successors>();
        services.AddScoped<RevisionReader>();
        services.AddScoped<SinceDelivery>();
        services.AddScoped<ReviseReader>();
        services.AddScoped<IBatchWork, CompareBatch>();
        services.AddScoped<IBatchWork, CarryBatch>();
    }
}
