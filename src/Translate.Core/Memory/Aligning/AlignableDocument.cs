using Translate.Core.Formats;
using Translate.Core.Quality;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Memory.Aligning;

/// <summary>One of two documents that say the same in two locales: its segments in their order, and of which unit each is.</summary>
public sealed class AlignableDocument
{
    AlignableDocument(Locale locale, IReadOnlyList<AlignableSegment> segments) => (Locale, Segments) = (locale, segments);

    /// <summary>The locale it is written in.</summary>
    public Locale Locale { get; }

    /// <summary>Its segments, to which beads refer; empty ones are not among them.</summary>
    public IReadOnlyList<AlignableSegment> Segments { get; }

    /// <summary>Splits a document's units into segments.</summary>
    /// <param name="units">The units of a file in one language, in their order.</param>
    /// <param name="locale">The locale it is written in.</param>
    /// <param name="segmenter">The rules of that locale.</param>
    public static AlignableDocument Of(IReadOnlyList<Unit> units, Locale locale, Segmenter segmenter) => Of(
        locale,
        units.SelectMany((unit, i) => segmenter.Segment(unit).Select(segment => new AlignableSegment(segment, i, unit.Kind)
        {
            Level = unit.Level,
            Key = unit.Kind is UnitKind.Entry ? unit.Id : null,
        })));

    /// <summary>A document of segments that are known already.</summary>
    public static AlignableDocument Of(Locale locale, IEnumerable<AlignableSegment> segments) => new(locale, [.. segments.Where(segment => !IsBlank(segment.Text))]);

    /// <summary>The text of some segments together, with what stands between those of one unit.</summary>
    /// <param name="places">Their places, in their order.</param>
    public InlineText Text(IReadOnlyList<int> places)
    {
        var text = InlineText.Empty;
        foreach (var (i, place) in places.Index())
        {
            var segment = Segments[place];
            text = i == 0 ? segment.Text
                : places[i - 1] == place - 1 && Segments[place - 1].Unit == segment.Unit ? InlineText.Concat([text, Segments[place - 1].Segment.After, segment.Segment.Before, segment.Text])
                : InlineText.Concat([text, Scripts.HasSpaces(Locale) ? " " : "", CodeNames.Apart(segment.Text, text)]);
        }

        return text;
    }

    static bool IsBlank(InlineText text) => text.Codes.IsEmpty && string.IsNullOrWhiteSpace(text.Text);
}

/// <summary>A segment of a document that is to be aligned.</summary>
/// <param name="Segment">The segment with the white space beside it.</param>
/// <param name="Unit">The number of its unit; segments of one unit stand beside one another.</param>
/// <param name="Kind">What the unit is.</param>
public sealed record AlignableSegment(Segment Segment, int Unit, UnitKind Kind)
{
    /// <summary>The text.</summary>
    public InlineText Text => Segment.Source;

    /// <summary>The depth of a heading or list item; 0 where depth means nothing.</summary>
    public int Level { get; init; }

    /// <summary>The unit's key, where the format gives one that means something; else null.</summary>
    public string? Key { get; init; }
}
