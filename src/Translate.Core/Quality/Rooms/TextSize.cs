using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Translate.Core.Quality.Rooms;

/// <summary>How much a text may take where it is kept: code points, or bytes in an encoding.</summary>
/// <param name="Most">The most of them.</param>
/// <param name="Encoding">The encoding in which bytes are counted, <c>UTF-8</c>, <c>UTF-16</c> or <c>UTF-32</c>, without a byte-order mark; null where code points are.</param>
/// <param name="Form">The form of Unicode that the text is brought into first; null where it is counted as it is.</param>
/// <remarks>As XLIFF 2.1 counts (5.6, the standard profiles <c>xliff:codepoints</c>, <c>xliff:utf8</c>, <c>xliff:utf16</c>, <c>xliff:utf32</c>, and <c>normalization</c>).</remarks>
public sealed partial record TextSize(int Most, string? Encoding, NormalizationForm? Form = null)
{
    /// <summary>The size as a note says it: <c>{MaxCodePoints=20}</c>, <c>{MaxBytes=40;UTF-16;NFC}</c>.</summary>
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{{{(Encoding is null ? "MaxCodePoints" : "MaxBytes")}={Most}{(Encoding is null or "UTF-8" ? "" : $";{Encoding}")}{Form switch { NormalizationForm.FormC => ";NFC", NormalizationForm.FormD => ";NFD", _ => "" }}}}");

    /// <summary>The sizes that a note says: of code points, and of bytes; null for what it says nothing of.</summary>
    internal static (TextSize? CodePoints, TextSize? Bytes) Of(string note)
    {
        (TextSize? CodePoints, TextSize? Bytes) said = default;
        foreach (Match match in Said().Matches(note))
        {
            NormalizationForm? form = match.Groups["form"].Value switch { "NFC" => NormalizationForm.FormC, "NFD" => NormalizationForm.FormD, _ => null };
            var most = int.Parse(match.Groups["most"].ValueSpan, CultureInfo.InvariantCulture);
            if (match.Groups["what"].ValueSpan is "CodePoints") said.CodePoints = new(most, null, form);
            else said.Bytes = new(most, match.Groups["encoding"] is { Success: true } encoding ? encoding.Value : "UTF-8", form);
        }

        return said;
    }

    /// <summary>How much of it a text takes.</summary>
    public long Of(ReadOnlySpan<char> text)
    {
        // What is no Unicode has no normal form; half of a surrogate pair counts as one code point.
        var counted = Form is { } form && text.ToString() is var whole && IsUnicode(whole) ? whole.Normalize(form) : text;
        long codePoints = 0, bytes = 0;
        foreach (var rune in counted.EnumerateRunes())
        {
            codePoints++;
            bytes += rune.Utf8SequenceLength;
        }

        return Encoding switch { null => codePoints, "UTF-16" => 2L * counted.Length, "UTF-32" => 4 * codePoints, _ => bytes };
    }

    static bool IsUnicode(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsSurrogate(text[i])) continue;
            if (i + 1 == text.Length || !char.IsSurrogatePair(text[i], text[i + 1])) return false;
            i++;
        }

        return true;
    }

    [GeneratedRegex(
        """\{Max(?<what>CodePoints|Bytes)=(?<most>[0-9]{1,9})(?:;(?<encoding>UTF-8|UTF-16|UTF-32))?(?:;(?<form>NFC|NFD))?\}""",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture | RegexOptions.NonBacktracking)]
    private static partial Regex Said();
}
