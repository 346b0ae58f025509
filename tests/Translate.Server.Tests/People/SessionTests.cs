using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;

namespace Translate.Server.Tests.People;

public class SessionTests : ServerTests
{
    const string Phone = "Mozilla/5.0 (Linux; Android 15) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0 Mobile Safari/537.36";

    [Fact]
    public async Task One_sees_where_one_is_signed_in_and_signs_another_browser_out()
    {
        var anna = await Server.NewPerson("Anna");
        var here = await Server.Browser(anna);
        var there = Server.Browser();
        var link = await there.Get($"/sign-in/link/{await Server.NewLink(anna)}");
        var form = link.Form("/sign-in/link/");
        await there.Post(form.GetAttribute("action")!, [("__RequestVerificationToken", form.QuerySelector("input")!.GetAttribute("value")!)], request => request.Headers.UserAgent.ParseAdd(Phone));
        Assert.Equal("/settings", (await there.Get("/settings")).Address);

        var page = await here.Get("/settings/security");
        Assert.Contains("Chrome · Android", page.Text, StringComparison.Ordinal);
        var id = await Server.Rows(db => db.Sessions.Where(s => s.Agent == Phone).Select(s => s.Id).SingleAsync());
        await here.Submit(page, $"/settings/security/sessions/{id}/end");

        Assert.StartsWith("/sign-in", (await there.Get("/settings")).Address, StringComparison.Ordinal);
        Assert.Equal("/settings", (await here.Get("/settings")).Address);
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.PersonId == anna && a.Act == "session-ended")));
    }

    [Fact]
    public async Task All_others_are_signed_out_at_once_by_page_and_by_program()
    {
        var anna = await Server.NewPerson("Anna");
        var (one, two, three) = (await Server.Browser(anna), await Server.Browser(anna), await Server.Browser(anna));

        await one.Submit(await one.Get("/settings/security"), "/settings/security/others");
        Assert.StartsWith("/sign-in", (await two.Get("/settings")).Address, StringComparison.Ordinal);
        Assert.StartsWith("/sign-in", (await three.Get("/settings")).Address, StringComparison.Ordinal);
        Assert.Equal("/settings", (await one.Get("/settings")).Address);

        using var program = await Server.Program(anna);
        Assert.Single((await program.GetFromJsonAsync<JsonElement[]>("/api/v1/me/sessions"))!);
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync("/api/v1/me/sessions")).StatusCode);
        Assert.StartsWith("/sign-in", (await one.Get("/settings")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Nobody_ends_the_session_of_another()
    {
        var anna = await Server.NewPerson("Anna");
        var browser = await Server.Browser(anna);
        using var ben = await Server.Program(await Server.NewPerson("Ben"));
        var id = await Server.Rows(db => db.Sessions.Select(s => s.Id).SingleAsync());

        Assert.Equal(HttpStatusCode.NotFound, (await ben.DeleteAsync($"/api/v1/me/sessions/{id}")).StatusCode);
        Assert.Equal("/settings", (await browser.Get("/settings")).Address);
    }

    [Fact]
    public async Task Signing_out_ends_the_session_so_that_a_copied_cookie_is_worth_nothing()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));
        var page = await browser.Get("/settings");
        var copied = (await browser.SendOnce(HttpMethod.Get, "/settings")).RequestMessage!.Headers.GetValues("Cookie").Single();

        await browser.Submit(page, "/sign-out");

        using var client = Server.CreateClient(new() { AllowAutoRedirect = false, HandleCookies = false });
        using var request = new HttpRequestMessage(HttpMethod.Get, "/api/v1/me");
        request.Headers.Add("Cookie", copied);
        Assert.Equal(HttpStatusCode.Unauthorized, (await client.SendAsync(request)).StatusCode);
    }

    [Fact]
    public async Task A_browser_that_nobody_used_for_a_month_is_signed_out_and_use_keeps_it()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));
        for (var i = 0; i < 3; i++)
        {
            Server.Clock.Advance(TimeSpan.FromDays(20));
            Assert.Equal("/settings", (await browser.Get("/settings")).Address);
        }

        Server.Clock.Advance(TimeSpan.FromDays(31));
        Assert.StartsWith("/sign-in", (await browser.Get("/settings")).Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_program_does_not_change_how_its_owner_signs_in()
    {
        using var program = await Server.Program(await Server.NewPerson("Anna"));

        Assert.Equal(HttpStatusCode.Forbidden, (await program.GetAsync("/settings/security")).StatusCode);
        Assert.Equal(HttpStatusCode.Forbidden, (await program.PostAsync("/settings/passkeys/options", null)).StatusCode);
    }

    [Fact]
    public async Task What_makes_other_browsers_worthless_takes_them_from_the_list_too()
    {
        var anna = await Server.NewPerson("Anna");
        var (here, there) = (await Server.Browser(anna), await Server.Browser(anna));

        await here.Submit(await here.Get("/settings/security"), "/settings/security/begin");

        Assert.StartsWith("/sign-in", (await there.Get("/settings")).Address, StringComparison.Ordinal);
        Assert.Single(await Server.Rows(db => db.Sessions.Where(s => s.PersonId == anna && s.Ended == null).ToListAsync()));
        Assert.Equal("/settings", (await here.Get("/settings")).Address);
    }

    [Fact]
    public async Task A_passkey_is_made_by_who_signed_in_a_moment_ago_or_knows_the_password()
    {
        var anna = await Server.NewPerson("Anna", password: "correct horse");
        var browser = await Server.Browser(anna);
        Assert.Equal(HttpStatusCode.OK, (await Wish(null)).StatusCode);

        Server.Clock.Advance(TimeSpan.FromMinutes(16));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Wish(null)).StatusCode);
        Assert.NotNull((await browser.Get("/settings/security")).Html.QuerySelector("#passkey-password"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await Wish("wrong horse")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await Wish("correct horse")).StatusCode);

        Task<HttpResponseMessage> Wish(string? password) => browser.SendOnce(HttpMethod.Post, "/settings/passkeys/options", JsonContent.Create(new { password }), request => request.Headers.Add("Sec-Fetch-Site", "same-origin"));
    }

    [Fact]
    public async Task Who_guesses_the_present_password_of_a_browser_left_alone_locks_it()
    {
        var anna = await Server.NewPerson("Anna", password: "correct horse");
        var browser = await Server.Browser(anna);
        Server.Clock.Advance(TimeSpan.FromHours(2));
        for (var i = 0; i < 6; i++) await browser.Submit(await browser.Get("/settings"), "/settings/password", ("old", $"guess {i}"), ("new", "another horse"));

        await browser.Submit(await browser.Get("/settings"), "/settings/password", ("old", "correct horse"), ("new", "another horse"));

        Assert.Equal(0, await Server.Rows(db => db.Audit.CountAsync(a => a.AboutId == anna && a.Act == "password-set")));
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.AboutId == anna && a.Act == "locked-out")));
    }
}
