namespace Translate.Server.Engines;

static class EnginePageServices
{
    public static void AddEnginePages(this IServiceCollection services)
    {
        services.AddScoped<DeskEngines>();
        services.AddScoped<DeskRoutes>();
        services.AddScoped<DeskSpending>();
        services.AddScoped<MachineReader>();
        services.AddScoped<EnginePageReader>();
        services.AddScoped<RoutePageReader>();
    }
}
