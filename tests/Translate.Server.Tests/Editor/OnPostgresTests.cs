
namespace Translate.Server.Tests.Editor;

public sealed class SavesOnPostgresTests : SavesTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class EventsOnPostgresTests : EventsTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class ReshapingOnPostgresTests : ReshapingTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class BesideOnPostgresTests : BesideTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}
