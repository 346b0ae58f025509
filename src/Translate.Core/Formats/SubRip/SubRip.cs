using System.Text.RegularExpressions;
using Translate.Core.Formats.Cues;
using Translate.Core.Text;

namespace Translate.Core.Formats.SubRip;

/// <summary>SubRip subtitles (.srt): one unit a cue. Times and numbers are never touched.</summary>
/// <remarks>
/// <para>
/// There is no standard; read is what players read. A cue is a line of times, a number before it (which may be missing), and the text up to
/// the next cue, without the blank lines around it. Times are the note to the translator. The tags <c>i b u s font</c>, in angle brackets
/// or braces, and positions and styles as in <c>{\an8}</c> are inline codes; anything else, <c>&lt;</c> and <c>&amp;</c> too, is text.
/// </para>
/// <para>How a translation is broken in lines: <see cref="CueLayout"/>.</para>
/// </remarks>
public sealed partial class SubRip : IFormat
{
    /// <inheritdoc/>
    public string Name => "srt";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".srt"];

    /// <inheritdoc/>
    public bool Recognizes(string beginning) => CueLine.All(beginning).Take(2).Any(line => Times().IsMatch(line.Of(beginning)));

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => Cue.Units(Cues(source), source, text => CueTags.Parse(text, Tags(), piece => piece));

    /// <inheritdoc/>
    /// <remarks>A line that would be read as times is refused: there is no way to escape it.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        if (target.Equals(unit.Source)) return source.Slice(unit.Slot);

        var written = CueLayout.Write(unit, target, source.LineEnd, piece => piece);
        foreach (var line in CueLine.All(written))
            if (Times().IsMatch(line.Of(written)) || LikeTimes().IsMatch(line.Of(written)))
                throw source.Invalid(unit.Slot.Start, $"the translation of unit \"{unit.Id}\" has a line that would be read as times: \"{line.Of(written)}\". Word it differently.");
        return written;
    }

    /// <inheritdoc/>
    public string LocalizedName(string name, Locale locale) => NamedLocale.Replace(name, locale);

    static List<Cue> Cues(SourceText source)
    {
        var text = source.Text;
        var lines = CueLine.All(text);
        var times = new List<int>();
        for (var i = 0; i < lines.Count; i++)
        {
            if (Times().IsMatch(lines[i].Of(text))) times.Add(i);
            else if (LikeTimes().IsMatch(lines[i].Of(text))) throw Expected(lines[i].Start, "times such as 00:00:01,000 --> 00:00:02,500");
        }

        var first = times.Count > 0 ? Head(times[0]) : lines.Count;
        for (var i = 0; i < first; i++)
            if (!lines[i].IsBlank(text)) throw Expected(lines[i].Start, "a cue: its number, and below it times such as 00:00:01,000 --> 00:00:02,500");

        var cues = new List<Cue>(times.Count);
        for (var i = 0; i < times.Count; i++)
        {
            var (head, at) = (Head(times[i]), times[i]);
            var end = i + 1 < times.Count ? Head(times[i + 1]) : lines.Count;
            var number = head < at ? lines[head].Of(text).Trim().ToString() : "";
            cues.Add(new(number, lines[at].Of(text).Trim().ToString(), Cue.Trimmed(text, lines, at + 1, end)));
        }

        return cues;

        // The line of the number, if there is one above the times.
        int Head(int at) => at > 0 && Number().IsMatch(lines[at - 1].Of(text)) ? at - 1 : at;

        InvalidDocumentException Expected(int offset, string what) => source.Invalid(offset, $"expected {what}.");
    }

    [GeneratedRegex("""^[ \t]*[0-9]+[ \t]*$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Number();

    /// <summary>Hours may be missing, and a point stand for the comma; behind the times there may be a place on the screen.</summary>
    [GeneratedRegex(
        """^[ \t]*(?:[0-9]+:)?[0-9]{1,2}:[0-9]{1,2}[,.][0-9]{1,3}[ \t]*-->[ \t]*(?:[0-9]+:)?[0-9]{1,2}:[0-9]{1,2}[,.][0-9]{1,3}(?:[ \t].*)?$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    /// <summary>What was meant as times, and no player takes as such.</summary>
    [GeneratedRegex("""^[ \t]*[0-9]+[ \t]*:[ \t]*[0-9]+[ \t]*:[0-9:;,. \t]*-+>""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex LikeTimes();

    [GeneratedRegex("""</?(?:[ibus]|font)(?:[ \t][^<>\r\n]*)?>|\{/?[ibus]\}|\{\\[^{}\r\n]*\}""", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
