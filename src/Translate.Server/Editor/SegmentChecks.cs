using System.Collections.Frozen;
using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Formats;
using Translate.Core.Formats.Cues;
using Translate.Core.Pretranslation;
using Translate.Core.Quality;
using Translate.Core.Quality.Documents;
using Translate.Core.Quality.Rooms;
using Translate.Core.Quality.Spelling;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Checking;
using Translate.Server.Data;
using Translate.Server.Terms;

namespace Translate.Server.Editor;

/// <summary>Something that speaks against a translation.</summary>
/// <param name="Check">The name of the check.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong, in the caller's language.</param>
/// <param name="Start">Where, in the translation as it is typed; null where no one place is meant.</param>
/// <param name="Length">How long that place is.</param>
public sealed record FindingView(string Check, Severity Severity, string Message, int? Start, int? Length)
{
    /// <summary>What it is let pass by, as long as neither source nor translation changes; null where it cannot be.</summary>
    public string? Key { get; init; }

    /// <summary>It keeps the job from being handed in until it is mended, or let pass where it can be.</summary>
    public bool Blocks { get; init; }

    /// <summary>The translation with this mended, as it would be typed; null where that is for a person to decide.</summary>
    public string? Mended { get; init; }

    /// <summary>The translation with all mended that the check found in it.</summary>
    public string? AllMended { get; init; }

    /// <summary>Who let it pass; null where nobody did.</summary>
    public DismissalView? Dismissed { get; init; }
}

/// <summary>What the checks say about a translation.</summary>
/// <param name="Findings">What speaks against it; what somebody let pass is there too, and says so.</param>
/// <param name="Characters">How many characters its unit has with it.</param>
/// <param name="Limit">How many it may have, where there is a limit.</param>
public sealed record CheckView(IReadOnlyList<FindingView> Findings, int Characters, int? Limit)
{
    /// <summary>What is checked otherwise in the segment's unit than in its document.</summary>
    public IReadOnlyList<UnitCheckView> UnitChecks { get; init; } = [];
}

/// <summary>What a desk checks translations of a pair by.</summary>
/// <param name="From">The language of the sources.</param>
/// <param name="To">The language of the targets.</param>
/// <param name="Terms">The desk's terms for the pair, ready to be found.</param>
public sealed record PairRules(Locale From, Locale To, Termbase Terms)
{
    /// <summary>Which checks are made of which units.</summary>
    public DocumentCheckRules Checks { get; init; } = DocumentCheckRules.Usual;

    /// <summary>The terms of a source, and what they may and must not be called.</summary>
    public IReadOnlyList<TermPair> TermsOf(InlineText source) => Terms.Rules(source, From, To);
}

/// <summary>What a segment's unit says of the room that it has.</summary>
/// <param name="Rest">How many characters the unit has besides the segment, where it has a limit.</param>
/// <param name="Note">The unit's note.</param>
/// <param name="IsAlone">The unit has no other segment.</param>
public readonly record struct UnitPlace(int Rest, string? Note, bool IsAlone);

/// <summary>Checks translations as people write them, and words what is found in their language.</summary>
public sealed class SegmentChecks(TranslateDb db, JobSegments segments, TermShelves terms, CheckChoices choices, FindingDismissals dismissals, Dictionaries dictionaries, IFonts fonts, IStringLocalizer<Strings> strings)
{
    const int MostQuoted = 60;

    /// <summary>Whoever asks about a whole job waits for the proposals of a few words, not of all.</summary>
    readonly Dictionary<Locale, SparingSpelling> spelling = [];

    /// <summary>Of what has two sides, it is said on which something is missing.</summary>
    static readonly FrozenSet<string> TwoSided = new[] { "numbers", "addresses", "placeholders", "tags", "links" }.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>What a job's translations are checked by.</summary>
    public async Task<PairRules> Rules(long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.DocumentId, j.Document!.SourceLocale, j.Locale }).SingleAsync(stop);
        return new(job.SourceLocale, job.Locale, await terms.Of(job.DeskId, job.SourceLocale, job.Locale, stop)) { Checks = await choices.Of(job.DocumentId, stop) };
    }

    /// <summary>What speaks against a translation that somebody types; null where the job has no such segment.</summary>
    public async Task<CheckView?> Check(long jobId, int ordinal, string typed, CancellationToken stop) =>
        (await segments.Some(jobId, [ordinal], stop)).TryGetValue(ordinal, out var segment) ? await Check(jobId, segment, typed, await Rules(jobId, stop), stop) : null;

    /// <summary>What speaks against a translation of a segment that is known already.</summary>
    public async Task<CheckView> Check(long jobId, DocumentSegment segment, string typed, PairRules rules, CancellationToken stop)
    {
        var place = await PlaceOf(jobId, segment, stop);
        var findings = Examine(segment, typed, rules, place, await dismissals.Of(jobId, stop, segment.Ordinal));
        return new(findings, place.Rest + Gates.Characters(Notation.Read(typed, segment.Source).Text.Text), segment.MostCharacters) { UnitChecks = await UnitChecks(segment, stop) };
    }

    /// <summary>What is checked otherwise in a segment's unit than in its document.</summary>
    public async Task<IReadOnlyList<UnitCheckView>> UnitChecks(DocumentSegment segment, CancellationToken stop)
    {
        var own = await choices.OfUnit(segment.DocumentId, segment.UnitId, stop);
        return [.. own.Named.Where(CheckViews.IsChosen).Select(name => new UnitCheckView(name, strings[$"Check.{name}"], own.Said(name)!))];
    }

    /// <summary>What speaks against a typed translation of a segment.</summary>
    public IReadOnlyList<FindingView> Examine(DocumentSegment segment, string typed, PairRules rules, UnitPlace place, IReadOnlyDictionary<(int Ordinal, string Key), DismissalView>? dismissed = null)
    {
        // An empty box has nothing wrong with it yet.
        if (typed.Length == 0) return [];
        var read = Notation.Read(typed, segment.Source);
        var places = TypedPlaces.Of(typed, segment.Source);
        var settings = rules.Checks.Of(segment.UnitId);
        var found = Gates.Examine(segment.Source, read.Text, Context(segment, rules, place) with { Settings = settings }).Where(f => f.Check is not "codes").ToList();

        // What would be written otherwise than it was typed is mended by nobody but who typed it.
        var isMendable = read.Findings.Count == 0 && found.Exists(f => f.Fix is not null) && Notation.Write(read.Text, segment.Source) == typed;
        var kinds = isMendable ? found.Where(f => f.Fix is not null).GroupBy(f => f.Check, StringComparer.Ordinal).ToDictionary(kind => kind.Key, kind => Notation.Write(Mend(read.Text, kind), segment.Source), StringComparer.Ordinal) : [];

        // What is wrong with codes, their notation says with the places where they are typed.
        return
        [
            .. read.Findings.Select(p => new FindingView("codes", Severity.Error, strings[$"Finding.codes.{p.Kind}", p.Mark], p.Span?.Start, p.Span?.Length) { Blocks = true }),
            .. found.Select(f =>
            {
                var span = f.Target is { } target ? places.Typed(target) : (TextSpan?)null;
                return View(segment, f, read.Text, settings, dismissed, place) with
                {
                    Start = span?.Start,
                    Length = span?.Length,
                    Mended = isMendable && f.Fix is not null ? Notation.Write(f.Mend(read.Text), segment.Source) : null,
                    AllMended = kinds.GetValueOrDefault(f.Check),
                };
            }),
        ];
    }

    /// <summary>A text with all fixes made that do not lie in each other's way, from its end on.</summary>
    static InlineText Mend(InlineText text, IEnumerable<Finding> findings)
    {
        var end = int.MaxValue;
        foreach (var finding in findings.OrderByDescending(f => f.Fix!.Value.Span.Start).ThenByDescending(f => f.Fix!.Value.Span.Length))
        {
            if (finding.Fix!.Value.Span.End > end || (finding.Fix.Value.Span.End == end && finding.Fix.Value.Span.Length == 0)) continue;
            text = finding.Mend(text);
            end = finding.Fix.Value.Span.Start;
        }

        return text;
    }

    FindingView View(DocumentSegment segment, Finding finding, InlineText target, CheckSettings settings, IReadOnlyDictionary<(int Ordinal, string Key), DismissalView>? dismissed, UnitPlace place)
    {
        var key = Gates.Blocks(finding.Check) ? null : finding.Key(segment.Source, target);
        return new(finding.Check, finding.Severity, Say(finding, segment.Source, target, place.Rest, segment.MostCharacters), null, null)
        {
            Key = key,
            Blocks = settings.Blocks(finding.Check),
            Dismissed = key is null ? null : dismissed?.GetValueOrDefault((segment.Ordinal, key)),
        };
    }

    /// <summary>Whether something in a translation keeps its job from being handed in.</summary>
    public static bool Blocks(DocumentSegment segment, InlineText target, int rest) => HasWrongCodes(segment, target) || Gates.BreaksMessage(segment.Source, target) || (segment.MostCharacters is { } most && rest + Gates.Characters(target.Text) > most);

    /// <summary>The codes are others than the source's, or would be when somebody opens the translation and saves it.</summary>
    public static bool HasWrongCodes(DocumentSegment segment, InlineText target)
    {
        if (segment.Source.Codes.IsEmpty && target.Codes.IsEmpty) return false;
        var read = TypedTarget.Read(target, null, segment.Source);
        return read.Findings.Count > 0 || target.Codes.Length != segment.Source.Codes.Length;
    }

    /// <summary>How many characters the rest of a segment's unit has, by ordinal, for units that have a limit.</summary>
    public static Dictionary<int, int> Rests(IEnumerable<DocumentSegment> rows, IReadOnlyDictionary<int, InlineText> targets)
    {
        var rests = new Dictionary<int, int>();
        foreach (var unit in rows.Where(r => r.MostCharacters is not null).GroupBy(r => r.UnitId, StringComparer.Ordinal))
        {
            var lengths = unit.ToDictionary(s => s.Ordinal, s => Gates.Characters(targets.GetValueOrDefault(s.Ordinal, s.Source).Text));
            var all = lengths.Values.Sum() + unit.Sum(s => s.Before.Text.Length + s.After.Text.Length);
            foreach (var (ordinal, length) in lengths) rests[ordinal] = all - length;
        }

        return rests;
    }

    /// <summary>What the units of segments say of their room, by ordinal.</summary>
    public static Dictionary<int, UnitPlace> Places(IReadOnlyList<DocumentSegment> rows, IReadOnlyDictionary<int, InlineText> targets)
    {
        var rests = Rests(rows, targets);
        var places = new Dictionary<int, UnitPlace>(rows.Count);
        foreach (var unit in rows.GroupBy(r => r.UnitId, StringComparer.Ordinal))
        {
            var all = unit.ToList();
            var note = all.Find(s => s.Note is not null)?.Note;
            foreach (var segment in all) places[segment.Ordinal] = new(rests.GetValueOrDefault(segment.Ordinal), note, all.Count == 1);
        }

        return places;
    }

    /// <summary>
    /// Opens the dictionary by which a job is checked, where a misspelt word keeps it from being handed in. A large one takes seconds: whoever asks whether
    /// <see cref="AnythingBlocks"/> has it opened before the job is locked.
    /// </summary>
    public async Task OpenDictionary(long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DocumentId, j.Locale }).SingleAsync(stop);
        if ((await choices.Of(job.DocumentId, stop)).Blocks("spelling")) await Task.Run(() => dictionaries.Of(job.Locale), stop);
    }

    /// <summary>
    /// What keeps a job from being handed in, of what its translations are: what cannot be delivered, and what the desk, the document or a unit has made an error and nobody has let pass. Those that are missing are
    /// counted with the job.
    /// </summary>
    public async Task<bool> AnythingBlocks(long jobId, CancellationToken stop)
    {
        var rows = await segments.All(jobId, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId).ToDictionaryAsync(t => t.Ordinal, stop);
        var places = Places(rows, targets.ToDictionary(t => t.Key, t => t.Value.Text));
        if (rows.Exists(s => targets.TryGetValue(s.Ordinal, out var target) && Blocks(s, target.Text, places[s.Ordinal].Rest))) return true;

        var rules = await Rules(jobId, stop);
        if (!rules.Checks.HasOwnErrors) return false;
        rules = rules with { Checks = rules.Checks.OnlyErrors() };
        var dismissed = await dismissals.Of(jobId, stop);
        return rows.Exists(s => targets.TryGetValue(s.Ordinal, out var target) && Examine(s, Notation.Write(target.Text, s.Source), rules, places[s.Ordinal], dismissed).Any(Stands))
            || Together(rows, targets, rules, dismissed).Any(f => Stands(f.Finding));

        static bool Stands(FindingView finding) => finding is { Blocks: true, Dismissed: null };
    }

    /// <summary>A segment's place in its unit, of its neighbours: the whole document is not read as somebody types. A segment that is all of its unit has the unit's note.</summary>
    async Task<UnitPlace> PlaceOf(long jobId, DocumentSegment segment, CancellationToken stop)
    {
        if (segment.MostCharacters is not null)
        {
            var unit = await segments.Unit(jobId, segment.Ordinal, stop);
            var ordinals = unit.ConvertAll(s => s.Ordinal);
            var targets = await db.Targets.Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).Select(t => new { t.Ordinal, t.Text }).ToDictionaryAsync(t => t.Ordinal, t => t.Text, stop);
            return Places(unit, targets).GetValueOrDefault(segment.Ordinal);
        }

        var (around, _) = await segments.Around(jobId, segment.Ordinal, stop);
        return new(0, segment.Note, around.Count(s => s.UnitId == segment.UnitId) == 1);
    }

    /// <summary>What speaks against a job's translations taken together: one source with several of them, names in two spellings, sentences left out.</summary>
    /// <param name="segments">Its segments, in their order.</param>
    /// <param name="targets">What they are translated to; of those without a translation nothing is said.</param>
    /// <param name="rules">What they are checked by.</param>
    /// <param name="dismissed">What was let pass.</param>
    public IEnumerable<(DocumentSegment Segment, FindingView Finding)> Together(
        IReadOnlyList<DocumentSegment> segments, IReadOnlyDictionary<int, SegmentTarget> targets, PairRules rules, IReadOnlyDictionary<(int Ordinal, string Key), DismissalView>? dismissed = null)
    {
        var all = segments.Select(s => Checked(s, targets.GetValueOrDefault(s.Ordinal), rules)).ToList();
        return DocumentChecks.Together(all, new(rules.From, rules.To))
            .Where(f => CheckViews.IsChosen(f.Finding.Check))
            .OrderBy(f => f.Segment)
            .Select(f => (segments[f.Segment], View(segments[f.Segment], f.Finding, all[f.Segment].Target, rules.Checks.Of(segments[f.Segment].UnitId), dismissed, default)));
    }

    static CheckedSegment Checked(DocumentSegment segment, SegmentTarget? target, PairRules rules) => new(segment.UnitId, segment.Source, target?.Text ?? InlineText.Empty)
    {
        State = target?.State ?? TargetState.Initial,
        Settings = rules.Checks.Of(segment.UnitId),

        // A target keeps its origin until somebody changes it.
        Offer = target is { Origin: OriginKind.Machine or OriginKind.Memory } offered ? (new(offered.Origin, offered.Score), offered.Text) : null,
    };

    CheckContext Context(DocumentSegment segment, PairRules rules, UnitPlace place) => new(rules.From, rules.To)
    {
        Terms = rules.TermsOf(segment.Source),
        MostCharacters = segment.MostCharacters is { } most ? Math.Max(0, most - place.Rest) : null,
        Room = place.IsAlone ? Room.Of(place.Note) : Room.Unlimited,
        Shown = place.IsAlone && segment.Kind is UnitKind.Cue ? CueTimes.Shown(place.Note) : null,
        Fonts = fonts,
        Spelling = SpellingOf(rules.To),
    };

    SparingSpelling? SpellingOf(Locale locale)
    {
        if (spelling.TryGetValue(locale, out var there)) return there;
        return dictionaries.Ready(locale) is { } ready ? spelling[locale] = new(ready) : null;
    }

    /// <summary>What is wrong, with what stands in the source (0), what in the translation (1), and what is wanted or meant (2).</summary>
    string Say(Finding finding, InlineText source, InlineText target, int rest, int? limit)
    {
        var there = finding.Source is { } place ? Place(source.Text, place) : "";
        var here = finding.Target is { } span ? Place(target.Text, span) : "";
        return finding.Check switch
        {
            "limit" => strings["Finding.limit", rest + Gates.Characters(target.Text), limit ?? 0],
            "terms" when finding is { Target: not null, Detail: { Length: > 0 } allowed } => strings["Finding.terms.Forbidden", there, here, allowed],
            "terms" when finding.Target is not null => strings["Finding.terms.ForbiddenOnly", there, here],
            "spelling" when finding.Detail is null => strings["Finding.spelling.Alone", there, here],
            _ when TwoSided.Contains(finding.Check) => strings[finding.Target is null ? $"Finding.{finding.Check}.Missing" : $"Finding.{finding.Check}.Surplus", there, here],
            _ => strings[$"Finding.{finding.Check}", there, here, finding.Detail ?? ""],
        };
    }

    /// <summary>A piece of text, short enough for a sentence about it, and no character cut.</summary>
    static string Place(string text, TextSpan span)
    {
        if (span.Length <= MostQuoted) return text.Substring(span.Start, span.Length);
        var length = 0;
        while (StringInfo.GetNextTextElementLength(text, span.Start + length) is var next && length + next <= MostQuoted) length += next;
        return string.Concat(text.AsSpan(span.Start, length), "…");
    }
}
