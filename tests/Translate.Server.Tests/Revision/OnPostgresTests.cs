
namespace Translate.Server.Tests.Revision;

public sealed class RevisionOnPostgresTests : RevisionTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}
