using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Quality;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Editor;

/// <summary>Reads what keeps a job from being handed in, and what else a person should look at first.</summary>
public sealed class ReadinessReader(TranslateDb db, JobSegments segments, SegmentChecks checks, IStringLocalizer<Strings> strings)
{
    const int Most = 200;

    /// <summary>What there is, in the order of the document.</summary>
    public async Task<ReadinessView> Read(long jobId, CancellationToken stop)
    {
        var rows = await segments.All(jobId, stop);
        var targets = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId).ToDictionaryAsync(t => t.Ordinal, stop);
        var comments = (await db.Comments.Where(c => c.JobId == jobId && c.Resolved == null).Select(c => c.Ordinal).ToListAsync(stop)).ToHashSet();
        var rests = SegmentChecks.Rests(rows, targets.ToDictionary(t => t.Key, t => t.Value.Text));
        var rules = await checks.Rules(jobId, stop);
        var (blocks, warns, hasMore) = (new List<ReadinessItem>(), new List<ReadinessItem>(), false);
        var places = rows.Index().ToDictionary(r => r.Item.Ordinal, r => r.Index);
        foreach (var segment in rows)
        {
            var target = targets.GetValueOrDefault(segment.Ordinal);
            var rest = rests.GetValueOrDefault(segment.Ordinal);
            if (target is null or { State: TargetState.Initial }) Add(blocks, segment, "untranslated", strings["Finding.untranslated"]);

            // Every block is looked for; warnings only as long as there is room for them.
            if (target is { Text.IsEmpty: false } && (warns.Count < Most || SegmentChecks.Blocks(segment, target.Text, rest)))
                foreach (var finding in checks.Examine(segment, Notation.Write(target.Text, segment.Source), rules, rest))
                    Add(Gates.Blocks(finding.Check) ? blocks : warns, segment, finding.Check, finding.Message);
            if (comments.Contains(segment.Ordinal)) Add(warns, segment, "comment", strings["Finding.comment"]);
        }

        foreach (var (segment, check, message) in checks.Together(rows, targets, rules)) Add(warns, segment, check, message);
        return new(blocks, [.. warns.OrderBy(w => places[w.Ordinal])], hasMore);

        void Add(List<ReadinessItem> list, DocumentSegment segment, string check, string message)
        {
            if (list.Count < Most) list.Add(new(segment.Ordinal, check, message));
            else hasMore = true;
        }
    }
}
