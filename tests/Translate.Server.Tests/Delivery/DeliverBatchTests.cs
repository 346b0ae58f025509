using System.Diagnostics;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;

namespace Translate.Server.Tests.Delivery;

/// <summary>What is delivered is what was approved.</summary>
public class DeliverBatchTests : DeliveringTests
{
    [Fact]
    public async Task A_file_that_was_made_before_a_later_approval_is_not_delivered_by_it()
    {
        var team = await NewTeam();
        var (_, job) = await TakeIn(team, "One sentence.\n", "a.txt");
        await Translate(team, job, "첫째.");
        await Approve(team, job);

        // While the file is made, the approval is taken back, a word changed, and it is approved again.
        var first = await Server.Rows(db => db.Batches.AsNoTracking().SingleAsync(b => b.Kind == BatchKind.Deliver));
        var between = false;
        await Server.Do(async services =>
        {
            using var hook = new BeforeTransaction(services.GetRequiredService<TranslateDb>(), async () =>
            {
                between = true;
                await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/reopen", new { }));
                await Ok(team.Theo.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 1, typed = "둘째." }));
                await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { }));
            });
            await services.GetRequiredService<BatchJob>().Run(first.Id, default);
            return true;
        });
        Assert.True(between);
        Assert.Equal(0, await Server.Rows(db => db.Deliveries.CountAsync()));

        await Work();

        Assert.Equal("둘째.\n", Encoding.UTF8.GetString(await Server.Rows(db => db.Deliveries.Select(d => d.Bytes).SingleAsync())));
    }

    [Fact]
    public async Task A_document_in_parts_is_delivered_as_one_file_when_the_last_part_is_approved()
    {
        var team = await NewTeam();
        var (document, first, second) = await TwoParts(team);
        await Translate(team, first, "한 문장.");
        await Approve(team, first);
        await Work();
        Assert.Equal(0, await Server.Rows(db => db.Deliveries.CountAsync()));
        await Ok(team.Mina.PostAsync($"/api/v1/jobs/{second}/claim", null));
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{second}/segments/1", new { version = 0, typed = "또 하나." }));
        await Approve(team, second);
        await Work();

        Assert.Equal([JobState.Delivered, JobState.Delivered], await Server.Rows(db => db.Jobs.Where(j => j.DocumentId == document).Select(j => j.State).ToListAsync()));
        Assert.Equal("한 문장.\n\n또 하나.\n", Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{first}/file")).Bytes));
        Assert.Equal("한 문장.\n\n또 하나.\n", Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{second}/file")).Bytes));

        // Its one file can be published from every part.
        await Server.Rows(db => db.Outlets.Add(new() { DeskId = team.Desk, Kind = OutletKind.Webhook, Name = "Site", Place = "https://example.org/hook", Created = Server.Clock.GetUtcNow() }).Context.SaveChangesAsync());
        var editor = await Server.Browser(await Server.NewPerson("Editor of parts", team.Desk, DeskRole.Editor));
        foreach (var part in new[] { first, second }) Assert.NotNull((await editor.Get($"/jobs/{part}/publications")).Html.QuerySelector("[name=outlet]"));
    }

    [Fact]
    public async Task A_file_waits_for_a_part_that_is_cancelled_and_the_page_of_the_others_says_so()
    {
        var team = await NewTeam();
        var (_, first, second) = await TwoParts(team);
        await Translate(team, first, "한 문장.");
        await Approve(team, first);
        var editor = await Server.Browser(await Server.NewPerson("Editor of parts", team.Desk, DeskRole.Editor));
        var page = await editor.Get($"/jobs/{first}");
        Assert.Contains("when all parts of the document are approved", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("waits for what is cancelled", page.Text, StringComparison.Ordinal);

        await editor.Submit(await editor.Get($"/jobs/{second}"), $"/jobs/{second}/cancel");
        await Work();
        Assert.Equal(0, await Server.Rows(db => db.Deliveries.CountAsync()));
        Assert.Contains("waits for what is cancelled: part 2", (await editor.Get($"/jobs/{first}")).Text, StringComparison.Ordinal);

        await editor.Submit(await editor.Get($"/jobs/{second}"), $"/jobs/{second}/resume");
        await Ok(team.Mina.PostAsync($"/api/v1/jobs/{second}/claim", null));
        await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{second}/segments/1", new { version = 0, typed = "또 하나." }));
        await Approve(team, second);
        await Work();
        Assert.Equal("한 문장.\n\n또 하나.\n", Encoding.UTF8.GetString(await Server.Rows(db => db.Deliveries.Select(d => d.Bytes).SingleAsync())));
    }

    /// <summary>A document in two parts: the first is claimed, the second is not.</summary>
    async Task<(long Document, long First, long Second)> TwoParts(Team team)
    {
        var (document, first) = await TakeIn(team, "One sentence.\n\nAnother one.\n", "a.txt");
        var second = await Server.Rows(async db =>
        {
            await db.Jobs.Where(j => j.Id == first).ExecuteUpdateAsync(set => set.SetProperty(j => j.Part, 1).SetProperty(j => j.End, 1).SetProperty(j => j.Segments, 1));
            var part = new Job { DeskId = team.Desk, DocumentId = document, Locale = Locale.Parse("ko"), Part = 2, First = 1, Segments = 1, Prepared = 1, State = JobState.Available, Since = Server.Clock.GetUtcNow() };
            db.Jobs.Add(part);
            await db.SaveChangesAsync();
            return part.Id;
        });
        return (document, first, second);
    }

    /// <summary>Does something at the moment at which a context begins its first transaction: behind all that it has read, and before it writes.</summary>
    sealed class BeforeTransaction : IObserver<DiagnosticListener>, IObserver<KeyValuePair<string, object?>>, IDisposable
    {
        readonly DbContext context;
        readonly Func<Task> act;
        readonly List<IDisposable> subscriptions = [];
        bool done;

        public BeforeTransaction(DbContext context, Func<Task> act)
        {
            (this.context, this.act) = (context, act);
            subscriptions.Add(DiagnosticListener.AllListeners.Subscribe(this));
        }

        public void OnNext(DiagnosticListener value)
        {
            if (value.Name == DbLoggerCategory.Name) subscriptions.Add(value.Subscribe(this));
        }

        public void OnNext(KeyValuePair<string, object?> value)
        {
            if (done || value.Key != RelationalEventId.TransactionStarting.Name || value.Value is not TransactionStartingEventData data || !ReferenceEquals(data.Context, context)) return;
            done = true;
            Task.Run(act).GetAwaiter().GetResult();
        }

        public void OnCompleted()
        {
        }

        public void OnError(Exception error)
        {
        }

        public void Dispose() => subscriptions.ForEach(s => s.Dispose());
    }
}
