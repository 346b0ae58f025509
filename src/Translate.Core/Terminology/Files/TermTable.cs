using System.Text;
using Translate.Core.Formats.Table;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Files;

/// <summary>Termbases as tables (CSV, RFC 4180), for spreadsheets: out and in.</summary>
/// <remarks>
/// The first row names the columns, in any order. With a column <c>term</c> a row is a term: <c>concept</c> (or <c>id</c>), <c>locale</c>, <c>term</c>,
/// <c>status</c>, <c>part of speech</c>, <c>case sensitive</c>, <c>inflects</c>, <c>note</c>, <c>domain</c>, <c>definition</c>, <c>concept note</c>,
/// <c>author</c>, <c>changed</c>, <c>source</c>; rows of one concept have the same <c>concept</c>. Without it a row is a concept, and each column
/// whose name is a language tag has its preferred term in that language (Indonesian as <c>id-ID</c>: <c>id</c> is the concept's name).
/// A cell that a spreadsheet would take for a formula (<c>=</c>, <c>+</c>, <c>-</c>, <c>@</c>) is written behind an apostrophe, which is taken away again when it is read.
/// </remarks>
public static class TermTable
{
    static readonly string[] Columns =
        ["concept", "locale", "term", "status", "part of speech", "case sensitive", "inflects", "note", "domain", "definition", "concept note", "author", "changed", "source"];

    /// <summary>The concepts of a table.</summary>
    /// <param name="source">The table.</param>
    /// <param name="problems">Takes every row that cannot be used, with its place; it is passed over and the rest is kept.</param>
    /// <exception cref="InvalidDocumentException">It is no table of terms, or a quotation mark is never closed.</exception>
    public static IReadOnlyList<Concept> Read(SourceText source, ICollection<InvalidDocumentException> problems)
    {
        var rows = TableReader.Rows(source, TableReader.Delimiter(source), problems: problems);
        if (rows.Count == 0) throw source.Invalid(0, "the table has no first row that names its columns.");
        var names = rows[0].ConvertAll(cell => cell.Text(source.Text).Trim().ToLowerInvariant());
        var reading = new TermRows(source, names, problems);
        if (names.Contains("term", StringComparer.Ordinal)) return reading.Terms(rows.Skip(1));
        if (reading.Languages.Count > 1) return reading.Concepts(rows.Skip(1));
        throw source.Invalid(0, "the first row names neither a column \"term\" nor two languages, as \"en\" and \"ko\".");
    }

    /// <summary>Writes concepts, a term a row: UTF-8 with a mark, so that spreadsheets know it, and CRLF.</summary>
    /// <param name="output">Where to; it is left open.</param>
    /// <param name="concepts">The concepts.</param>
    public static void Write(Stream output, IEnumerable<Concept> concepts)
    {
        using var writer = new StreamWriter(output, new UTF8Encoding(encoderShouldEmitUTF8Identifier: true), leaveOpen: true) { NewLine = "\r\n" };
        Row(writer, Columns);
        foreach (var concept in concepts)
        {
            foreach (var term in concept.Terms)
            {
                var origin = term.Provenance == default ? concept.Provenance : term.Provenance;
                Row(
                    writer,
                    concept.Id, term.Locale.Tag, term.Text, term.Status.ToString().ToLowerInvariant(), term.PartOfSpeech,
                    YesOrNo(term.IsCaseSensitive), term.Inflects ? null : "no", term.Note, concept.Domain,
                    (concept.Definitions.FirstOrDefault(d => d.Locale == term.Locale) ?? concept.Definitions.FirstOrDefault(d => d.Locale is null))?.Text,
                    concept.Note, origin.Author, origin.Changed is { } changed ? TbxNames.Date(changed) : null, origin.Source);
            }
        }
    }

    static string? YesOrNo(bool? value) => value switch { true => "yes", false => "no", null => null };

    static void Row(StreamWriter writer, params string?[] cells) => writer.WriteLine(string.Join(',', cells.Select(SpreadsheetCell.Write)));
}
