using System.Text;
using Translate.Core.Terminology;
using Translate.Core.Text;

namespace Translate.Core.Memory.Repair;

/// <summary>Mends a match where it differs from the segment by what a program can put right: numbers, dates, inline codes, terms. Where it is not sure, it leaves it.</summary>
public static class MatchRepair
{
    /// <summary>Longer segments are left as they are: in them nothing stands once only.</summary>
    const int Longest = 10_000;

    /// <summary>The same by the terms that a termbase has of the segment and of what was found for it.</summary>
    public static MendedMatch? Mend(InlineText source, Locale from, Locale to, FuzzyMatch match, Termbase terms) =>
        Mend(source, from, to, match, () => [.. terms.Pairs(source, from, to).Concat(terms.Pairs(match.Pair.Source.Text, from, to)).Distinct()]);

    /// <summary>The match's target, mended; null where there is nothing that could surely be mended.</summary>
    /// <param name="source">The segment that was looked up.</param>
    /// <param name="from">Its locale.</param>
    /// <param name="to">The locale of the target.</param>
    /// <param name="match">What was found for it.</param>
    /// <param name="terms">The desk's terms.</param>
    public static MendedMatch? Mend(InlineText source, Locale from, Locale to, FuzzyMatch match, IReadOnlyList<TermPair> terms) => Mend(source, from, to, match, () => terms);

    /// <summary>The terms are asked for only where words differ.</summary>
    static MendedMatch? Mend(InlineText source, Locale from, Locale to, FuzzyMatch match, Func<IReadOnlyList<TermPair>> terms)
    {
        var (known, target) = (match.Pair.Source.Text, match.Pair.Target.Text);
        if (!match.Changes.Any(change => change.Kind is TextChangeKind.Number or TextChangeKind.Words or TextChangeKind.Codes) || Math.Max(source.Text.Length, Math.Max(known.Text.Length, target.Text.Length)) > Longest) return null;

        var left = new List<TextChange>(match.Changes);
        var replacements = new List<Replacement>();
        var dates = new DateMending(source, known, target, from, to);
        replacements.AddRange(dates.All);
        left.RemoveAll(change => IsCovered(change, source.Text, known.Text, replacements));

        var numbers = new Lazy<NumberMending>(() => new(source, known, target, from, to));
        var scales = new Lazy<ScaleMending>(() => new(source, known, target, from, to, match.Changes));
        var words = new Lazy<TermMending>(() => new(source, known, target, to, terms()));
        foreach (var change in left.ToList())
        {
            if (!left.Contains(change) || dates.Holds(change)) continue;
            var replacement = change.Kind switch
            {
                TextChangeKind.Number => numbers.Value.Of(change) ?? scales.Value.Of(change),
                TextChangeKind.Words => scales.Value.Of(change) ?? words.Value.Of(change),
                _ => null,
            };
            if (replacement is not { } sure || replacements.Exists(other => sure.Was.Start < other.Was.End && other.Was.Start < sure.Was.End)) continue;
            replacements.Add(sure);
            left.RemoveAll(other => other == change || IsCovered(other, source.Text, known.Text, [sure]));
        }

        replacements.RemoveAll(replacement => target.Codes.Any(code => code.Offset > replacement.Was.Start && code.Offset < replacement.Was.End));
        left = [.. match.Changes.Where(change => left.Contains(change) || !IsCovered(change, source.Text, known.Text, replacements))];

        var codes = left.Find(change => change.Kind is TextChangeKind.Codes);
        var recoded = CodeMending.Of(source, known, target);
        var hasCodes = recoded is not null && codes.Kind is TextChangeKind.Codes && !Pretranslation.Pretranslation.HasCodesOf(source, known);
        if (replacements.Count == 0 && !hasCodes) return null;
        if (hasCodes) left.Remove(codes);

        var (mended, mendings) = Write(recoded ?? target, [.. replacements.OrderBy(replacement => replacement.Was.Start)]);
        if (hasCodes) mendings.Add(new(MendingKind.Codes, codes.Asked, codes.Known, Around(target), Around(mended)));
        return new(mended, mendings, left);
    }

    /// <summary>All words of a change are replaced, those of a day of the week and of its date each by itself; what stands between them is the same.</summary>
    static bool IsCovered(TextChange change, string asked, string known, List<Replacement> replacements) =>
        change.Kind is not TextChangeKind.Codes && IsCovered(asked, change.Asked, [.. replacements.Select(r => r.Asked)]) && IsCovered(known, change.Known, [.. replacements.Select(r => r.Known)]);

    static bool IsCovered(string text, TextSpan span, TextSpan[] places)
    {
        if (places.Any(place => span.Start >= place.Start && span.End <= place.End)) return true;
        for (var at = span.Start; at < span.End; at++)
            if (!(char.IsWhiteSpace(text[at]) || char.IsPunctuation(text[at])) && !places.Any(place => at >= place.Start && at < place.End)) return false;
        return span.Length > 0 && places.Any(place => place.Start < span.End && span.Start < place.End);
    }

    /// <summary>From the first code to the last.</summary>
    static TextSpan Around(InlineText text) => text.Codes.IsEmpty ? default : TextSpan.FromBounds(text.Codes[0].Offset, text.Codes[^1].Offset);

    static (InlineText Text, List<Mending> Mendings) Write(InlineText target, IReadOnlyList<Replacement> replacements)
    {
        var (text, mendings, at) = (new StringBuilder(), new List<Mending>(), 0);
        foreach (var (kind, asked, known, was, now) in replacements)
        {
            text.Append(target.Text, at, was.Start - at);
            mendings.Add(new(kind, asked, known, was, new(text.Length, now.Length)));
            text.Append(now);
            at = was.End;
        }

        text.Append(target.Text, at, target.Text.Length - at);
        return (new(text.ToString(), [.. target.Codes.Select(code => code with { Offset = Moved(code.Offset) })]), mendings);

        // A code stands at an end of what was replaced at the most, never inside.
        int Moved(int offset)
        {
            var moved = offset;
            foreach (var mending in mendings)
                if (offset >= mending.Was.End) moved += mending.Now.Length - mending.Was.Length;
            return moved;
        }
    }
}
