using System.Text;
using Translate.Core.Text;

namespace Translate.Core.Terminology.Matching;

/// <summary>
/// A text as terms are looked for in it: composed, without regard to case and width, white space as one space, and where each character stands in the text as it is.
/// </summary>
/// <remarks>A code that stands alone (a line break, a placeholder) is <see cref="Code"/>; invisible break opportunities and soft hyphens are not there.</remarks>
sealed class FoldedText
{
    /// <summary>Stands for an inline code.</summary>
    public const char Code = '\uFFFC';

    readonly char[] folded, written;
    readonly int[] origins;

    FoldedText(InlineText text)
    {
        var composed = ComposedText.Of(text.Text);
        var source = composed.Text;
        var room = source.Length + text.Codes.Length + 1;
        (folded, written, origins) = (new char[room], new char[room], new int[room]);
        var code = 0;
        for (var at = 0; at < source.Length; at++)
        {
            var origin = composed.Origin(at);
            AddCodes(origin);
            var c = source[at];
            if (c < 0x80)
            {
                if (c <= ' ') AddSpace(origin);
                else Add(c, char.IsAsciiLetterUpper(c) ? (char)(c | 0x20) : c, origin);
            }
            else if (char.IsHighSurrogate(c) && at + 1 < source.Length && char.IsLowSurrogate(source[at + 1]))
            {
                AddPair(c, source[++at], origin);
            }
            else if (c is >= '\uFF65' and <= '\uFF9F')
            {
                var length = at + 1 < source.Length && source[at + 1] is '\uFF9E' or '\uFF9F' ? 2 : 1;
                foreach (var wide in source.Substring(at, length).Normalize(NormalizationForm.FormKC)) Add(wide, wide, origin);
                at += length - 1;
            }
            else
            {
                AddOther(c, origin);
            }
        }

        AddCodes(text.Text.Length);
        origins[Length] = text.Text.Length;

        void AddCodes(int upTo)
        {
            for (; code < text.Codes.Length && text.Codes[code].Offset <= upTo; code++)
                if (text.Codes[code].Kind is CodeKind.Standalone) Add(Code, Code, text.Codes[code].Offset);
        }
    }

    /// <summary>How many characters it has.</summary>
    public int Length { get; private set; }

    /// <summary>The characters in lower case.</summary>
    public ReadOnlySpan<char> Text => folded.AsSpan(0, Length);

    /// <summary>The same characters in the case in which they are written.</summary>
    public ReadOnlySpan<char> Written => written.AsSpan(0, Length);

    public static FoldedText Of(InlineText text) => new(text);

    /// <summary>Where characters stand in the text as it is.</summary>
    public TextSpan Origin(int start, int end) => TextSpan.FromBounds(origins[start], origins[end]);

    void AddOther(char c, int origin)
    {
        switch (c)
        {
            case '\u00AD' or '\u200B' or '\u2060' or '\uFEFF': break;
            case '\u2010' or '\u2011': Add('-', '-', origin); break;
            case '\u2018' or '\u2019' or '\u02BC': Add('\'', '\'', origin); break;
            case >= '\uFF01' and <= '\uFF5E':
                var narrow = (char)(c - 0xFEE0);
                Add(narrow, char.ToLowerInvariant(narrow), origin);
                break;
            case 'ς': Add(c, 'σ', origin); break;
            default:
                if (char.IsWhiteSpace(c)) AddSpace(origin);
                else Add(c, char.ToLowerInvariant(c), origin);
                break;
        }
    }

    void AddPair(char high, char low, int origin)
    {
        var lower = Rune.ToLowerInvariant(new(high, low));
        Span<char> pair = [high, low];
        if (lower.Utf16SequenceLength == 2) lower.EncodeToUtf16(pair);
        Add(high, pair[0], origin);
        Add(low, pair[1], origin + 1);
    }

    void AddSpace(int origin)
    {
        if (Length == 0 || folded[Length - 1] != ' ') Add(' ', ' ', origin);
    }

    void Add(char asWritten, char asFolded, int origin)
    {
        written[Length] = asWritten;
        folded[Length] = asFolded;
        origins[Length++] = origin;
    }
}
