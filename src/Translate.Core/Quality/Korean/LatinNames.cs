using System.Collections.Frozen;
using Translate.Core.Text;

namespace Translate.Core.Quality.Korean;

/// <summary>How names in Latin letters end as Koreans read them, of those that all read alike: <c>iPhone</c> is 아이폰, <c>Google</c> 구글.</summary>
static class LatinNames
{
    static readonly FrozenDictionary<string, FinalConsonant> Ends = new (FinalConsonant End, string Names)[]
    {
        (FinalConsonant.None, "iPad Windows Microsoft Linux Ubuntu YouTube Twitter Android GitHub PowerPoint Firefox Java JavaScript Netflix Galaxy Safari macOS iOS Skype Adobe Wikipedia Docker Wi-Fi Bluetooth Tesla Toyota Nike Disney Yahoo Visa"),
        (FinalConsonant.Rieul, "Google Apple Excel Gmail Intel Oracle"),
        (FinalConsonant.Other, "iPhone Facebook Instagram Chrome Python Amazon Samsung Mac MacBook Outlook Zoom Slack Photoshop Debian"),
    }.SelectMany(row => row.Names.Split(' ').Select(name => (name, row.End))).ToFrozenDictionary(row => row.name, row => row.End, StringComparer.Ordinal);

    /// <summary>Of the name that stands at the end of a text; unknown where none does, or not all read it alike.</summary>
    public static FinalConsonant AtEnd(ReadOnlySpan<char> text)
    {
        var start = text.Length;
        while (start > 0 && (char.IsAsciiLetterOrDigit(text[start - 1]) || text[start - 1] is '-' or '_' or '.' or '/' or '@' or '&' or '+')) start--;
        return Ends.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(text[start..], out var end) ? end : FinalConsonant.Unknown;
    }
}
