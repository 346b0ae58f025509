using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Design;

namespace Translate.Server.Data;

/// <summary>The database as one file.</summary>
public sealed class SqliteDb(DbContextOptions<SqliteDb> options) : TranslateDb(options)
{
    /// <inheritdoc/>
    protected override void ConfigureConventions(ModelConfigurationBuilder configurationBuilder)
    {
        base.ConfigureConventions(configurationBuilder);
        configurationBuilder.Properties<DateTimeOffset>().HaveConversion<TicksConverter>();
    }

    sealed class AtDesignTime : IDesignTimeDbContextFactory<SqliteDb>
    {
        public SqliteDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<SqliteDb>().UseSqlite("Data Source=:memory:").Options);
    }
}

/// <summary>The database as a PostgreSQL server, for several machines.</summary>
public sealed class PostgresDb(DbContextOptions<PostgresDb> options) : TranslateDb(options)
{
    sealed class AtDesignTime : IDesignTimeDbContextFactory<PostgresDb>
    {
        public PostgresDb CreateDbContext(string[] args) => new(new DbContextOptionsBuilder<PostgresDb>().UseNpgsql("Host=localhost").Options);
    }
}
