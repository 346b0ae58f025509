using Hangfire;
using Hangfire.PostgreSql;
using Translate.Server.Operations;

namespace Translate.Server.Background;

/// <summary>Sets up the queue and its workers.</summary>
static class BackgroundServices
{
    public static void AddBackground(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<Batches>();
        services.AddScoped<BatchJob>();
        services.AddSingleton<LeaseKeeper>();
        services.AddSingleton<Nudges>();
        services.AddHangfire(hangfire =>
        {
            hangfire.UseSimpleAssemblyNameTypeSerializer().UseRecommendedSerializerSettings();
            if (settings.Postgres is { } connection)
                hangfire.UsePostgreSqlStorage(
                    postgres => postgres.UseNpgsqlConnection(connection),
                    new()
                    {
                        // A worker that dies gives its job back after this, one that lives keeps it however long it takes.
                        UseSlidingInvisibilityTimeout = true,

                        // Made with our own tables, where nodes that start together take turns.
                        PrepareSchemaIfNecessary = false,
                        InvisibilityTimeout = settings.Lease,
                        QueuePollInterval = TimeSpan.FromSeconds(1),
                    });
            else
                hangfire.UseInMemoryStorage();
        });

        if (settings.Role is NodeRole.Web) return;

        // A server for each queue: PostgreSQL storage would order queues by name, and mass work must not hold up a person.
        services.AddHangfireServer(server => Queue(server, Nudges.Interactive, Math.Max(1, settings.Workers / 2)));
        services.AddHangfireServer(server => Queue(server, Nudges.Bulk, settings.Workers));
        services.AddHangfireServer(server => Queue(server, Nudges.Engines, 4 * settings.Workers));
        services.AddHangfireServer(server => Queue(server, Nudges.Counting, workers: 1));
        services.AddHostedService<Reconciler>();
    }

    static void Queue(BackgroundJobServerOptions server, string queue, int workers)
    {
        server.Queues = [queue];
        server.WorkerCount = workers;
        server.ServerName = $"{Environment.MachineName}:{Environment.ProcessId}:{queue}";
    }
}
