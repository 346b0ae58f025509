using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.People;

public class AccessTokenTests : ServerTests
{
    [Fact]
    public async Task A_token_gives_its_owners_rights()
    {
        var anna = await Server.NewPerson("Anna", await Server.NewDesk("Sports"));
        using var program = await Server.Program(anna);

        Assert.Equal("Anna", (string?)(await program.GetFromJsonAsync<JsonObject>("/api/v1/me"))!["name"]);
        Assert.Equal("Sports", (string?)Assert.Single((await program.GetFromJsonAsync<JsonArray>("/api/v1/desks"))!)!["name"]);
    }

    [Fact]
    public async Task A_token_is_shown_once_and_kept_as_a_hash()
    {
        using var program = await Server.Program(await Server.NewPerson("Anna"));

        var made = await program.PostAsJsonAsync("/api/v1/tokens", new { name = "nightly" });
        var secret = (string)(await made.Content.ReadFromJsonAsync<JsonObject>())!["secret"]!;

        Assert.StartsWith("trl_", secret, StringComparison.Ordinal);
        Assert.DoesNotContain(secret, await program.GetStringAsync("/api/v1/tokens"), StringComparison.Ordinal);
        Assert.All(await Server.Rows(db => db.AccessTokens.ToListAsync()), t => Assert.Equal(32, t.Hash.Length));
        using var other = Server.WithToken(secret);
        Assert.Equal(HttpStatusCode.OK, (await other.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task A_revoked_token_is_refused_at_once()
    {
        var anna = await Server.NewPerson("Anna");
        using var program = await Server.Program(anna);
        var id = await Server.Rows(db => db.AccessTokens.Where(t => t.PersonId == anna).Select(t => t.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync($"/api/v1/tokens/{id}")).StatusCode);

        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/me")).StatusCode);
    }

    [Fact]
    public async Task Nobody_revokes_anothers_token()
    {
        var anna = await Server.NewPerson("Anna");
        using var annas = await Server.Program(anna);
        using var bens = await Server.Program(await Server.NewPerson("Ben"));
        var id = await Server.Rows(db => db.AccessTokens.Where(t => t.PersonId == anna).Select(t => t.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await bens.DeleteAsync($"/api/v1/tokens/{id}")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await annas.GetAsync("/api/v1/me")).StatusCode);
    }

    [Theory]
    [InlineData("trl_unknown")]
    [InlineData("")]
    public async Task A_wrong_token_is_refused_even_beside_a_good_cookie(string token)
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));

        var answer = await browser.SendOnce(HttpMethod.Get, "/api/v1/me", with: r => r.Headers.TryAddWithoutValidation("Authorization", $"Bearer {token}"));

        Assert.Equal(HttpStatusCode.Unauthorized, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task Its_last_use_is_kept_to_the_hour()
    {
        var anna = await Server.NewPerson("Anna");
        using var program = await Server.Program(anna);
        await program.GetAsync("/api/v1/me");
        var first = await Used();

        Server.Clock.Advance(TimeSpan.FromMinutes(59));
        await program.GetAsync("/api/v1/me");
        Assert.Equal(first, await Used());

        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        await program.GetAsync("/api/v1/me");
        Assert.Equal(Server.Clock.GetUtcNow().ToUnixTimeSeconds(), (await Used())!.Value.ToUnixTimeSeconds());

        Task<DateTimeOffset?> Used() => Server.Rows(db => db.AccessTokens.Where(t => t.PersonId == anna).Select(t => t.Used).SingleAsync());
    }

    [Fact]
    public async Task The_settings_page_shows_a_token_once_and_revokes_it()
    {
        var anna = await Server.NewPerson("Anna");
        var browser = await Server.Browser(anna);

        var page = await browser.Submit(await browser.Get("/settings"), "/settings/tokens", ("name", "nightly"));
        var secret = page.Html.QuerySelector("#shown")!.TextContent;
        using var program = Server.WithToken(secret);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync("/api/v1/me")).StatusCode);

        page = await browser.Get("/settings");
        Assert.DoesNotContain(secret, page.Text, StringComparison.Ordinal);
        await browser.Submit(page, "/settings/tokens/");
        Assert.Equal(HttpStatusCode.Unauthorized, (await program.GetAsync("/api/v1/me")).StatusCode);
    }
}
