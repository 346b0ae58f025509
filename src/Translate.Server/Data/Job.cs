using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Server.Data;

/// <summary>Where a job stands. <c>Preparing → Available → Claimed → Submitted → Approved → Delivered</c>; a returned job is claimed again, a released or expired one available.</summary>
public enum JobState
{
    /// <summary>Its segments are being read and filled.</summary>
    Preparing,

    /// <summary>It waits for a translator.</summary>
    Available,

    /// <summary>A translator holds it.</summary>
    Claimed,

    /// <summary>It waits for an editor.</summary>
    Submitted,

    /// <summary>An editor, or the desk's policy, has approved it; the file is being made.</summary>
    Approved,

    /// <summary>The localized file is there.</summary>
    Delivered,

    /// <summary>It is not wanted any more; what was done is kept, and it can be taken up again.</summary>
    Cancelled,

    /// <summary>A job of a later revision of its document has taken over what was done in it. It is kept to be read.</summary>
    Superseded,
}

/// <summary>How soon a job is wanted, among others.</summary>
public enum Priority
{
    /// <summary>When nothing else is there.</summary>
    Low = -1,

    /// <summary>In its turn.</summary>
    Normal,

    /// <summary>Before the others.</summary>
    High,

    /// <summary>Now.</summary>
    Urgent,
}

/// <summary>Who may claim a job.</summary>
public enum OpenTo
{
    /// <summary>Every translator of the desk.</summary>
    Everybody,

    /// <summary>Translators whom the desk trusts.</summary>
    Trusted,

    /// <summary>The one it is assigned to.</summary>
    Assignee,
}

/// <summary>One document into one locale, or a part of it that was split off at paragraph ends: what a translator claims.</summary>
public sealed class Job
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk.</summary>
    public long DeskId { get; init; }

    /// <summary>The document.</summary>
    public long DocumentId { get; init; }

    /// <summary>The locale to translate into.</summary>
    public Locale Locale { get; init; }

    /// <summary>Which part of the document it is, from 1; 0 for all of it.</summary>
    public int Part { get; init; }

    /// <summary>The document's segment with which it begins, by its ordinal.</summary>
    public int First { get; init; }

    /// <summary>The document's segment before which it ends, by its ordinal; null where it goes to the document's end.</summary>
    public int? End { get; init; }

    /// <summary>How soon it is wanted.</summary>
    public Priority Priority { get; set; }

    /// <summary>Who may claim it.</summary>
    public OpenTo OpenTo { get; set; }

    /// <summary>Who should do it: it is theirs as soon as it can be worked on.</summary>
    public long? AssigneeId { get; set; }

    /// <summary>Where it stands.</summary>
    public JobState State { get; set; }

    /// <summary>Since when it stands there.</summary>
    public DateTimeOffset Since { get; set; }

    /// <summary>Who holds it, or held it last when it was submitted.</summary>
    public long? TranslatorId { get; set; }

    /// <summary>Until when the claim holds, unless it is renewed.</summary>
    public DateTimeOffset? ClaimedUntil { get; set; }

    /// <summary>When it should be done; null where nobody waits for a day.</summary>
    public DateTimeOffset? DueAt { get; set; }

    /// <summary>Who approved it; null where the desk's policy did.</summary>
    public long? EditorId { get; set; }

    /// <summary>The number of its segments; 0 until they are known.</summary>
    public int Segments { get; set; }

    /// <summary>The number of segments that background work has looked at so far.</summary>
    public int Prepared { get; set; }

    /// <summary>The number of segments translated, by whomever or whatever: in state translated or above.</summary>
    public int Translated { get; set; }

    /// <summary>The number of segments that pass without a person: exact matches of reviewed memory, and sources copied.</summary>
    public int Assured { get; set; }

    /// <summary>The number of batches that still have to fill it.</summary>
    public int BatchesLeft { get; set; }

    /// <summary>What machine translation would cost, in millionths of the desk's currency, while an editor is asked for it; null while nobody is.</summary>
    public long? AskedCost { get; set; }

    /// <summary>An editor has left what remains of it to people: engines are not asked until one asks them again.</summary>
    public bool IsForPeople { get; set; }

    /// <summary>Why the file could not be made, after its approval.</summary>
    public string? Failure { get; set; }

    /// <summary>The document.</summary>
    public Document? Document { get; init; }

    /// <summary>Who holds it, or held it last.</summary>
    public Person? Translator { get; init; }

    /// <summary>Who approved it.</summary>
    public Person? Editor { get; init; }

    /// <summary>Who should do it.</summary>
    public Person? Assignee { get; init; }
}

/// <summary>
/// A segment as it is in one job, where its translator has split or joined what the document's segmentation made. It stands in the place of the document's
/// segment with the same ordinal; a part split off has an ordinal above all of the document's. An ordinal names a segment for ever, whatever its place.
/// </summary>
public sealed class JobSegment
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment's name within the job.</summary>
    public int Ordinal { get; init; }

    /// <summary>The document's segment in which it begins.</summary>
    public int First { get; set; }

    /// <summary>Where in the plain text of that segment it begins: with <see cref="First"/>, its place in the document.</summary>
    public int Start { get; set; }

    /// <summary>It was joined to the one before it: the job has no such segment any more.</summary>
    public bool IsGone { get; set; }

    /// <summary>White space before it.</summary>
    public InlineText Before { get; set; } = InlineText.Empty;

    /// <summary>The sentence.</summary>
    public required InlineText Source { get; set; }

    /// <summary>White space after it.</summary>
    public InlineText After { get; set; } = InlineText.Empty;

    /// <summary>The number of its words.</summary>
    public int Words { get; set; }
}

/// <summary>A segment's translation in a job.</summary>
public sealed class SegmentTarget
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment's place in the document.</summary>
    public int Ordinal { get; init; }

    /// <summary>The translation.</summary>
    public required InlineText Text { get; set; }

    /// <summary>How far it has come.</summary>
    public TargetState State { get; set; }

    /// <summary>Where it came from.</summary>
    public OriginKind Origin { get; set; }

    /// <summary>The score of a memory match.</summary>
    public int? Score { get; set; }

    /// <summary>The name of the memory or the engine.</summary>
    public string? OriginName { get; set; }

    /// <summary>Who wrote it, where a person did.</summary>
    public long? AuthorId { get; set; }

    /// <summary>The segment that it repeats, where it was filled by that one's confirmation; null once a person wrote it.</summary>
    public int? RepeatOf { get; set; }

    /// <summary>Seconds that its translator spent in it.</summary>
    public int Spent { get; set; }

    /// <summary>Seconds that editors spent in it.</summary>
    public int SpentInReview { get; set; }

    /// <summary>Counts its changes, from 1; a save must name the version that it changes.</summary>
    public int Version { get; set; }

    /// <summary>When it was last changed.</summary>
    public DateTimeOffset Changed { get; set; }

    /// <summary>Makes it what it was before, as a new version; empty where it was nothing.</summary>
    public void PutBack(PastTarget? before, DateTimeOffset now)
    {
        (Text, State, Origin) = (before?.Text ?? InlineText.Empty, before?.State ?? TargetState.Initial, before?.Origin ?? OriginKind.Human);
        (Score, OriginName, AuthorId, RepeatOf) = (before?.Score, before?.OriginName, before?.AuthorId, null);
        (Version, Changed) = (Version + 1, now);
    }
}

/// <summary>What a target was before a person changed it.</summary>
public sealed class PastTarget
{
    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The segment's place in the document.</summary>
    public int Ordinal { get; init; }

    /// <summary>The version that this was.</summary>
    public int Version { get; init; }

    /// <summary>What it said.</summary>
    public required InlineText Text { get; init; }

    /// <summary>How far it had come.</summary>
    public TargetState State { get; init; }

    /// <summary>Where it had come from.</summary>
    public OriginKind Origin { get; init; }

    /// <summary>The score of a memory match.</summary>
    public int? Score { get; init; }

    /// <summary>The name of the memory or the engine.</summary>
    public string? OriginName { get; init; }

    /// <summary>Who had written it, where a person had.</summary>
    public long? AuthorId { get; init; }

    /// <summary>When it was written.</summary>
    public DateTimeOffset Changed { get; init; }

    /// <summary>A target as it is, to be kept.</summary>
    public static PastTarget Of(SegmentTarget target) => new()
    {
        JobId = target.JobId,
        Ordinal = target.Ordinal,
        Version = target.Version,
        Text = target.Text,
        State = target.State,
        Origin = target.Origin,
        Score = target.Score,
        OriginName = target.OriginName,
        AuthorId = target.AuthorId,
        Changed = target.Changed,
    };

    /// <summary>The same of another segment.</summary>
    public PastTarget In(long jobId, int ordinal) => new()
    {
        JobId = jobId,
        Ordinal = ordinal,
        Version = Version,
        Text = Text,
        State = State,
        Origin = Origin,
        Score = Score,
        OriginName = OriginName,
        AuthorId = AuthorId,
        Changed = Changed,
    };
}

/// <summary>A localized file that was handed over.</summary>
public sealed class DeliveredFile
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The job.</summary>
    public long JobId { get; init; }

    /// <summary>The localized file's name.</summary>
    public required string Name { get; init; }

    /// <summary>The file.</summary>
    public required byte[] Bytes { get; init; }

    /// <summary>The share of its segments whose target no person changed after a machine wrote it, in per cent.</summary>
    public int MachineShare { get; init; }

    /// <summary>When it was made.</summary>
    public DateTimeOffset Created { get; init; }
}

/// <summary>Something that was done, by whom and when: written in the same transaction as the act itself.</summary>
public sealed class AuditEntry
{
    /// <summary>The row's id.</summary>
    public long Id { get; init; }

    /// <summary>The desk, where the act belongs to one.</summary>
    public long? DeskId { get; init; }

    /// <summary>The document, where the act is about one.</summary>
    public long? DocumentId { get; init; }

    /// <summary>The job, where the act is about one.</summary>
    public long? JobId { get; init; }

    /// <summary>Who did it; null where the service did by itself.</summary>
    public long? PersonId { get; init; }

    /// <summary>The person it was done to, where the act is about one.</summary>
    public long? AboutId { get; init; }

    /// <summary>What was done, as one word of the workflow: <c>claimed</c>, <c>returned</c>.</summary>
    public required string Act { get; init; }

    /// <summary>What was said with it: an editor's comment, an error.</summary>
    public string? Detail { get; init; }

    /// <summary>When.</summary>
    public DateTimeOffset At { get; init; }

    /// <summary>Who did it.</summary>
    public Person? Person { get; init; }
}
