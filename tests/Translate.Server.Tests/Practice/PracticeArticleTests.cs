using System.Net;
using System.Net.Http.Json;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Server.Data;
using Translate.Server.Jobs;

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
    public async Task To_others_who_practise_it_does_not_exist_and_their_names_are_not_shown()
    {
        var (annaId, benId) = (await Server.NewPerson("Anna"), await Server.NewPerson("Ben"));
        using var anna = await Server.Program(annaId);
        using var ben = await Server.Program(benId);
        using var op = await Server.Program(await Server.NewPerson("Olga", isOperator: true));
        var job = await Open(anna);
        await Open(ben);
        await Work();
        var row = await Server.Rows(db => db.Jobs.AsNoTracking().SingleAsync(j => j.Id == job));

        foreach (var path in new[] { $"jobs/{job}", $"jobs/{job}/editor", $"documents/{row.DocumentId}" })
        {
            Assert.Equal((path, HttpStatusCode.OK), (path, (await anna.GetAsync($"/api/v1/{path}")).StatusCode));
            Assert.Equal((path, HttpStatusCode.NotFound), (path, (await ben.GetAsync($"/api/v1/{path}")).StatusCode));
            Assert.Equal((path, HttpStatusCode.OK), (path, (await op.GetAsync($"/api/v1/{path}")).StatusCode));
        }

        Assert.Equal(HttpStatusCode.NotFound, (await anna.GetAsync($"/api/v1/desks/{row.DeskId}/jobs")).StatusCode);
        Assert.Equal(HttpStatusCode.OK, (await op.GetAsync($"/api/v1/desks/{row.DeskId}/jobs")).StatusCode);

        var view = await anna.GetFromJsonAsync<JsonElement>($"/api/v1/jobs/{job}/editor");
        Assert.Equal([annaId], view.GetProperty("people").EnumerateArray().Select(p => p.GetProperty("id").GetInt64()));
        Assert.Equal(0, view.GetProperty("reviewers").GetArrayLength());
        (await anna.PostAsJsonAsync($"/api/v1/jobs/{job}/segments/1/comments", new { text = "What does @Ben say?" })).EnsureSuccessStatusCode();
        Assert.False(await Server.Rows(db => db.Notices.AnyAsync(n => n.PersonId == benId)));

        (await anna.PostAsync($"/api/v1/jobs/{job}/release", null)).EnsureSuccessStatusCode();
        foreach (var who in new[] { annaId, benId })
            Assert.Equal(0, (await Server.Do(services => services.GetRequiredService<AvailableJobs>().Read(who, new(AvailableFilter.AllPairs), 0, default))).All);
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
