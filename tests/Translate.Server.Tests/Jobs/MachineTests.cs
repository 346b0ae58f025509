using System.Globalization;
using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Engines.Lane;
using Translate.Engines.Protection;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Jobs;

/// <summary>What people see of a machine's work on a job, and what they decide about it.</summary>
public class MachineTests : ServerTests
{
    [Fact]
    public async Task A_cost_above_the_desks_own_is_shown_and_waits_for_an_editors_word()
    {
        var (desk, job) = await Prepared("One thing. Another thing.", asks: 3_200_000, BatchState.Held);
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));
        var translator = await Server.Browser(await Server.NewPerson("Anna", desk));
        Assert.Contains("3.20 EUR", (await editor.Get($"/desks/{desk}")).Html.QuerySelector($"a[href='/jobs/{job}#machine']")!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain((await translator.Get($"/jobs/{job}")).Html.Forms, f => f.GetAttribute("action")!.Contains("/machine/", StringComparison.Ordinal));

        var page = await editor.Get($"/jobs/{job}");
        Assert.Contains("about 3.20 EUR", page.Form($"/jobs/{job}/machine/start").TextContent, StringComparison.Ordinal);
        page = await editor.Submit(page, $"/jobs/{job}/machine/start");
        Assert.Equal($"/jobs/{job}", page.Address);
        Assert.Equal(BatchState.Due, (await Machine()).State);
        Assert.Contains("for about 3.20 EUR", Squeezed(page), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await editor.Post($"/jobs/{job}/machine/start", page.Form($"/jobs/{job}/machine/to-people").QuerySelectorAll("input").Select(i => (i.GetAttribute("name")!, i.GetAttribute("value")!)))).Status);
    }

    [Fact]
    public async Task A_job_left_to_people_is_available_to_them()
    {
        var (desk, job) = await Prepared("One thing. Another thing.", asks: 3_200_000, BatchState.Held);
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var page = await editor.Submit(await editor.Get($"/jobs/{job}"), $"/jobs/{job}/machine/to-people");
        Assert.Equal(JobState.Available, await State(job));
        Assert.Equal(BatchState.Cancelled, (await Machine()).State);
        Assert.Contains("left to people", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_failed_says_why_and_is_tried_again()
    {
        var (desk, job) = await Prepared("One thing. Another thing.", asks: null, BatchState.Failed, batch => batch.Failure = "LibreTranslate: the server could not be reached.");
        await Server.Rows(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.Failure, "LibreTranslate: the server could not be reached.")));
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var page = await editor.Get($"/jobs/{job}");
        Assert.Contains("could not be reached", page.Html.QuerySelector("#machine table")!.TextContent, StringComparison.Ordinal);
        page = await editor.Submit(page, $"/jobs/{job}/machine/retry");
        Assert.Equal(BatchState.Due, (await Machine()).State);
        Assert.DoesNotContain("could not be reached", page.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_job_is_cancelled_and_taken_up_again_with_its_work()
    {
        var (desk, job) = await Prepared("One thing. Another thing.", asks: null, BatchState.Due);
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var page = await editor.Submit(await editor.Get($"/jobs/{job}"), $"/jobs/{job}/cancel");
        Assert.Equal((JobState.Cancelled, BatchState.Held), (await State(job), (await Machine()).State));
        Assert.Contains("Cancelled", page.Text, StringComparison.Ordinal);
        Assert.Contains("Cancelled", (await editor.Get($"/desks/{desk}?state=Cancelled")).Html.QuerySelector($"[data-job='{job}']")!.TextContent, StringComparison.Ordinal);

        page = await editor.Submit(page, $"/jobs/{job}/resume");
        Assert.Equal((JobState.Preparing, BatchState.Due), (await State(job), (await Machine()).State));
        using var program = await Server.Program(await Server.NewPerson("Robot", desk, DeskRole.Editor));
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsync($"/api/v1/jobs/{job}/cancel", null)).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsync($"/api/v1/jobs/{job}/cancel", null)).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await program.PostAsync($"/api/v1/jobs/{job}/resume", null)).StatusCode);
    }

    [Fact]
    public async Task The_panel_counts_what_came_from_where_and_leads_to_what_went_to_people()
    {
        var (desk, job) = await Prepared("One thing. Another thing. A third. A fourth.", asks: null, BatchState.Done, batch => (batch.FromMachine, batch.FromCache, batch.ToPeople) = (2, 1, 2));
        await Server.Rows(async db =>
        {
            var batch = (await db.Batches.SingleAsync(b => b.Kind == BatchKind.Machine)).Id;
            db.MachineOutcomes.AddRange(
                new() { JobId = job, Ordinal = 0, BatchId = batch, Text = new("하나"), Rung = Rung.None },
                new() { JobId = job, Ordinal = 1, BatchId = batch, Text = new("둘"), Rung = Rung.Tags },
                new() { JobId = job, Ordinal = 2, BatchId = batch, Refusal = Refusal.Codes, Detail = "A code was lost." },
                new() { JobId = job, Ordinal = 3, BatchId = batch, Refusal = Refusal.Codes, Detail = "A code was lost." });
            return await db.SaveChangesAsync();
        });
        var translator = await Server.NewPerson("Anna", desk);

        var panel = (await (await Server.Browser(translator)).Get($"/jobs/{job}")).Html.QuerySelector("#machine")!;
        Assert.Contains("2 by machine (1 paid before)", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("Why segments went to people: 2", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("A code was lost.", panel.TextContent, StringComparison.Ordinal);
        Assert.NotNull(panel.QuerySelector($"a[href='/jobs/{job}#s2']"));
        Assert.NotNull(panel.QuerySelector($"a[href='/jobs/{job}#s3']"));
        Assert.Contains("as tags: 1", panel.TextContent, StringComparison.Ordinal);

        using var program = await Server.Program(translator);
        var told = await program.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/machine");
        Assert.Equal([2, 3], told.GetProperty("refusals")[0].GetProperty("segments").EnumerateArray().Select(s => s.GetInt32()));
        Assert.Equal("done", told.GetProperty("batches").EnumerateArray().Last().GetProperty("state").GetString());
    }

    [Fact]
    public async Task A_batch_that_waits_says_until_when_and_why()
    {
        var due = Server.Clock.GetUtcNow().AddMinutes(12.5);
        var (desk, job) = await Prepared("One thing.", asks: null, BatchState.Due, batch => (batch.DueAt, batch.Failure) = (due, "DeepL rests: the quota is used up."));
        var editor = await Server.Browser(await Server.NewPerson("Editor", desk, DeskRole.Editor));

        var panel = (await editor.Get($"/jobs/{job}")).Html.QuerySelector("#machine")!;
        Assert.Contains($"waits until {due.UtcDateTime.ToString("t", CultureInfo.GetCultureInfo("en"))} UTC", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("in 12 min", panel.TextContent, StringComparison.Ordinal);
        Assert.Contains("the quota is used up", panel.TextContent, StringComparison.Ordinal);
    }

    /// <summary>A job that memory had nothing for, with one batch for engines over all of it.</summary>
    async Task<(long Desk, long Job)> Prepared(string text, long? asks, BatchState state, Action<Batch>? with = null)
    {
        var desk = await Server.NewDesk();
        await Server.Do(services => services.GetRequiredService<Intake>().Take(desk, null, new("article.txt", System.Text.Encoding.UTF8.GetBytes(text), Locale.Parse("en"), [Locale.Parse("ko")]), default));
        await Work();
        return await Server.Rows(async db =>
        {
            var job = await db.Jobs.SingleAsync();
            var batch = new Batch { Kind = BatchKind.Machine, DocumentId = job.DocumentId, JobId = job.Id, First = 0, Count = job.Segments, Wanted = job.Segments, State = state, DueAt = Server.Clock.GetUtcNow(), Estimate = asks ?? 0 };
            with?.Invoke(batch);
            db.Batches.Add(batch);
            if (state is not (BatchState.Done or BatchState.Cancelled)) (job.State, job.BatchesLeft, job.Prepared, job.AskedCost) = (JobState.Preparing, 1, 0, asks);
            await db.Batches.Where(b => b.Kind == BatchKind.Fill).ExecuteUpdateAsync(set => set.SetProperty(b => b.ToPeople, 0));
            await db.SaveChangesAsync();
            return (desk, job.Id);
        });
    }

    Task<Batch> Machine() => Server.Rows(db => db.Batches.SingleAsync(b => b.Kind == BatchKind.Machine));

    Task<JobState> State(long job) => Server.Rows(db => db.Jobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync());

    static string Squeezed(Page page) => string.Join(' ', page.Text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
}
