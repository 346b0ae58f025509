using System.Globalization;
using System.Text;

namespace Translate.Core.Formats.Markdown;

/// <summary>The classes of characters that the rules of Markdown speak of (CommonMark 0.31.2, 2.1).</summary>
static class Characters
{
    public static bool IsAsciiPunctuation(char c) => char.IsAscii(c) && (char.IsPunctuation(c) || char.IsSymbol(c));

    /// <summary>White space, or the beginning or end of the text.</summary>
    public static bool IsSpace(Rune? rune) =>
        rune is not { } r || r.Value is '\t' or '\n' or '\f' or '\r' || Rune.GetUnicodeCategory(r) == UnicodeCategory.SpaceSeparator;

    /// <summary>Punctuation or a symbol.</summary>
    public static bool IsPunctuation(Rune? rune) => rune is { } r && (Rune.IsPunctuation(r) || Rune.IsSymbol(r));

    /// <summary>The length of the run of one character that begins at an offset.</summary>
    public static int Run(string text, int at) => text.AsSpan(at).IndexOfAnyExcept(text[at]) is var length && length < 0 ? text.Length - at : length;

    /// <summary>The character before an offset, or null at the beginning.</summary>
    public static Rune? Before(string text, int at)
    {
        if (at == 0) return null;
        Rune.DecodeLastFromUtf16(text.AsSpan(0, at), out var rune, out _);
        return rune;
    }

    /// <summary>The character at an offset, or null at the end.</summary>
    public static Rune? After(string text, int at)
    {
        if (at == text.Length) return null;
        Rune.DecodeFromUtf16(text.AsSpan(at), out var rune, out _);
        return rune;
    }
}
