using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>A page on which a job is translated, as the person before it sees it.</summary>
sealed class OpenEditor(Site site, Visitor visitor, IPage page, long job)
{
    /// <summary>The person's browser.</summary>
    public Visitor Visitor => visitor;

    public IPage Page => page;

    public long Job => job;

    /// <summary>Where the translation is typed.</summary>
    public ILocator Box => page.Locator(".box .cm-content");

    /// <summary>Whether all is saved.</summary>
    public ILocator Standing => page.Locator("#standing");

    /// <summary>What stays until it is closed.</summary>
    public ILocator Told => page.Locator("#told");

    /// <summary>What is said in passing.</summary>
    public ILocator Said => page.Locator("#said");

    /// <summary>Two versions side by side.</summary>
    public ILocator Versions => page.Locator(".versions");

    public ILocator Dialog => page.Locator("#dialog");

    /// <summary>A new job from a text, claimed by a person and opened by them.</summary>
    public static async Task<OpenEditor> Of(Site site, string text, string name = "article.txt", string to = "ko", string person = "Jiwoo", Look? look = null)
    {
        var job = await site.TakeIn(text, name, to);
        var visitor = await site.Person(person, look: look);
        await visitor.Api("POST", $"/api/v1/jobs/{job}/claim");
        return await Of(site, visitor, job);
    }

    /// <summary>A job opened by somebody.</summary>
    public static async Task<OpenEditor> Of(Site site, Visitor visitor, long job)
    {
        var editor = new OpenEditor(site, visitor, visitor.Page, job);
        await editor.Open();
        return editor;
    }

    /// <summary>The same job in another tab of the same browser.</summary>
    public async Task<OpenEditor> Again()
    {
        var again = new OpenEditor(site, visitor, await visitor.Context.NewPageAsync(), job);
        await again.Open();
        return again;
    }

    /// <summary>Opens the page, or opens it anew.</summary>
    public async Task Open()
    {
        await page.GotoAsync($"/jobs/{job}/edit");
        await Ready();
    }

    /// <summary>All segments are there, and it can be typed.</summary>
    public async Task Ready()
    {
        await Box.WaitForAsync();
        await Assertions.Expect(page.Locator("#others")).ToBeAttachedAsync();
    }

    /// <summary>A segment's row, by its number on the page.</summary>
    public ILocator Row(int number) => page.Locator(".pair").Nth(number - 1);

    /// <summary>Goes to a segment by pointing at it.</summary>
    public async Task Choose(int number)
    {
        await Row(number).Locator(".number").ClickAsync();
        await Assertions.Expect(Row(number).Locator(".box")).ToBeVisibleAsync();
    }

    /// <summary>Types, as on a keyboard.</summary>
    public Task Type(string words) => page.Keyboard.TypeAsync(words);

    public Task Press(string key) => page.Keyboard.PressAsync(key);

    /// <summary>Pastes a text, as from another program.</summary>
    public Task Paste(string words) => Box.EvaluateAsync(
        """
        (box, words) => {
          const carried = new DataTransfer();
          carried.setData('text/plain', words);
          box.dispatchEvent(new ClipboardEvent('paste', { clipboardData: carried, bubbles: true, cancelable: true }));
        }
        """,
        words);

    /// <summary>Types into the open segment, confirms it, and waits for the next.</summary>
    public async Task Confirm(string words)
    {
        await Type(words);
        await Press("Control+Enter");
    }

    /// <summary>The box holds exactly these words in the end.</summary>
    public Task Holds(string words) => Assertions.Expect(Box).ToHaveTextAsync(words);

    /// <summary>The page says that all is saved.</summary>
    public Task IsSaved() => Stands("saved");

    public Task Stands(string how, float? within = null) => Assertions.Expect(Standing).ToHaveAttributeAsync("data-standing", how, new() { Timeout = within ?? 15_000 });

    /// <summary>The service has these words for a segment in the end, in this state.</summary>
    public async Task Keeps(int number, string? words, string? state = null)
    {
        JsonElement? target = null;
        await Wait.Until(
            async () =>
            {
                target = (await Segments())[number - 1].GetProperty("target");
                var typed = target.Value.ValueKind is JsonValueKind.Null ? null : target.Value.GetProperty("typed").GetString();
                return string.Equals(typed, words, StringComparison.Ordinal) && (state is null || target.Value.GetProperty("state").GetString() == state);
            },
            20,
            () => $"Expected {words} ({state}), there is {target}");
    }

    /// <summary>The segments, as the service tells them.</summary>
    public async Task<JsonElement[]> Segments() => [.. (await site.Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/editor/segments")).GetProperty("segments").EnumerateArray()];

    /// <summary>Somebody else, a manager, writes into a segment over what is there.</summary>
    public async Task OtherWrites(int number, string words)
    {
        var segment = (await Segments())[number - 1];
        var version = segment.GetProperty("target") is { ValueKind: JsonValueKind.Object } target ? target.GetProperty("version").GetInt32() : 0;
        await Site.Api(site.Manager.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/{segment.GetProperty("ordinal")}", new { version, typed = words }));
    }
}
