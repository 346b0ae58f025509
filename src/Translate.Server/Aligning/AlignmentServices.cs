namespace Translate.Server.Aligning;

static class AlignmentServices
{
    public static void AddAlignments(this IServiceCollection services)
    {
        services.AddScoped<Alignments>();
        services.AddScoped<BroughtPairs>();
    }
}
