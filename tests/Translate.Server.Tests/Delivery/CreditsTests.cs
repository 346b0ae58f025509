using System.Net;
using System.Net.Http.Json;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Translate.Core.Text;
using Translate.Server.Data;

namespace Translate.Server.Tests.Delivery;

/// <summary>A localized document says who made it, as its desk words that.</summary>
public class CreditsTests : DeliveringTests
{
    const string Article = "# Bridges\n\nThe bridge is open.\n";

    [Fact]
    public async Task Delivered_documents_carry_the_shipped_words_of_their_language_without_what_is_not_known()
    {
        var team = await NewTeam();
        await Ok(team.Boss.PutAsJsonAsync($"/api/v1/desks/{team.Desk}/credits", new { place = "bottom" }));
        var (document, job) = await TakeIn(team, Article, "bridges.md");
        await Server.Rows(db => db.Documents.Where(d => d.Id == document).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Author, "Jane Doe").SetProperty(d => d.Address, "https://example.org/bridges").SetProperty(d => d.Published, new DateOnly(2026, 3, 1))));
        await Translate(team, job, "다리", "다리가 열렸다.");
        await Approve(team, job);
        await Work();

        var (_, bytes) = await File(team.Mina, $"/api/v1/jobs/{job}/file");

        Assert.Equal(
            "# 다리\n\n다리가 열렸다.\n\n글: Jane Doe\\\n원문: <https://example.org/bridges>\\\n원문 게시일: 2026년 3월 1일\\\n번역: Mina\\\n편집: Theo\n",
            Encoding.UTF8.GetString(bytes));
        var credits = await team.Mina.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/jobs/{job}/credits");
        Assert.Equal("번역: Mina", credits.GetProperty("lines")[3].GetString());
    }

    [Fact]
    public async Task A_desk_that_wants_them_nowhere_has_them_in_the_metadata_of_a_page_only()
    {
        var team = await NewTeam();
        var (document, job) = await TakeIn(team, "<html><head><title>Bridges</title></head><body><p>The bridge is open.</p></body></html>", "bridges.html");
        await Server.Rows(db => db.Documents.Where(d => d.Id == document).ExecuteUpdateAsync(set => set
            .SetProperty(d => d.Author, "Jane Doe").SetProperty(d => d.Publisher, "The Harbour").SetProperty(d => d.Address, "https://example.org/bridges").SetProperty(d => d.Published, new DateOnly(2026, 3, 1)).SetProperty(d => d.Licence, "CC BY 4.0")));
        await Translate(team, job, "다리", "다리가 열렸다.");
        await Approve(team, job);
        await Work();

        var page = Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{job}/file")).Bytes);

        Assert.Equal(
            "<html lang=\"ko\"><head><title>다리</title><meta name=\"author\" content=\"Jane Doe\" />\n<meta name=\"publisher\" content=\"The Harbour\" />\n"
            + "<meta name=\"source\" content=\"https://example.org/bridges\" />\n<meta name=\"date\" content=\"2026-03-01\" />\n<meta name=\"rights\" content=\"CC BY 4.0\" />\n<meta name=\"translator\" content=\"Mina\" />\n<meta name=\"editor\" content=\"Theo\" />\n</head><body><p>다리가 열렸다.</p></body></html>", page);
    }

    [Fact]
    public async Task All_who_did_a_part_are_named_once_and_nobody_who_wants_to_be_forgotten()
    {
        var team = await NewTeam();
        var (document, job) = await TakeIn(team, Article, "bridges.md");
        var (jin, gone) = (await Server.NewPerson("Jin", team.Desk), await Server.NewPerson("Gone", team.Desk));
        await Server.Rows(async db =>
        {
            await db.Users.Where(p => p.Id == gone).ExecuteUpdateAsync(set => set.SetProperty(p => p.Forgotten, Server.Clock.GetUtcNow()));
            foreach (var (part, who) in new[] { (1, team.MinaId), (2, jin), (3, team.MinaId), (4, gone) })
                db.Jobs.Add(new() { DeskId = team.Desk, DocumentId = document, Locale = Locale.Parse("de"), Part = part, First = part, State = JobState.Submitted, TranslatorId = who });
            return await db.SaveChangesAsync();
        });
        var german = await Server.Rows(db => db.Jobs.Where(j => j.Part == 2).Select(j => j.Id).SingleAsync());

        var credits = await team.Mina.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/jobs/{german}/credits");

        Assert.Equal(["Mina", "Jin", "a translator of Harbour"], credits.GetProperty("translators").EnumerateArray().Select(t => t.GetString()));
        Assert.Equal(["Translated by Mina, Jin, a translator of Harbour"], credits.GetProperty("lines").EnumerateArray().Select(l => l.GetString()));
        Assert.NotEqual(job, german);
    }

    [Fact]
    public async Task A_manager_words_them_on_a_page_with_an_example_and_is_told_of_fields_that_there_are_not()
    {
        var team = await NewTeam();
        var boss = await Server.Browser(team.BossId);
        var page = await boss.Get($"/desks/{team.Desk}/credits");
        Assert.Contains("번역: Mina Park", page.Html.QuerySelector("[data-example]")!.TextContent, StringComparison.Ordinal);

        page = await boss.Submit(page, $"/desks/{team.Desk}/credits", ("w-ko", "옮긴이 {name}"), ("place", "Top"));
        Assert.Equal(HttpStatusCode.UnprocessableEntity, page.Status);
        Assert.Contains("{name}", page.Html.QuerySelector("#w-ko-error")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("옮긴이 {name}", page.Html.QuerySelector("#w-ko")!.TextContent);

        page = await boss.Submit(page, $"/desks/{team.Desk}/credits", ("w-ko", "옮긴이 {translator}\r\n\r\n글 {author}"));
        Assert.Equal(HttpStatusCode.OK, page.Status);
        var (_, job) = await Deliver(team, "Bridges\n\nThe bridge is open.\n", "bridges.txt", "다리", "다리가 열렸다.");
        Assert.Equal("다리\n\n옮긴이 Mina\n\n다리가 열렸다.\n", Encoding.UTF8.GetString((await File(team.Mina, $"/api/v1/jobs/{job}/file")).Bytes));

        // Left empty, the shipped words hold again.
        await boss.Submit(page, $"/desks/{team.Desk}/credits", ("w-ko", ""));
        Assert.Equal(0, await Server.Rows(db => db.CreditWordings.CountAsync()));
    }

    [Fact]
    public async Task The_API_refuses_a_field_that_there_is_not_and_a_place_that_is_none()
    {
        var team = await NewTeam();

        Assert.Equal(HttpStatusCode.BadRequest, (await team.Boss.PutAsJsonAsync($"/api/v1/desks/{team.Desk}/credits/ko", new { text = "{who}" })).StatusCode);
        Assert.Equal(HttpStatusCode.BadRequest, (await team.Boss.PutAsJsonAsync($"/api/v1/desks/{team.Desk}/credits", new { })).StatusCode);
        Assert.Equal(HttpStatusCode.NoContent, (await team.Boss.PutAsJsonAsync($"/api/v1/desks/{team.Desk}/credits/ko", new { text = "번역 {translator}" })).StatusCode);
        var credits = await team.Boss.GetFromJsonAsync<System.Text.Json.JsonElement>($"/api/v1/desks/{team.Desk}/credits");
        Assert.Equal(("번역 {translator}", false), (credits.GetProperty("wordings")[0].GetProperty("text").GetString(), credits.GetProperty("wordings")[0].GetProperty("isShipped").GetBoolean()));
    }
}
