using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Tests.Engines;

/// <summary>A manager says where a pair's segments go.</summary>
public class RoutePageTests : ServerTests
{
    [Fact]
    public async Task A_route_is_added_with_its_engines_in_their_order_changed_and_removed()
    {
        var (desk, first, second, manager) = await Managed();
        var page = await manager.Get($"/desks/{desk}/routes/new");
        Assert.Equal(("en", "ko"), (page.Html.QuerySelector("#from")!.GetAttribute("value"), page.Html.QuerySelector("#to")!.GetAttribute("value")));

        page = await manager.Submit(
            page, $"/desks/{desk}/routes/new",
            ("choice", "Machine"), ($"e-{first}", "2"), ($"e-{second}", "1"), ("headings", "on"), ("words", "60"), ("below", "55"), ("units", "legal\r\nslogan"), ("kept", "Naver"), ("second", "on"));
        Assert.Equal($"/desks/{desk}/routes", page.Address);
        var route = await Server.Rows(db => db.Routes.SingleAsync());
        Assert.Equal([second, first], route.Engines);
        Assert.Equal((LaneChoice.Machine, true, 60, 55, "legal\nslogan", true, false), (route.Choice, route.HeadingsToPeople, route.MostWords, route.PeopleBelow, route.UnitsToPeople, route.AsksSecondEngine, route.TranslatesBack));
        Assert.Equal(["Second", "First"], page.Html.QuerySelectorAll("ol li").Select(li => li.TextContent.Trim()));
        Assert.Contains("Words kept: 1", page.Text, StringComparison.Ordinal);

        var address = $"/desks/{desk}/routes/{route.Id}";
        page = await manager.Get(address);
        Assert.NotNull(page.Html.QuerySelector($"main a[href='/desks/{desk}/terms']"));
        page = await manager.Submit(page, address, ("choice", "MachineThenPeople"), ($"e-{first}", "1"), ($"e-{second}", "2"));
        Assert.Contains("Changed.", page.Text, StringComparison.Ordinal);
        route = await Server.Rows(db => db.Routes.SingleAsync());
        Assert.Equal([first, second], route.Engines);
        Assert.Equal((LaneChoice.MachineThenPeople, "Naver"), (route.Choice, route.KeptWords));

        page = await manager.Submit(page, $"{address}/remove");
        Assert.Equal($"/desks/{desk}/routes", page.Address);
        Assert.Equal(["route-changed", "route-changed", "route-removed"], await Server.Rows(db => db.Audit.Where(a => a.Act.StartsWith("route")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
    }

    [Fact]
    public async Task What_is_wrong_is_said_in_its_place()
    {
        var (desk, first, second, manager) = await Managed();
        var page = await manager.Submit(
            await manager.Get($"/desks/{desk}/routes/new"), $"/desks/{desk}/routes/new",
            ("from", "en"), ("to", "en"), ("choice", "Machine"), ($"e-{first}", ""), ($"e-{second}", ""), ("words", "0"), ("below", "lots"), ("kept", "Naver\nKakao"), ("second", "on"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("two different languages", page.Html.QuerySelector("#to-error")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(page.Html.QuerySelector("#words-error"));
        Assert.NotNull(page.Html.QuerySelector("#below-error"));
        Assert.Contains("at least one engine", page.Text, StringComparison.Ordinal);
        Assert.Contains("two engines", page.Text, StringComparison.Ordinal);
        Assert.StartsWith("Naver\nKakao", page.Html.QuerySelector("#kept")!.TextContent, StringComparison.Ordinal);
        Assert.True(page.Html.QuerySelector("#c-Machine")!.HasAttribute("checked"));
        Assert.Equal("lots", page.Html.QuerySelector("#below")!.GetAttribute("value"));
        Assert.Equal(0, await Server.Rows(db => db.Routes.CountAsync()));
    }

    [Fact]
    public async Task A_pair_has_one_route()
    {
        var (desk, first, _, manager) = await Managed();
        for (var i = 0; i < 2; i++)
        {
            var page = await manager.Submit(await manager.Get($"/desks/{desk}/routes/new"), $"/desks/{desk}/routes/new", ("from", "en"), ("to", "ko"), ("choice", "Machine"), ($"e-{first}", "1"));
            Assert.Equal(i == 0 ? HttpStatusCode.OK : HttpStatusCode.UnprocessableEntity, page.Status);
        }

        Assert.Equal(1, await Server.Rows(db => db.Routes.CountAsync()));
    }

    [Fact]
    public async Task The_API_does_what_the_pages_do_and_takes_no_engine_of_another_desk()
    {
        var (desk, first, _, _) = await Managed();
        using var program = await Server.Program(await Server.NewPerson("Boss", desk, DeskRole.Manager));
        var address = $"/api/v1/desks/{desk}/routes";
        var foreign = await Engine(await Server.NewDesk("Another desk"), "Theirs");

        var refused = await program.PostAsJsonAsync(address, new { from = "en", to = "ko", rules = new { choice = "machine", engines = new[] { foreign } } });
        Assert.Equal(HttpStatusCode.BadRequest, refused.StatusCode);
        Assert.Contains("the desk's engines", (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);

        var made = await program.PostAsJsonAsync(address, new { from = "en", to = "ko", rules = new { choice = "machine", engines = new[] { first } } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        var one = made.Headers.Location!.OriginalString;
        Assert.Equal(40, (await program.GetFromJsonAsync<JsonElement>(one)).GetProperty("rules").GetProperty("peopleBelow").GetInt32());
        Assert.Equal(HttpStatusCode.NoContent, (await program.PutAsJsonAsync(one, new { choice = "people", engines = Array.Empty<long>() })).StatusCode);
        Assert.Equal("people", (await program.GetFromJsonAsync<JsonElement[]>(address))!.Single().GetProperty("rules").GetProperty("choice").GetString());
        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.GetAsync(one)).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PostAsJsonAsync(address, new { from = "en", to = "ko" })).StatusCode);
    }

    [Fact]
    public async Task Amounts_and_shares_of_the_desk_are_set_and_refused_in_their_places()
    {
        var (desk, _, _, manager) = await Managed();
        var address = $"/desks/{desk}/settings";
        var page = await manager.Submit(await manager.Get(address), address, ("currency", "usd"), ("budget", "250.50"), ("asks", "3"), ("warns", "75"), ("unread", "20"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var row = await Server.Rows(db => db.Desks.SingleAsync(d => d.Id == desk));
        Assert.Equal(("USD", 250_500_000L, 3_000_000L, 75, 20), (row.Currency, row.MachineBudget, row.AsksAbove, row.BudgetWarnsAt, row.MostUnreadMachine));

        foreach (var (field, value) in new[] { ("currency", "EURO"), ("budget", "1,50"), ("budget", "-3"), ("asks", ""), ("warns", "101"), ("unread", "half") })
        {
            page = await manager.Submit(await manager.Get(address), address, (field, value));
            Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
            Assert.NotNull(page.Html.QuerySelector($"#{field}-error"));
        }

        await manager.Submit(await manager.Get(address), address, ("budget", ""));
        Assert.Null((await Server.Rows(db => db.Desks.SingleAsync(d => d.Id == desk))).MachineBudget);
    }

    [Fact]
    public async Task Settings_through_the_API_are_whole_or_refused()
    {
        var (desk, _, _, _) = await Managed();
        using var program = await Server.Program(await Server.NewPerson("Boss", desk, DeskRole.Manager));
        var address = $"/api/v1/desks/{desk}/settings";
        var settings = (await program.GetFromJsonAsync<System.Text.Json.Nodes.JsonObject>(address))!;
        Assert.Null(settings["monthlyBudget"]);

        settings["monthlyBudget"] = 12.5m;
        settings["targetLocales"] = new System.Text.Json.Nodes.JsonArray("ko", "de");
        Assert.Equal(HttpStatusCode.NoContent, (await program.PutAsJsonAsync(address, settings)).StatusCode);
        var row = await Server.Rows(db => db.Desks.SingleAsync(d => d.Id == desk));
        Assert.Equal((12_500_000L, 2), (row.MachineBudget, row.TargetLocales.Count));

        settings["budgetWarnsAt"] = 120;
        Assert.Contains("per cent", await (await program.PutAsJsonAsync(address, settings)).Content.ReadAsStringAsync(), StringComparison.Ordinal);
        settings.Remove("monthlyBudget");
        Assert.Equal(HttpStatusCode.BadRequest, (await program.PutAsJsonAsync(address, settings)).StatusCode);
        Assert.Equal(12_500_000L, (await Server.Rows(db => db.Desks.SingleAsync(d => d.Id == desk))).MachineBudget);
    }

    async Task<(long Desk, long First, long Second, Browser Manager)> Managed()
    {
        var desk = await Server.NewDesk();
        return (desk, await Engine(desk, "First"), await Engine(desk, "Second"), await Server.Browser(await Server.NewPerson("Manager", desk, DeskRole.Manager)));
    }

    Task<long> Engine(long desk, string name) => Server.Rows(async db =>
    {
        var row = new DeskEngine { DeskId = desk, Kind = "libretranslate", Name = name };
        db.Engines.Add(row);
        await db.SaveChangesAsync();
        return row.Id;
    });
}
