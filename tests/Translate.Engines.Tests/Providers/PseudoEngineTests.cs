using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

public class PseudoEngineTests
{
    static readonly IEngine Engine = PseudoEngine.Description.With(new(new Dictionary<string, string>(), new HttpClient(), new FakeTimeProvider()));

    [Theory]
    [InlineData(Markup.Plain, "Save <b> & go", "[Šàvéé <b> & ĝöö]")]
    [InlineData(Markup.Xml, "Save <g id=\"1\">all</g> &amp; go", "[Šàvéé <g id=\"1\">àļļļ</g> &amp; ĝöö]")]
    [InlineData(Markup.Html, "a&lt;b<x id=\"2\"/>", "[à&lt;b<x id=\"2\"/>]")]
    [InlineData(Markup.Xml, "<x id=\"1\"/>", "[<x id=\"1\"/>]")]
    public async Task Tags_and_what_is_escaped_stay_as_they_are(Markup markup, string text, string expected) => Assert.Equal(expected, await Translate(markup, text));

    [Fact]
    public async Task In_plain_text_too_a_tag_stays() => Assert.EndsWith("<all>]", await Translate(Markup.Plain, "Save <all>"), StringComparison.Ordinal);

    [Fact]
    public void Every_tag_comes_back_in_its_order() =>
        Gen.OneOf("<g id=\"1\">", "</g>", "<x id=\"2\"/>", "&amp;", "&#44032;", "save", " ", "각", "👩‍👩‍👧", ";").Array[0, 12].Select(string.Concat).Sample(text =>
        {
            var answer = Translate(Markup.Xml, text).GetAwaiter().GetResult();
            Assert.Equal(Tags(text), Tags(answer));
        });

    static List<string> Tags(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, "<[^>]*>|&[^;]*;", default, TimeSpan.FromSeconds(1)).Select(m => m.Value)];

    static async Task<string> Translate(Markup markup, string text) =>
        (await Engine.Translate(new(Locale.Parse("en"), Locale.Parse("ko"), markup, [new(text)]), default)).Texts.Single();
}
