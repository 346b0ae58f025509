using Translate.Core.Text;

namespace Translate.Core.Quality.Documents;

/// <summary>A Korean sentence is in another speech level than those of the rest of the document: 합니다 among 한다, 해요 among 합니다.</summary>
/// <remarks>Told by the endings of segments that end a sentence. What is said within quotation marks is its speaker's, and 할까요 is asked in either level. A document has a level where four of five such segments, and three at least, have it.</remarks>
sealed class Register : IDocumentCheck
{
    /// <inheritdoc/>
    public string Name => "register";

    /// <inheritdoc/>
    public Severity Severity => Severity.Warning;

    enum Level
    {
        Formal,
        Polite,
        Plain,
    }

    /// <inheritdoc/>
    public IEnumerable<SegmentFinding> Examine(IReadOnlyList<CheckedSegment> segments, CheckContext context)
    {
        if (context.To.Language is not "ko") yield break;
        var levels = segments.Select((segment, i) => (Index: i, Found: Of(segment.Target.Text))).Where(one => one.Found is not null).ToList();
        if (levels.Count < 3 || levels.CountBy(one => one.Found!.Value.Level).MaxBy(level => level.Value) is not { Value: >= 3 } usual || usual.Value * 5 < levels.Count * 4) yield break;
        foreach (var (i, found) in levels)
            if (found!.Value.Level != usual.Key)
                yield return new(i, new(Name, Severity, null, Place.Of(segments[i].Target.Text, found.Value.Span), $"The document speaks in the {Said(usual.Key)} level, this sentence in the {Said(found.Value.Level)}.") { Detail = Said(usual.Key) });
    }

    static string Said(Level level) => level switch
    {
        Level.Formal => "합니다",
        Level.Polite => "해요",
        _ => "한다",
    };

    /// <summary>The level of the last sentence, and where its ending stands; null where it is no sentence or somebody's speech.</summary>
    static (Level Level, TextSpan Span)? Of(string target)
    {
        var end = target.AsSpan().TrimEnd().Length;
        if (end == 0 || target[end - 1] is not ('.' or '!' or '?' or '…')) return null;

        // Decomposed, a syllable takes up to three characters, and no ending would be found.
        var composed = ComposedText.Of(target);
        var text = composed.Text.AsSpan().TrimEnd().TrimEnd(".!?…");
        if (text.IsEmpty) return null;
        Level? level =
            text.EndsWith("니다", StringComparison.Ordinal) || text.EndsWith("니까", StringComparison.Ordinal) || text.EndsWith("시오", StringComparison.Ordinal) ? Level.Formal
            : text.EndsWith("요", StringComparison.Ordinal) && text.Length > 1 && !text.EndsWith("까요", StringComparison.Ordinal) && !text.EndsWith("중요", StringComparison.Ordinal) && !text.EndsWith("필요", StringComparison.Ordinal) && !text.EndsWith("주요", StringComparison.Ordinal) ? Level.Polite
            : text.EndsWith("다", StringComparison.Ordinal) && text.Length > 1 ? Level.Plain
            : null;
        if (level is null) return null;
        var length = level is Level.Formal ? 2 : 1;
        return (level.Value, TextSpan.FromBounds(composed.Origin(text.Length - length), composed.Origin(text.Length)));
    }
}
