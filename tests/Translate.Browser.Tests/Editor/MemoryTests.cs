using System.Text;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>What the memories give beside a segment: matches that are mended, and words looked up in them.</summary>
public sealed class MemoryTests(Site site) : EditorTests(site)
{
    [Fact]
    public async Task Words_are_looked_up_as_they_are_typed_or_as_they_are_selected_and_a_translation_is_inserted()
    {
        await Remember("en,ko\nThe ferryman sings.,사공이 노래한다.\nNobody sings.,아무도 노래하지 않는다.\n");
        var editor = await Open("The old ferryman sleeps.\n");
        var part = editor.Page.Locator("#beside details.concordance");

        await editor.Press("Alt+s");
        await Expect(part.Locator("input")).ToBeFocusedAsync();
        await editor.Page.Keyboard.TypeAsync("ferrym");
        await Expect(part.Locator("mark")).ToHaveTextAsync("ferryman");
        await editor.Page.Keyboard.PressAsync("Escape");
        await Expect(editor.Box).ToBeFocusedAsync();
        await part.GetByRole(AriaRole.Button, new() { Name = "Insert the translation" }).ClickAsync();
        await editor.Holds("사공이 노래한다.");

        await editor.Press("Control+a");
        await editor.Type("노래");
        await editor.Press("Control+a");
        await editor.Press("Alt+s");
        await Expect(part.Locator("input")).ToHaveValueAsync("노래");
        await Expect(part.Locator(".offer")).ToHaveCountAsync(2);
        await Expect(part.Locator("mark").First).ToContainTextAsync("노래");
    }

    [Fact]
    public async Task A_match_that_differs_by_a_number_is_offered_mended_and_as_it_stands()
    {
        await Remember("en,ko\nThe crossing takes 25 minutes by ferry.,나룻배로 건너는 데 25분이 걸린다.\n");
        var editor = await Open("The crossing takes 40 minutes by ferry.\n");
        var match = editor.Page.Locator("#beside details.matches .offer").First;

        await Expect(match.Locator(".mended")).ToContainTextAsync("number 25 → 40");
        await Expect(match.Locator(".mended ins").First).ToBeVisibleAsync();
        await editor.Press("Control+1");
        await editor.Holds("나룻배로 건너는 데 40분이 걸린다.");
        await match.GetByTitle("Insert it as it stands in the memory").ClickAsync();
        await editor.Holds("나룻배로 건너는 데 25분이 걸린다.");
    }

    async Task Remember(string table)
    {
        using var body = new ByteArrayContent(Encoding.UTF8.GetBytes(table));
        await Site.Api(Site.Manager.PostAsync(new Uri("/api/v1/desks/1/memory?name=Ferries", UriKind.Relative), body));
    }
}
