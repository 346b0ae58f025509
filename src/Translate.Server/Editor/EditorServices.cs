namespace Translate.Server.Editor;

static class EditorServices
{
    public static void AddEditor(this IServiceCollection services)
    {
        services.AddSingleton<JobFeeds>();
        services.AddScoped<JobSegments>();
        services.AddScoped<EditorReader>();
        services.AddScoped<Presences>();
        services.AddScoped<Reshaping>();
        services.AddScoped<SegmentChecks>();
        services.AddScoped<Comments>();
        services.AddScoped<BesideReader>();
        services.AddScoped<ReadinessReader>();
        services.AddScoped<MachineAnswers>();
        services.AddScoped<Preview>();
        services.AddScoped<Targets>();
        services.AddSingleton<SameSources>();
        services.AddScoped<RepetitionFilling>();
        services.AddScoped<Repetitions>();
        services.AddScoped<SegmentList>();
    }
}
