namespace Translate.Core.Exchange;

/// <summary>How things are spelled in an XLIFF file.</summary>
static class XliffNames
{
    /// <summary>The core of XLIFF 2.0 and of 2.1: the namespace stayed (XLIFF 2.1, 4.1).</summary>
    public const string Core = "urn:oasis:names:tc:xliff:document:2.0";

    /// <summary>XLIFF 1.2.</summary>
    public const string Version12 = "urn:oasis:names:tc:xliff:document:1.2";

    /// <summary>The metadata module (XLIFF 2.1, 5.4).</summary>
    public const string Metadata = "urn:oasis:names:tc:xliff:metadata:2.0";

    /// <summary>The group of metadata that is ours: what is needed to find the source file again and to read it alike.</summary>
    public const string SourceGroup = "translate-source";

    /// <summary>The size and length restriction module (XLIFF 2.1, 5.6).</summary>
    public const string Sizes = "urn:oasis:names:tc:xliff:sizerestriction:2.0";

    /// <summary>The group of metadata of a file that says which job it is of.</summary>
    public const string JobGroup = "translate-job";

    /// <summary>The group of metadata of a unit that says which versions of its segments were given out, and what their sources hashed to.</summary>
    public const string SegmentsGroup = "translate-segments";

    /// <summary>The group of metadata of a unit that is a pair of a memory, with what is known of where it comes from.</summary>
    public const string PairGroup = "translate-pair";

    /// <summary>The job's id.</summary>
    public const string Job = "job";

    /// <summary>The short name of the source file's format.</summary>
    public const string Format = "format";

    /// <summary>The encoding in which the source file was read.</summary>
    public const string Encoding = "encoding";

    /// <summary>How the type of a value begins that the source file's format was told; the option's name follows.</summary>
    public const string Option = "option:";

    /// <summary>The source file's SHA-256, in hexadecimal digits.</summary>
    public const string Hash = "sha-256";

    /// <summary>The source file's name, for people.</summary>
    public const string FileName = "file-name";

    /// <summary>The format style module (XLIFF 2.1, 5.3).</summary>
    public const string Styles = "urn:oasis:names:tc:xliff:fs:2.0";

    /// <summary>The resource data module (XLIFF 2.1, 5.5).</summary>
    public const string Resources = "urn:oasis:names:tc:xliff:resourcedata:2.0";

    /// <summary>The translation candidates module (XLIFF 2.1, 5.1).</summary>
    public const string Matches = "urn:oasis:names:tc:xliff:matches:2.0";

    /// <summary>The glossary module (XLIFF 2.1, 5.2).</summary>
    public const string Glossary = "urn:oasis:names:tc:xliff:glossary:2.0";

    /// <summary>The validation module (XLIFF 2.1, 5.7).</summary>
    public const string Validation = "urn:oasis:names:tc:xliff:validation:2.0";

    /// <summary>The change tracking module of XLIFF 2.0 (there 5.6).</summary>
    public const string Changes = "urn:oasis:names:tc:xliff:changetracking:2.0";

    /// <summary>The Internationalization Tag Set, whose attributes and elements the ITS module uses (XLIFF 2.1, 5.8).</summary>
    public const string Its = "http://www.w3.org/2005/11/its";

    /// <summary>What the ITS module adds to ITS (XLIFF 2.1, 5.8).</summary>
    public const string ItsModule = "urn:oasis:names:tc:xliff:itsm:2.1";

    /// <summary>XML's own attributes.</summary>
    public const string Xml = "http://www.w3.org/XML/1998/namespace";

    /// <summary>The namespace and the name that a prefixed name means, by the prefixes that the specification uses; without a prefix, the core's.</summary>
    public static (string Namespace, string Name) Expand(string name)
    {
        var colon = name.IndexOf(':', StringComparison.Ordinal);
        if (colon < 0) return (Core, name);
        return (name[..colon] switch
        {
            "mtc" => Matches,
            "gls" => Glossary,
            "fs" => Styles,
            "mda" => Metadata,
            "res" => Resources,
            "slr" => Sizes,
            "val" => Validation,
            "ctr" => Changes,
            "its" => Its,
            "itsm" => ItsModule,
            _ => throw new ArgumentException($"\"{name[..colon]}\" is no prefix of the specification.", nameof(name)),
        }, name[(colon + 1)..]);
    }
}
