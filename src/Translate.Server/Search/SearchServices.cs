using Translate.Server.Operations;

namespace Translate.Server.Search;

static class SearchServices
{
    public static void AddSearch(this IServiceCollection services, Settings settings)
    {
        if (settings.Postgres is null) services.AddScoped<ISearchIndex, SqliteIndex>();
        else services.AddScoped<ISearchIndex, PostgresIndex>();
        services.AddScoped<SearchCatchUp>();
        services.AddScoped<DeskSearch>();
        if (settings.Role is not NodeRole.Web) services.AddHostedService<SearchFollower>();
    }
}
