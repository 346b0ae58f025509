using Translate.Server.Tests.Jobs;
using Translate.Server.Tests.Review;

namespace Translate.Server.Tests.Engines;

public sealed class EnginePageOnPostgresTests : EnginePageTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class RoutePageOnPostgresTests : RoutePageTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class MachineOnPostgresTests : MachineTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class MachineReviewOnPostgresTests : MachineReviewTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}
