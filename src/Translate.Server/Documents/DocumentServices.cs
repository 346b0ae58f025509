using Translate.Server.Background;

namespace Translate.Server.Documents;

static class DocumentServices
{
    public static void AddDocuments(this IServiceCollection services)
    {
        services.AddScoped<Intake>();
        services.AddScoped<ProposalReader>();
        services.AddSingleton<ArticleFetch>();
        services.AddScoped<IBatchWork, ExtractBatch>();
    }
}
