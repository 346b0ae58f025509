using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;
using Translate.Server.Tests.Documents;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests;

/// <summary>A service that may fetch pages from this machine.</summary>
public sealed class SiteOnThisMachine : Site
{
    protected override (string Name, string Value)[] Settings => [.. base.Settings, ("AllowedNetworks__0", "127.0.0.1/32")];
}

/// <summary>An editor's way from an address to the queue.</summary>
public sealed class IntakeTests(SiteOnThisMachine site) : BrowserTests(site), IClassFixture<SiteOnThisMachine>
{
    readonly SiteOnThisMachine site = site;

    [Fact]
    public async Task From_an_address_to_the_queue()
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Place.Repository, "tests", "Translate.Server.Tests", "Documents", "Fixtures", "bridge.html"));
        using var courier = new StandInWebsite(path => path == "/bridge" ? StandInWebsite.Page(bytes) : StandInWebsite.LeadTo("/bridge"));
        var jiwoo = await site.Person("Jiwoo");
        var editor = await site.Person("Edith", DeskRole.Editor);
        var page = editor.Page;

        await editor.Go("/desks/1/documents/new");
        await page.GetByLabel("Address of an article").FillAsync(courier.Address + "/short");
        await page.GetByRole(AriaRole.Button, new() { Name = "Look at it" }).ClickAsync(new() { Timeout = 60_000 });
        await page.WaitForURLAsync("**/intake/*", new() { Timeout = 60_000 });
        await Assertions.Expect(page.Locator("h1")).ToHaveTextAsync("A Bridge That Nobody Crossed");
        await Assertions.Expect(page.Locator("#author")).ToHaveValueAsync("Jane Doe");
        await Assertions.Expect(page.Locator("#address")).ToHaveValueAsync(courier.Address + "/bridge");
        await Assertions.Expect(page.Locator("#published")).ToHaveValueAsync("2022-05-23");
        ILocator Choice(string block, string choice) => page.Locator(".block", new() { HasText = block }).GetByText(choice, new() { Exact = true });
        await Assertions.Expect(page.Locator(".block", new() { HasText = "Be the first to comment" }).Locator("input:checked")).ToHaveValueAsync("LeaveOut");

        // One click a block; a kind at once; and what it would be, before anything is queued.
        await Choice("Text under CC BY 4.0", "Keep").ClickAsync();
        await page.GetByRole(AriaRole.Button, new() { Name = "Sharing: Keep" }).ClickAsync();
        await Assertions.Expect(page.Locator(".block", new() { HasText = "Tweet" }).Locator("input:checked")).ToHaveValueAsync("Keep");
        await Assertions.Expect(page.Locator(".block", new() { HasText = "CC BY 4.0" }).Locator("input:checked")).ToHaveValueAsync("Keep");
        await page.Locator("#notes").FillAsync("A feature, not news.");
        await page.Locator("#priority").SelectOptionAsync("Urgent");
        await page.Locator("[name='assignee-ko']").SelectOptionAsync(new SelectOptionValue { Label = "Jiwoo" });
        Assert.Equal(0, site.Rows.Count("""SELECT COUNT(*) FROM "Batches" WHERE "State" = 0"""));
        await page.GetByRole(AriaRole.Button, new() { Name = "Begin", Exact = true }).ClickAsync();
        await page.WaitForURLAsync("**/desks/1");

        // It is in the translator's hands, with the note.
        await Wait.Until(() => site.Rows.Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 2 """) == 1);
        await jiwoo.Go("/my-work");
        await jiwoo.Page.GetByRole(AriaRole.Link, new() { Name = "bridge.html", Exact = true }).ClickAsync();
        await Assertions.Expect(jiwoo.Page.Locator("main")).ToContainTextAsync("A feature, not news.");
        await jiwoo.Page.GetByRole(AriaRole.Link, new() { Name = "Begin", Exact = true }).ClickAsync();
        await Assertions.Expect(jiwoo.Page.Locator("#beside .context")).ToContainTextAsync("A feature, not news.", new() { Timeout = 60_000 });
        await Assertions.Expect(jiwoo.Page.Locator("#article")).Not.ToContainTextAsync("Be the first to comment");
        Assert.Equal("urgent", (await site.Job(site.Rows.Count("""SELECT "Id" FROM "Jobs" WHERE "State" = 2 """))).GetProperty("priority").GetString());
    }
}
