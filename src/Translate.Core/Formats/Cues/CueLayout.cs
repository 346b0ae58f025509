using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats.Cues;

/// <summary>Lays a translation out in the lines of a cue.</summary>
/// <remarks>
/// A translation's own line breaks are kept. Where it has none and the source had several lines, it is broken at spaces in as few lines of
/// the source's width as it needs, of about the same length, and in no more than the source had. What has no spaces (Japanese, Thai) is
/// left on one line: players break it. Blank lines are left out, for a blank line ends a cue.
/// </remarks>
static class CueLayout
{
    /// <summary>No screen is so narrow, in columns, that less has to be broken.</summary>
    const int Narrowest = 32;

    /// <summary>The translation as it stands in the file.</summary>
    public static string Write(Unit unit, InlineText target, string lineEnd, Func<string, string> escape)
    {
        var text = Break(unit.Source, target);
        var written = new StringBuilder(text.Text.Length + 16);
        var line = new StringBuilder();
        var at = 0;
        foreach (var code in text.Codes)
        {
            Append(code.Offset);
            line.Append(code.Data);
        }

        Append(text.Text.Length);
        EndLine();
        return written.ToString();

        void Append(int end)
        {
            var rest = text.Text.AsSpan(at, end - at);
            for (var length = rest.IndexOfAny('\r', '\n'); length >= 0; length = rest.IndexOfAny('\r', '\n'))
            {
                line.Append(escape(rest[..length].ToString()));
                EndLine();
                rest = rest[(length + 1)..];
            }

            line.Append(escape(rest.ToString()));
            at = end;
        }

        void EndLine()
        {
            if (!CueLine.IsBlank(line.ToString())) written.Append(written.Length > 0 ? lineEnd : "").Append(line);
            line.Clear();
        }
    }

    /// <summary>Spaces become line breaks: those nearest to where lines of one length would end.</summary>
    static InlineText Break(InlineText source, InlineText target)
    {
        var lines = source.Text.Split('\n');
        if (lines.Length < 2 || target.Text.AsSpan().ContainsAny('\r', '\n')) return target;

        var width = Math.Max(Narrowest, lines.Max(line => Columns.Of(line)));
        var whole = Columns.Of(target.Text);
        var count = Math.Min(lines.Length, (whole + width - 1) / width);
        var spaces = count < 2 ? [] : Spaces(target.Text);
        var text = target.Text.ToCharArray();
        for (int i = 1, next = 0; i < count && next < spaces.Count; i++, next++)
        {
            var end = (int)((long)whole * i / count);
            while (next + 1 < spaces.Count && Math.Abs(spaces[next + 1].Column - end) <= Math.Abs(spaces[next].Column - end)) next++;
            text[spaces[next].Offset] = '\n';
        }

        return new(new string(text), target.Codes);
    }

    /// <summary>The spaces at which a line may end, each with the columns before it.</summary>
    static List<(int Offset, int Column)> Spaces(string text)
    {
        var spaces = new List<(int, int)>();
        int column = 0, counted = 0;
        for (var at = text.IndexOf(' ', StringComparison.Ordinal); at >= 0 && at + 1 < text.Length; at = text.IndexOf(' ', at + 1))
        {
            column += Columns.Of(text.AsSpan(counted, at - counted));
            counted = at;

            // A mark behind a space stands on it.
            Rune.DecodeFromUtf16(text.AsSpan(at + 1), out var next, out _);
            if (at > 0 && Columns.Of(next.ToString()) > 0) spaces.Add((at, column));
        }

        return spaces;
    }
}
