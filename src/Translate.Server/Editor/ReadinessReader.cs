using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Checking;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>Reads what keeps a job from being handed in, and what else a person should look at first.</summary>
public sealed class ReadinessReader(TranslateDb db, JobSegments segments, SegmentChecks checks, FindingDismissals dismissals, IStringLocalizer<Strings> strings)
{
    const int Most = 200;

    /// <summary>What there is, in the order of the document.</summary>
    public async Task<ReadinessView> Read(long jobId, CancellationToken stop)
    {
        await checks.OpenDictionary(jobId, stop);
        var rows = await segments.All(jobId, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId).ToDictionaryAsync(t => t.Ordinal, stop);
        var comments = (await db.Comments.Where(c => c.JobId == jobId && c.Resolved == null).Select(c => c.Ordinal).ToListAsync(stop)).ToHashSet();
        var units = SegmentChecks.Places(rows, targets.ToDictionary(t => t.Key, t => t.Value.Text));
        var dismissed = await dismissals.Of(jobId, stop);
        var rules = await checks.Rules(jobId, stop);
        var (blocks, warns, passed, hasMore) = (new List<ReadinessItem>(), new List<ReadinessItem>(), new List<ReadinessItem>(), false);
        var places = rows.Index().ToDictionary(r => r.Item.Ordinal, r => r.Index);
        foreach (var segment in rows)
        {
            var target = targets.GetValueOrDefault(segment.Ordinal);
            var unit = units[segment.Ordinal];
            if (target is null or { State: TargetState.Initial }) Add(blocks, new(segment.Ordinal, "untranslated", strings["Finding.untranslated"]));

            // Every block is looked for; warnings only as long as there is room for them.
            if (target is { Text.IsEmpty: false } && (warns.Count < Most || rules.Checks.HasOwnErrors || SegmentChecks.Blocks(segment, target.Text, unit.Rest)))
            {
                var typed = Notation.Write(target.Text, segment.Source);
                foreach (var finding in checks.Examine(segment, typed, rules, unit, dismissed)) Note(segment, finding, typed);
            }

            if (comments.Contains(segment.Ordinal)) Add(warns, new(segment.Ordinal, "comment", strings["Finding.comment"]));
        }

        foreach (var (segment, finding) in checks.Together(rows, targets, rules, dismissed)) Note(segment, finding, null);
        return new(InOrder(blocks), InOrder(warns), hasMore) { Dismissed = InOrder(passed) };

        List<ReadinessItem> InOrder(List<ReadinessItem> items) => [.. items.OrderBy(item => places[item.Ordinal])];

        void Note(DocumentSegment segment, FindingView finding, string? typed) => Add(
            finding.Dismissed is not null ? passed : finding.Blocks ? blocks : warns,
            new(segment.Ordinal, finding.Check, finding.Message)
            {
                Key = finding.Key,
                Dismissed = finding.Dismissed,
                Typed = finding.AllMended is null ? null : typed,
                Mended = finding.AllMended,
                Title = finding.AllMended is null ? null : strings[$"Check.{finding.Check}"].Value,
            });

        void Add(List<ReadinessItem> list, ReadinessItem item)
        {
            if (list.Count < Most) list.Add(item);
            else hasMore = true;
        }
    }
}
