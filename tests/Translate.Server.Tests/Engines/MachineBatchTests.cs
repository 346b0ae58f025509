using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Engines.Lane;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Documents;
using Translate.Server.Engines;
using Translate.Server.Jobs;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Engines;

public sealed class MachineBatchOnPostgresTests : MachineBatchTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>A desk's segments on their way through its engines: every one in its row, nothing paid twice, nothing stuck, nothing overwritten.</summary>
public class MachineBatchTests : ServerTests
{
    static readonly Locale English = Locale.Parse("en"), Korean = Locale.Parse("ko");

    [Fact]
    public async Task A_machine_writes_drafts_that_a_translator_has_to_confirm()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(120));

        await Work();

        var targets = await Targets(job);
        Assert.Equal(Enumerable.Range(1, 120).Select(StandInEngine.Translation), targets.Select(t => t.Text.Text));
        Assert.All(targets, t => Assert.Equal((TargetState.Initial, OriginKind.Machine, "Stand-in", (long?)null), (t.State, t.Origin, t.OriginName, t.AuthorId)));
        Assert.Equal((JobState.Available, 120, 0), await Read(job, j => new ValueTuple<JobState, int, int>(j.State, j.Prepared, j.Translated)));
        Assert.Equal((120, 0, 0), await Sums(job));
        Assert.All(engine.Charged.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task What_the_machine_lane_does_by_itself_waits_for_an_editor()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.Machine, StandInEngine.Text(30));

        await Work();

        Assert.Equal((JobState.Submitted, 30), await Read(job, j => new ValueTuple<JobState, int>(j.State, j.Translated)));
    }

    [Fact]
    public async Task Headings_and_long_segments_go_to_people_where_the_route_says_so()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(
            engine, LaneChoice.MachineThenPeople, "A heading 1\n\nSentence number 2 reports that the talks went on until late in the evening. Sentence number 3 has four words and then some more than that, so that it is long.\n",
            route => (route.HeadingsToPeople, route.MostWords) = (true, 14));

        await Work();

        Assert.Equal([StandInEngine.Translation(2)], (await Targets(job)).Select(t => t.Text.Text));
        Assert.Equal(JobState.Available, await Read(job, j => j.State));
    }

    [Fact]
    public async Task What_costs_more_than_the_desk_spends_unasked_waits_for_an_editor_to_see_the_price()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10), price: 20);
        var editor = await Server.NewPerson("Editor");

        await Work();
        Assert.Equal(0, engine.Calls);
        var characters = await Server.Rows(db => db.Segments.Select(s => s.Source).ToListAsync()) is var sources ? sources.Sum(s => s.Text.Length) : 0;
        Assert.Equal((JobState.Preparing, (long?)characters * 20), await Read(job, j => new ValueTuple<JobState, long?>(j.State, j.AskedCost)));

        Assert.Equal(MoveResult.Done, await Do<MachineWork, MoveResult>(work => work.Start(job, editor, default)));
        Assert.Equal(MoveResult.NotInState, await Do<MachineWork, MoveResult>(work => work.Start(job, editor, default)));
        await Work();
        Assert.Equal(10, (await Targets(job)).Count);
        Assert.Equal(characters * 20, await Server.Rows(db => db.Spending.Select(s => s.Cost).SingleAsync()));
    }

    [Fact]
    public async Task What_nobody_wants_to_pay_for_goes_to_people()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10), price: 20);
        await Work();

        Assert.Equal(MoveResult.Done, await Do<MachineWork, MoveResult>(async work => await work.SendToPeople(job, await Server.NewPerson("Editor"), default)));

        Assert.Equal((JobState.Available, 10, 0, (long?)null), await Read(job, j => new ValueTuple<JobState, int, int, long?>(j.State, j.Prepared, j.BatchesLeft, j.AskedCost)));
        Assert.Equal(0, engine.Calls);
    }

    [Fact]
    public async Task An_engine_that_refuses_its_key_is_stopped_people_are_told_and_can_ask_again()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        engine.Refuses = 401;
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10));
        var editor = await Server.NewPerson("Editor");
        await Work();

        Assert.Equal((JobState.Available, 10), await Read(job, j => new ValueTuple<JobState, int>(j.State, j.Prepared)));
        Assert.All(await Server.Rows(db => db.MachineOutcomes.ToListAsync()), o => Assert.Equal(Refusal.Configuration, o.Refusal));
        var row = await Server.Rows(db => db.Engines.SingleAsync());
        Assert.True(row.IsStopped);
        Assert.Contains("key", row.Problem, StringComparison.Ordinal);
        Assert.Equal((0, 0, 10), await Sums(job));

        engine.Refuses = null;
        await Server.Rows(db => db.Engines.ExecuteUpdateAsync(set => set.SetProperty(e => e.IsStopped, false)));
        Assert.Equal(MoveResult.Done, await Do<MachineWork, MoveResult>(work => work.Retry(job, editor, default)));
        await Work();
        Assert.Equal((JobState.Available, 10), await Read(job, j => new ValueTuple<JobState, int>(j.State, j.Prepared)));
        Assert.Equal(10, (await Targets(job)).Count);
        Assert.All(await Server.Rows(db => db.MachineOutcomes.ToListAsync()), o => Assert.Null(o.Refusal));
    }

    [Fact]
    public async Task A_quota_that_is_used_up_is_waited_for_and_in_the_end_people_do_not_wait_any_longer()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        engine.Refuses = 456;
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10));

        await WorkWhatIsDue();
        var waiting = await Server.Rows(db => db.Batches.SingleAsync(b => b.Kind == BatchKind.Machine));
        Assert.Equal((BatchState.Due, 1, 0), (waiting.State, waiting.Waits, waiting.Attempts));
        Assert.True(waiting.DueAt > Server.Clock.GetUtcNow());
        Assert.Equal(JobState.Preparing, await Read(job, j => j.State));

        for (var i = 0; i < 20 && await Read(job, j => j.State) is JobState.Preparing; i++)
        {
            Server.Clock.Advance(TimeSpan.FromHours(2));
            await WorkWhatIsDue();
        }

        Assert.Equal((JobState.Available, 10), await Read(job, j => new ValueTuple<JobState, int>(j.State, j.Prepared)));
        Assert.All(await Server.Rows(db => db.MachineOutcomes.ToListAsync()), o => Assert.Equal(Refusal.Unavailable, o.Refusal));
    }

    [Fact]
    public async Task A_quota_that_comes_back_is_used_for_what_waited()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        engine.Refuses = 456;
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10));
        await WorkWhatIsDue();

        engine.Refuses = null;
        Server.Clock.Advance(TimeSpan.FromHours(2));
        await WorkWhatIsDue();

        Assert.Equal(10, (await Targets(job)).Count);
    }

    [Fact]
    public async Task A_batch_that_is_done_again_is_not_paid_again()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(60), asksAbove: 1_000_000, price: 20);
        await Work();
        var paid = await Server.Rows(db => db.Spending.Select(s => s.Cost).SingleAsync());

        // As if the worker had died with the answers in hand.
        await Server.Rows(async db =>
        {
            await db.Targets.ExecuteDeleteAsync();
            await db.MachineOutcomes.ExecuteDeleteAsync();
            await db.Batches.Where(b => b.Kind == BatchKind.Machine).ExecuteUpdateAsync(set => set.SetProperty(b => b.State, BatchState.Due).SetProperty(b => b.FromMachine, 0));
            return await db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Preparing).SetProperty(j => j.Prepared, 0).SetProperty(j => j.BatchesLeft, 1));
        });
        await Work();

        Assert.Equal(60, (await Targets(job)).Count);
        Assert.Equal((60, 60, 0), await Sums(job));
        Assert.Equal(paid, await Server.Rows(db => db.Spending.Select(s => s.Cost).SingleAsync()));
        Assert.All(engine.Charged.Values, times => Assert.Equal(1, times));
    }

    [Fact]
    public async Task Beyond_the_budget_nothing_is_asked_and_people_translate()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(200), asksAbove: 1_000_000_000, price: 20, budget: 160_000);

        await Work();

        var spent = await Server.Rows(db => db.Spending.SingleAsync());
        Assert.InRange(spent.Cost, 1, 160_000);
        Assert.Equal(0, spent.Reserved);
        Assert.Contains(await Server.Rows(db => db.MachineOutcomes.ToListAsync()), o => o.Refusal is Refusal.Budget);
        Assert.Equal((JobState.Available, 200), await Read(job, j => new ValueTuple<JobState, int>(j.State, j.Prepared)));
    }

    [Fact]
    public async Task What_a_person_has_written_is_never_replaced_by_a_machine()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10), price: 20);
        await Work();
        var person = await Server.NewPerson("Anna");
        await Server.Rows(async db =>
        {
            db.Targets.Add(new() { JobId = job, Ordinal = 4, Text = "사람이 쓴 글.", State = TargetState.Translated, Origin = OriginKind.Human, AuthorId = person, Version = 1, Changed = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        await Do<MachineWork, MoveResult>(work => work.Start(job, person, default));
        await Work();

        var targets = await Targets(job);
        Assert.Equal(10, targets.Count);
        Assert.Equal(("사람이 쓴 글.", OriginKind.Human, 1), (targets[4].Text.Text, targets[4].Origin, targets[4].Version));
    }

    [Fact]
    public async Task A_job_cancelled_in_the_middle_writes_nothing_more_and_can_be_taken_up_again()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10), price: 20);
        var editor = await Server.NewPerson("Editor");
        await Work();
        await Do<MachineWork, MoveResult>(work => work.Start(job, editor, default));
        var batch = await Server.Rows(db => db.Batches.Where(b => b.Kind == BatchKind.Machine).Select(b => b.Id).SingleAsync());
        var lease = (await Do<Batches, Lease?>(batches => batches.Take(batch, default)))!;

        Assert.Equal(MoveResult.Done, await Do<JobMoves, MoveResult>(moves => moves.Cancel(job, editor, default)));
        await Server.Do(async services =>
        {
            await services.GetRequiredService<IEnumerable<IBatchWork>>().Single(w => w.Kind is BatchKind.Machine).Run(lease, default);
            return true;
        });
        await Work();
        Assert.Empty(await Targets(job));
        Assert.Equal(0, engine.Calls);

        Assert.Equal(MoveResult.Done, await Do<JobMoves, MoveResult>(moves => moves.Resume(job, editor, default)));
        await Work();
        Assert.Equal(10, (await Targets(job)).Count);
        Assert.All(engine.Charged.Values, times => Assert.Equal(1, times));
        Assert.Equal(JobState.Available, await Read(job, j => j.State));
    }

    [Fact]
    public async Task Too_much_unread_machine_text_is_delivered_only_with_an_editors_recorded_consent()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.Machine, StandInEngine.Text(10));
        var editor = await Server.NewPerson("Editor");
        await Work();

        Assert.Equal(MoveResult.NeedsConsent, await Do<JobMoves, MoveResult>(moves => moves.Approve(job, editor, null, acceptsMachine: false, default)));
        Assert.Equal(JobState.Submitted, await Read(job, j => j.State));

        Assert.Equal(MoveResult.Done, await Do<JobMoves, MoveResult>(moves => moves.Approve(job, editor, null, acceptsMachine: true, default)));
        await Work();
        Assert.Equal(100, await Server.Rows(db => db.Deliveries.Select(d => d.MachineShare).SingleAsync()));
        var consent = await Server.Rows(db => db.Audit.SingleAsync(a => a.Act == "machine-text-accepted"));
        Assert.Equal((editor, "100 %"), (consent.PersonId, consent.Detail));

        // Nobody confirmed and nobody changed them: nobody can say that they were good.
        Assert.All(await Server.Rows(db => db.MachineOutcomes.ToListAsync()), o => Assert.Null(o.WasEdited));
    }

    [Fact]
    public async Task What_people_made_of_the_offers_is_known_after_the_delivery()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.Machine, StandInEngine.Text(10));
        var editor = await Server.NewPerson("Editor");
        await Work();
        await Server.Rows(async db =>
        {
            await db.Targets.Where(t => t.Ordinal < 4).ExecuteUpdateAsync(set => set.SetProperty(t => t.AuthorId, editor));
            return await db.Targets.Where(t => t.Ordinal >= 8).ExecuteUpdateAsync(set => set.SetProperty(t => t.Text, new InlineText("고친 글.")).SetProperty(t => t.AuthorId, editor).SetProperty(t => t.Origin, OriginKind.Human));
        });

        await Do<JobMoves, MoveResult>(moves => moves.Approve(job, editor, null, acceptsMachine: true, default));
        await Work();

        var edited = await Server.Rows(db => db.MachineOutcomes.OrderBy(o => o.Ordinal).Select(o => o.WasEdited).ToListAsync());
        Assert.Equal([false, false, false, false, null, null, null, null, true, true], edited);
    }

    [Fact]
    public async Task Nothing_is_spent_on_a_job_that_was_cancelled_while_it_was_being_filled()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(1200));
        var editor = await Server.NewPerson("Editor");
        await RunNext(BatchKind.Extract);
        await RunNext(BatchKind.Fill);

        Assert.Equal(MoveResult.Done, await Do<JobMoves, MoveResult>(moves => moves.Cancel(job, editor, default)));
        await Work();
        Assert.Equal(0, engine.Calls);
        Assert.Equal(MoveResult.NotInState, await Do<MachineWork, MoveResult>(work => work.Retry(job, editor, default)));

        Assert.Equal(MoveResult.Done, await Do<JobMoves, MoveResult>(moves => moves.Resume(job, editor, default)));
        await Work();
        Assert.Equal((JobState.Available, 1200), await Read(job, j => new ValueTuple<JobState, int>(j.State, j.Prepared)));
        Assert.Equal(1200, (await Targets(job)).Count);
    }

    [Fact]
    public async Task Cancelling_and_taking_up_again_does_not_pass_the_question_by_what_it_costs()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(1200), price: 20);
        var editor = await Server.NewPerson("Editor");
        await RunNext(BatchKind.Extract);
        await RunNext(BatchKind.Fill);

        await Do<JobMoves, MoveResult>(moves => moves.Cancel(job, editor, default));
        await Do<JobMoves, MoveResult>(moves => moves.Resume(job, editor, default));
        await Work();

        Assert.Equal(0, engine.Calls);
        var characters = (await Server.Rows(db => db.Segments.Select(s => s.Source).ToListAsync())).Sum(s => s.Text.Length);
        Assert.Equal((long?)characters * 20, await Read(job, j => j.AskedCost));
    }

    [Fact]
    public async Task What_is_left_to_people_while_it_is_being_filled_stays_with_people()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(1200));
        var editor = await Server.NewPerson("Editor");
        await RunNext(BatchKind.Extract);
        await RunNext(BatchKind.Fill);

        Assert.Equal(MoveResult.Done, await Do<MachineWork, MoveResult>(work => work.SendToPeople(job, editor, default)));
        await Work();

        Assert.Equal(0, engine.Calls);
        Assert.Equal((JobState.Available, 1200, 0), await Read(job, j => new ValueTuple<JobState, int, int>(j.State, j.Prepared, j.BatchesLeft)));

        // Asked again, engines do all of it.
        Assert.Equal(MoveResult.Done, await Do<MachineWork, MoveResult>(work => work.Retry(job, editor, default)));
        await Work();
        Assert.Equal(1200, (await Targets(job)).Count);
    }

    [Fact]
    public async Task A_job_cancelled_before_it_was_read_is_prepared_when_it_is_taken_up_again()
    {
        await using var engine = await StandInEngine.Start(TimeSpan.Zero);
        var job = await TakeIn(engine, LaneChoice.MachineThenPeople, StandInEngine.Text(10));
        var editor = await Server.NewPerson("Editor");

        await Do<JobMoves, MoveResult>(moves => moves.Cancel(job, editor, default));
        await Work();
        await Do<JobMoves, MoveResult>(moves => moves.Resume(job, editor, default));
        await Work();

        Assert.Equal((JobState.Available, 10), await Read(job, j => new ValueTuple<JobState, int>(j.State, j.Prepared)));
        Assert.Equal(10, (await Targets(job)).Count);
    }

    async Task RunNext(BatchKind kind)
    {
        var batch = await Server.Rows(db => db.Batches.Where(b => b.Kind == kind && b.State == BatchState.Due).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync());
        await Do<BatchJob, bool>(async job =>
        {
            await job.Run(batch, default);
            return true;
        });
    }

    async Task<long> TakeIn(StandInEngine engine, LaneChoice choice, string text, Action<PairRoute>? rules = null, decimal price = 0, long asksAbove = 0, long? budget = null)
    {
        var desk = await Server.NewDesk();
        await Server.Rows(async db =>
        {
            await db.Desks.Where(d => d.Id == desk).ExecuteUpdateAsync(set => set.SetProperty(d => d.AsksAbove, asksAbove).SetProperty(d => d.MachineBudget, budget));
            var row = new DeskEngine { DeskId = desk, Kind = "deepl", Name = "Stand-in", PricePerMillion = price, Created = Server.Clock.GetUtcNow() };
            Server.Services.GetRequiredService<EngineKeys>().Write(row, Translate.Engines.KnownEngines.Find("deepl")!, new Dictionary<string, string> { ["key"] = "secret", ["address"] = engine.Address.ToString() });
            db.Engines.Add(row);
            await db.SaveChangesAsync();
            var route = new PairRoute { DeskId = desk, From = English, To = Korean, Choice = choice, Engines = [row.Id], PeopleBelow = 0 };
            rules?.Invoke(route);
            db.Routes.Add(route);
            return await db.SaveChangesAsync();
        });
        var document = await Do<Intake, Document>(intake => intake.Take(desk, null, new("article.txt", Encoding.UTF8.GetBytes(text), English, [Korean]), default));
        return document.Jobs.Single().Id;
    }

    /// <summary>As <see cref="ServerTests.Work"/>, but what waits for a later time is left waiting.</summary>
    async Task WorkWhatIsDue()
    {
        while (await Server.Rows(async db =>
        {
            var now = Server.Clock.GetUtcNow();
            return await db.Batches.Where(b => b.State == BatchState.Due && b.DueAt <= now).OrderBy(b => b.Id).Select(b => (long?)b.Id).FirstOrDefaultAsync();
        }) is { } batch)
            await Do<BatchJob, bool>(async job =>
            {
                await job.Run(batch, default);
                return true;
            });
    }

    Task<TResult> Do<TService, TResult>(Func<TService, Task<TResult>> act)
        where TService : notnull => Server.Do(services => act(services.GetRequiredService<TService>()));

    Task<List<SegmentTarget>> Targets(long job) => Server.Rows(db => db.Targets.AsNoTracking().Where(t => t.JobId == job).OrderBy(t => t.Ordinal).ToListAsync());

    Task<T> Read<T>(long job, System.Linq.Expressions.Expression<Func<Job, T>> what) => Server.Rows(db => db.Jobs.Where(j => j.Id == job).Select(what).SingleAsync());

    Task<(int Machine, int Cached, int People)> Sums(long job) => Server.Rows(async db =>
    {
        var batches = await db.Batches.AsNoTracking().Where(b => b.JobId == job && b.Kind == BatchKind.Machine).ToListAsync();
        return (batches.Sum(b => b.FromMachine), batches.Sum(b => b.FromCache), batches.Sum(b => b.ToPeople));
    });
}
