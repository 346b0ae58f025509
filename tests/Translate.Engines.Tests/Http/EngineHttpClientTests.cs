using Translate.Engines.Http;

namespace Translate.Engines.Tests.Http;

public class EngineHttpClientTests
{
    [Fact]
    public async Task It_says_who_asks_takes_compressed_answers_and_keeps_no_cookies()
    {
        await using var server = await VendorServer.Start(call =>
        {
            call.Context.Response.Headers.SetCookie = "who=me";
            return call.Answer(200, new { });
        });
        using var http = EngineHttpClient.Create();
        (await http.GetAsync(server.Address)).Dispose();
        (await http.GetAsync(server.Address)).Dispose();
        Assert.StartsWith("Translate/", server.Last.Header("User-Agent"), StringComparison.Ordinal);
        Assert.Contains("gzip", server.Last.Header("Accept-Encoding"), StringComparison.Ordinal);
        Assert.Equal("", server.Last.Header("Cookie"));
    }

    [Fact]
    public void Time_is_the_engines_business() => Assert.Equal(Timeout.InfiniteTimeSpan, EngineHttpClient.Create().Timeout);
}
