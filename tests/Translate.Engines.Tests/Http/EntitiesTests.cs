using System.Net;
using CsCheck;
using Translate.Engines.Http;

namespace Translate.Engines.Tests.Http;

public class EntitiesTests
{
    [Theory]
    [InlineData("<g id=\"1\">x</g>", "<g id=\"1\">a & b</g>", "<g id=\"1\">a &amp; b</g>")]
    [InlineData("x &lt;b&gt;", "x <b>", "x &lt;b&gt;")]
    [InlineData("<g id=\"1\">&lt;b&gt;</g>", "<G ID=\"1\"><b></G>", "<G ID=\"1\">&lt;b&gt;</G>")]
    [InlineData("a<x id=\"2\"/>", "<x id=\"2\"></x>a", "<x id=\"2\"></x>a")]
    [InlineData("plain", "1 < 2 > 0", "1 &lt; 2 &gt; 0")]
    public void Only_what_has_the_name_of_an_element_that_was_sent_is_a_tag(string sent, string answer, string restored) => Assert.Equal(restored, Entities.Restored(sent, answer));

    [Fact]
    public void A_server_that_resolves_entities_gives_back_what_it_was_sent() =>
        Gen.String[Gen.Char["ab<>&;\"가 1#"], 0, 40].Sample(text =>
        {
            var sent = $"<g7 id=\"1\">{WebUtility.HtmlEncode(text)}</g7>";
            var restored = Entities.Restored(sent, WebUtility.HtmlDecode(sent));
            Assert.Equal(WebUtility.HtmlDecode(sent), WebUtility.HtmlDecode(restored));
            Assert.StartsWith("<g7 id=\"1\">", restored, StringComparison.Ordinal);
            Assert.DoesNotMatch("<[^g/]", restored);
        });

    [Fact]
    public void Plain_text_comes_through_a_server_that_resolves_entities() =>
        Gen.String[Gen.Char["abltg<>&;#3 "], 0, 40].Sample(text => Assert.Equal(text, WebUtility.HtmlDecode(Entities.Guarded(text))));

    [Theory]
    [InlineData("caf&#233; &lt;b&gt; &quot;x&quot; &amp;amp;", "café &lt;b&gt; \"x\" &amp;amp;")]
    [InlineData("<g id=\"1\" title=\"&quot;\">&#xE9;</g>", "<g id=\"1\" title=\"&quot;\">é</g>")]
    public void Tidied_HTML_says_the_same(string html, string tidied) => Assert.Equal(tidied, Entities.Tidied(html));
}
