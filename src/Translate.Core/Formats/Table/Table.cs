using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>Tables as text (.csv, .tsv; RFC 4180): one unit a cell of the columns that hold text. The other columns are never touched.</summary>
/// <remarks>
/// <para>
/// The first row names the columns: see <see cref="TableNames"/>. Cells are divided by commas, tabs or semicolons, whatever the first row
/// has most of. A unit's id is the row's key where each row has its own, else the row's number as a spreadsheet counts; where several
/// columns are text, the column's name follows behind a slash. Placeholders are inline codes: see <see cref="MessagePlaceholders"/>.
/// A plural or select message of ICU is one unit with all its arms, and no part of it a code: each language has arms of its own. A table that holds its own translations is a <see cref="BilingualTable"/>.
/// </para>
/// <para>
/// A target that begins with <c>= + - @</c>, which some spreadsheets take for a formula, is written as it is: in CSV it is text, most files
/// are read by programs, and an apostrophe put before it would be shown to their users.
/// </para>
/// </remarks>
public sealed class Table : IFormat
{
    readonly FormatOptions options = FormatOptions.None;
    readonly TableNames names = TableNames.Usual;

    /// <summary>The columns have their usual names.</summary>
    public Table()
    {
    }

    Table(FormatOptions options) => (this.options, names) = (options, TableNames.Of(options));

    /// <inheritdoc/>
    public string Name => "csv";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv"];

    /// <inheritdoc/>
    public IReadOnlyList<FormatOption> Options => TableNames.Options;

    /// <inheritdoc/>
    public IFormat With(FormatOptions options) => new Table(options);

    /// <inheritdoc/>
    public IFormat For(SourceText source) =>
        !names.SaysTexts && TableColumns.Of(source, TableReader.Head(source), names).IsBilingual ? new BilingualTable().With(options) : this;

    /// <inheritdoc/>
    /// <remarks>The columns that the locales name, where no other is known to be text: <c>key,en,ko</c>.</remarks>
    public IReadOnlyDictionary<string, string> Suggests(SourceText source, Locale from, Locale to)
    {
        var head = TableReader.Head(source);
        var columns = TableColumns.Of(source, head, names);
        if (names.SaysTexts || columns.Source >= 0 || columns.Target >= 0 || columns.Texts.Count > 0) return FormatOptions.None.Values;
        return Named(from) is { } texts && Named(to) is { } translations && texts != translations
            ? new Dictionary<string, string>(StringComparer.Ordinal) { [TableNames.SourceOption] = texts, [TableNames.TargetOption] = translations }
            : FormatOptions.None.Values;

        // Named as the locale is, or as its language alone.
        string? Named(Locale locale)
        {
            var said = head.Select(cell => cell.Text(source.Text).Trim()).Where(name => !name.Contains(',', StringComparison.Ordinal)).ToList();
            return said.Find(name => Is(name, locale.Tag)) ?? said.Find(name => Is(name, locale.Language));
        }

        static bool Is(string name, string tag) => string.Equals(name.Replace('_', '-'), tag, StringComparison.OrdinalIgnoreCase);
    }

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source)
    {
        var (columns, rows, keys) = TableRows.Of(source, names);
        if (columns.IsBilingual && !names.SaysTexts)
            throw source.Invalid(0, $"this table holds its own translations: read it as \"{BilingualTable.FormatName}\", or say with csv.text which columns are translated in their place.");
        if (columns.Texts.Count == 0)
        {
            throw source.Invalid(
                0,
                $"no column of this table is known to be text. Its first row has to name the columns: what is translated is called {string.Join(", ", names.Texts)}; what names the rows {string.Join(", ", names.Keys)}; what is said to the translator {string.Join(", ", names.Notes)}. Or say with {TableNames.SourceOption} and {TableNames.TargetOption} which column has the texts and which their translations, or with {TableNames.TextOption} what is translated in its place.");
        }

        var units = new List<Unit>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            foreach (var (index, name) in columns.Texts)
            {
                if (index >= row.Count) continue;
                var said = row[index].Text(source.Text);
                if (string.IsNullOrWhiteSpace(said)) continue;
                units.Add(new(columns.Texts.Count > 1 ? $"{keys[i]}/{name}" : keys[i], row[index].Slot, MessagePlaceholders.Parse(said))
                {
                    Kind = UnitKind.Entry,
                    Note = columns.Note(row, source.Text),
                    MostCharacters = columns.MostCharacters(row, source.Text),
                });
            }
        }

        return units;
    }

    /// <inheritdoc/>
    /// <remarks>A cell in quotes stays so; another gets quotes where it needs them. Line breaks are written as the cell has them, else as the file.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target) => TableCell.Write(source, unit, unit.Source, target);

    /// <inheritdoc/>
    public string LocalizedName(string name, Locale locale) => NamedLocale.Replace(name, locale);
}
