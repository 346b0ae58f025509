using Translate.Core.Text;

namespace Translate.Core.Quality;

/// <summary>Where inline codes stand in a text: what looks like two spaces may have a placeholder between them.</summary>
static class CodePlaces
{
    /// <summary>Whether a code stands anywhere from one offset up to and with another. By bisection: codes are in order.</summary>
    public static bool HasCode(this InlineText text, int start, int end)
    {
        var first = FirstCode(text, start);
        return first < text.Codes.Length && text.Codes[first].Offset <= end;
    }

    /// <summary>The number of the first code at or behind an offset; how many there are where there is none.</summary>
    public static int FirstCode(this InlineText text, int offset)
    {
        int low = 0, high = text.Codes.Length;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (text.Codes[middle].Offset < offset) low = middle + 1;
            else high = middle;
        }

        return low;
    }
}
