using System.Diagnostics;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>A book of 5,000 segments. The bounds are wide: what they would catch is anything that grows with the square of the work.</summary>
public sealed class ManySegmentsTests(Site site) : EditorTests(site)
{
    const int Many = 5000;

    [Fact]
    public async Task Five_thousand_segments_are_open_at_once_and_are_worked_on_as_a_few_are()
    {
        var editor = await Open(System.Text.Encoding.UTF8.GetString(Place.LongText(Many)));
        var opened = Stopwatch.StartNew();
        await editor.Page.GotoAsync($"/jobs/{editor.Job}/edit", new() { WaitUntil = WaitUntilState.Commit });
        await editor.Box.WaitForAsync();
        await editor.Page.Keyboard.TypeAsync("첫");
        await editor.Holds("첫");
        AssertWithin(3, opened, "open and typed into");

        await Expect(editor.Page.Locator(".pair")).ToHaveCountAsync(Many, new() { Timeout = 30_000 });
        var gone = Stopwatch.StartNew();
        await editor.Press("Control+g");
        await editor.Type($"{Many}");
        await editor.Press("Enter");
        await Expect(editor.Row(Many).Locator(".box")).ToBeInViewportAsync();
        await editor.Confirm("마지막 문장이다.");
        await Expect(editor.Row(1).Locator(".box")).ToBeInViewportAsync();
        AssertWithin(8, gone, "at the last and confirmed");
        await editor.IsSaved();
        Assert.Equal(1, (await Site.Job(editor.Job)).GetProperty("translated").GetInt32());

        var filtered = Stopwatch.StartNew();
        await editor.Page.Locator("#words").FillAsync("number 4999 ");
        await Expect(editor.Page.Locator("#shown")).ToHaveTextAsync("1 segment");
        await editor.Page.Locator("#words").FillAsync("");
        await Expect(editor.Page.Locator("#shown")).ToHaveTextAsync("");
        AssertWithin(8, filtered, "filtered");
        await editor.Page.Mouse.MoveAsync(300, 500);
        await editor.Page.Mouse.WheelAsync(0, 30_000);
        await Expect(editor.Row(1).Locator(".box")).Not.ToBeInViewportAsync();

        // Memory does not grow with the work: it is the same after the second hundred as after the first.
        await editor.Choose(2);
        var session = await editor.Visitor.Context.NewCDPSessionAsync(editor.Page);
        await ConfirmOnwards(editor, 2, 100);
        var before = await Heap(session);
        await ConfirmOnwards(editor, 102, 100);
        var after = await Heap(session);
        Assert.True(after - before < 2_000_000, $"{before:N0} bytes after the first hundred, {after:N0} after the second");
        Assert.Equal(201, (await Site.Job(editor.Job)).GetProperty("translated").GetInt32());
    }

    static async Task ConfirmOnwards(OpenEditor editor, int first, int number)
    {
        for (var i = first; i < first + number; i++)
        {
            await editor.Page.Keyboard.InsertTextAsync($"{i}번 문장.");
            await editor.Press("Control+Enter");
        }

        await editor.IsSaved();
        await Expect(editor.Row(first + number).Locator(".box")).ToBeVisibleAsync();
    }

    static async Task<double> Heap(ICDPSession session)
    {
        await session.SendAsync("HeapProfiler.collectGarbage");
        return (await session.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
    }

    static void AssertWithin(int seconds, Stopwatch time, string what) => Assert.True(time.Elapsed.TotalSeconds < seconds, $"It was {what} after {time.Elapsed.TotalSeconds:0.0} s");
}
