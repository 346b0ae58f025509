using System.Buffers;
using System.Globalization;
using System.Text;
using Translate.Core.Quality;
using Translate.Core.Quality.Figures;
using Translate.Core.Text;

namespace Translate.Core.Memory.Aligning;

/// <summary>What a text has that its translation likely has too, whatever the languages.</summary>
enum AnchorKind
{
    /// <summary>A number, by its value.</summary>
    Number,

    /// <summary>A web or e-mail address.</summary>
    Address,

    /// <summary>An inline code, by what it is in the file.</summary>
    Code,

    /// <summary>A word in letters that are foreign to one of the languages: NATO in a Korean text.</summary>
    Name,

    /// <summary>A word that begins alike in two languages of one script (Simard, Foster and Isabelle 1992).</summary>
    Cognate,

    /// <summary>A question mark, an exclamation mark, a colon at the end; quotation marks; brackets.</summary>
    Mark,

    /// <summary>The whole text: what nobody translates is the same on both sides.</summary>
    Text,
}

/// <summary>Something by which segments may be told to say the same.</summary>
/// <param name="Id">Its number: the same on both sides.</param>
/// <param name="IsExpected">A translation without it is suspicious.</param>
readonly record struct Anchor(int Id, bool IsExpected);

/// <summary>Reads the anchors of two documents and numbers them.</summary>
sealed class Anchors
{
    /// <summary>Longer words say no more.</summary>
    const int LongestName = 40;

    /// <summary>Longer texts are not the same by chance, but rarely the same at all.</summary>
    const int LongestText = 200;

    /// <summary>So many letters that words begin with make them cognates.</summary>
    const int CognateLetters = 5;

    static readonly SearchValues<char> Quotes = SearchValues.Create("\"“”„«»「」『』");

    readonly Dictionary<(AnchorKind, string), int> ids = [];
    readonly Dictionary<Amount, int> numbers = [];
    readonly List<AnchorKind> kinds = [];
    readonly bool isBare, isOneScript;
    readonly HashSet<string> foreignToOne;

    Anchors(Locale from, Locale to)
    {
        isBare = !Scales.Know(from.Language) || !Scales.Know(to.Language);
        var (one, other) = (Scripts.Of(from), Scripts.Of(to));
        isOneScript = one.Intersect(other, StringComparer.Ordinal).Any();
        foreignToOne = [.. one.Except(other, StringComparer.Ordinal), .. other.Except(one, StringComparer.Ordinal)];
        if (!foreignToOne.Contains("Latn") && !isOneScript) foreignToOne.Add("Latn");
        Source = [];
        Target = [];
    }

    /// <summary>The anchors of each segment, each once, by number.</summary>
    public Anchor[][] Source { get; private set; }

    /// <inheritdoc cref="Source"/>
    public Anchor[][] Target { get; private set; }

    public int Count => kinds.Count;

    public static Anchors Of(AlignableDocument source, AlignableDocument target)
    {
        var anchors = new Anchors(source.Locale, target.Locale);
        anchors.Source = [.. source.Segments.Select(segment => anchors.Read(segment.Text, source.Locale, target.Locale))];
        anchors.Target = [.. target.Segments.Select(segment => anchors.Read(segment.Text, target.Locale, source.Locale))];
        return anchors;
    }

    public AnchorKind Kind(int id) => kinds[id];

    Anchor[] Read(InlineText text, Locale own, Locale other)
    {
        var found = new Dictionary<int, bool>();
        var addresses = Addresses.In(text.Text);
        foreach (var address in addresses) Add(AnchorKind.Address, address.Text.ToUpperInvariant().TrimEnd('/'), isExpected: true);
        foreach (var code in text.Codes)
            if (code.Kind is not CodeKind.Closing) Add(AnchorKind.Code, code.Data, code.Kind is CodeKind.Standalone);
        ReadNumbers(text.Text, own, other, addresses, Put);
        ReadWords(ComposedText.Of(text.Text).Text, own, addresses.Count > 0, Add);
        ReadMarks(text.Text, Add);
        if (text.Text.Length <= LongestText) Add(AnchorKind.Text, text.Text, isExpected: false);
        return [.. found.OrderBy(pair => pair.Key).Select(pair => new Anchor(pair.Key, pair.Value))];

        void Add(AnchorKind kind, string key, bool isExpected)
        {
            if (!ids.TryGetValue((kind, key), out var id)) ids.Add((kind, key), id = New(kind));
            Put(id, isExpected);
        }

        void Put(int id, bool isExpected) => found[id] = found.GetValueOrDefault(id) || isExpected;
    }

    void ReadNumbers(string text, Locale own, Locale other, IReadOnlyList<Addresses.Address> addresses, Action<int, bool> put)
    {
        foreach (var figure in FigureReader.Read(text, own, isBare, [.. addresses.Select(address => address.Span)]))
        {
            // What has one reading only, and is not small enough to be a word on the other side, ought to be there.
            var isExpected = figure is { Readings.Count: 1, Parts.Count: 0, IsName: false } && (NumberWords.Know(other.Language) || figure.Readings[0].Whole is < 0 or > 20);
            foreach (var value in figure.Readings) put(Number(value), isExpected);
            foreach (var part in figure.Parts) put(Number(part), false);
        }

        foreach (var value in NumberWords.In(text, own)) put(Number(value), false);
    }

    int Number(Amount value)
    {
        if (!numbers.TryGetValue(value, out var id)) numbers.Add(value, id = New(AnchorKind.Number));
        return id;
    }

    void ReadWords(string text, Locale own, bool hasAddresses, Action<AnchorKind, string, bool> add)
    {
        var native = Scripts.Of(own);
        foreach (var range in new WordRanges(text))
        {
            // A word may change its script where a particle follows: NATO의.
            var (start, end) = (range.Start.Value, range.End.Value);
            for (var at = start; at < end; at = start)
            {
                Rune.DecodeFromUtf16(text.AsSpan(at, end - at), out var first, out _);
                var script = Scripts.Of(first);
                start = at + first.Utf16SequenceLength;
                while (start < end && Rune.DecodeFromUtf16(text.AsSpan(start, end - start), out var next, out var length) == OperationStatus.Done
                    && (Scripts.Of(next) == script || Scripts.IsMark(next))) start += length;
                var word = text.AsSpan(at, Math.Min(start - at, LongestName));
                if (script is null || word.Length < 2) continue;
                if (!isOneScript && foreignToOne.Contains(script)) add(AnchorKind.Name, word.ToString().ToUpperInvariant(), !hasAddresses && !native.Contains(script, StringComparer.Ordinal));
                else if (isOneScript && word.Length >= CognateLetters && !word.ContainsAnyInRange('\uD800', '\uDFFF')) add(AnchorKind.Cognate, Bare(word[..CognateLetters]), false);
            }
        }
    }

    /// <summary>In one case and without accents: économie, economy.</summary>
    static string Bare(ReadOnlySpan<char> word)
    {
        var bare = new StringBuilder(word.Length);
        foreach (var c in ComposedText.Of(word.ToString()).Text.Normalize(NormalizationForm.FormD))
            if (CharUnicodeInfo.GetUnicodeCategory(c) is not UnicodeCategory.NonSpacingMark) bare.Append(char.ToUpperInvariant(c));
        return bare.ToString();
    }

    static void ReadMarks(string text, Action<AnchorKind, string, bool> add)
    {
        var end = text.AsSpan().TrimEnd(" \t\r\n\u00A0\"'”’»」』）)");
        var last = end.IsEmpty ? ' ' : end[^1];
        if (last is '?' or '？' or '؟' or '\u037E') add(AnchorKind.Mark, "?", true);
        if (last is '!' or '！') add(AnchorKind.Mark, "!", false);
        if (last is ':' or '：') add(AnchorKind.Mark, ":", true);
        if (text.AsSpan().IndexOfAny(Quotes) >= 0) add(AnchorKind.Mark, "“", true);
        if (text.AsSpan().IndexOfAny("(（") >= 0) add(AnchorKind.Mark, "(", false);
    }

    int New(AnchorKind kind)
    {
        kinds.Add(kind);
        return kinds.Count - 1;
    }
}
