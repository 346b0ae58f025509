using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Formats.Table;

/// <summary>What the columns of a table are, by the names in its first row, whatever their case; −1 where there is none.</summary>
/// <param name="Texts">The columns that are translated in their place, by their names.</param>
/// <param name="Source">The column that is translated, where the translation has its own.</param>
/// <param name="Target">The column of the translation.</param>
/// <param name="Key">The column that names the rows.</param>
/// <param name="Notes">The columns that speak to the translator.</param>
/// <param name="Limit">The column with the most characters that a translation may have.</param>
/// <param name="Count">How many columns there are.</param>
sealed record TableColumns(IReadOnlyList<(int Index, string Name)> Texts, int Source, int Target, int Key, IReadOnlyList<int> Notes, int Limit, int Count)
{
    /// <summary>The columns of a table whose first row is this.</summary>
    /// <exception cref="InvalidDocumentException">Two columns that matter have one name.</exception>
    public static TableColumns Of(SourceText source, IReadOnlyList<TableCell> head, TableNames known)
    {
        var names = head.Select(cell => cell.Text(source.Text).Trim().ToLowerInvariant()).ToList();
        var texts = new List<(int, string)>();
        for (var i = 0; i < names.Count; i++)
        {
            if (!known.Texts.Contains(names[i], StringComparer.Ordinal)) continue;
            if (names.IndexOf(names[i]) < i) throw source.Invalid(head[i].Slot.Start, $"there are two columns \"{names[i]}\". Names of columns are given once.");
            texts.Add((i, names[i]));
        }

        return new(texts, First(known.Sources), First(known.Targets), First(known.Keys), [.. Enumerable.Range(0, names.Count).Where(i => known.Notes.Contains(names[i], StringComparer.Ordinal))], First(known.Limits), names.Count);

        int First(IReadOnlyList<string> wanted) => names.FindIndex(name => wanted.Contains(name, StringComparer.Ordinal));
    }

    /// <summary>The table holds its own translations.</summary>
    public bool IsBilingual => Source >= 0 && Target >= 0;

    /// <summary>What a row says to the translator.</summary>
    public string? Note(IReadOnlyList<TableCell> row, string text)
    {
        var note = string.Join('\n', Notes.Where(i => i < row.Count).Select(i => row[i].Text(text)).Where(said => !string.IsNullOrWhiteSpace(said)));
        return note.Length == 0 ? null : note;
    }

    /// <summary>The most characters that a row's translation may have.</summary>
    public int? MostCharacters(IReadOnlyList<TableCell> row, string text) =>
        Limit >= 0 && Limit < row.Count && int.TryParse(row[Limit].Text(text).Trim(), NumberStyles.None, CultureInfo.InvariantCulture, out var most) && most > 0 ? most : null;
}
