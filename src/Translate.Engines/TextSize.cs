using System.Text;
using Translate.Engines.Http;

namespace Translate.Engines;

/// <summary>The ways in which vendors count the size of a text.</summary>
public static class TextSize
{
    /// <summary>Unicode code points, as Python and Google count.</summary>
    public static int CodePoints(string text)
    {
        var count = text.Length;
        for (var i = 1; i < text.Length; i++)
            if (char.IsSurrogatePair(text[i - 1], text[i])) count--;
        return count;
    }

    /// <summary>Bytes in UTF-8.</summary>
    public static int Bytes(string text) => Encoding.UTF8.GetByteCount(text);

    /// <summary>Bytes of a JSON body: the text as <see cref="EngineJson"/> writes it, with its quotation marks and the comma after it.</summary>
    public static int JsonBytes(string text) => EngineJson.Bytes(text).Length + 1;
}
