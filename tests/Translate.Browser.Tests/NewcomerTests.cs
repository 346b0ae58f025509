using System.Net.Http.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests;

/// <summary>A newcomer's first evening: from an invitation to a byline.</summary>
public sealed class NewcomerTests(Site site) : BrowserTests(site), IClassFixture<Site>
{
    readonly Site site = site;

    [Fact]
    public async Task From_the_invitation_to_the_submission_and_what_the_editor_changed()
    {
        var job = await site.TakeIn("Bridges\n\nThe bridge opens on Monday. Nobody has crossed it yet.", "bridge.txt");
        var invitation = (await Site.Api(site.Manager.PostAsJsonAsync("/api/v1/desks/1/invitations", new { role = "translator" }))).GetProperty("link").GetString()!;
        var mina = await site.Anybody();
        var page = mina.Page;
        ILocator Button(string name) => page.GetByRole(AriaRole.Button, new() { Name = name, Exact = true });

        // Joins by the link, with a name and a pair of languages.
        await mina.Go(invitation);
        await page.Locator("#name").FillAsync("Mina");
        await page.Locator("#pair-en-ko").CheckAsync();
        await page.Locator("main form button").Last.ClickAsync();

        // Finds the job among those for her, reads it, claims it.
        await page.WaitForURLAsync("**/available*");
        await page.GetByRole(AriaRole.Link, new() { Name = "bridge.txt" }).First.ClickAsync();
        await page.WaitForURLAsync($"**/jobs/{job}");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("Nobody has crossed it yet.");
        await Button("Claim").ClickAsync();
        await page.GetByRole(AriaRole.Link, new() { Name = "Begin", Exact = true }).ClickAsync();

        // Translates it sentence by sentence, and hands it in.
        await Assertions.Expect(page.Locator(".box .cm-content")).ToBeFocusedAsync(new() { Timeout = 15_000 });
        foreach (var sentence in new[] { "다리", "다리는 월요일에 열린다.", "아직 아무도 건너지 않았다." })
        {
            await page.Keyboard.TypeAsync(sentence);
            await page.Keyboard.PressAsync("Control+Enter");
        }

        await Assertions.Expect(page.Locator("#standing")).ToHaveAttributeAsync("data-standing", "saved");
        await page.Keyboard.PressAsync("Control+Shift+Enter");
        await page.Locator("#dialog").GetByRole(AriaRole.Button, new() { Name = "Submit", Exact = true }).ClickAsync();
        await page.WaitForURLAsync($"**/jobs/{job}");
        Assert.Equal("submitted", (await site.Job(job)).GetProperty("state").GetString());

        // The editor corrects a word and approves; she sees what and why, and the article with her name.
        var second = (await site.Segments(job)).Single(s => s.GetProperty("source").GetProperty("text").GetString()!.Contains("Monday", StringComparison.Ordinal));
        await Site.Api(site.Manager.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/{second.GetProperty("ordinal")}", new { version = second.GetProperty("target").GetProperty("version").GetInt32(), typed = "다리가 월요일에 열린다." }));
        await Site.Api(site.Manager.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { comment = "A good first article." }));
        await Wait.Until(async () => (await site.Job(job)).GetProperty("state").GetString() is "delivered");
        await mina.Go($"/jobs/{job}");
        await Assertions.Expect(page.Locator(".reviewed")).ToContainTextAsync("Approved with edits");
        await Assertions.Expect(page.Locator(".reviewed")).ToContainTextAsync("A good first article.");
        await Assertions.Expect(page.Locator(".reviewed del")).ToHaveTextAsync("는");
        await Assertions.Expect(page.Locator(".reviewed ins")).ToHaveTextAsync("가");
        await Assertions.Expect(page.GetByRole(AriaRole.Link, new() { Name = "Download", Exact = true })).ToBeVisibleAsync();
        await mina.Go("/my-work");
        await Assertions.Expect(page.Locator("main")).ToContainTextAsync("bridge.txt");
    }

    [Fact]
    public async Task An_article_to_play_with_can_be_begun_again()
    {
        var jin = await site.Person("Jin");
        await jin.Go("/");
        await jin.Page.Locator("details.menu summary", new() { HasTextString = "Jin" }).ClickAsync();
        await jin.Page.GetByRole(AriaRole.Button, new() { Name = "Try the editor on an article to play with" }).ClickAsync();
        await jin.Page.WaitForURLAsync("**/edit");
        var row = jin.Page.Locator("#s1");
        await Assertions.Expect(jin.Page.Locator(".box .cm-content")).ToBeFocusedAsync(new() { Timeout = 15_000 });
        await row.Locator(".number").ClickAsync();
        await jin.Page.Keyboard.TypeAsync("여기서는 나만 본다.");
        await jin.Page.Keyboard.PressAsync("Control+Enter");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "translated");
        await Assertions.Expect(jin.Page.Locator("#standing")).ToHaveAttributeAsync("data-standing", "saved");

        await jin.Page.GetByRole(AriaRole.Button, new() { Name = "Begin again" }).ClickAsync();

        await Assertions.Expect(row).Not.ToHaveAttributeAsync("data-state", "translated", new() { Timeout = 15_000 });
    }
}
