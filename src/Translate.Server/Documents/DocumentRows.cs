using Translate.Core.Formats;
using Translate.Core.Segmentation;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Documents;

/// <summary>A document's segments, as they follow from its units and nothing else.</summary>
static class DocumentRows
{
    /// <summary>The segments of all units that are translated.</summary>
    /// <param name="documentId">The document.</param>
    /// <param name="locale">The locale it is written in.</param>
    /// <param name="units">All its units.</param>
    /// <param name="without">The ids of those that are kept or left out.</param>
    public static List<DocumentSegment> Of(long documentId, Locale locale, IReadOnlyList<Unit> units, IReadOnlySet<string> without)
    {
        var segmenter = SegmentationRules.Shipped.For(locale);
        var rows = new List<DocumentSegment>(units.Count);
        foreach (var unit in units)
        {
            if (without.Contains(unit.Id)) continue;
            var note = unit.Note;
            foreach (var segment in segmenter.Segment(unit))
            {
                rows.Add(new()
                {
                    DocumentId = documentId,
                    Ordinal = rows.Count,
                    UnitId = unit.Id,
                    Kind = unit.Kind,
                    Level = unit.Level,
                    MostCharacters = unit.MostCharacters,
                    Note = note,
                    Before = segment.Before,
                    Source = segment.Source,
                    After = segment.After,
                    Words = WordCount.Of(segment.Source.Text),
                });
                note = null;
            }
        }

        return rows;
    }

    /// <summary>Where each part of so many begins: the ordinals of segments with which units begin.</summary>
    public static List<int> Parts(List<DocumentSegment> rows, int wanted)
    {
        var units = rows.GroupBy(r => r.UnitId, StringComparer.Ordinal).Select(u => (First: u.Min(r => r.Ordinal), Words: u.Sum(r => r.Words))).ToList();
        return [.. Core.Articles.Parts.Starts(units.ConvertAll(u => u.Words), wanted).Select(i => units[i].First)];
    }
}
