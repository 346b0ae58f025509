using Translate.Core.Quality.Spelling;

namespace Translate.Core.Quality.Documents;

/// <summary>The checks of a whole document: each segment by itself, and all of them together.</summary>
public static class DocumentChecks
{
    /// <summary>The checks that need more than one segment, or to know where a target came from.</summary>
    public static IReadOnlyList<IDocumentCheck> All { get; } =
        [new Emptied(), new Drafts(), new ManyTargets(), new ManySources(), new Names(), new SentenceCount(), new LengthRatio(), new Unedited(), new Register()];

    /// <summary>All that speaks against the targets of a document, in the order of its segments. For the first misspelt words others are proposed.</summary>
    /// <param name="segments">The segments in their order.</param>
    /// <param name="context">What holds for all of them; a segment's own settings go over those.</param>
    public static IReadOnlyList<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        var found = new List<SegmentFinding>();
        if (context.Spelling is { } dictionary) context = context with { Spelling = new SparingSpelling(dictionary) };
        for (var i = 0; i < segments.Count; i++)
            if (!segments[i].Target.IsEmpty)
                found.AddRange(Gates.Examine(segments[i].Source, segments[i].Target, context with { Settings = SettingsOf(segments[i], context), Shown = segments[i].Shown, MostCharacters = segments[i].MostCharacters, Room = segments[i].Room }).Select(finding => new SegmentFinding(i, finding)));
        found.AddRange(Together(segments, context));
        return [.. found.OrderBy(one => one.Segment)];
    }

    /// <summary>What speaks against targets that only all segments together show, in the order of the checks.</summary>
    public static IReadOnlyList<SegmentFinding> Together(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        // Most segments have nothing of their own, and all of these share one object.
        CheckSettings[] settings = [.. segments.Select(segment => SettingsOf(segment, context))];
        var kinds = settings.Distinct().ToList();
        return
        [
            .. All.Where(check => kinds.Exists(kind => kind.Makes(check.Name))).SelectMany(check => check.Examine(segments, context))
                .Where(one => settings[one.Segment].Makes(one.Finding.Check))
                .Select(one => one with { Finding = settings[one.Segment].Weigh(one.Finding) }),
        ];
    }

    static CheckSettings SettingsOf(CheckedSegment segment, CheckContext context) => ReferenceEquals(segment.Settings, CheckSettings.Usual) ? context.Settings : segment.Settings.Over(context.Settings);
}
