using System.Globalization;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Localization;
using Translate.Core.Pretranslation;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Editor;

/// <summary>A text that could not be kept as it was typed.</summary>
/// <param name="Typed">What was typed: it is shown back, and never lost.</param>
/// <param name="Problem">What is wrong, in words.</param>
/// <param name="Present">What stands there instead, written by somebody else, if that is the reason.</param>
/// <param name="IsLost">It is not kept anywhere but on the page that is shown back.</param>
public sealed record Unsaved(string Typed, string Problem, TargetView? Present, bool IsLost)
{
    /// <summary>Says above a page what became of the texts that are marked in it.</summary>
    public static string InWords(IReadOnlyDictionary<int, Unsaved> unsaved, IStringLocalizer<Strings> strings) =>
        unsaved.Values.Any(u => u.IsLost) ? strings["Job.NotKept"] : strings["Job.KeptAsDraft"];
}

/// <summary>
/// Saves the text boxes of a page: <c>t12</c> holds the translation of segment 12, <c>v12</c> the version it changes, and a tick <c>c12</c> says that
/// a machine's draft is right as it is.
/// </summary>
public sealed class TypedTargets(TranslateDb db, JobSegments segments, Targets targets)
{
    /// <summary>Saves every text that was changed, and every draft that was confirmed. A machine's draft that nobody touched stays one: saving a page is not reading it.</summary>
    /// <returns>Those that could not be kept as they were typed, by segment.</returns>
    public async Task<IReadOnlyDictionary<int, Unsaved>> Save(long jobId, IFormCollection form, Caller caller, CancellationToken stop, bool inReview = false)
    {
        var boxes = form.Keys.Where(k => k.StartsWith('t')).Select(k => int.TryParse(k.AsSpan(1), CultureInfo.InvariantCulture, out var ordinal) ? ordinal : -1).Where(o => o >= 0).ToList();
        var sources = (await segments.Some(jobId, boxes, stop)).ToDictionary(s => s.Key, s => s.Value.Source);
        var present = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && boxes.Contains(t.Ordinal)).ToDictionaryAsync(t => t.Ordinal, stop);
        var stale = await Stale(jobId, form, present.Values, stop);
        var unsaved = new Dictionary<int, Unsaved>();
        foreach (var ordinal in boxes.Where(sources.ContainsKey).Order())
        {
            var text = form[$"t{ordinal}"].ToString().ReplaceLineEndings("\n");
            var target = present.GetValueOrDefault(ordinal);
            if (Is(target?.Text) && (text.Length == 0 || target!.State >= TargetState.Translated || (IsMachineDraft(target) && !form.ContainsKey($"c{ordinal}")))) continue;

            // Somebody changed the segment since this page was shown, and here nothing was typed into it: theirs stands.
            if (stale.TryGetValue(ordinal, out var seen) && Is(seen)) continue;

            if (await Save(jobId, ordinal, Version(form, ordinal), text, sources[ordinal], new(caller.Id, caller.IsAtLeast(DeskRole.Editor), InReview: inReview), stop) is { } problem)
                unsaved.Add(ordinal, problem);

            bool Is(InlineText? shown) => string.Equals(text, shown is null ? "" : Notation.Write(shown, sources[ordinal]).ReplaceLineEndings("\n"), StringComparison.Ordinal);
        }

        return unsaved;
    }

    /// <summary>What the page showed of segments that have another version by now; null where it showed an empty box.</summary>
    async Task<Dictionary<int, InlineText?>> Stale(long jobId, IFormCollection form, IEnumerable<SegmentTarget> present, CancellationToken stop)
    {
        var seen = present.Select(t => (t.Ordinal, Present: t.Version, Seen: Version(form, t.Ordinal))).Where(t => t.Present != t.Seen).ToDictionary(t => t.Ordinal, t => t.Seen);
        if (seen.Count == 0) return [];

        var ordinals = seen.Keys.ToList();
        var past = await db.PastTargets.AsNoTracking().Where(t => t.JobId == jobId && ordinals.Contains(t.Ordinal)).ToListAsync(stop);
        var stale = past.Where(t => t.Version == seen[t.Ordinal]).ToDictionary(t => t.Ordinal, t => (InlineText?)t.Text);
        foreach (var (ordinal, _) in seen.Where(s => s.Value == 0)) stale[ordinal] = null;
        return stale;
    }

    static bool IsMachineDraft(SegmentTarget target) => TargetView.Of(target).IsMachineDraft;

    static int Version(IFormCollection form, int ordinal) => int.TryParse(form[$"v{ordinal}"], CultureInfo.InvariantCulture, out var version) ? version : 0;

    async Task<Unsaved?> Save(long jobId, int ordinal, int version, string text, InlineText source, Writer writer, CancellationToken stop)
    {
        var typed = TypedTarget.Read(null, text, source);
        return await targets.Save(jobId, new(ordinal, version, null, text, TargetState.Translated), writer, stop) switch
        {
            SaveResult.Saved when typed.Problems.Count > 0 && text.Length > 0 => new(text, string.Join(" ", typed.Problems), null, IsLost: false),
            SaveResult.Saved => null,
            SaveResult.Conflict conflict => new(text, "", conflict.Current is null ? null : TargetView.Of(conflict.Current), IsLost: true),
            SaveResult.Invalid invalid => new(text, invalid.Problem, null, IsLost: true),
            _ => new(text, "", null, IsLost: true),
        };
    }
}
