using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.Data;

public class SqliteTests : ServerTests
{
    [Fact]
    public async Task Readers_do_not_hold_up_writers() =>
        Assert.Equal(["wal"], await Server.Rows(db => db.Database.SqlQuery<string>($"PRAGMA journal_mode").ToListAsync()));
}
