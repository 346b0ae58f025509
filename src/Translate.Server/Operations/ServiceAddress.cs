namespace Translate.Server.Operations;

/// <summary>The service as people and programs elsewhere reach it.</summary>
static class ServiceAddress
{
    /// <summary>The address that the operator names, or the first that the service listens on.</summary>
    public static Uri Of(Settings settings, IConfiguration configuration) =>
        Uri.TryCreate(settings.Mail.Address ?? (configuration["Urls"] ?? "http://localhost:5000").Split(';')[0].Replace("*", "localhost", StringComparison.Ordinal).Replace("+", "localhost", StringComparison.Ordinal), UriKind.Absolute, out var address)
            ? address
            : new("http://localhost:5000");
}
