using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Server.Background;
using Translate.Server.Data;

namespace Translate.Server.Tests.Delivery;

/// <summary>Tests of what leaves a desk: a translator, Mina, an editor, Theo, and a manager, and documents that they bring to their end.</summary>
public abstract class DeliveringTests : ServerTests
{
    /// <summary>The desk with its people, and programs that act for them.</summary>
    protected sealed record Team(long Desk, long MinaId, long TheoId, long BossId, HttpClient Mina, HttpClient Theo, HttpClient Boss);

    /// <summary>A new desk.</summary>
    protected async Task<Team> NewTeam()
    {
        var desk = await Server.NewDesk("Harbour");
        var (mina, theo, boss) = (await Server.NewPerson("Mina", desk), await Server.NewPerson("Theo", desk, DeskRole.Editor), await Server.NewPerson("Boss", desk, DeskRole.Manager));
        return new(desk, mina, theo, boss, await Server.Program(mina), await Server.Program(theo), await Server.Program(boss));
    }

    /// <summary>Hands a document in, and has it read.</summary>
    protected async Task<(long Document, long Job)> TakeIn(Team team, string text, string name, params string[] to)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(Encoding.UTF8.GetBytes(text)), "file", name }, { new StringContent("en"), "from" } };
        foreach (var locale in to.DefaultIfEmpty("ko")) form.Add(new StringContent(locale), "to");
        var document = await Json(team.Theo.PostAsync("/api/v1/desks/" + team.Desk + "/documents", form));
        await Work();
        return (document.GetProperty("id").GetInt64(), document.GetProperty("jobs")[0].GetInt64());
    }

    /// <summary>Has Mina translate all segments of a job, as they are typed.</summary>
    protected static async Task Translate(Team team, long job, params string[] typed)
    {
        await Ok(team.Mina.PostAsync($"/api/v1/jobs/{job}/claim", null));
        foreach (var (i, text) in typed.Index()) await Ok(team.Mina.PutAsJsonAsync($"/api/v1/jobs/{job}/segments/{i}", new { version = 0, typed = text }));
    }

    /// <summary>Has Mina hand a job in and Theo approve it.</summary>
    protected static async Task Approve(Team team, long job)
    {
        await Ok(team.Mina.PostAsync($"/api/v1/jobs/{job}/submit", null));
        await Ok(team.Theo.PostAsJsonAsync($"/api/v1/jobs/{job}/approve", new { }));
    }

    /// <summary>A document in one locale, delivered.</summary>
    protected async Task<(long Document, long Job)> Deliver(Team team, string text, string name, params string[] typed)
    {
        var made = await TakeIn(team, text, name);
        await Translate(team, made.Job, typed);
        await Approve(team, made.Job);
        await Work();
        return made;
    }

    /// <summary>Does one batch of a kind that is due.</summary>
    protected async Task<long> Do(BatchKind kind)
    {
        var id = await Server.Rows(db => db.Batches.Where(b => b.Kind == kind && b.State == BatchState.Due).OrderBy(b => b.Id).Select(b => b.Id).FirstAsync());
        await Server.Do(async services =>
        {
            await services.GetRequiredService<BatchJob>().Run(id, default);
            return true;
        });
        return id;
    }

    /// <summary>What the API answers, which must not be an error.</summary>
    protected static async Task<JsonElement> Json(Task<HttpResponseMessage> sent)
    {
        var text = await Ok(sent);
        return text.Length == 0 ? default : JsonSerializer.Deserialize<JsonElement>(text);
    }

    protected static async Task<string> Ok(Task<HttpResponseMessage> sent)
    {
        using var answer = await sent;
        var text = await answer.Content.ReadAsStringAsync();
        Assert.True(answer.IsSuccessStatusCode, $"{answer.RequestMessage!.RequestUri}: {(int)answer.StatusCode} {text}");
        return text;
    }

    /// <summary>A file that the API gives.</summary>
    protected static async Task<(string Name, byte[] Bytes)> File(HttpClient who, string path)
    {
        using var answer = await who.GetAsync(path);
        Assert.True(answer.IsSuccessStatusCode, $"{path}: {(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return (answer.Content.Headers.ContentDisposition!.FileName!.Trim('"'), await answer.Content.ReadAsByteArrayAsync());
    }

    /// <summary>Uploads a file to an address.</summary>
    protected static async Task<HttpResponseMessage> Upload(HttpClient who, string path, string name, byte[] bytes)
    {
        using var form = new MultipartFormDataContent { { new ByteArrayContent(bytes), "file", name } };
        return await who.PostAsync(path, form);
    }
}
