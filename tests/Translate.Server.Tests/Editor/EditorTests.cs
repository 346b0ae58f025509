using System.Net.Http.Json;
using System.Text;
using System.Text.Json;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Translate.Core.Text;
using Translate.Server.Data;
using Translate.Server.Documents;

namespace Translate.Server.Tests.Editor;

/// <summary>Tests of the editor's API: a desk with an editor and two translators, and jobs that one of them holds.</summary>
public abstract class EditorTests : ServerTests
{
    protected long Desk { get; private set; }

    protected HttpClient Anna { get; private set; } = null!;

    protected HttpClient Ben { get; private set; } = null!;

    protected HttpClient Editor { get; private set; } = null!;

    /// <summary>Anna's id.</summary>
    protected long AnnaId { get; private set; }

    /// <summary>A job over a document, claimed by Anna.</summary>
    protected async Task<long> Claimed(string text, string name = "article.txt", string to = "ko")
    {
        var job = await Prepared(text, name, to);
        (await Anna.PostAsync($"/api/v1/jobs/{job}/claim", null)).EnsureSuccessStatusCode();
        return job;
    }

    /// <summary>A job over a document, that nobody has claimed.</summary>
    protected async Task<long> Prepared(string text, string name = "article.txt", string to = "ko")
    {
        if (Desk == 0)
        {
            Desk = await Server.NewDesk();
            Anna = await Server.Program(AnnaId = await Server.NewPerson("Anna", Desk));
            Ben = await Server.Program(await Server.NewPerson("Ben", Desk));
            Editor = await Server.Program(await Server.NewPerson("Eva", Desk, DeskRole.Editor));
        }

        await Server.Do(services => services.GetRequiredService<Intake>().Take(Desk, null, new(name, Encoding.UTF8.GetBytes(text), Locale.Parse("en"), [Locale.Parse(to)]), default));
        await Work();
        return await Server.Rows(db => db.Jobs.MaxAsync(j => j.Id));
    }

    protected static async Task<JsonElement> Get(HttpClient who, string address) => await who.GetFromJsonAsync<JsonElement>(address);

    protected static async Task<JsonElement> Post(HttpClient who, string address, object? body = null)
    {
        using var answer = await who.PostAsJsonAsync(address, body);
        Assert.True(answer.IsSuccessStatusCode, $"{(int)answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
        return await answer.Content.ReadFromJsonAsync<JsonElement>();
    }

    /// <summary>Saves texts, each as the version after the one given.</summary>
    protected static async Task<JsonElement[]> Save(HttpClient who, long job, params (int Ordinal, int Version, string Typed)[] saves) =>
        [.. (await Post(who, $"/api/v1/jobs/{job}/editor/saves", new { place = Guid.NewGuid(), saves = saves.Select(s => new { s.Ordinal, s.Version, s.Typed, state = "translated" }) })).GetProperty("results").EnumerateArray()];

    protected static async Task<JsonElement[]> Segments(HttpClient who, long job) => [.. (await Get(who, $"/api/v1/jobs/{job}/editor/segments")).GetProperty("segments").EnumerateArray()];
}
