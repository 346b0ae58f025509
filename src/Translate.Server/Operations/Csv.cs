using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Http.HttpResults;
using Translate.Core.Text;

namespace Translate.Server.Operations;

/// <summary>Comma-separated values (RFC 4180) that people open with a program for tables.</summary>
static class Csv
{
    /// <summary>A line.</summary>
    public static StringBuilder Line(this StringBuilder csv, params string[] cells) => csv.AppendJoin(',', cells).Append("\r\n");

    /// <summary>A cell of text, which computes nothing.</summary>
    public static string Cell(string? text) => SpreadsheetCell.Write(text);

    /// <summary>A number, with a point in every language; empty where there is none.</summary>
    public static string Number(IFormattable? number) => number?.ToString(null, CultureInfo.InvariantCulture) ?? "";

    /// <summary>The file, with a byte-order mark: some programs would take it for another encoding.</summary>
    public static FileContentHttpResult File(string csv, string name) => TypedResults.File([.. Encoding.UTF8.GetPreamble(), .. Encoding.UTF8.GetBytes(csv)], "text/csv; charset=utf-8", name);
}
