using Translate.Server.Background;

namespace Translate.Server.Delivery;

static class DeliveryServices
{
    public static void AddDelivery(this IServiceCollection services)
    {
        services.AddScoped<LocalizedFiles>();
        services.AddScoped<Credits>();
        services.AddScoped<JobUnits>();
        services.AddScoped<Exports>();
        services.AddScoped<Returns>();
        services.AddScoped<CreditWordings>();
        services.AddScoped<IBatchWork, DeliverBatch>();
    }
}
