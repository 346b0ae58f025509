using Translate.Core.Formats;
using Translate.Core.Memory;
using Translate.Core.Text;

namespace Translate.Core.Pretranslation;

/// <summary>A segment to be filled, with what stands around it.</summary>
public sealed record PretranslationSource(InlineText Source, SegmentContext Context)
{
    /// <summary>The translation that a bilingual file brings with it; null where there is none.</summary>
    public Standing? Standing { get; init; }
}

/// <summary>Fills what needs no person: the same language again, what the memory knows word for word, what has no words.</summary>
public static class Pretranslation
{
    /// <summary>A target for each segment, or null where a person or an engine has to translate.</summary>
    /// <param name="segments">The segments, in the order of their document.</param>
    /// <param name="from">The locale of the segments.</param>
    /// <param name="to">The locale to translate into.</param>
    /// <param name="memory">What was translated before.</param>
    /// <param name="drafts">Where to look for what is only similar, and from which score; null to leave such segments empty.</param>
    /// <remarks>
    /// <list type="number">
    /// <item>Into the source's own language (en → en, en → en-US) the source is copied, and final. Between two regions or scripts
    /// (en-US → en-GB, zh → zh-Hant) people have something to decide, so nothing is copied.</item>
    /// <item>The best match of the memory is taken, with the state of its pair and never above it. It counts as translated only, so
    /// that a person looks at it, where the memory also holds another target for the same text that is trusted as much and nothing
    /// tells them apart (an exact match out of context), where it was made for another region (ko-KP for ko-KR), and where points are taken off
    /// for where it comes from (an engine, an alignment, a memory trusted less). In context the
    /// newest is taken to be the correction of the older.</item>
    /// <item>Where only white space differs (a second space, a no-break space, a line break in a string), the memory's target is a draft
    /// (<see cref="TargetState.Initial"/>) like any that is similar, and it is there also where none are asked for: its words are all the same.</item>
    /// <item>Where fuzzy matches are asked for, the best one is taken as a draft (<see cref="TargetState.Initial"/>), with its score: nobody has seen
    /// that its words fit. Where it is sure what should stand there instead, it is mended (<see cref="Memory.Repair.MatchRepair"/>). A match that gives the
    /// segment other codes than it has is no draft.</item>
    /// <item>A segment without a letter (numbers, symbols, codes) that the memory does not know is copied, and counts as translated.</item>
    /// </list>
    /// </remarks>
    public static IReadOnlyList<Target?> Fill(IReadOnlyList<PretranslationSource> segments, Locale from, Locale to, IMemory memory, FuzzyDrafts? drafts = null) =>
        IsSameVariety(from, to)
            ? [.. segments.Select(segment => Copy(segment.Source, TargetState.Final))]
            : [.. segments.Select(segment => Fill(segment, from, to, memory, drafts))];

    static Target? Fill(PretranslationSource segment, Locale from, Locale to, IMemory memory, FuzzyDrafts? drafts)
    {
        var matches = memory.Lookup(from, to, segment.Source, segment.Context);
        if (matches is [{ Score: >= 100 } best, ..]) return FromMemory(segment.Source, best, IsDoubtful(matches, to));
        if (!HasLetter(segment.Source.Text)) return Copy(segment.Source, TargetState.Translated);
        return drafts?.Of(segment, from, to) ?? (matches is [var spaced, ..] ? Draft(segment.Source, spaced) : null);
    }

    static Target Draft(InlineText source, MemoryMatch match) =>
        new(WithIdsOf(source, match.Pair), TargetState.Initial, new(OriginKind.Memory, match.Judged, match.Memory));

    static Target FromMemory(InlineText source, MemoryMatch match, bool doubtful)
    {
        var state = doubtful && match.Pair.State > TargetState.Translated ? TargetState.Translated : match.Pair.State;
        return new(WithIdsOf(source, match.Pair), state, new(OriginKind.Memory, match.Judged, match.Memory));
    }

    static bool IsDoubtful(IReadOnlyList<MemoryMatch> matches, Locale to)
    {
        var best = matches[0];
        return best.Points > 0 || !IsSameVariety(best.Pair.Target.Locale, to) ||
            (best.Score == 100 && matches.Skip(1).Any(other =>
                other.Score == best.Score && other.Pair.State >= best.Pair.State && IsSameVariety(other.Pair.Target.Locale, to)));
    }

    /// <summary>The pair's target with the ids that its codes have in this document; the pair was made in another.</summary>
    internal static InlineText WithIdsOf(InlineText source, MemoryPair pair) => WithIdsOf(source, pair.Source.Text, pair.Target.Text);

    /// <summary>The translation of the same segment elsewhere, with the ids that its codes have here.</summary>
    /// <param name="source">The segment.</param>
    /// <param name="known">The segment elsewhere: the same codes in the same order.</param>
    /// <param name="target">Its translation there.</param>
    public static InlineText WithIdsOf(InlineText source, InlineText known, InlineText target)
    {
        if (target.Codes.IsEmpty) return target;

        // Both sources have the same codes in the same order: an exact match always, a draft by its own check.
        var ids = new Dictionary<(CodeKind, string), string>();
        foreach (var (there, here) in known.Codes.Zip(source.Codes))
            ids.TryAdd((there.Kind, there.Id), here.Id);
        return new(target.Text, [.. target.Codes.Select(code => code with { Id = ids.GetValueOrDefault((code.Kind, code.Id), code.Id), Markup = null })]);
    }

    /// <summary>The same codes in the same order, wherever among the words they stand.</summary>
    internal static bool HasCodesOf(InlineText source, InlineText known) =>
        source.Codes.Select(code => (code.Kind, code.Data)).SequenceEqual(known.Codes.Select(code => (code.Kind, code.Data)));

    static Target Copy(InlineText source, TargetState state) => new(source, state, new(OriginKind.Source));

    internal static bool HasLetter(string text) => text.EnumerateRunes().Any(System.Text.Rune.IsLetter);

    /// <summary>One is the other, or the other with a region named: <c>en</c> and <c>en-US</c>, but neither <c>en-GB</c> and <c>en-US</c> nor <c>zh</c> and <c>zh-Hant</c>.</summary>
    internal static bool IsSameVariety(Locale a, Locale b)
    {
        var (shorter, longer) = a.Tag.Length <= b.Tag.Length ? (a.Tag, b.Tag) : (b.Tag, a.Tag);
        if (!longer.StartsWith(shorter, StringComparison.Ordinal)) return false;
        var rest = longer.AsSpan(shorter.Length);
        return rest.IsEmpty || (rest[0] == '-' && (rest.Length == 3 || (rest.Length == 4 && char.IsAsciiDigit(rest[1]))));
    }
}
