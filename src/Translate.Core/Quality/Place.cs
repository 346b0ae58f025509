using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>Where a finding is, as a person would mark it: never half of a character.</summary>
static class Place
{
    /// <summary>The span, widened to whole grapheme clusters.</summary>
    public static TextSpan Of(string text, TextSpan span)
    {
        var graphemes = new Graphemes(text);
        var (start, end) = (graphemes.Floor(span.Start), span.End);
        while (!graphemes.IsBoundary(end)) end++;
        return TextSpan.FromBounds(start, end);
    }

    /// <summary>The whole text without white space around it; null where nothing else is.</summary>
    public static TextSpan? Whole(string text)
    {
        var end = text.AsSpan().TrimEnd().Length;
        return end == 0 ? null : Of(text, TextSpan.FromBounds(text.Length - text.AsSpan().TrimStart().Length, end));
    }

    /// <summary>A piece of text as a message quotes it: short, on one line.</summary>
    public static string Quote(string text, TextSpan span)
    {
        const int Most = 60;
        if (span.Length <= Most) return $"“{text.AsSpan(span.Start, span.Length)}”";
        var graphemes = new Graphemes(text);
        return $"“{text.AsSpan(span.Start, Math.Max(0, graphemes.Floor(span.Start + Most) - span.Start))}…”";
    }
}
