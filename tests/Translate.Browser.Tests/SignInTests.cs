using Microsoft.Playwright;
using Translate.Browser.Tests.Running;
using Translate.Server.Data;
using Translate.Server.Tests.Running;

namespace Translate.Browser.Tests;

/// <summary>The ways in that need a device of one's own: an authenticator's codes, and passkeys of a virtual authenticator.</summary>
public sealed class SignInTests(Site site) : BrowserTests(site), IClassFixture<Site>
{
    const string Password = "correct horse battery";

    readonly Site site = site;

    [Fact]
    public async Task A_second_step_is_set_up_from_the_picture_and_asked_for_from_then_on()
    {
        var mina = await site.Anybody();
        var page = mina.Page;
        await mina.Go(await site.Link("Mina", DeskRole.Translator));
        await page.Locator("main form button").ClickAsync();
        await page.Locator("#new").FillAsync(Password);
        await page.Locator("main form button").ClickAsync();

        await mina.Go("/settings/security");
        await page.Locator("form[action='/settings/security/begin'] button").ClickAsync();
        await Assertions.Expect(page.Locator("svg.qr path")).ToBeVisibleAsync();
        var key = await page.Locator("#key").TextContentAsync();
        await page.Locator("#code").FillAsync(Authenticator.Code(key!, TimeProvider.System.GetUtcNow()));
        await page.Locator("form[action='/settings/security/confirm'] button").ClickAsync();
        await Assertions.Expect(page.Locator("#codes li")).ToHaveCountAsync(10);
        var recovery = await page.Locator("#codes li").First.TextContentAsync();

        var other = await site.Anybody();
        await other.Go("/sign-in?from=/my-work");
        await other.Page.Locator("#email").FillAsync("mina@example.org");
        await other.Page.Locator("#password").FillAsync(Password);
        await other.Page.Locator("form[action='/sign-in'] button").ClickAsync();
        await Assertions.Expect(other.Page.Locator("#code")).ToBeFocusedAsync();
        await other.Page.Locator("summary", new() { HasTextString = "authenticator" }).ClickAsync();
        await other.Page.Locator("#recovery").FillAsync(recovery!);
        await other.Page.Locator("#recovery").PressAsync("Enter");
        await other.Page.WaitForURLAsync("**/my-work");
    }

    [Fact]
    public async Task A_passkey_is_made_and_signs_in_without_a_word_typed()
    {
        // A passkey belongs to a name: an address of numbers has none.
        var named = new UriBuilder(site.Address) { Host = "localhost" }.Uri;
        var jin = await Visitor.Open(named, new(), null);
        try
        {
            var page = jin.Page;
            var devices = await jin.Context.NewCDPSessionAsync(page);
            await devices.SendAsync("WebAuthn.enable");
            await devices.SendAsync("WebAuthn.addVirtualAuthenticator", new()
            {
                ["options"] = new Dictionary<string, object>(StringComparer.Ordinal)
                {
                    ["protocol"] = "ctap2",
                    ["transport"] = "internal",
                    ["hasResidentKey"] = true,
                    ["hasUserVerification"] = true,
                    ["isUserVerified"] = true,
                    ["automaticPresenceSimulation"] = true,
                },
            });
            await jin.Go(await site.Link("Jin", DeskRole.Translator));
            await page.Locator("main form button").ClickAsync();
            await Assertions.Expect(page.Locator("#new")).ToBeVisibleAsync();

            await jin.Go("/settings/security");
            await page.Locator("#passkey-name").FillAsync("Jin's phone");
            await page.Locator("[data-passkey-make] button").ClickAsync();
            await Assertions.Expect(page.GetByText("Jin's phone")).ToBeVisibleAsync();

            await jin.Context.ClearCookiesAsync();
            await jin.Go("/sign-in?from=/my-work");
            await page.Locator("[data-passkey-sign-in] button").ClickAsync();
            await Assertions.Expect(page.Locator("header")).ToContainTextAsync("Jin");
            Assert.EndsWith("/my-work", page.Url, StringComparison.Ordinal);

            // Taken away here, it is worth nothing there.
            await jin.Go("/settings/security");
            await page.Locator("form[action^='/settings/security/passkeys/'] button").ClickAsync();
            await jin.Context.ClearCookiesAsync();
            jin.Expect("422");
            await jin.Go("/sign-in");
            await page.Locator("[data-passkey-sign-in] button").ClickAsync();
            await Assertions.Expect(page.Locator("[data-passkey-sign-in] [role=alert]")).ToBeVisibleAsync();
            Assert.Empty(jin.Complaints);
        }
        finally
        {
            await jin.Context.CloseAsync();
        }
    }
}
