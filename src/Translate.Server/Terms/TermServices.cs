namespace Translate.Server.Terms;

static class TermServices
{
    public static void AddTerms(this IServiceCollection services)
    {
        services.AddSingleton<TermShelves>();
        services.AddScoped<DeskTerms>();
        services.AddScoped<TermList>();
        services.AddScoped<TermImports>();
        services.AddScoped<TermExports>();
        services.AddScoped<TermProposals>();
        services.AddScoped<FormerTerms>();
        services.AddScoped<TermPageReader>();
    }
}
