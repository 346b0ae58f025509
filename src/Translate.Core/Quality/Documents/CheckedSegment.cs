using Translate.Core.Pretranslation;
using Translate.Core.Quality.Rooms;
using Translate.Core.Text;

namespace Translate.Core.Quality.Documents;

/// <summary>A segment of a document as its checks see it.</summary>
/// <param name="Unit">The unit that it belongs to; segments of one unit follow each other.</param>
/// <param name="Source">The source.</param>
/// <param name="Target">The target; empty where there is none yet.</param>
public sealed record CheckedSegment(string Unit, InlineText Source, InlineText Target)
{
    /// <summary>How far the target has come.</summary>
    public TargetState State { get; init; } = TargetState.Translated;

    /// <summary>What the memory or a machine had offered, and where it came from; null where nothing was.</summary>
    public (Origin Origin, InlineText Text)? Offer { get; init; }

    /// <summary>Of which numbers it speaks, where it is one of the forms of a plural.</summary>
    public PluralCategory? Form { get; init; }

    /// <summary>How long it is shown, where it is a subtitle.</summary>
    public TimeSpan? Shown { get; init; }

    /// <summary>The most characters that the target may have, where there is a limit.</summary>
    public int? MostCharacters { get; init; }

    /// <summary>The lines and the width that its place holds.</summary>
    public Room Room { get; init; } = Room.Unlimited;

    /// <summary>What its unit's checks are to be, over those of the document.</summary>
    public CheckSettings Settings { get; init; } = CheckSettings.Usual;
}

/// <summary>A finding and the segment that it is about.</summary>
/// <param name="Segment">The number of the segment in its document, from 0.</param>
/// <param name="Finding">What was found.</param>
public readonly record struct SegmentFinding(int Segment, Finding Finding);

/// <summary>One question about a document as a whole.</summary>
/// <remarks>Pure, in about linear time; a document of any size gives an answer.</remarks>
public interface IDocumentCheck
{
    /// <summary>Its name, by which findings are counted and worded.</summary>
    string Name { get; }

    /// <summary>How much its findings weigh.</summary>
    Severity Severity { get; }

    /// <summary>What speaks against targets of the document, in any order. Segments without a target are passed over.</summary>
    IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context);
}
