using System.Net.Http.Json;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>Words that an input method puts together: Hangul by the syllable, Japanese by conversion; and what is written from right to left.</summary>
public sealed class CompositionTests(Site site) : EditorTests(site)
{
    const string Decomposed = "\u1103\u1161\u1105\u1175";

    [Fact]
    public async Task Hangul_is_typed_syllable_by_syllable_and_saved_meanwhile()
    {
        var editor = await Open();
        var keyboard = await InputMethod.Of(editor);
        await keyboard.Compose("ㅎ", "하", "한");
        await editor.Keeps(1, "한");
        await editor.IsSaved();

        // The answer to the save came in the middle of the syllable, which goes on.
        await keyboard.Compose("한", "하");
        await keyboard.Commit("한");
        await keyboard.Compose("ㄱ", "그", "글");
        await editor.Keeps(1, "한글");
        await keyboard.Commit("글");
        await editor.Holds("한글");
        await editor.IsSaved();
        await editor.Keeps(1, "한글");
    }

    [Fact]
    public async Task What_others_do_does_not_disturb_a_syllable()
    {
        var editor = await Open("The bridge opens on Monday. Nobody has crossed it yet. It is new.");
        var keyboard = await InputMethod.Of(editor);
        await keyboard.Compose("ㄷ", "다");
        await keyboard.Commit("다");
        await keyboard.Compose("ㄹ", "리");
        await editor.OtherWrites(2, "아직 아무도 건너지 않았다.");
        await Expect(editor.Row(2).Locator(".target")).ToHaveTextAsync("아직 아무도 건너지 않았다.");
        await Site.Api(Site.Manager.PostAsJsonAsync($"/api/v1/jobs/{editor.Job}/segments/2/split", new { at = 5, version = 0 }));
        await Site.Api(Site.Manager.PostAsJsonAsync($"/api/v1/jobs/{editor.Job}/segments/1/comments", new { text = "Bridge?" }));
        await Expect(editor.Row(2).Locator(".about .said")).ToBeVisibleAsync();
        await Expect(editor.Page.Locator(".pair")).ToHaveCountAsync(3);

        await keyboard.Compose("릴", "리");
        await keyboard.Commit("리");

        // What was split is shown as soon as the syllable is whole, and the next one goes on behind it.
        await Expect(editor.Page.Locator(".pair")).ToHaveCountAsync(4);
        await keyboard.Compose("ㄴ", "느", "는");
        await keyboard.Commit("는");
        await editor.Holds("다리는");
        await editor.Keeps(1, "다리는");
    }

    [Fact]
    public async Task Somebody_who_writes_into_the_segment_amid_a_syllable_that_is_saved_does_not_win_and_does_not_lose()
    {
        var editor = await Open();
        var keyboard = await InputMethod.Of(editor);
        await keyboard.Compose("ㅎ", "하", "한");
        await editor.Keeps(1, "한");
        await editor.IsSaved();
        await editor.OtherWrites(1, "편집자의 문장");
        await Expect(editor.Versions).ToContainTextAsync("편집자의 문장");

        await keyboard.Compose("하");
        await keyboard.Commit("한");
        await editor.Type("글");
        await editor.Holds("한글");
        await Expect(editor.Versions).ToContainTextAsync("한글");
        await editor.Keeps(1, "편집자의 문장");
        await editor.Versions.GetByRole(AriaRole.Button, new() { Name = "Keep mine" }).ClickAsync();
        await editor.Keeps(1, "한글");
    }

    [Fact]
    public async Task Confirming_amid_a_syllable_finishes_it_first()
    {
        var editor = await Open();
        var keyboard = await InputMethod.Of(editor);
        await editor.Type("다리는 열린");
        await keyboard.Compose("ㄷ", "다");
        await editor.Press("Control+Enter");

        await Expect(editor.Row(2).Locator(".box")).ToBeVisibleAsync();
        await editor.Keeps(1, "다리는 열린다", "translated");
        await editor.Holds("");
        await editor.Type("아직");
        await editor.Holds("아직");
        await editor.Keeps(1, "다리는 열린다", "translated");
        await editor.Keeps(2, "아직", "initial");
    }

    [Fact]
    public async Task Japanese_is_converted()
    {
        var editor = await Open(to: "ja");
        var keyboard = await InputMethod.Of(editor);
        await keyboard.Compose("k", "こ", "こと", "ことば");
        await editor.Keeps(1, "ことば");
        await keyboard.Compose("言葉");
        await keyboard.Commit("言葉");
        await editor.Type("。");
        await editor.Holds("言葉。");
        await editor.Press("Control+Enter");
        await editor.Keeps(1, "言葉。", "translated");
    }

    [Fact]
    public async Task Decomposed_text_stays_as_it_was_pasted()
    {
        var editor = await Open();
        await editor.Paste(Decomposed);
        await editor.Press("Control+Enter");
        await editor.Keeps(1, Decomposed, "translated");
        await editor.Open();
        await editor.Choose(1);
        Assert.Equal(Decomposed, await editor.Box.TextContentAsync());
    }

    [Fact]
    public async Task Arabic_is_written_from_right_to_left()
    {
        var editor = await Open(to: "ar");
        await Expect(editor.Box).ToHaveAttributeAsync("dir", "rtl");
        await Expect(editor.Row(2).Locator(".target")).ToHaveAttributeAsync("dir", "rtl");
        await Expect(editor.Row(1).Locator(".source")).ToHaveAttributeAsync("dir", "ltr");
        await editor.Type("جسر");
        var end = await Caret(editor);
        await editor.Press("Home");
        var beginning = await Caret(editor);
        Assert.True(end < beginning, $"The end of the line is at {end}, its beginning at {beginning}");

        // The left arrow leads on in the text.
        await editor.Press("ArrowLeft");
        await editor.Type("ل");
        await editor.Holds("جلسر");
        await editor.Keeps(1, "جلسر");
    }

    static async Task<double> Caret(OpenEditor editor) => await editor.Page.EvaluateAsync<double>("() => { const range = getSelection().getRangeAt(0); return range.getClientRects()[0].left; }");

    /// <summary>An input method, which shows what it puts together before it is whole.</summary>
    sealed class InputMethod(ICDPSession session)
    {
        public static async Task<InputMethod> Of(OpenEditor editor) => new(await editor.Visitor.Context.NewCDPSessionAsync(editor.Page));

        /// <summary>Shows one after the other, each in place of the one before.</summary>
        public async Task Compose(params string[] shown)
        {
            foreach (var text in shown) await session.SendAsync("Input.imeSetComposition", new() { ["text"] = text, ["selectionStart"] = text.Length, ["selectionEnd"] = text.Length });
        }

        /// <summary>It is whole.</summary>
        public async Task Commit(string text) => await session.SendAsync("Input.insertText", new() { ["text"] = text });
    }
}
