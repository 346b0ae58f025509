using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Memory.Repair;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Memory;
using Translate.Server.People;
using Translate.Server.Review;
using Translate.Server.Revision;

namespace Translate.Server.Editor;

/// <summary>Reads what helps with a segment.</summary>
public sealed class BesideReader(
    TranslateDb db, JobSegments segments, MemoryShelves memory, WorkShelves work, SegmentChecks checks, Comments comments, ReviewErrors errors, EditorReader editor, Successors successors, IStringLocalizer<Strings> strings)
{
    /// <summary>A pair less alike than this helps nobody, in per cent.</summary>
    const int LeastSimilarity = 50;

    /// <summary>As many as there are keys for.</summary>
    const int MostMatches = 9;

    /// <summary>What helps with a segment; null where the job has no such segment.</summary>
    public async Task<BesideView?> Read(long jobId, int ordinal, Caller caller, CancellationToken stop)
    {
        var (around, at) = await segments.Around(jobId, ordinal, stop);
        if (at < 0) return null;
        var segment = around[at];
        var rules = await checks.Rules(jobId, stop);
        var context = SegmentContexts.Of([.. around.Select(s => (s.Source, s.Kind is UnitKind.Entry ? s.UnitId : null))])[at];

        var deskId = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.DeskId).SingleAsync(stop);
        var matches = (await memory.Of(deskId, stop)).Find(rules.From, rules.To, segment.Source, LeastSimilarity, MostMatches, context);
        var fresh = (await work.Find(jobId, segment, context, LeastSimilarity, MostMatches, stop)).Select(m => m.Match with { Memory = m.IsSameDocument ? strings["Match.ThisDocument"].Value : strings["Match.Underway"].Value });
        var history = await History(jobId, segment, stop);
        var checkedNow = history is [.., { Typed: { Length: > 0 } present }] ? await checks.Check(jobId, segment, present, rules, stop) : null;
        return new(
            [.. matches.Concat(fresh).OrderByDescending(m => m.Score).Select(m => Match(m, segment.Source, rules)).DistinctBy(m => m.Target).Take(MostMatches)],
            await Offers(jobId, segment, rules, stop),
            Terms(segment.Source, rules),
            history,
            await comments.Of(jobId, ordinal, caller.Id, stop),
            await errors.Of(jobId, caller.Id, stop, ordinal),
            checkedNow?.Findings ?? [])
        {
            Former = await successors.Source(jobId, segment, stop),
            UnitChecks = checkedNow?.UnitChecks ?? await checks.UnitChecks(segment, stop),
        };
    }

    MatchView Match(FuzzyMatch match, InlineText source, PairRules rules) => new(
        match.Score,
        match.Score switch { >= 102 => MatchKind.DoubleContext, 101 => MatchKind.Context, 100 => MatchKind.Exact, _ => MatchKind.Fuzzy },
        match.Pair.Source.Text.Text,
        Fitted(match.Pair.Target.Text, source),
        match.Memory,
        match.Pair.Document,
        match.Pair.Author,
        match.Pair.Editor,
        match.Pair.State,
        match.Pair.Changed,
        [.. match.Changes.Select(c => c.Known).Where(span => span.Length > 0)],
        [.. match.Penalties.Select(p => strings[$"Penalty.{p.Kind}"].Value)])
    {
        Mended = MatchRepair.Mend(source, rules.From, rules.To, match, rules.Terms) is { } mended ? Mended(mended, match.Pair.Target.Text, source) : null,
    };

    MendedView Mended(MendedMatch mended, InlineText target, InlineText source) => new(
        Fitted(mended.Target, source),
        [
            .. mended.Mendings.Select(m => m.Kind is MendingKind.Codes
                ? strings["Mending.Codes"].Value
                : strings[$"Mending.{m.Kind}", target.Text.Substring(m.Was.Start, m.Was.Length), mended.Target.Text.Substring(m.Now.Start, m.Now.Length)].Value),
        ]);

    /// <summary>A translation with the codes of this source in it, where it has the same ones; else without any.</summary>
    static string Fitted(InlineText target, InlineText source)
    {
        var left = source.Codes.ToList();
        var codes = new List<InlineCode>(target.Codes.Length);
        foreach (var code in target.Codes)
        {
            var same = left.FindIndex(c => c.Kind == code.Kind && string.Equals(c.Data, code.Data, StringComparison.Ordinal));
            if (same < 0) return Notation.Write(new InlineText(target.Text), source);
            codes.Add(left[same] with { Offset = code.Offset });
            left.RemoveAt(same);
        }

        var fitted = new InlineText(target.Text, [.. codes]);
        return Notation.Write(left.Count == 0 && TypedTarget.Read(fitted, null, source).Findings.Count == 0 ? fitted : new InlineText(target.Text), source);
    }

    /// <summary>What engines made of the segment when the job was prepared; nothing where it was split or joined since.</summary>
    async Task<IReadOnlyList<OfferView>> Offers(long jobId, DocumentSegment segment, PairRules rules, CancellationToken stop)
    {
        var rows = await db.MachineOutcomes
            .Where(o => o.JobId == jobId && o.Ordinal == segment.Ordinal && o.Text != null && !db.JobSegments.Any(s => s.JobId == jobId && s.Ordinal == o.Ordinal))
            .Select(o => new { o.Text, o.Score, Engine = db.Engines.Where(e => e.Id == o.EngineId).Select(e => e.Name).FirstOrDefault() })
            .ToListAsync(stop);
        return rows.ConvertAll(o =>
        {
            var typed = Notation.Write(o.Text!, segment.Source);
            return new OfferView(o.Engine ?? "", typed, o.Score is { } score ? (int)Math.Round(score * 100) : null, IsKept: true, checks.Examine(segment, typed, rules, default));
        });
    }

    static List<TermPlace> Terms(InlineText source, PairRules rules)
    {
        var places = TypedPlaces.Of(Notation.Write(source), source);
        return
        [
            .. rules.Terms.Find(source, rules.From, rules.To).DistinctBy(use => use.Term).SelectMany(use =>
            {
                var typed = places.Typed(use.Span);
                return use.Targets.Select(target => new TermPlace(use.Term.Text, target.Text, typed.Start, typed.Length, Note(use, target))
                {
                    Status = target.Status,
                    PartOfSpeech = target.PartOfSpeech,
                    Domain = use.Concept.Domain,
                });
            }),
        ];
    }

    /// <summary>What is said of the translation, the term and what both mean.</summary>
    static string? Note(TermUse use, Term target) =>
        string.Join("\n", new[] { target.Note, use.Term.Note, use.Concept.Note }.Where(note => !string.IsNullOrEmpty(note)).Distinct(StringComparer.Ordinal)) is { Length: > 0 } note ? note : null;

    async Task<IReadOnlyList<VersionView>> History(long jobId, DocumentSegment segment, CancellationToken stop)
    {
        var past = await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && t.Ordinal == segment.Ordinal).OrderBy(t => t.Version).ToListAsync(stop);
        var now = await db.Targets.AsNoTracking().SingleOrDefaultAsync(t => t.JobId == jobId && t.Ordinal == segment.Ordinal, stop);
        var names = await editor.Names([.. past.Select(t => t.AuthorId), now?.AuthorId], stop);
        var history = past.ConvertAll(t => new VersionView(t.Version, Notation.Write(t.Text, segment.Source), t.State, t.Origin, t.Score, t.OriginName, Name(t.AuthorId), t.Changed));
        if (now is not null) history.Add(new(now.Version, Notation.Write(now.Text, segment.Source), now.State, now.Origin, now.Score, now.OriginName, Name(now.AuthorId), now.Changed));
        return history;

        string? Name(long? id) => id is { } person ? names.GetValueOrDefault(person) : null;
    }
}
