using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Formats;
using Translate.Core.Formats.Markdown;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Delivery;

/// <summary>A job's text to read: each unit's translation, or its source where it has none yet, without what belongs to its file.</summary>
static partial class RunningText
{
    static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false);

    /// <summary>A paragraph a unit, as plain text. Markup is left away; placeholders are words, and stay.</summary>
    public static byte[] Plain(JobContent content, string? draft) => Join(content, draft, content.Units.Select(unit => unit.Kind switch
    {
        UnitKind.ListItem => $"{Indent(unit.Level)}- {Words(unit.Shown)}",
        _ => Words(unit.Shown),
    }), line => string.Concat(line.Select(p => p.Text)), "\n");

    /// <summary>The same as Markdown, with headings, lists and quotations. Emphasis and links stay where the file's own are Markdown or HTML.</summary>
    public static byte[] Markdown(JobContent content, string? draft)
    {
        var isMarkup = content.Format.Name is "markdown" or "html";
        return Join(content, draft is null ? null : $"> {MarkdownText.Escape(draft)}", content.Units.Select(unit => unit.Kind switch
        {
            UnitKind.Heading => $"{new string('#', Math.Clamp(unit.Level, 1, 6))} {Marked(unit.Shown)}",
            UnitKind.ListItem => $"{Indent(unit.Level)}- {Marked(unit.Shown)}",
            UnitKind.Quote => $"{string.Concat(Enumerable.Repeat("> ", Math.Max(1, unit.Level)))}{Marked(unit.Shown)}",
            UnitKind.Entry => $"- `{unit.Id.Replace('`', '\'')}`: {Marked(unit.Shown)}",
            UnitKind.Aside => $"*{Marked(unit.Shown)}*",
            _ => Marked(unit.Shown),
        }), line => string.Concat(line.Select(p => p.IsAddress ? $"<{p.Text}>" : MarkdownText.Escape(p.Text))), "\\\n");

        string Marked(InlineText text) => string.Join(' ', (isMarkup ? text.Render(MarkdownText.Escape) : MarkdownText.Escape(Words(text))).Split(['\r', '\n'], StringSplitOptions.RemoveEmptyEntries));
    }

    static string Indent(int level) => new(' ', 2 * Math.Clamp(level - 1, 0, 8));

    static byte[] Join(JobContent content, string? draft, IEnumerable<string> units, Func<IReadOnlyList<InsertedPiece>, string> line, string lineEnd)
    {
        var paragraphs = units.ToList();
        var credits = content.Credits.Place is CreditsPlace.Nowhere || content.Credits.Lines.Count == 0 ? null : string.Join(lineEnd, content.Credits.Lines.Select(line));
        if (credits is not null) paragraphs.Insert(content.Credits.Place is CreditsPlace.Bottom ? paragraphs.Count : content.Units is [{ Kind: UnitKind.Heading }, ..] ? 1 : 0, credits);
        if (draft is not null) paragraphs.Insert(0, draft);
        return Utf8.GetBytes(string.Join("\n\n", paragraphs) + "\n");
    }

    /// <summary>What a reader reads of a text: markup is not, the words within it and placeholders are.</summary>
    static string Words(InlineText text)
    {
        var words = new StringBuilder();
        var at = 0;
        foreach (var code in text.Codes)
        {
            words.Append(text.Text, at, code.Offset - at);
            at = code.Offset;
            if (code.Kind is not CodeKind.Standalone) continue;
            words.Append(code.Data switch
            {
                ['<', ..] => code.Data.StartsWith("<br", StringComparison.OrdinalIgnoreCase) ? "\n" : Tags().Replace(code.Data, ""),
                ['`', ..] => code.Data.Trim('`'),
                _ => code.Data,
            });
        }

        return words.Append(text.Text, at, text.Text.Length - at).ToString();
    }

    [GeneratedRegex("<[^<>]*>", RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
