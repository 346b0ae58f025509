using CsCheck;
using Translate.Core.Text;
using Translate.Engines.Protection;

namespace Translate.Engines.Tests.Protection;

/// <summary>Texts with codes, and generators of them.</summary>
static class Sources
{
    public static readonly Locale English = Locale.Parse("en");
    public static readonly Locale Korean = Locale.Parse("ko");
    public static readonly Locale Spanish = Locale.Parse("es");

    public static readonly IReadOnlyList<string> Kept = ["Acme", "삼성", "Q", "A & B"];

    /// <summary>Words with what is hard in them for each rung: escapes, masks, particles, line ends, halves of characters.</summary>
    static readonly Gen<string> Plain = OneOf(
        "a", "B", " ", "  ", "1", "<", "&", ">", "\"", "'", "&amp;", "<x id=\"1\"/>", "</g>", "<br>", "XQ1Z", "xq", "Z", "x q 1", "한", "국어", "\u1112\u1161\u11ab", "e\u0301",
        "\n", "\r\n", "\u2028", "\u200B", "\u00A0", "\t", "\0", "\u001F", "\uFFFF", "😀", "\uD83D", "\uDE00", "Acme", "삼성", "은", "에서", "Q", "A & B", "https://e.org/a?b=1&c", "a@b.org", ".", "(", ")")
        .Array[0, 12].Select(string.Concat);

    /// <summary>Texts with codes anywhere, some of them paired badly.</summary>
    public static readonly Gen<InlineText> Any =
        from text in Plain
        from codes in Gen.Select(Gen.Int[0, text.Length], Gen.Enum<CodeKind>(), Gen.Int[1, 3]).Array[0, 8]
        select new InlineText(text, [.. codes.Select((c, i) => new InlineCode(c.Item1, c.Item2, $"{c.Item3}", $"<{i}>")).OrderBy(c => c.Offset)]);

    /// <summary>What engines never should give back.</summary>
    public static readonly Gen<string> Garbage = OneOf(
        "<", ">", "</", "<g id=\"1\">", "</g>", "<x id='2'/>", "<x id=\"1\">", "</x>", "<span id=1>", "</span>", "<span id=\"2\" translate=\"no\">", "<br>", "<b>", "&", "&#", "&#x110000;", "&#xD800;", "&lt;", ";",
        "XQ", "XQ1Z", "QX1Z", "QX2Z", "XZ1Z", "1", "Z", " ", "\n", "\uD83D", "\uDE00", "\0", "Acme", "한", "a", "\"", "id=", "/")
        .Array[0, 10].Select(string.Concat);

    /// <summary>There is a problem in words, or all codes of the source, each once, paired as they were, and all of its line ends.</summary>
    public static void AssertProven(InlineText source, Restoration restored)
    {
        Assert.True(restored.Text is null != restored.Problem is null);
        if (restored.Text is not { } text) return;
        Assert.Equal(source.Codes.Select(c => (c.Kind, c.Id, c.Data)).Order(), text.Codes.Select(c => (c.Kind, c.Id, c.Data)).Order());
        Assert.Equal(PairsOf(source), PairsOf(text));
        Assert.Equal(Lines(source.Text), Lines(text.Text));

        static IEnumerable<(string, string)> PairsOf(InlineText text) =>
            Pairs.Of(text.Codes).Select((other, i) => (Code: i, Other: other)).Where(p => p.Other > p.Code).Select(p => (text.Codes[p.Code].Data, text.Codes[p.Other].Data)).Order();

        static int Lines(string text) => text.Count(Blank.EndsLine);
    }

    /// <summary>Text as people read it: <c>&lt;b&gt;</c> opens, <c>&lt;/b&gt;</c> closes, <c>{0}</c> and <c>&lt;br/&gt;</c> stand alone.</summary>
    public static InlineText Parse(string marked)
    {
        var text = new System.Text.StringBuilder();
        var codes = new List<InlineCode>();
        for (var i = 0; i < marked.Length;)
        {
            var end = marked[i] switch { '<' => marked.IndexOf('>', i), '{' => marked.IndexOf('}', i), _ => -1 };
            if (end < 0)
            {
                text.Append(marked[i++]);
                continue;
            }

            var data = marked[i..(end + 1)];
            var kind = data[0] == '{' || data[^2] == '/' ? CodeKind.Standalone : data[1] == '/' ? CodeKind.Closing : CodeKind.Opening;
            codes.Add(new(text.Length, kind, data.Trim('<', '>', '/', '{', '}'), data));
            i = end + 1;
        }

        return new(text.ToString(), [.. codes]);
    }

    static Gen<T> OneOf<T>(params T[] values) => Gen.Int[0, values.Length - 1].Select(i => values[i]);
}
