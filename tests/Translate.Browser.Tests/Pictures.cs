using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Browser.Tests.Touring;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests;

/// <summary>Takes the README's pictures: <c>dotnet run --project tests/Translate.Browser.Tests [FOLDER]</c>; without a folder it renews those that are committed.</summary>
static class Pictures
{
    static readonly (string Name, string Path, Onlooker Who, Look Look)[] Shots =
    [
        ("dashboard", "/desks/1", Onlooker.Manager, new()),
        ("editor", "/jobs/{practice}/edit#s8", Onlooker.Translator, new(Width: 1400)),
    ];

    static async Task<int> Main(string[] arguments)
    {
        var folder = arguments is [var named] ? named : Path.Combine(Place.Repository, "src", "Translate.Server", "Pages");
        Directory.CreateDirectory(folder);
        var scene = new Scene();
        await scene.InitializeAsync();
        try
        {
            foreach (var (name, path, who, look) in Shots)
            {
                var visitor = await scene.Look(path, who, look);
                await Assertions.Expect(visitor.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
                if (await visitor.Page.Locator("#editor").CountAsync() > 0) await Assertions.Expect(visitor.Page.Locator(".offer:visible").First).ToBeVisibleAsync(new() { Timeout = 15_000 });
                var file = Path.Combine(folder, $"{name}.png");
                await visitor.Page.ScreenshotAsync(new() { Path = file, Animations = ScreenshotAnimations.Disabled });
                Console.WriteLine(file);
            }
        }
        finally
        {
            await scene.DisposeAsync();
        }

        return 0;
    }
}
