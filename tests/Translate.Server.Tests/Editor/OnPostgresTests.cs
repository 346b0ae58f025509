using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Editor;

public sealed class SavesOnPostgresTests : SavesTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class EventsOnPostgresTests : EventsTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class ReshapingOnPostgresTests : ReshapingTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class BesideOnPostgresTests : BesideTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}
