using Translate.Core.Formats;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Jobs;

namespace Translate.Server.Editor;

/// <summary>A job as its editor opens it.</summary>
/// <param name="Job">The job.</param>
/// <param name="CanWrite">The caller may write into it now.</param>
/// <param name="CanSubmit">The caller holds it.</param>
/// <param name="IsEditor">The caller may review in this desk.</param>
/// <param name="IsTrusted">What the caller hands in is approved at once.</param>
/// <param name="Me">The caller.</param>
/// <param name="People">The desk's people, who can be mentioned.</param>
/// <param name="Reviewers">Who of them reviews what is handed in.</param>
/// <param name="From">The locale of the source.</param>
/// <param name="To">The locale of the translation.</param>
/// <param name="Engines">The engines that can be asked now.</param>
/// <param name="MachineShare">The share of its segments that a machine wrote and nobody changed, in per cent.</param>
public sealed record EditorView(
    JobView Job, bool CanWrite, bool CanSubmit, bool IsEditor, bool IsTrusted, NamedPerson Me, IReadOnlyList<NamedPerson> People, IReadOnlyList<NamedPerson> Reviewers, EditorLocale From, EditorLocale To, IReadOnlyList<NamedEngine> Engines, int MachineShare)
{
    /// <summary>The job of a later revision that has taken this one over.</summary>
    public long? Later { get; init; }

    /// <summary>The jobs of earlier revisions that this one has taken over, the latest first.</summary>
    public IReadOnlyList<long> Former { get; init; } = [];

    /// <summary>A confirmed segment fills those that say the same.</summary>
    public bool FillsRepetitions { get; init; }
    /// <summary>Terms can be proposed: a desk to practise in has nobody who decides.</summary>
    public bool TakesTerms { get; init; }
}

/// <summary>A person by name.</summary>
public sealed record NamedPerson(long Id, string Name);

/// <summary>An engine by name.</summary>
public sealed record NamedEngine(long Id, string Name);

/// <summary>A locale, its name in the caller's language, and whether it is written from right to left.</summary>
public sealed record EditorLocale(string Tag, string Name, bool Rtl)
{
    /// <summary>The view of a locale.</summary>
    public static EditorLocale Of(Locale locale) => new(locale.Tag, locale.DisplayName, locale.IsRightToLeft);
}

/// <summary>A stretch of a job's segments.</summary>
/// <param name="Segments">The segments, in the order of the document.</param>
/// <param name="Next">After which the next stretch begins; null where there is none.</param>
public sealed record SegmentPage(IReadOnlyList<EditorSegment> Segments, int? Next);

/// <summary>A segment as its editor shows it. Texts are written as people type them.</summary>
/// <param name="Ordinal">Its name within the job.</param>
/// <param name="Unit">The id of its unit.</param>
/// <param name="Kind">What its unit is.</param>
/// <param name="Level">The depth of a heading, a list item or a quotation; 0 where depth means nothing.</param>
/// <param name="Note">The note to the translator.</param>
/// <param name="Limit">The most characters that its unit's target may have.</param>
/// <param name="Starts">It is the first of its unit.</param>
/// <param name="Before">White space before it.</param>
/// <param name="After">White space after it.</param>
/// <param name="Source">The source.</param>
/// <param name="Marks">The marks of its codes.</param>
/// <param name="Numbered">The marks are numbers in ⟦ ⟧, and a ⟦ of the text that would read as one is doubled.</param>
/// <param name="Words">The number of its words.</param>
/// <param name="Comments">The number of open comments on it.</param>
/// <param name="Errors">The number of errors that editors marked in it.</param>
/// <param name="CanJoin">The next segment is of the same unit.</param>
/// <param name="HandedIn">What its translation was when the job was handed in, while that is in review.</param>
/// <param name="Target">Its translation.</param>
public sealed record EditorSegment(
    int Ordinal, string Unit, UnitKind Kind, int Level, string? Note, int? Limit, bool Starts, string Before, string After, string Source, IReadOnlyList<NotationMark> Marks, bool Numbered, int Words,
    int Comments, int Errors, bool CanJoin, HandedInText? HandedIn, EditorTarget? Target)
{
    /// <summary>How many segments of the job have this source, itself among them.</summary>
    public int Repeats { get; init; } = 1;

    /// <summary>It is translated by itself, though others say the same.</summary>
    public bool IsAlone { get; init; }
}

/// <summary>A translation as it was handed in.</summary>
/// <param name="Typed">The translation, written as people type it.</param>
/// <param name="Version">Which version of it that was.</param>
public sealed record HandedInText(string Typed, int Version);

/// <summary>A translation as an editor shows it.</summary>
/// <param name="Typed">The translation, written as people type it.</param>
/// <param name="State">How far it has come.</param>
/// <param name="Origin">Where it came from.</param>
/// <param name="Score">The score of a memory match.</param>
/// <param name="OriginName">The name of the memory or the engine.</param>
/// <param name="AuthorId">Who wrote it, where a person did.</param>
/// <param name="Author">That person's name.</param>
/// <param name="Version">The version that a save must name.</param>
/// <param name="Changed">When it was last changed.</param>
/// <param name="Estimate">How likely a machine's translation needs no edit, in per cent.</param>
/// <param name="IsMachineDraft">A machine wrote it, and no person has confirmed it yet.</param>
public sealed record EditorTarget(
    string Typed, TargetState State, OriginKind Origin, int? Score, string? OriginName, long? AuthorId, string? Author, int Version, DateTimeOffset Changed, int? Estimate, bool IsMachineDraft)
{
    /// <summary>It was taken from memory as a draft, and no person has confirmed it yet.</summary>
    public bool IsMemoryDraft { get; init; }

    /// <summary>The segment whose confirmation filled it, by its ordinal; null once a person wrote it.</summary>
    public int? RepeatOf { get; init; }

    /// <summary>The view of a target's row.</summary>
    public static EditorTarget Of(SegmentTarget t, InlineText source, IReadOnlyDictionary<long, string> names) => new(
        Notation.Write(t.Text, source), t.State, t.Origin, t.Origin is OriginKind.Machine ? null : t.Score, t.OriginName, t.AuthorId, t.AuthorId is { } id ? names.GetValueOrDefault(id) : null, t.Version, t.Changed,
        t.Origin is OriginKind.Machine ? t.Score : null, TargetView.Of(t).IsMachineDraft)
    {
        IsMemoryDraft = TargetView.Of(t).IsMemoryDraft,
        RepeatOf = t.RepeatOf,
    };
}

/// <summary>Translations to save, from one open editor.</summary>
/// <param name="Place">The open editor.</param>
/// <param name="Saves">The translations.</param>
/// <param name="Person">The id of whoever typed them; where another person is signed in meanwhile, nothing is saved in that one's name.</param>
/// <param name="InReview">They belong to a review: once that is over, they are not wanted in the job any more.</param>
public sealed record SavesRequest(Guid? Place, IReadOnlyList<OneSave> Saves, long? Person = null, bool InReview = false);

/// <summary>A translation to save.</summary>
/// <param name="Ordinal">The segment.</param>
/// <param name="Version">The version that it changes; 0 where there is none yet.</param>
/// <param name="Typed">The translation as a person types it; empty to take it away.</param>
/// <param name="State"><c>initial</c> for a draft, <c>translated</c> when it is meant, <c>reviewed</c> when an editor says so of a job that was handed in.</param>
public sealed record OneSave(int Ordinal, int Version, string? Typed, TargetState State = TargetState.Translated)
{
    /// <summary>How many seconds the person has spent in the segment since the save before; more than ten minutes count as ten.</summary>
    public int Seconds { get; init; }
}

/// <summary>What became of saves, and how far the job is now.</summary>
public sealed record SavesView(IReadOnlyList<SaveView> Results, int Translated, int Segments)
{
    /// <summary>The job of a later revision that has taken this one over: what was refused here can be saved there.</summary>
    public long? Later { get; init; }
}

/// <summary>What became of a save.</summary>
public enum SaveOutcome
{
    /// <summary>It is kept.</summary>
    Saved,

    /// <summary>It was meant as a translation and is kept as a draft, because its codes are wrong.</summary>
    Draft,

    /// <summary>Somebody has changed the target meanwhile: nothing was overwritten.</summary>
    Conflict,

    /// <summary>The job is not in the caller's hands.</summary>
    Refused,

    /// <summary>It cannot stand in a file, or is no sensible request.</summary>
    Invalid,

    /// <summary>The job has no such segment any more: it was joined to another one.</summary>
    Gone,
}

/// <summary>What became of a save, with what stands there now.</summary>
public sealed record SaveView(int Ordinal, SaveOutcome Outcome, EditorTarget? Target, IReadOnlyList<string> Problems, IReadOnlyList<NotationProblemKind> ProblemKinds)
{
    /// <summary>The segments that say the same and were filled by it, by their ordinals.</summary>
    public IReadOnlyList<int> Filled { get; init; } = [];
}

/// <summary>A segment's translation after it was changed.</summary>
public sealed record ChangedTarget(int Ordinal, EditorTarget Target);

/// <summary>The translations that an act has changed.</summary>
public sealed record ChangedTargets(IReadOnlyList<ChangedTarget> Targets);

/// <summary>A sign of life from an open editor.</summary>
/// <param name="Place">The open editor: one for each page of a browser.</param>
/// <param name="Ordinal">The segment that the person is at.</param>
/// <param name="Gone">The editor is being closed.</param>
public sealed record PresenceRequest(Guid Place, int? Ordinal, bool Gone = false);

/// <summary>A segment to split.</summary>
/// <param name="At">Where, in the source as it is typed.</param>
/// <param name="Version">The version of its translation; 0 where there is none.</param>
public sealed record SplitRequest(int At, int Version);

/// <summary>A segment to join with the next one.</summary>
/// <param name="Version">The version of its translation; 0 where there is none.</param>
/// <param name="NextVersion">The version of the next one's translation.</param>
public sealed record JoinRequest(int Version, int NextVersion);

/// <summary>The segments of one unit.</summary>
public sealed record UnitView(IReadOnlyList<EditorSegment> Segments);
