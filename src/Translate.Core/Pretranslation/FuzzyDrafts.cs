using Translate.Core.Memory;
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

    /// <summary>A draft for a segment, or null.</summary>
    internal Target? Of(PretranslationSource segment, Locale from, Locale to)
    {
        foreach (var match in Memory.Find(from, to, segment.Source, Min, Most, segment.Context))
        {
            if (match.Score < Min) return null;
            if (HasCodesOf(segment.Source, match.Pair.Source.Text))
                return new(Pretranslation.WithIdsOf(segment.Source, match.Pair), TargetState.Initial, new(OriginKind.Memory, Math.Min(match.Score, 99), match.Memory));
        }

        return null;
    }

    /// <summary>The same codes in the same order, wherever among the words they stand.</summary>
    static bool HasCodesOf(InlineText source, InlineText known) =>
        source.Codes.Select(code => (code.Kind, code.Data)).SequenceEqual(known.Codes.Select(code => (code.Kind, code.Data)));
}
