using System.Globalization;
using Microsoft.EntityFrameworkCore;
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
public sealed record Unsaved(string Typed, string Problem, TargetView? Present, bool IsLost);

/// <summary>Saves the text boxes of a page: <c>t12</c> holds the translation of segment 12, <c>v12</c> the version it changes.</summary>
public sealed class TypedTargets(TranslateDb db, Targets targets)
{
    /// <summary>Saves every text that was changed.</summary>
    /// <returns>Those that could not be kept as they were typed, by segment.</returns>
    public async Task<IReadOnlyDictionary<int, Unsaved>> Save(long jobId, IFormCollection form, Caller caller, CancellationToken stop)
    {
        var boxes = form.Keys.Where(k => k.StartsWith('t')).Select(k => int.TryParse(k.AsSpan(1), CultureInfo.InvariantCulture, out var ordinal) ? ordinal : -1).Where(o => o >= 0).ToList();
        var document = await db.Jobs.Where(j => j.Id == jobId).Select(j => j.DocumentId).SingleAsync(stop);
        var sources = await db.Segments.AsNoTracking().Where(s => s.DocumentId == document && boxes.Contains(s.Ordinal)).ToDictionaryAsync(s => s.Ordinal, s => s.Source, stop);
        var present = await db.Targets.AsNoTracking().Where(t => t.JobId == jobId && boxes.Contains(t.Ordinal)).ToDictionaryAsync(t => t.Ordinal, stop);
        var unsaved = new Dictionary<int, Unsaved>();
        foreach (var ordinal in boxes.Where(sources.ContainsKey).Order())
        {
            var text = form[$"t{ordinal}"].ToString().ReplaceLineEndings("\n");
            var shown = present.GetValueOrDefault(ordinal) is { } target ? Notation.Write(target.Text, sources[ordinal]).ReplaceLineEndings("\n") : "";
            if (string.Equals(text, shown, StringComparison.Ordinal) && (text.Length == 0 || present[ordinal].State >= TargetState.Translated)) continue;
            if (await Save(jobId, ordinal, int.TryParse(form[$"v{ordinal}"], CultureInfo.InvariantCulture, out var version) ? version : 0, text, sources[ordinal], caller, stop) is { } problem)
                unsaved.Add(ordinal, problem);
        }

        return unsaved;
    }

    async Task<Unsaved?> Save(long jobId, int ordinal, int version, string text, InlineText source, Caller caller, CancellationToken stop)
    {
        var typed = TypedTarget.Read(null, text, source);
        var state = typed.Problems.Count > 0 ? TargetState.Initial : TargetState.Translated;
        return await targets.Save(jobId, ordinal, version, typed.Text, state, caller.Id, caller.IsAtLeast(DeskRole.Editor), stop) switch
        {
            SaveResult.Saved when typed.Problems.Count > 0 && text.Length > 0 => new(text, string.Join(" ", typed.Problems), null, IsLost: false),
            SaveResult.Saved => null,
            SaveResult.Conflict conflict => new(text, "", conflict.Current is null ? null : TargetView.Of(conflict.Current), IsLost: true),
            SaveResult.Invalid invalid => new(text, invalid.Problem, null, IsLost: true),
            _ => new(text, "", null, IsLost: true),
        };
    }
}
