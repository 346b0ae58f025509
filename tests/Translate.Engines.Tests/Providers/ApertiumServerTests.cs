using System.Net;
using System.Net.Sockets;
using System.Text;
using Translate.Core.Text;
using Translate.Engines.Http;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

/// <summary>The engine against a real server: English to Spanish and to Catalan.</summary>
public sealed class ApertiumServerTests : IDisposable
{
    readonly HttpClient http = EngineHttpClient.Create();
    readonly IEngine engine;

    public ApertiumServerTests() =>
        engine = Apertium.Description.With(new(new Dictionary<string, string>(StringComparer.Ordinal) { ["address"] = ApertiumServer.Address.ToString() }, http, TimeProvider.System));

    public void Dispose() => http.Dispose();

    async Task<string> Translate(string text, Markup markup = Markup.Plain, string to = "es") =>
        (await engine.Translate(new(Locale.Parse("en"), Locale.Parse(to), markup, [new(text)]), default)).Texts.Single();

    [Fact]
    public async Task It_listens_on_one_address_of_this_machine_alone()
    {
        using var client = new TcpClient();
        await client.ConnectAsync(IPAddress.Loopback, ApertiumServer.Address.Port);
        using var other = new TcpClient();
        await Assert.ThrowsAsync<SocketException>(() => other.ConnectAsync(IPAddress.Parse("127.0.0.2"), ApertiumServer.Address.Port));
    }

    [Theory]
    [InlineData("es", "The house is big.", "La casa es grande.")]
    [InlineData("es", "The red car is small.", "El coche rojo es pequeño.")]
    [InlineData("ca", "The house is big.", "La casa és gran.")]
    [InlineData("ca-valencia", "The house is big.", "La casa és gran.")]
    public async Task Plain_text_is_translated(string to, string source, string target) => Assert.Equal(target, await Translate(source, to: to));

    [Theory]
    [InlineData("es", "La casa es <g id=\"1\">grande</g> y el <g id=\"2\">coche rojo</g><x id=\"3\"/> es pequeño.")]
    [InlineData("ca", "La casa és <g id=\"1\">gran</g> i el <g id=\"2\">carro vermell</g><x id=\"3\"/> és petit.")]
    public async Task Tags_keep_their_places(string to, string target) =>
        Assert.Equal(target, await Translate("The house is <g id=\"1\">big</g> and the <g id=\"2\">red car</g><x id=\"3\"/> is small.", Markup.Html, to));

    [Fact]
    public async Task Tags_stay_balanced_where_the_words_change_places() =>
        Assert.Equal("Vi el <g id=\"1\">coche</g> rojo.", await Translate("I saw the <g id=\"1\">red</g> car.", Markup.Html));

    [Fact]
    public async Task Text_that_looks_like_markup_stays_text()
    {
        Assert.Equal("Uno < dos y <b> & tres.", await Translate("One < two and <b> & three."));
        Assert.Equal("Uno &lt; dos <g id=\"1\">&lt;b&gt;</g> &amp; tres.", await Translate("One &lt; two <g id=\"1\">&lt;b&gt;</g> &amp; three.", Markup.Html));
    }

    [Fact]
    public async Task Signs_of_its_own_stream_format_stay_as_they_are() =>
        Assert.Equal("La casa [es] {grande} ^ $ / \\ @ ~.", await Translate("The house [is] {big} ^ $ / \\ @ ~."));

    [Fact]
    public async Task Words_that_it_does_not_know_come_back_without_a_mark() => Assert.Equal("Hola frobnicate Mundo.", await Translate("Hello frobnicate world."));

    [Fact]
    public async Task Letters_of_other_scripts_come_through() => Assert.Equal("La casa 👩‍👩‍👧‍👦 한글 es grande.", await Translate("The house 👩‍👩‍👧‍👦 한글 is big."));

    [Fact]
    public async Task Letters_that_are_taken_apart_are_known_again() => Assert.Equal(await Translate("The café is big."), await Translate("The café is big.".Normalize(NormalizationForm.FormD)));

    [Fact]
    public async Task Blanks_at_the_ends_stay() => Assert.Equal("  Vi la casa.\n", await Translate("  I saw the house.\n"));

    [Fact]
    public async Task A_text_at_the_limit_comes_back_whole_whoever_else_is_asking()
    {
        var sentences = string.Concat(Enumerable.Range(1, 1000).Select(i => $"The house {i} is big. "));
        var text = sentences[..Apertium.Description.Profile.MostCharacters.Value];
        var answers = await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => Translate(text)));
        Assert.All(answers, answer => Assert.Equal(text.Split("house").Length, answer.Split("casa").Length));
    }

    [Fact]
    public async Task A_text_that_the_server_cuts_without_a_word_is_refused()
    {
        var error = await Assert.ThrowsAsync<EngineException>(() => Translate(string.Concat(Enumerable.Repeat("The house is big. ", 5000))));
        Assert.Equal(EngineFault.Payload, error.Fault);
        Assert.Contains("has cut", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_pair_that_is_not_installed_is_for_a_person_to_set_right()
    {
        var error = await Assert.ThrowsAsync<EngineException>(() => Translate("The house is big.", to: "ko"));
        Assert.Equal(EngineFault.Configuration, error.Fault);
        Assert.Contains("not installed", error.Problem, StringComparison.Ordinal);
    }
}
