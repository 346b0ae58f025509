using System.Globalization;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Tests.Running;

namespace Translate.Benchmarks;

/// <summary>Measures the editor's page in a real Chromium, with a document of 5,000 segments: <c>editor</c>.</summary>
static class EditorPageMeasurements
{
    /// <summary>From a key to the paint that follows it.</summary>
    const string Keystrokes = """
        () => {
          globalThis.measured = [];
          document.addEventListener('beforeinput', () => {
            const begun = performance.now();
            requestAnimationFrame(() => {
              const { port1, port2 } = new MessageChannel();
              port1.onmessage = () => measured.push(performance.now() - begun);
              port2.postMessage(0);
            });
          }, { capture: true });
        }
        """;

    /// <summary>From the key that confirms until the next segment is painted, ready to be typed into.</summary>
    const string Confirmation = """
        () => new Promise(done => {
          const begun = performance.now();
          document.activeElement.dispatchEvent(new KeyboardEvent('keydown', { key: 'Enter', code: 'Enter', ctrlKey: true, bubbles: true, cancelable: true }));
          requestAnimationFrame(() => {
            const { port1, port2 } = new MessageChannel();
            port1.onmessage = () => done(performance.now() - begun);
            port2.postMessage(0);
          });
        })
        """;

    /// <summary>Opens the page five times, types, confirms, and goes on for as many keys as an hour of work has, at a hundred times its pace.</summary>
    public static async Task Run(int segments = 5000, int keysOfAnHour = 12_000)
    {
        using var place = new Place(withSeeds: false);
        using var service = ServerProcess.Start(place);
        await service.Answers();
        using var client = await service.Client(place);
        var job = await Article.Queue(client, Article.Of(segments, paragraph: 5));
        await using var browser = await Chromium.Start();
        await using var context = await browser.NewContextAsync(new() { ViewportSize = new() { Width = 1360, Height = 850 } });
        var page = await context.NewPageAsync();
        await page.GotoAsync(await Link(client, service.Address));
        await page.Locator("main form button").ClickAsync();
        await page.WaitForURLAsync("**/welcome");

        var opened = new List<double>();
        for (var i = 0; i < 5; i++)
        {
            await page.GotoAsync(new Uri(service.Address, $"/jobs/{job}/edit").ToString(), new() { WaitUntil = WaitUntilState.Commit });
            await page.Locator(".box .cm-content").WaitForAsync();
            opened.Add(await page.EvaluateAsync<double>("performance.now()"));
        }

        var (keysAtSixtyHertz, _) = await Type(page, segments);
        await using var eager = await Chromium.Start("--disable-frame-rate-limit", "--disable-gpu-vsync");
        await using var second = await eager.NewContextAsync(new() { ViewportSize = new() { Width = 1360, Height = 850 } });
        await second.AddCookiesAsync((await context.CookiesAsync()).Select(c => new Cookie { Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path }));
        var uncapped = await second.NewPageAsync();
        await uncapped.GotoAsync(page.Url);
        var (keys, confirmations) = await Type(uncapped, segments);
        await eager.CloseAsync();

        var session = await context.NewCDPSessionAsync(page);
        var heaps = new List<double>();
        for (var tenth = 0; tenth <= 10; tenth++)
        {
            if (tenth > 0)
            {
                for (var typed = 0; typed < keysOfAnHour / 10; typed += 40)
                {
                    await page.Keyboard.TypeAsync("회담은 늦게까지 이어졌고, 아무도 서명하지 않았다고 한다.".PadRight(40, '다'));
                    await page.Keyboard.PressAsync("Control+Enter");
                }
            }

            await session.SendAsync("HeapProfiler.collectGarbage");
            heaps.Add((await session.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble() / 1e6);
        }

        Say($"{segments} segments: first one editable after {string.Join(", ", opened.Select(o => o.ToString("0", CultureInfo.InvariantCulture)))} ms of navigation");
        Say($"key to paint, as soon as it can be painted: {Of(keys)}");
        Say($"key to paint, at 60 Hz: {Of(keysAtSixtyHertz)}");
        Say($"confirm and next: {Of(confirmations)}");
        Say($"heap in MB at each tenth of {keysOfAnHour} keys: {string.Join(", ", heaps.Select(h => h.ToString("0.0", CultureInfo.InvariantCulture)))}");
    }

    /// <summary>Types two sentences as a person does, then confirms fifty segments.</summary>
    static async Task<(double[] Keys, List<double> Confirmations)> Type(IPage page, int segments)
    {
        await page.Locator($"#s{segments - 1}").WaitForAsync(new() { State = WaitForSelectorState.Attached });
        await page.EvaluateAsync(Keystrokes);
        await page.Keyboard.TypeAsync("저녁 늦게까지 이어진 회담에서 아무도 서명하지 않았다고 대변인이 밝혔다. ", new() { Delay = 60 });
        await page.Keyboard.TypeAsync("The talks went on until late in the evening, and nobody signed anything.", new() { Delay = 60 });
        var keys = await page.EvaluateAsync<double[]>("measured");
        var confirmations = new List<double>();
        for (var i = 0; i < 50; i++)
        {
            await page.Keyboard.TypeAsync($"번역 {i}");
            confirmations.Add(await page.EvaluateAsync<double>(Confirmation));
        }

        return (keys, confirmations);
    }

    static string Of(IEnumerable<double> times)
    {
        var sorted = times.Order().ToArray();
        return string.Create(CultureInfo.InvariantCulture, $"{sorted.Length} times, median {sorted[sorted.Length / 2]:0.0} ms, 95th percentile {sorted[(int)(sorted.Length * 0.95)]:0.0} ms, most {sorted[^1]:0.0} ms");
    }

    /// <summary>A new editor's link, who may write into the job, which the manager holds.</summary>
    static async Task<string> Link(HttpClient client, Uri address)
    {
        var added = await (await client.PostAsJsonAsync(new Uri("/api/v1/desks/1/people", UriKind.Relative), new { email = "anna@example.org", name = "Anna", role = "editor" })).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>();
        (await client.PostAsync(new Uri("/api/v1/jobs/1/claim", UriKind.Relative), null)).EnsureSuccessStatusCode();
        return new Uri(address, added.GetProperty("link").GetString()).ToString();
    }

    static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
