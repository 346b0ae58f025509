using System.Collections.Immutable;
using System.Text;

namespace Translate.Core.Text;

/// <summary>How people write inline codes in a plain text box.</summary>
/// <remarks>
/// <para>
/// The source decides between two ways. Where nobody can mistake them, codes are written as what they are in the file: <c>{0}</c>,
/// <c>&lt;b&gt;</c>. Where they could be mistaken (two codes of a pair look alike, one is part of another or of the text, one cannot be
/// seen), all codes of the segment are numbered marks: <c>⟦1⟧bold⟦/1⟧ ⟦2/⟧</c>. A ⟦ of the text that would read as a mark is doubled.
/// </para>
/// <para>
/// A placeholder of printf may also be typed with the number of its argument: <c>%2$s</c> is the second of a source that has two without. Of those that look
/// alike and have changed places it is written so.
/// </para>
/// <para>What <see cref="Write(InlineText)"/> writes of a source, <see cref="Read"/> reads back as it was, whatever the source.</para>
/// </remarks>
public static class Notation
{
    /// <summary>A source as a person sees it.</summary>
    public static string Write(InlineText source) => NotationMarks.Of(source).Write(source);

    /// <summary>A target as a person sees it, written the way its source is.</summary>
    /// <remarks>A code that the source does not have becomes text: it has no mark by which it could be read back.</remarks>
    public static string Write(InlineText target, InlineText source) => NotationMarks.Of(source).Write(target);

    /// <summary>The marks of a source's codes, in its order, and how they are to be read.</summary>
    public static NotationKey Key(InlineText source)
    {
        var marks = NotationMarks.Of(source);
        return new([.. source.Codes.Select((code, i) => new NotationMark(marks.MarkOf(i), code.Kind, marks.OpeningOf(i)) { Other = marks.OtherOf(i) })], marks.IsNumbered);
    }

    /// <summary>What a person typed, with the codes of its source in it.</summary>
    /// <remarks>Nothing typed is dropped: what names no code stays as text, and every other oddity is reported beside the result.</remarks>
    public static TypedText Read(string typed, InlineText source)
    {
        var marks = NotationMarks.Of(source);
        var text = new StringBuilder(typed.Length);
        var codes = ImmutableArray.CreateBuilder<InlineCode>();
        var places = new List<(int Code, TextSpan Span)>();
        var findings = new List<NotationProblem>();
        var used = new int[source.Codes.Length];

        foreach (var token in marks.Scan(typed))
        {
            if (token.Mark is null)
            {
                text.Append(token.Text);
                continue;
            }

            if (!marks.Named.TryGetValue(token.Mark, out var named))
            {
                text.Append(token.Mark);
                findings.Add(new(NotationProblemKind.Unknown, token.Mark, token.Span));
                continue;
            }

            // Codes that look alike are taken in the order of the source.
            var code = named.FirstOrDefault(i => used[i] == 0, named[^1]);
            if (used[code]++ > 0) findings.Add(new(NotationProblemKind.Doubled, token.Mark, token.Span));
            codes.Add(source.Codes[code] with { Offset = text.Length });
            places.Add((code, token.Span));
        }

        for (var i = 0; i < used.Length; i++)
            if (used[i] == 0) findings.Add(new(NotationProblemKind.Missing, marks.MarkOf(i), null));

        findings.AddRange(Misnested(marks, source, places));
        var read = new InlineText(text.ToString(), codes.DrainToImmutable());
        if (PrintfArguments.OutOfOrder(source, read) is { } wrong) findings.Add(new(NotationProblemKind.OutOfOrder, marks.MarkOf(places[wrong.Code].Code), places[wrong.Code].Span));
        return new(read, findings);
    }

    /// <summary>Pairs that are closed before they are opened, or overlap, where those of the source do not.</summary>
    static IEnumerable<NotationProblem> Misnested(NotationMarks marks, InlineText source, List<(int Code, TextSpan Span)> places)
    {
        var mayCross = Crossings(marks, source, Enumerable.Range(0, source.Codes.Length)).Any();
        var order = places.ConvertAll(place => place.Code);
        var crossings = mayCross ? [] : Crossings(marks, source, order).ToHashSet();
        var opened = new HashSet<int>();
        for (var at = 0; at < places.Count; at++)
        {
            var (code, span) = places[at];
            opened.Add(code);
            if (marks.OpeningOf(code) is not { } opening) continue;
            if (!opened.Contains(opening) && order.Contains(opening)) yield return new(NotationProblemKind.ClosedBeforeOpened, marks.MarkOf(code), span);
            else if (crossings.Contains(at)) yield return new(NotationProblemKind.Crossed, marks.MarkOf(code), span);
        }
    }

    /// <summary>The places of the closing codes that close a pair over another one still open.</summary>
    static IEnumerable<int> Crossings(NotationMarks marks, InlineText source, IEnumerable<int> codes)
    {
        var open = new List<int>();
        var at = 0;
        foreach (var code in codes)
        {
            if (marks.IsOpened(code)) open.Add(code);
            else if (marks.OpeningOf(code) is { } opening && open.LastIndexOf(opening) is >= 0 and var place)
            {
                if (place < open.Count - 1) yield return at;
                open.RemoveAt(place);
            }

            at++;
        }
    }
}

/// <summary>How the codes of one source are written.</summary>
/// <param name="Marks">A mark for each code, in the order of the source.</param>
/// <param name="IsNumbered">They are numbers in ⟦ ⟧, and a ⟦ of the text that would read as one is doubled.</param>
public sealed record NotationKey(IReadOnlyList<NotationMark> Marks, bool IsNumbered);

/// <summary>A code as a person writes it.</summary>
/// <param name="Mark">What is typed.</param>
/// <param name="Kind">How the code stands in its text.</param>
/// <param name="Pair">Of a closing code, the place of its opening one among the marks; null where there is none, and for other codes.</param>
public sealed record NotationMark(string Mark, CodeKind Kind, int? Pair)
{
    /// <summary>Another way to type the same code: one of printf's with the number of its argument (<c>%2$s</c>); null where there is none.</summary>
    public string? Other { get; init; }
}

/// <summary>What was read of a typed text.</summary>
/// <param name="Text">The text with its codes.</param>
/// <param name="Findings">What is wrong with the codes; empty where all of the source's are there, once and well nested.</param>
public sealed record TypedText(InlineText Text, IReadOnlyList<NotationProblem> Findings)
{
    /// <summary>The findings in words.</summary>
    public IReadOnlyList<string> Problems => [.. Findings.Select(finding => finding.InWords)];
}

/// <summary>Something wrong with a code that a person typed, or did not type.</summary>
/// <param name="Kind">What is wrong.</param>
/// <param name="Mark">The code as a person writes it.</param>
/// <param name="Span">Where it stands in what was typed; null where it is missing.</param>
public sealed record NotationProblem(NotationProblemKind Kind, string Mark, TextSpan? Span)
{
    /// <summary>The problem as a sentence.</summary>
    public string InWords => Kind switch
    {
        NotationProblemKind.Missing => $"{Mark} is missing.",
        NotationProblemKind.Doubled => $"{Mark} stands there more often than in the source.",
        NotationProblemKind.Unknown => $"{Mark} is no code of the source.",
        NotationProblemKind.OutOfOrder => $"{Mark} stands behind a code that it has to precede: these take their values in the order of the source, and cannot be numbered.",
        NotationProblemKind.ClosedBeforeOpened => $"{Mark} closes what is not open yet.",
        _ => $"{Mark} closes over a code that is still open.",
    };
}

/// <summary>What can be wrong with a typed code.</summary>
public enum NotationProblemKind
{
    /// <summary>The source has it, the typed text does not.</summary>
    Missing,

    /// <summary>It is typed more often than the source has it; each stays in the text.</summary>
    Doubled,

    /// <summary>It looks like a mark but names no code of the source; it stays as plain text.</summary>
    Unknown,

    /// <summary>It closes a pair before it is opened.</summary>
    ClosedBeforeOpened,

    /// <summary>It closes a pair over another that is still open, which the source does not do.</summary>
    Crossed,

    /// <summary>What reads the file gives values to its placeholders in their order alone (Python's <c>%s</c>), and this one stands behind one that follows it in the source.</summary>
    OutOfOrder,
}
