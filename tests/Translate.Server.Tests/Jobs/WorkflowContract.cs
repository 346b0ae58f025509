using System.Net;
using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Translate.Server.Tests.Running;

namespace Translate.Server.Tests.Jobs;

public sealed class WorkflowOnSqlite(SqliteService service) : WorkflowContract(service), IClassFixture<SqliteService>;

public sealed class WorkflowOnPostgres(PostgresService service) : WorkflowContract(service), IClassFixture<PostgresService>;

/// <summary>The way of a document through the desk, as people and programs go it, on every database.</summary>
public abstract class WorkflowContract(RunningService service)
{
    [Fact]
    public async Task The_seed_article_is_delivered_in_Korean_and_English_from_memory_alone()
    {
        Assert.Equal(Place.KoreanArticle, await File.ReadAllBytesAsync(Path.Combine(service.Place.Translations, "ko", "us-korea-alliance.txt")));
        Assert.Equal(Place.Article, await File.ReadAllBytesAsync(Path.Combine(service.Place.Translations, "en", "us-korea-alliance.txt")));
        var jobs = (await service.Manager.GetFromJsonAsync<JsonElement[]>("/api/v1/desks/1/jobs?state=delivered&locale=ko"))!;
        var korean = jobs.Single(j => j.GetProperty("name").GetString() == "us-korea-alliance.txt");
        Assert.Equal(Place.KoreanArticle, await service.Manager.GetByteArrayAsync($"/api/v1/jobs/{korean.GetProperty("id")}/file"));
    }

    [Fact]
    public async Task The_Korean_article_gives_the_English_one_back_through_the_same_memory()
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Place.KoreanArticle), "file", "korean.txt" }, { new StringContent("ko"), "from" }, { new StringContent("en"), "to" } };
        var document = await (await service.Editor.PostAsync("/api/v1/desks/1/documents", form)).Content.ReadFromJsonAsync<JsonElement>();
        var job = document.GetProperty("jobs")[0].GetInt64();
        await Wait.Until(async () => await service.State(job) is "delivered");
        Assert.Equal(Place.Article, await service.Manager.GetByteArrayAsync($"/api/v1/jobs/{job}/file"));
    }

    [Fact]
    public async Task A_document_is_claimed_translated_submitted_returned_approved_and_delivered()
    {
        var (_, job) = await service.TakeIn("A heading\n\nOne thing. Another thing.\n");
        await Moves(service.Translator, job, "claim");
        await Save(service.Translator, job, 0, 0, "제목");
        await Save(service.Translator, job, 1, 0, "한 가지.");
        Assert.Equal(HttpStatusCode.Conflict, (await Post(service.Translator, job, "submit")).StatusCode);
        await Save(service.Translator, job, 2, 0, "또 한 가지.");
        await Moves(service.Translator, job, "submit");

        var silent = await service.Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = " " });
        Assert.Equal(HttpStatusCode.BadRequest, silent.StatusCode);
        (await service.Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/return", new { comment = "The heading, please." })).EnsureSuccessStatusCode();
        Assert.Equal("claimed", await service.State(job));
        await Save(service.Translator, job, 0, 1, "더 나은 제목");
        await Moves(service.Translator, job, "submit");
        (await service.Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).EnsureSuccessStatusCode();
        await Wait.Until(async () => await service.State(job) is "delivered");

        Assert.Equal("더 나은 제목\n\n한 가지. 또 한 가지.\n", await service.Translator.GetStringAsync($"/api/v1/jobs/{job}/file"));
        var history = (await service.Manager.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/segments/0/history"))!;
        Assert.Equal("제목", history.Single().GetProperty("text").GetProperty("text").GetString());
        var record = (await service.Manager.GetFromJsonAsync<JsonElement[]>($"/api/v1/jobs/{job}/record"))!;
        Assert.Equal(["prepared", "claimed", "submitted", "returned", "submitted", "approved", "delivered"], record.Select(a => a.GetProperty("act").GetString()));
        var told = (await service.Editor.GetFromJsonAsync<JsonElement[]>("/api/v1/notices"))!;
        Assert.Equal(2, told.Count(n => n.GetProperty("kind").GetString() is "submitted" && n.GetProperty("job").GetInt64() == job));

        await Moves(service.Editor, job, "reopen");
        Assert.Equal("submitted", await service.State(job));
    }

    [Fact]
    public async Task What_was_approved_fills_the_next_document()
    {
        var (_, first) = await service.TakeIn("The minister praised the treaty of Gangneung.\n");
        await Moves(service.Translator, first, "claim");
        await Save(service.Translator, first, 0, 0, "장관은 강릉 조약을 높이 평가했다.");
        await Moves(service.Translator, first, "submit");
        (await service.Editor.PostAsJsonAsync($"/api/v1/jobs/{first}/approve", new { })).EnsureSuccessStatusCode();
        await Wait.Until(async () => await service.State(first) is "delivered");

        var (_, second) = await service.TakeIn("Something else. The minister praised the treaty of Gangneung.\n");
        var target = (await service.Segments(second))[1].GetProperty("target");
        Assert.Equal("장관은 강릉 조약을 높이 평가했다.", target.GetProperty("text").GetProperty("text").GetString());
        Assert.Equal("memory", target.GetProperty("origin").GetString());
    }

    [Fact]
    public async Task Of_twenty_who_claim_at_once_one_wins_and_the_others_are_told()
    {
        var (_, job) = await service.TakeIn("Who takes me?\n");
        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => Post(i % 2 == 0 ? service.Translator : service.OtherTranslator, job, "claim")));
        Assert.Single(answers, a => a.StatusCode is HttpStatusCode.NoContent);
        Assert.Equal(19, answers.Count(a => a.StatusCode is HttpStatusCode.Conflict));
    }

    [Fact]
    public async Task A_save_that_names_an_old_version_is_told_what_stands_there_and_overwrites_nothing()
    {
        var (_, job) = await service.TakeIn("One sentence.\n");
        await Moves(service.Translator, job, "claim");
        await Save(service.Translator, job, 0, 0, "첫째");

        var late = await service.Translator.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = "둘째" });
        Assert.Equal(HttpStatusCode.Conflict, late.StatusCode);
        Assert.Equal("첫째", (await late.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("text").GetProperty("text").GetString());
        Assert.Equal("첫째", (await service.Segments(job))[0].GetProperty("target").GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public async Task Of_ten_who_save_one_version_at_once_one_is_kept_and_none_is_overwritten()
    {
        var (_, job) = await service.TakeIn("One sentence.\n");
        await Moves(service.Translator, job, "claim");
        var answers = await Task.WhenAll(Enumerable.Range(0, 10).Select(i => service.Translator.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = $"번역 {i}" })));
        Assert.Single(answers, a => a.IsSuccessStatusCode);
        var target = (await service.Segments(job))[0].GetProperty("target");
        Assert.Equal(1, target.GetProperty("version").GetInt32());
        Assert.Equal(1, (await service.Manager.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}")).GetProperty("translated").GetInt32());
    }

    [Fact]
    public async Task Nobody_writes_into_a_job_that_is_not_in_their_hands()
    {
        var (_, job) = await service.TakeIn("One sentence.\n");
        var unclaimed = await service.Translator.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = "번역" });
        Assert.Equal(HttpStatusCode.Conflict, unclaimed.StatusCode);
        await Moves(service.Translator, job, "claim");
        var other = await service.OtherTranslator.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = "번역" });
        Assert.Equal(HttpStatusCode.Conflict, other.StatusCode);
        Assert.Equal(HttpStatusCode.Conflict, (await Post(service.OtherTranslator, job, "release")).StatusCode);
    }

    [Fact]
    public async Task Half_a_surrogate_pair_and_a_null_character_are_refused()
    {
        var (_, job) = await service.TakeIn("One sentence.\n");
        await Moves(service.Translator, job, "claim");
        foreach (var text in new[] { "\\u0000", "\\ud800" })
        {
            using var body = new StringContent($$"""{"version":0,"typed":"a{{text}}b"}""", Encoding.UTF8, "application/json");
            var answer = await service.Translator.PutAsync($"/api/v1/jobs/{job}/segments/0", body);
            Assert.Equal(HttpStatusCode.BadRequest, answer.StatusCode);
        }

        Assert.Equal(JsonValueKind.Null, (await service.Segments(job))[0].GetProperty("target").ValueKind);
    }

    [Fact]
    public async Task A_released_job_keeps_the_work_so_far_for_the_next_person()
    {
        var (_, job) = await service.TakeIn("Work of the first. Work of the second.\n");
        await Moves(service.Translator, job, "claim");
        await Save(service.Translator, job, 0, 0, "한 가지.");
        await Moves(service.Translator, job, "release");
        await Moves(service.OtherTranslator, job, "claim");
        Assert.Equal("한 가지.", (await service.Segments(job))[0].GetProperty("target").GetProperty("text").GetProperty("text").GetString());
    }

    [Fact]
    public async Task A_draft_can_be_had_at_any_time_and_says_that_it_is_one()
    {
        var (_, job) = await service.TakeIn("A draft of mine. A draft of yours.\n", "piece.txt");
        await Moves(service.Translator, job, "claim");
        await Save(service.Translator, job, 0, 0, "한 가지.");
        var draft = await service.Translator.GetAsync($"/api/v1/jobs/{job}/draft");
        Assert.Contains("draft", draft.Content.Headers.ContentDisposition!.FileName, StringComparison.Ordinal);
        Assert.Equal("한 가지. A draft of yours.\n", await draft.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task A_resource_file_keeps_its_placeholders_or_is_not_submitted()
    {
        const string Resx = "<root>\r\n  <data name=\"Greeting\"><value>Hello {0:N2} &amp; more</value><comment>A number</comment></data>\r\n</root>\r\n";
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(Resx)), "file", "Strings.resx" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        var document = await (await service.Editor.PostAsync("/api/v1/desks/1/documents", form)).Content.ReadFromJsonAsync<JsonElement>();
        var job = document.GetProperty("jobs")[0].GetInt64();
        await Wait.Until(async () => await service.State(job) is "available");
        await Moves(service.Translator, job, "claim");
        var lost = await service.Translator.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/0", new { version = 0, typed = "안녕" });
        Assert.Equal(HttpStatusCode.BadRequest, lost.StatusCode);
        await Save(service.Translator, job, 0, 0, "{0:N2} & 안녕");
        await Moves(service.Translator, job, "submit");
        (await service.Editor.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { })).EnsureSuccessStatusCode();
        await Wait.Until(async () => await service.State(job) is "delivered");
        var file = await service.Manager.GetAsync($"/api/v1/jobs/{job}/file");
        Assert.Equal("Strings.ko.resx", file.Content.Headers.ContentDisposition!.FileName);
        Assert.Equal(Resx.Replace("Hello {0:N2} &amp; more", "{0:N2} &amp; 안녕", StringComparison.Ordinal), await file.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task The_memory_goes_out_as_TMX_and_comes_in_again_without_a_pair_twice()
    {
        var tmx = await service.Manager.GetByteArrayAsync("/api/v1/desks/1/memory");
        using var body = new ByteArrayContent(tmx);
        var answer = await service.Manager.PostAsync("/api/v1/desks/1/memory?name=First%20memory%20(en-ko)", body);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
        var import = await answer.Content.ReadFromJsonAsync<JsonElement>();
        Assert.True(import.GetProperty("known").GetInt32() >= 36, import.ToString());
        Assert.Equal(0, import.GetProperty("leftOut").GetArrayLength());
    }

    [Fact]
    public async Task Progress_is_pushed_to_whoever_looks()
    {
        using var stream = await service.Translator.GetStreamAsync("/api/v1/desks/1/events");
        using var reader = new StreamReader(stream);
        var (_, job) = await service.TakeIn("Watch me.\n");
        using var late = new CancellationTokenSource(TimeSpan.FromSeconds(20));
        while (await reader.ReadLineAsync(late.Token) is { } line)
            if (line.Contains($"\"id\":{job},\"state\":\"available\"", StringComparison.Ordinal)) return;
        Assert.Fail("The stream ended.");
    }

    static Task<HttpResponseMessage> Post(HttpClient who, long job, string move) => who.PostAsync($"/api/v1/jobs/{job}/{move}", null);

    static async Task Moves(HttpClient who, long job, string move)
    {
        var answer = await Post(who, job, move);
        Assert.True(answer.StatusCode is HttpStatusCode.NoContent, $"{move}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }

    static async Task Save(HttpClient who, long job, int ordinal, int version, string text)
    {
        var answer = await who.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/{ordinal}", new { version, typed = text });
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }
}
