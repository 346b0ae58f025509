using System.Text;
using System.Xml;

namespace Translate.Core.Formats.Xml;

/// <summary>How our exchange files (TMX, XLIFF) are written: UTF-8 without a mark, LF, lines broken by hand, the stream left open.</summary>
static class XmlOutput
{
    /// <summary>An indenting writer would put white space into texts; carriage returns of texts are written as references, or they would be lost.</summary>
    public static XmlWriterSettings Settings { get; } = new()
    {
        Encoding = new UTF8Encoding(encoderShouldEmitUTF8Identifier: false),
        NewLineChars = "\n",
        NewLineHandling = NewLineHandling.Entitize,
        Indent = false,
        CloseOutput = false,
    };
}
