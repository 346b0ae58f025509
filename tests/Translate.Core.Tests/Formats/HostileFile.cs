namespace Translate.Core.Tests.Formats;

/// <summary>A file that only an adversary writes, of about as many characters as one asks for. Tests read it; how long that takes, the benchmarks measure.</summary>
/// <param name="Format">The name of its format.</param>
/// <param name="Name">What it is made of.</param>
/// <param name="OfLength">Makes it.</param>
sealed record HostileFile(string Format, string Name, Func<int, string> OfLength)
{
    const string Time = "00:00:01,000 --> 00:00:02,000";

    /// <summary>All of them.</summary>
    public static IReadOnlyList<HostileFile> All { get; } =
    [
        .. Text(), .. Tables(), .. Json(), .. Po(), .. Resx(), .. Subtitles(), .. Markdown(), .. Html(),
    ];

    static IEnumerable<HostileFile> Text() =>
    [
        new("text", "one line", n => Times("A sentence of the line. ", n)),
        new("text", "lines", n => Times("a\n", n)),
        new("text", "line ends", n => Times("\r\n", n)),
        new("text", "spaces", n => Times(" ", n)),
    ];

    static IEnumerable<HostileFile> Tables() =>
    [
        .. Inside("csv", ["\"\"", "word ", "\n", "{n}"], cell => $"id,text\n1,\"x{cell}y\""),
        new("csv", "rows", n => "id,text\n" + Numbered(n, 24, i => $"{i},\"Entry {i}, {{n}}\"\n")),
        new("csv", "columns", n => Times("a,", n) + "\n" + Times("b,", n)),
        new("csv-bilingual", "rows", n => "en,ko\n" + Numbered(n, 12, i => $"Entry {i},\n")),
    ];

    static IEnumerable<HostileFile> Json() =>
    [
        .. Inside("json", ["word ", "\\n", "\\\\", "{", "{n}", "{{", "%", "%1", "$t(", "{n,", "{n,plural,other{", "{n,plural,other{a}}", "'", "\\u00e9"], value => $"{{\"a\":\"{value}\"}}"),
        new("json", "strings", n => $"{{{Numbered(n, 30, i => $"\"key{i}\": \"Entry {i} of {{n}}\",\n")}\"\":\"\"}}"),
        new("json", "arrays in arrays", n => Times("[", n)),
        new("json", "objects in objects", n => Times("{\"a\":", n)),
    ];

    static IEnumerable<HostileFile> Po() =>
    [
        .. Inside("po", ["word ", "\\n", "\\\\", "港", "%(", "\"\n\""], text => $"msgid \"{text}\"\nmsgstr \"\"\n"),
        .. new[] { ("c-format", "%1"), ("c-format", "%s"), ("python-format", "%("), ("python-brace-format", "{a"), ("python-brace-format", "{a{}"), ("sh-format", "$a"), ("java-format", "{0,") }
            .SelectMany(flag => Inside("po", [flag.Item2], text => $"#, {flag.Item1}\nmsgid \"{text}\"\nmsgstr \"\"\n", flag.Item1)),
        .. Inside("po", ["X: y\\n", "X: y\\n\"\n\"", "Language: \\n"], header => $"msgid \"\"\nmsgstr \"{header}\"\n\nmsgid \"a\"\nmsgstr \"\"\n", "header"),
        new("po", "messages", n => Numbered(n, 50, i => $"#, fuzzy, c-format\nmsgid \"Entry {i} of %d\"\nmsgstr \"a\"\n\n")),
    ];

    static IEnumerable<HostileFile> Resx() =>
    [
        .. Inside("resx", ["<![CDATA[ab]]>", "&amp;", "{0}", "{", "]]&gt;"], value => $"<root><data name=\"K\"><value>{value}</value></data></root>"),
        new("resx", "entries", n => $"<root>{Numbered(n, 90, i => $"\n<data name=\"Key{i}\" xml:space=\"preserve\"><value>Entry {i} of {{0}} &amp; more</value></data>")}</root>"),
        new("resx", "elements in elements", n => Times("<a>", n)),
        new("resx", "attributes", n => $"<root {Numbered(n, 7, i => $"x{i}='' ")}/>"),
        new("resx", "an entity of entities", n => $"<!DOCTYPE a [<!ENTITY a \"{Times("b", n)}\">]><root>&a;</root>"),
    ];

    static IEnumerable<HostileFile> Subtitles() =>
    [
        .. Inside("srt", ["word ", "<i>", "<i></b>", "<", "{\\", "a\n"], cue => $"1\n{Time}\nx\n{cue}y\n\n2\n{Time}\nNext.\n"),
        new("srt", "cues", n => Numbered(n, 40, i => $"{i}\n{Time}\na\n\n")),
        .. Inside("vtt", ["word ", "<i>", "<b></i>", "<", "&", "&amp;", "a\n", "NOTE\n\n"], cue => $"WEBVTT\n\n{Time.Replace(',', '.')}\nx\n{cue}y\n\n{Time.Replace(',', '.')}\nNext.\n"),
    ];

    static IEnumerable<HostileFile> Markdown() => Of("markdown", new()
    {
        ["quotes"] = n => Times(">", n),
        ["quotes with spaces"] = n => Times("> ", n) + "a",
        ["lists in lists on a line"] = n => Times("- ", n) + "a",
        ["stars as lists"] = n => Times("* ", n) + "a",
        ["lists in lists on lines"] = n => string.Concat(Enumerable.Range(0, (int)Math.Sqrt(n)).Select(i => new string(' ', i * 2) + "- a\n")),
        ["lists in quotes"] = n => Times("> - ", n),
        ["open brackets"] = n => Times("[", n),
        ["open images"] = n => Times("![a", n),
        ["brackets in brackets"] = n => Times("[", n / 2) + "a" + Times("]", n / 2),
        ["images in images"] = n => Times("![", n / 3) + "a" + Times("](u)", n * 2 / 3),
        ["links that do not end"] = n => Times("[a](b \"", n),
        ["destinations that do not end"] = n => Times("[a](<b", n),
        ["stars"] = n => Times("*", n),
        ["stars around a letter"] = n => Times("*", n / 2) + "a" + Times("*", n / 2),
        ["stars between letters"] = n => Times("a**b", n),
        ["stars and underscores"] = n => Times("*a_ ", n),
        ["stars of two lengths"] = n => Times("**a *b ", n / 2) + Times("c** d* ", n / 2),
        ["runs of backticks"] = n => string.Concat(Enumerable.Range(1, (int)Math.Sqrt(n * 2)).Select(i => "a " + new string('`', i) + " ")),
        ["comments that do not end"] = n => Times("a <!-- ", n),
        ["tags that do not end"] = n => "a " + Times("<a b='", n),
        ["one tag that does not end"] = n => "a <a " + Times("b ", n),
        ["definitions"] = n => Times("[a]: u\n", n),
        ["definitions that do not end"] = n => Times("[a]: b '\n", n),
        ["underlines"] = n => Times("a\n=\n", n),
        ["delimiter rows"] = n => Times("a|b\n-|-\n", n),
        ["wide table"] = n => Times("|a", n / 2) + "\n" + Times("|-", n / 2),
        ["footnotes"] = n => Numbered(n, 10, i => $"[^{i}]: a\n"),
        ["entities"] = n => Times("&#1", n),
        ["dollars"] = n => Times("$a ", n),
        ["addresses"] = n => Times("https://a.b/(", n),
        ["a line of spaces"] = n => Times(" ", n) + "a",
        ["a long paragraph"] = n => Times("word word\n", n),
        ["blocks of HTML"] = n => Times("<p>a\n\n", n),
        ["blocks of HTML in blocks of HTML"] = n => Times("<div translate=no>\n\n<div translate=yes>a\n\n", n / 2) + Times("</div>\n\n", n / 2),
        ["ends of HTML that began in other blocks"] = n => Times("<div translate=no>\n\n", n / 2) + Times("<i>\n</div>\n\n", n / 2),
        ["a block of HTML on one line"] = n => "<div>" + Times("<p>a ", n),
        ["a block of HTML of many lines in a quotation"] = n => Times("> <p>a\n", n),
        ["blocks of HTML that do not end"] = n => Times("<div a='\n\n", n),
        ["tags that stand alone"] = n => Times("<a b>\n", n),
        ["braces in HTML"] = n => "<div>" + Times("{a<b>", n),
    });

    static IEnumerable<HostileFile> Html() => Of("html", new()
    {
        ["blocks in blocks"] = n => Times("<div>", n),
        ["blocks in blocks with text"] = n => Times("<div>a", n),
        ["named blocks in blocks"] = n => Numbered(n, 15, i => $"<div id=d{i}>a"),
        ["inline in inline"] = n => Times("<b>", n) + "a",
        ["inline in inline, ended otherwise"] = n => Times("<b>", n / 2) + "a" + Times("</i>", n / 2),
        ["misnested"] = n => Times("<b><p>a", n / 2) + Times("</b>", n / 2),
        ["stray ends"] = n => Times("<div>", n / 2) + Times("</p>", n / 2),
        ["stray ends of tables"] = n => Times("<table><tr><td>", n / 2) + Times("</tr></section></td>", n / 2),
        ["code in code"] = n => Times("<code>", n / 2) + "a" + Times("</code>", n / 2),
        ["not translated in translated"] = n => Times("<span translate=no>a<b translate=yes>b", n),
        ["not translated, ended"] = n => Times("<span translate=no>", n / 2) + "a" + Times("</span>", n / 2),
        ["angle brackets"] = n => Times("<", n),
        ["ends without names"] = n => Times("</", n),
        ["a quotation mark that does not end"] = n => "<a b='" + Times("x ", n),
        ["quotation marks that do not end"] = n => Times("<a b='c\" d=\"", n),
        ["a comment that does not end"] = n => "a <!--" + Times("-- ", n),
        ["comments in comments"] = n => Times("<!--", n),
        ["dashes"] = n => "<!--" + Times("-", n) + ">a",
        ["scripts"] = n => Times("<script>", n),
        ["ends of scripts that are none"] = n => "<script>" + Times("</script", n),
        ["scripts in comments of scripts"] = n => "<script><!--" + Times("<script></script--", n),
        ["pictures in pictures"] = n => Times("<svg>", n),
        ["templates"] = n => Times("<template><script>", n),
        ["attributes"] = n => "<p " + Times("a ", n) + ">a",
        ["attributes that people read"] = n => "<p>a<input " + Times("a ", n / 2) + Times("title=b value=c ", n / 2) + ">",
        ["NUL"] = n => Times("\0", n) + "a",
        ["references"] = n => Times("&#1", n / 2) + Times("&a", n / 2),
        ["names of references"] = n => Times("&" + new string('a', 40), n),
        ["digits"] = n => "&#" + Times("1", n),
        ["white space"] = n => "<p>a" + Times(" \n", n / 2) + "<b>" + Times(" ", n / 2),
        ["paragraphs"] = n => Times("<p>a", n),
    });

    static IEnumerable<HostileFile> Of(string format, Dictionary<string, Func<int, string>> files) => files.Select(file => new HostileFile(format, file.Key, file.Value));

    /// <summary>A file a part, with the part over and over where a file of the format has a text.</summary>
    static IEnumerable<HostileFile> Inside(string format, string[] parts, Func<string, string> file, string where = "text") =>
        parts.Select(part => new HostileFile(format, $"{where} of {part.ReplaceLineEndings("⏎")}", n => file(Times(part, n))));

    /// <summary>A part over and over, up to a length.</summary>
    static string Times(string part, int length) => string.Concat(Enumerable.Repeat(part, length / part.Length));

    static string Numbered(int length, int each, Func<int, string> part) => string.Concat(Enumerable.Range(0, length / each).Select(part));
}
