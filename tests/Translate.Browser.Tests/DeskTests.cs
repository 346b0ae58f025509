using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests;

/// <summary>The editor's desk as an editor uses it.</summary>
public sealed class DeskTests(Site site) : BrowserTests(site), IClassFixture<Site>
{
    readonly Site site = site;

    [Fact]
    public async Task Several_jobs_are_chosen_by_keys_raised_and_put_back()
    {
        for (var i = 0; i < 3; i++) await site.TakeIn($"The harbour number {i} opens today.", $"harbour-{i}.txt", "ja");
        var editor = await site.Operator(new());
        var page = editor.Page;
        await editor.Go("/desks/1?state=Available&locale=ja");
        var boxes = page.Locator("input[name=job]");
        await Assertions.Expect(boxes).ToHaveCountAsync(3);

        await boxes.First.FocusAsync();
        await page.Keyboard.PressAsync("Shift+ArrowDown");
        await Assertions.Expect(page.Locator("[data-chosen]")).ToHaveTextAsync("Chosen jobs: 2");
        await page.Keyboard.PressAsync("a");
        await Assertions.Expect(page.Locator("[data-chosen]")).ToHaveTextAsync("Chosen jobs: 3");
        await page.Keyboard.PressAsync("Escape");
        await page.Keyboard.PressAsync("Space");
        await Assertions.Expect(page.Locator("input[name=job]:checked")).ToHaveCountAsync(1);
        await page.Keyboard.PressAsync("a");
        await page.Locator("[data-bulk]").GetByRole(AriaRole.Button, new() { Name = "Raise priority" }).ClickAsync();

        await Assertions.Expect(page.Locator(".alert-success")).ToContainTextAsync("3 jobs are more urgent now.");
        Assert.Equal(3, site.Rows.Count("SELECT COUNT(*) FROM \"Jobs\" WHERE \"Priority\" = 1"));
        await page.GetByRole(AriaRole.Button, new() { Name = "Undo", Exact = true }).ClickAsync();
        await Assertions.Expect(page.Locator(".alert-success")).ToContainTextAsync("Undone for 3 jobs.");
        Assert.Equal(0, site.Rows.Count("SELECT COUNT(*) FROM \"Jobs\" WHERE \"Priority\" = 1"));

        // Reloaded, the address of the form leads back to the list as it was filtered.
        await page.GotoAsync(page.Url);
        await page.WaitForURLAsync("**/desks/1?state=Available&locale=ja");
    }

    [Fact]
    public async Task A_view_is_saved_becomes_a_tab_and_is_deleted()
    {
        await site.TakeIn("The tower opens today.", "tower.txt");
        var editor = await site.Operator(new());
        var page = editor.Page;
        await editor.Go("/desks/1?state=Available");
        await page.GetByText("Save view", new() { Exact = true }).ClickAsync();
        await page.Locator("#view-name").FillAsync("할 일");
        await page.Keyboard.PressAsync("Enter");

        var tab = page.Locator(".nav-tabs").GetByRole(AriaRole.Link, new() { Name = "할 일" });
        await Assertions.Expect(tab).ToHaveAttributeAsync("aria-current", "true");
        await editor.Go("/desks/1");
        await tab.ClickAsync();
        await page.WaitForURLAsync("**/desks/1?state=Available");
        await page.GetByRole(AriaRole.Button, new() { Name = "Delete “할 일”" }).ClickAsync();
        await Assertions.Expect(tab).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task What_was_just_saved_is_found_in_Korean_and_leads_to_its_segment()
    {
        var job = await site.TakeIn("The lighthouse opens today. Nobody lives there.", "lighthouse.txt");
        var editor = await site.Operator(new());
        var page = editor.Page;
        await editor.Api("POST", $"/api/v1/jobs/{job}/claim");
        await editor.Api("PUT", $"/api/v1/jobs/{job}/segments/1", new { version = 0, typed = "거기에는 아무도 살지 않는다." });
        await Wait.Until(() => site.Rows.Count("SELECT COUNT(*) FROM \"SearchDue\"") == 0);

        await editor.Go("/desks/1");
        await page.Locator("#q").FillAsync("살지");
        await page.Keyboard.PressAsync("Enter");
        await Assertions.Expect(page.Locator("mark")).ToHaveTextAsync("살지");
        await Assertions.Expect(page.Locator(".found")).ToContainTextAsync("Nobody lives there.");
        await page.Locator($"a[href='/jobs/{job}/edit#s1']").ClickAsync();
        await page.WaitForURLAsync($"**/jobs/{job}/edit#s1");
        await Assertions.Expect(page.Locator("#s1")).ToHaveAttributeAsync("aria-current", "true");
    }

    [Fact]
    public async Task On_a_phone_each_act_can_be_hit_with_a_thumb()
    {
        var job = await site.TakeIn("The station opens today.", "station.txt");
        var editor = await site.Operator(new(Width: 390));
        var page = editor.Page;
        await editor.Go("/desks/1?state=Available");
        var card = page.Locator($"[data-job='{job}']");
        await card.Locator("summary").ClickAsync();
        foreach (var target in await card.Locator("button:visible, summary:visible, a:visible, .tick label").AllAsync())
        {
            var box = (await target.BoundingBoxAsync())!;
            Assert.True(box.Height >= 43.5 && box.Width >= 43.5, $"{await target.TextContentAsync()} is {box.Width} × {box.Height}");
        }

        await card.GetByRole(AriaRole.Button, new() { Name = "Raise priority" }).ClickAsync();
        await Assertions.Expect(page.Locator(".alert-success")).ToContainTextAsync("1 job is more urgent now.");
    }

    [Fact]
    public async Task A_bar_moves_and_a_job_appears_while_one_looks()
    {
        var editor = await site.Operator(new());
        var page = editor.Page;
        await editor.Go("/desks/1?all=true");
        var job = await site.TakeIn("One thing. Another thing.", "live.txt");
        var row = page.Locator($"[data-job='{job}']");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "available");

        await editor.Api("POST", $"/api/v1/jobs/{job}/claim");
        await Assertions.Expect(row).ToHaveAttributeAsync("data-state", "claimed");
        await editor.Api("PUT", $"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = "한 가지." });
        await Assertions.Expect(row.Locator("progress + span")).ToHaveTextAsync("50 %");
    }
}
