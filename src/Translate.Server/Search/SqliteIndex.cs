using System.Globalization;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Storage;
using Translate.Server.Data;

namespace Translate.Server.Search;

/// <summary>An FTS5 table without the texts: SQLite's own inverted index, its rows numbered as the texts are.</summary>
sealed class SqliteIndex(TranslateDb db) : ISearchIndex
{
    /// <inheritdoc/>
    public async Task Write(IReadOnlyList<IndexedText> texts, CancellationToken stop)
    {
        await using var command = Connection.CreateCommand();
        command.Transaction = (SqliteTransaction?)db.Database.CurrentTransaction?.GetDbTransaction();
        command.CommandText = "INSERT OR REPLACE INTO \"SearchGrams\" (rowid, grams) VALUES ($id, $grams)";
        var id = command.Parameters.Add("$id", SqliteType.Integer);
        var grams = command.Parameters.Add("$grams", SqliteType.Text);
        foreach (var text in texts)
        {
            id.Value = text.Id;
            grams.Value = string.Join(' ', text.Pieces.Prepend(Desk(text.DeskId)));
            await command.ExecuteNonQueryAsync(stop);
        }
    }

    /// <inheritdoc/>
    public async Task<List<long>> Find(long deskId, IReadOnlyCollection<string> pieces, long from, long before, int take, CancellationToken stop)
    {
        await db.Database.OpenConnectionAsync(stop);
        try
        {
            await using var command = Connection.CreateCommand();
            command.CommandText = "SELECT rowid FROM \"SearchGrams\" WHERE \"SearchGrams\" MATCH $match AND rowid >= $from AND rowid < $before ORDER BY rowid DESC LIMIT $take";
            command.Parameters.AddWithValue("$match", string.Join(" AND ", pieces.Append(Desk(deskId)).Select(p => $"\"{p}\"")));
            command.Parameters.AddWithValue("$from", from);
            command.Parameters.AddWithValue("$before", before);
            command.Parameters.AddWithValue("$take", take);
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

    /// <summary>One process only writes into the file, and one reads changed texts in it.</summary>
    public Task<bool> TakeTurn(CancellationToken stop) => Task.FromResult(true);

    SqliteConnection Connection => (SqliteConnection)db.Database.GetDbConnection();

    /// <summary>A piece that every text of the desk has. Pieces of texts have three letters at most.</summary>
    static string Desk(long deskId) => string.Create(CultureInfo.InvariantCulture, $"desk{deskId}");
}
