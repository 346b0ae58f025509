using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Po;

/// <summary>Writes a string of a catalogue as gettext's own programs do: a literal for each line of the text, long lines broken behind spaces.</summary>
static class PoText
{
    /// <summary>gettext's width of a page, quotation marks included.</summary>
    const int Width = 79;

    /// <summary>No line begins with these (kinsoku).</summary>
    const string NeverFirst = "、。，．：；！？）］｝」』】〕〉》・ー々ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ";

    /// <summary>No line ends with these.</summary>
    const string NeverLast = "（［｛「『【〔〈《";

    /// <summary>The string at a place of the file.</summary>
    /// <param name="source">The file.</param>
    /// <param name="start">Where its first quotation mark stands.</param>
    /// <param name="text">What it says.</param>
    /// <param name="wraps">Long lines are broken.</param>
    public static string Write(SourceText source, int start, string text, bool wraps)
    {
        var line = start == 0 ? 0 : source.Text.LastIndexOfAny(['\r', '\n'], start - 1) + 1;
        var before = source.Text.AsSpan(line, start - line);
        var whole = Quote(text);
        if (text.IndexOf('\n', StringComparison.Ordinal) is var end && (end < 0 || end == text.Length - 1) && (!wraps || Columns.Of(before) + Columns.Of(whole) <= Width)) return whole;

        var separator = source.LineEnd + before[..^before.TrimStart().Length].ToString();
        return string.Join(separator, Literals(text, wraps).Prepend("\"\""));
    }

    /// <summary>The text as literals, each on a line of the file.</summary>
    public static IEnumerable<string> Literals(string text, bool wraps) => Lines(text).SelectMany(part => wraps ? Wrapped(Escape(part)) : [Escape(part)]).Select(part => $"\"{part}\"");

    static string Quote(string text) => $"\"{Escape(text)}\"";

    /// <summary>Long lines are broken: some are, or none is long.</summary>
    /// <param name="text">The file.</param>
    /// <param name="start">Where its messages begin: every program leaves the header's lines as they are.</param>
    public static bool Wraps(string text, int start)
    {
        var isLong = false;
        for (var at = start; at < text.Length;)
        {
            var end = WholeLines.EndOfLine(text, at);
            var next = WholeLines.NextLine(text, end);
            var line = text.AsSpan(at, end - at);
            if (line is ['"', _, _, ..])
            {
                if (next < text.Length && text[next] == '"' && !line.EndsWith("\\n\"")) return true;
                isLong |= Columns.Of(line) > Width + 1;
            }

            at = next;
        }

        return !isLong;
    }

    static IEnumerable<string> Lines(string text)
    {
        for (var at = 0; at < text.Length;)
        {
            var end = text.IndexOf('\n', at) is >= 0 and var found ? found + 1 : text.Length;
            yield return text[at..end];
            at = end;
        }
    }

    static List<string> Wrapped(string line)
    {
        var lines = new List<string>();
        int start = 0, column = 2, word = 0, wordColumns = 0;
        var (before, last) = (new Rune(' '), new Rune(' '));
        for (var at = 0; at < line.Length;)
        {
            var rune = Rune.GetRuneAt(line, at);
            if (at > word && ((last.Value == ' ' && rune.Value != ' ') || IsBehindHyphen(before, last, rune) || IsBetweenIdeographs(last, rune)))
            {
                column += wordColumns;
                (word, wordColumns) = (at, 0);
            }

            wordColumns += Columns.Of(line.AsSpan(at, rune.Utf16SequenceLength));
            if (column + wordColumns > Width && word > start)
            {
                lines.Add(line[start..word]);
                (start, column) = (word, 2);
            }

            (before, last) = (last, rune);
            at += rune.Utf16SequenceLength;
        }

        lines.Add(line[start..]);
        return lines;
    }

    /// <summary>Within "no-position", but neither in "--force" nor before a number.</summary>
    static bool IsBehindHyphen(Rune before, Rune last, Rune next) => last.Value == '-' && Rune.IsLetter(before) && next.Value is not ('-' or ' ' or '\\' or '"' or ',' or '.' or ')' or ']' or '}' or '!' or '?' or ':' or ';' or '/') && !Rune.IsDigit(next);

    /// <summary>Between Han and Kana a line may end; Hangul has spaces for that.</summary>
    static bool IsBetweenIdeographs(Rune last, Rune next) =>
        IsIdeograph(last) && IsIdeograph(next) && !NeverFirst.Contains(next.ToString(), StringComparison.Ordinal) && !NeverLast.Contains(last.ToString(), StringComparison.Ordinal);

    static bool IsIdeograph(Rune rune) => rune.Value is (>= 0x3001 and <= 0x30FF and not (>= 0x3099 and <= 0x309A)) or (>= 0x3400 and <= 0x9FFF) or (>= 0xFF01 and <= 0xFF5E) or (>= 0x20000 and <= 0x3FFFD);

    static string Escape(string text)
    {
        var written = new StringBuilder(text.Length + 8);
        foreach (var character in text)
        {
            switch (character)
            {
                case '"': written.Append("\\\""); break;
                case '\\': written.Append(@"\\"); break;
                case '\n': written.Append(@"\n"); break;
                case '\t': written.Append(@"\t"); break;
                case '\r': written.Append(@"\r"); break;
                case '\a': written.Append(@"\a"); break;
                case '\b': written.Append(@"\b"); break;
                case '\f': written.Append(@"\f"); break;
                case '\v': written.Append(@"\v"); break;
                case < ' ' or '\u007F': written.Append('\\').Append(Convert.ToString(character, 8).PadLeft(3, '0')); break;
                default: written.Append(character); break;
            }
        }

        return written.ToString();
    }
}
