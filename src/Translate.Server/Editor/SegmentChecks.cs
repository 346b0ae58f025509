using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Quality;
using Translate.Core.Quality.Documents;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Terms;

namespace Translate.Server.Editor;

/// <summary>Something that speaks against a translation.</summary>
/// <param name="Check">The name of the check.</param>
/// <param name="Severity">How much it weighs.</param>
/// <param name="Message">What is wrong, in the caller's language.</param>
/// <param name="Start">Where, in the translation as it is typed; null where no one place is meant.</param>
/// <param name="Length">How long that place is.</param>
public sealed record FindingView(string Check, Severity Severity, string Message, int? Start, int? Length);

/// <summary>What the checks say about a translation.</summary>
/// <param name="Findings">What speaks against it.</param>
/// <param name="Characters">How many characters its unit has with it.</param>
/// <param name="Limit">How many it may have, where there is a limit.</param>
public sealed record CheckView(IReadOnlyList<FindingView> Findings, int Characters, int? Limit);

/// <summary>What a desk checks translations of a pair by.</summary>
/// <param name="From">The language of the sources.</param>
/// <param name="To">The language of the targets.</param>
/// <param name="Terms">The desk's terms for the pair, ready to be found.</param>
public sealed record PairRules(Locale From, Locale To, Termbase Terms)
{
    /// <summary>The terms of a source, and what they may and must not be called.</summary>
    public IReadOnlyList<TermPair> TermsOf(InlineText source) => Terms.Rules(source, From, To);
}

/// <summary>Checks translations as people write them, and words what is found in their language.</summary>
public sealed class SegmentChecks(TranslateDb db, JobSegments segments, TermShelves terms, IStringLocalizer<Strings> strings)
{
    /// <summary>What a job's translations are checked by.</summary>
    public async Task<PairRules> Rules(long jobId, CancellationToken stop)
    {
        var job = await db.Jobs.Where(j => j.Id == jobId).Select(j => new { j.DeskId, j.Document!.SourceLocale, j.Locale }).SingleAsync(stop);
        return new(job.SourceLocale, job.Locale, await terms.Of(job.DeskId, job.SourceLocale, job.Locale, stop));
    }

    /// <summary>What speaks against a translation that somebody types; null where the job has no such segment.</summary>
    public async Task<CheckView?> Check(long jobId, int ordinal, string typed, CancellationToken stop) =>
        (await segments.Some(jobId, [ordinal], stop)).TryGetValue(ordinal, out var segment) ? await Check(jobId, segment, typed, await Rules(jobId, stop), stop) : null;

    /// <summary>What speaks against a translation of a segment that is known already.</summary>
    public async Task<CheckView> Check(long jobId, DocumentSegment segment, string typed, PairRules rules, CancellationToken stop)
    {
        var rest = segment.MostCharacters is null ? 0 : await Rest(jobId, segment, stop);
        var findings = Examine(segment, typed, rules, rest);
        return new(findings, rest + Gates.Characters(Notation.Read(typed, segment.Source).Text.Text), segment.MostCharacters);
    }

    /// <summary>What speaks against a typed translation of a segment whose unit has so many characters besides.</summary>
    public IReadOnlyList<FindingView> Examine(DocumentSegment segment, string typed, PairRules rules, int rest)
    {
        // An empty box has nothing wrong with it yet.
        if (typed.Length == 0) return [];
        var read = Notation.Read(typed, segment.Source);
        var places = TypedPlaces.Of(typed, segment.Source);
        var found = Gates.Examine(segment.Source, read.Text, Context(segment, rules, rest));

        // What is wrong with codes, their notation says with the places where they are typed.
        return
        [
            .. read.Findings.Select(p => new FindingView("codes", Severity.Error, strings[$"Finding.codes.{p.Kind}", p.Mark], p.Span?.Start, p.Span?.Length)),
            .. found.Where(f => f.Check is not "codes").Select(f =>
            {
                var span = f.Target is { } target ? places.Typed(target) : (TextSpan?)null;
                return new FindingView(f.Check, f.Severity, Say(f, segment.Source, read.Text, rules, rest, segment.MostCharacters), span?.Start, span?.Length);
            }),
        ];
    }

    /// <summary>Whether something in a translation keeps its job from being handed in.</summary>
    public static bool Blocks(DocumentSegment segment, InlineText target, int rest) => HasWrongCodes(segment, target) || (segment.MostCharacters is { } most && rest + Gates.Characters(target.Text) > most);

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

    /// <summary>What keeps a job from being handed in, of what its translations are; those that are missing are counted with the job.</summary>
    public async Task<bool> AnythingBlocks(long jobId, CancellationToken stop)
    {
        var rows = await segments.All(jobId, stop);
        var targets = await db.Targets.Where(t => t.JobId == jobId).Select(t => new { t.Ordinal, t.Text }).ToDictionaryAsync(t => t.Ordinal, t => t.Text, stop);
        var rests = Rests(rows, targets);
        return rows.Exists(s => targets.TryGetValue(s.Ordinal, out var target) && Blocks(s, target, rests.GetValueOrDefault(s.Ordinal)));
    }

    async Task<int> Rest(long jobId, DocumentSegment segment, CancellationToken stop)
    {
        var unit = await segments.Unit(jobId, segment.Ordinal, stop);
        var ordinals = unit.ConvertAll(s => s.Ordinal);
        var targets = await db.Targets.Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).Select(t => new { t.Ordinal, t.Text }).ToDictionaryAsync(t => t.Ordinal, t => t.Text, stop);
        return Rests(unit, targets).GetValueOrDefault(segment.Ordinal);
    }

    /// <summary>What speaks against a job's translations taken together: one source with several of them, names in two spellings, sentences left out.</summary>
    /// <param name="segments">Its segments, in their order.</param>
    /// <param name="targets">What they are translated to; of those without a translation nothing is said.</param>
    /// <param name="rules">What they are checked by.</param>
    public IEnumerable<(DocumentSegment Segment, string Check, string Message)> Together(IReadOnlyList<DocumentSegment> segments, IReadOnlyDictionary<int, SegmentTarget> targets, PairRules rules)
    {
        var all = segments.Select(s => new CheckedSegment(s.UnitId, s.Source, targets.GetValueOrDefault(s.Ordinal)?.Text ?? InlineText.Empty) { State = targets.GetValueOrDefault(s.Ordinal)?.State ?? TargetState.Initial }).ToList();
        return DocumentChecks.All.SelectMany(check => check.Examine(all, new(rules.From, rules.To)))
            .OrderBy(f => f.Segment)
            .Select(f => (segments[f.Segment], f.Finding.Check, Say(f.Finding, all[f.Segment].Source, all[f.Segment].Target, rules, 0, null)));
    }

    static CheckContext Context(DocumentSegment segment, PairRules rules, int rest) =>
        new(rules.From, rules.To) { Terms = rules.TermsOf(segment.Source), MostCharacters = segment.MostCharacters is { } most ? Math.Max(0, most - rest) : null };

    string Say(Finding finding, InlineText source, InlineText target, PairRules rules, int rest, int? limit)
    {
        var there = finding.Source is { } place ? source.Text.Substring(place.Start, place.Length) : "";
        var here = finding.Target is { } span ? target.Text.Substring(span.Start, span.Length) : "";
        return finding.Check switch
        {
            "numbers" or "addresses" when finding.Target is null => strings[$"Finding.{finding.Check}.Missing", there],
            "numbers" or "addresses" => strings[$"Finding.{finding.Check}.Surplus", here],
            "terms" when finding.Target is null => strings["Finding.terms", there, Allowed(finding, source, rules)],
            "terms" when Allowed(finding, source, rules) is { Length: > 0 } allowed => strings["Finding.terms.Forbidden", there, here, allowed],
            "terms" => strings["Finding.terms.ForbiddenOnly", there, here],
            "limit" => strings["Finding.limit", rest + Gates.Characters(target.Text), limit ?? 0],
            _ => strings[$"Finding.{finding.Check}"],
        };
    }

    /// <summary>What the term may be called that a finding is about, the preferred translation first.</summary>
    static string Allowed(Finding finding, InlineText source, PairRules rules)
    {
        var pairs = Gates.FindTerms(source, rules.From, rules.To, rules.TermsOf(source)).FirstOrDefault(f => f.Place == finding.Source).Pairs ?? [];
        return string.Join(", ", pairs.Where(t => t.Status is not TermStatus.Forbidden).OrderBy(t => t.Status).Select(t => t.Target).Distinct(StringComparer.Ordinal));
    }
}
