namespace Translate.Core.Text;

/// <summary>What a run of characters is made of where no spaces stand between words, and so tells them apart.</summary>
enum RunKind
{
    /// <summary>Hiragana: mostly endings and particles.</summary>
    Hiragana,

    /// <summary>Katakana.</summary>
    Katakana,

    /// <summary>Ideographs.</summary>
    Ideographs,

    /// <summary>Letters of scripts that separate words elsewhere.</summary>
    Letters,

    /// <summary>Others: Thai, Lao, Khmer.</summary>
    Other,
}

/// <summary>Runs of characters of one kind in a text without spaces.</summary>
static class EastAsianRun
{
    /// <summary>The kind of the run that begins at a place, and where it ends.</summary>
    public static (RunKind Kind, int End) At(ReadOnlySpan<char> text, int start)
    {
        var (kind, end) = (Kind(text[start]), start + 1);
        while (end < text.Length && Kind(text[end]) == kind) end++;
        return (kind, end);
    }

    static RunKind Kind(char c) => c switch
    {
        >= '\u3041' and <= '\u309F' => RunKind.Hiragana,
        >= '\u30A0' and <= '\u30FF' => RunKind.Katakana,
        >= '\u2E80' and <= '\u9FFF' or >= '\uF900' and <= '\uFAFF' => RunKind.Ideographs,
        < '\u0E00' => RunKind.Letters,
        _ => RunKind.Other,
    };
}
