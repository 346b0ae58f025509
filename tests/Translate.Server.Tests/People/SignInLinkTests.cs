using System.Net;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.People;

public class SignInLinkTests : ServerTests
{
    [Fact]
    public async Task A_link_signs_in_once_and_leads_to_setting_a_password()
    {
        var secret = await Server.NewLink(await Server.NewPerson("Anna", await Server.NewDesk()));
        var browser = Server.Browser();

        var page = await browser.Submit(await browser.Get($"/sign-in/link/{secret}"), "/sign-in/link/");
        Assert.Equal("/welcome", page.Address);
        Assert.Contains("Anna", page.Heading, StringComparison.Ordinal);

        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get($"/sign-in/link/{secret}")).Status);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it()
    {
        var secret = await Server.NewLink(await Server.NewPerson("Anna"));

        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await Server.Browser().Get($"/sign-in/link/{secret}")).Status);

        var browser = Server.Browser();
        Assert.Equal("/welcome", (await browser.Submit(await browser.Get($"/sign-in/link/{secret}"), "/sign-in/link/")).Address);
    }

    [Fact]
    public async Task Of_twenty_who_use_a_link_at_once_one_comes_in()
    {
        var person = await Server.NewPerson("Anna");
        var secret = await Server.NewLink(person);
        var pages = await Task.WhenAll(Enumerable.Range(0, 20).Select(async _ =>
        {
            var browser = Server.Browser();
            return (Browser: browser, Page: await browser.Get($"/sign-in/link/{secret}"));
        }));

        var answers = await Task.WhenAll(pages.Select(p => Task.Run(() => p.Browser.Submit(p.Page, "/sign-in/link/"))));

        Assert.Single(answers, a => a.Address == "/welcome");
        Assert.Equal(19, answers.Count(a => a.Status == HttpStatusCode.Gone));
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.PersonId == person && a.Act == "link-used")));
    }

    [Fact]
    public async Task A_new_link_ends_the_older_one()
    {
        var person = await Server.NewPerson("Anna");
        var (older, newer) = (await Server.NewLink(person), await Server.NewLink(person));

        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get($"/sign-in/link/{older}")).Status);
        Assert.Equal(HttpStatusCode.OK, (await Server.Browser().Get($"/sign-in/link/{newer}")).Status);
    }

    [Fact]
    public async Task A_link_ends_after_its_time()
    {
        var secret = await Server.NewLink(await Server.NewPerson("Anna"));
        var browser = Server.Browser();
        var page = await browser.Get($"/sign-in/link/{secret}");

        Server.Clock.Advance(TimeSpan.FromHours(25));

        Assert.Equal(HttpStatusCode.Gone, (await browser.Submit(page, "/sign-in/link/")).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get($"/sign-in/link/{secret}")).Status);
    }

    [Fact]
    public async Task Who_comes_by_link_may_set_a_password_without_the_forgotten_one()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna", await Server.NewDesk(), password: "the forgotten one"));

        await browser.Submit(await browser.Get("/welcome"), "/welcome", ("new", "a password to keep"));

        var elsewhere = Server.Browser();
        var signedIn = await elsewhere.Submit(await elsewhere.Get("/sign-in"), "/sign-in", ("email", TestServer.Address("Anna")), ("password", "a password to keep"));
        Assert.NotEqual("/sign-in", signedIn.Address);
    }

    [Fact]
    public async Task Later_the_present_password_is_asked_for()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna", password: "the present one"));
        Server.Clock.Advance(TimeSpan.FromHours(2));

        var page = await browser.Get("/settings");
        Assert.NotNull(page.Html.QuerySelector("#old"));
        page = await browser.Submit(page, "/settings/password", ("old", "a wrong one"), ("new", "a password to keep"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Html.QuerySelector("#old-error"));
    }
}
