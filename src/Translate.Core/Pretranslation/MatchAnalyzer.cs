using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Core.Pretranslation;

/// <summary>Says how much of documents a memory knows, and how much they repeat of each other: what is before a segment is memory when it is reached.</summary>
/// <remarks>
/// What the file brings translated comes first, then what the memory has word for word, then what was there before word for word, then whichever is more similar, the memory where both are
/// alike.
/// </remarks>
/// <param name="memory">The memory.</param>
/// <param name="from">The locale of the documents.</param>
/// <param name="to">The locale to translate into.</param>
public sealed class MatchAnalyzer(FuzzyIndex memory, Locale from, Locale to)
{
    readonly HashSet<InlineText> seen = [];

    /// <summary>The segments so far; as nobody has translated them yet, each stands for its own translation.</summary>
    readonly FuzzyIndex earlier = new();

    /// <summary>Analyses the next document.</summary>
    public MatchAnalysis Add(IEnumerable<PretranslationSource> segments)
    {
        var analysis = new MatchAnalysis();
        foreach (var segment in segments) analysis.Add(Band(segment), segment.Source.Text);
        return analysis;
    }

    MatchBand Band(PretranslationSource segment)
    {
        if (Pretranslation.IsSameVariety(from, to)) return MatchBand.Copied;

        var known = memory.BestScore(from, to, segment.Source, MatchBands.LowestScore, segment.Context);
        var isNew = seen.Add(MemoryKey.Exactly(segment.Source, segment.Context.Flows));
        var inner = isNew && known < 100 ? earlier.BestScore(from, to, segment.Source, MatchBands.LowestInternalScore, segment.Context) : 0;
        if (isNew) earlier.Add(new(new(from, segment.Source), new(to, segment.Source)));

        if (segment.Standing is { IsFinished: true }) return MatchBand.Translated;
        if (known >= 100) return MatchBands.Of(known);
        if (!Pretranslation.HasLetter(segment.Source.Text)) return MatchBand.Copied;
        if (!isNew) return MatchBand.Repetition;
        return inner >= MatchBands.LowestInternalScore && inner > known ? MatchBand.InternalFuzzy : MatchBands.Of(known);
    }
}
