using OpenTelemetry.Metrics;
using OpenTelemetry.Trace;
using Translate.Engines.Lane;
using Translate.Server.Engines;

namespace Translate.Server.Operations;

/// <summary>Hands spans and metrics on to a collector, where the operator names one in the standard's own way (<c>OTEL_EXPORTER_OTLP_ENDPOINT</c>).</summary>
static class Telemetry
{
    public static void AddTelemetry(this IServiceCollection services, IConfiguration configuration)
    {
        if (string.IsNullOrWhiteSpace(configuration["OTEL_EXPORTER_OTLP_ENDPOINT"])) return;

        services.AddOpenTelemetry()
            .WithTracing(tracing => tracing.AddSource(EngineTelemetry.Name).AddOtlpExporter())
            .WithMetrics(metrics => metrics.AddMeter(EngineTelemetry.Name, EngineCosts.Name, "Microsoft.AspNetCore.Hosting").AddOtlpExporter());
    }
}
