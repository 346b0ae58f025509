namespace Translate.Core.Exchange;

/// <summary>How things are spelled in an XLIFF file.</summary>
static class XliffNames
{
    /// <summary>The core of XLIFF 2.0 and of 2.1: the namespace stayed (XLIFF 2.1, 4.1).</summary>
    public const string Core = "urn:oasis:names:tc:xliff:document:2.0";

    /// <summary>The metadata module (XLIFF 2.1, 5.4).</summary>
    public const string Metadata = "urn:oasis:names:tc:xliff:metadata:2.0";

    /// <summary>The group of metadata that is ours: what is needed to find the source file again and to read it alike.</summary>
    public const string SourceGroup = "translate-source";

    /// <summary>The size and length restriction module (XLIFF 2.1, 5.7).</summary>
    public const string Sizes = "urn:oasis:names:tc:xliff:sizerestriction:2.0";

    /// <summary>The group of metadata of a file that says which job it is of.</summary>
    public const string JobGroup = "translate-job";

    /// <summary>The group of metadata of a unit that says which versions of its segments were given out, and what their sources hashed to.</summary>
    public const string SegmentsGroup = "translate-segments";

    /// <summary>The job's id.</summary>
    public const string Job = "job";

    /// <summary>The short name of the source file's format.</summary>
    public const string Format = "format";

    /// <summary>The encoding in which the source file was read.</summary>
    public const string Encoding = "encoding";

    /// <summary>The source file's SHA-256, in hexadecimal digits.</summary>
    public const string Hash = "sha-256";

    /// <summary>The source file's name, for people.</summary>
    public const string FileName = "file-name";
}
