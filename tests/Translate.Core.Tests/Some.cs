using CsCheck;
using Translate.Core.Memory;
using Translate.Core.Pretranslation;
using Translate.Core.Text;

namespace Translate.Core.Tests;

/// <summary>Texts, pairs and generators of them, for tests that do not care which.</summary>
static class Some
{
    public static readonly Locale English = Locale.Parse("en");
    public static readonly Locale Korean = Locale.Parse("ko");

    static readonly Gen<CodeKind> Kind = Gen.Enum<CodeKind>();

    /// <summary>Texts of people, with what is hard in them: brackets of marks, white space, combining marks, emoji.</summary>
    public static readonly Gen<string> Plain =
        One("a", "B", " ", "  ", "1", "/", "⟦", "⟧", "⟦1⟧", "⟦⟦", "⟦/1⟧", "1/⟧", "{0}", "<b>", "</b>", "한", "국어", "e\u0301", "\u00A0", "\n", "😀", "%s", "{", "}")
            .Array[0, 12].Select(string.Concat);

    /// <summary>Anything a string can be, halves of surrogate pairs too.</summary>
    public static readonly Gen<string> Wild = Gen.Frequency((3, Plain), (1, One('a', ' ', '\uD800', '\uDC00', '\uFFFE', '\uFFFF', '\0', '\u0301', '⟦').Array[0, 8].Select(c => new string(c))));

    /// <summary>Texts with codes at any offsets, most of them badly paired and many alike.</summary>
    public static Gen<InlineText> Inline(Gen<string> plain, Gen<string> data) =>
        from text in plain
        from codes in Gen.Select(Gen.Int[0, text.Length], Kind, Gen.Int[1, 4], data).Array[0, 6]
        select new InlineText(text, [.. codes.Select(c => new InlineCode(c.Item1, c.Item2, $"{c.Item3}", c.Item4)).OrderBy(c => c.Offset)]);

    public static readonly Gen<string> Data = One("{0}", "{1}", "<b>", "</b>", "<i>", "</i>", "%s", "%", "", " ", "b", "⟦1⟧", "<br>", "\r\n", "a{", "}1");

    /// <summary>Texts that XML can hold, with what it has to escape.</summary>
    public static readonly Gen<string> Writable = Gen.Frequency((3, Plain), (1, One("\r", "\r\n", "<&>]]>", "\"'", "\t", "\u0085\u2028", "\uFFFD", "\U0010FFFD")));

    /// <summary>Pairs that every file of pairs can hold: texts that are not empty, with codes whose ids are numbers, and anything said of them.</summary>
    public static Gen<MemoryPair> Pairs(Locale to) =>
        from texts in Gen.Select(Content, Content)
        from contexts in Gen.Select(Context, Context)
        from origin in Gen.Select(Gen.Enum<PairOrigin>(), Gen.Int[0, 100].Nullable())
        from facts in Gen.Select(Gen.Enum<TargetState>(), Writable.Null(), Writable.Null(), Gen.Long[0, 4_000_000_000_000].Nullable())
        select new MemoryPair(new(English, texts.Item1) { Context = contexts.Item1 }, new(to, texts.Item2) { Context = contexts.Item2 })
        {
            State = facts.Item1,
            Origin = origin.Item1,
            Confidence = origin.Item2,
            Document = facts.Item2,
            Author = facts.Item3,
            Changed = facts.Item4 is { } moment ? DateTimeOffset.UnixEpoch.AddMilliseconds(moment) : null,
        };

    /// <summary>What a side of a pair may hold in every file of pairs.</summary>
    public static readonly Gen<InlineText> Content = Inline(Writable, Gen.OneOf(Data, Writable)).Where(text => !text.IsEmpty && text.Codes.All(c => c.Offset == text.Text.Length || !char.IsLowSurrogate(text.Text[c.Offset])));

    static readonly Gen<SegmentContext> Context = Gen.Select(Writable.Null(), Writable.Null(), Writable.Null()).Select((previous, next, key) => new SegmentContext(previous, next, key));

    static Gen<T> One<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);

    public static MemoryPair Pair(string source, string target) => new(new(English, source), new(Korean, target));

    public static MemoryPair In(this MemoryPair pair, TargetState state) => pair with { State = state };

    public static MemoryPair At(this MemoryPair pair, string? previous, string? next, string? key = null) =>
        pair with { Source = pair.Source with { Context = new(previous, next, key) } };

    public static InlineCode Open(int offset, string id, string data) => new(offset, CodeKind.Opening, id, data);

    public static InlineCode Close(int offset, string id, string data) => new(offset, CodeKind.Closing, id, data);

    public static InlineCode Alone(int offset, string id, string data) => new(offset, CodeKind.Standalone, id, data);
}
