namespace Translate.Server.Editor;

static class EditorServices
{
    public static void AddEditor(this IServiceCollection services)
    {
        services.AddScoped<Targets>();
        services.AddScoped<SegmentList>();
        services.AddScoped<TypedTargets>();
    }
}
