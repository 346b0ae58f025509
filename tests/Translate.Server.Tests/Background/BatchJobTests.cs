using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Background;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Background;

public sealed class BatchJobOnPostgresTests : BatchJobTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>The queue may deliver an id twice, late, or to two workers at once; a worker may fall asleep and wake up too late.</summary>
public class BatchJobTests : ServerTests
{
    [Fact]
    public async Task A_batch_delivered_twice_changes_nothing_the_second_time()
    {
        await TakeIn();
        await Work();
        var before = await Counts();

        foreach (var batch in await Server.Rows(db => db.Batches.Select(b => b.Id).ToListAsync())) await Run(batch);

        Assert.Equal(before, await Counts());
    }

    [Fact]
    public async Task A_batch_delivered_to_ten_workers_at_once_is_done_once()
    {
        await TakeIn();
        while (await Server.Rows(db => db.Batches.Where(b => b.State == BatchState.Due).OrderBy(b => b.Id).Select(b => (long?)b.Id).FirstOrDefaultAsync()) is { } batch)
            await Task.WhenAll(Enumerable.Range(0, 10).Select(_ => Run(batch)));

        var job = await Server.Rows(db => db.Jobs.SingleAsync());
        Assert.Equal((3, 3, JobState.Available), (job.Segments, job.Prepared, job.State));
        Assert.Equal(3, await Server.Rows(db => db.Segments.CountAsync()));
    }

    [Fact]
    public async Task A_worker_that_lost_its_lease_writes_nothing()
    {
        await TakeIn();
        var batch = await Server.Rows(db => db.Batches.Select(b => b.Id).SingleAsync());
        var slow = (await Server.Do(services => services.GetRequiredService<Batches>().Take(batch, default)))!;
        Assert.Null(await Server.Do(services => services.GetRequiredService<Batches>().Take(batch, default)));

        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        await Run(batch);

        await Assert.ThrowsAsync<LeaseLostException>(() => Server.Do(async services =>
        {
            await services.GetRequiredService<IEnumerable<IBatchWork>>().Single(w => w.Kind == slow.Batch.Kind).Run(slow, default);
            return true;
        }));
        await Work();
        Assert.Equal(3, await Server.Rows(db => db.Segments.CountAsync()));
        Assert.Equal(1, await Server.Rows(db => db.Batches.CountAsync(b => b.Kind == BatchKind.Fill)));
    }

    [Fact]
    public async Task What_cannot_be_delivered_says_why_and_can_be_tried_again()
    {
        await TakeIn();
        await Work();
        await Server.Rows(db => db.Jobs.ExecuteUpdateAsync(set => set.SetProperty(j => j.State, JobState.Approved)));
        var document = await Server.Rows(db => db.Documents.SingleAsync());
        await Server.Rows(db => db.SourceFiles.ExecuteUpdateAsync(set => set.SetProperty(f => f.Bytes, new byte[] { 0xFF })));
        await Server.Rows(async db =>
        {
            db.Batches.Add(new() { Kind = BatchKind.Deliver, DocumentId = document.Id, JobId = await db.Jobs.Select(j => j.Id).SingleAsync(), DueAt = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });
        await Work();
        Assert.Contains("article.txt", (await Server.Rows(db => db.Jobs.SingleAsync())).Failure, StringComparison.Ordinal);

        Assert.Single(await Server.Do(services => services.GetRequiredService<Batches>().Retry(document.Id, 1, default)));
        Assert.Null((await Server.Rows(db => db.Jobs.SingleAsync())).Failure);
    }

    Task<Document> TakeIn() => Server.Do(async services => await services.GetRequiredService<Intake>().Take(
        await Server.NewDesk(), null, new("article.txt", "A heading\n\nOne thing. Another thing.\n"u8.ToArray(), Locale.Parse("en"), [Locale.Parse("ko")]), default));

    Task<bool> Run(long batch) => Server.Do(async services =>
    {
        await services.GetRequiredService<BatchJob>().Run(batch, default);
        return true;
    });

    async Task<(int, int, int, int)> Counts() => (
        await Server.Rows(db => db.Segments.CountAsync()), await Server.Rows(db => db.Targets.CountAsync()), await Server.Rows(db => db.Batches.CountAsync()), await Server.Rows(db => db.Audit.CountAsync()));
}
