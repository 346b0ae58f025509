using Translate.Server.Background;

namespace Translate.Server.Engines;

static class EngineServices
{
    public static void AddEngines(this IServiceCollection services)
    {
        services.AddSingleton<EngineKeys>();
        services.AddSingleton<EngineRoom>();
        services.AddSingleton<EngineLanes>();
        services.AddSingleton<PairKnowledge>();
        services.AddScoped<DeskLanes>();
        services.AddScoped<EstimateReader>();
        services.AddScoped<Estimates>();
        services.AddScoped<MachineWork>();
        services.AddScoped<Outcomes>();
        services.AddScoped<QualityReader>();
        services.AddScoped<IBatchWork, MachineBatch>();
    }
}
