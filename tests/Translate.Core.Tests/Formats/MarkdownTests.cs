using Translate.Core.Formats;
using Translate.Core.Formats.Markdown;
using Translate.Core.Segmentation;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class MarkdownContract : FormatContract
{
    protected override IFormat Format { get; } = new Markdown();
}

public sealed class MarkdownTests
{
    static readonly Markdown Format = new();

    static IReadOnlyList<Unit> Extract(string text) => Format.Extract(SourceText.FromString("a.md", text));

    /// <summary>The units as <c>id: text</c>, with the codes' data in it.</summary>
    static string[] Units(string text) => [.. Extract(text).Select(u => $"{u.Id}: {u.Source.Render()}")];

    static Unit Only(string text) => Assert.Single(Extract(text));

    static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "markdown", name));

    /// <summary>The text with its codes as marks: <c>&lt;1&gt;</c> opens, <c>&lt;/1&gt;</c> closes, <c>&lt;1/&gt;</c> stands alone.</summary>
    static string Marked(InlineText text) =>
        text.Codes.Reverse().Aggregate(text.Text, (t, c) => t.Insert(c.Offset, c.Kind switch { CodeKind.Opening => $"<{c.Id}>", CodeKind.Closing => $"</{c.Id}>", _ => $"<{c.Id}/>" }));

    [Fact]
    public void The_article_has_its_units_in_order_with_ids_from_its_structure()
    {
        var units = Extract(Fixture("article.md"));
        Assert.Equal(
            [
                "front/title", "front/subtitle", "front/description", "front/summary", "1", "1/p1", "1/p2", "1/p3/alt", "1/p3/title", "1.1", "1.1/p1", "1.1/p2", "1.1/p3", "1.1/p4",
                "1.1/p5", "1.1/p6", "1.1/p7", "1.1/p8", "1.1/p9", "1.1.1", "1.1.1/t1.r1c1", "1.1.1/t1.r1c2", "1.1.1/t1.r1c3", "1.1.1/t1.r2c1", "1.1.1/t1.r2c2",
                "1.1.1/t1.r2c3", "1.1.1/t1.r3c1", "1.1.1/t1.r3c2", "1.1.1/t1.r3c3", "1.1.1/t1.r4c1", "1.1.1/t1.r4c3", "1.1.1/p1", "1.2", "1.2/html1/div1", "1.2/p1", "1.2/p2", "1.2/p3",
                "[k]", "^1/p1", "^1/p2",
            ],
            units.Select(u => u.Id));
        Assert.Equal(["front/title", "front/subtitle", "1", "1.1", "1.1.1", "1.2"], units.Where(u => u.Kind == UnitKind.Heading).Select(u => u.Id));
        Assert.Equal("The lighthouse: a visit", units[0].Source.Text);
        Assert.Equal("Keeper's notes", units[1].Source.Text);
        Assert.Equal("What we saw at the end of the road", units[2].Source.Text);
        Assert.Equal("Description of the image img/fog.jpg", units[7].Note);
    }

    [Fact]
    public void The_seed_article_in_Markdown_has_the_words_of_the_seed()
    {
        var seed = File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "text", "us-korea-alliance.txt"));
        var units = Extract(Fixture("us-korea-alliance.md"));

        // Two figures are code spans, which are no text.
        var text = string.Join(' ', units.Select(u => u.Source.Codes.Reverse().Aggregate(u.Source.Text, (t, c) => c.Data[0] == '`' ? t.Insert(c.Offset, c.Data.Trim('`')) : t)));
        Assert.Equal(seed.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries), text.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries));
    }

    [Theory]
    [InlineData("# One\n\n## Two ##\n\nThree\n===\n\nFour\nfive\n---", "1: One|1.1: Two|2: Three|2.1: Four five")]
    [InlineData("text\n\n### Deep\n\ntext\n\n# Top\n\ntext\n\ntext", "0/p1: text|0.0.1: Deep|0.0.1/p1: text|1: Top|1/p1: text|1/p2: text")]
    [InlineData("# A {#id}\n\n# B {.c}\n\n# C {x}", "1: A|2: B|3: C {x}")]
    [InlineData("> # Quoted\n>\n> text\n\n- # Item", "0/h1: Quoted|0/p1: text|0/h2: Item")]
    [InlineData("> a\n> b\nlazy\n\n- c\n  d\n\n  e\n  1. f", "0/p1: a b lazy|0/p2: c d|0/p3: e|0/p4: f")]
    [InlineData("- [ ] to do\n- [x]  done\n\n[ ] none", "0/p1: to do|0/p2: done|0/p3: [ ] none")]
    [InlineData("> [!NOTE]\n> Read this.", "0/p1: Read this.")]
    [InlineData("|a|b|\n|-|:-:|\n|c \\| d|`e\\|f` g|\n||h|i|", "0/t1.r1c1: a|0/t1.r1c2: b|0/t1.r2c1: c | d|0/t1.r2c2: `e|f` g|0/t1.r3c2: h")]
    [InlineData("text\na | b\n-- | --\n`c`|d", "0/p1: text|0/t1.r1c1: a|0/t1.r1c2: b|0/t1.r2c2: d")]
    [InlineData("a[^n]\n\n[^n]: b\n\n    c\n\nd", "0/p1: a[^n]|^n/p1: b|^n/p2: c|0/p2: d")]
    [InlineData("[a]: /u \"T\"\n[b]: /v\n[a]: /w (U)\ntext", "[a]: T|[a]#2: U|0/p1: text")]
    [InlineData("![alt](u 't')\n\n[![alt](u)](v)\n\n![](u)", "0/p1/alt: alt|0/p1/title: t|0/p2/alt: alt")]
    [InlineData("    code\n\n```\ncode\n```\n\n$$\nx\n$$\n\n<script>\nhtml\n</script>\n\n<!-- c\n\nd -->\n\n---\n\ntext", "0/p1: text")]
    [InlineData("{{< figure src=\"a.png\" >}}\n\n{{% note %}}\na\n{{% /note %}}\n\n{% include x.html %} {% y %}\n\n- b\n  {% z %}\n  c\n\n{{ d }} {% e %} f", "0/p1: a|0/p2: b|0/p3: c|0/p4: {{ d }} {% e %} f")]
    [InlineData(":::tip T\na\n:::\n\n::: warning\n\n- b\n\n::::\n\n:::{.note}\nc\n::: 1", "0/p1: a|0/p2: b|0/p3: c ::: 1")]
    [InlineData("`code` **`x`** — <https://a.b>\n\n* * *\n\n12", "0/p2: 12")]
    [InlineData("+++\ntitle = \"x\"\n+++\ntext", "front/title: x|0/p1: text")]
    [InlineData("---\ntitle: x\n\ntext", "0/p1: title: x|0/p2: text")]
    public void Blocks_are_units(string markdown, string units) => Assert.Equal(units, string.Join('|', Units(markdown)));

    [Theory]
    [InlineData("# a\n\n###### b\n\nc\n===\n\nd\n---", "Heading 1: a|Heading 6: b|Heading 1: c|Heading 2: d")]
    [InlineData("a\n\n- b\n  1. c\n     * d\n\n       e\n- [ ] f\n\ng", "Paragraph: a|ListItem 1: b|ListItem 2: c|ListItem 3: d|ListItem 3: e|ListItem 1: f|Paragraph: g")]
    [InlineData("> a\nlazy\n> > b\n\n> [!NOTE]\n> c", "Quote 1: a lazy|Quote 2: b|Quote 1: c")]
    [InlineData("> - a\n>   > b\n\n- > c\n  - d", "ListItem 1: a|Quote 2: b|Quote 1: c|ListItem 2: d")]
    [InlineData("> # a\n\n- # b\n- c\n  ---\n", "Heading 1: a|Heading 1: b|Heading 2: c")]
    [InlineData("|a|b|\n|-|-|\n|c|![d](u)|\n\n- |e|\n  |-|\n  |f|", "Cell: a|Cell: b|Cell: c|Aside: d|Cell: e|Cell: f")]
    [InlineData("[^n]: a\n\n    - b\n\nc[^n]", "Paragraph: a|ListItem 1: b|Paragraph: c[^n]")]
    [InlineData("![a](u 'b')\n\n[c]: /u \"d\"\n\n# ![e](u)\n\n![f](u) g", "Aside: a|Aside: b|Aside: d|Aside: e|Paragraph: ![f](u) g")]
    [InlineData("---\ntitle: a\nsubtitle: b\ndescription: c\nsummary: d\n---\n", "Heading 1: a|Heading 2: b|Aside: c|Aside: d")]
    public void A_unit_says_what_block_it_is_and_how_deep(string markdown, string units) => Assert.Equal(units, Extract(markdown).Said());

    [Theory]
    [InlineData("a **b** *c* __d__ _e_ ~~f~~ ~g~", "a <1>b</1> <2>c</2> <3>d</3> <4>e</4> <5>f</5> <6>g</6>")]
    [InlineData("***a** b* and *a **b***", "<1><2>a</2> b</1> and <3>a <4>b</4></3>")]
    [InlineData("1~2, 3~4; snake_case_name; 2 * 3 * 4", "1~2, 3~4; snake_case_name; 2 * 3 * 4")]
    [InlineData("a `b *c*` ``d ` e`` `f", "a <1/> <2/> `f")]
    [InlineData("a [b *c*](u) ![d](u) [e]", "a <1>b <2>c</2></1> <3>d</3> [e]")]
    [InlineData("a [b](u \"c\") d", "a <1>b<2/>c</1> d")]
    [InlineData("see <https://a.b>, https://a.b/c_d. (www.a.b) <me@a.b>", "see <1/>, <2/>. (<3/>) <4/>")]
    [InlineData("https://a.b에서 https://a.b/가/나", "<1/>에서 <2/>")]
    [InlineData("To foo.b+c@bar.co-m.kr로, **a@b.c**. @d e@f g@h- a@@b.c mailto:i@j.k/l", "To <1/>로, <2><3/></2>. @d e@f g@h- a@@b.c mailto:<4/>/l")]
    [InlineData("a<br>b <!-- c --> <i x='>'>d</i>", "a<1/>b <2/> <3/>d<4/>")]
    [InlineData("a  \nb\\\nc\nd", "a<1/>b<2/>c d")]
    [InlineData("\\*a\\* &amp; &eacute; &#44032; &nosuch; &AElig", "*a* & é 가 <1/> &AElig")]
    [InlineData("area $x_1$ and $$y$$ for $5 and $6", "area <1/> and <2/> for $5 and $6")]
    public void Markup_is_codes_and_the_rest_what_a_reader_reads(string markdown, string text) => Assert.Equal(text, Marked(Only(markdown).Source));

    [Theory]
    [InlineData("title: Plain text # comment", "Plain text")]
    [InlineData("title: \"A \\\"quoted\\\" \\u00e9\" # comment", "A \"quoted\" é")]
    [InlineData("subtitle: 'It''s'", "It's")]
    [InlineData("Description: a:b #c d#e", "a:b")]
    [InlineData("title: a: b", null)]
    [InlineData("title: [a]", "a")]
    [InlineData("title: [a", null)]
    [InlineData("title: [a, {b: c}]", null)]
    [InlineData("title: {a: b}", null)]
    [InlineData("title: &x a", null)]
    [InlineData("title: |\n  a", "a")]
    [InlineData("title: |2-\n   a\n\n  b # no comment\n\n", " a\n\nb # no comment")]
    [InlineData("title: >+ # comment\n\n  a\n  b\n\n  c\n\n\n  d", "a b\nc\n\nd")]
    [InlineData("title: >\n  a\n    b", null)]
    [InlineData("title: |\n    a\n  b", null)]
    [InlineData("title: |\n", null)]
    [InlineData("text: |\n  title: a", null)]
    [InlineData("text: \"a\n  title: b\"", null)]
    [InlineData("'title': a", "a")]
    [InlineData("title: a\n  goes on", null)]
    [InlineData("author: Ada", null)]
    [InlineData(" title: nested", null)]
    [InlineData("title: \"a\" b", null)]
    [InlineData("title: \"a", null)]
    [InlineData("title: \"\\q\"", null)]
    public void Chosen_values_of_front_matter_are_units(string yaml, string? text) => Assert.Equal(text, Extract($"---\n{yaml}\nx: y\n---\n").SingleOrDefault()?.Source.Text);

    [Theory]
    [InlineData("seo:\n  title: a\n  more:\n    title: b\n  tags: [c, 'd, e' , \"f\",]\ntitle: g", "seo.title: a|seo.tags: c|seo.tags#2: d, e|seo.tags#3: f|title: g")]
    [InlineData("tags:\n- a\n- 'b' # no\n-\n- c: d\n- e", "tags: a|tags#2: b|tags#3: e")]
    [InlineData("tags:\n  - a\n  - |\n    b\n  - title: c\n    text: d\n  - e\n    f\n  - g", "tags: a|tags.title: c|tags#2: g")]
    [InlineData("a:\n  - b\n  -   title: c\nseo: # here\n  # there\n\n  title: >-\n    d\n    e\n  tags:\n  - f", "seo.title: d e|seo.tags: f")]
    [InlineData("- title: a\n- tags\nfoo bar:\n  title: a\n? b\n: title: c", "")]
    public void Nested_keys_and_sequences_of_front_matter_are_named_by_their_path(string yaml, string units) => Assert.Equal(units, Front($"---\n{yaml}\n---\n"));

    [Theory]
    [InlineData("title = \"A \\\"b\\\"\"# c\nother = \"d\"\n[seo]\ntitle = \"e\"\ntags = [\"f\", \"g\"]", "title: A \"b\"|seo.title: e|seo.tags: f|seo.tags#2: g")]
    [InlineData("seo.title = \"a\"\ntitle = 'b'\nx = \"\"\"\ntitle = \"c\"\n\"\"\"\ntags = [\n\"d\"\n]\n[[tags]]\ntitle = \"e\"", "seo.title: a|tags.title: e")]
    [InlineData("title = \"\"\"a\"\"\"\ntags = [1, \"b\"]\n", "tags: b")]
    public void Basic_strings_of_TOML_are_units(string toml, string units) => Assert.Equal(units, Front($"+++\n{toml}\n+++\ntitle = 3"));

    static string Front(string text)
    {
        var format = new Markdown().With(FormatOptions.Of([new("markdown.front-matter", "title, tags, seo.title, seo.tags, tags.title")]));
        return string.Join('|', format.Extract(SourceText.FromString("a.md", text)).Where(u => u.Id.StartsWith("front/", StringComparison.Ordinal)).Select(u => $"{u.Id["front/".Length..]}: {u.Source.Text}"));
    }

    [Theory]
    [InlineData("> # A\n> b **c**\n\n| d |\n| - |\n| e |\n")]
    [InlineData("- a\n- b\n\n  c\n\n[^x]: d\n")]
    public void Ids_do_not_depend_on_the_wording(string markdown)
    {
        var source = SourceText.FromString("a.md", markdown);
        var translated = SourceText.Decode(Reassembly.Write(Format, source, Locale.Parse("ko"), u => InlineText.Concat(["가나다 ", u.Source])), "a.md");
        Assert.Equal(Format.Extract(source).Select(u => u.Id), Format.Extract(translated).Select(u => u.Id));
    }

    [Fact]
    public void A_new_paragraph_changes_the_ids_of_its_own_section_only()
    {
        var before = Extract("# A\n\na\n\n# B\n\nb\n\nc\n").ToDictionary(u => u.Id, u => u.Source.Text);
        var after = Extract("# A\n\nnew\n\na\n\n# B\n\nb\n\nc\n").ToDictionary(u => u.Id, u => u.Source.Text);
        Assert.Equal(["1/p1", "1/p2"], after.Keys.Where(id => !before.TryGetValue(id, out var text) || text != after[id]));
    }

    [Fact]
    public void Closing_marks_stay_with_their_sentence()
    {
        var segments = SegmentationRules.Shipped.For(Locale.Parse("en")).Segment(Only("**First one.** *Second \"one.\"* Third [one](u). `x` Fourth.[^1]\n\n[^1]: `n`"));
        Assert.Equal(["**First one.**", "*Second \"one.\"*", "Third [one](u).", "`x` Fourth.[^1]"], segments.Select(s => s.Source.Render()));
    }

    static string Times(string text, int count) => string.Concat(Enumerable.Repeat(text, count));

    [Fact]
    public void What_is_nested_too_deep_is_refused_with_its_place()
    {
        Assert.Single(Extract(Times("> ", 100) + "a"));
        var error = Assert.Throws<InvalidDocumentException>(() => Extract("text\n\n" + Times("> ", 101) + "a"));
        Assert.Equal(new FilePosition(3, 203), error.Position);
    }
}
