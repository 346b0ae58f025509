using Translate.Core.Memory;
using Translate.Core.Text;
using static Translate.Core.Tests.Some;

namespace Translate.Core.Tests.Memory;

public sealed class SegmentContextsTests
{
    [Fact]
    public void Neighbours_are_plain_and_normalised_and_the_ends_are_empty() =>
        Assert.Equal(
            [new("", "Two you.", null), new("One.", "Three.", "key"), new("Two you.", "", null)],
            SegmentContexts.Of([("One.", null), (new InlineText("Two\nyou.", Alone(3, "1", "{0}")), "key"), ("Three. ", null)]));

    [Fact]
    public void What_is_not_translated_yet_is_unknown_to_its_neighbours() =>
        Assert.Equal([new("", null, null), new("One.", "Three.", null), new(null, "", null)], SegmentContexts.Of([("One.", null), (null, null), ("Three.", null)]));

    [Fact]
    public void A_document_of_one_segment_has_only_ends() => Assert.Equal(new("", "", null), Assert.Single(SegmentContexts.Of([("One.", null)])));

    [Fact]
    public void A_document_without_segments_has_no_contexts() => Assert.Empty(SegmentContexts.Of([]));
}
