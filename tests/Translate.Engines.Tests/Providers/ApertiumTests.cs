using System.Text;
using Microsoft.AspNetCore.WebUtilities;
using Translate.Core.Text;
using Translate.Engines.Providers;

namespace Translate.Engines.Tests.Providers;

/// <summary>As APy 0.11.7 answers, played; <see cref="ApertiumServerTests"/> asks the real one.</summary>
public class ApertiumTests : EngineContract
{
    const string End = "<x id=\"end\"/>";

    protected override EngineDescription Description => Apertium.Description;

    protected override Locale To => Locale.Parse("es");

    protected override int Refused => 60_000;

    protected override bool Composes => true;

    protected override Dictionary<string, string> Settings(Uri address) => new(StringComparer.Ordinal) { ["address"] = address.ToString() };

    protected override Task Vendor(VendorCall call)
    {
        var form = QueryHelpers.ParseQuery(call.Text);
        if (call.Line is not "POST /translate") return call.Answer(404, Error(404, "Not Found"));
        if (form["q"].ToString().Trim() is not { Length: > 0 } text) return call.Answer(400, Error(400, "Missing argument q"));
        if (form["langpair"].ToString() is not ("eng|spa" or "eng|cat" or "eng|cat_valencia" or "spa|eng")) return call.Answer(400, Error(400, "That pair is not installed"));

        // Ten pieces of 4096 bytes, and not a word about the rest.
        var bytes = Encoding.UTF8.GetBytes(text);
        if (bytes.Length > 40_960) return Translation(Encoding.UTF8.GetString(bytes, 0, 40_960));
        return Translation(Translated([text[..^End.Length]])[0] + End);

        Task Translation(string translated) => call.Answer(200, new { responseData = new { translatedText = translated }, responseDetails = (string?)null, responseStatus = 200 });
    }

    static object Error(int code, string explanation) => new { status = "error", code, message = "Bad Request", explanation };

    [Fact]
    public async Task A_text_that_the_server_cut_is_told_by_its_missing_end()
    {
        var error = await Fails(new string('a', 50_000));
        Assert.Equal(EngineFault.Payload, error.Fault);
        Assert.Contains("cut a text of 50000 characters", error.Problem, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("es-MX", "eng|spa")]
    [InlineData("ca", "eng|cat")]
    [InlineData("ca-valencia", "eng|cat_valencia")]
    [InlineData("cat", "eng|cat")]
    public async Task Languages_go_by_their_three_letters(string to, string pair)
    {
        await Engine().Translate(Ask("One.") with { To = Locale.Parse(to) }, default);
        Assert.Equal(pair, QueryHelpers.ParseQuery(Server.Last.Text)["langpair"]);
    }

    [Fact]
    public async Task A_pair_that_the_server_lacks_is_for_a_person_to_set_right()
    {
        var error = await Assert.ThrowsAsync<EngineException>(() => Engine().Translate(Ask("One.") with { To = Locale.Parse("ko") }, default));
        Assert.Equal(EngineFault.Configuration, error.Fault);
        Assert.Contains("not installed", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Blanks_at_the_ends_stay_and_nothing_but_blanks_is_no_call()
    {
        Translated = texts => [.. texts.Select(t => " " + t)];
        Assert.Equal(["\n  One. \t"], await Translate("\n  One. \t"));
        Server.Instead = call => call.Answer(500, "", "text/plain");
        Assert.Equal([" \n"], await Translate(" \n"));
    }

    [Fact]
    public async Task Entities_go_as_letters_but_for_the_three_that_must_not()
    {
        Translated = texts => texts;
        await Engine().Translate(Ask(Markup.Html, "<g id=\"1\">caf&#233;</g> &lt;b&gt; &quot;AT&amp;T&quot;"), default);
        Assert.Equal("<g id=\"1\">café</g> &lt;b&gt; \"AT&amp;T\"" + End, QueryHelpers.ParseQuery(Server.Last.Text)["q"]);
    }
}
