using Microsoft.Playwright;

namespace Translate.Browser.Tests.Running;

/// <summary>The one browser of a run: the machine's own Chromium, started once. Nothing is ever downloaded.</summary>
static class Chromium
{
    static readonly Lazy<Task<IBrowser>> Started = new(() => Start());

    /// <summary>The browser; every visitor gets a context of their own in it.</summary>
    public static Task<IBrowser> Browser => Started.Value;

    /// <summary>Another one, for as long as its caller wants it.</summary>
    /// <param name="flags">Flags of Chromium's besides the usual ones.</param>
    public static async Task<IBrowser> Start(params string[] flags)
    {
        // A newer driver beside an older browser, or the other way round, is our affair: no version may go and fetch another.
        Environment.SetEnvironmentVariable("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1");
        var driver = await Playwright.CreateAsync();
        var browser = await driver.Chromium.LaunchAsync(new()
        {
            ExecutablePath = Find(),
            Args = ["--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking", "--disable-component-update", "--disable-sync", .. flags],
        });
        AppDomain.CurrentDomain.ProcessExit += (_, _) => driver.Dispose();
        return browser;
    }

    static string Find()
    {
        if (Environment.GetEnvironmentVariable("TRANSLATE_CHROMIUM") is { Length: > 0 } named)
            return File.Exists(named) ? named : throw new InvalidOperationException($"TRANSLATE_CHROMIUM names {named}, where there is no file.");
        return (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator).Prepend("/usr/bin")
            .Select(folder => Path.Combine(folder, "chromium"))
            .FirstOrDefault(File.Exists)
            ?? throw new InvalidOperationException("These tests need Chromium. Install it: apt-get install chromium fonts-noto-cjk (or name another one in TRANSLATE_CHROMIUM)");
    }
}
