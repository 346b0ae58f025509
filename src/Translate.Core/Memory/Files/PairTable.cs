using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Memory.Files;

/// <summary>Pairs as a table (CSV, RFC 4180, or with tabs), for spreadsheets: out and in, row by row.</summary>
/// <remarks>
/// The first row names the columns. Two whose names are language tags hold the texts, the first one the source (Indonesian as <c>id-ID</c>), or else <c>source</c> and
/// <c>target</c>, whose locales each row says in <c>source locale</c> and <c>target locale</c>. Besides: <c>document</c>, <c>author</c>, <c>editor</c>, <c>changed</c>,
/// <c>state</c>, <c>origin</c>, <c>key</c>, each where it is known. Inline codes are written as their data, and read as text.
/// A cell that a spreadsheet would take for a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>) is written behind an apostrophe, which is taken away again when it is read.
/// </remarks>
public static class PairTable
{
    const string SourceLocale = "source locale", TargetLocale = "target locale";

    static readonly string[] Facts = ["document", "author", "editor", "changed", "state", "origin", "key"];

    /// <summary>The pairs of a table, read as they are asked for: UTF-8, or UTF-16 with a mark.</summary>
    /// <param name="stream">The table; it is left open.</param>
    /// <param name="name">Its name, for errors.</param>
    /// <param name="problems">Takes every row that cannot be used, with its place; it is passed over and the rest is kept.</param>
    /// <exception cref="InvalidDocumentException">While reading: the first row names no two languages, a row does not end, or a byte is none of the encoding.</exception>
    public static IEnumerable<MemoryPair> Read(Stream stream, string name, ICollection<InvalidDocumentException> problems)
    {
        using var reader = new StreamReader(stream, new UTF8Encoding(false, throwOnInvalidBytes: true), detectEncodingFromByteOrderMarks: true, leaveOpen: true);
        var records = new PairRecords(reader, name);
        var head = records.Read()?.ConvertAll(cell => cell.Trim()) ?? throw new InvalidDocumentException(name, "the file is empty.");
        var columns = Columns.Of(head) ?? throw new InvalidDocumentException(
            name, new FilePosition(1, 1), $"the first row has to name two columns by their languages, as en and ko, or the columns source, target, {SourceLocale} and {TargetLocale}.");
        while (records.Read() is { } row)
        {
            if (row.TrueForAll(string.IsNullOrWhiteSpace)) continue;
            var (pairs, problem) = columns.Pairs(row);
            if (problem is not null) problems.Add(new(name, new FilePosition(records.Line, 1), problem));
            foreach (var pair in pairs) yield return pair;
        }
    }

    /// <summary>Writes pairs as they come: UTF-8 with a mark, so that spreadsheets know it, and CRLF.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="pairs">The pairs.</param>
    /// <param name="between">The locales of all of them, by which the columns are named then; null where they are several.</param>
    /// <param name="stop">Breaks off.</param>
    public static async Task Write(Stream output, IAsyncEnumerable<MemoryPair> pairs, (Locale From, Locale To)? between = null, CancellationToken stop = default)
    {
        await using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), bufferSize: 1 << 16, leaveOpen: true) { NewLine = "\r\n" };
        string?[] head = between is var (from, to) ? [from.Tag, to.Tag] : [SourceLocale, TargetLocale, "source", "target"];
        await Row([.. head, .. Facts]);
        await foreach (var pair in pairs.WithCancellation(stop))
        {
            var read = between is { } asked && pair.Source.Locale != asked.From ? pair.Reversed : pair;
            string?[] texts = [read.Source.Text.Render(), read.Target.Text.Render()];
            await Row(
            [
                .. between is null ? [read.Source.Locale.Tag, read.Target.Locale.Tag, .. texts] : texts,
                pair.Document, pair.Author, pair.Editor,
                pair.Changed?.ToUniversalTime().ToString("yyyy-MM-dd'T'HH:mm:ss'Z'", CultureInfo.InvariantCulture),
                TmxNames.Of(pair.State), TmxNames.Of(pair.Origin), pair.Source.Context.Key,
            ]);
        }

        Task Row(string?[] cells) => writer.WriteLineAsync(string.Join(',', cells.Select(SpreadsheetCell.Write)).AsMemory(), stop);
    }

    /// <summary>Which column is what.</summary>
    /// <param name="Languages">The columns of texts, with their locales where the columns say them.</param>
    /// <param name="Locales">The columns that say the locales, where each row does; else -1.</param>
    /// <param name="Facts">The columns of what else is known, in the order in which they are written; -1 where there is none.</param>
    sealed record Columns(IReadOnlyList<(int Column, Locale? Locale)> Languages, (int Source, int Target) Locales, int[] Facts)
    {
        public static Columns? Of(List<string> head)
        {
            int Find(string column) => head.FindIndex(cell => cell.Equals(column, StringComparison.OrdinalIgnoreCase));
            var facts = Array.ConvertAll(PairTable.Facts, Find);
            var (source, target, from, to) = (Find("source"), Find("target"), Find(SourceLocale), Find(TargetLocale));
            if (source >= 0 && target >= 0 && from >= 0 && to >= 0) return new([(source, null), (target, null)], (from, to), facts);

            // Words of more letters are not meant as languages, though a tag might be so long.
            var languages = head.Index()
                .Where(cell => !facts.Contains(cell.Index) && !cell.Item.Equals("id", StringComparison.OrdinalIgnoreCase))
                .Select(cell => (cell.Index, Locale: Locale.TryParse(cell.Item, out var locale) && locale.Language.Length <= 3 ? locale : (Locale?)null))
                .Where(cell => cell.Locale is not null)
                .DistinctBy(cell => cell.Locale)
                .ToList();
            return languages.Count >= 2 ? new([.. languages], (-1, -1), facts) : null;
        }

        /// <summary>A pair of the first text that a row has with each other one.</summary>
        public (List<MemoryPair> Pairs, string? Problem) Pairs(List<string> row)
        {
            var pairs = new List<MemoryPair>();
            var texts = new List<(string Text, Locale Locale)>();
            foreach (var ((column, named), i) in Languages.Select((language, i) => (language, i)))
            {
                var text = SpreadsheetCell.Read(Cell(column).Trim());
                if (text.Length == 0) continue;
                if (named is { } known) texts.Add((text, known));
                else if (Locale.TryParse(Cell(i == 0 ? Locales.Source : Locales.Target).Trim(), out var said)) texts.Add((text, said));
                else return (pairs, $"\"{Cell(i == 0 ? Locales.Source : Locales.Target)}\" is no language tag. Expected one as in BCP 47: en, ko, pt-BR.");
            }

            if (texts.Count < 2) return (pairs, "the row has no two texts.");
            foreach (var other in texts.Skip(1))
            {
                if (other.Locale == texts[0].Locale) return (pairs, $"both texts are in {other.Locale}.");
                pairs.Add(new(new(texts[0].Locale, texts[0].Text) { Context = new(null, null, Fact(6)) }, new(other.Locale, other.Text))
                {
                    Document = Fact(0),
                    Author = Fact(1),
                    Editor = Fact(2),
                    Changed = DateTimeOffset.TryParse(Fact(3), CultureInfo.InvariantCulture, DateTimeStyles.AssumeUniversal, out var changed) ? changed : null,
                    State = TmxNames.State(Fact(4) ?? ""),
                    Origin = TmxNames.Origin(Fact(5) ?? ""),
                });
            }

            return (pairs, null);

            string Cell(int column) => column >= 0 && column < row.Count ? row[column] : "";

            string? Fact(int fact) => SpreadsheetCell.Read(Cell(Facts[fact]).Trim()) is { Length: > 0 } said ? said : null;
        }
    }
}
