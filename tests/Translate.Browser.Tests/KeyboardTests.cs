using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;

namespace Translate.Browser.Tests;

/// <summary>Somebody without a mouse.</summary>
public sealed class KeyboardTests(Site site) : BrowserTests(site), IClassFixture<Site>
{
    readonly Site site = site;

    [Fact]
    public async Task From_the_link_in_a_letter_to_a_claimed_job_without_a_mouse()
    {
        var anna = await site.Anybody();
        await anna.Go(await site.Link("Anna", DeskRole.Editor));
        var keys = anna.Page.Keyboard;
        ILocator Named(AriaRole role, string name) => anna.Page.GetByRole(role, new() { Name = name, Exact = true });

        // The page begins on its one button.
        await Assertions.Expect(anna.Page.Locator("main form button")).ToBeFocusedAsync();
        await keys.PressAsync("Enter");
        await anna.Page.WaitForURLAsync("**/welcome");
        await anna.TabTo(Named(AriaRole.Link, "Not now"));
        await keys.PressAsync("Enter");
        await anna.Page.WaitForURLAsync("**/desks/1");

        await anna.TabTo(Named(AriaRole.Link, "Take in a document"));
        await keys.PressAsync("Enter");
        await anna.Page.WaitForURLAsync("**/documents/new");
        await anna.TabTo(anna.Page.Locator("#text"));
        await keys.TypeAsync("The bridge opens on Monday. Nobody has crossed it yet.");
        await anna.TabTo(anna.Page.Locator("main form details summary"));
        await keys.PressAsync("Enter");
        await anna.TabTo(anna.Page.Locator("#name"));
        await keys.TypeAsync("bridge.txt");
        await anna.TabTo(Named(AriaRole.Button, "Look at it"));
        await keys.PressAsync("Enter");
        await anna.Page.WaitForURLAsync("**/intake/*");
        await anna.TabTo(Named(AriaRole.Button, "Begin"));
        await keys.PressAsync("Enter");
        await anna.Page.WaitForURLAsync("**/desks/1");

        var claim = anna.Page.GetByRole(AriaRole.Button, new() { Name = "Claim bridge.txt" });
        await claim.WaitForAsync();
        await anna.TabTo(claim);
        await keys.PressAsync("Enter");
        await anna.Page.WaitForURLAsync("**/jobs/*");
        await anna.TabTo(Named(AriaRole.Link, "Begin"));
        await keys.PressAsync("Enter");
        await anna.Page.WaitForURLAsync("**/edit");
        await Assertions.Expect(anna.Page.Locator(".box .cm-content")).ToBeFocusedAsync();
        await keys.TypeAsync("다리는 월요일에 열린다.");
        await keys.PressAsync("Control+Enter");

        await Assertions.Expect(anna.Page.Locator("#s0 .target")).ToHaveTextAsync("다리는 월요일에 열린다.");
        await Assertions.Expect(anna.Page.Locator("#s1")).ToHaveAttributeAsync("aria-current", "true");
    }
}
