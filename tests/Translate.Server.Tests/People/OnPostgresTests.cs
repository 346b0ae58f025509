
namespace Translate.Server.Tests.People;

public sealed class AccessTokenOnPostgresTests : AccessTokenTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class DeskPeopleOnPostgresTests : DeskPeopleTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class SignInLinkOnPostgresTests : SignInLinkTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class SignInOnPostgresTests : SignInTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class SecondStepOnPostgresTests : SecondStepTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class SessionOnPostgresTests : SessionTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class WayBackOnPostgresTests : WayBackTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class InvitationOnPostgresTests : InvitationTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}
