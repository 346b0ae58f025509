using Translate.Server.Tests.Delivery;

namespace Translate.Server.Tests.Publishing;

public sealed class WebhookOnPostgresTests : WebhookTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class FilePublishingOnPostgresTests : FilePublishingTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class CreditsOnPostgresTests : CreditsTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class ExportOnPostgresTests : ExportTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class ReturnOnPostgresTests : ReturnTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

public sealed class DeliverBatchOnPostgresTests : DeliverBatchTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}
