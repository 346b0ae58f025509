using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>How far a document's intake has come.</summary>
public enum DocumentState
{
    /// <summary>Taken in; its segments are being read out of it.</summary>
    Preparing,

    /// <summary>All its segments are there.</summary>
    Ready,

    /// <summary>It could not be prepared; <see cref="Document.Failure"/> says why.</summary>
    Failed,
}

/// <summary>One source file or article in a desk.</summary>
public sealed class Document
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk it belongs to.</summary>
    public long DeskId { get; init; }

    /// <summary>Its file name.</summary>
    public required string Name { get; init; }

    /// <summary>The name of its format.</summary>
    public required string Format { get; init; }

    /// <summary>The encoding that the user declared, or null: the file says, or it is UTF-8.</summary>
    public string? Encoding { get; init; }

    /// <summary>The locale it is written in.</summary>
    public Locale SourceLocale { get; init; }

    /// <summary>What it is about, in a word or two of the desk's own; null where nobody said.</summary>
    public string? Topic { get; set; }

    /// <summary>How far its intake has come.</summary>
    public DocumentState State { get; set; }

    /// <summary>Why it could not be prepared.</summary>
    public string? Failure { get; set; }

    /// <summary>The number of its units; 0 until it is ready.</summary>
    public int Units { get; set; }

    /// <summary>The number of its segments; 0 until it is ready.</summary>
    public int Segments { get; set; }

    /// <summary>The number of its words; 0 until it is ready.</summary>
    public int Words { get; set; }

    /// <summary>Its size in bytes.</summary>
    public long Size { get; init; }

    /// <summary>Who took it in; null where the service did by itself.</summary>
    public long? TakenInById { get; init; }

    /// <summary>When it was taken in.</summary>
    public DateTimeOffset Created { get; init; }

    /// <summary>The desk it belongs to.</summary>
    public Desk? Desk { get; init; }

    /// <summary>Who took it in.</summary>
    public Person? TakenInBy { get; init; }

    /// <summary>Its bytes.</summary>
    public SourceFile? File { get; set; }

    /// <summary>One job for each locale asked for.</summary>
    public List<Job> Jobs { get; } = [];
}

/// <summary>The bytes of a document, kept apart so that lists of documents stay light.</summary>
public sealed class SourceFile
{
    /// <summary>The document.</summary>
    public long DocumentId { get; init; }

    /// <summary>The file, exactly as it was handed in.</summary>
    public required byte[] Bytes { get; init; }
}

/// <summary>A segment of a document, as it was read at intake. Never changed afterwards.</summary>
public sealed class DocumentSegment
{
    /// <summary>The document.</summary>
    public long DocumentId { get; init; }

    /// <summary>Its place in the document, from 0.</summary>
    public int Ordinal { get; init; }

    /// <summary>The id of its unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>What its unit is.</summary>
    public UnitKind Kind { get; init; }

    /// <summary>The depth of a heading, a list item or a quotation, from 1; 0 where depth means nothing.</summary>
    public int Level { get; init; }

    /// <summary>The most characters that its unit's target may have, where the file says so.</summary>
    public int? MostCharacters { get; init; }

    /// <summary>The note to the translator; on the first segment of a unit only.</summary>
    public string? Note { get; init; }

    /// <summary>White space before it; on the first segment of a unit only.</summary>
    public InlineText Before { get; init; } = InlineText.Empty;

    /// <summary>The sentence.</summary>
    public required InlineText Source { get; init; }

    /// <summary>White space after it.</summary>
    public InlineText After { get; init; } = InlineText.Empty;

    /// <summary>The number of its words.</summary>
    public int Words { get; init; }
}
