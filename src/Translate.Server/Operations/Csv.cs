using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;

namespace Translate.Server.Operations;

/// <summary>Comma-separated values (RFC 4180) that people open with a program for tables.</summary>
static class Csv
{
    /// <summary>A line.</summary>
    public static StringBuilder Line(this StringBuilder csv, params string[] cells) => csv.AppendJoin(',', cells).Append("\r\n");

    /// <summary>A cell of text. What a program for tables would take for a formula is marked as text: a document's name must not compute anything.</summary>
    public static string Cell(string text)
    {
        if (text is ['=' or '+' or '-' or '@' or '\t' or '\r', ..]) text = $"'{text}";
        return text.AsSpan().IndexOfAny("\",\r\n") < 0 ? text : $"\"{text.Replace("\"", "\"\"", StringComparison.Ordinal)}\"";
    }

    /// <summary>A number, with a point in every language; empty where there is none.</summary>
    public static string Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The file, with a byte-order mark: some programs would take it for another encoding.</summary>
    public static FileContentHttpResult File(string csv, string name) => TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", name);
}
