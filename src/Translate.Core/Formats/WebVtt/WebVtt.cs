using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Formats.Cues;
using Translate.Core.Formats.Markdown;
using Translate.Core.Text;

namespace Translate.Core.Formats.WebVtt;

/// <summary>WebVTT subtitles (.vtt): one unit a cue. The head, times, settings, notes, styles and regions are never touched.</summary>
/// <remarks>
/// <para>
/// Read as the specification's parser reads (W3C WebVTT, 6.1): a block ends at an empty line or before a line with an arrow, and is a cue if
/// its first or second line has one. The line above it is the cue's identifier, the times are the note to the translator. Tags, times
/// within a text and, for the files that were SubRip, <c>{\an8}</c> are inline codes; character references are undone.
/// </para>
/// <para>
/// A block whose arrow stands between no times is kept as it is, as players pass over it; one that begins with a digit was meant
/// as a cue and is refused. How a translation is broken in lines: <see cref="CueLayout"/>.
/// </para>
/// </remarks>
public sealed partial class WebVtt : IFormat
{
    const string Arrow = "-->";

    /// <inheritdoc/>
    public string Name => "vtt";

    /// <inheritdoc/>
    public IReadOnlyList<string> Extensions { get; } = [".vtt"];

    /// <inheritdoc/>
    public bool Recognizes(string beginning) => beginning.StartsWith("WEBVTT", StringComparison.Ordinal);

    /// <inheritdoc/>
    public IReadOnlyList<Unit> Extract(SourceText source) => Cue.Units(Cues(source), source, text => CueTags.Parse(text, Tags(), Decode));

    /// <inheritdoc/>
    /// <remarks>An arrow, which would end the cue, is escaped. Characters that cannot be seen are escaped where the source's are.</remarks>
    public string Encode(SourceText source, Unit unit, InlineText target)
    {
        var present = source.Slice(unit.Slot);
        if (target.Equals(unit.Source)) return present;

        var references = Invisible.Where(known => present.Contains(known.Reference, StringComparison.Ordinal)).ToList();
        return CueLayout.Write(unit, target, source.LineEnd, piece => Escape(piece, references, source));
    }

    /// <inheritdoc/>
    public string LocalizedName(string name, Locale locale) => NamedLocale.Replace(name, locale);

    static List<Cue> Cues(SourceText source)
    {
        var text = source.Text;
        var lines = CueLine.All(text);
        if (lines.Count == 0 || !Head().IsMatch(lines[0].Of(text))) throw source.Invalid(0, "expected \"WEBVTT\", with which every file of this format begins.");

        var cues = new List<Cue>();
        var at = 1;
        while (at < lines.Count && lines[at].Start < lines[at].End && !HasArrow(at)) at++;
        while (at < lines.Count)
        {
            var first = at;
            if (lines[at].Start == lines[at].End)
            {
                at++;
                continue;
            }

            var times = HasArrow(at) ? at : at + 1 < lines.Count && HasArrow(at + 1) ? at + 1 : -1;
            for (at = Math.Max(times, at) + 1; at < lines.Count && lines[at].Start < lines[at].End && !HasArrow(at);) at++;
            if (times < 0) continue;

            var line = lines[times].Of(text);
            if (Times().IsMatch(line))
                cues.Add(new(times > first ? lines[first].Of(text).ToString() : "", line.Trim().ToString(), Cue.Trimmed(text, lines, times + 1, at)));
            else if (char.IsAsciiDigit(line.TrimStart()[0]))
                throw source.Invalid(lines[times].Start, "expected times such as 00:01.000 --> 00:02.500.");
        }

        return cues;

        bool HasArrow(int line) => lines[line].Of(text).Contains(Arrow, StringComparison.Ordinal);
    }

    /// <summary>A reference that is not known is text, as it is for players.</summary>
    static string Decode(string written)
    {
        var at = written.IndexOf('&', StringComparison.Ordinal);
        if (at < 0) return written;

        var text = new StringBuilder(written.Length);
        var copied = 0;
        for (; at >= 0; at = written.IndexOf('&', at + 1))
        {
            var end = Entities.End(written, at);
            if (end == 0 || Entities.Decode(written[at..end]) is not { } decoded) continue;
            text.Append(written, copied, at - copied).Append(decoded);
            copied = end;
        }

        return text.Append(written, copied, written.Length - copied).ToString();
    }

    /// <summary>The characters that have names in the specification and cannot be seen.</summary>
    static readonly (string Character, string Reference)[] Invisible = [("\u00A0", "&nbsp;"), ("\u200E", "&lrm;"), ("\u200F", "&rlm;")];

    static string Escape(string text, List<(string Character, string Reference)> references, SourceText file)
    {
        text = text.Replace("&", "&amp;", StringComparison.Ordinal).Replace("<", "&lt;", StringComparison.Ordinal).Replace(Arrow, "--&gt;", StringComparison.Ordinal);
        foreach (var (character, reference) in references) text = text.Replace(character, reference, StringComparison.Ordinal);
        if (file.WhyUnencodable(text) is null) return text;

        var written = new StringBuilder(text.Length + 16);
        var at = 0;
        foreach (var rune in text.EnumerateRunes())
        {
            if (file.CanEncode(rune)) written.Append(text, at, rune.Utf16SequenceLength);
            else written.Append(CultureInfo.InvariantCulture, $"&#x{rune.Value:X};");
            at += rune.Utf16SequenceLength;
        }

        return written.ToString();
    }

    [GeneratedRegex("""^WEBVTT(?:[ \t].*)?$""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Head();

    [GeneratedRegex(
        """^[ \t\f]*(?:[0-9]{2,}:)?[0-9]{2}:[0-9]{2}\.[0-9]{3}[ \t\f]*-->[ \t\f]*(?:[0-9]{2,}:)?[0-9]{2}:[0-9]{2}\.[0-9]{3}(?:[ \t\f].*)?$""",
        RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Times();

    /// <summary>From an angle bracket to the next is a tag, known or not (6.4); one that has no end is text here.</summary>
    [GeneratedRegex("""<[^<>]*>|\{\\[^{}\r\n]*\}""", RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Tags();
}
