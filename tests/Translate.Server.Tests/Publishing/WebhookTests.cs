using System.Diagnostics;
using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Notices;
using Translate.Server.Tests.Delivery;

namespace Translate.Server.Tests.Publishing;

/// <summary>Deliveries are posted to a real receiver, which takes them, fails, hangs, redirects and talks nonsense.</summary>
public class WebhookTests : DeliveringTests
{
    Receiver receiver = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string> { ["AllowedNetworks:0"] = "127.0.0.0/8", ["PublishTimeout"] = "00:00:01", ["Mail:Address"] = "https://desk.example.org" };

    protected override async Task Begin() => receiver = await Receiver.Start();

    protected override async Task End() => await receiver.DisposeAsync();

    async Task<(Team Team, long Outlet, string Secret)> Hooked(bool isAutomatic = true, string? place = null)
    {
        var team = await NewTeam();
        var made = await Json(team.Boss.PostAsJsonAsync($"/api/v1/desks/{team.Desk}/outlets", new { kind = "webhook", name = "Site", place = place ?? $"{receiver.Address}/hook", isAutomatic }));
        return (team, made.GetProperty("outlet").GetProperty("id").GetInt64(), made.GetProperty("secret").GetString()!);
    }

    /// <summary>Brings a document to its delivery, and leaves its publication due.</summary>
    async Task<long> Delivered(Team team)
    {
        var (_, job) = await TakeIn(team, "One sentence.\n", "a.txt");
        await Translate(team, job, "한 문장.");
        await Approve(team, job);
        await Do(BatchKind.Deliver);
        return job;
    }

    Task<Publication> Published() => Server.Rows(db => db.Publications.AsNoTracking().SingleAsync());

    Task<List<PublicationAttempt>> Attempts() => Server.Rows(db => db.PublicationAttempts.AsNoTracking().OrderBy(a => a.Id).ToListAsync());

    /// <summary>Tries to send until it is given up, turning the clock each time.</summary>
    async Task Exhaust()
    {
        for (var i = 0; i < 10 && await Server.Rows(db => db.Batches.AnyAsync(b => b.Kind == BatchKind.Publish && b.State == BatchState.Due)); i++)
        {
            await Do(BatchKind.Publish);
            Server.Clock.Advance(TimeSpan.FromHours(2));
        }
    }

    [Fact]
    public async Task A_delivery_goes_out_signed_with_its_file_and_credits_and_stands_in_the_log()
    {
        var (team, outlet, secret) = await Hooked();
        var job = await Delivered(team);
        await Do(BatchKind.Publish);

        var sent = Assert.Single(receiver.All);
        Assert.True(sent.IsSignedWith(secret));
        Assert.Equal($"msg_{(await Published()).Message:N}", sent.Headers["webhook-id"]);
        var data = JsonSerializer.Deserialize<JsonElement>(sent.Body).GetProperty("data");
        Assert.Equal("한 문장.\n", Encoding.UTF8.GetString(data.GetProperty("file").GetProperty("content").GetBytesFromBase64()));
        Assert.Equal(("a.txt", "ko", "Mina"), (data.GetProperty("file").GetProperty("name").GetString(), data.GetProperty("locale").GetString(), data.GetProperty("credits").GetProperty("translators")[0].GetString()));

        // The address in it leads to the file.
        var address = new Uri(data.GetProperty("file").GetProperty("address").GetString()!);
        Assert.Equal("desk.example.org", address.Host);
        Assert.Equal("한 문장.\n", Encoding.UTF8.GetString((await File(team.Mina, address.PathAndQuery)).Bytes));

        var log = (await team.Boss.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{team.Desk}/outlets/{outlet}/publications"))[0];
        Assert.Equal(("published", 204, job), (log.GetProperty("state").GetString(), log.GetProperty("attempts")[0].GetProperty("status").GetInt32(), log.GetProperty("job").GetInt64()));
        var shown = log.GetProperty("attempts")[0].GetProperty("sent").GetString()!;
        Assert.DoesNotContain(secret, shown, StringComparison.Ordinal);
        Assert.DoesNotContain("v1,", shown, StringComparison.Ordinal);
        Assert.Contains("published", await Server.Rows(db => db.Audit.Where(a => a.JobId == job).Select(a => a.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_receiver_that_fails_is_tried_again_by_the_same_message_later_each_time_until_it_takes_it()
    {
        var answers = 0;
        receiver.Answer = context =>
        {
            context.Response.StatusCode = ++answers < 3 ? 503 : 200;
            return context.Response.WriteAsync("not now");
        };
        var (team, _, _) = await Hooked();
        await Delivered(team);
        await Do(BatchKind.Publish);
        var first = await Server.Rows(db => db.Batches.AsNoTracking().SingleAsync(b => b.Kind == BatchKind.Publish));
        Assert.Equal(BatchState.Due, first.State);

        // A database may keep microseconds only.
        Assert.Equal(Server.Clock.GetUtcNow() + TimeSpan.FromSeconds(4), first.DueAt, TimeSpan.FromMilliseconds(1));
        Assert.Equal(PublicationState.Due, (await Published()).State);
        await Exhaust();

        Assert.Equal(3, receiver.All.Count);
        Assert.Single(receiver.All.Select(r => r.Headers["webhook-id"]).Distinct());
        Assert.Equal((PublicationState.Published, (string?)null), ((await Published()).State, (await Published()).Failure));
        Assert.Equal([503, 503, 200], (await Attempts()).Select(a => a.Status!.Value));
        Assert.Equal("not now", (await Attempts())[0].Answer);
    }

    [Fact]
    public async Task One_that_always_fails_is_given_up_seen_and_can_be_sent_again()
    {
        receiver.Answer = context =>
        {
            context.Response.StatusCode = 500;
            return Task.CompletedTask;
        };
        var (team, _, _) = await Hooked();
        var job = await Delivered(team);
        await Exhaust();
        Assert.Equal(5, receiver.All.Count);
        Assert.Equal((PublicationState.Failed, "the receiver answered 500."), ((await Published()).State, (await Published()).Failure));
        var theo = await Server.Browser(team.TheoId);
        var page = await theo.Get($"/jobs/{job}/publications");
        Assert.Contains("the receiver answered 500.", page.Text, StringComparison.Ordinal);

        // Nobody has to look for it: it stands on the dashboard, and every editor of the job is told once.
        Assert.Equal($"/jobs/{job}/publications", (await theo.Get($"/desks/{team.Desk}?all=true")).Html.QuerySelector("main .alert a")!.GetAttribute("href"));
        var told = await Server.Rows(db => db.Notices.Where(n => n.Kind == NoticeKinds.Unpublished).ToListAsync());
        Assert.Contains(team.TheoId, told.Select(n => n.PersonId));
        Assert.Equal(told.Count, told.Select(n => n.PersonId).Distinct().Count());
        Assert.All(told, n => Assert.Contains("the receiver answered 500.", n.Detail, StringComparison.Ordinal));

        receiver.Answer = _ => Task.CompletedTask;
        page = await theo.Submit(page, $"/jobs/{job}/publications/{(await Published()).Id}/again");
        Assert.Contains("on its way", page.Text, StringComparison.Ordinal);
        await Do(BatchKind.Publish);

        Assert.Equal(PublicationState.Published, (await Published()).State);
        Assert.Single(receiver.All.Select(r => r.Headers["webhook-id"]).Distinct());

        // Its document is none the worse for it.
        Assert.Null(await Server.Rows(db => db.Jobs.Select(j => j.Failure).SingleAsync()));
    }

    [Fact]
    public async Task A_redirect_is_a_failure_that_says_so_and_is_not_followed()
    {
        receiver.Answer = context =>
        {
            context.Response.Redirect("/elsewhere");
            return Task.CompletedTask;
        };
        var (team, _, _) = await Hooked();
        await Delivered(team);
        await Do(BatchKind.Publish);

        Assert.Equal("/hook", Assert.Single(receiver.All).Path);
        var publication = await Published();
        Assert.Equal(PublicationState.Failed, publication.State);
        Assert.Contains("redirects (302) to \"/elsewhere\"", publication.Failure, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_receiver_that_hangs_is_left_after_a_while()
    {
        receiver.Answer = context => Task.Delay(TimeSpan.FromSeconds(30), context.RequestAborted).ContinueWith(_ => { }, TaskScheduler.Default);
        var (team, _, _) = await Hooked();
        await Delivered(team);
        var watch = Stopwatch.StartNew();
        await Do(BatchKind.Publish);

        Assert.InRange(watch.Elapsed, TimeSpan.FromSeconds(0.9), TimeSpan.FromSeconds(15));
        Assert.Equal("the receiver did not answer within 1 seconds.", Assert.Single(await Attempts()).Failure);
    }

    [Theory]
    [InlineData("endless")]
    [InlineData("slow")]
    [InlineData("nonsense")]
    public async Task Whatever_a_receiver_says_after_its_status_little_is_read_and_it_is_published(string kind)
    {
        receiver.Answer = async context =>
        {
            var block = new byte[4000];
            if (kind is "nonsense") new Random(1).NextBytes(block);
            else Array.Fill(block, (byte)'x');
            try
            {
                for (var i = 0; i < (kind is "nonsense" ? 1 : 1_000_000) && !context.RequestAborted.IsCancellationRequested; i++)
                {
                    await context.Response.Body.WriteAsync(kind is "slow" ? block.AsMemory(0, 1) : block, context.RequestAborted);
                    await context.Response.Body.FlushAsync(context.RequestAborted);
                    if (kind is "slow") await Task.Delay(200, context.RequestAborted);
                }
            }
            catch (OperationCanceledException)
            {
                // The sender has read enough.
            }
        };
        var (team, _, _) = await Hooked();
        await Delivered(team);
        await Do(BatchKind.Publish);

        Assert.Equal(PublicationState.Published, (await Published()).State);
        Assert.InRange(Assert.Single(await Attempts()).Answer!.Length, 1, 4096);
    }

    [Fact]
    public async Task A_replay_goes_by_the_same_message_and_two_who_ask_at_once_send_one()
    {
        var (team, _, _) = await Hooked();
        var job = await Delivered(team);
        await Do(BatchKind.Publish);
        var id = (await Published()).Id;

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => team.Theo.PostAsync($"/api/v1/jobs/{job}/publications/{id}/again", null)));
        await Work();

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Accepted);
        Assert.Equal(4, answers.Count(a => a.StatusCode is HttpStatusCode.Conflict));
        Assert.Equal(2, receiver.All.Count);
        Assert.Single(receiver.All.Select(r => r.Headers["webhook-id"]).Distinct());
    }

    [Fact]
    public async Task By_hand_a_file_is_sent_once_however_often_it_is_asked_for()
    {
        var (team, outlet, _) = await Hooked(isAutomatic: false);
        var job = await Delivered(team);
        Assert.Equal(0, await Server.Rows(db => db.Publications.CountAsync()));

        var answers = await Task.WhenAll(Enumerable.Range(0, 5).Select(_ => team.Theo.PostAsync($"/api/v1/jobs/{job}/publications/{outlet}", null)));
        await Work();

        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.Accepted);
        Assert.Single(receiver.All);
    }

    [Fact]
    public async Task What_is_delivered_while_an_outlet_is_paused_waits_and_goes_out_afterwards()
    {
        var (team, outlet, _) = await Hooked();
        await Ok(team.Boss.PostAsync($"/api/v1/desks/{team.Desk}/outlets/{outlet}/pause", null));
        await Delivered(team);
        await Work();
        Assert.Empty(receiver.All);

        await Ok(team.Boss.PostAsync($"/api/v1/desks/{team.Desk}/outlets/{outlet}/resume", null));
        await Work();

        Assert.Single(receiver.All);
        Assert.Equal(PublicationState.Published, (await Published()).State);
    }

    [Fact]
    public async Task A_new_secret_signs_at_once_and_the_old_one_for_a_day_longer()
    {
        var (team, outlet, old) = await Hooked();
        var job = await Delivered(team);
        var fresh = (await Json(team.Boss.PostAsync($"/api/v1/desks/{team.Desk}/outlets/{outlet}/secret", null))).GetProperty("secret").GetString()!;
        await Do(BatchKind.Publish);
        Assert.True(receiver.All.Last().IsSignedWith(fresh));
        Assert.True(receiver.All.Last().IsSignedWith(old));

        Server.Clock.Advance(TimeSpan.FromDays(1.1));
        await Ok(team.Theo.PostAsync($"/api/v1/jobs/{job}/publications/{(await Published()).Id}/again", null));
        await Do(BatchKind.Publish);

        Assert.True(receiver.All.Last().IsSignedWith(fresh));
        Assert.False(receiver.All.Last().IsSignedWith(old));
        Assert.DoesNotContain(fresh, await Ok(team.Boss.GetAsync($"/api/v1/desks/{team.Desk}/outlets/{outlet}")), StringComparison.Ordinal);
        Assert.DoesNotContain(fresh, await Server.Rows(db => db.Outlets.Select(o => o.Secret!).SingleAsync()), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("http://10.0.0.1/hook")]
    [InlineData("http://[::1]:1/hook")]
    [InlineData("http://169.254.169.254/latest/meta-data")]
    public async Task An_address_of_the_house_that_the_operator_does_not_allow_is_never_spoken_to(string place)
    {
        var (team, _, _) = await Hooked(place: place);
        await Delivered(team);
        await Do(BatchKind.Publish);

        var publication = await Published();
        Assert.Equal(PublicationState.Failed, publication.State);
        Assert.Contains("not an address of the public internet", publication.Failure, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("ftp://example.org/x")]
    [InlineData("https://user:pass@example.org/x")]
    [InlineData("file:///etc/passwd")]
    [InlineData("no address")]
    public async Task An_address_that_is_none_for_a_webhook_is_refused(string place)
    {
        var team = await NewTeam();
        using var answer = await team.Boss.PostAsJsonAsync($"/api/v1/desks/{team.Desk}/outlets", new { kind = "webhook", name = "Site", place });

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
    }

    [Fact]
    public async Task A_manager_makes_a_webhook_on_its_page_sees_the_secret_once_and_removes_it()
    {
        var team = await NewTeam();
        var boss = await Server.Browser(team.BossId);
        var page = await boss.Submit(await boss.Get($"/desks/{team.Desk}/outlets/new?kind=Webhook"), $"/desks/{team.Desk}/outlets/new", ("name", "Site"), ("place", "nonsense"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await boss.Submit(page, $"/desks/{team.Desk}/outlets/new", ("place", $"{receiver.Address}/hook"));
        Assert.StartsWith("whsec_", page.Html.QuerySelector("#shown")!.TextContent, StringComparison.Ordinal);

        await Delivered(team);
        await Work();
        page = await boss.Get($"/desks/{team.Desk}/outlets/1");
        Assert.Null(page.Html.QuerySelector("#shown"));
        Assert.Contains("published", page.Text, StringComparison.Ordinal);
        page = await boss.Submit(page, $"/desks/{team.Desk}/outlets/1/remove");

        Assert.Equal($"/desks/{team.Desk}/outlets", page.Address);
        Assert.Equal((0, 0, 0), await Server.Rows(async db => (await db.Outlets.CountAsync(), await db.Publications.CountAsync(), await db.PublicationAttempts.CountAsync())));
    }

    [Fact]
    public async Task An_outlet_of_another_desk_is_not_found()
    {
        var (team, outlet, _) = await Hooked();
        var other = await NewOther();

        Assert.Equal(HttpStatusCode.NotFound, (await other.Boss.GetAsync($"/api/v1/desks/{other.Desk}/outlets/{outlet}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await other.Boss.DeleteAsync($"/api/v1/desks/{other.Desk}/outlets/{outlet}")).StatusCode);
        Assert.NotEqual(team.Desk, other.Desk);
    }

    async Task<(long Desk, HttpClient Boss)> NewOther()
    {
        var desk = await Server.NewDesk("Another");
        return (desk, await Server.Program(await Server.NewPerson("Other", desk, DeskRole.Manager)));
    }
}
