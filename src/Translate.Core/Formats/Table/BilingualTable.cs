using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>Tables as text (.csv, .tsv; RFC 4180) that hold a text and its translation in a row: one unit a row. Only the translation's column is written.</summary>
/// <remarks>As <see cref="Table"/> reads tables. What stands in the translation's column counts as translated.</remarks>
public sealed class BilingualTable : IFormat
{
    /// <summary>The short name of the format.</summary>
    public const string FormatName = "csv-bilingual";

    readonly TableNames names = TableNames.Usual;

    /// <summary>The columns have their usual names.</summary>
    public BilingualTable()
    {
    }

    BilingualTable(FormatOptions options) => names = TableNames.Of(options);

    /// <inheritdoc/>
    public string Name => FormatName;

    /// <inheritdoc/>
    /// <remarks>By them a file is taken for a <see cref="Table"/>, which then looks at its columns.</remarks>
    public IReadOnlyList<string> Extensions { get; } = [".csv", ".tsv"];

    /// <inheritdoc/>
    public bool IsBilingual => true;

    /// <inheritdoc/>
    public IFormat With(FormatOptions options) => new BilingualTable(options);

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source)
    {
        var (columns, rows, keys) = TableRows.Of(source, names);
        if (!columns.IsBilingual)
            throw source.Invalid(0, $"the first row has to name the column of the texts ({string.Join(", ", names.Sources)}) and that of their translations ({string.Join(", ", names.Targets)}).");
        if (columns.Source == columns.Target) throw source.Invalid(0, "the texts and their translations stand in one column. Say with csv.source and csv.target where they stand.");

        var units = new List<Unit>(rows.Count);
        for (var i = 0; i < rows.Count; i++)
        {
            var row = rows[i];
            var said = columns.Source < row.Count ? row[columns.Source].Text(source.Text) : "";
            if (string.IsNullOrWhiteSpace(said)) continue;
            if (columns.Target >= row.Count) throw source.Invalid(row[^1].Slot.End, "this row ends before the column of its translation. Give each row all of its cells.");

            var text = MessagePlaceholders.Parse(said);
            var target = row[columns.Target].Text(source.Text);
            units.Add(new(keys[i], row[columns.Target].Slot, text)
            {
                Kind = UnitKind.Entry,
                Note = columns.Note(row, source.Text),
                MostCharacters = columns.MostCharacters(row, source.Text),
                Standing = target.Length == 0 ? null : new(MessagePlaceholders.Translation(text, target, MessagePlaceholders.Parse), TargetState.Translated),
            });
        }

        return units;
    }

    /// <inheritdoc/>
    public string Encode(SourceText source, Unit unit, InlineText target) => TableCell.Write(source, unit, this.Stands(unit), target);

    /// <inheritdoc/>
    public string LocalizedName(string name, Locale locale) => NamedLocale.Replace(name, locale);
}
