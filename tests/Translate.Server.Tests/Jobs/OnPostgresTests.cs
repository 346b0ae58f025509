using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Jobs;

public sealed class JobPageOnPostgresTests : JobPageTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class AvailableOnPostgresTests : AvailableTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}
