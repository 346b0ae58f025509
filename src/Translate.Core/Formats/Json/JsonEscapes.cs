using Translate.Core.Text;

namespace Translate.Core.Formats.Json;

/// <summary>Finds in a file what stands at a place of a string that has escapes.</summary>
static class JsonEscapes
{
    /// <summary>From the places in what a string says to those between its quotation marks.</summary>
    public static Func<TextSpan, TextSpan> Places(SourceText source, TextSpan slot)
    {
        var text = source.Text;
        if (!text.AsSpan(slot.Start, slot.Length).Contains('\\')) return span => span with { Start = slot.Start + span.Start };

        var starts = new List<int>(slot.Length + 1);
        for (var at = slot.Start; at < slot.End; at += text[at] != '\\' ? 1 : text[at + 1] == 'u' ? 6 : 2) starts.Add(at);
        starts.Add(slot.End);
        return span => TextSpan.FromBounds(starts[span.Start], starts[span.End]);
    }
}
