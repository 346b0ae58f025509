using System.Globalization;
using System.Text;

namespace Translate.Core.Text;

/// <summary>A text as rules read it: in normalization form C, so that decomposed Hangul or Kana is found by what is written composed, and where it stands.</summary>
readonly struct ComposedText
{
    /// <summary>A cluster with more marks than any script writes stays as it is: composing costs more than linear time.</summary>
    const int LongestCluster = 32;

    readonly int[]? origins;

    ComposedText(string text, int[]? origins)
    {
        Text = text;
        this.origins = origins;
    }

    public string Text { get; }

    public static ComposedText Of(string text)
    {
        var span = text.AsSpan();
        if (!span.ContainsAnyInRange('\u0300', '\u036F') && !span.ContainsAnyInRange('\u1100', '\u11FF') && !span.ContainsAnyInRange('\u3099', '\u309A')) return new(text, null);

        var composed = new StringBuilder(text.Length);
        var offsets = new List<int>(text.Length + 1);
        for (int at = 0, length; at < text.Length; at += length)
        {
            var rest = span[at..];
            length = StringInfo.GetNextTextElementLength(rest);
            var cluster = rest[..length];
            var before = composed.Length;
            if (length is > 1 and <= LongestCluster && CanBeNormalized(cluster)) composed.Append(cluster.ToString().Normalize(NormalizationForm.FormC));
            else composed.Append(cluster);

            var same = composed.Length - before == length;
            for (var i = 0; i < composed.Length - before; i++) offsets.Add(same ? at + i : at);
        }

        offsets.Add(text.Length);
        return new(composed.ToString(), [.. offsets]);
    }

    /// <summary>The platform refuses halves of surrogate pairs, and U+FFFE, which is no character.</summary>
    static bool CanBeNormalized(ReadOnlySpan<char> cluster) => !cluster.ContainsAnyInRange('\uD800', '\uDFFF') && !cluster.Contains('\uFFFE');

    /// <summary>The offset in the text as it is.</summary>
    public int Origin(int offset) => origins is null ? offset : origins[offset];
}
