using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>The lines of a text as it breaks them itself, with CR, LF or both.</summary>
static class LineSpans
{
    /// <summary>Each line without its break; one more than there are breaks.</summary>
    public static IEnumerable<TextSpan> Of(string text)
    {
        var start = 0;
        while (text.AsSpan(start).IndexOfAny('\r', '\n') is >= 0 and var length)
        {
            yield return new(start, length);
            start += length + 1;
            if (text[start - 1] == '\r' && start < text.Length && text[start] == '\n') start++;
        }

        yield return TextSpan.FromBounds(start, text.Length);
    }
}
