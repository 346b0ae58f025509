using System.Collections.Concurrent;
using System.Text.Json;
using Microsoft.Playwright;

namespace Translate.Browser.Tests.Running;

/// <summary>How a visitor sees the service.</summary>
/// <param name="Language">The language of their browser.</param>
/// <param name="Width">How wide its window is, in CSS pixels.</param>
/// <param name="IsDark">Their device asks for dark colours.</param>
public sealed record Look(string Language = "en", int Width = 1280, bool IsDark = false);

/// <summary>
/// Somebody at a browser, with cookies and storage of their own. What the browser complained of is kept: errors of scripts, violations of the
/// Content-Security-Policy, files that are missing, anything asked for elsewhere.
/// </summary>
public sealed class Visitor
{
    readonly ConcurrentQueue<string> complaints = [];
    readonly ConcurrentDictionary<string, bool> refusedPages = [];
    readonly List<string> expected = [];
    readonly string origin;

    Visitor(IBrowserContext context, IPage page, Uri address)
    {
        (Context, Page, origin) = (context, page, address.GetLeftPart(UriPartial.Authority));
        context.SetDefaultTimeout(10_000);

        // The first page of a service that has just started compiles what it needs, and others may start beside it.
        context.SetDefaultNavigationTimeout(30_000);
        context.Response += (_, response) =>
        {
            if (response.Status >= 400 && response.Request.IsNavigationRequest) refusedPages[response.Url] = true;
        };
        context.Console += (_, said) =>
        {
            if (said.Type is "error") complaints.Enqueue($"{said.Text} ({said.Location})");
        };
        context.WebError += (_, error) => complaints.Enqueue($"{error.Error} ({error.Page?.Url})");
        context.Request += (_, request) =>
        {
            if (!request.Url.StartsWith($"{origin}/", StringComparison.Ordinal) && !request.Url.StartsWith("data:", StringComparison.Ordinal) && !request.Url.StartsWith("blob:", StringComparison.Ordinal))
                complaints.Enqueue($"{request.Url} is elsewhere");
        };
    }

    /// <summary>The page that the visitor looks at.</summary>
    public IPage Page { get; }

    /// <summary>Their browser: more pages, cookies, being offline.</summary>
    public IBrowserContext Context { get; }

    /// <summary>What the browser complained of and the test did not bring about.</summary>
    public IReadOnlyList<string> Complaints =>
        [.. complaints.Where(c => !expected.Exists(e => c.Contains(e, StringComparison.Ordinal)) && !refusedPages.Keys.Any(page => c.StartsWith("Failed to load resource", StringComparison.Ordinal) && c.Contains(page, StringComparison.Ordinal)))];

    /// <summary>A complaint that contains these words is what the test is about: <c>net::ERR_CONNECTION_REFUSED</c> where the service is killed.</summary>
    public void Expect(string words) => expected.Add(words);

    /// <summary>Opens a page of the service; its address begins with a slash.</summary>
    public async Task<IResponse> Go(string path) => (await Page.GotoAsync(path))!;

    /// <summary>Asks the API for something with the visitor's cookie; it must not be an error.</summary>
    public async Task<JsonElement> Api(string method, string path, object? data = null)
    {
        var answer = await Context.APIRequest.FetchAsync(path, new() { Method = method, DataObject = data });
        var text = await answer.TextAsync();
        Assert.True(answer.Ok, $"{method} {path}: {answer.Status} {text}");
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    /// <summary>Tabs on until an element has the focus, and sees to it that wherever the focus is, it is seen.</summary>
    public async Task TabTo(ILocator element)
    {
        for (var i = 0; i < 200; i++)
        {
            await Page.Keyboard.PressAsync("Tab");
            if (await Page.EvaluateAsync<string?>(InvisibleFocus) is { } hidden) Assert.Fail($"The focus is not seen on {hidden}");
            if (await element.EvaluateAsync<bool>("e => e === document.activeElement")) return;
        }

        Assert.Fail($"{element} is not reached by the Tab key.");
    }

    internal static async Task<Visitor> Open(Uri address, Look look, string? storage)
    {
        var browser = await Chromium.Browser;
        var context = await browser.NewContextAsync(new()
        {
            BaseURL = address.ToString(),
            Locale = look.Language,
            ViewportSize = new() { Width = look.Width, Height = 844 },
            ColorScheme = look.IsDark ? ColorScheme.Dark : ColorScheme.Light,
            ReducedMotion = ReducedMotion.Reduce,
            StorageState = storage,
        });

        // The console says so too, as a rule; the event says it always, and which rule it was.
        await context.AddInitScriptAsync("document.addEventListener('securitypolicyviolation', e => console.error(`Content-Security-Policy: ${e.effectiveDirective} ${e.blockedURI} ${e.sample}`))");
        return new(context, await context.NewPageAsync(), address);
    }

    /// <summary>Names the focused element where nothing shows that it has the focus, or something covers it; null where all is well.</summary>
    const string InvisibleFocus = """
        () => {
          const e = document.activeElement;
          if (!e || e === document.body) return null;
          const name = `${e.tagName.toLowerCase()} "${(e.getAttribute('aria-label') || e.textContent || e.name || '').trim().slice(0, 40)}"`;
          const style = getComputedStyle(e);
          const outlined = style.outlineStyle !== 'none' && parseFloat(style.outlineWidth) >= 2;
          if (!outlined && style.boxShadow === 'none') return `${name}: no outline`;
          const box = e.getBoundingClientRect();
          if (box.width < 1 || box.height < 1) return `${name}: no size`;
          const [x, y] = [box.left + Math.min(box.width / 2, innerWidth), box.top + Math.min(box.height / 2, 20)];
          if (x < 0 || y < 0 || x > innerWidth || y > innerHeight) return `${name}: outside of the window`;
          const top = document.elementFromPoint(x, y);
          return top && (e.contains(top) || top.contains(e) || [...(e.labels ?? [])].some(l => l.contains(top))) ? null : `${name}: covered by ${top?.outerHTML.slice(0, 80)}`;
        }
        """;
}
