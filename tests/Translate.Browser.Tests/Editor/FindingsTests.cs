using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>What the checks found is mended with a click, let pass with a reason, and told again when somebody takes that back.</summary>
public sealed class FindingsTests(Site site) : EditorTests(site)
{
    [Fact]
    public async Task A_sure_fix_is_made_in_the_box_where_undoing_takes_it_back()
    {
        var editor = await Open("Delete the file. It is gone.");
        await editor.Type("파일를 삭제하세요.");
        var findings = editor.Page.Locator(".findings");

        await findings.GetByRole(AriaRole.Button, new() { Name = "Mend it" }).ClickAsync();
        await editor.Holds("파일을 삭제하세요.");
        await Expect(findings.Locator(".finding")).ToHaveCountAsync(0);
        await editor.Keeps(1, "파일을 삭제하세요.");

        await editor.Press("Control+z");
        await editor.Holds("파일를 삭제하세요.");
        await Expect(findings.Locator(".finding")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task A_finding_is_let_pass_with_a_reason_says_by_whom_and_is_told_again_when_the_words_change()
    {
        var editor = await Open("Is it gone?");
        await editor.Type("사라졌나");
        await editor.IsSaved();
        var findings = editor.Page.Locator(".findings");
        await findings.GetByRole(AriaRole.Button, new() { Name = "Let it pass" }).ClickAsync();
        await editor.Page.Keyboard.TypeAsync("It is a headline.");
        await editor.Press("Enter");

        await Expect(findings.Locator(".finding.warning")).ToHaveCountAsync(0);
        await Expect(findings.Locator(".dismissed summary")).ToHaveTextAsync("Let pass (1)");
        await findings.Locator(".dismissed summary").ClickAsync();
        await Expect(findings.Locator(".dismissed .from")).ToContainTextAsync("It is a headline.");
        await Expect(findings.Locator(".dismissed .from")).ToContainTextAsync("Jiwoo");

        await editor.Box.FocusAsync();
        await editor.Press("End");
        await editor.Type("요");
        await Expect(findings.Locator(".finding.warning")).ToHaveCountAsync(1);
        await editor.Press("Backspace");
        await Expect(findings.Locator(".finding.warning")).ToHaveCountAsync(0);
        await findings.Locator(".dismissed summary").ClickAsync();
        await findings.GetByRole(AriaRole.Button, new() { Name = "Tell it again" }).ClickAsync();
        await Expect(findings.Locator(".finding.warning")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task All_of_a_kind_is_mended_before_it_is_handed_in_and_what_was_confirmed_stays_so()
    {
        var editor = await Open("Delete the file. Close the folder.");
        await editor.Confirm("파일를 삭제하세요.");
        await editor.Confirm("폴더을 닫으세요.");
        await editor.IsSaved();
        await editor.Press("Control+Shift+Enter");
        var mend = editor.Dialog.GetByRole(AriaRole.Button, new() { NameRegex = new("^Mend all: .*\\(2\\)$", RegexOptions.None, TimeSpan.FromSeconds(1)) });
        await mend.ClickAsync();

        await Expect(mend).ToHaveCountAsync(0);
        await editor.Keeps(1, "파일을 삭제하세요.", "translated");
        await editor.Keeps(2, "폴더를 닫으세요.", "translated");
        await editor.Press("Escape");
        await editor.Press("Control+z");
        await editor.Keeps(1, "파일를 삭제하세요.", "translated");
    }
}
