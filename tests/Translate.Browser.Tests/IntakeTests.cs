using Microsoft.Playwright;
using Translate.Browser.Tests.Editor;
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

/// <summary>A desk's first ten minutes: an editor's way from an address to a download with credits, with a translator's work between.</summary>
public sealed class IntakeTests(SiteOnThisMachine site) : BrowserTests(site), IClassFixture<SiteOnThisMachine>
{
    readonly SiteOnThisMachine site = site;

    [Fact]
    public async Task From_an_address_to_a_download_with_credits()
    {
        var bytes = await File.ReadAllBytesAsync(Path.Combine(Place.Repository, "tests", "Translate.Server.Tests", "Documents", "Fixtures", "bridge.html"));
        using var courier = new StandInWebsite(path => path == "/bridge" ? StandInWebsite.Page(bytes) : StandInWebsite.LeadTo("/bridge"));
        var jiwoo = await site.Person("Jiwoo");
        var editor = await site.Person("Edith", DeskRole.Editor);
        var page = editor.Page;

        // The desk's words are set up once, by whoever manages it.
        var manager = await site.Operator();
        await manager.Go("/desks/1/credits");
        await manager.Page.Locator("#place-Bottom").CheckAsync();
        await manager.Page.GetByRole(AriaRole.Button, new() { Name = "Save", Exact = true }).ClickAsync();
        await Assertions.Expect(manager.Page.Locator(".alert-success")).ToBeVisibleAsync();

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
        var job = site.Rows.Count("""SELECT "Id" FROM "Jobs" WHERE "State" = 2 """);
        Assert.Equal("urgent", (await site.Job(job)).GetProperty("priority").GetString());

        var work = await Translates(jiwoo, job);
        await work.Press("Control+Shift+Enter");
        await work.Dialog.GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await work.Page.WaitForURLAsync($"**/jobs/{job}");

        await Approves(editor, job);
        await editor.Go($"/jobs/{job}");
        await page.Locator("summary", new() { HasTextString = "Download and exchange" }).ClickAsync();
        var download = await page.RunAndWaitForDownloadAsync(() => page.GetByRole(AriaRole.Link, new() { Name = "In its own format", Exact = true }).ClickAsync());
        var delivered = await File.ReadAllTextAsync(await download.PathAsync());
        Assert.Equal("bridge.html", download.SuggestedFilename);
        Assert.Contains("lang=\"ko\"", delivered, StringComparison.Ordinal);
        Assert.DoesNotContain("Be the first to comment", delivered, StringComparison.Ordinal);
        Assert.Contains("CC BY 4.0", delivered, StringComparison.Ordinal);
        Assert.Contains("번역 1.", delivered, StringComparison.Ordinal);
        foreach (var line in new[] { "Jane Doe", courier.Address + "/bridge", "Jiwoo", "Edith" }) Assert.Contains(line, delivered, StringComparison.Ordinal);
    }

    /// <summary>All of a job, by the keyboard: words, then the codes that are missing, then on to the next.</summary>
    async Task<OpenEditor> Translates(Visitor visitor, long job)
    {
        var work = await OpenEditor.Of(site, visitor, job);
        var segments = await work.Segments();
        for (var i = 0; i < segments.Length; i++)
        {
            await Assertions.Expect(work.Row(i + 1).Locator(".box")).ToBeVisibleAsync();
            await work.Type($"번역 {i + 1}.");
            for (var code = segments[i].GetProperty("marks").GetArrayLength(); code > 0; code--) await work.Press("F2");
            await work.Press("Control+Enter");
            await Assertions.Expect(work.Row(i + 1)).ToHaveAttributeAsync("data-state", "translated");
        }

        await work.IsSaved();
        return work;
    }

    /// <summary>Segment after segment, and then the whole document.</summary>
    async Task Approves(Visitor visitor, long job)
    {
        var review = await OpenEditor.Of(site, visitor, job);
        for (var i = 0; i < (await review.Segments()).Length; i++)
        {
            await review.Press("Control+Enter");
            await Assertions.Expect(review.Row(i + 1)).ToHaveAttributeAsync("data-state", "reviewed");
        }

        await review.IsSaved();
        await review.Press("Control+Shift+Enter");
        await Assertions.Expect(review.Dialog.GetByRole(AriaRole.Status)).ToContainTextAsync("othing is open");
        await review.Press("Control+Enter");
        await review.Page.WaitForURLAsync($"**/jobs/{job}");
        await Wait.Until(async () => (await site.Job(job)).GetProperty("state").GetString() is "delivered");
    }
}
