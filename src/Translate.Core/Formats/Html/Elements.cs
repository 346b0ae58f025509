using System.Collections.Frozen;

namespace Translate.Core.Formats.Html;

/// <summary>The elements of HTML by what they do to the text around and within them. What is in no list stands within a sentence, as in a browser.</summary>
static class Elements
{
    /// <summary>They have no content (WHATWG HTML, 13.1.2).</summary>
    public static readonly FrozenSet<string> Void =
        Names("area base basefont bgsound br col command embed frame hr img input keygen link meta param source track wbr");

    /// <summary>They hold characters only, which nobody reads.</summary>
    public static readonly FrozenSet<string> Raw = Names("script style xmp iframe noembed noframes");

    /// <summary>They hold text without markup.</summary>
    public static readonly FrozenSet<string> RawText = Names("title textarea");

    /// <summary>They hold markup that is kept with them.</summary>
    public static readonly FrozenSet<string> Kept = Names("noscript template");

    /// <summary>They hold another language of markup, and stand in a sentence as an image does.</summary>
    public static readonly FrozenSet<string> Foreign = Names("svg math");

    /// <summary>Their content is not to be translated where the page does not say that it is.</summary>
    public static readonly FrozenSet<string> Code = Names("code kbd samp var");

    /// <summary>No sentence goes on across their tags.</summary>
    public static readonly FrozenSet<string> Blocks = Names(
        "address article aside audio base blockquote body button canvas caption center col colgroup datalist dd details dialog dir div dl dt "
        + "fieldset figcaption figure footer form frame frameset h1 h2 h3 h4 h5 h6 head header hgroup hr html iframe label legend li link listing "
        + "main map marquee menu meta nav noembed noframes noscript object ol optgroup option p param plaintext pre script search section select style summary table tbody td template textarea tfoot th thead title tr track ul video xmp");

    /// <summary>They stand within a sentence: those of HTML, and those that it had.</summary>
    static readonly FrozenSet<string> Phrases = Names(
        "a abbr acronym applet b bdi bdo big blink cite code data del dfn em embed font i image img input ins kbd keygen mark math menuitem meter nobr output "
        + "picture portal progress q rb rp rt rtc ruby s samp selectedcontent slot small source span strike strong sub sup svg time tt u var wbr");

    /// <summary>Their start tag ends a paragraph that is open (WHATWG HTML, 13.2.6.4.7).</summary>
    public static readonly FrozenSet<string> EndParagraphs = Names(
        "address article aside blockquote center dd details dialog dir div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header "
        + "hgroup hr li listing main menu nav ol p plaintext pre search section summary table ul xmp");

    /// <summary>What is open outside of them is not ended from within.</summary>
    public static readonly FrozenSet<string> Scopes = Names("table td th caption button object marquee select");

    /// <summary>The parts of a table and the table itself, which end across the scopes within it.</summary>
    public static readonly FrozenSet<string> TableParts = Names("table caption colgroup thead tbody tfoot tr td th");

    /// <summary>Their white space is kept.</summary>
    public static readonly FrozenSet<string> Preformatted = Names("pre textarea listing");

    /// <summary>They are titles, each of its level; that of the page is of the first.</summary>
    public static readonly FrozenDictionary<string, int> Headings = new Dictionary<string, int>(StringComparer.Ordinal)
    {
        ["title"] = 1,
        ["h1"] = 1,
        ["h2"] = 2,
        ["h3"] = 3,
        ["h4"] = 4,
        ["h5"] = 5,
        ["h6"] = 6,
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>A tag's name, as it is written, is that of an element of HTML or of one that a page may define (WHATWG HTML, 4.13.2), and not that of a component or of another language.</summary>
    public static bool IsHtml(string name)
    {
        var lower = name.ToLowerInvariant();
        if (!string.Equals(name, lower, StringComparison.Ordinal)) return string.Equals(name, name.ToUpperInvariant(), StringComparison.Ordinal) && IsHtml(lower);
        return Phrases.Contains(name) || Blocks.Contains(name) || Void.Contains(name) || (name.Contains('-') && !name.Contains(':') && !name.Contains('.'));
    }

    static FrozenSet<string> Names(string names) => names.Split(' ').ToFrozenSet(StringComparer.Ordinal);
}
