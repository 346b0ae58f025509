namespace Translate.Server.Memory;

static class MemoryServices
{
    public static void AddMemory(this IServiceCollection services)
    {
        services.AddScoped<DeskMemory>();
        services.AddScoped<DeskDrafts>();
        services.AddScoped<MemoryRows>();
        services.AddScoped<DeskMemories>();
        services.AddScoped<MemoryPairs>();
        services.AddScoped<Duplicates>();
        services.AddSingleton<MemoryShelves>();
        services.AddSingleton<WorkShelves>();
    }
}
