using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>What the columns of a table are, by the names in its first row, whatever their case.</summary>
/// <param name="Texts">The columns that are translated, by their names.</param>
/// <param name="Key">The column that names the rows; −1 where there is none.</param>
/// <param name="Note">The column that speaks to the translator; −1 where there is none.</param>
/// <param name="Count">How many columns there are.</param>
sealed record TableColumns(IReadOnlyList<(int Index, string Name)> Texts, int Key, int Note, int Count)
{
    static readonly string[] TextNames = ["text", "value", "string", "message", "source", "translation"];

    static readonly string[] KeyNames = ["id", "key", "identifier"];

    static readonly string[] NoteNames = ["note", "notes", "comment", "context", "description"];

    /// <summary>The columns of a table whose first row is this.</summary>
    /// <exception cref="InvalidDocumentException">No column is known to be translated, two have one name, or the table holds its own translations.</exception>
    public static TableColumns Of(SourceText source, IReadOnlyList<TableCell> head)
    {
        var names = head.Select(cell => cell.Text(source.Text).Trim().ToLowerInvariant()).ToList();
        if (names.Contains("source") && names.IndexOf("target") is >= 0 and var target)
            throw source.Invalid(head[target].Slot.Start, "a table with columns \"source\" and \"target\" holds its own translations, which is not read yet. Leave the column \"target\" out.");

        var texts = new List<(int, string)>();
        for (var i = 0; i < names.Count; i++)
        {
            if (!TextNames.Contains(names[i], StringComparer.Ordinal)) continue;
            if (names.IndexOf(names[i]) < i) throw source.Invalid(head[i].Slot.Start, $"there are two columns \"{names[i]}\". Names of columns are given once.");
            texts.Add((i, names[i]));
        }

        if (texts.Count == 0)
        {
            throw source.Invalid(
                0,
                $"no column of this table is known to be text. Its first row has to name the columns: what is translated is called {string.Join(", ", TextNames)}; what names the rows {string.Join(", ", KeyNames)}; what is said to the translator {string.Join(", ", NoteNames)}.");
        }

        return new(texts, First(KeyNames), First(NoteNames), names.Count);

        int First(string[] known) => names.FindIndex(name => known.Contains(name, StringComparer.Ordinal));
    }
}
