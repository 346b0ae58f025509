using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Server.Data;
using Translate.Server.People;

namespace Translate.Server.Tests.People;

/// <summary>The way from a link into a desk.</summary>
public class InvitationTests : ServerTests
{
    [Fact]
    public async Task A_newcomer_follows_a_link_says_a_name_and_finds_the_list_of_jobs()
    {
        var (desk, link) = await Link();
        var browser = Server.Browser();

        var page = await browser.Get(link);
        Assert.Equal(HttpStatusCode.OK, page.Status);
        page = await browser.Submit(page, link, ("name", "Ben"), ("pair", "en>ko"));

        Assert.StartsWith("/available", page.Address, StringComparison.Ordinal);
        var ben = await Server.Rows(db => db.Users.SingleAsync(p => p.DisplayName == "Ben"));
        Assert.Null(ben.Email);
        Assert.Equal(DeskRole.Translator, (await Server.Rows(db => db.Memberships.SingleAsync(m => m.PersonId == ben.Id && m.DeskId == desk))).Role);
        Assert.Equal(["en>ko"], (await Server.Rows(db => db.LanguagePairs.Where(p => p.PersonId == ben.Id).ToListAsync())).Select(p => $"{p.From}>{p.To}"));
        Assert.Contains(await Server.Rows(db => db.Audit.ToListAsync()), a => a.Act is "joined" && a.PersonId == ben.Id);
    }

    [Fact]
    public async Task Looking_at_a_link_does_not_use_it_and_one_that_is_over_says_so()
    {
        var (_, link) = await Link();
        for (var i = 0; i < 3; i++) Assert.Equal(HttpStatusCode.OK, (await Server.Browser().Get(link)).Status);
        var late = Server.Browser();
        var page = await late.Get(link);
        await Join(link, "Ben");

        page = await late.Submit(page, link, ("name", "Carl"));
        Assert.Equal(HttpStatusCode.Gone, page.Status);
        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get(link)).Status);
        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get("/join/unknown")).Status);
        Assert.False(await Server.Rows(db => db.Users.AnyAsync(p => p.DisplayName == "Carl")));

        var (_, old) = await Link(days: 2);
        Server.Clock.Advance(TimeSpan.FromDays(3));
        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get(old)).Status);
    }

    [Fact]
    public async Task Of_ten_who_take_the_last_place_at_once_one_joins()
    {
        var (desk, link) = await Link();
        var secret = link.Split('/')[^1];
        var results = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => Server.Do(services => services.GetRequiredService<Invitations>().Join(secret, new Newcomer($"Person {i}", null, []), default))));

        Assert.Single(results, r => r.Result is Joining.Done);
        Assert.Equal(9, results.Count(r => r.Result is Joining.Gone));
        Assert.Equal(2, await Server.Rows(db => db.Memberships.CountAsync(m => m.DeskId == desk)));
        Assert.Equal(0, await Server.Rows(db => db.Invitations.Select(i => i.Left).SingleAsync()));
    }

    [Theory]
    [InlineData("a b@c", false)]
    [InlineData("Ben <ben@example.org>", false)]
    [InlineData("ben@", false)]
    [InlineData("ben", false)]
    [InlineData("ben@example.org\r\nBcc: eve@example.org", false)]
    [InlineData(" ben+desk@example.org ", true)]
    public async Task An_address_is_one_that_an_e_mail_can_be_written_to(string typed, bool isOne)
    {
        var desk = await Server.NewDesk();
        var manager = await Server.NewPerson("Manager", desk, DeskRole.Manager);
        Task<T> With<TService, T>(Func<TService, Task<T>> act)
            where TService : notnull => Server.Do(services => act(services.GetRequiredService<TService>()));

        var open = await With<Invitations, MadeInvitation>(i => i.Make(desk, new(), manager, default));
        Assert.Equal(isOne ? InvitationChange.Done : InvitationChange.NoAddress, (await With<Invitations, MadeInvitation>(i => i.Make(desk, new(Email: typed), manager, default))).Change);
        var joined = await With<Invitations, (Joining Result, Person? Person)>(i => i.Join(open.Secret!, new Newcomer("Ben", typed, []), default));
        Assert.Equal(isOne ? Joining.Done : Joining.NoAddress, joined.Result);
        Assert.Equal(isOne ? PeopleChange.AlreadyThere : PeopleChange.NoAddress, (await With<DeskPeople, (PeopleChange Change, string? Link)>(p => p.Add(desk, new(typed, "Ben", DeskRole.Translator), manager, default))).Change);
        Assert.Equal(isOne ? Joining.AlreadyThere : Joining.NoAddress, await With<Invitations, Joining>(i => i.SetEmail(manager, typed, default)));
    }

    [Fact]
    public async Task Nobody_becomes_somebody_else_by_an_address()
    {
        var anna = await Server.NewPerson("Anna");
        var (desk, link) = await Link(people: 3);
        var browser = Server.Browser();

        var page = await browser.Submit(await browser.Get(link), link, ("name", "Not Anna"), ("email", "ANNA@example.org"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Not Anna", page.Html.QuerySelector("#name")!.GetAttribute("value"));
        Assert.NotNull(page.Html.QuerySelector("a[href^='/sign-in?from=']"));
        Assert.Equal("/sign-in", (await browser.Get("/settings")).Address.Split('?')[0]);
        Assert.False(await Server.Rows(db => db.Memberships.AnyAsync(m => m.DeskId == desk && m.PersonId == anna)));
        Assert.Equal(3, await Server.Rows(db => db.Invitations.Select(i => i.Left).SingleAsync()));
    }

    [Fact]
    public async Task Who_is_signed_in_joins_with_one_click_and_takes_no_second_place()
    {
        var (desk, link) = await Link(people: 2);
        var anna = await Server.NewPerson("Anna");
        var browser = await Server.Browser(anna);

        var page = await browser.Get(link);
        await browser.Submit(page, link);
        await browser.Submit(page, link);

        Assert.True(await Server.Rows(db => db.Memberships.AnyAsync(m => m.DeskId == desk && m.PersonId == anna)));
        Assert.Equal(1, await Server.Rows(db => db.Invitations.Select(i => i.Left).SingleAsync()));
    }

    [Fact]
    public async Task A_link_for_an_address_is_for_nobody_else()
    {
        var (desk, link) = await Link(email: "ben@example.org");
        var carl = await Server.Browser(await Server.NewPerson("Carl"));
        var page = await carl.Submit(await carl.Get(link), link);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("ben@example.org", page.Text, StringComparison.Ordinal);

        await Join(link, "Ben");
        Assert.Equal("ben@example.org", await Server.Rows(db => db.Memberships.Where(m => m.DeskId == desk && m.Person!.DisplayName == "Ben").Select(m => m.Person!.Email).SingleAsync()));
    }

    [Fact]
    public async Task A_manager_makes_sees_and_revokes_links_on_the_page()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.Browser(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        var form = $"/desks/{desk}/invitations";

        var page = await manager.Submit(await manager.Get($"/desks/{desk}/people"), form, ("people", "0"), ("days", "7"), ("email", ""));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await manager.Submit(page, form, ("people", "1000"), ("days", "7"), ("email", "no address"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);

        page = await manager.Submit(page, form, ("people", "5"), ("days", "14"), ("email", ""));
        var link = new Uri(page.Html.QuerySelector("#shown")!.TextContent).PathAndQuery;
        Assert.StartsWith("/join/", link, StringComparison.Ordinal);
        page = await manager.Get($"/desks/{desk}/people");
        Assert.Contains("5 places left", page.Text, StringComparison.Ordinal);
        Assert.DoesNotContain(link, page.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);

        await manager.Submit(page, $"{form}/{await Server.Rows(db => db.Invitations.Select(i => i.Id).SingleAsync())}/revoke");
        Assert.Equal(HttpStatusCode.Gone, (await Server.Browser().Get(link)).Status);
        Assert.Equal(["invitation-made", "invitation-revoked"], await Server.Rows(db => db.Audit.Where(a => a.DeskId == desk).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
    }

    [Fact]
    public async Task Everything_about_links_can_be_done_by_a_program()
    {
        var desk = await Server.NewDesk();
        using var manager = await Server.Program(await Server.NewPerson("Manager", desk, DeskRole.Manager));
        using var anna = await Server.Program(await Server.NewPerson("Anna"));

        var made = await (await manager.PostAsJsonAsync($"/api/v1/desks/{desk}/invitations", new { role = "editor", people = 2, days = 3 })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Equal(HttpStatusCode.NoContent, (await anna.PostAsJsonAsync("/api/v1/join", new { link = made.GetProperty("link").GetString() })).StatusCode);
        var open = Assert.Single((await manager.GetFromJsonAsync<JsonElement[]>($"/api/v1/desks/{desk}/invitations"))!);
        Assert.Equal(1, open.GetProperty("left").GetInt32());
        Assert.Equal("Manager", open.GetProperty("madeBy").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await manager.DeleteAsync($"/api/v1/desks/{desk}/invitations/{open.GetProperty("id")}")).StatusCode);
        Assert.Equal(HttpStatusCode.Gone, (await anna.PostAsJsonAsync("/api/v1/join", new { link = made.GetProperty("link").GetString() })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await manager.PostAsJsonAsync($"/api/v1/desks/{desk}/invitations", new { days = 1000 })).StatusCode);

        Assert.Equal(HttpStatusCode.NoContent, (await anna.PutAsJsonAsync("/api/v1/me/pairs", new[] { new { from = "en", to = "ko" }, new { from = "ko", to = "en" } })).StatusCode);
        Assert.Equal(2, (await anna.GetFromJsonAsync<JsonElement[]>("/api/v1/me/pairs"))!.Length);
        Assert.Equal(HttpStatusCode.BadRequest, (await anna.PutAsJsonAsync("/api/v1/me/pairs", new[] { new { from = "en", to = "en" } })).StatusCode);
    }

    [Fact]
    public async Task Languages_are_changed_on_the_settings_page()
    {
        var desk = await Server.NewDesk();
        var anna = await Server.NewPerson("Anna", desk);
        var browser = await Server.Browser(anna);

        var page = await browser.Submit(await browser.Get("/settings"), "/settings/pairs", ("from", "en"), ("to", "nothing!"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("nothing!", page.Html.QuerySelector("#pair-to")!.GetAttribute("value"));
        page = await browser.Submit(page, "/settings/pairs", ("pair", "en>ko"), ("from", "ko"), ("to", "ja"));
        Assert.Equal(["en>ko", "ko>ja"], (await Server.Rows(db => db.LanguagePairs.ToListAsync())).Select(p => $"{p.From}>{p.To}").Order(StringComparer.Ordinal));

        // What is ticked stays, what is not goes.
        await browser.Submit(page, "/settings/pairs", ("pair", "ko>ja"), ("from", ""), ("to", ""));
        Assert.Equal("ko", (await Server.Rows(db => db.LanguagePairs.SingleAsync())).From.Tag);
    }

    [Fact]
    public async Task Who_came_without_an_address_adds_one_and_can_come_back_by_a_password()
    {
        await Server.NewPerson("Anna");
        var (_, link) = await Link();
        var ben = await Join(link, "Ben");

        var page = await ben.Submit(await ben.Get("/settings"), "/settings/email", ("email", "anna@example.org"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        page = await ben.Submit(page, "/settings/email", ("email", "ben@example.org"));
        await ben.Submit(page, "/settings/password", ("new", "a long password"));

        var other = Server.Browser();
        page = await other.Submit(await other.Get("/sign-in"), "/sign-in", ("email", "ben@example.org"), ("password", "a long password"));
        Assert.Equal("/available", page.Address);
    }

    /// <summary>A desk with a manager, and a link into it.</summary>
    async Task<(long Desk, string Link)> Link(int people = 1, int days = 7, string? email = null)
    {
        var desk = await Server.NewDesk();
        var manager = await Server.NewPerson($"Manager{desk}", desk, DeskRole.Manager);
        var made = await Server.Do(services => services.GetRequiredService<Invitations>().Make(desk, new(DeskRole.Translator, people, days, email), manager, default));
        Assert.Equal(InvitationChange.Done, made.Change);
        return (desk, $"/join/{made.Secret}");
    }

    async Task<Browser> Join(string link, string name)
    {
        var browser = Server.Browser();
        await browser.Submit(await browser.Get(link), link, ("name", name));
        return browser;
    }
}
