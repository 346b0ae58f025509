namespace Translate.Server.Engines;

static class EngineServices
{
    public static void AddEngines(this IServiceCollection services)
    {
        services.AddSingleton<EngineKeys>();
        services.AddSingleton<EngineRoom>();
        services.AddScoped<DeskLanes>();
        services.AddScoped<MachineWork>();
        services.AddScoped<Outcomes>();
    }
}
