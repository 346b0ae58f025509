using Translate.Server.Background;

namespace Translate.Server.Documents;

static class DocumentServices
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddScoped<Intake>();
        services.AddScoped<HandingIn>();
        services.AddScoped<ProposalReader>();
        services.AddScoped<ProposalPageReader>();
        services.AddSingleton<ArticleFetch>();
        services.AddScoped<IBatchWork, ExtractBatch>();
    }
}
