using CsCheck;
using Microsoft.Extensions.Time.Testing;
using Translate.Core.Terminology;
using Translate.Core.Text;
using Translate.Engines.Lane;
using Translate.Engines.Providers;
using Translate.Engines.Tests.Lane;

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

    [Theory]
    [InlineData("ko")]
    [InlineData("ja")]
    [InlineData("ar")]
    [InlineData("fr")]
    public async Task Its_text_is_held_to_no_language(string to)
    {
        var clock = new FakeTimeProvider();
        string[] texts = ["Bye", "Good morning", "The alliance of the two countries is as old as the treaty that they signed."];
        var terms = new TermPair("alliance", "동맹") { Status = TermStatus.Preferred };
        var work = new LaneWork(Locale.Parse("en"), Locale.Parse(to), [.. texts.Select((text, i) => new LaneSegment(i, text) { Terms = [terms] })]) { Engines = [new(1, Engine, new(1, clock), "")] };
        var results = await new Engines.Lane.Lane(new MemoryLaneStore(clock), clock).Translate(work, default);
        Assert.All(results, result => Assert.StartsWith("[", Assert.IsType<LaneResult.Translated>(result).Text.Text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task What_it_loses_of_a_text_is_still_seen()
    {
        var clock = new FakeTimeProvider();
        var engine = new ScriptedEngine(Engine.Profile) { Say = _ => "[Ŵé ĥàvéé ñöñéé]" };
        var work = new LaneWork(Locale.Parse("en"), Locale.Parse("ko"), [new LaneSegment(0, "We have 15")]) { Engines = [new(1, engine, new(1, clock), "")] };
        Assert.IsType<LaneResult.ForPeople>(Assert.Single(await new Engines.Lane.Lane(new MemoryLaneStore(clock), clock).Translate(work, default)));
    }

    static List<string> Tags(string text) => [.. System.Text.RegularExpressions.Regex.Matches(text, "<[^>]*>|&[^;]*;", default, TimeSpan.FromSeconds(1)).Select(m => m.Value)];

    static async Task<string> Translate(Markup markup, string text) =>
        (await Engine.Translate(new(Locale.Parse("en"), Locale.Parse("ko"), markup, [new(text)]), default)).Texts.Single();
}
