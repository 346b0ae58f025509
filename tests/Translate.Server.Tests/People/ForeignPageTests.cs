using System.Net;
using System.Net.Http.Json;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.People;

/// <summary>What a page of another site can make a signed-in browser do: nothing.</summary>
public class ForeignPageTests : ServerTests
{
    [Theory]
    [InlineData("Sec-Fetch-Site", "cross-site", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-site", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "https://elsewhere.example", HttpStatusCode.Forbidden)]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden)]
    [InlineData("Sec-Fetch-Site", "same-origin", HttpStatusCode.OK)]
    [InlineData("Origin", "http://localhost", HttpStatusCode.OK)]
    public async Task Only_our_own_pages_change_something_through_the_api(string header, string value, HttpStatusCode expected)
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));

        var answer = await browser.SendOnce(HttpMethod.Post, "/api/v1/tokens", JsonContent.Create(new { name = "stolen" }), r => r.Headers.TryAddWithoutValidation(header, value));

        Assert.Equal(expected, answer.StatusCode);
        Assert.Equal(expected is HttpStatusCode.OK ? 1 : 0, await Server.Rows(db => db.AccessTokens.CountAsync()));
    }

    [Fact]
    public async Task A_program_with_a_token_may_call_from_anywhere()
    {
        using var program = await Server.Program(await Server.NewPerson("Anna"));
        program.DefaultRequestHeaders.Add("Sec-Fetch-Site", "cross-site");

        Assert.Equal(HttpStatusCode.OK, (await program.PostAsJsonAsync("/api/v1/tokens", new { name = "another" })).StatusCode);
    }

    [Theory]
    [InlineData("/settings/tokens")]
    [InlineData("/settings/name")]
    [InlineData("/settings/password")]
    [InlineData("/sign-out")]
    [InlineData("/welcome")]
    [InlineData("/sign-in")]
    [InlineData("/appearance")]
    public async Task A_form_without_our_token_is_refused(string address)
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));

        var page = await browser.Post(address, [("name", "stolen"), ("new", "a stolen password"), ("email", "a@example.org"), ("password", "x")]);

        Assert.Equal(HttpStatusCode.BadRequest, page.Status);
        Assert.Equal("/settings", (await browser.Get("/settings")).Address);
        Assert.Equal(0, await Server.Rows(db => db.AccessTokens.CountAsync()));
    }

    [Fact]
    public async Task A_link_is_not_used_by_a_form_without_our_token()
    {
        var secret = await Server.NewLink(await Server.NewPerson("Anna"));

        Assert.Equal(HttpStatusCode.BadRequest, (await Server.Browser().Post($"/sign-in/link/{secret}", [])).Status);

        Assert.Equal(HttpStatusCode.OK, (await Server.Browser().Get($"/sign-in/link/{secret}")).Status);
    }
}
