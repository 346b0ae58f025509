using Deque.AxeCore.Commons;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Browser.Tests.Touring;

namespace Translate.Browser.Tests;

/// <summary>What can be found by rules that would keep somebody out of a page (WCAG 2.2, levels A and AA), in both languages and colours, on a desk and on a phone.</summary>
[Collection(nameof(Scene))]
public sealed class AccessibilityTests(Scene scene) : BrowserTests(scene)
{
    static readonly string Axe = new BundledAxeScriptProvider().GetScript();

    /// <summary>In the page itself, with nothing but what is wrong handed over: what was right is long.</summary>
    const string Violations = """
        async (within) => {
          const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'];
          const result = await axe.run(within ?? document, { runOnly: tags, resultTypes: ['violations'], preload: false });
          return result.violations.flatMap(v => v.nodes.map(n => `${v.id}: ${n.html.slice(0, 300)} ${n.failureSummary.replace(/\s+/g, ' ')}`));
        }
        """;

    readonly Scene scene = scene;

    public static TheoryData<string, Onlooker, string> Pages()
    {
        var pages = new TheoryData<string, Onlooker, string>();
        foreach (var language in new[] { "en", "ko" })
            foreach (var sight in Tour.Sights) pages.Add(sight.Path, sight.Who, language);
        return pages;
    }

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task Nobody_is_kept_out(string path, Onlooker who, string language)
    {
        var visitor = await scene.Look(path, who, new(language));
        await Assertions.Expect(visitor.Page.Locator("[aria-busy=true]")).ToHaveCountAsync(0);
        Assert.Equal(language, await visitor.Page.GetAttributeAsync("html", "lang"));

        await visitor.Page.EvaluateAsync(Axe);
        var found = new List<string>();
        foreach (var width in new[] { 1280, 390 })
        {
            await visitor.Page.SetViewportSizeAsync(width, 844);
            foreach (var colours in new[] { ColorScheme.Light, ColorScheme.Dark })
            {
                await visitor.Page.EmulateMediaAsync(new() { ColorScheme = colours });
                await visitor.Page.Locator($"html[data-bs-theme={(colours is ColorScheme.Dark ? "dark" : "light")}]").WaitForAsync();
                found.AddRange((await visitor.Page.EvaluateAsync<string[]>(Violations)).Select(v => $"{width} px, {colours}: {v}"));
            }

            var wider = await visitor.Page.EvaluateAsync<int>("document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (wider > 0) found.Add($"{width} px: the page is {wider} px wider than the window");
        }

        Assert.True(found.Count == 0, string.Join('\n', found));
    }

    [Theory]
    [InlineData("en", ColorScheme.Light)]
    [InlineData("ko", ColorScheme.Dark)]
    public async Task Nor_out_of_what_the_editor_opens(string language, ColorScheme colours)
    {
        var visitor = await scene.Look("/jobs/{claimed}/edit", Onlooker.Translator, new(language));
        var page = visitor.Page;
        await page.Locator(".box .cm-content").WaitForAsync();
        await page.EmulateMediaAsync(new() { ColorScheme = colours });
        await page.EvaluateAsync(Axe);
        foreach (var opener in new[] { "F1", "Control+h", "Control+g", "Control+Shift+Enter" })
        {
            await page.Locator(".box .cm-content").FocusAsync();
            await page.Keyboard.PressAsync(opener);
            await Assertions.Expect(page.Locator("#dialog")).ToBeVisibleAsync();
            await Assertions.Expect(page.Locator("#dialog [aria-busy=true]")).ToHaveCountAsync(0);
            var found = await page.EvaluateAsync<string[]>(Violations, "#dialog");
            Assert.True(found.Length == 0, $"{opener}: {string.Join('\n', found)}");
            await page.Keyboard.PressAsync("Escape");
            await Assertions.Expect(page.Locator("#dialog")).ToBeHiddenAsync();
        }
    }

    [Theory]
    [InlineData("/desks/1", "en", ColorScheme.Light)]
    [InlineData("/desks/1", "ko", ColorScheme.Dark)]
    [InlineData("/jobs/{delivered}", "en", ColorScheme.Light)]
    [InlineData("/jobs/{submitted}", "ko", ColorScheme.Dark)]
    public async Task Nor_out_of_what_a_page_folds_away(string path, string language, ColorScheme colours)
    {
        var visitor = await scene.Look(path, Onlooker.Manager, new(language));
        var page = visitor.Page;
        await page.EmulateMediaAsync(new() { ColorScheme = colours });
        await page.EvaluateAsync(Axe);
        foreach (var fold in await page.Locator("details > summary").AllAsync())
        {
            if (!await fold.IsVisibleAsync() || await fold.EvaluateAsync<bool>("summary => summary.parentElement.open")) continue;
            var before = await fold.TextContentAsync();
            await fold.EvaluateAsync("summary => { summary.parentElement.open = true; summary.parentElement.dataset.looked = 'at'; }");
            var found = await page.EvaluateAsync<string[]>(Violations, "[data-looked]");
            Assert.True(found.Length == 0, $"{before}: {string.Join('\n', found)}");
            await fold.EvaluateAsync("summary => { summary.parentElement.open = false; delete summary.parentElement.dataset.looked; }");
        }
    }
}
