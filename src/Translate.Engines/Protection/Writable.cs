namespace Translate.Engines.Protection;

/// <summary>Which characters have a form in JSON, XML and HTML (XML 1.0, 2.2): what has none cannot be sent, and is not taken from an answer.</summary>
static class Writable
{
    /// <summary>All of the text can be sent.</summary>
    public static bool Is(ReadOnlySpan<char> text) => Prefix(text) == text.Length;

    /// <summary>How much of the text, from its start, can be sent.</summary>
    public static int Prefix(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1])) i++;
            else if (char.IsSurrogate(text[i]) || text[i] is '\uFFFE' or '\uFFFF' || (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r'))) return i;
        }

        return text.Length;
    }
}
