using System.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>Plain words as Markdown.</summary>
public static class MarkdownText
{
    /// <summary>The words with a backslash before everything that would be markup, wherever in a line they stand.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var starts = i == 0 || text[i - 1] is '\n' or '\r';
            if (@"\`*_[]<>#|~$&!".Contains(text[i], StringComparison.Ordinal) || (starts && text[i] is '+' or '-' or '=' or ':')) escaped.Append('\\');
            else if (text[i] is '.' or ')' && IsNumber(text, i)) escaped.Append('\\');
            escaped.Append(text[i]);
        }

        return escaped.ToString();
    }

    /// <summary>Nothing but digits stands before it in its line: it would number a list.</summary>
    static bool IsNumber(string text, int at)
    {
        var start = at;
        while (start > 0 && char.IsAsciiDigit(text[start - 1])) start--;
        return start < at && (start == 0 || text[start - 1] is '\n' or '\r');
    }
}
