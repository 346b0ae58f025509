using System.Data.Common;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Translate.Server.Data;

/// <summary>Lets SQLite itself wait for its turn to write: it looks again after a millisecond or a few, the driver only after 150.</summary>
sealed class WritersInLine : DbConnectionInterceptor
{
    /// <inheritdoc/>
    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData)
    {
        using var command = Command(connection);
        command.ExecuteNonQuery();
    }

    /// <inheritdoc/>
    public override async Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        await using var command = Command(connection);
        await command.ExecuteNonQueryAsync(cancellationToken);
    }

    static DbCommand Command(DbConnection connection)
    {
        var command = connection.CreateCommand();
        command.CommandText = "PRAGMA busy_timeout = 30000";
        return command;
    }
}
