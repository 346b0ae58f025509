using System.Net.Http.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests;

/// <summary>A document goes out with its credits, and an edited file comes back, all by a browser.</summary>
public sealed class DeliveryTests(Site site) : BrowserTests(site), IClassFixture<Site>
{
    readonly Site site = site;

    [Fact]
    public async Task A_delivered_document_is_downloaded_with_the_credits_as_the_desk_words_them()
    {
        var manager = await site.Operator();
        var page = manager.Page;
        await manager.Go("/desks/1/credits");
        await page.Locator("#place-Bottom").CheckAsync();
        await page.Locator("#w-ko").FillAsync("옮긴이 {translator}\n글쓴이 {author}\n이용 조건 {licence}");

        // The example follows while one types; what nobody knows is left away.
        await Assertions.Expect(page.Locator("[data-example][lang=ko]")).ToHaveTextAsync("옮긴이 Mina Park\n글쓴이 Jane Doe");
        await page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".alert-success")).ToBeVisibleAsync();

        var job = await site.TakeIn("The bridge is open.", "bridge.txt");
        var mina = await site.Person("Mina", DeskRole.Translator);
        await mina.Api("POST", $"/api/v1/jobs/{job}/claim");
        await mina.Api("PUT", $"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = "다리가 열렸다." });
        await mina.Api("POST", $"/api/v1/jobs/{job}/submit");
        await Site.Api(site.Manager.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { }));
        await Wait.Until(async () => (await site.Job(job)).GetProperty("state").GetString() is "delivered");

        await mina.Go($"/jobs/{job}");
        await mina.Page.Locator("summary", new() { HasTextString = "Download and exchange" }).ClickAsync();
        var download = await mina.Page.RunAndWaitForDownloadAsync(() => mina.Page.GetByRole(AriaRole.Link, new() { Name = "In its own format", Exact = true }).ClickAsync());

        Assert.Equal("bridge.txt", download.SuggestedFilename);
        Assert.Equal("다리가 열렸다.\n\n옮긴이 Mina", (await File.ReadAllTextAsync(await download.PathAsync())).TrimEnd('\n'));
    }
}
