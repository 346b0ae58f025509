namespace Translate.Core.Quality.Documents;

/// <summary>The checks of a whole document: each segment by itself, and all of them together.</summary>
public static class DocumentChecks
{
    /// <summary>The checks that need more than one segment, or to know where a target came from.</summary>
    public static IReadOnlyList<IDocumentCheck> All { get; } =
        [new ManyTargets(), new ManySources(), new Names(), new SentenceCount(), new LengthRatio(), new Unedited(), new Register()];

    /// <summary>All that speaks against the targets of a document, in the order of its segments.</summary>
    /// <param name="segments">The segments in their order.</param>
    /// <param name="context">What holds for all of them; a segment's own settings go over those.</param>
    public static IReadOnlyList<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        var found = new List<SegmentFinding>();
        for (var i = 0; i < segments.Count; i++)
            if (!segments[i].Target.IsEmpty)
                found.AddRange(Gates.Examine(segments[i].Source, segments[i].Target, context with { Settings = SettingsOf(i), Shown = segments[i].Shown, MostCharacters = segments[i].MostCharacters }).Select(finding => new SegmentFinding(i, finding)));
        foreach (var check in All)
            found.AddRange(check.Examine(segments, context).Where(one => SettingsOf(one.Segment).Makes(check.Name)).Select(one => one with { Finding = SettingsOf(one.Segment).Weigh(one.Finding) }));
        return [.. found.OrderBy(one => one.Segment)];

        CheckSettings SettingsOf(int segment) => ReferenceEquals(segments[segment].Settings, CheckSettings.Usual) ? context.Settings : segments[segment].Settings.Over(context.Settings);
    }
}
