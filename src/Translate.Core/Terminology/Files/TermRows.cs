using System.Globalization;
using Translate.Core.Formats.Table;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Files;

/// <summary>Reads the rows of a table of terms.</summary>
sealed class TermRows
{
    static readonly string[] Known =
        ["concept", "id", "locale", "language", "term", "status", "part of speech", "pos", "case sensitive", "inflects", "note", "notes", "domain", "subject", "definition", "concept note", "author", "changed", "source"];

    readonly SourceText source;
    readonly List<string> names;
    readonly ICollection<InvalidDocumentException> problems;

    public TermRows(SourceText source, List<string> names, ICollection<InvalidDocumentException> problems)
    {
        (this.source, this.names, this.problems) = (source, names, problems);
        Languages = [.. names.Select((name, column) => (name, column))
            .Where(n => !Known.Contains(n.name, StringComparer.Ordinal) && Locale.TryParse(n.name, out var locale) && locale.IsKnown)
            .Select(n => (n.column, Locale.Parse(n.name)))];
    }

    /// <summary>The columns that are named by a language.</summary>
    public IReadOnlyList<(int Column, Locale Locale)> Languages { get; }

    /// <summary>Concepts of which each row is a term.</summary>
    public IReadOnlyList<Concept> Terms(IEnumerable<List<TableCell>> rows)
    {
        if (Column("locale", "language") < 0) throw source.Invalid(0, "there is no column \"locale\" that says the language of each term.");
        var entries = new List<Entry>();
        var byId = new Dictionary<string, Entry>(StringComparer.Ordinal);
        foreach (var row in rows.Where(HasText))
        {
            if (!Locale.TryParse(Said(row, "locale", "language"), out var locale))
            {
                Report(row, $"\"{Said(row, "locale", "language")}\" is no language tag as in BCP 47: en, ko, pt-BR.");
                continue;
            }

            if (ReadTerm(row, locale, Said(row, "term"), TermStatus.Admitted) is not { } term) continue;
            var said = Said(row, "concept", "id");
            var id = said ?? Number(row);
            if (!byId.TryGetValue(id, out var entry))
            {
                byId.Add(id, entry = new(About(row, id) with { IsNamed = said is not null }));
                entries.Add(entry);
            }

            entry.Terms.Add(term);
            if (Said(row, "definition") is { } definition && entry.Defined.Add((locale, definition))) entry.Definitions.Add(new(locale, definition));
        }

        return [.. entries.Select(entry => entry.Concept with { Terms = entry.Terms, Definitions = entry.Definitions })];
    }

    /// <summary>Concepts of which each is a row.</summary>
    public IReadOnlyList<Concept> Concepts(IEnumerable<List<TableCell>> rows)
    {
        var concepts = new List<Concept>();
        var ids = new HashSet<string>(StringComparer.Ordinal);
        foreach (var row in rows.Where(HasText))
        {
            var terms = Languages.Where(l => Cell(row, l.Column) is not null)
                .Select(l => ReadTerm(row, l.Locale, Cell(row, l.Column), TermStatus.Preferred)).OfType<Term>().ToList();
            if (terms.Count == 0)
            {
                Report(row, "the row has no term.");
                continue;
            }

            var id = Said(row, "concept", "id");
            var isNamed = id is not null && ids.Add(id);
            if (!isNamed) ids.Add(id = Number(row));
            concepts.Add(About(row, id!) with
            {
                IsNamed = isNamed,
                Terms = terms,
                Note = Said(row, "concept note", "note", "notes"),
                Definitions = Said(row, "definition") is { } definition ? [new(null, definition)] : [],
                Provenance = Origin(row),
            });
        }

        return concepts;
    }

    Concept About(List<TableCell> row, string id) => new(id, []) { Domain = Said(row, "domain", "subject"), Note = Said(row, "concept note") };

    Term? ReadTerm(List<TableCell> row, Locale locale, string? text, TermStatus unsaid)
    {
        if (text is null)
        {
            Report(row, "the row has no term.");
            return null;
        }

        if (text.Length > Term.MostCharacters)
        {
            Report(row, string.Create(CultureInfo.InvariantCulture, $"the term has more than {Term.MostCharacters} characters."));
            return null;
        }

        var status = unsaid;
        if (Said(row, "status") is { } said)
        {
            if (TbxNames.StatusOf(said) is { } known) status = known;
            else Report(row, $"\"{said}\" is no status: preferred, admitted or forbidden. The term counts as {status.ToString().ToLowerInvariant()}.");
        }

        var isRow = Column("term") >= 0;
        return new(locale, text)
        {
            Status = status,
            PartOfSpeech = Said(row, "part of speech", "pos"),
            IsCaseSensitive = Said(row, "case sensitive") is { } sensitive ? TbxNames.YesOrNo(sensitive) : null,
            Inflects = Said(row, "inflects") is not { } inflects || (TbxNames.YesOrNo(inflects) ?? true),
            Note = isRow ? Said(row, "note", "notes") : null,
            Provenance = isRow ? Origin(row) : default,
        };
    }

    Provenance Origin(List<TableCell> row) => new(Said(row, "author"), Said(row, "changed") is { } date ? TbxNames.Date(date) : null, Said(row, "source"));

    bool HasText(List<TableCell> row) => row.Exists(cell => cell.Slot.Length > 0);

    string? Said(List<TableCell> row, params ReadOnlySpan<string> columns) => Cell(row, Column(columns));

    int Column(params ReadOnlySpan<string> columns)
    {
        foreach (var name in columns)
            if (names.IndexOf(name) is >= 0 and var column) return column;
        return -1;
    }

    /// <summary>What a cell says; null where it says nothing or is not there.</summary>
    string? Cell(List<TableCell> row, int column)
    {
        if (column < 0 || column >= row.Count) return null;
        var text = SpreadsheetCell.Read(row[column].Text(source.Text).Trim());
        return text.Length == 0 ? null : text;
    }

    /// <summary>A name for a concept that has none: the line of its row.</summary>
    string Number(List<TableCell> row) => string.Create(CultureInfo.InvariantCulture, $"row-{source.PositionOf(row[0].Slot.Start).Line}");

    void Report(List<TableCell> row, string problem) => problems.Add(source.Invalid(row[0].Slot.Start, problem));

    /// <summary>A concept while its rows are being read.</summary>
    sealed record Entry(Concept Concept)
    {
        public List<Term> Terms { get; } = [];

        public List<Definition> Definitions { get; } = [];

        public HashSet<(Locale, string)> Defined { get; } = [];
    }
}
