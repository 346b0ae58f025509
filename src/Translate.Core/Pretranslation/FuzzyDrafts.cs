using Translate.Core.Memory;
using Translate.Core.Memory.Repair;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Pretranslation;

/// <summary>Similar segments of a memory as drafts: what a person has to change, not what passes.</summary>
/// <param name="Memory">The memory.</param>
/// <param name="Min">The score at or above which a match is taken, after its penalties: 1 to 100.</param>
public sealed record FuzzyDrafts(FuzzyIndex Memory, int Min = FuzzyDrafts.UsualMin)
{
    /// <summary>Below it people write faster than they mend.</summary>
    public const int UsualMin = 75;

    /// <summary>How many matches are looked at for one whose codes fit.</summary>
    const int Most = 10;

    /// <summary>The terms by which a draft may be mended; none by default.</summary>
    public Termbase Terms { get; init; } = new([]);

    /// <summary>A draft for a segment, mended where it is sure how (<see cref="MatchRepair"/>); or null.</summary>
    internal Target? Of(PretranslationSource segment, Locale from, Locale to)
    {
        foreach (var match in Memory.Find(from, to, segment.Source, Min, Most, segment.Context))
        {
            if (match.Score < Min) return null;
            if (Text(segment.Source, from, to, match) is { } text) return new(text, TargetState.Initial, new(OriginKind.Memory, Math.Min(match.Score, 99), match.Memory));
        }

        return null;
    }

    /// <summary>The match's target with the segment's codes; null where it has others, and nothing can be done about it.</summary>
    InlineText? Text(InlineText source, Locale from, Locale to, FuzzyMatch match)
    {
        var fits = Pretranslation.HasCodesOf(source, match.Pair.Source.Text);
        var fitted = fits ? Pretranslation.WithIdsOf(source, match.Pair) : match.Pair.Target.Text;
        var mended = MatchRepair.Mend(source, from, to, match with { Pair = match.Pair with { Target = match.Pair.Target with { Text = fitted } } }, Terms)?.Target;
        if (fits) return mended ?? fitted;
        return mended is not null && CodeMending.Same(mended, source) ? mended : null;
    }
}
