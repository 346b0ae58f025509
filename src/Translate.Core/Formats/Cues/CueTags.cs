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
    /// <param name="tags">Finds a tag; its group <c>name</c>, where it has one, is what a closing tag has in common with the tag it closes.</param>
    /// <param name="decode">Undoes the escapes between the tags.</param>
    /// <remarks>A tag that is not closed, or closes none, stands alone.</remarks>
    public static InlineText Parse(string written, Regex tags, Func<string, string> decode)
    {
        var matches = tags.Matches(written);
        var partner = Partners(matches);
        var text = new StringBuilder(written.Length);
        var codes = ImmutableArray.CreateBuilder<InlineCode>(matches.Count);
        var ids = new string[matches.Count];
        int at = 0, last = 0;
        for (var i = 0; i < matches.Count; i++)
        {
            var match = matches[i];
            Append(match.Index);
            var isClosing = partner[i] is >= 0 and var other && other < i;
            ids[i] = isClosing ? ids[partner[i]] : (++last).ToString(CultureInfo.InvariantCulture);
            codes.Add(new(text.Length, partner[i] < 0 ? CodeKind.Standalone : isClosing ? CodeKind.Closing : CodeKind.Opening, ids[i], match.Value));
            at = match.Index + match.Length;
        }

        Append(written.Length);
        return new(text.ToString(), codes.DrainToImmutable());

        void Append(int end) => text.Append(decode(written[at..end].Replace("\r\n", "\n", StringComparison.Ordinal).Replace('\r', '\n')));
    }

    /// <summary>For each tag the one that closes it or that it closes; −1 where there is none.</summary>
    static int[] Partners(MatchCollection matches)
    {
        var partner = new int[matches.Count];
        Array.Fill(partner, -1);
        var open = new Dictionary<string, Stack<int>>(StringComparer.OrdinalIgnoreCase);
        for (var i = 0; i < partner.Length; i++)
        {
            if (matches[i].Groups["name"] is not { Success: true, Value: var name }) continue;
            if (!open.TryGetValue(name, out var waiting)) open.Add(name, waiting = new());
            if (matches[i].Value[1] != '/') waiting.Push(i);
            else if (waiting.TryPop(out var opening)) (partner[i], partner[opening]) = (opening, i);
        }

        return partner;
    }
}
