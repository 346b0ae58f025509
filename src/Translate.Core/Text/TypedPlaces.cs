namespace Translate.Core.Text;

/// <summary>Leads from places in a text as a person types it to the same places in its plain text, and back.</summary>
/// <remarks>A code stands at one place of the plain text, and is as long as its mark where it is typed. Work is linear in the text.</remarks>
public sealed class TypedPlaces
{
    readonly List<(TextSpan Typed, TextSpan Plain, bool IsCode)> pieces = [];
    readonly int typedLength, plainLength;

    TypedPlaces(string typed, NotationMarks marks)
    {
        var plain = 0;
        foreach (var (text, mark, span) in marks.Scan(typed))
        {
            var isCode = mark is not null && marks.Named.ContainsKey(mark);
            var length = isCode ? 0 : (text ?? mark)!.Length;
            pieces.Add((span, new(plain, length), isCode));
            plain += length;
        }

        (typedLength, plainLength) = (typed.Length, plain);
    }

    /// <summary>The places of a text that was typed as the codes of its source are written.</summary>
    public static TypedPlaces Of(string typed, InlineText source) => new(typed, NotationMarks.Of(source));

    /// <summary>The place in the plain text, and how many codes stand before it; null within a code, within a doubled bracket, and outside of the text.</summary>
    public (int Offset, int CodesBefore)? Plain(int typed)
    {
        if (typed < 0 || typed > typedLength) return null;
        var codes = 0;
        foreach (var (span, plain, isCode) in pieces)
        {
            if (typed <= span.Start) return (plain.Start, codes);
            if (typed < span.End) return isCode || span.Length != plain.Length ? null : (plain.Start + typed - span.Start, codes);
            if (isCode) codes++;
        }

        return (plainLength, codes);
    }

    /// <summary>Where a stretch of the plain text is typed. An empty one, by which a code is meant, is the code's mark where one stands there.</summary>
    public TextSpan Typed(TextSpan plain)
    {
        if (plain.Length == 0)
            foreach (var (span, at, isCode) in pieces)
                if (isCode && at.Start == plain.Start) return span;

        int? start = null;
        var end = 0;
        foreach (var (span, at, isCode) in pieces)
        {
            if (isCode || at.End < plain.Start || at.Start > plain.End) continue;
            var isDirect = span.Length == at.Length;
            if (start is null && (plain.Start < at.End || plain.Length == 0)) start = isDirect ? span.Start + Math.Max(0, plain.Start - at.Start) : span.Start;
            if (plain.End > at.Start || plain.Length == 0) end = plain.End >= at.End || !isDirect ? span.End : span.Start + plain.End - at.Start;
        }

        if (start is not { } from) return new(typedLength, 0);
        return plain.Length == 0 ? new(from, 0) : TextSpan.FromBounds(from, Math.Max(from, end));
    }
}
