namespace Translate.Server.Memory;

static class MemoryServices
{
    public static void AddMemory(this IServiceCollection services)
    {
        services.AddScoped<DeskMemory>();
        services.AddScoped<DeskDrafts>();
        services.AddSingleton<MemoryShelves>();
        services.AddSingleton<WorkShelves>();
    }
}
