using System.Globalization;
using System.IO.Compression;

namespace Translate.Engines.Tests;

// What may go wrong on the way, and what an engine makes of it.
public abstract partial class EngineContract
{
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
        var bodies = new[] { ("", "text/plain"), ("{\"what\": \"it does not want to\"}", "application/json"), ("<html>Bad Gateway</html>", "text/html") };
        foreach (var (body, type) in bodies)
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
        var settings = Settings(Server.Address);
        var secrets = Description.Fields.Where(f => f.Kind is FieldKind.Secret && settings.ContainsKey(f.Name)).Select(f => settings[f.Name]).ToList();
        foreach (var status in new[] { 200, 302, 400, 401, 403, 404, 429, 456, 500 })
        {
            Server.Instead = call => call.Answer(status, new { error = new { message = $"{string.Join(' ', secrets)} is not a key of ours" } });
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
