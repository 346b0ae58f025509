using Translate.Core.Formats;
using Translate.Core.Revision;
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

    /// <summary>Handed in, but nothing is queued yet: an editor looks at what was found in it, and decides.</summary>
    Proposed,

    /// <summary>A later revision stands in its place. What was made of it remains.</summary>
    Superseded,
}

/// <summary>What is done with a unit at delivery.</summary>
public enum Treatment
{
    /// <summary>It is translated.</summary>
    Translate,

    /// <summary>It stays in the document as it is in the source.</summary>
    Keep,

    /// <summary>It is not in the localized document: furniture of the page it came from.</summary>
    LeaveOut,
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

    /// <summary>What formats had been told when it was taken in, as a JSON object; null for nothing.</summary>
    public string? FormatOptions { get; init; }

    /// <summary>Which checks are made of its translations, where it is to be otherwise than usual in its desk, as JSON (<see cref="Core.Quality.CheckSettings"/>).</summary>
    public string? Checks { get; set; }

    /// <summary>The locale whose units it has, where they are others than its source's: those of a catalogue's plural forms.</summary>
    public Locale? LocalizedFor { get; set; }

    /// <summary>What it is about, in a word or two of the desk's own; null where nobody said.</summary>
    public string? Topic { get; set; }

    /// <summary>Its title, as credits name it; null where nobody said.</summary>
    public string? Title { get; set; }

    /// <summary>Who wrote it.</summary>
    public string? Author { get; set; }

    /// <summary>Where it was published first: a newspaper, a site.</summary>
    public string? Publisher { get; set; }

    /// <summary>Its address there.</summary>
    public string? Address { get; set; }

    /// <summary>When it was published there.</summary>
    public DateOnly? Published { get; set; }

    /// <summary>What its owner allows, in the words that go with it.</summary>
    public string? Licence { get; set; }

    /// <summary>What the desk says to its translators.</summary>
    public string? Notes { get; set; }

    /// <summary>The document that this is a later revision of.</summary>
    public long? RevisionOfId { get; init; }

    /// <summary>Counts the revisions of its source, from 1.</summary>
    public int Revision { get; init; } = 1;

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

    /// <summary>The same for another locale whose units are others.</summary>
    /// <exception cref="InvalidOperationException">Its bytes were not read.</exception>
    public Document For(Locale? locale, DateTimeOffset now) => new()
    {
        DeskId = DeskId,
        Name = Name,
        Format = Format,
        Encoding = Encoding,
        SourceLocale = SourceLocale,
        FormatOptions = FormatOptions,
        Checks = Checks,
        LocalizedFor = locale,
        Topic = Topic,
        Title = Title,
        Author = Author,
        Publisher = Publisher,
        Address = Address,
        Published = Published,
        Licence = Licence,
        Notes = Notes,
        Size = Size,
        TakenInById = TakenInById,
        Created = now,
        File = new() { Bytes = (File ?? throw new InvalidOperationException("The file was not read with its document.")).Bytes },
    };

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

/// <summary>What an editor decided about a unit at intake. A unit without one is translated.</summary>
public sealed class UnitChoice
{
    /// <summary>The document.</summary>
    public long DocumentId { get; init; }

    /// <summary>The unit.</summary>
    public required string UnitId { get; init; }

    /// <summary>What is done with it.</summary>
    public Treatment Treatment { get; set; }
}

/// <summary>A unit of a revised document beside the unit that it was before.</summary>
public sealed class RevisedUnit
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The later revision.</summary>
    public long DocumentId { get; init; }

    /// <summary>The unit in it; null where it was removed.</summary>
    public string? UnitId { get; init; }

    /// <summary>The unit in the revision before; null where it was added.</summary>
    public string? BeforeId { get; init; }

    /// <summary>What became of it.</summary>
    public Revised Change { get; init; }

    /// <summary>For one that was changed: the change is minor, and its translation is kept. Otherwise it is open again.</summary>
    public bool IsMinor { get; set; }
}
