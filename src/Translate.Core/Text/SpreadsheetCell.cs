using System.Buffers;

namespace Translate.Core.Text;

/// <summary>A cell of comma-separated values (RFC 4180) that people open with a program for tables.</summary>
/// <remarks>What such a program would take for a formula is written behind an apostrophe, and so marked as text: a document's name must not compute anything.</remarks>
public static class SpreadsheetCell
{
    static readonly SearchValues<char> NeedsQuotes = SearchValues.Create("\",;\t\r\n"), Signs = SearchValues.Create("=+-@\t\r\n＝＋－＠");

    /// <summary>A cell as it is written, in quotes where it needs them; empty where there is no text.</summary>
    public static string Write(string? text)
    {
        // Apostrophes of the text's own before such a sign get one as well, or one would be lost on the way back.
        var safe = text is null ? "" : IsFormula(text) ? $"'{text}" : text;
        return safe.AsSpan().ContainsAny(NeedsQuotes) || safe.StartsWith(' ') || safe.EndsWith(' ') ? $"\"{safe.Replace("\"", "\"\"", StringComparison.Ordinal)}\"" : safe;
    }

    /// <summary>What a cell that was written so says, its quotes taken off.</summary>
    public static string Read(string cell) => cell.StartsWith('\'') && IsFormula(cell) ? cell[1..] : cell;

    /// <summary>What a program for tables takes for a formula, perhaps behind apostrophes.</summary>
    static bool IsFormula(string text) => text.AsSpan().TrimStart('\'') is [var first, ..] && Signs.Contains(first);
}
