namespace Translate.Server.Data;

/// <summary>A text that can be searched for: a document's names, one of its segments, or a translation of one.</summary>
public sealed class SearchText
{
    /// <summary>The row's id: the document's, and behind it the text's number within the document, so that a document's texts lie together, newest documents last.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The document.</summary>
    public long DocumentId { get; init; }

    /// <summary>The job, for a translation; 0 for what the document itself says.</summary>
    public long JobId { get; init; }

    /// <summary>The segment; -1 for the document's names.</summary>
    public int Ordinal { get; init; }
}

/// <summary>A text that has changed, or is gone: it is still to be read into the search's index. Written by the database itself, whoever changes the text.</summary>
public sealed class SearchDue
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The document; 0 for a translation, whose job says it.</summary>
    public long DocumentId { get; init; }

    /// <summary>The job, for a translation; 0 for what the document itself says.</summary>
    public long JobId { get; init; }

    /// <summary>The segment; -1 for the document's names.</summary>
    public int Ordinal { get; init; }
}
