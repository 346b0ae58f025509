using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Jobs;

/// <summary>A translator's evening and an editor's morning, by plain forms and without scripts.</summary>
public sealed class JobPageTests : ServerTests
{
    [Fact]
    public async Task An_article_is_pasted_claimed_translated_returned_approved_and_downloaded()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var translator = await Server.Browser(await Server.NewPerson("Translator", desk));

        var dashboard = await editor.Submit(await editor.Get($"/desks/{desk}/documents/new"), $"/desks/{desk}/documents/new", ("name", "news"), ("text", "A heading\n\nOne thing. Another thing."), ("from", "en"), ("to", "ko"));
        Assert.Equal($"/desks/{desk}", dashboard.Address);
        await Work();
        var job = await Server.Rows(db => db.Jobs.Select(j => j.Id).SingleAsync());

        var page = await translator.Submit(await translator.Get($"/desks/{desk}"), $"/jobs/{job}/claim");
        page = await translator.Submit(page, $"/jobs/{job}", ("t0", "제목"), ("t1", "한 가지."), ("submit", "1"));
        Assert.Contains("still without a translation", page.Text, StringComparison.Ordinal);
        page = await translator.Submit(page, $"/jobs/{job}", ("t0", "제목"), ("t1", "한 가지."), ("t2", "또 한 가지."), ("submit", "1"));
        Assert.Contains("waits for an editor", page.Text, StringComparison.Ordinal);

        var review = await editor.Submit(await editor.Get($"/jobs/{job}/review"), $"/jobs/{job}/review", ("comment", ""), ("return", "1"));
        Assert.Contains("Say what should be changed", review.Text, StringComparison.Ordinal);
        await editor.Submit(review, $"/jobs/{job}/review", ("comment", "The heading, please."), ("return", "1"));
        page = await translator.Get($"/jobs/{job}");
        Assert.Contains("The heading, please.", page.Text, StringComparison.Ordinal);
        await translator.Submit(page, $"/jobs/{job}", ("t0", "더 나은 제목"), ("t1", "한 가지."), ("t2", "또 한 가지."), ("submit", "1"));

        review = await editor.Get($"/jobs/{job}/review");
        Assert.Contains("What it was before", review.Text, StringComparison.Ordinal);
        await editor.Submit(review, $"/jobs/{job}/review", ("t2", "다른 한 가지."), ("approve", "1"));
        await Work();
        var file = await translator.SendOnce(HttpMethod.Get, $"/jobs/{job}/file");
        Assert.Equal("더 나은 제목\n\n한 가지. 다른 한 가지.", await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_refused_document_comes_back_with_all_that_was_typed()
    {
        var desk = await Server.NewDesk();
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var page = await editor.Submit(await editor.Get($"/desks/{desk}/documents/new"), $"/desks/{desk}/documents/new", ("name", "news.txt"), ("text", "Dear reader."), ("from", "xx-invalid!"), ("to", "ko"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("xx-invalid!", page.Text, StringComparison.Ordinal);
        Assert.Equal("Dear reader.", page.Html.QuerySelector("#text")!.TextContent);
        Assert.Equal(0, await Server.Rows(db => db.Documents.CountAsync()));
    }

    [Fact]
    public async Task Two_pages_of_one_segment_show_both_texts_and_overwrite_neither()
    {
        var (translator, job) = await Claimed("One thing.");
        var first = await translator.Get($"/jobs/{job}");
        var second = await translator.Get($"/jobs/{job}");
        await translator.Submit(first, $"/jobs/{job}", ("t0", "첫째"), ("save", "1"));

        var page = await translator.Submit(second, $"/jobs/{job}", ("t0", "둘째"), ("save", "1"));
        Assert.Equal("둘째", page.Html.QuerySelector("#t0")!.TextContent);
        Assert.Contains("첫째", page.Text, StringComparison.Ordinal);
        Assert.Equal("첫째", (await Server.Rows(db => db.Targets.SingleAsync())).Text.Text);

        await translator.Submit(page, $"/jobs/{job}", ("t0", "둘째"), ("save", "1"));
        Assert.Equal("둘째", (await Server.Rows(db => db.Targets.SingleAsync())).Text.Text);
        Assert.Equal("첫째", (await Server.Rows(db => db.PastTargets.SingleAsync())).Text.Text);
    }

    [Fact]
    public async Task What_is_typed_into_a_job_that_expired_is_shown_back_and_the_work_so_far_is_kept()
    {
        var (translator, job) = await Claimed("One thing. Another thing.");
        var page = await translator.Submit(await translator.Get($"/jobs/{job}"), $"/jobs/{job}", ("t0", "한 가지."), ("save", "1"));
        Server.Clock.Advance(TimeSpan.FromDays(4));
        await Server.Do(async services =>
        {
            await services.GetRequiredService<Translate.Server.Jobs.JobMoves>().ExpireClaims(default);
            return true;
        });

        page = await translator.Submit(page, $"/jobs/{job}", ("t0", "한 가지."), ("t1", "잃으면 안 되는 말"), ("save", "1"));
        Assert.Contains("잃으면 안 되는 말", page.Text, StringComparison.Ordinal);
        Assert.Equal(JobState.Available, (await Server.Rows(db => db.Jobs.SingleAsync())).State);
        Assert.Equal("한 가지.", (await Server.Rows(db => db.Targets.SingleAsync())).Text.Text);
    }

    [Fact]
    public async Task A_segment_that_nobody_typed_into_does_not_disturb_what_another_page_saved()
    {
        var (translator, job) = await Claimed("One thing. Another thing.");
        var (first, second) = (await translator.Get($"/jobs/{job}"), await translator.Get($"/jobs/{job}"));
        await translator.Submit(first, $"/jobs/{job}", ("t0", "첫째"), ("t1", ""), ("save", "1"));

        var page = await translator.Submit(second, $"/jobs/{job}", ("t0", ""), ("t1", "둘째"), ("save", "1"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["첫째", "둘째"], (await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).ToListAsync())).Select(t => t.Text.Text));
        Assert.Equal("첫째", page.Html.QuerySelector("#t0")!.TextContent);

        // The third page still shows the first version of a segment that has its second by now.
        var third = await translator.Get($"/jobs/{job}");
        await translator.Submit(page, $"/jobs/{job}", ("t0", "더 나은 첫째"), ("t1", "둘째"), ("save", "1"));
        page = await translator.Submit(third, $"/jobs/{job}", ("t0", "첫째"), ("t1", "더 나은 둘째"), ("save", "1"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Equal(["더 나은 첫째", "더 나은 둘째"], (await Server.Rows(db => db.Targets.OrderBy(t => t.Ordinal).ToListAsync())).Select(t => t.Text.Text));
    }

    [Fact]
    public async Task What_an_editor_typed_into_a_review_that_is_over_is_shown_back()
    {
        var (translator, job) = await Claimed("One thing.");
        await translator.Submit(await translator.Get($"/jobs/{job}"), $"/jobs/{job}", ("t0", "한 가지"), ("submit", "1"));
        var desk = await Server.Rows(db => db.Jobs.Select(j => j.DeskId).SingleAsync());
        var (slow, quick) = (await Server.Browser(await Server.NewPerson("Slow", desk, DeskRole.Editor)), await Server.Browser(await Server.NewPerson("Quick", desk, DeskRole.Editor)));
        var page = await slow.Get($"/jobs/{job}/review");
        await quick.Submit(await quick.Get($"/jobs/{job}/review"), $"/jobs/{job}/review", ("t0", "한 가지"), ("comment", "Shorter, please."), ("return", "1"));

        page = await slow.Submit(page, $"/jobs/{job}/review", ("t0", "잃으면 안 되는 말"), ("comment", "잃으면 안 되는 의견"), ("return", "1"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("잃으면 안 되는 말", page.Text, StringComparison.Ordinal);
        Assert.Equal("잃으면 안 되는 의견", page.Html.QuerySelector("#comment")!.TextContent);
        Assert.Contains("were not saved", page.Text, StringComparison.Ordinal);
        Assert.Equal("한 가지", (await Server.Rows(db => db.Targets.SingleAsync())).Text.Text);
    }

    [Fact]
    public async Task A_comment_stays_in_its_box_when_the_decision_cannot_be_taken_yet()
    {
        var (translator, job) = await Claimed("One {0} thing.");
        await translator.Submit(await translator.Get($"/jobs/{job}"), $"/jobs/{job}", ("t0", "{0} 한 가지"), ("submit", "1"));
        var desk = await Server.Rows(db => db.Jobs.Select(j => j.DeskId).SingleAsync());
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var page = await editor.Submit(await editor.Get($"/jobs/{job}/review"), $"/jobs/{job}/review", ("t0", "{0} 한 가지"), ("comment", "Almost."), ("save", "1"));
        Assert.Equal("Almost.", page.Html.QuerySelector("#comment")!.TextContent);
    }

    [Fact]
    public async Task A_review_says_who_changed_what_memory_had_offered()
    {
        var (translator, job) = await Claimed("One thing.");
        await Server.Rows(async db =>
        {
            db.Targets.Add(new()
            {
                JobId = job,
                Ordinal = 0,
                Text = new InlineText("하나"),
                State = Translate.Core.Pretranslation.TargetState.Translated,
                Origin = Translate.Core.Pretranslation.OriginKind.Memory,
                Score = 100,
                Version = 1,
            });
            (await db.Jobs.SingleAsync()).Translated = 1;
            return await db.SaveChangesAsync();
        });
        await translator.Submit(await translator.Get($"/jobs/{job}"), $"/jobs/{job}", ("t0", "한 가지"), ("submit", "1"));
        var desk = await Server.Rows(db => db.Jobs.Select(j => j.DeskId).SingleAsync());
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var segment = (await editor.Get($"/jobs/{job}/review")).Html.QuerySelector("#s0")!;
        Assert.Contains("하나", segment.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("memory", segment.QuerySelector("details")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain("{0}", segment.TextContent, StringComparison.Ordinal);
        Assert.Contains("Translator", segment.QuerySelector("#d0")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_translator_is_led_to_the_first_segment_still_open()
    {
        var (translator, job) = await Claimed("One thing. Another thing.");
        var page = await translator.Submit(await translator.Get($"/jobs/{job}"), $"/jobs/{job}", ("t0", "한 가지"), ("t1", ""), ("submit", "1"));
        Assert.NotNull(page.Html.QuerySelector($"a[href='/jobs/{job}#t1']"));
    }

    async Task<(Browser Translator, long Job)> Claimed(string text)
    {
        var desk = await Server.NewDesk();
        await Server.Do(services => services.GetRequiredService<Intake>().Take(desk, null, new("article.txt", System.Text.Encoding.UTF8.GetBytes(text), Locale.Parse("en"), [Locale.Parse("ko")]), default));
        await Work();
        var translator = await Server.Browser(await Server.NewPerson("Translator", desk));
        var job = await Server.Rows(db => db.Jobs.Select(j => j.Id).SingleAsync());
        await translator.Submit(await translator.Get($"/jobs/{job}"), $"/jobs/{job}/claim");
        return (translator, job);
    }
}
