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

    /// <summary>A translation of a text, read from a file, with each of its codes named as the one of the source that says the same. What the source lacks gets a name of its own.</summary>
    public static InlineText WithIdsOf(InlineText source, InlineText target)
    {
        if (target.Codes.IsEmpty) return target;

        var left = source.Codes.ToLookup(code => code.Data, code => code.Id, StringComparer.Ordinal).ToDictionary(ids => ids.Key, ids => new Queue<string>(ids), StringComparer.Ordinal);
        var next = source.Codes.Length;
        return new(target.Text, [.. target.Codes.Select(code => code with { Id = left.TryGetValue(code.Data, out var ids) && ids.TryDequeue(out var id) ? id : (++next).ToString(CultureInfo.InvariantCulture) })]);
    }
}
