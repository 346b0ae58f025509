using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Tests.Engines;

/// <summary>A manager sets engines up, tries them, and sees what they cost.</summary>
public class EnginePageTests : ServerTests
{
    const string Secret = "sesame-4711-open";

    [Fact]
    public async Task A_key_is_sent_to_its_engine_and_shown_nowhere_and_not_in_the_database()
    {
        await using var fake = await FakeEngine.Start(text => text);
        var (desk, manager, program) = await Managed();
        var engine = await Added(manager, desk, fake.Address, Secret);

        await manager.Submit(await manager.Get($"/desks/{desk}/engines"), $"/desks/{desk}/engines/{engine}/test");
        Assert.Equal(Secret, Assert.Single(fake.Keys));

        foreach (var path in new[] { $"/desks/{desk}/engines", $"/desks/{desk}/engines/{engine}", $"/desks/{desk}", $"/desks/{desk}/routes/new", $"/desks/{desk}/settings" })
            Assert.DoesNotContain(Secret, (await manager.Get(path)).Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        foreach (var path in new[] { "engines", $"engines/{engine}", "spending", "routes" })
            Assert.DoesNotContain(Secret, await program.GetStringAsync($"/api/v1/desks/{desk}/{path}"), StringComparison.Ordinal);
        Assert.Equal(["key"], (await program.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/engines/{engine}")).GetProperty("keptSecrets").EnumerateArray().Select(k => k.GetString()));

        var kept = await Server.Rows(db => db.Engines.SingleAsync());
        Assert.DoesNotContain(Secret, kept.Values + kept.Secrets, StringComparison.Ordinal);
        await NotInFiles();
    }

    [Fact]
    public async Task A_secret_left_empty_is_kept_but_not_taken_along_to_another_server()
    {
        await using var fake = await FakeEngine.Start(text => text);
        await using var other = await FakeEngine.Start(text => text);
        var (desk, manager, _) = await Managed();
        var engine = await Added(manager, desk, fake.Address, Secret);
        var address = $"/desks/{desk}/engines/{engine}";

        var page = await manager.Submit(await manager.Get(address), address, ("name", "Ours"));
        Assert.Equal("Ours", page.Heading);
        Assert.Empty(page.Html.QuerySelector("#f-key")!.GetAttribute("value") ?? "");
        await manager.Submit(page, $"{address}/test");
        Assert.Equal([Secret], fake.Keys);

        await manager.Submit(page, address, ("f-address", other.Address));
        await manager.Submit(await manager.Get(address), $"{address}/test");
        Assert.Equal([null], other.Keys);
    }

    [Fact]
    public async Task A_test_says_the_translation_and_lets_a_stopped_engine_work_again()
    {
        await using var fake = await FakeEngine.Start(text => text.Replace("The library is", "도서관은", StringComparison.Ordinal));
        var (desk, manager, _) = await Managed();
        var engine = await Added(manager, desk, fake.Address);
        await Server.Rows(db => db.Engines.ExecuteUpdateAsync(set => set.SetProperty(e => e.IsStopped, true).SetProperty(e => e.Problem, "the key is not accepted")));
        Assert.Contains("the key is not accepted", (await manager.Get($"/desks/{desk}/engines")).Text, StringComparison.Ordinal);
        Assert.NotNull((await manager.Get($"/desks/{desk}")).Html.QuerySelector($".alert a[href='/desks/{desk}/engines']"));

        var page = await manager.Submit(await manager.Get($"/desks/{desk}/engines"), $"/desks/{desk}/engines/{engine}/test");
        Assert.Contains("도서관은", page.Text, StringComparison.Ordinal);
        Assert.Contains("The inline code came through", page.Text, StringComparison.Ordinal);
        Assert.False((await Server.Rows(db => db.Engines.SingleAsync())).IsStopped);
        Assert.Null((await manager.Get($"/desks/{desk}")).Html.QuerySelector($".alert a[href='/desks/{desk}/engines']"));
        var call = await Server.Rows(db => db.EngineCalls.SingleAsync());
        Assert.Equal((EngineCallState.Answered, null, 1), (call.State, call.BatchId, call.Texts));
        Assert.Equal(["engine-added", "engine-tested"], await Server.Rows(db => db.Audit.Where(a => a.DeskId == desk && a.Act.StartsWith("engine")).OrderBy(a => a.Id).Select(a => a.Act).ToListAsync()));
    }

    [Fact]
    public async Task A_test_that_fails_says_in_words_what_is_wrong_and_stops_nothing()
    {
        await using var fake = await FakeEngine.Start(text => text, status: 403);
        var (desk, manager, program) = await Managed();
        var engine = await Added(manager, desk, fake.Address);

        var page = await manager.Submit(await manager.Get($"/desks/{desk}/engines/{engine}"), $"/desks/{desk}/engines/{engine}/test", ("from", "en"), ("to", "de"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        Assert.Contains("the key is not accepted (status 403)", page.Html.QuerySelector("[role=alert]")!.TextContent, StringComparison.Ordinal);
        Assert.False((await Server.Rows(db => db.Engines.SingleAsync())).IsStopped);
        Assert.Equal(EngineCallState.Failed, (await Server.Rows(db => db.EngineCalls.SingleAsync())).State);

        var test = await (await program.PostAsJsonAsync($"/api/v1/desks/{desk}/engines/{engine}/test", new { from = "en", to = "ko" })).Content.ReadFromJsonAsync<JsonElement>();
        Assert.Contains("not accepted", test.GetProperty("problem").GetString(), StringComparison.Ordinal);
        Assert.Contains("not a language tag", (await manager.Submit(page, $"/desks/{desk}/engines/{engine}/test", ("from", "en"), ("to", "?!"))).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_wrong_in_a_form_is_said_in_its_place_and_what_was_typed_is_still_there_but_for_the_key()
    {
        var (desk, manager, _) = await Managed();
        var page = await manager.Submit(await manager.Get($"/desks/{desk}/engines/new?kind=libretranslate"), $"/desks/{desk}/engines/new", ("name", " "), ("f-address", "ftp://elsewhere"), ("f-key", Secret), ("calls", "many"));

        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.NotNull(page.Html.QuerySelector("#name-error"));
        Assert.NotNull(page.Html.QuerySelector("#f-address-error"));
        Assert.NotNull(page.Html.QuerySelector("#calls-error"));
        Assert.Equal("ftp://elsewhere", page.Html.QuerySelector("#f-address")!.GetAttribute("value"));
        Assert.Equal("many", page.Html.QuerySelector("#calls")!.GetAttribute("value"));
        Assert.DoesNotContain(Secret, page.Html.DocumentElement.OuterHtml, StringComparison.Ordinal);
        Assert.Null(page.Html.QuerySelector("#price"));
        Assert.Equal(0, await Server.Rows(db => db.Engines.CountAsync()));
    }

    [Fact]
    public async Task Of_two_managers_who_change_an_engine_the_slower_one_is_told()
    {
        var (desk, manager, _) = await Managed();
        var engine = await Added(manager, desk, "http://127.0.0.1:9");
        var address = $"/desks/{desk}/engines/{engine}";
        var (first, second) = (await manager.Get(address), await manager.Get(address));
        await manager.Submit(first, address, ("name", "First"));

        var page = await manager.Submit(second, address, ("name", "Second"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Equal("Second", page.Html.QuerySelector("#name")!.GetAttribute("value"));
        Assert.Equal(("First", 2), await Server.Rows(async db => (await db.Engines.SingleAsync()) is var e ? (e.Name, e.Version) : default));
    }

    [Fact]
    public async Task A_removed_engine_leaves_all_routes_loses_its_key_and_its_costs_stay()
    {
        var (desk, manager, program) = await Managed();
        var engine = await Added(manager, desk, "http://127.0.0.1:9", Secret);
        await Server.Rows(async db =>
        {
            db.Routes.Add(new() { DeskId = desk, From = Translate.Core.Text.Locale.Parse("en"), To = Translate.Core.Text.Locale.Parse("ko"), Choice = LaneChoice.Machine, Engines = [engine] });
            db.EngineCalls.Add(new() { DeskId = desk, EngineId = engine, State = EngineCallState.Answered, Characters = 1200, Cost = 2_500_000, Begun = Server.Clock.GetUtcNow() });
            return await db.SaveChangesAsync();
        });

        var page = await manager.Submit(await manager.Get($"/desks/{desk}/engines/{engine}"), $"/desks/{desk}/engines/{engine}/remove");
        Assert.Equal($"/desks/{desk}/engines", page.Address);
        Assert.Contains("2.50 EUR", page.Text, StringComparison.Ordinal);
        Assert.Contains("removed", page.Text, StringComparison.Ordinal);
        Assert.Empty((await Server.Rows(db => db.Routes.SingleAsync())).Engines);
        Assert.Null((await Server.Rows(db => db.Engines.SingleAsync())).Secrets);
        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/desks/{desk}/engines/{engine}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync($"/api/v1/desks/{desk}/engines/{engine}")).StatusCode);
        Assert.Contains("No engine is left", (await manager.Get($"/desks/{desk}/routes")).Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_budget_says_what_is_spent_set_aside_and_lost_and_warns_the_managers()
    {
        var (desk, manager, program) = await Managed();
        var translator = await Server.Browser(await Server.NewPerson("Anna", desk));
        await Server.Rows(async db =>
        {
            (await db.Desks.SingleAsync(d => d.Id == desk)).MachineBudget = 10_000_000;
            db.Spending.Add(new() { DeskId = desk, Month = Translate.Server.Engines.LaneStore.Month(Server.Clock.GetUtcNow()), Cost = 6_000_000, Reserved = 1_500_000, Lost = 500_000 });
            return await db.SaveChangesAsync();
        });

        var page = await manager.Get($"/desks/{desk}/engines");
        Assert.Contains("80 % of this month", page.Text, StringComparison.Ordinal);
        Assert.Equal("600", page.Html.QuerySelector("svg .spent")!.GetAttribute("width"));
        Assert.Equal("50", page.Html.QuerySelector("svg .lost")!.GetAttribute("width"));
        Assert.Contains("80 %", (await manager.Get($"/desks/{desk}")).Html.QuerySelector(".alert")!.TextContent, StringComparison.Ordinal);
        Assert.Null((await translator.Get($"/desks/{desk}")).Html.QuerySelector(".alert"));
        var spending = await program.GetFromJsonAsync<JsonElement>($"/api/v1/desks/{desk}/spending");
        Assert.Equal((10m, 6m, 0.5m, true), (spending.GetProperty("budget").GetDecimal(), spending.GetProperty("spent").GetDecimal(), spending.GetProperty("perhapsCharged").GetDecimal(), spending.GetProperty("isPastWarning").GetBoolean()));
        Assert.Equal(HttpStatusCode.BadRequest, (await program.GetAsync($"/api/v1/desks/{desk}/spending?month=yesterday")).StatusCode);
    }

    [Fact]
    public async Task The_API_adds_changes_and_refuses_with_reasons()
    {
        var (desk, _, program) = await Managed();
        var address = $"/api/v1/desks/{desk}/engines";
        Assert.Contains((await program.GetFromJsonAsync<JsonElement[]>($"{address}/kinds"))!, k => k.GetProperty("name").GetString() is "libretranslate");

        var made = await program.PostAsJsonAsync(address, new { kind = "libretranslate", name = "Ours", values = new { address = "http://127.0.0.1:9", key = Secret } });
        Assert.Equal(HttpStatusCode.Created, made.StatusCode);
        Assert.DoesNotContain(Secret, await made.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        var one = made.Headers.Location!.OriginalString;
        Assert.Equal(HttpStatusCode.NoContent, (await program.PutAsJsonAsync(one, new { version = 1, name = "Theirs", values = new { address = "http://127.0.0.1:9" } })).StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await program.PutAsJsonAsync(one, new { version = 1, name = "Nobody’s", values = new { address = "http://127.0.0.1:9" } })).StatusCode);
        Assert.Equal("Theirs", (await program.GetFromJsonAsync<JsonElement>(one)).GetProperty("name").GetString());

        foreach (var (body, word) in new[] { ("""{"kind":"abacus","name":"A"}""", "libretranslate"), ("""{"kind":"libretranslate"}""", "name"), ("""{"kind":"libretranslate","name":"A","values":{"shoe":"7"}}""", "shoe") })
        {
            using var content = new StringContent(body, Encoding.UTF8, "application/json");
            var refused = await program.PostAsync(address, content);
            Assert.Equal((HttpStatusCode.BadRequest, "application/problem+json"), (refused.StatusCode, refused.Content.Headers.ContentType?.MediaType));
            Assert.Contains(word, (await refused.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("detail").GetString(), StringComparison.Ordinal);
        }

        Assert.Equal(HttpStatusCode.NoContent, (await program.DeleteAsync(one)).StatusCode);
        Assert.Empty((await program.GetFromJsonAsync<JsonElement[]>(address))!);
    }

    [Fact]
    public async Task An_engine_of_another_desk_is_not_found_through_ones_own()
    {
        var (desk, manager, program) = await Managed();
        var other = await Server.NewDesk("Another desk");
        var engine = await Server.Rows(async db =>
        {
            var row = new DeskEngine { DeskId = other, Kind = "libretranslate", Name = "Theirs" };
            db.Engines.Add(row);
            await db.SaveChangesAsync();
            return row.Id;
        });

        Assert.Equal(HttpStatusCode.NotFound, (await manager.Get($"/desks/{desk}/engines/{engine}")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await program.DeleteAsync($"/api/v1/desks/{desk}/engines/{engine}")).StatusCode);
        Assert.Equal(HttpStatusCode.NotFound, (await program.PostAsJsonAsync($"/api/v1/desks/{desk}/engines/{engine}/test", new { })).StatusCode);
    }

    /// <summary>Not in any table nor in what the database has yet to write into them, where it is a file.</summary>
    async Task NotInFiles()
    {
        if (await Server.Rows(db => Task.FromResult(db.Database.IsSqlite() ? db.Database.GetConnectionString() : null)) is not { } connection) return;
        foreach (var path in Directory.EnumerateFiles(Path.GetDirectoryName(new SqliteConnectionStringBuilder(connection).DataSource)!, "translate.db*"))
        {
            await using var stream = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite);
            using var bytes = new MemoryStream();
            await stream.CopyToAsync(bytes);
            Assert.Equal(-1, bytes.ToArray().AsSpan().IndexOf(Encoding.UTF8.GetBytes(Secret)));
        }
    }

    async Task<(long Desk, Browser Manager, HttpClient Program)> Managed()
    {
        var desk = await Server.NewDesk();
        var person = await Server.NewPerson("Manager", desk, DeskRole.Manager);
        return (desk, await Server.Browser(person), await Server.Program(person));
    }

    async Task<long> Added(Browser manager, long desk, string address, string key = "")
    {
        var page = await manager.Submit(await manager.Get($"/desks/{desk}/engines/new?kind=libretranslate"), $"/desks/{desk}/engines/new", ("name", "Libre"), ("f-address", address), ("f-key", key));
        Assert.Equal("Libre", page.Heading);
        return await Server.Rows(db => db.Engines.Where(e => e.DeskId == desk).Select(e => e.Id).SingleAsync());
    }
}
