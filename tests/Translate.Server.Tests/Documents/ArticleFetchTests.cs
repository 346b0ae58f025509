using System.Text;
using Microsoft.Extensions.Time.Testing;
using Translate.Core.Text;
using Translate.Server.Documents;
using Translate.Server.Operations;

namespace Translate.Server.Tests.Documents;

/// <summary>An address is fetched as far as it is a page of the public internet, and not an inch further.</summary>
public sealed class ArticleFetchTests
{
    static readonly byte[] Article = "<p>A page.</p>"u8.ToArray();

    static Settings Allowing(string network = "127.0.0.1/32", bool fetches = true) => new() { AllowedNetworks = [network], FetchesArticles = fetches, MaximumFileSize = 1_000_000 };

    static async Task<FetchedPage> Fetch(string address, Settings? settings = null, TimeProvider? clock = null)
    {
        using var fetch = new ArticleFetch(settings ?? Allowing(), clock ?? TimeProvider.System);
        return await fetch.Fetch(address, default);
    }

    static async Task<string> Refused(string address, Settings? settings = null) => (await Assert.ThrowsAsync<InvalidDocumentException>(() => Fetch(address, settings))).Problem;

    [Fact]
    public async Task A_page_is_found_behind_its_redirects_and_kept_as_it_came()
    {
        var korean = Encoding.UTF8.GetBytes("<p>다리</p>");
        using var site = new StandInWebsite(path => path switch
        {
            "/1" => StandInWebsite.LeadTo("/2"),
            "/2" => StandInWebsite.LeadTo("news/the%20bridge.html#top"),
            "/news/the%20bridge.html" => StandInWebsite.Page(korean, "text/html; charset=EUC-KR"),
            _ => StandInWebsite.Page([], status: "404 Not Found"),
        });

        var page = await Fetch(site.Address + "/1#part");

        Assert.Equal(korean, page.Bytes);
        Assert.Equal(site.Address + "/news/the%20bridge.html", page.Address.AbsoluteUri);
        Assert.Equal(("the-bridge.html", "euc-kr"), (page.Name, page.Encoding));
        Assert.Equal(3, site.Asked);
    }

    [Fact]
    public async Task Who_leads_on_and_on_is_left_after_five()
    {
        using var site = new StandInWebsite(path => StandInWebsite.LeadTo(path + "x"));
        Assert.Contains("more than 5 times", await Refused(site.Address + "/"), StringComparison.Ordinal);
        Assert.Equal(6, site.Asked);
    }

    [Fact]
    public async Task A_redirect_into_the_house_is_not_followed()
    {
        using var inside = new StandInWebsite(_ => StandInWebsite.Page(Article), "127.0.0.2");
        using var site = new StandInWebsite(_ => StandInWebsite.LeadTo(inside.Address + "/secret"));

        Assert.Contains("public internet", await Refused(site.Address + "/"), StringComparison.Ordinal);
        Assert.Equal((1, 0), (site.Asked, inside.Asked));
        Assert.Contains("public internet", await Refused(inside.Address + "/secret"), StringComparison.Ordinal);
        Assert.Equal(0, inside.Asked);
    }

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("ftp://example.org/")]
    [InlineData("gopher://127.0.0.1/")]
    [InlineData("/etc/passwd")]
    [InlineData("bridge")]
    [InlineData("http://")]
    [InlineData("https://user:password@example.org/")]
    public async Task What_is_no_address_of_a_page_is_refused(string address) => Assert.NotEmpty(await Refused(address));

    [Theory]
    [InlineData("file:///etc/passwd")]
    [InlineData("javascript:alert(1)")]
    public async Task Neither_is_a_redirect_to_one_followed(string location)
    {
        using var site = new StandInWebsite(_ => StandInWebsite.LeadTo(location));
        Assert.Contains("no address of a web page", await Refused(site.Address + "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_no_page_is_refused_by_what_it_says_of_itself()
    {
        using var site = new StandInWebsite(path => path == "/gone" ? StandInWebsite.Page(Article, status: "410 Gone") : StandInWebsite.Page(Article, "application/pdf"));
        Assert.Contains("application/pdf", await Refused(site.Address + "/a.pdf"), StringComparison.Ordinal);
        Assert.Contains("410", await Refused(site.Address + "/gone"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_without_an_end_is_left_at_the_limit()
    {
        using var site = new StandInWebsite(_ => [.. "HTTP/1.1 200 OK\r\nContent-Type: text/html\r\n\r\n"u8.ToArray(), .. new byte[3_000_000]]);
        Assert.Contains("larger than", await Refused(site.Address + "/"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_says_nothing_is_waited_for_no_longer_than_patience_lasts()
    {
        var clock = new FakeTimeProvider();
        using var site = new StandInWebsite(_ => null);
        var asked = Fetch(site.Address + "/", clock: clock);
        while (site.Asked == 0) await Task.Delay(20);
        Assert.False(asked.IsCompleted);

        clock.Advance(TimeSpan.FromSeconds(21));
        Assert.Contains("20 seconds", (await Assert.ThrowsAsync<InvalidDocumentException>(() => asked)).Problem, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_operator_can_forbid_all_of_it()
    {
        using var site = new StandInWebsite(_ => StandInWebsite.Page(Article));
        Assert.Contains("not allowed", await Refused(site.Address + "/", Allowing(fetches: false)), StringComparison.Ordinal);
        Assert.Equal(0, site.Asked);
    }

    [Fact]
    public async Task Who_cannot_be_reached_is_said_so()
    {
        string address;
        using (var site = new StandInWebsite(_ => null)) address = site.Address;
        Assert.Contains("could not be fetched", await Refused(address + "/"), StringComparison.Ordinal);
    }
}
