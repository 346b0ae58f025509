using Translate.Core.Text;

namespace Translate.Core.Exchange;

/// <summary>An XLIFF file as it came back: what other tools made of the units that we gave out.</summary>
/// <param name="Name">The XLIFF file's name, for reports.</param>
/// <param name="Source">The locale of its sources.</param>
/// <param name="Target">The locale of its targets, if it says.</param>
/// <param name="Files">The files that it is made from.</param>
public sealed record XliffDocument(string Name, Locale Source, Locale? Target, IReadOnlyList<XliffFile> Files);

/// <summary>One of the files that an XLIFF file is made from.</summary>
public sealed class XliffFile
{
    internal XliffFile(string document, XliffOrigin? origin, string? job, IEnumerable<XliffUnit> units)
    {
        Document = document;
        Origin = origin;
        Job = job;
        Units = units;
    }

    /// <summary>The job that the file was given out for; null where it does not say.</summary>
    public string? Job { get; }

    /// <summary>Where the file lies and how it was read; null where the XLIFF file does not say.</summary>
    public XliffOrigin? Origin { get; }

    internal string Document { get; }

    /// <summary>Its units. Of a file that is being read (<see cref="XliffReader.Files"/>) they are read as they are asked for, once.</summary>
    internal IEnumerable<XliffUnit> Units { get; }

    /// <summary>The file with all of its units.</summary>
    internal XliffFile Held() => new(Document, Origin, Job, [.. Units]);
}

/// <summary>A unit of an XLIFF file.</summary>
/// <param name="Id">The id that it was given out under; in the file it stands as a name token (<see cref="NameToken"/>).</param>
/// <param name="Place">Where it begins.</param>
/// <param name="Parts">Its segments and ignorables.</param>
/// <param name="Data">Its codes' data by their ids.</param>
/// <param name="Problem">Why it cannot be used; null where it can.</param>
/// <param name="Given">What was said of its segments when they were given out, by their ids.</param>
sealed record XliffUnit(string Id, FilePosition Place, IReadOnlyList<XliffPart> Parts, IReadOnlyDictionary<string, string> Data, string? Problem, IReadOnlyDictionary<string, string> Given);

/// <summary>A segment, or what stands between two.</summary>
/// <param name="Source">Its source.</param>
/// <param name="Target">Its target; null where it has none.</param>
/// <param name="Order">Its place among the unit's parts in the target, from 1; null where that is its place in the source.</param>
/// <param name="IsInitial">Its state says that nothing has been done yet.</param>
/// <param name="Id">Its id within the unit; null where it has none.</param>
sealed record XliffPart(IReadOnlyList<XliffPiece> Source, IReadOnlyList<XliffPiece>? Target, int? Order, bool IsInitial, string? Id)
{
    /// <summary>It has a target that means something: an empty one in the initial state is a form not filled in.</summary>
    public bool IsTranslated => Target is not null && (Target.Count > 0 || !IsInitial || Source.Count == 0);

    /// <summary>What the target's reader sees: the target, or the source where nothing was translated.</summary>
    public IReadOnlyList<XliffPiece> Shown => IsTranslated ? Target! : Source;
}

/// <summary>A piece of a source or target: text, or a code as it was written. A <c>pc</c> is two.</summary>
abstract record XliffPiece
{
    /// <summary>Text, annotations taken off.</summary>
    public sealed record Plain(string Text) : XliffPiece;

    /// <summary>A code.</summary>
    /// <param name="Kind">Opening, closing or standalone.</param>
    /// <param name="Id">Its id; for a closing code that closes a pair, the opening code's.</param>
    /// <param name="ClosesPair">It is the closing code of the pair with that id.</param>
    /// <param name="DataRef">The id of its data.</param>
    /// <param name="CopyOf">The id of the code that it is a copy of.</param>
    public sealed record Code(Text.CodeKind Kind, string? Id, bool ClosesPair, string? DataRef, string? CopyOf) : XliffPiece;
}
