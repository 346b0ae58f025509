using System.Text;
using CsCheck;
using Translate.Core.Formats;
using Translate.Core.Formats.Html;
using Translate.Core.Text;

namespace Translate.Core.Tests.Formats;

public sealed class HtmlWritingTests
{
    static readonly Html Format = new();

    static IReadOnlyList<Unit> Extract(string text, string name = "a.html") => Format.Extract(SourceText.FromString(name, text));

    static Unit Only(string text) => Assert.Single(Extract(text));

    static string Fixture(string name) => File.ReadAllText(Path.Combine(AppContext.BaseDirectory, "Formats", "Fixtures", "html", name));

    /// <summary>The page with each unit's target.</summary>
    static string Write(string html, Func<Unit, InlineText?> target, string locale = "ko", string name = "a.html")
    {
        var source = SourceText.FromString(name, html);
        return source.Encoding.GetString(Reassembly.Write(Format, source, Locale.Parse(locale), target));
    }

    [Theory]
    [InlineData("<p>a</p>", "x < y & z > \"q\" 'r'", "<p>x &lt; y &amp; z &gt; \"q\" 'r'</p>")]
    [InlineData("<img alt=\"a\">", "\"q\" 'r' <&>\nb", "<img alt=\"&quot;q&quot; 'r' &lt;&amp;&gt;\nb\">")]
    [InlineData("<img alt='a'>", "\"q\" 'r'", "<img alt='\"q\" &#39;r&#39;'>")]
    [InlineData("<img alt=a>", "\"q\" 'r' = `b`>", "<img alt=&quot;q&quot;&#32;&#39;r&#39;&#32;&#61;&#32;&#96;b&#96;&gt;>")]
    [InlineData("<img alt=a src=b>", "", "<img alt=\"\" src=b>")]
    [InlineData("<title>a</title>", "</title><b>", "<title>&lt;/title&gt;&lt;b&gt;</title>")]
    [InlineData("<p>a&nbsp;b</p>", "c\u00A0d", "<p>c&nbsp;d</p>")]
    [InlineData("<p>a b</p>", "c\u00A0d", "<p>c\u00A0d</p>")]
    [InlineData("<pre>a\r\nb</pre>", "c\nd\re", "<pre>c\r\nd&#13;e</pre>")]
    [InlineData("<p>\n a </p>", "", "<p>\n  </p>")]
    [InlineData("<p>a</p>", "&lt; 👩‍👩‍👧‍👦", "<p>&amp;lt; 👩‍👩‍👧‍👦</p>")]
    public void A_target_is_escaped_as_its_place_needs(string html, string target, string written) => Assert.Equal(written, Write(html, _ => target));

    [Fact]
    public void Codes_may_change_places_and_values_keep_their_quotes()
    {
        const string html = "<p>Click <b>here</b> or <img src=a alt=cat title='a \"dog\"'></p>";
        var codes = Only(html).Source.Codes;
        var target = new InlineText("it's a \"고양이\"개 또는 여기", [codes[2] with { Offset = 0 }, codes[3] with { Offset = 12 }, codes[4] with { Offset = 13 }, codes[0] with { Offset = 17 }, codes[1] with { Offset = 19 }]);
        Assert.Equal(
            "<p><img src=a alt=it&#39;s&#32;a&#32;&quot;고양이&quot; title='개'> 또는 <b>여기</b></p>",
            Write(html, _ => target));
    }

    [Fact]
    public void An_empty_value_without_quotation_marks_gets_some_within_a_sentence()
    {
        const string html = "<p>a <img alt=b src=c></p>";
        var source = SourceText.FromString("a.html", html);
        var unit = Format.Extract(source)[0];
        Assert.Equal("a <img alt=\"\" src=c>", Format.Encode(source, unit, new InlineText("a ", [.. unit.Source.Codes.Select(c => c with { Offset = 2 })])));
    }

    [Fact]
    public void What_an_encoding_has_no_form_for_becomes_a_reference()
    {
        var source = SourceText.Decode("<meta charset=iso-8859-1><p>caf\xE9</p>"u8.ToArray() is var utf8 ? Encoding.Latin1.GetBytes(Encoding.UTF8.GetString(utf8)) : [], "a.html", "windows-1252");
        var written = Reassembly.Write(Format, source, Locale.Parse("ko"), _ => "가 é 😀");
        Assert.Equal("<meta charset=iso-8859-1><p>&#44032; é &#128512;</p>", Encoding.Latin1.GetString(written));
    }

    [Theory]
    [InlineData(0xD800)]
    [InlineData(0)]
    [InlineData(7)]
    public void What_may_not_stand_in_a_page_is_refused(int character) => Assert.Contains(
        $"U+{character:X4}, which may not stand in HTML",
        Assert.Throws<InvalidDocumentException>(() => Write("<p>a</p>", _ => "b" + (char)character)).Problem,
        StringComparison.Ordinal);

    [Fact]
    public void Codes_that_no_longer_pair_up_with_their_values_are_refused()
    {
        var codes = Only("<p>a <img alt='b' src=c></p>").Source.Codes;
        Assert.Throws<InvalidDocumentException>(() => Write("<p>a <img alt='b' src=c></p>", u => new InlineText("a b", codes[1] with { Offset = 0 }, codes[0] with { Offset = 3 })));
    }

    [Theory]
    [InlineData("<html lang=en><p>a", "ko", "<html lang=ko><p>x")]
    [InlineData("<HTML class=c><p>a", "pt-BR", "<HTML lang=\"pt-BR\" class=c><p>x")]
    [InlineData("<html><p>a", "ar", "<html lang=\"ar\" dir=\"rtl\"><p>x")]
    [InlineData("<html lang='ar' dir='rtl'><p>a", "en", "<html lang='en' dir='ltr'><p>x")]
    [InlineData("<html lang=\"en\" dir=\"ltr\"><p>a", "he", "<html lang=\"he\" dir=\"rtl\"><p>x")]
    [InlineData("<html lang=\"en\" dir=auto><p>a", "de", "<html lang=\"de\" dir=auto><p>x")]
    [InlineData("<html xml:lang=\"en\"><p>a", "ko", "<html xml:lang=\"ko\"><p>x")]
    [InlineData("<html xml:lang=\"en\" lang=\"en\"><p>a", "ko", "<html xml:lang=\"ko\" lang=\"ko\"><p>x")]
    [InlineData("<html lang dir=><p>a", "ur", "<html lang=\"ur\" dir=\"rtl\"><p>x")]
    [InlineData("<p>a", "ar", "<p>x")]
    public void The_page_says_its_language_and_direction(string html, string locale, string written) => Assert.Equal(written, Write(html, _ => "x", locale));

    [Theory]
    [InlineData("<html lang=en><body lang=en dir=ltr><article lang=\"en\" dir=\"ltr\"><p>a", "ar", "<html dir=\"rtl\" lang=ar><body lang=ar dir=rtl><article lang=\"ar\" dir=\"rtl\"><p>x")]
    [InlineData("<html lang=en-US><p lang=en-GB>a<p lang='en' xml:lang='en' dir=auto>b", "ko", "<html lang=ko><p lang=ko>x<p lang='ko' xml:lang='ko' dir=auto>x")]
    [InlineData("<html lang=en><body dir=ltr><p>a", "ar", "<html dir=\"rtl\" lang=ar><body dir=rtl><p>x")]
    [InlineData("<html lang=ar dir=rtl><p lang=ar dir=RTL>a", "ko", "<html lang=ko dir=ltr><p lang=ko dir=ltr>x")]
    [InlineData("<html><body lang=en><p lang=en-AU>a", "ko", "<html lang=\"ko\"><body lang=ko><p lang=ko>x")]
    [InlineData("<html><meta http-equiv=Content-Language content=en><p lang=en>a", "ko", "<html lang=\"ko\"><meta http-equiv=Content-Language content=ko><p lang=ko>x")]
    [InlineData("<section lang=en><p lang=en dir=ltr>a</p></section>", "he", "<section lang=he><p lang=he dir=rtl>x</p></section>")]
    public void Elements_in_the_language_of_the_page_say_that_of_the_translation(string html, string locale, string written) => Assert.Equal(written, Write(html, _ => "x", locale));

    [Theory]
    [InlineData("<p lang=fr dir=ltr>")]
    [InlineData("<p lang=\"\">")]
    [InlineData("<p lang=fr xml:lang=en>")]
    [InlineData("<div dir=ltr>")]
    [InlineData("<div lang=en dir=ltr translate=no>kept</div><p>")]
    [InlineData("<template><p lang=en>kept</template><p>")]
    [InlineData("<p>b <span lang=fr dir=ltr>c</span> <code lang=en>d</code> <b lang=en translate=no>e</b> ")]
    public void Elements_in_another_language_codes_and_what_is_not_translated_keep_theirs(string before)
    {
        var written = Write($"<html lang=en>{before}a", u => new InlineText(u.Source.Text[..^1] + "x", [.. u.Source.Codes]), "ar");
        Assert.Equal($"<html dir=\"rtl\" lang=ar>{before}x", written);
    }

    [Theory]
    [InlineData("de", "", "ko", false)]
    [InlineData("ko", "", "ko", true)]
    [InlineData("de, KO", "", "ko-KR", true)]
    [InlineData("ko-KR", "", "ko", false)]
    [InlineData("*-CH, *-kr", "", "ko-Kore-KR", true)]
    [InlineData("zh-TW", "", "zh-Hant-TW", true)]
    [InlineData("de-DE", "", "de-x-de", false)]
    [InlineData("*", "", "ko", true)]
    [InlineData("", "", "ko", false)]
    [InlineData("de", "exclude", "ko", true)]
    [InlineData("*", "Exclude", "ko", false)]
    [InlineData("", "exclude", "ko", true)]
    [InlineData("de", "include", "de", true)]
    public void What_is_not_for_a_locale_is_not_translated_into_it(string list, string type, string locale, bool isTranslated)
    {
        var attributes = $"lang=en its-locale-filter-list=\"{list}\" its-locale-filter-type=\"{type}\"";
        var written = Write($"<html lang=en><div {attributes}>a<p lang=en>b</p></div><p lang=en>c", u => u.Source.Text + "x", locale);
        var said = attributes.Replace("lang=en", $"lang={locale}", StringComparison.Ordinal);
        Assert.Equal($"<html lang={locale}>{(isTranslated ? $"<div {said}>ax<p lang={locale}>bx" : $"<div translate=\"no\" {attributes}>a<p lang=en>b")}</p></div><p lang={locale}>cx", written);
    }

    [Fact]
    public void Words_in_a_sentence_that_are_marked_as_of_the_language_of_the_page_are_marked_as_of_the_translation()
    {
        const string Html = "<html lang=en><p>Say <span lang=en-GB dir=ltr>hello</span> or <i lang=fr>bonjour</i> <b>now</b>.";
        const string Written = "<html dir=\"rtl\" lang=ar><p>x <span lang=ar dir=rtl>y</span> <i lang=fr>bonjour</i> <b>z</b>.";

        // What was made from the file for all locales is written as what was made from that of the locale.
        var source = SourceText.FromString("a.html", Html);
        foreach (var file in new[] { source, Format.Localized(source, Locale.Parse("ar")) })
        {
            var codes = Only(file.Text).Source.Codes;
            InlineText Code(int i) => new("", codes[i] with { Offset = 0 });
            var target = InlineText.Concat(["x ", Code(0), "y", Code(1), " ", Code(2), "bonjour", Code(3), " ", Code(4), "z", Code(5), "."]);
            Assert.Equal(Written, Write(Html, _ => target, "ar"));
        }
    }

    [Theory]
    [InlineData("a <span its-locale-filter-list=de>b <i>c</i></span> <b>d</b>", "y <b>z</b> <span its-locale-filter-list=de>B <i>C</i></span>", "y <b>z</b> <span translate=\"no\" its-locale-filter-list=de>b <i>c</i></span>")]
    [InlineData("a <span its-locale-filter-list=ko>b</span> d", "y <span its-locale-filter-list=ko>B</span>", "y <span its-locale-filter-list=ko>B</span>")]
    [InlineData("a <span its-locale-filter-type=exclude its-locale-filter-list=ko>b</span> d", "y <span its-locale-filter-type=exclude its-locale-filter-list=ko>B</span>", "y <span translate=\"no\" its-locale-filter-type=exclude its-locale-filter-list=ko>b</span>")]
    [InlineData("a <img its-locale-filter-list=de alt=b> d", "x <img its-locale-filter-list=de alt=B> y", "x <img translate=\"no\" its-locale-filter-list=de alt=b> y")]
    public void Words_that_are_not_for_a_locale_stay_as_they_are_though_they_were_translated_for_all(string source, string target, string written)
    {
        // The file was taken out without a locale: the target is the reading of what a translator wrote with its codes.
        var given = Only($"<p>{target}</p>").Source;
        Assert.Equal($"<p>{written}</p>", Write($"<p>{source}</p>", _ => Recoded(given, Only($"<p>{source}</p>").Source)));
    }

    /// <summary>The text with its codes named as in the source.</summary>
    static InlineText Recoded(InlineText text, InlineText source) =>
        new(text.Text, [.. text.Codes.Select(code => source.Codes.First(own => own.Kind == code.Kind && own.Data == code.Data) with { Offset = code.Offset })]);

    [Fact]
    public void Words_that_are_not_for_a_locale_stay_in_their_sentence()
    {
        const string Html = "<p>a <span translate=yes its-locale-filter-list=de>b</span> c</p>";
        var source = SourceText.FromString("a.html", Html);
        Assert.Equal("a <span translate=no its-locale-filter-list=de>b</span> c", Assert.Single(Format.Extract(Format.Localized(source, Locale.Parse("ko")))).Source.Render());
        Assert.Equal(Html, Format.Localized(source, Locale.Parse("de")).Text);
    }

    [Theory]
    [InlineData("<meta http-equiv=\"content-language\" content=\"en\">", "ar", "<meta http-equiv=\"content-language\" content=\"ar\">")]
    [InlineData("<meta http-equiv=content-language content='en, fr'>", "ar", "<meta http-equiv=content-language content='en, fr'>")]
    [InlineData("<meta property=og:locale content=en_US>", "ko", "<meta property=og:locale content=ko_KR>")]
    [InlineData("<meta property=og:locale content=en_US>", "pt-PT", "<meta property=og:locale content=pt_PT>")]
    [InlineData("<meta property=og:locale content=en_US>", "zh-Hant-TW", "<meta property=og:locale content=zh_TW>")]
    [InlineData("<meta property=og:locale:alternate content=en_GB>", "ko", "<meta property=og:locale:alternate content=en_GB>")]
    [InlineData("<meta name=author content=en>", "ko", "<meta name=author content=en>")]
    public void What_programs_are_told_of_the_language_is_that_of_the_translation(string meta, string locale, string written) =>
        Assert.Contains($"<head>{written}</head>", Write($"<html lang=en><head>{meta}</head><p>a", _ => "x", locale), StringComparison.Ordinal);

    [Theory]
    [InlineData("<meta charset=utf-8>", "utf-8")]
    [InlineData("<!doctype html><META  Charset = \"EUC-KR\">", "ks_c_5601-1987")]
    [InlineData("<meta http-equiv='Content-Type' content='text/html; charset=windows-1251'>", "windows-1251")]
    [InlineData("<meta charset=iso-8859-1>", "windows-1252")]
    [InlineData("<!-- <meta charset=euc-kr> --><meta charset=shift_jis>", "shift_jis")]
    [InlineData("<?xml version='1.0' encoding='iso-8859-2'?><meta charset=utf-8>", "iso-8859-2")]
    [InlineData("<meta charset=utf-16>", null)]
    [InlineData("<metacharset=a><p charset=b>", null)]
    public void A_page_declares_its_encoding(string html, string? encoding) => Assert.Equal(encoding, Format.DeclaredEncoding(Encoding.UTF8.GetBytes(html)));

    [Fact]
    public void Only_the_first_1024_bytes_declare_an_encoding() => Assert.Null(Format.DeclaredEncoding(Encoding.UTF8.GetBytes(new string(' ', 1020) + "<meta charset=euc-kr>")));

    [Fact]
    public void A_Korean_page_in_an_old_encoding_comes_back_in_it()
    {
        Encoding.RegisterProvider(CodePagesEncodingProvider.Instance);
        var korean = Encoding.GetEncoding(949);
        var bytes = korean.GetBytes("<html lang=ko><meta charset=euc-kr><p>똠방각하</p>");
        var (format, source) = FileFormats.Open(bytes, "a.htm");
        Assert.Equal("똠방각하", Assert.Single(format.Extract(source)).Source.Text);
        Assert.Equal("<html lang=ko><meta charset=euc-kr><p>펲시 &#9996;</p>", korean.GetString(Reassembly.Write(format, source, Locale.Parse("ko"), _ => "펲시 ✌")));
    }

    [Fact]
    public void Ids_do_not_depend_on_the_wording()
    {
        foreach (var name in new[] { "article.html", "korean.html", "fragment.html", "broken.html", "strict.xhtml" })
        {
            var html = Fixture(name);
            Assert.Equal(Extract(html, name).Select(u => u.Id), Extract(Write(html, u => InlineText.Concat(["가나다 ", u.Source]), "ar", name), name).Select(u => u.Id));
        }
    }

    [Fact]
    public void A_new_paragraph_within_a_named_element_changes_no_ids_outside_of_it()
    {
        var before = Extract("<div id=a><p>a</p></div><p>b</p>").ToDictionary(u => u.Id, u => u.Source.Text);
        var after = Extract("<div id=a><p>new</p><p>a</p></div><p>b</p>").ToDictionary(u => u.Id, u => u.Source.Text);
        Assert.Equal(["#a/p1", "#a/p2"], after.Keys.Where(id => !before.TryGetValue(id, out var text) || text != after[id]));
    }

    [Theory]
    [InlineData("<span translate=no><b translate=yes>a</span>b<i>c</i>")]
    [InlineData("<span translate=no><b translate=yes>&amp;</span>b<i>c</i>")]
    [InlineData("<i><span translate=no></i>a</span>b")]
    [InlineData("<i><span translate=no>x</i>a</span>b")]
    [InlineData("<em translate=no><i><b translate=yes>a</em>b</i>c")]
    [InlineData("a <span translate=no>b <i translate=yes>c</i> d</span> e")]
    public void Words_that_leave_a_misnested_element_do_not_change_what_is_kept_around_them(string html)
    {
        foreach (var unit in Extract(html))
        {
            // All words behind all codes, before them, with the codes turned round, and no words at all.
            InlineText Moved(int offset) => new("가나", [.. unit.Source.Codes.Select(code => code with { Offset = offset })]);
            InlineText[] targets = [Moved(0), Moved(2), new("가나", [.. Moved(0).Codes.Reverse()]), ""];
            foreach (var target in targets)
                Assert.Equal(html[..unit.Slot.Start] + target.Render() + html[unit.Slot.End..], Write(html, u => u.Id == unit.Id ? target : null));
        }
    }

    static bool IsCut(InlineCode code) => code.Data is not (['<', .., '>'] or ['&', ..]);

    static readonly string[] Scraps =
    [
        "a ", "b", "가나", "👩‍👩‍👧‍👦", " ", "\n", "\r\n", "<p>", "</p>", "<div>", "</div>", "<b>", "</b>", "<i>", "</i>", "<a title=\"t\" href=x>", "</a>", "<br>", "<img alt=c>", "<img alt='d e' title=f>",
        "<ul>", "<li>", "</ul>", "<table>", "<tr>", "<td>", "</table>", "<span translate=no>", "</span>", "<b translate=yes>", "<code>", "</code>", "<pre>", "</pre>", "<svg>", "</svg>",
        "<!-- c -->", "<!--", "<!x>", "<title>", "</title>", "<button>", "</button>", "<input type=submit value=g>", "<p id=h>", "&amp;", "&copy ", "&x;", "&", "<", ">", "\"", "</", "<q", "<script>", "</script>",
    ];

    static readonly Gen<string> Soup = Gen.Int[0, Scraps.Length - 1].Array[0, 24].Select(scraps => string.Concat(scraps.Select(i => Scraps[i])));

    [Fact]
    public void Whatever_the_tags_a_page_comes_back_and_its_translations_are_read_where_they_were_written() => Soup.Sample(
        html =>
        {
            var source = SourceText.FromString("a.html", html);
            var units = Format.Extract(source);
            Assert.Equal(units.Count, units.Select(u => u.Id).Distinct(StringComparer.Ordinal).Count());
            Assert.All(units, unit => Assert.Equal(source.Slice(unit.Slot), Format.Encode(source, unit, unit.Source)));
            if (units.Count == 0) return;
            Assert.Equal(html, Splice.Apply(html, units.Select(unit => new Edit(unit.Slot, source.Slice(unit.Slot)))));

            var written = Write(html, unit => InlineText.Concat(["<QZX> & ", unit.Source, " 'QZY'"]));
            Assert.Equal(units.Count, written.Split("QZX").Length - 1);
            Assert.Equal(units.Count, written.Split("QZY").Length - 1);

            // Tags may stand at either end; a tag cut at a value may not.
            Write(html, unit => unit.Source.Codes.Any(IsCut) ? null : new InlineText("가나", [.. unit.Source.Codes.Select(code => code with { Offset = 0 })]));
            Write(html, unit => unit.Source.Codes.Any(IsCut) ? null : new InlineText("가나", [.. unit.Source.Codes.Select(code => code with { Offset = 2 })]));

            foreach (var marked in units)
            {
                var one = Write(html, unit => unit.Id == marked.Id ? InlineText.Concat(["QZX ", unit.Source]) : null);
                Assert.Equal(2, one.Split("QZX").Length);
                Assert.StartsWith(html[..marked.Slot.Start], one, StringComparison.Ordinal);
                Assert.EndsWith(html[marked.Slot.End..], one, StringComparison.Ordinal);
            }
        },
        iter: 5_000);
}
