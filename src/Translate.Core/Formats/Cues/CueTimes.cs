using System.Globalization;
using System.Text.RegularExpressions;

namespace Translate.Core.Formats.Cues;

/// <summary>Reads for how long a subtitle is shown from the line that says when: <c>00:00:01,000 --&gt; 00:00:03,500</c>.</summary>
/// <remarks>As SubRip writes it, and WebVTT (Timed Text Working Group, WebVTT 4.1: hours may be missing, the sign before the milliseconds is a stop).</remarks>
public static partial class CueTimes
{
    /// <summary>How long the subtitle is shown; null where the line says no such thing, or ends before it begins.</summary>
    public static TimeSpan? Shown(string? times)
    {
        if (times is null || Pattern().Match(times) is not { Success: true } match) return null;
        var shown = At(match, "to") - At(match, "from");
        return shown > TimeSpan.Zero ? shown : null;
    }

    static TimeSpan At(Match match, string which)
    {
        var parts = match.Groups[which].Value.Split(':', ',', '.').Select(part => int.Parse(part, CultureInfo.InvariantCulture)).ToList();
        if (parts.Count == 3) parts.Insert(0, 0);
        return TimeSpan.FromMilliseconds((((parts[0] * 60L) + parts[1]) * 60 + parts[2]) * 1000 + parts[3]);
    }

    [GeneratedRegex(@"(?<from>(?:[0-9]{1,4}:)?[0-9]{1,2}:[0-9]{1,2}[,.][0-9]{3})\s*-->\s*(?<to>(?:[0-9]{1,4}:)?[0-9]{1,2}:[0-9]{1,2}[,.][0-9]{3})", RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Pattern();
}
