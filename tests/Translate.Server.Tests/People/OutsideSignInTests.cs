using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.People;

public sealed class OutsideSignInOnPostgresTests : OutsideSignInTests
{
    protected override string? NewDatabase() => ReadyDatabases.NewPostgres();
}

/// <summary>Signing in by an identity provider that really answers.</summary>
public class OutsideSignInTests : ServerTests, IAsyncLifetime
{
    OpenIdProvider provider = null!;

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["OpenIdConnect:Authority"] = provider.Address,
        ["OpenIdConnect:ClientSecret"] = "a secret",
        ["OpenIdConnect:Name"] = "The house",
    };

    async Task IAsyncLifetime.InitializeAsync()
    {
        provider = await OpenIdProvider.Start();

        // The provider signs with the real time, and the handler believes the service's clock.
        Server.Clock.SetUtcNow(TimeProvider.System.GetUtcNow());
    }

    async Task IAsyncLifetime.DisposeAsync()
    {
        await Over();
        await provider.DisposeAsync();
    }

    [Fact]
    public async Task Somebody_links_an_account_in_the_settings_and_signs_in_by_it_afterwards()
    {
        var anna = await Server.NewPerson("Anna", password: "correct horse");
        var browser = await Server.Browser(anna);
        provider.Email = ("other@example.org", true);

        var page = await There(browser, "/settings/security");
        Assert.Equal("/settings/security", page.Address);
        Assert.NotNull(page.Form("/settings/security/unlink"));

        var other = Server.Browser();
        Assert.Contains("The house", (await other.Get("/sign-in")).Text, StringComparison.Ordinal);
        page = await There(other, "/settings");
        Assert.Equal("/settings", page.Address);
        Assert.Equal(["provider-linked", "signed-in"], await Server.Rows(db => db.Audit.Where(a => a.PersonId == anna && (a.Act == "provider-linked" || a.Detail == "oidc")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));

        await browser.Submit(await browser.Get("/settings/security"), "/settings/security/unlink");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await There(Server.Browser(), "/")).Status);
    }

    [Theory]
    [InlineData(true, true, true)]
    [InlineData(true, false, false)]
    [InlineData(false, true, false)]
    public async Task An_address_signs_in_only_where_both_sides_have_seen_that_it_is_theirs(bool there, bool here, bool signsIn)
    {
        var anna = await Server.NewPerson("Anna");
        await Server.Rows(db => db.Users.Where(p => p.Id == anna).ExecuteUpdateAsync(set => set.SetProperty(p => p.EmailConfirmed, here)));
        provider.Email = (TestServer.Address("Anna"), there);

        var page = await There(Server.Browser(), "/settings");

        Assert.Equal(signsIn, page.Address is "/settings");
        Assert.Equal(signsIn ? 1 : 0, await Server.Rows(db => db.UserLogins.CountAsync()));
    }

    [Fact]
    public async Task An_account_of_one_person_is_not_linked_to_another_and_who_refuses_is_told()
    {
        await There(await Server.Browser(await Server.NewPerson("Anna")), "/settings/security");

        var page = await There(await Server.Browser(await Server.NewPerson("Ben")), "/settings/security");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal(1, await Server.Rows(db => db.UserLogins.CountAsync()));

        provider.Refuses = true;
        page = await There(Server.Browser(), "/");
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("The house", page.Html.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_address_from_elsewhere_links_no_account()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));
        var others = await Server.Browser(await Server.NewPerson("Ben"));
        var bens = (await others.Get("/settings/security")).Html.QuerySelector("a[href^='/sign-in/outside']")!.GetAttribute("href")!;

        foreach (var address in new[] { "/sign-in/outside?from=/settings/security", "/sign-in/outside?proof=nonsense", bens })
            Assert.Equal("/settings/security", (await browser.SendOnce(HttpMethod.Get, address)).Headers.Location!.ToString());
    }

    /// <summary>To the provider and back, as a browser is led.</summary>
    async Task<Page> There(Browser browser, string from)
    {
        var link = (await browser.Get(from)).Html.QuerySelector("a[href^='/sign-in/outside']")?.GetAttribute("href");
        var away = await browser.SendOnce(HttpMethod.Get, link ?? $"/sign-in/outside?from={Uri.EscapeDataString(from)}");
        Assert.StartsWith(provider.Address, away.Headers.Location!.ToString(), StringComparison.Ordinal);
        using var client = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false });
        var back = await client.GetAsync(away.Headers.Location);
        Assert.Equal(HttpStatusCode.Redirect, back.StatusCode);
        return await browser.Get(back.Headers.Location!.PathAndQuery);
    }
}
