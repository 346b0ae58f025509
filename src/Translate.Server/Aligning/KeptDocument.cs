using System.Text.Json;
using Translate.Core.Formats;
using Translate.Core.Memory.Aligning;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Server.Aligning;

/// <summary>A document that is being paired, as it is kept: its segments, as JSON.</summary>
static class KeptDocument
{
    /// <summary>The JSON of a document.</summary>
    public static string Write(AlignableDocument document) => JsonSerializer.Serialize(document.Segments.Select(s => new Kept(s.Segment.Before, s.Text, s.Segment.After, s.Unit, s.Kind, s.Key)));

    /// <summary>The document of a JSON.</summary>
    public static AlignableDocument Read(string json, Locale locale) =>
        AlignableDocument.Of(locale, JsonSerializer.Deserialize<List<Kept>>(json)!.Select(s => new AlignableSegment(new Segment(s.Before, s.Text, s.After), s.Unit, s.Kind) { Key = s.Key }));

    sealed record Kept(InlineText Before, InlineText Text, InlineText After, int Unit, UnitKind Kind, string? Key);
}
