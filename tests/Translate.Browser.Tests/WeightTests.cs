using System.Collections.Concurrent;
using System.Net;
using System.Net.Http.Headers;
using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Browser.Tests.Touring;

namespace Translate.Browser.Tests;

/// <summary>How much has to come over the line before somebody can begin.</summary>
[Collection(nameof(Scene))]
public sealed class WeightTests(Scene scene) : BrowserTests(scene)
{
    readonly Scene scene = scene;

    [Theory]
    [InlineData("/desks/1", Onlooker.Manager, 100_000)]
    [InlineData("/jobs/{claimed}", Onlooker.Translator, 100_000)]
    [InlineData("/jobs/{delivered}", Onlooker.Manager, 100_000)]
    [InlineData("/sign-in", Onlooker.Anybody, 100_000)]
    [InlineData("/jobs/{claimed}/edit", Onlooker.Translator, 400_000)]
    public async Task The_first_view_is_less_than_100_kB_and_the_editor_300_more(string path, Onlooker who, int most)
    {
        var sent = new ConcurrentBag<IRequest>();

        // All that the page needs is there when it says so; the events that follow never end.
        var visitor = await scene.Look(path, who, new(), page => page.RequestFinished += (_, request) => sent.Add(request));
        if (path.EndsWith("/edit", StringComparison.Ordinal)) await visitor.Page.Locator(".box .cm-content").WaitForAsync();
        var sizes = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var request in sent)
        {
            var size = await request.SizesAsync();
            sizes[request.Url] = size.ResponseBodySize + size.ResponseHeadersSize;
        }

        Assert.Contains(sizes.Keys, url => url.Contains("bootstrap", StringComparison.Ordinal));
        Assert.True(sizes.Values.Sum() < most, string.Join('\n', sizes.Select(s => $"{s.Value} {s.Key}")));
    }

    [Theory]
    [InlineData("br")]
    [InlineData("gzip")]
    public async Task A_compressed_file_is_the_file(string encoding)
    {
        using var plain = new HttpClient { BaseAddress = scene.Address };
        using var client = new HttpClient(new HttpClientHandler { AutomaticDecompression = DecompressionMethods.All }) { BaseAddress = scene.Address };
        foreach (var path in new[] { "/app.css", "/lib/bootstrap/bootstrap.min.css", "/icon.svg", "/app.js" })
        {
            var file = await plain.GetByteArrayAsync(new Uri(path, UriKind.Relative));
            using var raw = await Ask(plain, path, encoding);
            using var read = await Ask(client, path, encoding);

            Assert.Equal(encoding, Assert.Single(raw.Content.Headers.ContentEncoding));
            Assert.Equal(["Accept-Encoding"], raw.Headers.Vary);
            Assert.True(raw.Content.Headers.ContentLength < file.Length, path);
            Assert.Equal(file, await read.Content.ReadAsByteArrayAsync());

            // Kept under its own tag, and not sent again.
            using var again = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { AcceptEncoding = { new(encoding) }, IfNoneMatch = { raw.Headers.ETag! } } };
            using var unchanged = await plain.SendAsync(again);
            Assert.Equal(HttpStatusCode.NotModified, unchanged.StatusCode);
        }
    }

    [Theory]
    [InlineData("same-origin", true)]
    [InlineData("none", true)]
    [InlineData("same-site", false)]
    [InlineData("cross-site", false)]
    public async Task A_page_travels_compressed_unless_another_site_asks_for_it(string site, bool isCompressed)
    {
        using var client = new HttpClient { BaseAddress = scene.Address };
        using var request = new HttpRequestMessage(HttpMethod.Get, "/sign-in") { Headers = { AcceptEncoding = { new("br") } } };
        request.Headers.Add("Sec-Fetch-Site", site);
        using var answer = await client.SendAsync(request);

        Assert.Equal(isCompressed, answer.Content.Headers.ContentEncoding.Contains("br"));
    }

    [Fact]
    public async Task Events_come_at_once_and_not_through_a_compressor()
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/desks/1/events") { Headers = { AcceptEncoding = { new("br"), new("gzip") } } };
        using var answer = await scene.Manager.SendAsync(request, HttpCompletionOption.ResponseHeadersRead);
        using var lines = new StreamReader(await answer.Content.ReadAsStreamAsync());

        Assert.DoesNotContain(answer.Content.Headers.ContentEncoding, encoding => encoding is not "identity");
        Assert.StartsWith("event:", await lines.ReadLineAsync().WaitAsync(TimeSpan.FromSeconds(10)), StringComparison.Ordinal);
    }

    static async Task<HttpResponseMessage> Ask(HttpClient client, string path, string encoding)
    {
        using var request = new HttpRequestMessage(HttpMethod.Get, path) { Headers = { AcceptEncoding = { new StringWithQualityHeaderValue(encoding) } } };
        var answer = await client.SendAsync(request);
        answer.EnsureSuccessStatusCode();
        return answer;
    }
}
