using System.Globalization;
using System.IO.Compression;
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
public abstract class EngineContract : IAsyncLifetime
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
            var sent = markup is Markup.Plain ? "AT&T says: a < b && c > d, \"e\"." : "<g id=\"1\">AT&amp;T</g> says: a &lt; b &amp;&amp; c &gt; d,<x id=\"2\"/> \"e\".";
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
        return string.Concat(pieces.Select((piece, i) => i % 2 == 0 ? WebUtility.HtmlDecode(piece) : $"[{piece[1..^1]}]")).Replace("[/x]", "", StringComparison.Ordinal).Replace("/]", "]", StringComparison.Ordinal);
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

    [Theory]
    [InlineData(400, EngineFault.Payload)]
    [InlineData(401, EngineFault.Configuration)]
    [InlineData(402, EngineFault.Exhausted)]
    [InlineData(403, EngineFault.Configuration)]
    [InlineData(404, EngineFault.Configuration)]
    [InlineData(408, EngineFault.Transient)]
    [InlineData(413, EngineFault.Payload)]
    [InlineData(418, EngineFault.Configuration)]
    [InlineData(422, EngineFault.Payload)]
    [InlineData(429, EngineFault.Transient)]
    [InlineData(456, EngineFault.Configuration)]
    [InlineData(500, EngineFault.Transient)]
    [InlineData(502, EngineFault.Transient)]
    [InlineData(503, EngineFault.Transient)]
    [InlineData(504, EngineFault.Transient)]
    [InlineData(529, EngineFault.Transient)]
    public async Task A_status_means_what_the_vendor_says_or_else_what_HTTP_says(int status, EngineFault fault)
    {
        foreach (var (body, type) in new[] { ("", "text/plain"), ("{\"what\": \"it does not want to\"}", "application/json"), ("<html><body>Bad Gateway</body></html>", "text/html") })
        {
            Server.Instead = call => call.Answer(status, body, type);
            var error = await Fails(Some);
            Assert.Equal(Meanings.GetValueOrDefault(status, fault), error.Fault);
            Assert.Equal(status, error.Status);
            Assert.Null(error.RetryAfter);
            Assert.Contains(status.ToString(CultureInfo.InvariantCulture), error.Problem, StringComparison.Ordinal);
            Assert.Equal(body.StartsWith('{'), error.Problem.Contains("does not want to", StringComparison.Ordinal));
            Assert.DoesNotContain("<", error.Problem, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData(429)]
    [InlineData(503)]
    public async Task The_wait_that_the_server_asks_for_is_passed_on(int status)
    {
        foreach (var (header, wait) in new (string, double?)[]
        {
            ("7", 7),
            ("0", 0),
            (Clock.GetUtcNow().AddSeconds(90).ToString("R", CultureInfo.InvariantCulture), 90),
            (Clock.GetUtcNow().AddSeconds(-90).ToString("R", CultureInfo.InvariantCulture), 0),
            ("soon", null),
            ("99999999999", null),
        })
        {
            Server.Instead = call =>
            {
                call.Context.Response.Headers.RetryAfter = header;
                return call.Answer(status, "", "text/plain");
            };
            Assert.Equal(wait, (await Fails(Some)).RetryAfter?.TotalSeconds);
        }
    }

    [Theory]
    [InlineData("")]
    [InlineData("42")]
    [InlineData("null")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"translatedText\": [null, null], \"translations\": [{\"text\": null}, {}], \"data\": 1, \"choices\": [{}]}")]
    [InlineData("{\"translatedText\": [\"\\ud800\", \"half a character\"], \"translations\": [{\"text\": \"\\ud800\"}, {\"text\": \"x\"}]}")]
    [InlineData("{\"translatedText\": [\"cut o")]
    [InlineData("translated text, but no JSON")]
    public async Task An_answer_that_is_not_the_vendors_is_said_to_be_one(string body)
    {
        Server.Instead = call => call.Answer(200, body, "application/json");
        var error = await Fails(Some);
        Assert.Contains(error.Fault, new[] { EngineFault.Transient, EngineFault.Payload });
    }

    [Fact]
    public async Task A_page_instead_of_an_answer_is_said_to_be_one()
    {
        Server.Instead = call => call.Answer(200, "<!DOCTYPE html><html><body>Log in to the hotel's network</body></html>", "text/html");
        var error = await Fails(Some);
        Assert.Equal(EngineFault.Transient, error.Fault);
        Assert.Contains("a web page", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nesting_without_end_is_no_answer()
    {
        Server.Instead = call => call.Answer(200, new string('[', 100_000), "application/json");
        Assert.Equal(EngineFault.Transient, (await Fails(Some)).Fault);
    }

    [Theory]
    [InlineData(301)]
    [InlineData(302)]
    [InlineData(307)]
    [InlineData(308)]
    public async Task A_redirect_is_said_and_not_followed(int status)
    {
        Server.Instead = call =>
        {
            call.Context.Response.Headers.Location = new Uri(Server.Address, "/elsewhere").ToString();
            return call.Answer(status, "", "text/plain");
        };
        var error = await Fails(Some);
        Assert.Equal(EngineFault.Configuration, error.Fault);
        Assert.Contains("not followed", error.Problem, StringComparison.Ordinal);
        Assert.DoesNotContain(Server.Calls, call => call.Line.Contains("elsewhere", StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_slow_server_is_not_waited_for_longer_than_the_profile_says()
    {
        var came = new TaskCompletionSource();
        Server.Instead = async call =>
        {
            came.SetResult();
            await Task.Delay(Timeout.Infinite, call.Context.RequestAborted);
        };
        var failing = Fails(Some);
        await came.Task;
        Clock.Advance(Description.Profile.Timeout - TimeSpan.FromSeconds(1));
        Assert.False(failing.IsCompleted);
        Clock.Advance(TimeSpan.FromSeconds(2));
        var error = await failing;
        Assert.Equal(EngineFault.Transient, error.Fault);
        Assert.Contains("no answer within", error.Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_connection_that_is_cut_in_mid_answer_may_pass()
    {
        Server.Instead = async call =>
        {
            call.Context.Response.ContentLength = 1000;
            await call.Answer(200, "{\"translatedText\": [\"half of", "application/json");
            await call.Context.Response.Body.FlushAsync();
            call.Context.Abort();
        };
        Assert.Equal(EngineFault.Transient, (await Fails(Some)).Fault);
    }

    [Fact]
    public async Task A_server_that_is_not_there_may_come_back()
    {
        var engine = Engine();
        await Server.DisposeAsync();
        var error = await Assert.ThrowsAsync<EngineException>(() => engine.Translate(Ask(Some), default));
        Assert.Equal(EngineFault.Transient, error.Fault);
    }

    [Fact]
    public async Task Compressed_answers_are_read()
    {
        Server.OnTheWay = VendorServer.Gzip;
        Assert.Equal(Some.Select(Translation), await Translate(Some));
    }

    [Fact]
    public async Task An_answer_in_another_charset_is_read_by_what_it_says_of_itself()
    {
        Server.OnTheWay = VendorServer.Utf16;
        Assert.Equal(Some.Select(Translation), await Translate(Some));
        Server.OnTheWay = (_, body) => [0xEF, 0xBB, 0xBF, .. body];
        Assert.Equal(Some.Select(Translation), await Translate(Some));
        Server.OnTheWay = (response, body) =>
        {
            response.ContentType = "application/json; charset=no-such-charset";
            return body;
        };
        Assert.Equal(Some.Select(Translation), await Translate(Some));
    }

    [Fact]
    public async Task Damaged_compression_is_a_broken_answer()
    {
        Server.OnTheWay = (response, body) =>
        {
            var gzip = VendorServer.Gzip(response, body);
            for (var i = 10; i < gzip.Length; i++) gzip[i] ^= 0x5A;
            return gzip;
        };
        Assert.Equal(EngineFault.Transient, (await Fails(Some)).Fault);
    }

    [Fact]
    public async Task An_answer_without_end_is_not_read_to_its_end()
    {
        Server.Instead = call =>
        {
            call.Context.Response.Headers.ContentEncoding = "gzip";
            call.Context.Response.ContentType = "application/json";
            return Flood(call.Context.Response.Body, call.Context.RequestAborted);
        };
        Assert.Equal(EngineFault.Payload, (await Fails(Some)).Fault);

        // A small answer that is a hundred megabytes when it is unpacked.
        static async Task Flood(Stream wire, CancellationToken stop)
        {
            using var bomb = new MemoryStream();
            await using (var gzip = new GZipStream(bomb, CompressionLevel.Fastest, leaveOpen: true))
                for (var i = 0; i < 100; i++) await gzip.WriteAsync(new byte[1024 * 1024], stop);
            await wire.WriteAsync(bomb.ToArray(), stop);
        }
    }

    [Fact]
    public async Task A_call_that_is_broken_off_is_no_fault_of_the_engine()
    {
        var came = new TaskCompletionSource();
        Server.Instead = async call =>
        {
            came.SetResult();
            await Task.Delay(Timeout.Infinite, call.Context.RequestAborted);
        };
        using var stop = new CancellationTokenSource();
        var call = Engine().Translate(Ask(Some), stop.Token);
        await came.Task;
        await stop.CancelAsync();
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => call);
        await Assert.ThrowsAnyAsync<OperationCanceledException>(() => Engine().Translate(Ask(Some), stop.Token));
    }

    [Fact]
    public async Task The_key_is_in_no_error_even_where_the_server_repeats_it()
    {
        var secrets = Description.Fields.Where(f => f.Kind is FieldKind.Secret && Settings(Server.Address).ContainsKey(f.Name)).Select(f => Settings(Server.Address)[f.Name]).Where(s => s.Length < 300).ToList();
        foreach (var status in new[] { 200, 302, 400, 401, 403, 404, 429, 456, 500 })
        {
            Server.Instead = call => call.Answer(status, $"{{\"error\": {{\"message\": \"{string.Join(' ', secrets)} is not a key of ours\"}}}}", "application/json");
            var error = await Fails(Some);
            Assert.All(secrets, secret => Assert.DoesNotContain(secret, error.ToString(), StringComparison.Ordinal));
        }

        Assert.All(Server.Calls, call => Assert.All(secrets, secret => Assert.DoesNotContain(Uri.EscapeDataString(secret), call.Line, StringComparison.Ordinal)));
    }

    [Fact]
    public async Task A_key_that_the_vendor_does_not_know_is_for_a_person_to_set_right()
    {
        foreach (var field in Description.Fields.Where(f => f.Name is "key" or "token"))
        {
            var error = await Assert.ThrowsAsync<EngineException>(() => Engine((field.Name, "another-key")).Translate(Ask(Some), default));
            Assert.Equal(EngineFault.Configuration, error.Fault);
            Assert.DoesNotContain("another-key", error.ToString(), StringComparison.Ordinal);
        }
    }
}

/// <summary>What engines keep to besides whose calls carry several texts.</summary>
public abstract class ManyTextsContract : EngineContract
{
    [Fact]
    public async Task Every_text_has_its_translation_in_its_place()
    {
        var texts = Enumerable.Range(1, Description.Profile.MostTexts.Value).Select(i => $"Text {i}.").ToArray();
        Assert.Equal(texts.Select(Translation), await Translate(texts));
    }

    [Fact]
    public async Task The_same_text_twice_has_two_translations() => Assert.Equal(["가 Yes.", "가 Yes.", "가 No."], await Translate("Yes.", "Yes.", "No."));

    [Fact]
    public async Task A_text_of_blanks_keeps_its_place() => Assert.Equal(["가 One.", "가  ", "가 Three."], await Translate("One.", " ", "Three."));

    [Fact]
    public async Task More_texts_than_the_vendor_allows_are_refused_by_the_vendor_as_the_calls_fault()
    {
        var texts = Enumerable.Range(1, Description.Profile.MostTexts.Value + 1).Select(i => $"Text {i}.").ToArray();
        if (!HasLimits)
        {
            Assert.Equal(texts.Select(Translation), await Translate(texts));
            return;
        }

        Assert.Equal(EngineFault.Payload, (await Fails(texts)).Fault);
    }

    [Fact]
    public async Task Too_few_results_are_not_guessed_into_their_places()
    {
        Translated = texts => [.. texts.Skip(1)];
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.", "Three.")).Fault);
        Translated = _ => [];
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.", "Three.")).Fault);
    }

    [Fact]
    public async Task Too_many_results_are_not_guessed_into_their_places()
    {
        Translated = texts => [.. texts, "one more"];
        Assert.Equal(EngineFault.Payload, (await Fails("One.", "Two.", "Three.")).Fault);
    }
}
