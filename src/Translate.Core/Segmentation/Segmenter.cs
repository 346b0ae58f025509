using System.Collections.Immutable;
using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Translate.Core.Formats;
using Translate.Core.Text;

namespace Translate.Core.Segmentation;

/// <summary>Splits texts of one language into sentences.</summary>
/// <remarks>
/// At each position the first rule whose two patterns match decides (SRX 2.0, 2.4). A break before or within white space begins the
/// sentence behind it. Where our own rules leave a stretch of Korean without final punctuation whole, its verbs' endings decide
/// (<see cref="KoreanEndings"/>). Immutable and safe to share; the time taken is linear in the text.
/// </remarks>
public sealed class Segmenter
{
    /// <summary>What a standalone code is to the rules: something that is neither a letter nor white space.</summary>
    const char Object = '\uFFFC';

    /// <summary>The steps that building an automaton's states may take for one text; ordinary rules need some thousands.</summary>
    const long MostWork = 100_000_000;

    static readonly TimeSpan LongestConfirmation = TimeSpan.FromSeconds(2);
    static readonly InlineText Space = new(" ");

    readonly string name;
    readonly Candidates candidates;
    readonly KoreanEndings? endings;
    readonly RuleAutomaton automaton;

    internal Segmenter(string name, IReadOnlyList<Rule> rules, KoreanEndings? endings = null)
    {
        this.name = name;
        this.endings = endings;
        candidates = new(rules.Where(rule => rule.Breaks));
        try
        {
            automaton = new(rules);
        }
        catch (FormatException error)
        {
            throw new InvalidDocumentException(name, error.Message, error);
        }
    }

    /// <summary>The sentences of a unit; a heading is one, whatever its punctuation, and so is what has a target already, which nobody has cut.</summary>
    public IReadOnlyList<Segment> Segment(Unit unit) => unit.Kind == UnitKind.Heading || unit.Standing is not null || MessagePlaceholders.IsMessage(unit.Source.Text) ? Split(unit.Source, whole: true) : Segment(unit.Source);

    /// <summary>The sentences of a text, with the white space around them beside them. Joined, they are the text; an empty text has none.</summary>
    /// <remarks>A text of nothing but white space is one segment with an empty source.</remarks>
    public IReadOnlyList<Segment> Segment(InlineText text) => Split(text, whole: false);

    /// <summary>The offsets at which a sentence begins, increasing, without the beginning and the end of the text.</summary>
    public IReadOnlyList<int> Breaks(string text)
    {
        var composed = ComposedText.Of(text);
        var view = composed.Text;
        var starts = Starts(view);
        if (endings?.Refine(view, Skip(view, 0), starts) is { } refined && refined != starts) starts = Whole(view, refined);
        for (var i = 0; i < starts.Count; i++) starts[i] = composed.Origin(starts[i]);
        return starts;
    }

    /// <summary>The words at which sentences of a Korean text without final punctuation could end, and why they do or do not.</summary>
    /// <remarks>None in other languages, or by rules of one's own.</remarks>
    public IEnumerable<EndingReading> Explain(string text)
    {
        if (endings is null) return [];
        var view = ComposedText.Of(text).Text;
        return endings.Explain(view, Skip(view, 0), Starts(view));
    }

    /// <summary>The offsets that do not cut a grapheme cluster.</summary>
    static List<int> Whole(string view, List<int> starts)
    {
        var graphemes = new Graphemes(view);
        starts.RemoveAll(start => !graphemes.IsBoundary(start));
        return starts;
    }

    /// <summary>Where sentences begin by the rules.</summary>
    List<int> Starts(string view)
    {
        var first = Skip(view, 0);
        var starts = new List<int>();
        var graphemes = new Graphemes(view);
        var work = new Work(MostWork);
        var at = first + 1;
        while ((at = candidates.Next(view, at)) >= 0)
        {
            if (!IsBreak(view, at, ref work))
            {
                at++;
                continue;
            }

            // What lies between the break and the sentence is white space: other breaks in there mean the same sentence.
            var start = Skip(view, at);
            if (start == view.Length) break;
            if (graphemes.IsBoundary(start)) starts.Add(start);
            at = start + 1;
        }

        return starts;
    }

    static int Skip(string text, int at)
    {
        while (at < text.Length && char.IsWhiteSpace(text[at])) at++;
        return at;
    }

    bool IsBreak(string text, int at, ref Work work)
    {
        var breaks = automaton.Breaks(text, at, ref work.Steps, out var unsure);
        if (work.Steps < 0) throw new InvalidDocumentException(name, "the rules take too long: their patterns can match the same text in too many ways.");

        foreach (var rule in unsure)
        {
            if (rule.Confirmation is null || Confirmed(rule, text, at, ref work)) return rule.Breaks;
        }

        return breaks;
    }

    bool Confirmed(Rule rule, string text, int at, ref Work work)
    {
        var start = Math.Max(0, at - RuleAutomaton.Window);
        var end = Math.Min(text.Length, at + RuleAutomaton.Window);
        var began = Stopwatch.GetTimestamp();
        try
        {
            if (work.Confirming < LongestConfirmation) return rule.Confirmation!.IsMatch(text.AsSpan(start, end - start), at - start);
        }
        catch (RegexMatchTimeoutException)
        {
            // Said below: it makes no difference whether one match or all together took too long.
        }
        finally
        {
            work.Confirming += Stopwatch.GetElapsedTime(began);
        }

        throw new InvalidDocumentException(name, rule.Position, "the rule takes too long: its patterns can match the same text in too many ways.");
    }

    Segment[] Split(InlineText text, bool whole)
    {
        if (text.IsEmpty) return [];
        var visible = Expand(text);
        var plain = visible.Text;
        if (Skip(plain, 0) == plain.Length) return plain.Length == 0 ? [new(InlineText.Empty, text, InlineText.Empty)] : [new(text, InlineText.Empty, InlineText.Empty)];

        var breaks = whole ? [] : Breaks(plain);
        var cuts = new int[(breaks.Count + 1) * 2];
        var graphemes = new Graphemes(plain);
        cuts[0] = graphemes.Floor(Skip(plain, 0));
        for (var i = 0; i <= breaks.Count; i++)
        {
            var next = i < breaks.Count ? breaks[i] : plain.Length;
            var end = next;
            while (char.IsWhiteSpace(plain[end - 1])) end--;
            while (end < next && !graphemes.IsBoundary(end)) end++;
            cuts[(i * 2) + 1] = end;
            if (i < breaks.Count) cuts[(i * 2) + 2] = next;
        }

        return Pieces(text, visible, cuts);
    }

    /// <summary>The pieces between the cuts: white space, sentence, white space, sentence, …</summary>
    static Segment[] Pieces(InlineText text, InlineText visible, int[] cuts)
    {
        var segments = new Segment[cuts.Length / 2];
        if (text.Codes.IsEmpty)
        {
            for (var i = 0; i < segments.Length; i++)
            {
                var next = i + 1 < segments.Length ? cuts[(i * 2) + 2] : text.Text.Length;
                segments[i] = new(Slice(i == 0 ? 0 : cuts[i * 2], cuts[i * 2]), Slice(cuts[i * 2], cuts[(i * 2) + 1]), Slice(cuts[(i * 2) + 1], next));
            }

            return segments;
        }

        // Where nothing follows the last sentence, codes at the end of the text are its own.
        var atEnd = cuts[^1] == visible.Text.Length;
        var pieces = visible.Cut(atEnd ? cuts[..^1] : cuts);
        for (var i = 0; i < segments.Length; i++)
        {
            var before = i == 0 ? Contract(pieces[0]) : InlineText.Empty;
            var source = Contract(pieces[(i * 2) + 1]);
            segments[i] = new(before, source, atEnd && i == segments.Length - 1 ? InlineText.Empty : Contract(pieces[(i * 2) + 2]));
        }

        return segments;

        InlineText Slice(int start, int end) => (end - start) switch
        {
            0 => InlineText.Empty,
            1 when text.Text[start] == ' ' => Space,
            _ => new(text.Text[start..end]),
        };

    }

    /// <summary>The text with a character behind each standalone code, for the rules to see.</summary>
    static InlineText Expand(InlineText text)
    {
        if (!text.Codes.Any(code => code.Kind == CodeKind.Standalone)) return text;

        var visible = new StringBuilder();
        var codes = ImmutableArray.CreateBuilder<InlineCode>(text.Codes.Length);
        var at = 0;
        foreach (var code in text.Codes)
        {
            visible.Append(text.Text, at, code.Offset - at);
            at = code.Offset;
            codes.Add(code with { Offset = visible.Length });
            if (code.Kind == CodeKind.Standalone) visible.Append(Object);
        }

        visible.Append(text.Text, at, text.Text.Length - at);
        return new(visible.ToString(), codes.DrainToImmutable());
    }

    /// <summary>A piece of an expanded text without those characters.</summary>
    static InlineText Contract(InlineText piece)
    {
        if (!piece.Codes.Any(code => code.Kind == CodeKind.Standalone)) return piece;

        var plain = new StringBuilder();
        var codes = ImmutableArray.CreateBuilder<InlineCode>(piece.Codes.Length);
        var at = 0;
        foreach (var code in piece.Codes)
        {
            plain.Append(piece.Text, at, code.Offset - at);
            at = code.Kind == CodeKind.Standalone ? code.Offset + 1 : code.Offset;
            codes.Add(code with { Offset = plain.Length });
        }

        plain.Append(piece.Text, at, piece.Text.Length - at);
        return new(plain.ToString(), codes.DrainToImmutable());
    }

    /// <summary>What one text may still cost.</summary>
    struct Work(long steps)
    {
        public long Steps = steps;
        public TimeSpan Confirming;
    }
}
