using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Translate.Server.Data;

namespace Translate.Server.Tests.Practice;

/// <summary>The article that a newcomer may play with.</summary>
public class PracticeArticleTests : ServerTests
{
    [Fact]
    public async Task It_is_in_its_persons_hands_as_soon_as_it_is_prepared_and_the_same_one_the_next_time()
    {
        var anna = await Server.NewPerson("Anna");
        using var client = await Server.Program(anna);

        var job = await Open(client);
        await Work();

        var row = await Server.Rows(db => db.Jobs.SingleAsync(j => j.Id == job));
        Assert.Equal((JobState.Claimed, anna), (row.State, row.TranslatorId));
        Assert.Equal(job, await Open(client));
    }

    [Fact]
    public async Task Each_person_has_their_own_and_cannot_reset_anothers()
    {
        using var anna = await Server.Program(await Server.NewPerson("Anna"));
        using var ben = await Server.Program(await Server.NewPerson("Ben"));

        var job = await Open(anna);
        Assert.NotEqual(job, await Open(ben));
        await Work();

        Assert.Equal(HttpStatusCode.NotFound, (await ben.PostAsync($"/api/v1/practice/{job}/reset", null)).StatusCode);
    }

    [Fact]
    public async Task Reset_it_is_as_at_the_beginning()
    {
        using var anna = await Server.Program(await Server.NewPerson("Anna"));
        var job = await Open(anna);
        await Work();
        var before = await Texts(job);
        var saved = await anna.PostAsJsonAsync($"/api/v1/jobs/{job}/editor/saves", new { place = Guid.NewGuid(), saves = new[] { new { ordinal = 1, version = 0, typed = "아무도 보지 못합니다.", state = "translated" } } });
        Assert.Equal("saved", (await saved.Content.ReadFromJsonAsync<JsonElement>()).GetProperty("results")[0].GetProperty("outcome").GetString());
        Assert.NotEqual(before, await Texts(job));

        Assert.Equal(HttpStatusCode.NoContent, (await anna.PostAsync($"/api/v1/practice/{job}/reset", null)).StatusCode);
        await Work();

        Assert.Equal(before, await Texts(job));
        Assert.Equal(JobState.Claimed, await Server.Rows(db => db.Jobs.Where(j => j.Id == job).Select(j => j.State).SingleAsync()));
    }

    [Fact]
    public async Task A_job_of_a_desk_is_never_reset()
    {
        var desk = await Server.NewDesk();
        using var eva = await Server.Program(await Server.NewPerson("Eva", desk, DeskRole.Editor));
        using var form = new MultipartFormDataContent { { new ByteArrayContent("One sentence."u8.ToArray()), "file", "a.txt" }, { new StringContent("en"), "from" }, { new StringContent("ko"), "to" } };
        var document = await (await eva.PostAsync($"/api/v1/desks/{desk}/documents", form)).Content.ReadFromJsonAsync<JsonElement>();
        await Work();

        Assert.Equal(HttpStatusCode.NotFound, (await eva.PostAsync($"/api/v1/practice/{document.GetProperty("jobs")[0].GetInt64()}/reset", null)).StatusCode);
    }

    static async Task<long> Open(HttpClient client) =>
        (await (await client.PostAsync("/api/v1/practice?to=ko", null)).EnsureSuccessStatusCode().Content.ReadFromJsonAsync<JsonElement>()).GetProperty("job").GetInt64();

    Task<string> Texts(long job) => Server.Rows(async db => string.Join('|', (await db.Targets.Where(t => t.JobId == job).OrderBy(t => t.Ordinal).ToListAsync()).Select(t => $"{t.Ordinal} {t.State} {t.Text.Text}")));
}
