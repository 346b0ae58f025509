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
        await Until(editor, "document.querySelector('.box .cm-content').textContent === '첫'");
        AssertWithin(3, opened, "open and typed into");

        await Until(editor, $"document.querySelectorAll('.pair').length === {Many}");
        var gone = Stopwatch.StartNew();
        await editor.Press("Control+g");
        await editor.Type($"{Many}");
        await editor.Press("Enter");
        await Until(editor, At(Many));
        await editor.Confirm("마지막 문장이다.");
        await Until(editor, At(1));
        await Until(editor, IsSaved);
        AssertWithin(5, gone, "at the last and confirmed");
        Assert.Equal(1, (await Site.Job(editor.Job)).GetProperty("translated").GetInt32());

        var filtered = Stopwatch.StartNew();
        await editor.Page.Locator("#words").FillAsync("number 4999 ");
        await Until(editor, "document.getElementById('shown').textContent === '1 segment'");
        await editor.Page.Locator("#words").FillAsync("");
        await Until(editor, "document.getElementById('shown').textContent === ''");
        AssertWithin(5, filtered, "filtered");
        await editor.Page.Mouse.MoveAsync(300, 600);
        await editor.Page.Mouse.WheelAsync(0, 30_000);
        await Until(editor, "document.querySelector('.pair.active').getBoundingClientRect().bottom < 0");

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

    const string IsSaved = "document.getElementById('standing').dataset.standing === 'saved'";

    static async Task ConfirmOnwards(OpenEditor editor, int first, int number)
    {
        for (var i = first; i < first + number; i++)
        {
            await editor.Page.Keyboard.InsertTextAsync($"{i}번 문장.");
            await editor.Press("Control+Enter");
        }

        await Until(editor, At(first + number));
        await Until(editor, IsSaved);
    }

    /// <summary>A segment is open and within the window.</summary>
    static string At(int number) =>
        $"(() => {{ const row = document.querySelector('.pair.active'), {{ top, bottom }} = row.getBoundingClientRect(); return row.id === 's{number - 1}' && bottom > 0 && top < innerHeight; }})()";

    /// <summary>Waits without looking at the whole page, as an expectation does that is not met at once: that takes seconds here.</summary>
    static Task Until(OpenEditor editor, string holds) => Wait.Until(() => editor.Page.EvaluateAsync<bool>(holds), 30, () => holds);

    static async Task<double> Heap(ICDPSession session)
    {
        await session.SendAsync("HeapProfiler.collectGarbage");
        return (await session.SendAsync("Runtime.getHeapUsage"))!.Value.GetProperty("usedSize").GetDouble();
    }

    static void AssertWithin(int seconds, Stopwatch time, string what) => Assert.True(time.Elapsed.TotalSeconds < seconds, $"It was {what} after {time.Elapsed.TotalSeconds:0.0} s");
}
