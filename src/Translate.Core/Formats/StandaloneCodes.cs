using System.Collections.Immutable;
using System.Globalization;
using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Formats;

/// <summary>Takes the placeholders out of a text.</summary>
static class StandaloneCodes
{
    /// <summary>The text with what was found as standalone codes, numbered in the order in which they stand.</summary>
    public static InlineText Parse(string text, IEnumerable<TextSpan> found)
    {
        var plain = new StringBuilder(text.Length);
        var codes = ImmutableArray.CreateBuilder<InlineCode>();
        var at = 0;
        foreach (var span in found)
        {
            plain.Append(text, at, span.Start - at);
            codes.Add(new(plain.Length, CodeKind.Standalone, (codes.Count + 1).ToString(CultureInfo.InvariantCulture), text.Substring(span.Start, span.Length)));
            at = span.End;
        }

        return new(plain.Append(text, at, text.Length - at).ToString(), codes.DrainToImmutable());
    }
}
