using Translate.Core.Quality.Rooms;
using Translate.Core.Quality.Spelling;
using Translate.Server.Operations;

namespace Translate.Server.Checking;

static class CheckServices
{
    public static void AddChecking(this IServiceCollection services, Settings settings)
    {
        services.AddScoped<CheckChoices>();
        services.AddScoped<FindingDismissals>();
        services.AddSingleton(_ => new Dictionaries(settings.DictionariesFolder is { Length: > 0 } folder ? [folder] : []));
        services.AddSingleton<IFonts>(_ => new Fonts(settings.FontsFolder ?? ""));
    }
}
