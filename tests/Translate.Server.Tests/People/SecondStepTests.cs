using System.Net;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.People;

public class SecondStepTests : ServerTests
{
    const string Password = "correct horse";

    [Theory]
    [InlineData(59, "287082")]
    [InlineData(1111111109, "081804")]
    [InlineData(20000000000, "353130")]
    public void The_tests_authenticator_shows_what_the_standard_says(long second, string code) =>
        Assert.Equal(code, Authenticator.Code("GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ", DateTimeOffset.FromUnixTimeSeconds(second)));

    [Fact]
    public async Task Who_has_set_it_up_signs_in_by_password_and_code_and_each_code_works_once()
    {
        var anna = await Server.NewPerson("Anna", password: Password);
        var (key, codes) = await SetUp(await Server.Browser(anna));
        Assert.Equal(10, codes.Count);
        Server.Clock.Advance(TimeSpan.FromMinutes(1));

        var browser = Server.Browser();
        var page = await First(browser);
        Assert.StartsWith("/sign-in/code", page.Address, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await browser.Get("/settings")).Address, StringComparison.Ordinal);
        page = await browser.Submit(page, "/sign-in/code", ("code", "000000"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        var code = Authenticator.Code(key, Server.Clock.GetUtcNow());
        page = await browser.Submit(page, "/sign-in/code", ("code", $"{code[..3]} {code[3..]}"));
        Assert.Equal("/settings", page.Address);
        Assert.Equal("two-step", await Server.Rows(db => db.Audit.Where(a => a.Act == "signed-in").OrderByDescending(a => a.Id).Select(a => a.Detail).FirstAsync()));

        // Read over the shoulder: the same code is worth nothing a moment later.
        var thief = Server.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await thief.Submit(await First(thief), "/sign-in/code", ("code", code))).Status);
    }

    [Fact]
    public async Task A_recovery_code_signs_in_once()
    {
        var anna = await Server.NewPerson("Anna", password: Password);
        var (_, codes) = await SetUp(await Server.Browser(anna));

        var one = Server.Browser();
        Assert.Equal("/settings", (await one.Submit(await First(one), "/sign-in/code", ("recovery", codes[0]))).Address);
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.PersonId == anna && a.Act == "recovery-code-used")));

        var two = Server.Browser();
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await two.Submit(await First(two), "/sign-in/code", ("recovery", codes[0]))).Status);
        Assert.Contains("9", (await one.Get("/settings/security")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_link_does_not_go_around_it()
    {
        var anna = await Server.NewPerson("Anna", password: Password);
        var (key, _) = await SetUp(await Server.Browser(anna));
        Server.Clock.Advance(TimeSpan.FromMinutes(1));

        var browser = await Server.Browser(anna);
        Assert.StartsWith("/sign-in", (await browser.Get("/settings")).Address, StringComparison.Ordinal);
        var page = await browser.Submit(await browser.Get("/sign-in/code?from=/welcome"), "/sign-in/code", ("code", Authenticator.Code(key, Server.Clock.GetUtcNow())));
        Assert.Equal("/welcome", page.Address);

        // And the old password is not asked for: it may be what was forgotten.
        Assert.Equal("/", (await browser.Submit(page, "/welcome", ("new", "a newer password"))).Address.Split('?')[0]);
    }

    [Fact]
    public async Task Wrong_codes_lock_out_and_say_so()
    {
        var anna = await Server.NewPerson("Anna", password: Password);
        await SetUp(await Server.Browser(anna));
        var browser = Server.Browser();
        var page = await First(browser);
        for (var i = 0; i < 4; i++) page = await browser.Submit(page, "/sign-in/code", ("code", "000000"));

        page = await browser.Submit(page, "/sign-in/code", ("code", "000000"));

        Assert.Contains("minutes", page.Html.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.AboutId == anna && a.Act == "locked-out")));

        // The right password has to wait, too.
        Assert.Equal("/sign-in", (await First(Server.Browser())).Address);
    }

    [Fact]
    public async Task It_is_turned_off_only_by_who_gives_the_password_or_has_just_signed_in()
    {
        var anna = await Server.NewPerson("Anna", password: Password);
        var browser = await Server.Browser(anna);
        await SetUp(browser);
        Server.Clock.Advance(TimeSpan.FromHours(1));

        var page = await browser.Submit(await browser.Get("/settings/security"), "/settings/security/off", ("password", "a wrong one"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await browser.Submit(page, "/settings/security/off", ("password", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await browser.Submit(page, "/settings/security/off", ("password", Password));
        Assert.Equal(HttpStatusCode.OK, page.Status);

        var other = Server.Browser();
        Assert.Equal("/settings", (await First(other)).Address);
    }

    [Fact]
    public async Task What_the_database_keeps_of_it_is_encrypted()
    {
        var anna = await Server.NewPerson("Anna", password: Password);
        var (key, codes) = await SetUp(await Server.Browser(anna));

        var kept = await Server.Rows(db => db.UserTokens.Where(t => t.UserId == anna).Select(t => t.Value!).ToListAsync());

        Assert.NotEmpty(kept);
        Assert.DoesNotContain(kept, k => k.Contains(key.Replace(" ", "", StringComparison.Ordinal), StringComparison.Ordinal) || k.Contains(codes[0], StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_desk_that_asks_for_it_is_closed_to_who_has_none()
    {
        var desk = await Server.NewDesk();
        var anna = await Server.NewPerson("Anna", desk, DeskRole.Manager, password: Password);
        using var program = await Server.Program(anna);
        var browser = await Server.Browser(anna);
        await browser.Submit(await browser.Get($"/desks/{desk}/settings"), $"/desks/{desk}/settings", ("second", "on"));

        Assert.StartsWith("/settings/security", (await browser.Get($"/desks/{desk}")).Address, StringComparison.Ordinal);
        var refused = await program.GetAsync($"/api/v1/desks/{desk}/jobs");
        Assert.Equal(HttpStatusCode.Forbidden, refused.StatusCode);
        Assert.Equal("application/problem+json", refused.Content.Headers.ContentType?.MediaType);

        await SetUp(browser);
        Assert.Equal($"/desks/{desk}", (await browser.Get($"/desks/{desk}")).Address);
        Assert.Equal(HttpStatusCode.OK, (await program.GetAsync($"/api/v1/desks/{desk}/jobs")).StatusCode);
    }

    /// <summary>Sets it up on the page.</summary>
    async Task<(string Key, IReadOnlyList<string> Codes)> SetUp(Browser browser)
    {
        var page = await browser.Submit(await browser.Get("/settings/security"), "/settings/security/begin");
        var key = page.Html.QuerySelector("#key")!.TextContent;
        Assert.NotNull(page.Html.QuerySelector("svg.qr path"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "/settings/security/confirm", ("code", "12"))).Status);
        page = await browser.Submit(page, "/settings/security/confirm", ("code", Authenticator.Code(key, Server.Clock.GetUtcNow())));
        return (key, [.. page.Html.QuerySelectorAll("#codes li").Select(l => l.TextContent)]);
    }

    static async Task<Page> First(Browser browser) =>
        await browser.Submit(await browser.Get("/sign-in?from=/settings"), "/sign-in", ("email", TestServer.Address("Anna")), ("password", Password));
}
