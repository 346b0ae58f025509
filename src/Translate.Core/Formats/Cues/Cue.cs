using System.Globalization;
using Translate.Core.Text;

namespace Translate.Core.Formats.Cues;

/// <summary>One subtitle: when it is shown, and what.</summary>
/// <param name="Name">Its number or identifier; empty where it has none.</param>
/// <param name="Times">The line that says when it is shown, and perhaps where.</param>
/// <param name="Text">Its lines of text; empty where it shows nothing.</param>
readonly record struct Cue(string Name, string Times, TextSpan Text)
{
    /// <summary>A unit for each cue that shows something.</summary>
    /// <remarks>
    /// The id is the cue's own name where every cue of the file has one and no two the same; else its number in the order of the file, in
    /// which cues that show nothing count too, for a translation may be left empty.
    /// </remarks>
    public static IReadOnlyList<Unit> Units(IReadOnlyList<Cue> cues, SourceText source, Func<string, InlineText> parse)
    {
        var names = new HashSet<string>(StringComparer.Ordinal);
        var areNamed = cues.All(cue => cue.Name.Length > 0 && names.Add(cue.Name));
        var units = new List<Unit>(cues.Count);
        for (var i = 0; i < cues.Count; i++)
        {
            var id = areNamed ? cues[i].Name : (i + 1).ToString(CultureInfo.InvariantCulture);
            var text = parse(source.Slice(cues[i].Text));
            if (!string.IsNullOrWhiteSpace(text.Text)) units.Add(new(id, cues[i].Text, text) { Kind = UnitKind.Cue, Note = cues[i].Times });
        }

        return units;
    }

    /// <summary>The text of the lines from one to another, without the blank ones around it; empty, behind the line before, where there is none.</summary>
    public static TextSpan Trimmed(string text, List<CueLine> lines, int first, int end)
    {
        while (first < end && lines[end - 1].IsBlank(text)) end--;
        while (first < end && lines[first].IsBlank(text)) first++;
        return first < end ? TextSpan.FromBounds(lines[first].Start, lines[end - 1].End) : new(lines[first - 1].End, 0);
    }
}
