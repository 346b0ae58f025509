namespace Translate.Core.Formats.Docx;

/// <summary>The vocabularies that a Word document is written in, as far as they matter here (ECMA-376 parts 1, 3 and 4; [MS-DOCX] 2.2.4).</summary>
enum Vocabulary
{
    /// <summary>Any other.</summary>
    Other,

    /// <summary>WordprocessingML.</summary>
    Word,

    /// <summary>Office Math.</summary>
    Math,

    /// <summary>Markup compatibility: alternatives for programs of different age.</summary>
    Compatibility,

    /// <summary>What Word 2010 added.</summary>
    Word2010,

    /// <summary>Drawings in a text (DrawingML, wordprocessingDrawing).</summary>
    Drawing,

    /// <summary>The attributes that XML itself has.</summary>
    Xml,

    /// <summary>Dublin Core, in the document's properties.</summary>
    DublinCore,
}

static class Vocabularies
{
    /// <summary>The vocabulary of a namespace: the one of transitional and the one of strict documents are the same.</summary>
    public static Vocabulary Of(string ns) => ns switch
    {
        "http://schemas.openxmlformats.org/wordprocessingml/2006/main" or "http://purl.oclc.org/ooxml/wordprocessingml/main" => Vocabulary.Word,
        "http://schemas.openxmlformats.org/officeDocument/2006/math" or "http://purl.oclc.org/ooxml/officeDocument/math" => Vocabulary.Math,
        "http://schemas.openxmlformats.org/markup-compatibility/2006" => Vocabulary.Compatibility,
        "http://schemas.microsoft.com/office/word/2010/wordml" => Vocabulary.Word2010,
        "http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing" or "http://purl.oclc.org/ooxml/drawingml/wordprocessingDrawing" => Vocabulary.Drawing,
        "http://www.w3.org/XML/1998/namespace" => Vocabulary.Xml,
        "http://purl.org/dc/elements/1.1/" => Vocabulary.DublinCore,
        _ => Vocabulary.Other,
    };
}
