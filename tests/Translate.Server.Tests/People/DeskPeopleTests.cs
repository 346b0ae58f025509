using System.Net;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Tests.People;

public class DeskPeopleTests : ServerTests
{
    [Fact]
    public async Task A_manager_adds_somebody_who_comes_in_by_the_link()
    {
        var (desk, manager, program) = await Managed();

        var link = await Add(program, desk, "cho@example.org", "Cho", "editor");

        var browser = Server.Browser();
        var page = await browser.Submit(await browser.Get(link!), link!);
        Assert.Equal("/welcome", page.Address);
        var cho = await Server.Rows(db => db.Users.Include(p => p.Memberships).SingleAsync(p => p.Email == "cho@example.org"));
        Assert.Equal(DeskRole.Editor, Assert.Single(cho.Memberships).Role);
        Assert.Equal(1, await Server.Rows(db => db.Audit.CountAsync(a => a.Act == "person-added" && a.DeskId == desk && a.PersonId == manager)));
    }

    [Fact]
    public async Task A_known_person_is_added_without_a_link_that_would_let_the_manager_in_as_them()
    {
        var (desk, _, program) = await Managed();
        var known = await Server.NewPerson("Known", await Server.NewDesk("Another desk"), DeskRole.Manager);

        Assert.Null(await Add(program, desk, TestServer.Address("Known"), "Known", "translator"));

        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync($"/api/v1/desks/{desk}/people/{known}/link", null)).StatusCode);
    }

    [Fact]
    public async Task A_manager_makes_no_link_for_an_operator_but_an_operator_for_anybody()
    {
        var (desk, _, program) = await Managed();
        var boss = await Server.NewPerson("Boss", desk, isOperator: true);
        var busy = await Server.NewPerson("Busy", desk);
        await Server.Rows(async db => db.Add(new Membership { DeskId = await Server.NewDesk("Another desk"), PersonId = busy, Role = DeskRole.Translator }).Context.SaveChanges());
        using var bosss = await Server.Program(boss);

        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsync($"/api/v1/desks/{desk}/people/{boss}/link", null)).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await bosss.PostAsync($"/api/v1/desks/{desk}/people/{busy}/link", null)).StatusCode);
    }

    [Fact]
    public async Task The_last_manager_is_neither_removed_nor_demoted_nor_added_again_as_less()
    {
        var (desk, manager, program) = await Managed();

        Assert.Equal(HttpStatusCode.Conflict, (await program.DeleteAsync($"/api/v1/desks/{desk}/people/{manager}")).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PutAsJsonAsync($"/api/v1/desks/{desk}/people/{manager}", new { role = "editor" })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PostAsJsonAsync($"/api/v1/desks/{desk}/people", new { email = TestServer.Address("Manager"), name = "Manager", role = "translator" })).StatusCode);

        Assert.Equal(DeskRole.Manager, await Server.Rows(db => db.Memberships.Where(m => m.PersonId == manager).Select(m => m.Role).SingleAsync()));
    }

    [Fact]
    public async Task Of_two_managers_who_remove_each_other_at_once_one_stays()
    {
        var desk = await Server.NewDesk();
        var (one, two) = (await Server.NewPerson("One", desk, DeskRole.Manager), await Server.NewPerson("Two", desk, DeskRole.Manager));
        using var ones = await Server.Program(one);
        using var twos = await Server.Program(two);

        var answers = await Task.WhenAll(
            Task.Run(() => ones.DeleteAsync($"/api/v1/desks/{desk}/people/{two}")),
            Task.Run(() => twos.DeleteAsync($"/api/v1/desks/{desk}/people/{one}")));

        // The slower one is told that it is the last, or is no longer let in.
        Assert.Single(answers, a => a.StatusCode == HttpStatusCode.NoContent);
        Assert.Equal(1, await Server.Rows(db => db.Memberships.CountAsync(m => m.DeskId == desk && m.Role == DeskRole.Manager)));
    }

    [Fact]
    public async Task A_role_changed_counts_at_once()
    {
        var (desk, _, program) = await Managed();
        var anna = await Server.NewPerson("Anna", desk);
        using var annas = await Server.Program(anna);
        Assert.Equal(HttpStatusCode.Forbidden, (await annas.GetAsync($"/api/v1/desks/{desk}/people")).StatusCode);

        await program.PutAsJsonAsync($"/api/v1/desks/{desk}/people/{anna}", new { role = "manager" });
        Assert.Equal(HttpStatusCode.OK, (await annas.GetAsync($"/api/v1/desks/{desk}/people")).StatusCode);

        await program.DeleteAsync($"/api/v1/desks/{desk}/people/{anna}");
        Assert.Equal(HttpStatusCode.NotFound, (await annas.GetAsync($"/api/v1/desks/{desk}/people")).StatusCode);
    }

    [Theory]
    [InlineData("""{"email":"nowhere","name":"Cho","role":"editor"}""")]
    [InlineData("""{"email":"cho@example.org","name":" ","role":"editor"}""")]
    [InlineData("""{"email":"cho@example.org","name":"Cho","role":7}""")]
    [InlineData("""{"email":"cho@example.org","name":"Cho","role":"king"}""")]
    [InlineData("""{"name":"Cho"}""")]
    [InlineData("{}")]
    [InlineData("no JSON")]
    public async Task A_request_that_makes_no_sense_is_refused_and_changes_nothing(string body)
    {
        var (desk, _, program) = await Managed();
        using var content = new StringContent(body, System.Text.Encoding.UTF8, "application/json");

        var answer = await program.PostAsync($"/api/v1/desks/{desk}/people", content);

        Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        Assert.Equal("application/problem+json", answer.Content.Headers.ContentType?.MediaType);
        Assert.Equal(1, await Server.Rows(db => db.Memberships.CountAsync(m => m.DeskId == desk)));
    }

    [Fact]
    public async Task The_people_page_adds_changes_and_removes_people()
    {
        var desk = await Server.NewDesk();
        var browser = await Server.Browser(await Server.NewPerson("Manager", desk, DeskRole.Manager));

        var page = await browser.Submit(await browser.Get($"/desks/{desk}/people"), $"/desks/{desk}/people", ("name", "Cho"), ("email", "nowhere"), ("role", "Editor"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Html.QuerySelector($"#e-{desk}-error"));
        Assert.Equal("Cho", page.Html.QuerySelector($"#n-{desk}")!.GetAttribute("value"));

        page = await browser.Submit(page, $"/desks/{desk}/people", ("name", "Cho"), ("email", "cho@example.org"), ("role", "Editor"));
        Assert.Contains("/sign-in/link/", page.Html.QuerySelector("#shown")!.TextContent, StringComparison.Ordinal);
        var cho = await Server.Rows(db => db.Users.Where(p => p.Email == "cho@example.org").Select(p => p.Id).SingleAsync());

        page = await browser.Submit(page, $"/desks/{desk}/people/{cho}/role", ("role", "Manager"));
        Assert.Equal(DeskRole.Manager, await Server.Rows(db => db.Memberships.Where(m => m.PersonId == cho).Select(m => m.Role).SingleAsync()));

        page = await browser.Submit(page, $"/desks/{desk}/people/{cho}/link");
        Assert.NotNull(page.Html.QuerySelector("#shown"));

        await browser.Submit(page, $"/desks/{desk}/people/{cho}/remove");
        Assert.False(await Server.Rows(db => db.Memberships.AnyAsync(m => m.PersonId == cho)));
    }

    [Fact]
    public async Task One_changes_ones_own_name()
    {
        var browser = await Server.Browser(await Server.NewPerson("Anna"));

        var page = await browser.Submit(await browser.Get("/settings"), "/settings/name", ("name", "Anna Kim"));

        Assert.Contains("Anna Kim", (await browser.Get("/settings")).Html.QuerySelector("header")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.UnprocessableEntity, (await browser.Submit(page, "/settings/name", ("name", " "))).Status);
    }

    async Task<(long Desk, long Manager, HttpClient Program)> Managed()
    {
        var desk = await Server.NewDesk();
        var manager = await Server.NewPerson("Manager", desk, DeskRole.Manager);
        return (desk, manager, await Server.Program(manager));
    }

    static async Task<string?> Add(HttpClient program, long desk, string email, string name, string role)
    {
        var answer = await program.PostAsJsonAsync($"/api/v1/desks/{desk}/people", new { email, name, role });
        Assert.Equal(HttpStatusCode.OK, answer.StatusCode);
        return (string?)(await answer.Content.ReadFromJsonAsync<JsonObject>())!["link"];
    }
}
