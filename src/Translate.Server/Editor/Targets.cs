using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Review;

namespace Translate.Server.Editor;

/// <summary>What became of a save.</summary>
public abstract record SaveResult
{
    SaveResult()
    {
    }

    /// <summary>It is kept, as the version given.</summary>
    public sealed record Saved(SegmentTarget Target) : SaveResult;

    /// <summary>Somebody changed the target since it was read: nothing was overwritten, and here is what stands there.</summary>
    public sealed record Conflict(SegmentTarget? Current) : SaveResult;

    /// <summary>The job is not in the writer's hands.</summary>
    public sealed record Refused : SaveResult;

    /// <summary>The job has no such segment: it was joined to another one, or never was.</summary>
    public sealed record Gone : SaveResult;

    /// <summary>The text holds a character that no file can hold.</summary>
    /// <param name="Place">Which it is, counted from 1 in UTF-16 code units.</param>
    /// <param name="Sign">The character, as <c>U+0000</c>.</param>
    public sealed record Invalid(int Place, string Sign) : SaveResult
    {
        /// <summary>The problem as a sentence.</summary>
        public string Problem => string.Create(CultureInfo.InvariantCulture, $"Character {Place} of the text, {Sign}, cannot stand in a file. Take it out.");
    }
}

/// <summary>A translation that a person wants saved.</summary>
/// <param name="Ordinal">The segment.</param>
/// <param name="Version">The version that the person saw; 0 where there was no target yet.</param>
/// <param name="Text">The translation with its codes; or else <paramref name="Typed"/>. Empty to take it away.</param>
/// <param name="Typed">The translation as a person types it.</param>
/// <param name="State">Initial for a draft, translated when the person means it; reviewed when an editor says so of a job that was handed in.</param>
public sealed record Writing(int Ordinal, int Version, InlineText? Text, string? Typed, TargetState State)
{
    /// <summary>How many seconds the person has spent in the segment since the save before.</summary>
    public int Seconds { get; init; }
}

/// <summary>A save, and what became of it.</summary>
/// <param name="Writing">What was to be saved.</param>
/// <param name="Result">What became of it.</param>
/// <param name="Segment">The segment as it is now; null where nothing was looked at.</param>
/// <param name="Problems">What is wrong with the codes: with any, it is a draft, whatever was meant.</param>
public sealed record Written(Writing Writing, SaveResult Result, DocumentSegment? Segment, IReadOnlyList<NotationProblem> Problems)
{
    /// <summary>The segments that say the same and were filled by it, by their ordinals.</summary>
    public IReadOnlyList<int> Filled { get; init; } = [];

    /// <summary>It was meant as a translation, and is kept as a draft, because its codes are wrong.</summary>
    public bool IsDraftInstead => Result is SaveResult.Saved { Target: { State: TargetState.Initial, Text.IsEmpty: false } } && Writing.State >= TargetState.Translated;
}

/// <summary>Who writes.</summary>
/// <param name="PersonId">The person.</param>
/// <param name="AsEditor">The person may review in this desk.</param>
/// <param name="Place">The open editor, where it is one.</param>
/// <param name="InReview">What is written belongs to a review: once that is over, it is not wanted in the job any more.</param>
public sealed record Writer(long PersonId, bool AsEditor, Guid? Place = null, bool InReview = false);

/// <summary>Takes what people write. A target is changed only by naming the version that is changed, and what it was is kept.</summary>
public sealed class Targets(TranslateDb db, JobSegments segments, JobVersions versions, RepetitionFilling repetitions, JobFeeds feeds, TimeProvider clock)
{
    /// <summary>As many in a transaction: others who write into a SQLite file wait for milliseconds only.</summary>
    const int MostAtOnce = 50;

    /// <summary>Whoever comes back to a draft after so long begins a new version.</summary>
    static readonly TimeSpan SamePassage = TimeSpan.FromMinutes(10);

    /// <summary>Nobody is at one sentence for longer between two saves without doing something else.</summary>
    const int MostSeconds = 600;

    /// <summary>Saves a person's translation of a segment.</summary>
    /// <param name="jobId">The job: claimed by the person; or claimed by anybody or submitted, and the person an editor.</param>
    /// <param name="writing">The translation.</param>
    /// <param name="writer">Who writes.</param>
    /// <param name="stop">Breaks off; nothing is saved then.</param>
    public async Task<SaveResult> Save(long jobId, Writing writing, Writer writer, CancellationToken stop) => (await SaveAll(jobId, [writing], writer, stop))[0].Result;

    /// <summary>Saves translations, each for itself: what becomes of one does not touch the others.</summary>
    /// <returns>What became of each, in the order given.</returns>
    public async Task<IReadOnlyList<Written>> SaveAll(long jobId, IReadOnlyList<Writing> writings, Writer writer, CancellationToken stop)
    {
        var written = new List<Written>(writings.Count);
        foreach (var some in Cut(writings))
        {
            written.AddRange(await SaveSome(jobId, some, writer, stop));
            db.ChangeTracker.Clear();
        }

        return written;
    }

    /// <summary>Saves of one segment follow each other in transactions of their own.</summary>
    static IEnumerable<IReadOnlyList<Writing>> Cut(IReadOnlyList<Writing> writings)
    {
        var some = new List<Writing>();
        foreach (var writing in writings)
        {
            if (some.Count == MostAtOnce || some.Exists(w => w.Ordinal == writing.Ordinal))
            {
                yield return some;
                some = [];
            }

            some.Add(writing);
        }

        if (some.Count > 0) yield return some;
    }

    async Task<IReadOnlyList<Written>> SaveSome(long jobId, IReadOnlyList<Writing> writings, Writer writer, CancellationToken stop)
    {
        await using var transaction = await db.Database.BeginTransactionAsync(stop);
        if (!await Hold(jobId, writer, stop)) return [.. writings.Select(w => new Written(w, new SaveResult.Refused(), null, []))];

        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.State, j.Since, j.TranslatorId }).SingleAsync(stop);
        var ordinals = writings.Select(w => w.Ordinal).ToList();
        var there = await segments.Some(jobId, ordinals, stop);
        var present = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).ToDictionaryAsync(t => t.Ordinal, stop);
        var inReview = job.State is JobState.Submitted;
        var handedIn = inReview ? await versions.AsHandedIn(jobId, ordinals, stop) : new Dictionary<int, TargetVersion>();
        var asTranslator = !inReview && job.TranslatorId == writer.PersonId;
        var written = writings.Select(w => !inReview && w.State > TargetState.Translated
            ? new Written(w, new SaveResult.Refused(), null, [])
            : Write(jobId, job.Since, w, writer, asTranslator, handedIn.GetValueOrDefault(w.Ordinal), there.GetValueOrDefault(w.Ordinal), present.GetValueOrDefault(w.Ordinal))).ToList();
        var changed = written.Select(w => w.Result).OfType<SaveResult.Saved>().Select(s => s.Target).Where(t => !ReferenceEquals(t, present.GetValueOrDefault(t.Ordinal))).ToList();
        if (changed.Count == 0)
        {
            await Spend(jobId, written, present, asTranslator, stop);
            await transaction.CommitAsync(stop);
            return written;
        }

        await db.SaveChangesAsync(stop);
        db.ChangeTracker.Clear();
        var more = changed.Sum(t => Counts(t) - Counts(present.GetValueOrDefault(t.Ordinal)));
        if (more != 0) await db.Jobs.Where(j => j.Id == jobId).ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated + more), stop);
        await Spend(jobId, written, present, asTranslator, stop);
        var filled = await repetitions.From(jobId, changed.FindAll(t => t.State >= TargetState.Translated), there, stop);
        await transaction.CommitAsync(stop);
        feeds.Saved(jobId, changed.Select(t => (t.Ordinal, t.Version)), writer.Place);
        if (filled.Count == 0) return written;

        // No page knows of these yet, not even the one that confirmed.
        feeds.Saved(jobId, filled.Values.SelectMany(some => some).Select(t => (t.Ordinal, t.Version)), null);
        return written.ConvertAll(w => w.Result is SaveResult.Saved && filled.TryGetValue(w.Writing.Ordinal, out var some) ? w with { Filled = [.. some.Select(t => t.Ordinal)] } : w);
    }

    /// <summary>Time spent in segments whose translation stays as it is.</summary>
    async Task Spend(long jobId, IEnumerable<Written> written, Dictionary<int, SegmentTarget> present, bool asTranslator, CancellationToken stop)
    {
        foreach (var one in written)
        {
            if (one is not { Result: SaveResult.Saved { Target: { } target }, Writing: { Seconds: > 0 } writing } || target.Version != writing.Version || !ReferenceEquals(target, present.GetValueOrDefault(target.Ordinal))) continue;
            var seconds = Math.Min(writing.Seconds, MostSeconds);
            await db.Targets.Where(t => t.JobId == jobId && t.Ordinal == target.Ordinal).ExecuteUpdateAsync(
                set => set.SetProperty(t => t.Spent, t => t.Spent + (asTranslator ? seconds : 0)).SetProperty(t => t.SpentInReview, t => t.SpentInReview + (asTranslator ? 0 : seconds)), stop);
        }
    }

    /// <summary>Locks the job's row, if the writer may write into it: whoever saves, submits or expires it at the same time waits, and then sees what is true.</summary>
    internal async Task<bool> Hold(long jobId, Writer writer, CancellationToken stop)
    {
        var (person, asEditor, inReview) = (writer.PersonId, writer.AsEditor, writer.InReview);
        return await db.Jobs
            .Where(j => j.Id == jobId && ((j.State == JobState.Claimed && (j.TranslatorId == person || (asEditor && !inReview))) || (j.State == JobState.Submitted && asEditor)))
            .ExecuteUpdateAsync(set => set.SetProperty(j => j.Translated, j => j.Translated), stop) == 1;
    }

    Written Write(long jobId, DateTimeOffset since, Writing writing, Writer writer, bool asTranslator, TargetVersion? handedIn, DocumentSegment? segment, SegmentTarget? current)
    {
        if (segment is null) return new(writing, new SaveResult.Gone(), null, []);
        var typed = TypedTarget.Read(writing.Text, writing.Typed, segment.Source);
        if (Unwritable(typed.Text.Text) is { } invalid) return new(writing, invalid, segment, []);

        var state = typed.Text.IsEmpty || typed.Findings.Count > 0 ? TargetState.Initial : writing.State;
        var next = Next(current, jobId, writing.Ordinal, typed.Text, state, writer.PersonId, handedIn);
        if ((current?.Version ?? 0) != writing.Version)
        {
            // The answer to the same save was lost on its way, and the person sends it again.
            var isMine = current is not null && current.Version == writing.Version + 1 && ReferenceEquals(next, current) && (current.AuthorId == writer.PersonId || handedIn is not null);
            return new(writing, isMine ? new SaveResult.Saved(current!) : new SaveResult.Conflict(current), segment, isMine ? typed.Findings : []);
        }

        if (!ReferenceEquals(next, current))
        {
            var seconds = Math.Clamp(writing.Seconds, 0, MostSeconds);
            next.Spent = (current?.Spent ?? 0) + (asTranslator ? seconds : 0);
            next.SpentInReview = (current?.SpentInReview ?? 0) + (asTranslator ? 0 : seconds);
        }

        if (current is null)
        {
            db.Targets.Add(next);
        }
        else if (!ReferenceEquals(next, current))
        {
            if (!IsTypedOn(current, next, since)) db.PastTargets.Add(PastTarget.Of(current));
            db.Targets.Update(next);
        }

        return new(writing, new SaveResult.Saved(next), segment, typed.Findings);
    }

    /// <summary>
    /// Whether a person only goes on typing: a page saves drafts every second, and a draft is no version of the text that anybody would look for, as long as
    /// the next one still holds all of it. What was left for a while, or stood there when the job came into these hands, is a version.
    /// </summary>
    static bool IsTypedOn(SegmentTarget current, SegmentTarget next, DateTimeOffset since) =>
        current.State is TargetState.Initial && current.AuthorId == next.AuthorId && current.Changed >= since && next.Changed - current.Changed < SamePassage && Holds(next.Text, current.Text);

    /// <summary>
    /// Whether a text still holds all of another, with something put in at one place. One character may be replaced there, but not taken away: a syllable or
    /// an accented letter changes while it is composed.
    /// </summary>
    static bool Holds(InlineText next, InlineText old)
    {
        if (next.Codes.Length < old.Codes.Length || next.Text.Length < old.Text.Length) return false;
        var first = next.Text.AsSpan().CommonPrefixLength(old.Text);
        var last = 0;
        while (last < old.Text.Length - first && old.Text[^(last + 1)] == next.Text[^(last + 1)]) last++;
        return old.Text.Length - first - last <= 1;
    }

    /// <summary>The target as it is after the save; the current one itself where nothing changes.</summary>
    SegmentTarget Next(SegmentTarget? current, long jobId, int ordinal, InlineText text, TargetState state, long personId, TargetVersion? handedIn)
    {
        var same = current is not null && current.Text.Equals(text);

        // Whoever confirms what a repetition was filled with makes it their own, though nothing else changes.
        if (same && current!.State == state && (current.RepeatOf is null || state is not TargetState.Translated || handedIn is not null)) return current;

        // Whoever reviews what was handed in, and leaves it as it was or puts it back, has not written it.
        if (handedIn is not null && handedIn.Text.Equals(text))
        {
            return new()
            {
                JobId = jobId,
                Ordinal = ordinal,
                Text = text,
                State = state,
                Origin = handedIn.Origin,
                Score = handedIn.Score,
                OriginName = handedIn.OriginName,
                AuthorId = handedIn.AuthorId,
                RepeatOf = same ? current!.RepeatOf : null,
                Version = (current?.Version ?? 0) + 1,
                Changed = clock.GetUtcNow(),
            };
        }

        // A match that a person confirms as it is remains a match; a changed one is the person's.
        return new()
        {
            JobId = jobId,
            Ordinal = ordinal,
            Text = text,
            State = state,
            Origin = same ? current!.Origin : OriginKind.Human,
            Score = same ? current!.Score : null,
            OriginName = same ? current!.OriginName : null,
            AuthorId = personId,
            Version = (current?.Version ?? 0) + 1,
            Changed = clock.GetUtcNow(),
        };
    }

    /// <summary>Names the first character that is half of a surrogate pair or a control character other than tab and line ends.</summary>
    static SaveResult.Invalid? Unwritable(string text)
    {
        for (var i = 0; i < text.Length; i += char.IsSurrogatePair(text, i) ? 2 : 1)
        {
            if ((char.IsSurrogate(text[i]) && !char.IsSurrogatePair(text, i)) || (text[i] < ' ' && text[i] is not ('\t' or '\n' or '\r')))
                return new(i + 1, string.Create(CultureInfo.InvariantCulture, $"U+{(int)text[i]:X4}"));
        }

        return null;
    }

    internal static int Counts(SegmentTarget? target) => target?.State >= TargetState.Translated ? 1 : 0;
}
