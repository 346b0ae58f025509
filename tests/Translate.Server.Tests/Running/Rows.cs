using System.Data.Common;
using System.Globalization;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Translate.Server.Tests.Running;

/// <summary>Looks at the service's rows without the service.</summary>
public sealed class Rows(Func<DbConnection> open)
{
    public static Rows InSqlite(Place place) => new(() => new SqliteConnection($"Data Source={Path.Combine(place.Data, "translate.db")};Mode=ReadOnly;Pooling=False"));

    public static Rows InPostgres(string connection) => new(() => new NpgsqlConnection(connection));

    /// <summary>The first column of the first row, as a number; -1 as long as there is no database or table.</summary>
    public long Count(string sql)
    {
        try
        {
            using var connection = open();
            connection.Open();
            using var command = connection.CreateCommand();
#pragma warning disable CA2100 // The tests' own words.
            command.CommandText = sql;
#pragma warning restore CA2100
            return Convert.ToInt64(command.ExecuteScalar(), CultureInfo.InvariantCulture);
        }
        catch (DbException)
        {
            return -1;
        }
    }

    /// <summary>What is still to be done, for the message of a test that waited in vain.</summary>
    public string Open()
    {
        using var connection = open();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT 'batch ' || "Id" || ' kind ' || "Kind" || ' state ' || "State" || ' attempts ' || "Attempts" || ' ' || COALESCE("Failure", '') FROM "Batches" WHERE "State" <> 1 ORDER BY "Id" LIMIT 20""";
        using var reader = command.ExecuteReader();
        var lines = new List<string>();
        while (reader.Read()) lines.Add(reader.GetString(0));
        return string.Join('\n', lines);
    }

    /// <summary>All work was done, each piece once, and the counts say what the rows say.</summary>
    public void AreWholeAndOnce(int documents)
    {
        Assert.Equal(1, Count("""SELECT COUNT(*) FROM "Desks" """));
        Assert.Equal(1, Count("""SELECT COUNT(*) FROM "AspNetUsers" """));
        Assert.Equal(documents, Count("""SELECT COUNT(*) FROM "Documents" """));
        Assert.Equal(documents, Count("""SELECT COUNT(*) FROM "Documents" WHERE "State" = 1 """));
        Assert.Equal(0, Count("""SELECT COUNT(*) FROM "Batches" WHERE "State" <> 1 """));
        Assert.Equal(36, Count("""SELECT COUNT(*) FROM "MemoryEntries" """));

        // Each segment once, with no gap; what the counts say is what is there.
        Assert.Equal(0, Count("""SELECT COUNT(*) FROM "Documents" d WHERE d."Segments" <> (SELECT COUNT(*) FROM "Segments" s WHERE s."DocumentId" = d."Id") OR d."Segments" <> (SELECT MAX(s."Ordinal") + 1 FROM "Segments" s WHERE s."DocumentId" = d."Id") """));
        Assert.Equal(0, Count("""SELECT COUNT(*) FROM "Jobs" WHERE "Prepared" <> "Segments" OR "BatchesLeft" <> 0 OR "State" = 0 """));
        Assert.Equal(0, Count("""SELECT COUNT(*) FROM "Jobs" j WHERE j."Translated" <> (SELECT COUNT(*) FROM "Targets" t WHERE t."JobId" = j."Id" AND t."State" >= 1) """));

        // Delivered once, prepared once.
        Assert.Equal(Count("""SELECT COUNT(*) FROM "Jobs" WHERE "State" = 5 """), Count("""SELECT COUNT(*) FROM "Deliveries" """));
        Assert.Equal(Count("""SELECT COUNT(*) FROM "Jobs" """), Count("""SELECT COUNT(*) FROM "Audit" WHERE "Act" = 'prepared' """));
        Assert.Equal(Count("""SELECT COUNT(*) FROM "Deliveries" """), Count("""SELECT COUNT(*) FROM "Audit" WHERE "Act" = 'delivered' """));
    }

    /// <summary>Each numbered sentence has one target, and it is the one about its own number.</summary>
    public void AreTranslatedInTheirRows(int sentences)
    {
        using var connection = open();
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = """SELECT "Ordinal", "Text" FROM "Targets" ORDER BY "Ordinal" """;
        using var reader = command.ExecuteReader();
        var next = 0;
        for (; reader.Read(); next++)
            if (reader.GetInt32(0) != next || reader.GetString(1) != StandInEngine.Translation(next + 1)) throw new InvalidOperationException($"Row {reader.GetInt32(0)} has \"{reader.GetString(1)}\".");
        if (next != sentences) throw new InvalidOperationException($"There are {next} targets for {sentences} sentences.");
    }

    /// <summary>Every sentence was paid once: the ledger, what is kept and the month's sum say the same, and nothing is set aside any more.</summary>
    public void ArePaidOnce(int sentences, int price)
    {
        var said = (
            Kept: Count("""SELECT COUNT(*) FROM "CachedTranslations" """),
            Paid: Count("""SELECT SUM("Texts") FROM "EngineCalls" WHERE "State" = 1 """),
            Cost: Count("""SELECT SUM("Cost") FROM "Spending" """),
            Characters: Count("""SELECT SUM(LENGTH("Source")) FROM "Segments" """),
            Aside: Count("""SELECT SUM("Reserved") FROM "Spending" """));
        if (said != (sentences, sentences, said.Characters * price, said.Characters, 0)) throw new InvalidOperationException(said.ToString());
    }
}
