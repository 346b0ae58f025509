using System.Net.Http.Json;
using System.Text.Json;
using System.Text.RegularExpressions;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Tests.Revision;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests.Editor;

/// <summary>A source is revised while its translator types: a paragraph added, one moved, one corrected by a comma, one rewritten, one gone.</summary>
public sealed class RevisionTests(Site site) : EditorTests(site)
{
    [Fact]
    public async Task An_article_is_revised_on_the_pages_while_its_translator_types_and_no_word_is_lost()
    {
        var jiwoo = await Open(RevisedArticle.Before, "revised.txt", "ja");
        var segments = await jiwoo.Segments();
        await Translate(jiwoo, segments.Where(s => !Starts(s, "This international order")));

        // She is at the first sentence of the paragraph that is going to move.
        var place = Array.FindIndex(segments, s => Starts(s, "This international order"));
        await jiwoo.Choose(place + 1);
        await jiwoo.Type("この国際秩序は");
        await jiwoo.IsSaved();

        var editor = await Site.Operator();
        await editor.Go($"/jobs/{jiwoo.Job}");
        await editor.Page.GetByRole(AriaRole.Link, new() { Name = "Revise the source" }).ClickAsync();
        await editor.Page.Locator("#text").FillAsync(RevisedArticle.After);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Compare" }).ClickAsync();
        await editor.Page.WaitForURLAsync("**/revision");
        foreach (var (change, count) in new[] { ("Moved", 1), ("Changed", 2), ("Added", 1), ("Removed", 1), ("Same", 0) })
            await Expect(editor.Page.Locator($"[data-change={change}]")).ToHaveCountAsync(count);
        var corrected = editor.Page.Locator("[data-change=Changed]").First;
        await Expect(corrected.Locator("ins")).ToHaveTextAsync(",");
        await Expect(corrected).ToContainTextAsync("訳: In the past");
        await Expect(corrected.GetByLabel("Minor: keep the translation")).ToBeCheckedAsync();
        await Expect(editor.Page.Locator("[data-change=Changed]").Last.GetByLabel("Reopen")).ToBeCheckedAsync();

        // She types on, letter by letter, while it is taken in.
        const string More = "大韓民国に選択を迫っていると言えるだろうし、それは簡単なことではないのである。";
        var typing = Task.Run(async () =>
        {
            foreach (var letter in More)
            {
                await jiwoo.Page.Keyboard.TypeAsync($"{letter}");
                await Task.Delay(60);
            }
        });
        await Task.Delay(500);
        await editor.Page.GetByRole(AriaRole.Button, new() { Name = "Take in" }).ClickAsync();
        await Expect(editor.Page.GetByText("This revision was taken in.")).ToBeVisibleAsync();
        await typing;

        await Assertions.Expect(jiwoo.Page).Not.ToHaveURLAsync(new Regex($"/jobs/{jiwoo.Job}/", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await Expect(jiwoo.Told).ToContainTextAsync("You are in the new version now");
        await jiwoo.Holds($"この国際秩序は{More}");
        await jiwoo.IsSaved();
        var later = long.Parse(jiwoo.Page.Url.Split('/')[^2], System.Globalization.CultureInfo.InvariantCulture);
        var now = await Segments(later);
        Assert.Equal(35, now.Length);
        Assert.Equal($"この国際秩序は{More}", Typed(now.Single(s => Starts(s, "This international order"))));

        // Everything else keeps what it should.
        foreach (var segment in now.Where(s => !Starts(s, "This international order")))
        {
            var (source, state) = (segment.GetProperty("source").GetString()!, segment.GetProperty("target") is { ValueKind: JsonValueKind.Object } t ? t.GetProperty("state").GetString() : null);
            var expected = RevisedArticle.Added.Contains(source, StringComparison.Ordinal) ? null
                : RevisedArticle.Rewritten.Contains(source, StringComparison.Ordinal) && !source.StartsWith("If the current", StringComparison.Ordinal) ? "initial" : "translated";
            Assert.True(expected == state, $"{source}: {state}");
        }

        // She goes on: what changed beneath a draft is shown beside it.
        var rewritten = Array.FindIndex(now, s => Starts(s, "Nevertheless, they fear"));
        await jiwoo.Choose(rewritten + 1);
        await Expect(jiwoo.Page.Locator(".former del").First).ToBeVisibleAsync();
        await Expect(jiwoo.Page.Locator(".former ins").First).ToBeVisibleAsync();
        await jiwoo.Press("Control+Enter");
        await Wait.Until(async () => (await Segments(later))[rewritten].GetProperty("target").GetProperty("state").GetString() == "translated");

        // The old job is there to be read, and leads on.
        await jiwoo.Page.GotoAsync($"/jobs/{jiwoo.Job}/edit");
        await Expect(jiwoo.Told).ToContainTextAsync("kept to be read");
        await jiwoo.Told.GetByRole(AriaRole.Button, new() { Name = "Open the new version" }).ClickAsync();
        await jiwoo.Page.WaitForURLAsync($"**/jobs/{later}/edit*");
    }

    [Fact]
    public async Task Words_whose_passage_is_gone_are_shown_and_those_of_another_sentence_are_kept()
    {
        var jiwoo = await Open("The bridge opens on Monday. Nobody has crossed it yet.\n\nA zoo without bears is no zoo.", "gone.txt", "ja");
        await jiwoo.Choose(1);

        // The service does not get them any more before the source is revised.
        await jiwoo.Page.RouteAsync("**/editor/saves", route => route.AbortAsync(), new() { Times = 50 });
        jiwoo.Visitor.Expect("net::ERR_FAILED");
        await jiwoo.Type("橋は月曜日に");
        await jiwoo.Choose(3);
        await jiwoo.Type("熊のいない");
        await TakeIn(jiwoo.Job, "Nothing is as it was.\n\nThe bridge opens on Monday. Nobody has ever crossed it.");
        await Expect(jiwoo.Told).ToContainTextAsync("熊のいない");
        await jiwoo.Page.UnrouteAsync("**/editor/saves");
        await jiwoo.Page.EvaluateAsync("dispatchEvent(new Event('online'))");
        await jiwoo.IsSaved();
        var later = await Later(jiwoo.Job);
        Assert.Equal([null, "橋は月曜日に", null], (await Segments(later)).Select(Typed));
    }

    [Fact]
    public async Task Words_of_a_page_that_was_closed_before_come_to_the_new_job()
    {
        var jiwoo = await Open("The bridge opens on Monday.\n\nA zoo without bears is no zoo.", "closed.txt", "ja");
        await jiwoo.Page.RouteAsync("**/editor/saves", route => route.AbortAsync());
        jiwoo.Visitor.Expect("net::ERR_FAILED");
        await jiwoo.Choose(2);
        await jiwoo.Type("熊のいない動物園");
        await Expect(jiwoo.Standing).ToHaveAttributeAsync("data-standing", "offline");
        await jiwoo.Page.GotoAsync("/available");
        await TakeIn(jiwoo.Job, "A zoo without bears is no zoo.\n\nThe bridge opens on Monday.\n\nA new end.");
        await jiwoo.Page.UnrouteAsync("**/editor/saves");

        // Once through the new job itself.
        var later = await Later(jiwoo.Job);
        await jiwoo.Page.GotoAsync($"/jobs/{later}/edit");
        await Wait.Until(async () => Typed((await Segments(later))[0]) == "熊のいない動物園");
        await jiwoo.IsSaved();
    }

    [Fact]
    public async Task Words_of_a_closed_page_go_on_from_the_old_jobs_address()
    {
        var jiwoo = await Open("The bridge opens on Monday.\n\nA zoo without bears is no zoo.", "address.txt", "ja");
        await jiwoo.Page.RouteAsync("**/editor/saves", route => route.AbortAsync());
        jiwoo.Visitor.Expect("net::ERR_FAILED");
        await jiwoo.Choose(2);
        await jiwoo.Type("熊のいない動物園");
        await Expect(jiwoo.Standing).ToHaveAttributeAsync("data-standing", "offline");
        await jiwoo.Page.GotoAsync("/available");
        await TakeIn(jiwoo.Job, "A zoo without bears is no zoo.\n\nThe bridge opens on Monday.\n\nA new end.");
        await jiwoo.Page.UnrouteAsync("**/editor/saves");

        var later = await Later(jiwoo.Job);
        await jiwoo.Page.GotoAsync($"/jobs/{jiwoo.Job}/edit");
        await jiwoo.Page.WaitForURLAsync($"**/jobs/{later}/edit*");
        await Wait.Until(async () => Typed((await Segments(later))[0]) == "熊のいない動物園");
    }

    [Fact]
    public async Task A_syllable_that_is_being_put_together_is_not_broken()
    {
        var jiwoo = await Open("The bridge opens on Monday.\n\nA zoo without bears is no zoo.", "syllable.txt");
        var input = await jiwoo.Visitor.Context.NewCDPSessionAsync(jiwoo.Page);
        await jiwoo.Choose(1);
        await jiwoo.Type("다리는 ");
        await input.SendAsync("Input.imeSetComposition", new() { ["text"] = "월", ["selectionStart"] = 1, ["selectionEnd"] = 1 });
        await TakeIn(jiwoo.Job, "Something new.\n\nThe bridge opens on Monday.\n\nA zoo without bears is no zoo.");
        await Task.Delay(1500);
        await input.SendAsync("Input.imeSetComposition", new() { ["text"] = "월요", ["selectionStart"] = 2, ["selectionEnd"] = 2 });
        await input.SendAsync("Input.insertText", new() { ["text"] = "월요일" });
        await jiwoo.Type("에");
        await Assertions.Expect(jiwoo.Page).Not.ToHaveURLAsync(new Regex($"/jobs/{jiwoo.Job}/", RegexOptions.None, TimeSpan.FromSeconds(1)), new() { Timeout = 30_000 });
        await jiwoo.Type(" 열린다.");
        await jiwoo.Holds("다리는 월요일에 열린다.");
        await jiwoo.IsSaved();
        Assert.Equal([null, "다리는 월요일에 열린다.", null], (await Segments(await Later(jiwoo.Job))).Select(Typed));
    }

    async Task Translate(OpenEditor editor, IEnumerable<JsonElement> segments) =>
        await editor.Visitor.Api(
            "POST", $"/api/v1/jobs/{editor.Job}/editor/saves",
            new { saves = segments.Select(s => new { ordinal = s.GetProperty("ordinal").GetInt32(), version = 0, typed = $"訳: {s.GetProperty("source").GetString()}", state = "translated" }) });

    async Task TakeIn(long job, string text)
    {
        using var form = new MultipartFormDataContent { { new StringContent(text), "text" } };
        var document = (await Site.Job(job)).GetProperty("document").GetInt64();
        var proposal = (await Site.Api(Site.Manager.PostAsync(new Uri($"/api/v1/documents/{document}/revisions", UriKind.Relative), form))).GetProperty("document").GetInt64();
        await Site.Api(Site.Manager.PostAsync(new Uri($"/api/v1/documents/{proposal}/revision/confirm", UriKind.Relative), null));
    }

    async Task<long> Later(long job) => (await Site.Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/later")).GetProperty("job").GetInt64();

    async Task<JsonElement[]> Segments(long job) => [.. (await Site.Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/editor/segments")).GetProperty("segments").EnumerateArray()];

    static bool Starts(JsonElement segment, string start) => segment.GetProperty("source").GetString()!.StartsWith(start, StringComparison.Ordinal);

    static string? Typed(JsonElement segment) => segment.GetProperty("target") is { ValueKind: JsonValueKind.Object } target ? target.GetProperty("typed").GetString() : null;
}
