using System.Net;
using Translate.Server.Background;
using Translate.Server.Operations;

namespace Translate.Server.Publishing;

static class PublishingServices
{
    public static void AddPublishing(this IServiceCollection services, Settings settings)
    {
        IPNetwork[] allowed = [.. settings.AllowedNetworks.Select(IPNetwork.Parse)];
        services.AddHttpClient(WebhookSender.Client).ConfigurePrimaryHttpMessageHandler(() => PublicHttp.Handler(allowed)).RemoveAllLoggers();
        services.AddSingleton<OutletKeys>();
        services.AddSingleton<PublishFolder>();
        services.AddScoped<Outlets>();
        services.AddScoped<Publications>();
        services.AddScoped<PublicationReader>();
        services.AddScoped<ISender, WebhookSender>();
        services.AddScoped<ISender, FolderSender>();
        services.AddScoped<ISender, GitSender>();
        services.AddScoped<IBatchWork, PublishBatch>();
    }
}
