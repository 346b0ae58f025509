using System.Globalization;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;
using Translate.Core.Text;

namespace Translate.Server.People;

/// <summary>The record as a file: a table for people, or a line of JSON for each entry for programs.</summary>
static class RecordFile
{
    public const string Csv = "csv", JsonLines = "jsonl";

    static readonly JsonSerializerOptions Json = new(JsonSerializerDefaults.Web) { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static async Task WriteCsv(Stream stream, IAsyncEnumerable<RecordEntry> entries, CancellationToken stop)
    {
        // With a byte-order mark: some programs for tables would take it for another encoding.
        await using var writer = new StreamWriter(stream, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        await Row(writer, "id", "at", "act", "personId", "person", "aboutId", "about", "documentId", "document", "jobId", "locale", "detail");
        await foreach (var e in entries.WithCancellation(stop))
            await Row(writer, Text(e.Id), e.At.ToString("O", CultureInfo.InvariantCulture), e.Act, Text(e.PersonId), e.Person, Text(e.AboutId), e.About, Text(e.DocumentId), e.Document, Text(e.JobId), e.Locale?.Tag, e.Detail);
    }

    public static async Task WriteJsonLines(Stream stream, IAsyncEnumerable<RecordEntry> entries, CancellationToken stop)
    {
        await using var writer = new StreamWriter(stream, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        await foreach (var entry in entries.WithCancellation(stop)) await writer.WriteLineAsync(JsonSerializer.Serialize(entry, Json));
    }

    static Task Row(StreamWriter writer, params string?[] cells) => writer.WriteLineAsync(string.Join(',', cells.Select(SpreadsheetCell.Write)));

    static string? Text(long? number) => number?.ToString(CultureInfo.InvariantCulture);
}
