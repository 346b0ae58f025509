using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.People;

public class SignInTests : ServerTests
{
    const string Password = "correct horse";

    [Fact]
    public async Task A_password_signs_in_and_leads_back_to_where_one_was()
    {
        await Server.NewPerson("Anna", password: Password);
        var browser = Server.Browser();

        var page = await browser.Get("/settings");
        Assert.Equal("/sign-in?from=%2Fsettings", page.Address);

        page = await SignIn(browser, page, Password);
        Assert.Equal("/settings", page.Address);
    }

    [Theory]
    [InlineData("https://elsewhere.example/")]
    [InlineData("//elsewhere.example/")]
    [InlineData("/\\elsewhere.example/")]
    public async Task Signing_in_leads_nowhere_else(string elsewhere)
    {
        await Server.NewPerson("Anna", await Server.NewDesk(), password: Password);
        var browser = Server.Browser();
        var page = await browser.Get($"/sign-in?from={Uri.EscapeDataString(elsewhere)}");

        page = await SignIn(browser, page, Password);

        Assert.StartsWith("/", page.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("elsewhere", page.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_wrong_password_and_an_unknown_address_are_answered_alike_and_the_address_stays_typed()
    {
        await Server.NewPerson("Anna", password: Password);
        var browser = Server.Browser();

        var wrong = await SignIn(browser, await browser.Get("/sign-in"), "a wrong one");
        var unknown = await SignIn(browser, await browser.Get("/sign-in"), Password, "nobody");

        Assert.Equal(HttpStatusCode.UnprocessableEntity, wrong.Status);
        Assert.Equal(wrong.Status, unknown.Status);
        Assert.Equal(Said(wrong), Said(unknown));
        Assert.Equal(TestServer.Address("Anna"), wrong.Html.QuerySelector("#email")!.GetAttribute("value"));
    }

    [Fact]
    public async Task After_five_wrong_passwords_the_right_one_has_to_wait()
    {
        await Server.NewPerson("Anna", await Server.NewDesk(), password: Password);
        var browser = Server.Browser();
        var page = await browser.Get("/sign-in");
        var wrong = "";
        for (var i = 0; i < 5; i++)
        {
            wrong = Said(page) ?? "";
            page = await SignIn(browser, page, "a wrong one");
        }

        page = await SignIn(browser, page, Password);

        Assert.Equal("/sign-in", page.Address);
        Assert.NotEqual(wrong, Said(page));
    }

    [Fact]
    public async Task A_cookie_survives_a_restart()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna", await Server.NewDesk()));

        await Restart();

        Assert.Equal("/settings", (await browser.At(Server).Get("/settings")).Address);
    }

    [Fact]
    public async Task Another_password_ends_what_was_signed_in_elsewhere()
    {
        var anna = await Server.NewPerson("Anna", password: Password);
        var (here, there) = (await Server.Browser(anna), await Server.Browser(anna));

        await here.Submit(await here.Get("/settings"), "/settings/password", ("new", "a newer password"));

        Assert.Equal("/settings", (await here.Get("/settings")).Address);
        Assert.StartsWith("/sign-in", (await there.Get("/settings")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Who_is_removed_from_the_service_is_out_at_once()
    {
        var anna = await Server.NewPerson("Anna");
        var browser = await Server.Browser(anna);

        await Server.Rows(db => db.Users.Where(p => p.Id == anna).ExecuteDeleteAsync());

        Assert.StartsWith("/sign-in", (await browser.Get("/settings")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task An_operators_right_ends_when_it_is_taken()
    {
        var anna = await Server.NewPerson("Anna", isOperator: true);
        var browser = await Server.Browser(anna);
        Assert.Equal(HttpStatusCode.OK, (await browser.Get("/operations/jobs")).Status);

        await Server.Rows(db => db.Users.Where(p => p.Id == anna).ExecuteUpdateAsync(set => set.SetProperty(p => p.IsOperator, false)));

        Assert.Equal(HttpStatusCode.Forbidden, (await browser.Get("/operations/jobs")).Status);
    }

    [Fact]
    public async Task Signing_out_signs_out()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));

        await browser.Submit(await browser.Get("/settings"), "/sign-out");

        Assert.StartsWith("/sign-in", (await browser.Get("/settings")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_short_password_is_refused_beside_its_field()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));

        var page = await browser.Submit(await browser.Get("/welcome"), "/welcome", ("new", "too short"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Html.QuerySelector("#new-error"));
    }

    [Fact]
    public async Task The_cookie_is_not_for_scripts_or_other_sites()
    {
        var secret = await Server.NewLink(await Server.NewPerson("Anna"));
        var browser = Server.Browser();
        var token = (await browser.Get($"/sign-in/link/{secret}")).Form("/sign-in/link/").QuerySelector("input")!;
        using var form = new FormUrlEncodedContent([new(token.GetAttribute("name")!, token.GetAttribute("value")!)]);

        var answer = await browser.SendOnce(HttpMethod.Post, $"https://localhost/sign-in/link/{secret}", form);

        // The antiforgery cookie was given over http, and is sent to https too.
        var cookie = Assert.Single(answer.Headers.GetValues("Set-Cookie"), c => c.StartsWith("translate=", StringComparison.Ordinal));
        Assert.Contains("httponly", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("samesite=lax", cookie, StringComparison.OrdinalIgnoreCase);
        Assert.Contains("secure", cookie, StringComparison.OrdinalIgnoreCase);
    }

    static Task<Page> SignIn(Browser browser, Page page, string password, string name = "Anna") =>
        browser.Submit(page, "/sign-in", ("email", TestServer.Address(name)), ("password", password));

    static string? Said(Page page) => page.Html.QuerySelector("[role=alert]")?.TextContent;
}
