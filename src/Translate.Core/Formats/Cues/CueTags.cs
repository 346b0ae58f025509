using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Text;

namespace Translate.Core.Formats.Cues;

/// <summary>Reads the text of a cue: its tags are inline codes, line ends of every kind are LF.</summary>
static class CueTags
{
    /// <summary>The text with its tags as codes.</summary>
    /// <param name="written">What stands in the file.</param>
    /// <param name="tags">Finds a tag.</param>
    /// <param name="decode">Undoes the escapes between the tags.</param>
    /// <remarks>A tag that is not closed, or closes none, stands alone.</remarks>
    public static InlineText Parse(string written, Regex tags, Func<string, string> decode)
    {
        var found = new List<TextSpan>();
        foreach (var match in tags.EnumerateMatches(written)) found.Add(new(match.Index, match.Length));
        var partner = Partners(written, found);
        var text = new StringBuilder(written.Length);
        var codes = ImmutableArray.CreateBuilder<InlineCode>(found.Count);
        var ids = new string[found.Count];
        int at = 0, last = 0;
        for (var i = 0; i < found.Count; i++)
        {
            Append(found[i].Start);
            var isClosing = partner[i] >= 0 && partner[i] < i;
            ids[i] = isClosing ? ids[partner[i]] : (++last).ToString(CultureInfo.InvariantCulture);
            var kind = partner[i] < 0 ? CodeKind.Standalone : isClosing ? CodeKind.Closing : CodeKind.Opening;
            codes.Add(new(text.Length, kind, ids[i], written.Substring(found[i].Start, found[i].Length)));
            at = found[i].End;
        }

        Append(written.Length);
        return new(text.ToString(), codes.DrainToImmutable());

        void Append(int end)
        {
            if (end > at) text.Append(decode(written[at..end].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')));
        }
    }

    /// <summary>For each tag the one that closes it or that it closes; −1 where there is none.</summary>
    static int[] Partners(string written, List<TextSpan> tags)
    {
        var partner = new int[tags.Count];
        Array.Fill(partner, -1);
        var open = new Dictionary<string, Stack<int>>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < partner.Length; i++)
        {
            var tag = written.AsSpan(tags[i].Start + 1, tags[i].Length - 1);
            var isClosing = tag[0] == '/';
            if (Name(isClosing ? tag[1..] : tag) is not { Length: > 0 } name) continue;
            if (!open.TryGetValue(name, out var waiting)) open.Add(name, waiting = new());
            if (!isClosing) waiting.Push(i);
            else if (waiting.TryPop(out var opening)) (partner[i], partner[opening]) = (opening, i);
        }

        return partner;
    }

    /// <summary>What a closing tag has in common with the tag it closes: the letters behind the bracket, where nothing but classes, white space or the end follows.</summary>
    static string Name(ReadOnlySpan<char> tag)
    {
        var length = 0;
        while (char.IsAsciiLetter(tag[length])) length++;
        return tag[length] is '.' or ' ' or '\t' or '\r' or '\n' or '>' or '}' ? tag[..length].ToString() : "";
    }
}
