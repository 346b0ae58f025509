using Translate.Server.Tests.Delivery;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Publishing;

public sealed class WebhookOnPostgresTests : WebhookTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class FilePublishingOnPostgresTests : FilePublishingTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class CreditsOnPostgresTests : CreditsTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class ExportOnPostgresTests : ExportTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class ReturnOnPostgresTests : ReturnTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}

public sealed class DeliverBatchOnPostgresTests : DeliverBatchTests
{
    protected override string? NewDatabase() => PostgresServer.NewDatabase();
}
