using Microsoft.Playwright;
using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests;

/// <summary>The service dies and comes back while pages of it are open.</summary>
public sealed class RestartTests(Site site) : BrowserTests(site), IClassFixture<Site>
{
    readonly Site site = site;

    [Fact]
    public async Task Words_typed_while_the_service_is_dead_are_there_when_it_is_back()
    {
        var job = await site.TakeIn("The bridge opens on Monday.");
        var anna = await site.Person("Anna");
        anna.Expect("net::ERR_");
        await anna.Api("POST", $"/api/v1/jobs/{job}/claim");
        await anna.Go($"/jobs/{job}");

        await site.Kill();
        await anna.Page.Locator("#t0").FillAsync("다리는 월요일에 열린다.");
        await site.Restart();

        var again = await anna.Context.NewPageAsync();
        await again.GotoAsync($"/jobs/{job}");
        await Assertions.Expect(again.Locator("#t0")).ToHaveValueAsync("다리는 월요일에 열린다.");
        await again.Locator("button[name=submit]").ClickAsync();
        await Assertions.Expect(again.GetByRole(AriaRole.Heading, new() { Level = 1 })).ToBeVisibleAsync();
        Assert.Equal("submitted", (await site.Job(job)).GetProperty("state").GetString());
        Assert.Equal("다리는 월요일에 열린다.", (await site.Segments(job))[0].GetProperty("target").GetProperty("text").GetProperty("text").GetString());
    }
}
