using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Npgsql;
using NpgsqlTypes;
using Translate.Server.Data;

namespace Translate.Server.Search;

/// <summary>A column of lexemes under a GIN index: PostgreSQL's own inverted index, made of our pieces instead of a dictionary's.</summary>
sealed class PostgresIndex(TranslateDb db) : ISearchIndex
{
    /// <summary>Names our advisory lock among others that the database may know.</summary>
    const long TurnKey = 0x736561726368;

    /// <inheritdoc/>
    public async Task Write(IReadOnlyList<IndexedText> texts, CancellationToken stop)
    {
        await using var batch = new NpgsqlBatch(Connection, (NpgsqlTransaction?)db.Database.CurrentTransaction?.GetDbTransaction());
        foreach (var text in texts)
            batch.BatchCommands.Add(new("UPDATE \"SearchTexts\" SET \"Grams\" = array_to_tsvector($1) WHERE \"Id\" = $2")
            {
                Parameters = { new() { Value = text.Pieces.ToArray() }, new() { Value = text.Id } },
            });
        if (batch.BatchCommands.Count > 0) await batch.ExecuteNonQueryAsync(stop);
    }

    /// <inheritdoc/>
    public async Task<List<long>> Find(long deskId, IReadOnlyCollection<string> pieces, long from, long before, int take, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            // A piece has letters, digits and marks only; in quotes none of them means anything to the query.
            await using var command = new NpgsqlCommand(
                "SELECT \"Id\" FROM \"SearchTexts\" WHERE \"Grams\" @@ $1::tsquery AND \"DeskId\" = $2 AND \"Id\" >= $3 AND \"Id\" < $4 ORDER BY \"Id\" DESC LIMIT $5", Connection)
            {
                Parameters =
                {
                    new() { Value = string.Join(" & ", pieces.Select(p => $"'{p}'")), NpgsqlDbType = NpgsqlDbType.Text },
                    new() { Value = deskId }, new() { Value = from }, new() { Value = before }, new() { Value = take },
                },
            };
            await using var reader = await command.ExecuteReaderAsync(stop);
            var found = new List<long>();
            while (await reader.ReadAsync(stop)) found.Add(reader.GetInt64(0));
            return found;
        }
        finally
        {
            await db.Database.CloseConnectionAsync();
        }
    }

    /// <inheritdoc/>
    public async Task<bool> TakeTurn(CancellationToken stop) => await db.Database.SqlQuery<bool>($"SELECT pg_try_advisory_xact_lock({TurnKey}) AS \"Value\"").SingleAsync(stop);

    NpgsqlConnection Connection => (NpgsqlConnection)db.Database.GetDbConnection();
}
