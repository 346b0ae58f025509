using Microsoft.Playwright;
using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>The editor in a window as narrow as a phone.</summary>
public sealed class PhoneTests(Site site) : EditorTests(site)
{
    [Theory]
    [InlineData("en", "Confirm", "Saved", "Memory")]
    [InlineData("ko", "확정", "저장됨", "메모리")]
    public async Task A_segment_is_typed_confirmed_and_helped_with(string language, string confirm, string saved, string memory)
    {
        var editor = await Open(look: new(language, 390));
        await Expect(editor.Row(1).Locator(".source")).ToBeInViewportAsync();
        await editor.Box.ClickAsync();
        await editor.Type("다리는 월요일에 열린다.");
        var matches = editor.Page.Locator("#beside summary").Filter(new() { HasText = memory });
        await matches.ClickAsync();
        await Expect(editor.Page.Locator("#beside details[open] .body")).ToBeInViewportAsync();
        await matches.ClickAsync();
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = confirm, Exact = true }).ClickAsync();
        await Expect(editor.Row(2).Locator(".box")).ToBeInViewportAsync();
        await Expect(editor.Standing).ToHaveTextAsync(saved);
        await editor.Keeps(1, "다리는 월요일에 열린다.", "translated");
        Assert.True(await editor.Page.EvaluateAsync<bool>("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), "The page is wider than the window");
    }
}
