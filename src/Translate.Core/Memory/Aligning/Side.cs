using Translate.Core.Formats;
using Translate.Core.Quality;

namespace Translate.Core.Memory.Aligning;

/// <summary>What the search asks of each segment of one document, in arrays.</summary>
sealed class Side
{
    public Side(AlignableDocument document)
    {
        Document = document;
        var segments = document.Segments;
        (Lengths, Starts, Kinds) = (new int[segments.Count], new bool[segments.Count], new int[segments.Count]);
        for (var i = 0; i < segments.Count; i++)
        {
            // One more, so that what has no letter has a length too.
            Lengths[i] = 1 + Terseness.Length(segments[i].Text.Text);
            Starts[i] = i == 0 || segments[i].Unit != segments[i - 1].Unit;
            Kinds[i] = ((int)segments[i].Kind << 4) | (segments[i].Kind is UnitKind.Heading ? Math.Clamp(segments[i].Level, 0, 15) : 0);
        }
    }

    public AlignableDocument Document { get; }

    public int Count => Lengths.Length;

    /// <summary>Letters and digits.</summary>
    public int[] Lengths { get; }

    /// <summary>The segment begins its unit.</summary>
    public bool[] Starts { get; }

    /// <summary>What its unit is, with the level of headings.</summary>
    public int[] Kinds { get; }

    public long Length(int start, int end)
    {
        var sum = 0L;
        for (var i = start; i < end; i++) sum += Lengths[i];
        return sum;
    }
}
