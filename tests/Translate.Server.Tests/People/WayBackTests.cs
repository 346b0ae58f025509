using System.Globalization;
using System.Net;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Server.Notices;
using Translate.Server.Tests.Notices;

namespace Translate.Server.Tests.People;

public class WayBackTests : ServerTests, IDisposable
{
    readonly SmtpStandIn smtp = new();

    protected override IReadOnlyDictionary<string, string> Settings => new Dictionary<string, string>(StringComparer.Ordinal)
    {
        ["Mail:Host"] = "127.0.0.1",
        ["Mail:Port"] = smtp.Port.ToString(CultureInfo.InvariantCulture),
        ["Mail:Tls"] = "None",
    };

    public void Dispose()
    {
        smtp.Dispose();
        GC.SuppressFinalize(this);
    }

    [Fact]
    public async Task Who_has_forgotten_the_password_gets_a_link_by_e_mail_and_sets_another()
    {
        await Server.NewPerson("Anna", password: "correct horse");

        await Ask("anna@example.org");
        Assert.Equal(1, await Pass());

        var text = NoticeMailTests.Read(Assert.Single(smtp.Received)).TextBody!;
        var path = new Uri(text.Split('\n').Single(l => l.StartsWith("http", StringComparison.Ordinal)).Trim()).PathAndQuery;
        var browser = Server.Browser();
        var page = await browser.Submit(await browser.Get(path), "/sign-in/link/");
        Assert.Equal("/welcome", page.Address);
        await browser.Submit(page, "/welcome", ("new", "a newer password"));
        var other = Server.Browser();
        Assert.Equal("/settings", (await other.Submit(await other.Get("/sign-in?from=/settings"), "/sign-in", ("email", "anna@example.org"), ("password", "a newer password"))).Address);

        // The link worked once, and its secret is nowhere any more.
        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get(path)).Status);
        Assert.Null(await Server.Rows(db => db.Letters.Select(l => l.Sealed).SingleAsync()));
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "way-back-asked")));
    }

    [Fact]
    public async Task Nothing_tells_whether_an_address_is_known()
    {
        await Server.NewPerson("Anna", password: "correct horse");

        var (known, unknown) = (await Ask("anna@example.org"), await Ask("nobody@example.org"));

        Assert.Equal(known.Status, unknown.Status);
        Assert.Equal(known.Text.Replace("anna", "nobody", StringComparison.Ordinal), unknown.Text);
        Assert.Equal(2, await Server.Rows(db => db.Letters.CountAsync()));
        await Pass();
        Assert.Equal("anna@example.org", NoticeMailTests.Read(Assert.Single(smtp.Received)).To.Mailboxes.Single().Address);
    }

    [Fact]
    public async Task One_mailbox_is_not_filled_however_often_somebody_asks()
    {
        await Server.NewPerson("Anna");
        for (var i = 0; i < 5; i++) await Ask("anna@example.org");

        await Pass();

        Assert.True(smtp.Received.Count <= 2, "one e-mail, or two where five minutes passed");
    }

    [Fact]
    public async Task What_the_server_does_not_take_is_tried_again_with_the_same_link()
    {
        await Server.NewPerson("Anna");
        smtp.Manners = Manners.Greylists;
        await Ask("anna@example.org");
        Assert.Equal(0, await Pass());
        Assert.Equal(0, await Pass());
        Assert.Equal(1, smtp.Calls);

        Server.Clock.Advance(TimeSpan.FromMinutes(2));
        Assert.Equal(1, await Pass());

        Assert.Equal(1, await Server.Rows(db => db.SignInLinks.CountAsync()));
        Assert.Single(smtp.Received);
    }

    async Task<Page> Ask(string email)
    {
        var browser = Server.Browser();
        return await browser.Submit(await browser.Get("/sign-in/forgotten"), "/sign-in/forgotten", ("email", email));
    }

    Task<int> Pass() => Server.Do(services => services.GetRequiredService<LetterMail>().Pass(default));
}
