using System.Net;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Time.Testing;
using Translate.Core.Text;
using Translate.Engines.Http;

namespace Translate.Engines.Tests;

/// <summary>
/// What every engine keeps to. An engine's tests inherit it, say how the vendor's server answers, and what the vendor's statuses mean.
/// </summary>
public abstract partial class EngineContract : IAsyncLifetime
{
    /// <summary>The key that the played vendors accept. It must not turn up in any error.</summary>
    protected const string Key = "0f4c7a3e-51b2-4d6b-9a51-secret:fx";

    protected abstract EngineDescription Description { get; }

    /// <summary>The settings by which the engine finds the played vendor at that address, with what it requires.</summary>
    protected abstract Dictionary<string, string> Settings(Uri address);

    /// <summary>
    /// Answers a call as the vendor documents: checks the key and the fields, refuses what is over the vendor's limits with the vendor's own error,
    /// and gives back <see cref="Translated"/>.
    /// </summary>
    protected abstract Task Vendor(VendorCall call);

    /// <summary>What a status means without more words, where the vendor says something else than HTTP does.</summary>
    protected virtual IReadOnlyDictionary<int, EngineFault> Meanings { get; } = new Dictionary<int, EngineFault>();

    protected virtual Locale From => Locale.Parse("en");

    protected virtual Locale To => Locale.Parse("ko");

    /// <summary>A request over the vendor's limits is refused by the vendor; false where the server takes all, and the limit is ours.</summary>
    protected virtual bool HasLimits => true;

    /// <summary>The size of a text that the vendor does refuse: well over the limit, which may be a recommendation, or leave room beside the texts.</summary>
    protected virtual int Refused => Description.Profile.MostCharacters.Value * 2;

    /// <summary>Letters come back composed (NFC), because the server knows no others.</summary>
    protected virtual bool Composes => false;

    /// <summary>How the vendor changes the list of translations. A disturbance replaces it.</summary>
    protected Func<IReadOnlyList<string>, IReadOnlyList<string>> Translated { get; set; } = texts => [.. texts.Select(Translation)];

    /// <summary>What the played vendors make of a text.</summary>
    protected static string Translation(string text) => "가 " + text;

    protected VendorServer Server { get; private set; } = null!;

    protected FakeTimeProvider Clock { get; } = new(new(2026, 5, 4, 3, 2, 1, TimeSpan.Zero));

    protected HttpClient Http { get; } = EngineHttpClient.Create();

    public async Task InitializeAsync() => Server = await VendorServer.Start(Vendor);

    public async Task DisposeAsync()
    {
        Http.Dispose();
        await Server.DisposeAsync();
    }

    /// <summary>The engine, set up for the played vendor, perhaps with other settings than the usual ones.</summary>
    protected IEngine Engine(params (string Name, string Value)[] others)
    {
        var settings = Settings(Server.Address);
        foreach (var (name, value) in others) settings[name] = value;
        return Description.With(new(settings, Http, Clock));
    }

    protected Markup Best => Description.Profile.Markups[0];

    protected EngineRequest Ask(params string[] texts) => Ask(Best, texts);

    protected EngineRequest Ask(Markup markup, params string[] texts) => new(From, To, markup, [.. texts.Select(t => new EngineText(t))]);

    protected async Task<IReadOnlyList<string>> Translate(params string[] texts) => (await Engine().Translate(Ask(texts), default)).Texts;

    protected Task<EngineException> Fails(params string[] texts) => Assert.ThrowsAsync<EngineException>(() => Engine().Translate(Ask(texts), default));

    /// <summary>Texts that together are exactly as large as the engine allows, or larger by some.</summary>
    protected string[] Large(int count, int more = 0)
    {
        var size = Description.Profile.Size;
        var around = (2 * size("a")) - size("aa");
        var each = (Description.Profile.MostCharacters.Value / count) - around;
        var texts = Enumerable.Repeat(new string('a', each), count).ToArray();
        texts[0] = new('a', each + Description.Profile.MostCharacters.Value - texts.Sum(size) + more);
        return texts;
    }

    /// <summary>As many texts as a disturbance needs, and the engine allows: two, or one where calls carry only one.</summary>
    string[] Some => [.. new[] { "One.", "Two." }.Take(Description.Profile.MostTexts.Value)];

    [Fact]
    public void Every_figure_is_positive_and_says_where_it_comes_from()
    {
        var profile = Description.Profile;
        Assert.All([profile.MostTexts, profile.MostCharacters, profile.MostCalls], figure =>
        {
            Assert.True(figure.Value > 0);
            Assert.NotEmpty(figure.Source);
        });
        Assert.NotEmpty(profile.Markups);
        Assert.Equal(profile.Markups.Count, profile.Markups.Distinct().Count());
        Assert.NotEmpty(profile.Languages.Source);
        Assert.True(profile.Timeout > TimeSpan.Zero);
        Assert.Same(Description, KnownEngines.Find(profile.Name));
    }

    [Fact]
    public void A_required_setting_that_is_missing_is_said_by_name()
    {
        foreach (var field in Description.Fields.Where(f => f.IsRequired && f.Default is null))
        {
            var error = Assert.Throws<EngineException>(() => Engine((field.Name, " ")));
            Assert.Equal(EngineFault.Configuration, error.Fault);
            Assert.Contains($"\"{field.Name}\"", error.Problem, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void A_key_that_no_header_could_carry_is_said_and_not_shown()
    {
        foreach (var field in Description.Fields.Where(f => f.Kind is FieldKind.Secret))
        {
            var error = Assert.Throws<EngineException>(() => Engine((field.Name, "my\nkey 열쇠")));
            Assert.Equal(EngineFault.Configuration, error.Fault);
            Assert.Contains($"\"{field.Name}\"", error.Problem, StringComparison.Ordinal);
            Assert.DoesNotContain("열쇠", error.ToString(), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void An_address_that_is_none_is_said()
    {
        foreach (var field in Description.Fields.Where(f => f.Kind is FieldKind.Address))
            Assert.Equal(EngineFault.Configuration, Assert.Throws<EngineException>(() => Engine((field.Name, "ftp://example.org"))).Fault);
    }

    [Fact]
    public async Task A_text_comes_back_translated()
    {
        var answer = await Engine().Translate(Ask("Hello, world."), default);
        Assert.Equal([Translation("Hello, world.")], answer.Texts);
        Assert.True(answer.Billed >= 0);
    }

    [Theory]
    [InlineData("한미동맹은 값과 이익 가운데 무엇을 앞세우는가")]
    [InlineData("Familie 👩‍👩‍👧‍👦 aus 🇰🇷 sagt ja 👍🏽")]
    [InlineData("مرحبا بالعالم، هذا نص من اليمين إلى اليسار")]
    [InlineData("Zahlen: 1\u00A0000\u202F000, \u201Eso\u201C — \"quoted\", 'x', back\\slash, tab\there")]
    public async Task No_letter_is_lost_on_the_way(string text) => Assert.Equal(Translation(text), Read(Best, (await Translate(text)).Single()));

    [Fact]
    public async Task Decomposed_letters_stay_the_letters_that_they_are()
    {
        var text = "각국의 café".Normalize(NormalizationForm.FormD);
        Assert.Equal([Composes ? Translation(text).Normalize(NormalizationForm.FormC) : Translation(text)], await Translate(text));
    }

    [Fact]
    public async Task Half_a_character_comes_back_as_the_sign_for_one_that_is_broken() =>
        Assert.Equal([Translation("x\uFFFDy")], await Translate("x\uD83Dy"));

    [Fact]
    public async Task Codes_and_escaped_text_survive_in_every_markup()
    {
        foreach (var markup in Description.Profile.Markups)
        {
            var sent = markup is Markup.Plain
                ? "AT&T says: a < b && c > d, \"e\"."
                : "<g id=\"1\">AT&amp;T</g> says: a &lt; b &amp;&amp; c &gt; d,<x id=\"2\"/> \"e\".";
            var answer = (await Engine().Translate(Ask(markup, sent), default)).Texts.Single();
            Assert.Equal(Read(markup, Translation(sent)), Read(markup, answer));
        }
    }

    /// <summary>The text as people read it, with its tags as the parser of the markup understands them.</summary>
    protected static string Read(Markup markup, string text)
    {
        if (markup is Markup.Plain) return text;
        var pieces = Regex.Split(text, "(?<tag></?[gx][^<>]*>)", RegexOptions.ExplicitCapture, TimeSpan.FromSeconds(1));
        Assert.All(pieces.Where((_, i) => i % 2 == 0), piece => Assert.DoesNotMatch("[<>]", piece));
        return string.Concat(pieces.Select((piece, i) => i % 2 == 0 ? WebUtility.HtmlDecode(piece) : $"[{piece[1..^1]}]"))
            .Replace("[/x]", "", StringComparison.Ordinal).Replace("/]", "]", StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_comes_back_in_the_source_language_or_empty_is_passed_on_for_the_checks_to_find()
    {
        Translated = texts => texts;
        Assert.Equal(Some, await Translate(Some));
        Translated = texts => [.. texts.Select(_ => "")];
        Assert.Equal(Some.Select(_ => ""), await Translate(Some));
    }

    [Fact]
    public async Task Texts_up_to_the_limit_are_taken()
    {
        var texts = Large(1);
        Assert.Equal(Description.Profile.MostCharacters.Value, texts.Sum(Description.Profile.Size));
        Assert.Equal(texts.Select(Translation), await Translate(texts));
    }

    [Fact]
    public async Task A_text_over_the_limit_is_sent_as_told_and_what_the_vendor_says_is_the_texts_fault()
    {
        if (!HasLimits)
        {
            Assert.Equal(Large(1, more: 5000).Select(Translation), await Translate(Large(1, more: 5000)));
            return;
        }

        var error = await Fails(Large(1, more: Refused - Description.Profile.MostCharacters.Value));
        Assert.Equal(EngineFault.Payload, error.Fault);
    }
}
