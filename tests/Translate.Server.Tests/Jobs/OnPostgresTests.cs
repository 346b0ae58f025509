
namespace Translate.Server.Tests.Jobs;

public sealed class JobPageOnPostgresTests : JobPageTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class AvailableOnPostgresTests : AvailableTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}
