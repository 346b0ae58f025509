using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.DependencyInjection.Extensions;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests.Running;

/// <summary>The service in the test's own process, to ask it for its routes, and with pages of a test's own.</summary>
/// <param name="page">What is answered where the service has no page.</param>
public sealed class InProcess(RequestDelegate? page = null) : WebApplicationFactory<Program>
{
    readonly Place place = new(withSeeds: false);

    /// <summary>The routes that answer to GET, but for those of the API.</summary>
    public IEnumerable<string> Routes => Services.GetRequiredService<EndpointDataSource>().Endpoints.OfType<RouteEndpoint>()
        .Where(e => e.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains("GET") is not false)
        .Select(e => $"/{e.RoutePattern.RawText!.Trim('/')}")
        .Where(route => !route.StartsWith("/api/", StringComparison.Ordinal))
        .Distinct();

    /// <inheritdoc/>
    protected override void ConfigureWebHost(IWebHostBuilder builder)
    {
        builder.UseEnvironment("Production");
        builder.UseSetting("Translate:DataFolder", place.Data);
        builder.UseSetting("Translate:SeedsFolder", place.Seeds);
        builder.UseSetting("Translate:TranslationsFolder", place.Translations);
        builder.UseSetting("Translate:Role", "Web");
        builder.UseSetting("Logging:LogLevel:Default", "Warning");
        if (page is not null) builder.ConfigureTestServices(services => services.TryAddEnumerable(ServiceDescriptor.Singleton<IStartupFilter>(new After(page))));
    }

    /// <inheritdoc/>
    public override async ValueTask DisposeAsync()
    {
        await base.DisposeAsync();
        place.Dispose();
    }

    /// <summary>Comes after all that the service does to each request.</summary>
    sealed class After(RequestDelegate page) : IStartupFilter
    {
        public Action<IApplicationBuilder> Configure(Action<IApplicationBuilder> next) => app =>
        {
            next(app);
            app.Run(page);
        };
    }
}
